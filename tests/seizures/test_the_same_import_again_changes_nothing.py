"""Imports can be repeated, broken off and carried on; a newer file changes only what is ours."""

from datetime import date

import pytest

from seizures.importers import engine, writing
from seizures.importers.engine import RefusedImportError
from seizures.models import IdentifierSeries, ImportedRow, ImportRun, RecordChange, Seizure
from tests.seizures.data_files import cbp, imported, unodc, write_file

pytestmark = pytest.mark.django_db
TODAY = date(2026, 1, 15)


def state() -> list:
    """All that an import leaves behind, but for the moments at which it did."""
    records = [
        (
            record.public_id, record.occurred, record.live,
            [str(line) for line in record.substances.all()],
            [place.in_words for place in record.places.all()],
            [claim.quote for claim in record.claims.all()],
        )
        for record in Seizure.objects.order_by("public_id")
    ]  # fmt: skip
    rows = ImportedRow.objects.order_by("number").values_list("number", "key", "occurrence")
    runs = ImportRun.objects.values_list("state", "last_row", "counts", "report")
    return [records, list(rows), list(runs)]


def test_again_is_nothing(tmp_path):
    path = write_file(tmp_path, "unodc-ids", [unodc(), unodc(), unodc(place="Lima")])
    imported("unodc-ids", path, retrieved=TODAY)
    before = state()
    run, report = imported("unodc-ids", path, retrieved=TODAY)
    assert run is None
    assert report.counts["unchanged"] == 3
    assert state() == before


def test_what_was_broken_off_goes_on_and_ends_the_same(tmp_path, monkeypatch):
    monkeypatch.setattr(engine, "ROWS_A_BATCH", 2)
    rows = [unodc(amount=str(at), country="Atlantis" if at == 3 else "Peru") for at in range(1, 10)]
    path = write_file(tmp_path, "unodc-ids", rows)
    imported("unodc-ids", path, retrieved=TODAY)
    whole = state()
    ImportedRow.objects.all().delete()
    ImportRun.objects.all().delete()
    Seizure.objects.all().delete()
    IdentifierSeries.objects.all().delete()

    batches = iter(range(1, 10))
    create = writing.create

    def fails_in_the_third(*args, **kwargs):
        create(*args, **kwargs)
        if next(batches) == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr(writing, "create", fails_in_the_third)
    with pytest.raises(KeyboardInterrupt):
        imported("unodc-ids", path, retrieved=TODAY)
    assert Seizure.objects.count() == 4, "the third batch left nothing behind"
    assert ImportRun.objects.get().state == "running"
    monkeypatch.setattr(writing, "create", create)
    with pytest.raises(RefusedImportError, match="was to publish its records"):
        imported("unodc-ids", path, retrieved=TODAY, as_drafts=True)
    imported("unodc-ids", path, retrieved=TODAY)
    assert state() == whole


def test_rows_of_another_file_of_the_source_are_known(tmp_path):
    imported("unodc-ids", write_file(tmp_path, "unodc-ids", [unodc(), unodc(place="Lima")]),
             retrieved=TODAY)  # fmt: skip
    newer = write_file(tmp_path, "unodc-ids", [unodc(), unodc(), unodc(place="Ica")], name="b.csv")
    _run, report = imported("unodc-ids", newer, retrieved=TODAY)
    assert report.counts["unchanged"] == 1
    assert report.counts["created"] == 2, "the second of two equal rows is new, and so is Ica"
    assert "“data.csv” was imported from another file of this source" in report.as_text()
    assert Seizure.objects.count() == 4


def test_a_changed_row_changes_its_record_unless_an_editor_has(tmp_path):
    path = write_file(tmp_path, "us-cbp", [cbp(), cbp(month="NOV")])
    imported("us-cbp", path, retrieved=TODAY)
    untouched, edited = Seizure.objects.order_by("pk")
    edited.vessel = "Carmen"
    edited.save_revision().publish()
    newer = write_file(tmp_path, "us-cbp", [cbp(pounds="11"), cbp(month="NOV", pounds="12")],
                       name="newer.csv")  # fmt: skip
    _run, report = imported("us-cbp", newer, retrieved=TODAY)
    assert (report.counts["updated"], report.counts["refused"]) == (1, 1)
    assert f"“{edited.public_id}” differs from what was imported, and an editor" in report.as_text()
    untouched = Seizure.objects.get(pk=untouched.pk)
    assert [line.as_written for line in untouched.substances.all()] == ["11 lb"]
    figures = {claim.figure_as_written: claim.chosen for claim in untouched.claims.all()}
    assert figures == {"11 lbs, 3 events": True, "10.5 lbs, 3 events": False}
    change = RecordChange.objects.get(record=untouched)
    assert change.kind == "imported"
    assert "substances" in {part["part"] for part in change.parts}
    assert Seizure.objects.get(pk=edited.pk).substances.get().as_written == "10.5 lb"
    again, report = imported("us-cbp", newer, retrieved=TODAY)
    assert again is None
    assert report.counts["unchanged"] == 1


def test_all_can_stay_drafts(tmp_path, reader):
    path = write_file(tmp_path, "us-cbp", [cbp()])
    imported("us-cbp", path, retrieved=TODAY, as_drafts=True)
    record = Seizure.objects.get()
    assert not record.live
    assert reader.get(record.get_absolute_url()).status_code == 404
