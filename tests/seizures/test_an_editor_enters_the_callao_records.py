"""The four events and two aggregate claims of one article, entered in the desk's form, added up by
hand.

Facts and figures are InSight Crime's; the words here are ours.
"""

from decimal import Decimal

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from commons import roles
from seizures.models import Seizure
from tests.newsroom.people import signed_in

pytestmark = pytest.mark.django_db
ADD = "wagtailsnippets_seizures_seizure:add"
CALLAO = {
    "role": "seized",
    "name": "Port of Callao",
    "country": "PE",
    "locode": "PECLL",
    "site": "port",
    "precision": "facility",
}


def said(figure: str, about: str = "quantity", **fields) -> dict:
    return {
        "quote": f"the report puts it at {figure}" if figure else "the report gives no quantity",
        "figure_as_written": figure,
        "quote_language": "en",
        "about": about,
        "source_name": "InSight Crime",
        "url": "https://insightcrime.org/",
        "chosen": "on",
        **fields,
    }


def enter(editor, title, *, claims, line, places=(CALLAO,), cover_load="", agencies=(), **fields):
    wording = {"language": "en", "title": title, "cover_load": cover_load}
    sent = nested_form_data(
        {
            "kind": "event",
            "status": "unverified",
            "claims": inline_formset(list(claims)),
            "substances": inline_formset([line]),
            "places": inline_formset(list(places)),
            "agencies": inline_formset(list(agencies)),
            "wordings": inline_formset([wording]),
            "action-publish": "Publish",
            **fields,
        }
    )
    response = editor.post(reverse(ADD), sent)
    assert response.status_code == 302, response.context["form"].errors
    record = Seizure.objects.latest("pk")
    assert record.live, title
    return record


@pytest.fixture
def entered() -> dict[str, Seizure]:
    editor = signed_in(roles.DATABASE_EDITOR)
    house = enter(
        editor,
        "Cocaine in a house just outside Callao",
        claims=[said("some three tons of cocaine hydrochloride")],
        line={
            "substance": "cocaine",
            "form": "hydrochloride",
            "as_written": "some three tons of cocaine hydrochloride",
        },
        places=[{**CALLAO, "name": "a house near Callao", "site": "house", "precision": "city"}],
        agencies=[{"name": "Ministry of the Interior", "role": "announced"}],
        announced="2023-01-07",
    )
    coffee = enter(
        editor,
        "Cocaine in a container of a coffee producer",
        claims=[said("", about="whole")],
        line={"substance": "cocaine", "as_written": ""},
        cover_load="coffee",
        occurred="2022-12",
        mode="sea-container",
    )
    scrap = enter(
        editor,
        "Cocaine in scrap metal for Chile",
        claims=[said("around 100 kg")],
        line={"substance": "cocaine", "as_written": "around 100 kg"},
        places=[
            {**CALLAO, "role": "departure"},
            {"role": "destination", "country": "CL", "precision": "country"},
        ],
        cover_load="scrap metal",
        occurred="2022-11",
        concealment="in-load",
    )
    asparagus = enter(
        editor,
        "Cocaine in cans of asparagus for Rotterdam",
        claims=[
            said("2.2 tons", reason="The wider reading holds the other."),
            said("2,2 tonnes", quote_language="fr", source_name="Belga", chosen=""),
        ],
        line={"substance": "cocaine", "as_written": "2.2 tons"},
        places=[
            CALLAO,
            {
                "role": "destination",
                "name": "Rotterdam",
                "country": "NL",
                "locode": "NLRTM",
                "precision": "city",
            },
        ],
        cover_load="cans of asparagus",
        occurred="2022-06-11",
        arrests_low="7",
        arrests_high="7",
    )
    year = enter(
        editor,
        "Over eight tons in Callao in 2021",
        kind="aggregate",
        claims=[said("over eight tons of cocaine and cocaine base, jointly")],
        line={
            "substance": "cocaine-and-base",
            "as_written": "over eight tons of cocaine and cocaine base, jointly",
        },
        occurred="2021",
    )
    programme = enter(
        editor,
        "Over 15 tons at the port since 2017",
        kind="aggregate",
        claims=[said("over 15 tons", source_name="United Nations expert")],
        line={"substance": "cocaine", "as_written": "over 15 tons"},
        occurred="2017/..",
    )
    return {
        "house": house,
        "coffee": coffee,
        "scrap": scrap,
        "asparagus": asparagus,
        "year": year,
        "programme": programme,
    }


def test_the_totals_are_those_reached_by_hand(entered, reader):
    # A ton that nobody names is a short ton of 2,000 lb at 0.45359237 kg, or a metric ton.
    short_ton = 2000 * Decimal("0.45359237")
    assert short_ton == Decimal("907.18474")
    house = (3 * short_ton, 3 * Decimal(1000))
    assert house == (Decimal("2721.55422"), Decimal(3000))
    scrap = (Decimal(100), Decimal(100))
    asparagus = (Decimal("2.2") * short_ton, Decimal("2.2") * 1000)
    assert asparagus == (Decimal("1995.806428"), Decimal(2200))
    # The coffee container's quantity is unknown: it is counted as an event, and weighs nothing.
    low = house[0] + scrap[0] + asparagus[0]
    high = house[1] + scrap[1] + asparagus[1]
    assert (low, high) == (Decimal("4817.360648"), Decimal(5300))

    total = Seizure.objects.listed().total()
    assert (total.kg_low, total.kg_high) == (low, high)
    assert total.events == 4
    assert total.events_of_unknown_quantity == 1
    assert total.aggregate_claims_not_counted == 2
    assert total.in_words("en") == (
        "4.8 to 5.3 t in 3 events; 1 of unknown quantity; 2 aggregate claims not counted"
    )


def test_the_lines_hold_what_the_words_say(entered):
    lines = {name: record.substances.get() for name, record in entered.items()}
    kept = {
        name: (line.qualifier, line.unit, line.kg_low, line.kg_high) for name, line in lines.items()
    }
    assert kept == {
        "house": ("about", "ton", Decimal("2721.55422"), Decimal(3000)),
        "coffee": ("", "", None, None),
        "scrap": ("about", "kg", Decimal(100), Decimal(100)),
        "asparagus": ("exactly", "ton", Decimal("1995.806428"), Decimal(2200)),
        # Over eight and over fifteen tons: 8 and 15 short tons at least, and no upper end.
        "year": ("over", "ton", Decimal("7257.47792"), None),
        "programme": ("over", "ton", Decimal("13607.7711"), None),
    }


def test_a_total_in_the_netherlands_holds_the_asparagus_alone(entered, reader):
    page = reader.get("/en/seizures/?country=NL").content.decode()
    assert "Cocaine in cans of asparagus for Rotterdam" in page
    assert "Cocaine in scrap metal for Chile" not in page
    assert entered["asparagus"].contested == {"quantity"}
