"""A record's own address answers people and programs, each in the format that they ask for."""

import json

import pytest

from tests.seizures.factories import make_seizure

pytestmark = pytest.mark.django_db
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"


@pytest.fixture
def record():
    return make_seizure(title="Cocaine in {scrap} & metal", quantity="2.2 tons")


def address(record, ending="/") -> str:
    return f"/en/seizures/{record.public_id}{ending}"


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        (BROWSER, "text/html"),
        ("*/*", "text/html"),
        ("application/json", "application/json"),
        ("application/ld+json", "application/ld+json"),
        ("text/html;q=0.2, application/json;q=0.9", "application/json"),
        ("application/json;q=0.2, text/html;q=0.9", "text/html"),
        ("application/x-bibtex", "application/x-bibtex"),
        ("application/pdf, application/vnd.citationstyles.csl+json;q=0.5",
         "application/vnd.citationstyles.csl+json"),
    ],
)  # fmt: skip
def test_the_preferred_format_is_given_and_caches_are_told(reader, record, accept, media_type):
    response = reader.get(address(record), headers={"accept": accept})
    assert response.status_code == 200
    assert response["Content-Type"].split(";")[0] == media_type
    assert "Accept" in response["Vary"].split(", ")


def test_what_is_not_there_is_refused_with_what_is(reader, record):
    response = reader.get(address(record), headers={"accept": "application/pdf"})
    assert response.status_code == 406
    assert response["Content-Type"] == "application/problem+json"
    assert "application/ld+json" in response.json()["detail"]
    assert "Accept" in response["Vary"]


def test_json_is_the_representation_of_the_api(reader, record):
    of_the_api = reader.get(f"/api/v1/seizures/{record.public_id}/").json()
    assert reader.get(address(record, ".json")).json() == of_the_api
    assert reader.get(address(record), headers={"accept": "application/json"}).json() == of_the_api


def test_a_file_may_be_read_by_other_sites_and_asked_again_for_little(reader, record):
    first = reader.get(address(record, ".json"))
    assert first["Access-Control-Allow-Origin"] == "*"
    again = reader.get(address(record, ".json"), headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304


def test_json_ld_describes_a_data_set(reader, record):
    described = json.loads(reader.get(address(record, ".jsonld")).content)
    assert (described["@type"], described["identifier"]) == ("Dataset", record.public_id)


def test_csv_and_geojson_are_the_record_as_exports_give_it(reader, record):
    rows = reader.get(address(record, ".csv")).content.decode().split("\r\n")
    assert rows[0].startswith("identifier,")
    assert rows[1].startswith(record.public_id)
    assert len(rows) == 3
    feature = reader.get(address(record, ".geojson")).json()
    assert (feature["type"], feature["id"]) == ("Feature", record.public_id)


def test_citations_are_files_under_the_identifier(reader, record):
    for ending, opening in (("bib", "@misc{"), ("ris", "TY  - DATA"), ("csl.json", "[")):
        response = reader.get(address(record, f".{ending}"))
        assert response.content.decode().startswith(opening)
        assert f'filename="{record.public_id}.{ending}"' in response["Content-Disposition"]
        assert record.public_id in response.content.decode()
    assert r"\textbraceleft{}scrap\textbraceright{} \& metal" in (
        reader.get(address(record, ".bib")).content.decode()
    )


def test_a_merged_record_leads_on_in_the_same_format(reader, record):
    loser = make_seizure(status="merged", merged_into=record)
    response = reader.get(address(loser, ".json"))
    assert (response.status_code, response["Location"]) == (301, address(record, ".json"))
    response = reader.get(address(loser), headers={"accept": "application/json"})
    assert (response.status_code, response["Location"]) == (301, address(record))
    assert "Accept" in response["Vary"]
    page = reader.get(address(record)).content.decode()
    assert "Formerly also" in page
    assert loser.public_id in page


@pytest.mark.parametrize("ending", [".json", ".jsonld", ".bib"])
def test_a_retracted_record_is_gone_for_programs(reader, ending):
    gone = make_seizure(title="What was false", status="retracted")
    response = reader.get(address(gone, ending))
    assert (response.status_code, response["Content-Type"]) == (410, "application/problem+json")
    assert response.json()["identifier"] == gone.public_id
    assert "What was false" not in response.content.decode()
    as_json = reader.get(address(gone), headers={"accept": "application/json"})
    assert as_json.status_code == 410
    assert reader.get(address(gone), headers={"accept": BROWSER}).status_code == 200


@pytest.mark.parametrize("ending", ["/", ".json", ".jsonld", ".bib", ".ris"])
def test_a_draft_is_at_no_ending(reader, ending):
    draft = make_seizure(live=False)
    response = reader.get(address(draft, ending), headers={"accept": "application/json"})
    assert response.status_code == 404


def test_an_ending_that_there_is_not_is_not_found(reader, record):
    assert reader.get(address(record, ".exe"), follow=True).status_code == 404


def test_an_error_is_reported_from_the_box_it_is_in(reader, record):
    page = reader.get(address(record)).content.decode()
    asked = f"/en/feedback/record/{record.public_id}/?kind=correction&amp;part=occurred"
    assert f'href="{asked}"' in page
    form = reader.get(asked.replace("&amp;", "&")).content.decode()
    assert '<option value="occurred" selected>' in form
    nonsense = reader.get(f"/en/feedback/record/{record.public_id}/?part=<b>").content.decode()
    assert '<option value="" selected>' in nonsense
