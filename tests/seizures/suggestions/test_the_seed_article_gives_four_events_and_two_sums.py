"""The article that the project was conceived from, where a copy of it is at hand."""

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from seizures import suggestions

# Beside a checkout, or beside the folder of a worktree.
PLACES = [
    folder / "shared" / "seed" / "callao-port.txt"
    for folder in list(Path(settings.BASE_DIR).parents)[:2]
]
SEED = next((place for place in PLACES if place.is_file()), PLACES[0])


@pytest.mark.skipif(
    not SEED.is_file(),
    reason=f"the seed article is not at {SEED}: its sentences are not part of the project",
)
def test_four_events_and_two_aggregate_claims_and_nothing_else():
    paragraphs = SEED.read_text().split("\n\n")
    found = suggestions.read(paragraphs, language="en", published=date(2023, 1, 13))
    told = [
        (
            find.kind,
            find.substances[0].substance,
            find.substances[0].as_written,
            find.occurred or find.announced,
            find.cover_load,
            [(place.role, place.country, place.precision, place.site) for place in find.places],
        )
        for find in found
    ]
    assert told == [
        (
            "event",
            "cocaine",
            "some three tons",
            "2023-01-07",
            "",
            [("seized", "PE", "region", "house")],
        ),
        ("event", "cocaine", "", "2022-12", "", [("seized", "PE", "city", "container")]),
        (
            "event",
            "cocaine",
            "around 100 kilograms",
            "2022-11",
            "scrap metal",
            [("destination", "CL", "country", "")],
        ),
        (
            "event",
            "cocaine",
            "2.2 tons",
            "2022-06",
            "cans of asparagus",
            [("destination", "NL", "city", "")],
        ),
        (
            "aggregate",
            "cocaine-and-base",
            "over eight tons",
            "2021",
            "",
            [("seized", "PE", "city", "")],
        ),
        (
            "aggregate",
            "cocaine",
            "over 15 tons",
            "2017/..",
            "",
            [("seized", "PE", "facility", "port")],
        ),
    ]
    assert found[0].announced == "2023-01-07"
    assert found[0].substances[0].form == "hydrochloride"
