"""The desk: a file is sent, its report is read, and only then it is imported; readers see whose."""

import io
import zipfile
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse

from commons import roles
from seizures.desk import imports
from seizures.due_work import index_imported_records
from seizures.models import ImportRun, Seizure, UploadedTable
from tests.newsroom.people import signed_in
from tests.seizures.data_files import CBP_HEAD, as_text, cbp, imported, looked_at, write_file
from tests.seizures.factories import make_seizure

pytestmark = pytest.mark.django_db
ROWS = [cbp(), cbp(month="NOV", pounds="-1")]


@pytest.fixture
def database_editor():
    return signed_in(roles.DATABASE_EDITOR)


def sent(client, content: str | bytes, source="us-cbp", name="cbp.csv"):
    file = SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)
    return client.post(reverse("seizure_imports"), {"source": source, "file": file}, follow=True)


def found(record: Seizure, reader, query: str) -> bool:
    """Whether the search of the whole site leads to a record."""
    page = reader.get("/en/search/", {"q": query, "kind": "records"}, follow=True)
    return record.get_absolute_url() in page.content.decode()


def test_a_report_comes_first_and_then_the_records(database_editor, reader):
    page = sent(database_editor, as_text(CBP_HEAD, ROWS)).content.decode()
    assert "2 rows = 1 new record + 1 reported and not imported" in page
    assert "is negative, and a quantity never is" in page
    assert not Seizure.objects.exists()
    uploaded = UploadedTable.objects.get()
    report = database_editor.get(reverse("seizure_import_report", args=[uploaded.pk]))
    assert "negative" in report.content.decode()
    answer = database_editor.post(
        reverse("seizure_import", args=[uploaded.pk]),
        {"retrieved": "2026-01-15", "import": "1"},
        follow=True,
    )
    assert "Imported: 2 rows = 1 new record" in answer.content.decode()
    assert not UploadedTable.objects.exists()
    record, run = Seizure.objects.get(), ImportRun.objects.get()
    assert record.live
    assert str(run.retrieved) == "2026-01-15"
    assert found(record, reader, "yuma")
    assert found(record, reader, record.public_id)


def test_a_file_can_be_forgotten_and_belongs_to_who_sent_it(database_editor):
    sent(database_editor, as_text(CBP_HEAD, ROWS))
    address = reverse("seizure_import", args=[UploadedTable.objects.get().pk])
    another = signed_in(roles.DATABASE_EDITOR)
    assert another.get(address).status_code == 404
    database_editor.post(address, {"forget": "1"})
    assert not UploadedTable.objects.exists()
    assert not Seizure.objects.exists()


def test_only_who_publishes_records_imports():
    assert signed_in(roles.EDITOR).get(reverse("seizure_imports")).status_code in (302, 403)


def test_what_cannot_be_read_is_said_beside_the_field(database_editor):
    page = sent(database_editor, "x\n" * 20_002).content.decode()
    assert "too large for the desk" in page
    assert not UploadedTable.objects.exists()
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data.csv", " " * (imports.LARGEST_TABLE + 1))
    page = sent(database_editor, bomb.getvalue(), name="data.zip").content.decode()
    assert "larger than 64.0\xa0MB when it is unpacked" in page
    assert not UploadedTable.objects.exists()
    page = sent(database_editor, "a,b\n1,2\n").content.decode()
    assert "lacks the columns" in page
    assert not UploadedTable.objects.exists()


def test_our_own_export_comes_back_as_it_went(database_editor, reader, settings):
    record = make_seizure(
        quantity="over 8 tons", form="base", destination="NL", agency="SUNAT",
        container_number="CSQU3054383", cover_load="cans of asparagus",
    )  # fmt: skip
    record.save_revision().publish()
    table = reader.get("/en/seizures/export/csv/").getvalue().decode()
    page = sent(database_editor, table, source="own").content.decode()
    assert "is a record here already" in page
    settings.BASE_URL = "https://another.example"
    sent(database_editor, table, source="own")
    address = reverse("seizure_import", args=[UploadedTable.objects.latest("pk").pk])
    database_editor.post(address, {"retrieved": "2026-01-15", "import": "1"})
    copy = Seizure.objects.exclude(pk=record.pk).get()
    assert copy.container_number == "CSQU3054383"
    assert [line.as_written for line in copy.substances.all()] == ["over 8 tons"]
    assert [line.kg_low for line in copy.substances.all()] == [
        line.kg_low for line in record.substances.all()
    ]
    assert [place.in_words for place in copy.places.all()] == [
        place.in_words for place in record.places.all()
    ]
    assert copy.agencies.get().name == "SUNAT"
    assert copy.cover_load == "cans of asparagus"
    assert copy.claims.get().source_name == "Ministry"


OWN = "occurred,substance,as_written,seized_country,container_number,source_name\n"
REFUSED = [
    ("2022-06-11,cocaine,2 kg,PE,CSQU3054384,Ministry", "check digit"),
    ("2022-06-11,cocaine,3.500 kg,PE,,Ministry", "may separate thousands or decimals"),
    ("June,cocaine,2 kg,PE,,Ministry", "is not a date this form understands"),
    ("2022-06-11,cocaine,2 kg,Atlantis,,Ministry", "is no country"),
    ("2022-06-11,cocaine,2 kg,PE,,", "nothing stands without a source"),
]


TOO_EXACT = {
    "arrests_low": ("1.5", "has more than 0 decimals"),
    "value_amount": ("10.005", "has more than 2 decimals"),
    "purity_low": ("80.125", "has more than 2 decimals"),
    "agencies": ("x" * 161, "is longer than 160 characters"),
    "transit_place": ("x" * 121, "is longer than 120 characters"),
}


def test_nothing_of_an_own_row_is_rounded_or_cut_off(tmp_path):
    head = "substance,as_written,source_name,value_currency," + ",".join(TOO_EXACT)
    rows = [
        ",".join(["cocaine", "2 kg", "Ministry", "USD", *(value if name == column else ""
        for name in TOO_EXACT)]) for column, (value, _said) in TOO_EXACT.items()
    ]  # fmt: skip
    path = tmp_path / "own.csv"
    path.write_text("\n".join([head, *rows]), encoding="utf-8")
    report = looked_at("own", path, today=date(2026, 1, 15))
    assert (report.counts["created"], report.counts["refused"]) == (0, len(TOO_EXACT))
    for column, (value, said) in TOO_EXACT.items():
        assert (said if len(value) < 100 else f"{column} “xxx") in report.as_text()


@pytest.mark.parametrize(("row", "said"), REFUSED)
def test_an_own_row_that_is_not_understood_is_refused_in_words(database_editor, row, said):
    page = sent(database_editor, OWN + row + "\n", source="own").content.decode()
    assert said in page
    assert "0 new records + 1 reported" in page


def test_readers_see_whose_data_it_is(tmp_path, reader, django_assert_max_num_queries):
    run, _report = imported("us-cbp", write_file(tmp_path, "us-cbp", [cbp()]),
                            retrieved=date(2026, 1, 15))  # fmt: skip
    reader.get("/en/seizures/sources/")
    with django_assert_max_num_queries(10):
        page = reader.get("/en/seizures/sources/").content.decode()
    for said in (run.sha256, "US Customs and Border Protection", "public domain", "data.csv"):
        assert said in page


def test_what_was_imported_as_drafts_is_not_told_until_one_is_published(tmp_path, reader):
    imported("us-cbp", write_file(tmp_path, "us-cbp", [cbp()], name="leaked-files.csv"),
             retrieved=date(2026, 1, 15), as_drafts=True)  # fmt: skip
    assert "leaked-files" not in reader.get("/en/seizures/sources/").content.decode()
    Seizure.objects.get().save_revision().publish()
    assert "leaked-files" in reader.get("/en/seizures/sources/").content.decode()


def test_large_imports_are_found_by_the_site_after_a_command(tmp_path, reader, monkeypatch):
    imported("us-cbp", write_file(tmp_path, "us-cbp", [cbp(), cbp(month="NOV")]),
             retrieved=date(2026, 1, 15))  # fmt: skip
    call_command("index_imported_records", verbosity=0)
    assert found(Seizure.objects.first(), reader, "yuma")
    assert ImportRun.objects.get().indexed_to == Seizure.objects.latest("pk").pk


def test_large_imports_are_found_by_the_site_when_the_worker_has_been_at_it(tmp_path, reader):
    imported("us-cbp", write_file(tmp_path, "us-cbp", [cbp(), cbp(month="NOV")]),
             retrieved=date(2026, 1, 15))  # fmt: skip
    first, second = Seizure.objects.order_by("pk")
    assert index_imported_records(1) == 1
    assert found(first, reader, "yuma")
    assert not found(second, reader, "yuma")
    assert index_imported_records(5) == 1
    assert found(second, reader, "yuma")
    assert index_imported_records(5) == 0
