"""A source and a target come in: what is no request is refused, the rest is read later."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from commons.addresses import is_ours
from republication.models import Webmention
from republication.models.webmention import MentionState, pair_of
from republication.reuses.addresses import NotAnAddress, host_of, normalised, spelled
from republication.webmention.targets import target_at

MOST_WAITING_OF_A_SITE = 60


class Refused(Exception):
    """No Webmention that we take. ``str()`` says why."""


class TooMany(Exception):
    """One site has more waiting than we read in a while. ``str()`` says so."""


def receive(source: str, target: str) -> Webmention:
    """Keep a Webmention to be read soon. Raises :class:`Refused` or :class:`TooMany`.

    The same pair again asks us to look again: an update, or a deletion (section 3.2.4).
    """
    source = _address(source, "source")
    target = _address(target, "target")
    if normalised(source) == normalised(target):
        raise Refused(_("“source” and “target” are the same page."))
    about = target_at(target)
    if about is None:
        raise Refused(_("“target” is no page of ours that takes Webmentions."))
    if is_ours(source):
        raise Refused(_("“source” is a page of ours: we know what it says."))
    host = host_of(source)
    with transaction.atomic():
        pair = pair_of(source, target)
        known = Webmention.objects.select_for_update(of=("self",)).filter(pair=pair).first()
        if known is None:
            _refuse_too_many(host)
            known, _is_new = Webmention.objects.get_or_create(
                pair=pair,
                defaults={
                    "source": source,
                    "target": target,
                    "article": about.article,
                    "seizure": about.seizure,
                },
            )
        elif known.state != MentionState.WAITING:
            _refuse_too_many(host)
            known.state, known.attempts = MentionState.WAITING, 0
            known.due_at = timezone.now()
            known.article, known.seizure = about.article, about.seizure
            known.save()
    return known


def _address(written: str, name: str) -> str:
    if not written:
        raise Refused(_("“%(name)s” is missing.") % {"name": name})
    try:
        return spelled(written)
    except NotAnAddress as error:
        raise Refused(
            _("“%(name)s” is no http or https address of a page.") % {"name": name}
        ) from error


def _refuse_too_many(host: str) -> None:
    waiting = Webmention.objects.filter(host=host, state=MentionState.WAITING)
    if waiting.count() >= MOST_WAITING_OF_A_SITE:
        raise TooMany(
            _("%(host)s has %(number)d Webmentions waiting to be read. Send more later.")
            % {"host": host, "number": MOST_WAITING_OF_A_SITE}
        )
