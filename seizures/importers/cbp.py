"""US Customs and Border Protection, drug seizures by month: sums of many seizures, no events.

A row is a month, an office and a drug, with the number of events and their pounds. Each becomes an
aggregate claim, which no total ever adds up. The fiscal year begins in October: OCT of FY 2019 is
October 2018. A row is known by its first seven columns, so that a newer file may change its sum.
"""

from django.utils.translation import gettext_noop

from seizures.importers import cells
from seizures.importers.draft import Draft, Place, RefusedRowError, Row
from seizures.importers.source import Notes, Reader, Reading, Source
from seizures.vocabularies import Kind, Precision, Role

POUNDS = "Sum Qty (lbs)"
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
FIRST_OF_FISCAL_YEAR = 10


def month(fiscal_year: str, name: str) -> str:
    """The month of a fiscal year, as EDTF: FY 2019 and OCT are 2018-10."""
    try:
        number, year = MONTHS.index(name.upper()) + 1, int(fiscal_year)
    except ValueError as error:
        raise RefusedRowError("bad-date", "Month (abbv)", f"{fiscal_year} {name}") from error
    if not 1900 <= year <= 9999:
        raise RefusedRowError("bad-date", "FY", fiscal_year)
    return f"{year - (number >= FIRST_OF_FISCAL_YEAR):04d}-{number:02d}"


class CBP(Source):
    code = "us-cbp"
    name = "US Customs and Border Protection, drug seizure statistics"
    publisher = "US Customs and Border Protection"
    url = "https://www.cbp.gov/newsroom/stats/drug-seizure-statistics"
    terms = gettext_noop(
        "Work of the United States government: in the public domain there (17 USC 105)."
    )
    terms_url = "https://www.cbp.gov/site-policy-notices"
    key_columns = (
        "FY",
        "Month (abbv)",
        "Component",
        "Region",
        "Land Filter",
        "Area of Responsibility",
        "Drug Type",
    )
    required = (*key_columns, "Count of Event", POUNDS)
    totals_column = POUNDS

    def is_totals(self, row: Row) -> bool:
        return row["FY"].casefold().endswith("total")

    def read(self, row: Row, note: Notes, reading: Reading) -> Draft:
        see = Reader(row, note)
        period = month(row["FY"], row["Month (abbv)"])
        if period > reading.today.isoformat()[:7]:
            raise RefusedRowError("future-date", "Month (abbv)", period)
        if not row["Count of Event"].isdecimal():
            raise RefusedRowError("no-number", "Count of Event", row["Count of Event"])
        amount = see.amount(POUNDS, always="lb")
        area = cells.tidy(row["Area of Responsibility"])
        return Draft(
            kind=str(Kind.AGGREGATE),
            occurred=period,
            lines=(see.line("Drug Type", amount),),
            places=(Place(str(Role.SEIZED), area[:120], "US", str(Precision.REGION)),),
            agencies=(f"{row['Component']} ({self.publisher})"[:160],),
            figure=f"{row[POUNDS]} lbs, {row['Count of Event']} events",
        )
