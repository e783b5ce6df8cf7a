"""What is looked at before a record goes out: what keeps it back, and what is worth a look.

What keeps a record back is what would make it no record: that nobody is quoted, that an event
names no substance, that a record called verified leaves open why one source was believed and not
another. All else is said and left to the editor, because sources are often silent and a true
record of little is better than none.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from commons import languages
from seizures import place_checks
from seizures.sources import occurs_in
from seizures.vocabularies import ClaimAbout, Kind, Role, Status

A_LOT_KG = 100_000


@dataclass(frozen=True)
class Finding:
    """One thing, in words. ``part``: the part of the record it is about, by its name in the model.

    ``blocks``: whether it keeps the record from going out.
    """

    words: str
    part: str
    blocks: bool = False

    @property
    def anchor(self) -> str:
        """Where in the desk's form that part is."""
        return f"id_{self.part}" if self.part == "occurred" else f"id_{self.part}-FORMS"


@dataclass(frozen=True)
class Disagreement:
    """Claims about one subject, of which not all are relied on; and whether the reason is said."""

    about: str
    claims: tuple

    @property
    def label(self) -> str:
        return str(ClaimAbout(self.about).label)

    @property
    def has_one_chosen(self) -> bool:
        return any(claim.chosen for claim in self.claims)

    @property
    def has_reason(self) -> bool:
        return any(claim.reason.strip() for claim in self.claims)


@dataclass(frozen=True)
class Report:
    findings: tuple[Finding, ...]

    @property
    def blocking(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.blocks]

    @property
    def worth_a_look(self) -> list[Finding]:
        return [finding for finding in self.findings if not finding.blocks]


def report(seizure) -> Report:
    """Look at a record as it is in hand: a draft, a revision, or what was just typed."""
    looked = (_claims, _disagreements, _substances, _dates, _places, _wordings)
    return Report(tuple(finding for look in looked for finding in look(seizure)))


def disagreements(seizure) -> list[Disagreement]:
    """The subjects on which sources disagree: not every claim about them is relied on."""
    by_subject = defaultdict(list)
    for claim in seizure.claims.all():
        by_subject[claim.about].append(claim)
    return [
        Disagreement(about, tuple(claims))
        for about, claims in by_subject.items()
        if any(not claim.chosen for claim in claims)
    ]


def _claims(seizure) -> Iterator[Finding]:
    claims = list(seizure.claims.all())
    if not claims:
        yield Finding(
            _("No source is quoted. A record rests on at least one claim."), "claims", blocks=True
        )
        return
    if not any(claim.chosen for claim in claims):
        yield Finding(
            _("The record relies on none of its claims."),
            "claims",
            blocks=seizure.status == Status.VERIFIED,
        )
    for number, claim in enumerate(claims, start=1):
        named = {"number": number, "source": claim.source_name}
        figure = claim.figure_as_written
        if figure.strip() and not occurs_in(figure, claim.quote):
            yield Finding(
                _("Claim %(number)d (%(source)s): the figure as written is not in the quote.")
                % named,
                "claims",
            )
        if claim.url and not claim.archived_url:
            yield Finding(
                _("Claim %(number)d (%(source)s): the link has no archived copy.") % named, "claims"
            )
        if not claim.url and not claim.archived_url:
            yield Finding(
                _("Claim %(number)d (%(source)s): no link that a reader could follow.") % named,
                "claims",
            )


def _disagreements(seizure) -> Iterator[Finding]:
    verified = seizure.status == Status.VERIFIED
    for disagreement in disagreements(seizure):
        subject = {"about": disagreement.label}
        if not disagreement.has_one_chosen and len(disagreement.claims) > 1:
            yield Finding(
                _("Sources disagree (%(about)s) and none is relied on.") % subject,
                "claims",
                blocks=verified,
            )
        elif not disagreement.has_reason:
            yield Finding(
                _("Sources disagree (%(about)s): say why one is relied on and another is not.")
                % subject,
                "claims",
                blocks=verified,
            )


def _substances(seizure) -> Iterator[Finding]:
    lines = list(seizure.substances.all())
    if not lines and seizure.kind == Kind.EVENT:
        yield Finding(
            _("No substance is named. If no source names it, choose “other substance”."),
            "substances",
            blocks=True,
        )
    if seizure.kind == Kind.AGGREGATE and not any(line.is_known for line in lines):
        yield Finding(
            _("An aggregate claim is a figure, and none is given."), "substances", blocks=True
        )
    said = [f"{claim.quote} {claim.figure_as_written}" for claim in seizure.claims.all()]
    for line in lines:
        words = {"words": line.as_written}
        if line.as_written.strip() and not any(occurs_in(line.as_written, text) for text in said):
            yield Finding(
                _("“%(words)s” stands in no quote. Quote the source that says it.") % words,
                "substances",
            )
        if (line.kg_low or line.kg_high or 0) > A_LOT_KG:
            yield Finding(
                _("“%(words)s” is over a hundred tonnes. Compare number and unit with the source.")
                % words,
                "substances",
            )


def _dates(seizure) -> Iterator[Finding]:
    if not (seizure.occurred or seizure.announced):
        yield Finding(_("Neither when it happened nor when it was made known is said."), "occurred")
    today = timezone.localdate()
    for earliest in (seizure.occurred_earliest, seizure.announced_earliest):
        if earliest and earliest > today:
            yield Finding(
                _("%(day)s is in the future.") % {"day": earliest.isoformat()},
                "occurred",
                blocks=True,
            )
    happened, announced = seizure.occurred_earliest, seizure.announced_latest
    if happened and announced and announced < happened:
        yield Finding(_("It was announced before it happened."), "occurred")


def _places(seizure) -> Iterator[Finding]:
    places = list(seizure.places.all())
    if not any(place.country for place in places):
        yield Finding(_("No place with a country: lists and maps cannot show it."), "places")
    elif seizure.kind == Kind.EVENT and not any(place.role == Role.SEIZED for place in places):
        yield Finding(_("Where it was seized is not said."), "places")
    for place in places:
        for words in place_checks.disagreements(
            country=place.country,
            locode=place.locode,
            latitude=place.latitude,
            longitude=place.longitude,
            precision=place.precision,
        ):
            yield Finding(f"{place.in_words}: {words}", "places")


def _wordings(seizure) -> Iterator[Finding]:
    worded = {wording.language for wording in seizure.wordings.all()}
    if not worded:
        yield Finding(
            _("Nobody has worded it: readers get a title made from its fields."), "wordings"
        )
        return
    for code, name in languages.published():
        if code not in worded:
            yield Finding(
                _("No wording in %(language)s: its readers get the other one.")
                % {"language": str(name)},
                "wordings",
            )
