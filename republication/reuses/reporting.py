"""We are told of a copy: stored before anything else, and whoever tells us twice tells us once."""

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.models import ModelLogEntry

from newsroom.models import Article
from republication.models import Republisher, Reuse
from republication.models.reuse import How, Kind, State
from republication.reuses import addresses, letters
from republication.signals import reuse_reported

SET_STATE = "republication.set_reuse_state"  # in the site's history: an editor decided
# What a later message fills in where an earlier one said nothing.
_FACTS = ("outlet", "headline", "language", "published_on", "note")


@dataclass(frozen=True)
class Told:
    """What somebody says of a copy. Only the address must be known."""

    url: str
    outlet: str = ""
    headline: str = ""
    language: str = ""
    published_on: date | None = None
    note: str = ""
    contact_name: str = ""
    contact_email: str = ""
    may_contact: bool = False


@transaction.atomic
def report(
    *,
    article: Article,
    told: Told,
    how: str,
    kind: str = Kind.COPY,
    republisher: Republisher | None = None,
    is_spam: bool = False,
    thank_in: str = "",
) -> tuple[Reuse, bool]:
    """The reuse, and whether we had not heard of it before.

    A page that we know already keeps what we know: gaps are filled, nothing is written over, and a
    contact is replaced only by one who agreed to hear of corrections where the first did not. So a
    stranger can add to what an outlet told us and take nothing from it. ``thank_in`` is the
    language of the thank-you to a new contact; empty for none. What looks like spam is kept in the
    state that says so, and nothing follows from it.

    Raises :class:`republication.reuses.addresses.NotAnAddress`.
    """
    url = addresses.normalised(told.url)
    at_home = Republisher.objects.at(url).first()
    owner = republisher or at_home
    reuse, is_new = _found_or_made(article, url, told, how, kind, owner, is_spam)
    if is_spam or (reuse.state == State.SPAM and _was_judged(reuse)):
        return reuse, is_new
    has_new_contact = is_new and bool(told.contact_email)
    if not is_new:
        # What a person told us of a copy is shown to no outlet that only says that it is its own.
        was_told = reuse.note or reuse.outlet or reuse.contact_email
        has_new_contact = _added_to(reuse, told, how, kind, at_home if was_told else owner)
    reuse_reported.send(sender=Reuse, reuse=reuse, is_new=is_new)
    if has_new_contact and thank_in:
        letters.thank(reuse, thank_in)
    return reuse, is_new


def _found_or_made(article, url, told, how, kind, republisher, is_spam) -> tuple[Reuse, bool]:
    known = Reuse.objects.select_for_update(of=("self",)).filter(
        article=article, fingerprint=addresses.fingerprint(url)
    )
    reuse = known.first()
    if reuse:
        return reuse, False
    try:
        with transaction.atomic():
            made = Reuse.objects.create(
                article=article,
                url=url,
                kind=kind,
                how=how,
                republisher=republisher,
                state=State.SPAM if is_spam else State.REPORTED,
                contact_name=told.contact_name,
                contact_email=told.contact_email,
                may_contact=told.may_contact and bool(told.contact_email),
                **{fact: getattr(told, fact) for fact in _FACTS},
            )
        return made, True
    except IntegrityError:  # somebody told us at the same moment
        reuse = known.first()
        if reuse is None:
            raise
        return reuse, False


def _added_to(reuse: Reuse, told: Told, how: str, kind: str, republisher) -> bool:
    """Fill the gaps of what we know; whether that gave it a new contact.

    What only the trap for programs took for spam knows nothing: anybody could have put it there.
    """
    if reuse.state == State.SPAM:
        reuse.state, reuse.how, reuse.reported_at = State.REPORTED, how, timezone.now()
        for name in (*_FACTS, "contact_name", "contact_email", "may_contact", "contact_until"):
            setattr(reuse, name, Reuse._meta.get_field(name).get_default())
    for fact in _FACTS:
        if not getattr(reuse, fact):
            setattr(reuse, fact, getattr(told, fact))
    if reuse.republisher_id is None:
        reuse.republisher = republisher
    if kind == Kind.COPY and how != How.WEBMENTION:
        reuse.kind = Kind.COPY  # who published it knows better than what was seen there
    if reuse.state == State.GONE:
        reuse.state, reuse.gone_at = State.REPORTED, None
    has_new_contact = _takes_contact(reuse, told)
    if has_new_contact:
        reuse.contact_name, reuse.contact_email = told.contact_name, told.contact_email
        reuse.may_contact = told.may_contact
        reuse.contact_until = max(
            timezone.localdate() + reuse.contact_is_kept_for, reuse.contact_until or date.min
        )
    reuse.save()
    return has_new_contact


def _was_judged(reuse: Reuse) -> bool:
    """Whether an editor said what it is."""
    return ModelLogEntry.objects.for_instance(reuse).filter(action=SET_STATE).exists()


def _takes_contact(reuse: Reuse, told: Told) -> bool:
    if not told.contact_email:
        return False
    if not reuse.contact_email:
        return True
    return told.may_contact and not reuse.may_contact
