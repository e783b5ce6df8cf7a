"""Drafts are at no door; merged records lead on; retracted ones say that they were."""

import pytest

from seizures.models import Seizure
from tests.seizures.factories import make_seizure

pytestmark = pytest.mark.django_db
SECRET = "What the police do not know yet"


@pytest.mark.parametrize("door", ["/en/seizures/{}/", "/es/seizures/{}/", "/api/v1/seizures/{}/"])
def test_a_draft_is_not_found(reader, door):
    response = reader.get(door.format(make_seizure(title=SECRET, live=False).public_id))
    assert response.status_code == 404
    assert SECRET not in response.content.decode()


@pytest.mark.parametrize(
    "door", ["/en/seizures/", "/api/v1/seizures/", "/en/search/?q=police", "/sitemap.xml", "/en/"]
)
def test_a_draft_is_in_no_list(reader, door):
    draft = make_seizure(title=SECRET, live=False)
    written = reader.get(door).content.decode()
    assert SECRET not in written
    assert draft.public_id not in written


def test_a_draft_adds_nothing_to_a_total(reader):
    make_seizure(quantity="10 kg")
    make_seizure(quantity="900 kg", live=False)
    assert "10 kg in 1 event" in reader.get("/en/seizures/").content.decode()


def merged(into, **fields) -> Seizure:
    return make_seizure(status="merged", merged_into=into, **fields)


def test_a_merged_record_leads_to_its_survivor(reader):
    survivor = make_seizure()
    loser = merged(survivor)
    response = reader.get(f"/es/seizures/{loser.public_id}/")
    assert response.status_code == 301
    assert response["Location"] == f"/es/seizures/{survivor.public_id}/"
    response = reader.get(f"/api/v1/seizures/{loser.public_id}/")
    assert response.status_code == 308
    assert response["Location"] == f"http://waybill.example/api/v1/seizures/{survivor.public_id}/"


@pytest.mark.parametrize("door", ["/en/seizures/{}/", "/api/v1/seizures/{}/"])
def test_a_merged_record_does_not_lead_to_a_draft(reader, door):
    loser = merged(make_seizure(live=False))
    assert reader.get(door.format(loser.public_id)).status_code == 404


def test_a_retracted_record_says_so_and_is_not_indexed(reader):
    record = make_seizure(title="What was false", status="retracted")
    page = reader.get(f"/en/seizures/{record.public_id}/")
    assert page.status_code == 200
    assert "This record has been retracted." in page.content.decode()
    assert '<meta name="robots" content="noindex">' in page.content.decode()
    answer = reader.get(f"/api/v1/seizures/{record.public_id}/")
    assert answer.status_code == 410
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["identifier"] == record.public_id
    assert "What was false" not in answer.content.decode()


@pytest.mark.parametrize("status", ["merged", "retracted"])
@pytest.mark.parametrize("door", ["/en/seizures/", "/api/v1/seizures/", "/sitemap.xml"])
def test_merged_and_retracted_records_are_in_no_list(reader, status, door):
    survivor = make_seizure(title="Survivor") if status == "merged" else None
    gone = make_seizure(status=status, merged_into=survivor)
    assert gone.public_id not in reader.get(door).content.decode()


def test_a_listed_record_may_be_indexed(reader):
    record = make_seizure()
    assert "noindex" not in reader.get(f"/en/seizures/{record.public_id}/").content.decode()


@pytest.mark.parametrize("door", ["/en/seizures/SZ-1999-00001/", "/api/v1/seizures/SZ-1999-00001/"])
def test_what_never_was_is_not_found(reader, door):
    assert reader.get(door).status_code == 404
