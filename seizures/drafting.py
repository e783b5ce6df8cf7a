"""A draft record from a find: the sentence is its claim, and each field rests on its words."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import override

from seizures.models import Claim, Seizure, SeizureAgency, SeizurePlace, SubstanceLine, Wording
from seizures.suggestions import Find, FoundLine, FoundPlace
from seizures.vocabularies import AgencyRole, ClaimAbout

_UNKNOWN = "unknown"


@dataclass(frozen=True)
class Source:
    """Where a sentence stands: who published it, in which language, on which day (EDTF)."""

    name: str
    language: str
    url: str = ""
    published: str = ""


@transaction.atomic
def draft_from(find: Find, *, source: Source, user) -> Seizure:
    """Save an unpublished, unverified record of what was read. Its editor looks at every field.

    Raises :class:`django.core.exceptions.ValidationError` when a part does not fit its field.
    """
    record = Seizure(
        live=False,
        kind=find.kind,
        occurred=find.occurred,
        announced=find.announced,
        mode=find.mode,
        concealment=find.concealment,
        container_number=find.container_number,
        imo_number=find.imo_number,
        arrests_low=find.arrests_low,
        arrests_high=find.arrests_low,
        value_amount=find.value_amount or None,
        value_currency=find.value_currency,
        value_kind=find.value_kind,
        value_claimed_by=find.source_name[:200] if find.value_amount else "",
    )
    record.substances = [substance_line(line) for line in find.substances]
    record.places = [_place(place) for place in find.places]
    record.agencies = (
        [SeizureAgency(name=find.agency[:160], role=AgencyRole.SEIZED)] if find.agency else []
    )
    record.claims = [claim_of(find, source=source)]
    record.wordings = [_wording(record, find, source.language)]
    record.full_clean(exclude=["public_id"])
    for part in (*record.substances.all(), *record.places.all(), *record.claims.all()):
        part.full_clean(exclude=["seizure"])
    record.save()
    record.save_revision(user=user)
    return record


@transaction.atomic
def add_claim(record: Seizure, find: Find, *, source: Source, user) -> Seizure:
    """Put the sentence among the claims of a draft of this record, once. Readers see no change."""
    draft = record.get_latest_revision_as_object()
    claim = claim_of(find, source=source)
    if not any(other.quote == claim.quote for other in draft.claims.all()):
        claim.full_clean(exclude=["seizure"])
        draft.claims.add(claim)
        draft.save_revision(user=user)
    return draft


def claim_of(find: Find, *, source: Source) -> Claim:
    """The sentence as a claim: by whom it names, else by who published it."""
    figures = [line.as_written or line.vague for line in find.substances]
    return Claim(
        about=ClaimAbout.WHOLE,
        quote=find.quote,
        quote_language=source.language,
        figure_as_written="; ".join(filter(None, figures))[:160],
        source_name=(find.source_name or source.name)[:200],
        publisher=source.name[:200],
        url=source.url,
        published=source.published,
    )


def substance_line(line: FoundLine) -> SubstanceLine:
    """The line with the words of the text. Words that count nothing are to be read as unknown."""
    return SubstanceLine(
        substance=line.substance,
        form=line.form,
        as_written=(line.as_written or line.vague)[:160],
        reading=_UNKNOWN if line.vague else line.reading,
    )


def _place(place: FoundPlace) -> SeizurePlace:
    return SeizurePlace(
        role=place.role,
        name=place.name[:120],
        country=place.country,
        subdivision=place.subdivision,
        locode=place.locode,
        latitude=place.latitude or None,
        longitude=place.longitude or None,
        precision=place.precision,
        site=place.site,
    )


def _wording(record: Seizure, find: Find, language: str) -> Wording:
    with override(language):
        return Wording(
            language=language, title=record.title[:160], cover_load=find.cover_load[:120]
        )
