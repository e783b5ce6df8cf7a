"""Records nobody seized: as unevenly spread as those of UNODC's Individual Drug Seizures.

The same for the same seed. One country has six in ten, most say nothing of how the drug was hidden
or travelled, one in seven knows its destination, amounts run from a milligram to tons, and some are
counted in tablets or not at all. Rows go straight into the tables, then
:func:`seizures.lists.listing.rewrite` puts them on lists, as an import does.
"""

import random
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.core.management.color import no_style
from django.db import connection, transaction
from django.utils import timezone

from commons import countries
from commons.bulk_rows import in_batches, insert_rows
from seizures.lists import listing
from seizures.models import Claim, Seizure, SeizurePlace, SubstanceLine

AT_ONCE = 5_000
FIRST_DAY = date(2011, 1, 1)
DAYS = 6 * 365
FILED = datetime(2025, 12, 31, 18, tzinfo=timezone.get_default_timezone())

COUNTRIES = ["CO", "RU", "EC", "BO", "CL", "NZ", "ES", "AF", "PK", "IT", "VE", "DK", "MM", "LV"]
FIRST = "CO"
COUNTRY_WEIGHTS = [620, 85, 43, 40, 33, 29, 22, 21, 12, 9, 9, 8, 7, 6]
OTHERS = [code for code in countries.CODES if code not in COUNTRIES][:88]
SUBSTANCES = {
    ("cocaine", "paste"): 340, ("cocaine", "base"): 205, ("cocaine", ""): 165,
    ("heroin", ""): 83, ("cocaine", "hydrochloride"): 56, ("amphetamine", ""): 16,
    ("ecstasy", "tablet"): 14, ("opium", ""): 13, ("methamphetamine", "crystal"): 12,
    ("coca-leaf", "plant"): 7, ("synthetic-cannabinoids", "herb"): 10, ("precursor", ""): 9,
    ("ketamine", "powder"): 4, ("fentanyl", ""): 2, ("other", ""): 30,
}  # fmt: skip
# The desks that report in detail, by country: of the first, only few records.
DETAILED, DETAILED_OF_THE_FIRST = 0.45, 0.03
CONCEALMENTS = {"": 400, "in-load": 40, "body": 35, "in-structure": 25, "dissolved": 12, "hull": 8}
MODES = {"": 200, "air": 62, "road": 64, "post": 15, "vessel": 8, "sea-container": 8, "rail": 3}
SITES = {"": 190, "airport": 33, "road": 45, "house": 40, "port": 20, "vessel": 12, "warehouse": 8}
STATUSES = {"unverified": 970, "verified": 25, "disputed": 5}
KINDS = {"event": 990, "aggregate": 6, "roll-up": 4}
TOWNS = ["Cali", "Palmira", "Buga", "Medellin", "Cochabamba", "Callao", "Guayaquil", "Riga"]
SYLLABLES = [
    "ma",
    "ri",
    "to",
    "qui",
    "la",
    "san",
    "pe",
    "nor",
    "val",
    "ca",
    "du",
    "be",
    "lo",
    "gra",
]
DESTINATION_KNOWN, PLACE_KNOWN = 0.65, 0.96
NO_MASS, NO_QUANTITY, FUZZY, SECOND_LINE = 0.03, 0.01, 0.02, 0.015


class Rows:
    """Rows for one table, with the model's defaults where nothing else is said."""

    def __init__(self, model, **constant):
        fields = model._meta.local_concrete_fields
        self.model = model
        self.columns = [field.column for field in fields]
        self.base = {field.column: constant.get(field.column, _default(field)) for field in fields}
        self.rows: list[list] = []

    def add(self, **values) -> None:
        self.rows.append([values.get(column, base) for column, base in self.base.items()])

    def insert(self) -> None:
        insert_rows(self.model, self.columns, self.rows)
        self.rows = []


def _default(field):
    value = field.get_default()
    return value if value is not None or field.null else ""


def fill(number: int, seed: int = 1, say=lambda text: None) -> None:
    """Put that many published records into the database and on lists."""
    chance = random.Random(seed)
    towns = TOWNS + ["".join(chance.choices(SYLLABLES, k=3)).title() for _ in range(1_500)]
    moment = {"first_published_at": FILED, "last_published_at": FILED, "first_filed_at": FILED}
    tables = {
        "record": Rows(Seizure, live=True, has_unpublished_changes=False, **moment),
        "line": Rows(SubstanceLine, sort_order=0),
        "place": Rows(SeizurePlace, sort_order=0, precision="city"),
        "claim": Rows(
            Claim, sort_order=0, source_name="Office on Drugs", publisher="Office on Drugs",
            url="https://drugs.example/individual-seizures", chosen=True, about="whole",
        ),
    }  # fmt: skip
    first = (Seizure.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1
    for batch in in_batches(range(first, first + number), AT_ONCE):
        with transaction.atomic():
            for key in batch:
                _record(key, tables, towns, chance)
            for table in tables.values():
                table.insert()
            listing.rewrite(batch)
        say(f"{batch[-1] - first + 1:,} of {number:,} records")
    _tidy()


def _record(key: int, tables: dict[str, Rows], towns: list[str], chance: random.Random) -> None:
    day = FIRST_DAY + timedelta(days=int(DAYS * chance.random() ** 0.7))
    written, last = f"{day:%Y-%m-%d}", day
    if chance.random() < FUZZY:
        day = day.replace(day=1)
        written, last = f"{day:%Y-%m}", (day + timedelta(days=31)).replace(day=1) - timedelta(1)
    country = _country(chance)
    detailed = chance.random() < (DETAILED_OF_THE_FIRST if country == FIRST else DETAILED)
    tables["record"].add(
        id=key,
        public_id=f"SZ-{day.year}-{key:05d}",
        kind=_one_of(KINDS, chance),
        status=_one_of(STATUSES, chance),
        occurred=written,
        occurred_earliest=day,
        occurred_latest=last,
        filed_under=day,
        mode=_one_of(MODES, chance) if detailed else "",
        concealment=_one_of(CONCEALMENTS, chance) if detailed else "",
    )
    for line in range(1 + (chance.random() < SECOND_LINE)):
        substance, form = _one_of(SUBSTANCES, chance)
        tables["line"].add(
            id=2 * key + line,
            seizure_id=key,
            substance=substance,
            form=form,
            **_amount(chance),
        )
    _places(key, country, detailed, tables["place"], towns, chance)
    tables["claim"].add(id=key, seizure_id=key, quote=f"Row {key}", quote_language="en")


def _amount(chance: random.Random) -> dict:
    drawn = chance.random()
    if drawn < NO_QUANTITY:
        return {}
    if drawn < NO_QUANTITY + NO_MASS:
        number = Decimal(chance.randint(1, 900))
        return {
            "as_written": f"{number} tablets", "qualifier": "exactly", "unit": "tablet",
            "low": number, "best": number, "high": number,
        }  # fmt: skip
    grams = Decimal(max(int(chance.lognormvariate(3.5, 3.2)), 1))
    kilograms = grams.scaleb(-3)
    return {
        "as_written": f"{grams} g", "qualifier": "exactly", "unit": "g",
        "low": grams, "best": grams, "high": grams,
        "kg_low": kilograms, "kg_high": kilograms, "conversion_rule": "g",
    }  # fmt: skip


def _places(key, country: str, detailed: bool, table: Rows, towns: list[str], chance) -> None:
    town = towns[int(len(towns) * chance.random() ** 4)] if chance.random() < PLACE_KNOWN else ""
    site = _one_of(SITES, chance) if detailed else ""
    table.add(id=3 * key, seizure_id=key, role="seized", name=town, country=country, site=site)
    if detailed or country == FIRST:
        home = _country(chance) if detailed else country
        table.add(id=3 * key + 1, seizure_id=key, role="departure", country=home)
    if detailed and chance.random() < DESTINATION_KNOWN:
        table.add(id=3 * key + 2, seizure_id=key, role="destination", country=_country(chance))


def _country(chance: random.Random) -> str:
    if chance.random() < 0.05:
        return chance.choice(OTHERS)
    return chance.choices(COUNTRIES, COUNTRY_WEIGHTS)[0]


def _one_of(weighted: dict, chance: random.Random):
    return chance.choices(list(weighted), weighted.values())[0]


def _tidy() -> None:
    """Numbers that go on from here, and what a database learns of itself in time."""
    with connection.cursor() as cursor:
        models = [Seizure, SubstanceLine, SeizurePlace, Claim]
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
        if connection.vendor == "postgresql":
            cursor.execute("ANALYZE" if connection.in_atomic_block else "VACUUM ANALYZE")
