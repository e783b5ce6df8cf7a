"""A chart, a map and a record can stand on another site: framed there alone, and saying whose it is."""

from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest

from tests.seizures.factories import make_seizure

pytestmark = pytest.mark.django_db
HOME = "http://waybill.example"


def ask(reader, path, **more):
    return reader.get(f"/oembed/?{urlencode({'url': HOME + path, **more})}")


@pytest.fixture
def record():
    return make_seizure(title="Cocaine in coffee")


def test_only_what_is_meant_for_frames_may_be_framed(reader, record):
    pages = ("charts/month/", "map/", f"{record.public_id}/")
    for page in pages:
        framed = reader.get(f"/en/seizures/{page}embed/")
        assert framed.status_code == 200
        assert "X-Frame-Options" not in framed.headers
        policy = framed.headers["Content-Security-Policy"]
        assert "frame-ancestors *" in policy
        assert "unsafe-inline" not in policy
        assert "default-src 'self'" in policy
        assert not framed.cookies
        said = framed.content.decode()
        assert "Waybill" in said
        assert 'rel="license noopener"' in said
        assert f'rel="canonical" href="{HOME}/en/seizures/' in said
        at_home = reader.get(f"/en/seizures/{page}")
        assert at_home.headers["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'self'" in at_home.headers["Content-Security-Policy"]
        assert "application/json+oembed" in at_home.content.decode()


def test_oembed_gives_the_frame_within_what_is_asked(reader, record):
    answer = ask(reader, "/en/seizures/charts/month/?country=PE", maxwidth=300, maxheight=200)
    said = answer.json()
    assert (said["version"], said["type"], said["width"], said["height"]) == (
        "1.0",
        "rich",
        300,
        200,
    )
    assert said["provider_name"] == "Waybill"
    assert f'src="{HOME}/en/seizures/charts/month/embed/?country=PE"' in said["html"]
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    of_record = ask(reader, f"/es/seizures/{record.public_id}/").json()
    assert f"{HOME}/es/seizures/{record.public_id}/embed/" in of_record["html"]
    root = ElementTree.fromstring(ask(reader, "/en/seizures/map/", format="xml").content)
    assert root.findtext("type") == "rich"
    assert ask(reader, "/en/seizures/map/", format="yaml").status_code == 501


@pytest.mark.parametrize(
    "path",
    [
        "/en/seizures/",
        "/en/seizures/charts/nothing/",
        "/en/seizures/charts/month/?kg_min=x",
        "/en/seizures/SZ-2020-99999/",
        "/en/",
        "/nowhere",
    ],
)
def test_oembed_knows_nothing_of_what_cannot_be_shown(reader, path):
    assert ask(reader, path).status_code == 404
    assert reader.get("/oembed/?url=https://elsewhere.example/en/seizures/map/").status_code == 404
    assert reader.get("/oembed/").status_code == 404


def test_drafts_retracted_and_merged_records_leak_nothing(reader, record):
    draft = make_seizure(title="Quagga", live=False)
    retracted = make_seizure(title="Quagga", status="retracted")
    merged = make_seizure(title="Quagga", status="merged", merged_into=record)
    for hidden, status in ((draft, 404), (retracted, 410), (merged, 302)):
        framed = reader.get(f"/en/seizures/{hidden.public_id}/embed/")
        assert framed.status_code == status
        assert "Quagga" not in framed.content.decode()
        assert ask(reader, f"/en/seizures/{hidden.public_id}/").status_code == 404
    assert framed.headers["Location"] == f"/en/seizures/{record.public_id}/embed/"
