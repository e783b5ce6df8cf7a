"""What is public leaves compressed, whole and with true validators; secrets leave as they are."""

import gzip

import brotli
import pytest
from backports import zstd

from tests.newsroom.factories import make_article
from tests.newsroom.people import signed_in

pytestmark = pytest.mark.django_db
UNPACKED_BY = {"br": brotli.decompress, "gzip": gzip.decompress, "zstd": zstd.decompress}


@pytest.mark.parametrize("coding", UNPACKED_BY)
def test_a_page_of_the_api(reader, coding):
    address = f"/api/v1/articles/{make_article().pk}/"
    plain = reader.get(address)
    packed = reader.get(address, headers={"Accept-Encoding": coding})
    assert packed.headers["Content-Encoding"] == coding
    assert UNPACKED_BY[coding](packed.content) == plain.content
    assert len(packed.content) < len(plain.content) / 2
    for answer in (plain, packed):
        assert "Accept-Encoding" in answer.headers["Vary"]
    assert packed.headers["ETag"] == f"W/{plain.headers['ETag']}"


@pytest.mark.parametrize("coding", ["br", "identity"])
def test_who_has_it_already_is_told_by_the_same_tag(reader, coding):
    address = f"/api/v1/articles/{make_article().pk}/"
    known = reader.get(address, headers={"Accept-Encoding": coding}).headers["ETag"]
    again = reader.get(address, headers={"Accept-Encoding": coding, "If-None-Match": known})
    assert again.status_code == 304
    assert again.headers["ETag"] == known
    assert "Accept-Encoding" in again.headers["Vary"]


@pytest.mark.parametrize(
    "address", ["{article}", "/en/", "/en/feed/rss/", "/api/v1/openapi.json", "/en/seizures/"]
)
def test_what_readers_and_programs_read(reader, address):
    article = make_article()
    answer = reader.get(
        address.format(article=article.get_url()), headers={"Accept-Encoding": "gzip, br"}
    )
    assert answer.headers["Content-Encoding"] == "br"


def test_a_long_download_streams_through(reader):
    answer = reader.get("/en/seizures/export/csv/", headers={"Accept-Encoding": "br"})
    assert answer.streaming
    assert b"identifier" in brotli.decompress(b"".join(answer))


@pytest.mark.parametrize("address", ["/admin/", "/admin/account/"])
def test_what_holds_a_secret_is_not_compressed(address):
    answer = signed_in("Editor").get(address, headers={"Accept-Encoding": "br, gzip, zstd"})
    assert answer.status_code == 200
    assert "Content-Encoding" not in answer.headers
