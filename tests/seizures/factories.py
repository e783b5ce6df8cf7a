"""Records for tests: only what matters is named."""

import itertools

from seizures.models import (
    Claim,
    Seizure,
    SeizureAgency,
    SeizurePlace,
    SubstanceLine,
    Wording,
)

_numbers = itertools.count(1)


def make_seizure(
    *,
    title: str | None = None,
    title_es: str = "",
    quantity: str | None = "100 kg",
    substance: str = "cocaine",
    form: str = "",
    country: str = "PE",
    place: str = "Port of Callao",
    destination: str = "",
    cover_load: str = "",
    claims: tuple[Claim, ...] | None = None,
    agency: str = "",
    **fields,
) -> Seizure:
    """A published record; ``live=False`` makes a draft. ``quantity=None`` is no substance line."""
    fields = {"status": "verified", "occurred": "2022-06-11", **fields}
    seizure = Seizure(**fields)
    seizure.wordings = [
        Wording(language="en", title=title or f"Seizure {next(_numbers)}", cover_load=cover_load)
    ]
    if title_es:
        seizure.wordings.add(Wording(language="es", title=title_es))
    if quantity is not None:
        seizure.substances = [SubstanceLine(substance=substance, form=form, as_written=quantity)]
    places = [SeizurePlace(role="seized", name=place, country=country)] if place else []
    if destination:
        places.append(SeizurePlace(role="destination", country=destination))
    seizure.places = places
    seizure.agencies = [SeizureAgency(name=agency)] if agency else []
    seizure.claims = list(
        claims
        if claims is not None
        else (Claim(quote="so it was", source_name="Ministry", url="https://ministry.example/1"),)
    )
    seizure.full_clean(exclude=["public_id"])
    seizure.save()
    return seizure
