"""A snapshot holds all that is public, can be verified and cited, and is never altered."""

import csv
import hashlib
import io
import json
import tempfile
import zipfile
from datetime import UTC, date, datetime

import extruct
import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from frictionless import Package, system

from seizures.models import Seizure, Snapshot, SubstanceLine
from seizures.models.snapshot import IsImmutable
from seizures.snapshots import making
from tests.newsroom.test_the_desk_tells_what_waits import member
from tests.seizures.factories import make_seizure

pytestmark = pytest.mark.django_db
PUBLISHED = datetime(2026, 11, 2, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def storage(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def released(*arguments) -> tuple[Snapshot, str]:
    said = io.StringIO()
    call_command("make_snapshot", *arguments, stdout=said)
    return Snapshot.objects.newest().first(), said.getvalue()


def whole(response) -> bytes:
    assert response.status_code == 200
    return b"".join(response) if response.streaming else response.content


def publish(record: Seizure, **fields) -> None:
    for name, value in fields.items():
        setattr(record, name, value)
    record.save_revision().publish()


def test_the_archive_is_a_valid_package_of_all_that_is_public(tmp_path):
    kept, survivor = make_seizure(quantity="2.2 tons"), make_seizure()
    make_seizure(live=False)
    merged = make_seizure(status="merged", merged_into=survivor)
    retracted = make_seizure(status="retracted")
    snapshot, said = released()
    assert snapshot.sha256 in said
    assert snapshot.counts["records"] == 2
    with snapshot.archive.open("rb") as stored:
        assert hashlib.sha256(stored.read()).hexdigest() == snapshot.sha256
        zipfile.ZipFile(stored).extractall(tmp_path / "package")
    rows = list(csv.DictReader((tmp_path / "package/data/tombstones.csv").open(newline="")))
    assert [(row["identifier"], row["became"], row["merged_into"]) for row in rows] == [
        (merged.public_id, "merged", survivor.public_id),
        (retracted.public_id, "retracted", ""),
    ]
    records = (tmp_path / "package/data/records.csv").read_text()
    assert kept.public_id in records
    with system.use_context(trusted=True):
        report = Package(str(tmp_path / "package/datapackage.json")).validate()
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "message"])


def test_the_same_state_gives_the_same_bytes_and_no_second_snapshot():
    make_seizure()
    archives = []
    for _time in range(2):
        with tempfile.TemporaryFile() as packed:
            making.write_archive(packed, version="2026-11-25", day=date(2026, 11, 25))
            packed.seek(0)
            archives.append(packed.read())
    assert archives[0] == archives[1]
    first, _said = released()
    again, said = released()
    assert (again, Snapshot.objects.count()) == (first, 1)
    assert said.strip() == f"Nothing has changed since {first.version}."
    second, _said = released("--even-if-unchanged")
    assert second.version == f"{first.version}.2"
    assert sum(second.change_counts.values()) == 0


def test_nobody_can_alter_or_delete_one():
    make_seizure()
    snapshot, _said = released()
    snapshot.publisher = "Another"
    for attempt in (
        snapshot.save,
        snapshot.delete,
        Snapshot.objects.all().delete,
        lambda: Snapshot.objects.update(publisher="Another"),
        lambda: Snapshot.objects.bulk_update([snapshot], ["publisher"]),
    ):
        with pytest.raises(IsImmutable, match="never altered"):
            attempt()
    assert Snapshot.objects.get().publisher != "Another"


def test_what_was_altered_behind_its_back_is_found():
    make_seizure()
    snapshot, _said = released()
    call_command("verify_snapshots", stdout=io.StringIO())
    with open(default_storage.path(snapshot.archive.name), "ab") as archive:
        archive.write(b"more")
    with pytest.raises(CommandError, match="not what was released"):
        call_command("verify_snapshots", stdout=io.StringIO())
    default_storage.delete(snapshot.archive.name)
    with pytest.raises(CommandError, match="missing"):
        call_command("verify_snapshots", stdout=io.StringIO())


def test_it_says_what_changed_since_the_last(reader):
    same, changed, worded, merged, retracted, withdrawn = (
        make_seizure(first_published_at=PUBLISHED) for _ in range(6)
    )
    buried = make_seizure(status="retracted")
    first, _said = released()
    publish(same)  # published again, and nothing else
    publish(changed, status="disputed", vessel="MSC Example")
    worded.substances = [SubstanceLine(substance="cocaine", as_written="3 tons")]
    publish(worded)
    publish(merged, status="merged", merged_into=same)
    publish(retracted, status="retracted")
    withdrawn.unpublish()
    buried.unpublish()
    added = make_seizure()
    second, _said = released()
    assert second.previous == first
    told = json.loads(whole(reader.get(f"/en/seizures/snapshots/{second.version}/changes.json")))
    assert told["counts"] == {
        "added": 1, "changed": 2, "merged": 1, "retracted": 1, "withdrawn": 2,
    }  # fmt: skip
    assert [
        (row["identifier"], row["change"], sorted(row["fields"]), row["merged_into"])
        for row in told["changes"]
    ] == [
        (added.public_id, "added", [], None),
        (changed.public_id, "changed", ["status", "vessel"], None),
        (worded.public_id, "changed", ["substances"], None),
        (merged.public_id, "merged", [], same.public_id),
        (retracted.public_id, "retracted", [], None),
        (withdrawn.public_id, "withdrawn", [], None),
        (buried.public_id, "withdrawn", [], None),
    ]
    listed = whole(reader.get(f"/en/seizures/snapshots/{second.version}/changes.csv")).decode()
    assert len(list(csv.DictReader(io.StringIO(listed)))) == 7
    page = reader.get(second.get_absolute_url()).content.decode()
    assert changed.public_id in page
    assert f'href="{first.get_absolute_url()}"' in page


def test_readers_and_programs_find_verify_and_cite_it(reader, django_assert_max_num_queries):
    make_seizure(quantity="2.2 tons")
    snapshot, _said = released()
    assert snapshot.version in reader.get("/es/seizures/snapshots/").content.decode()
    with django_assert_max_num_queries(12):
        page = reader.get(f"/en/seizures/snapshots/{snapshot.version}/").content.decode()
    assert snapshot.sha256 in page
    assert "1.9 to 2.2 t in 1 event" in page
    assert "@misc{" in page
    (dataset,) = (
        each
        for each in extruct.extract(page, syntaxes=["json-ld"])["json-ld"]
        if each["@type"] == "Dataset"
    )
    assert dataset["distribution"]["sha256"] == snapshot.sha256
    assert dataset["version"] == snapshot.version
    address = f"/en/seizures/snapshots/{snapshot.version}/archive.zip"
    response = reader.get(address)
    assert hashlib.sha256(whole(response)).hexdigest() == snapshot.sha256
    assert "immutable" in response["Cache-Control"]
    assert reader.get(address, headers={"if-none-match": response["ETag"]}).status_code == 304
    cited = json.loads(whole(reader.get(address.replace("archive.zip", "citation.json"))))
    assert cited[0]["version"] == snapshot.version
    sums = whole(reader.get(address.replace("archive.zip", "SHA256SUMS"))).decode()
    assert sums == f"{snapshot.sha256}  seizure-records-{snapshot.version}.zip\n"
    assert reader.get("/en/seizures/snapshots/1999-01-01/").status_code == 404
    assert reader.get(address.replace("archive.zip", "nothing.txt")).status_code == 404
    assert snapshot.version in reader.get("/en/seizures/snapshots/feed/").content.decode()
    (listed,) = reader.get("/api/v1/snapshots/").json()["results"]
    assert listed == reader.get(f"/api/v1/snapshots/{snapshot.version}/").json()
    assert (listed["sha256"], listed["counts"]["records"]) == (snapshot.sha256, 1)


def test_a_failure_releases_nothing_and_the_next_run_takes_it_up(monkeypatch):
    make_seizure()

    def failing(self, *args, **kwargs):
        raise ConnectionError

    with monkeypatch.context() as patched:
        patched.setattr(Snapshot, "save", failing)
        with pytest.raises(ConnectionError):
            making.make()
    assert not Snapshot.objects.exists()
    assert making.make().is_new
    assert len(default_storage.listdir("seizure-snapshots")[1]) == 2


def test_a_database_editor_makes_one_in_the_desk_and_an_author_does_not(client):
    make_seizure()
    client.force_login(member("Database editor"))
    page = client.get("/admin/seizure_snapshots/")
    assert "Make a snapshot now" in page.content.decode()
    said = client.post("/admin/seizure_snapshots/make/", follow=True).content.decode()
    assert f"Released: snapshot {Snapshot.objects.get().version}." in said
    said = client.post("/admin/seizure_snapshots/make/", follow=True).content.decode()
    assert "Nothing has changed since" in said
    client.force_login(member("Author"))
    client.post("/admin/seizure_snapshots/make/")
    assert Snapshot.objects.count() == 1
