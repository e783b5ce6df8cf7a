"""The story the project was conceived from, entered as an editor would: facts from InSight Crime.

Four events and two aggregate claims, in the sources' words.
"""

from seizures.models import Claim, SeizurePlace
from tests.seizures.factories import make_seizure


def _said(quote: str, **fields) -> Claim:
    return Claim(
        quote=quote, source_name="InSight Crime", url="https://insightcrime.org/", **fields
    )


def enter() -> dict:
    """The six records by a short name."""
    return {
        "house": make_seizure(
            title="Cocaine in a house near the port",
            title_es="Cocaína en una casa cerca del puerto",
            quantity="some three tons",
            form="hydrochloride",
            place="Callao",
            occurred="",
            announced="2023-01-07",
            agency="Policía Nacional del Perú",
            arrests_low=4,
            arrests_high=4,
            claims=(_said("some three tons of cocaine hydrochloride", about="quantity"),),
        ),
        "coffee": make_seizure(
            title="Cocaine in a coffee container",
            quantity="",
            occurred="2022-12",
            cover_load="coffee",
            mode="sea-container",
        ),
        "scrap": _leaving_for_chile(
            make_seizure(
                title="Cocaine in scrap metal",
                quantity="around 100 kilograms",
                occurred="2022-11~",
                place="",
                cover_load="scrap metal",
                mode="sea-container",
                concealment="in-load",
            )
        ),
        "asparagus": make_seizure(
            title="Cocaine in cans of asparagus",
            title_es="Cocaína en latas de espárragos",
            quantity="2.2 tons",
            occurred="2022-06-11",
            destination="NL",
            cover_load="cans of asparagus",
            mode="sea-container",
            concealment="in-load",
            claims=(
                _said("2.2 tons of cocaine hidden in cans of asparagus", about="quantity"),
                Claim(
                    about="quantity",
                    quote="2,2 tonnes de cocaïne",
                    quote_language="fr",
                    source_name="Belga",
                    archived_url="https://archive.example/belga",
                    chosen=False,
                    reason="Metric by its language.",
                ),
            ),
        ),
        "year": make_seizure(
            title="Over eight tons in 2021",
            kind="aggregate",
            quantity="over eight tons",
            substance="cocaine-and-base",
            occurred="2021",
        ),
        "programme": make_seizure(
            title="Over 15 tons since 2017",
            kind="aggregate",
            quantity="over 15 tons",
            occurred="2017/..",
        ),
    }


def _leaving_for_chile(seizure):
    seizure.places = [
        SeizurePlace(role="departure", name="Port of Callao", country="PE", site="port"),
        SeizurePlace(role="destination", country="CL", precision="country"),
    ]
    seizure.save()
    return seizure
