"""What the database adds up equals the pure rules to the last digit, for any records."""

import random
from collections import defaultdict
from datetime import date
from decimal import Decimal
from urllib.parse import parse_qsl, urlencode

import pytest
from django.http import QueryDict

from seizures import dates
from seizures.lists import listing
from seizures.lists.filters import SeizureFilter
from seizures.models import Seizure, SeizurePlace, SubstanceLine
from seizures.totals import total

pytestmark = pytest.mark.django_db

SUBSTANCES = ("cocaine", "heroin", "cocaine-and-base")
FORMS = ("", "base", "paste")
DATES = ("2022-06-11", "2022-06", "2022", "2021/2022", "2017/..", "")
ROUTES = (("PE", "NL"), ("PE", ""), ("", "NL"), ("CL", "ES"), ("", ""))


def _amounts(chance: random.Random) -> dict:
    """Masses of any size and sharpness, open ends, what is no mass, and nothing known."""
    digits = Decimal(chance.randrange(10 ** chance.randint(1, 14))).scaleb(-8)
    more = digits + Decimal(chance.randrange(10**9)).scaleb(-8)
    return chance.choice(
        [
            {"kg_low": digits, "kg_high": digits},
            {"kg_low": digits, "kg_high": more},
            {"kg_low": digits},
            {"kg_high": more},
            {"unit": "plant", "low": Decimal(40), "high": Decimal(40)},
            {"unit": "tablet", "high": Decimal(7)},
            {},
        ]
    )


@pytest.fixture
def records():
    """Some hundred records with whatever records can have, put in as an import does."""
    chance = random.Random(20261125)  # noqa: S311 - no secret
    for number in range(120):
        occurred = chance.choice(DATES)
        dated = dates.parse(occurred) if occurred else None
        seizure = Seizure(
            public_id=f"SZ-2022-{number:05d}",
            kind=chance.choice(["event"] * 4 + ["roll-up", "aggregate"]),
            status=chance.choice(["verified", "unverified", "disputed", "retracted"]),
            occurred=occurred,
            occurred_earliest=dated and dated.earliest,
            occurred_latest=dated and dated.latest,
            filed_under=(dated and dated.earliest) or date(2023, 1, 7),
            mode=chance.choice(["", "air", "road"]),
            concealment=chance.choice(["", "in-load"]),
            live=number % 20 != 0,
        )
        Seizure.objects.bulk_create([seizure])
        start, end = chance.choice(ROUTES)
        places = [("seized", chance.choice(["PE", "EC", "NL", ""])), ("departure", start)]
        places += [
            ("origin", chance.choice(["BO", "", ""])),
            ("transit", chance.choice(["PA", ""])),
        ]
        SeizurePlace.objects.bulk_create(
            SeizurePlace(seizure=seizure, role=role, country=country, name="Callao")
            for role, country in [*places, ("destination", end)]
            if country
        )
        SubstanceLine.objects.bulk_create(
            SubstanceLine(
                seizure=seizure,
                substance=chance.choice(SUBSTANCES),
                form=chance.choice(FORMS),
                **_amounts(chance),
            )
            for _line in range(chance.choice([0, 1, 1, 1, 2, 3]))
        )
    listing.rewrite(Seizure.objects.values_list("pk", flat=True))


def filters(asked: str) -> SeizureFilter:
    found = SeizureFilter(QueryDict(asked), Seizure.objects.listed())
    assert found.is_valid(), found.errors
    return found


ASKED = [
    "",
    "substance=cocaine",
    "substance=cocaine&substance=heroin&form=base&form=unknown",
    "occurred_from=2022-06-01&occurred_to=2022-06-30",
    "occurred_from=2022-06-01&form=paste&kg_min=0.5",
    "kg_min=0.5&kg_max=3000&mode=air",
    "quantity=unknown",
    "place=Callao&country=PE&kind=event",
    "q=callao&departure=unknown",
]


def test_totals_by_substance(records):
    for asked in ASKED:
        found = filters(asked)
        expected = found.qs.totals_by_substance(found.line_conditions)
        assert expected, f"a question that finds nothing shows nothing: {asked}"
        assert found.totals == expected, asked
        assert found.number_found == found.qs.count(), asked


def test_every_facet_says_what_choosing_its_value_finds(records):
    for asked in ASKED:
        for facet in filters(asked).facets:
            kept = [(n, v) for n, v in parse_qsl(asked) if n != facet.name]
            for value in facet.values:
                chosen = urlencode([*kept, (facet.name, value.value)])
                assert filters(chosen).number_found == value.number, chosen


def _keys(seizure: Seizure, dimension: str) -> set:
    """What a record stands under, told from its rows."""
    places = defaultdict(set)
    for place in seizure.places.all():
        places[place.role].add(place.country)
    if dimension == "month":
        first, last = seizure.occurred_earliest, seizure.occurred_latest
        same = first and last and (first.year, first.month) == (last.year, last.month)
        return {f"{first:%Y-%m}" if same else ""}
    if dimension == "country":
        return places["seized"] or {""}
    if dimension == "route":
        return {
            (start, end)
            for start in _starts(places) or {""}
            for end in places["destination"] or {""}
        }
    if dimension == "place":
        country = next(iter(places["seized"]), "")
        return {f"Callao, {country}" if country else ""}
    return {getattr(seizure, dimension)}


def _starts(places) -> set:
    if left := (places["departure"] or places["origin"]) - {""}:
        return left
    elsewhere = (places["destination"] | places["transit"]) - places["seized"] - {""}
    return places["seized"] - places["destination"] - {""} if elsewhere else set()


@pytest.mark.parametrize("asked", ["substance=cocaine", "substance=cocaine&kg_min=0.5"])
def test_totals_by_dimension(records, asked):
    found = filters(asked)
    countables = {c.identifier: c for c in found.qs.countables(found.line_conditions)}
    for dimension in ("month", "country", "route", "place", "mode", "status"):
        expected = defaultdict(list)
        for seizure in found.qs.prefetch_related("places"):
            for key in _keys(seizure, dimension):
                expected[key].append(countables[seizure.public_id])
        assert found.totals_by(dimension) == {key: total(some) for key, some in expected.items()}


def test_totals_by_form_have_the_lines_of_that_form_only(records):
    of_base = filters("substance=cocaine&form=base").totals["cocaine"]
    assert filters("substance=cocaine").totals_by("form")["base"] == of_base


def test_masses_beyond_what_64_bits_could_hold_in_one():
    heaviest = Decimal("900000000000.125")
    seizure = Seizure(occurred="2022", status="verified")
    seizure.save()
    line = {"seizure_id": seizure.pk, "substance": "cocaine", "kg_low": heaviest}
    SubstanceLine.objects.bulk_create(SubstanceLine(**line, kg_high=heaviest) for _ in range(12))
    listing.rewrite([seizure.pk])
    read = SubstanceLine.objects.values_list("kg_high", flat=True)
    assert filters("").totals["cocaine"].kg_high == sum(read)


def test_sums_do_not_depend_on_the_order_of_lines(records):
    before = filters("").totals
    seizure = Seizure.objects.listed().filter(substances__isnull=False).first()
    seizure.substances.model.objects.filter(seizure=seizure).update(sort_order=7)
    listing.rewrite([seizure.pk])
    assert filters("").totals == before


def test_a_changed_record_moves_the_totals_that_were_kept(records):
    before = filters("substance=heroin").totals["heroin"]
    record = Seizure.objects.listed().filter(kind="event").first()
    SubstanceLine.objects.bulk_create(
        [SubstanceLine(seizure=record, substance="heroin", kg_low=5, kg_high=5)]
    )
    listing.rewrite([record.pk])
    after = filters("substance=heroin").totals["heroin"]
    assert after.kg_high == before.kg_high + 5
