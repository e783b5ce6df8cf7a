"""The files as their publishers give them, where they lie beside the checkout: every row counted."""

from datetime import date
from pathlib import Path

import pytest

from tests.seizures.data_files import looked_at

pytestmark = pytest.mark.django_db
FOLDER = Path(__file__).resolve().parents[3] / "shared" / "data"
FILES = [
    ("us-cbp", "us_cbp_drug_seizures_fy19_22.csv", 10_092, 0),
    ("co-policia", "co_policia_incautacion_2019.csv", 16_807, 1),
]


@pytest.mark.skipif(not FOLDER.is_dir(), reason="the real data sets are not beside the checkout")
@pytest.mark.parametrize(("source", "name", "records", "totals"), FILES)
def test_every_row_is_accounted_for(source, name, records, totals):
    report = looked_at(source, FOLDER / name, today=date(2026, 1, 15))
    assert report.adds_up
    assert report.rows_read == records + totals
    assert report.counts["created"] == records
    assert report.number_of("totals-differ") == totals, "the TOTAL of Colombia is 181 grams short"
