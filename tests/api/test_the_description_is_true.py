"""The OpenAPI description is valid, complete, and says what the API answers."""

import json
import re
from copy import deepcopy
from html import unescape
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from newsroom.api.corrections import identifier_of
from republication.webhooks import signing
from seizures.snapshots.making import make as make_snapshot
from tests.newsroom.factories import make_article, make_group, make_image, make_series
from tests.republication.every_block import every_block

pytestmark = pytest.mark.django_db
ADDRESSES = {
    "/api/v1/": "/api/v1/",
    "/api/v1/articles/": "/api/v1/articles/?expand=authors,section,series,groups,seizures,corrections,images",
    "/api/v1/articles/{id}/": "/api/v1/articles/{article}/",
    "/api/v1/articles/{id}/package/": "/api/v1/articles/{article}/package/",
    "/api/v1/corrections/": "/api/v1/corrections/?expand=article",
    "/api/v1/corrections/{id}/": "/api/v1/corrections/{correction}/",
    "/api/v1/images/": "/api/v1/images/?expand=articles",
    "/api/v1/images/{id}/": "/api/v1/images/{image}/",
    "/api/v1/licences/": "/api/v1/licences/",
    "/api/v1/licences/{code}/": "/api/v1/licences/CC-BY-NC-ND-4.0/",
    "/api/v1/sections/": "/api/v1/sections/",
    "/api/v1/sections/{language}/{slug}/": "/api/v1/sections/en/ports/",
    "/api/v1/series/": "/api/v1/series/",
    "/api/v1/series/{language}/{slug}/": "/api/v1/series/en/the-port/",
    "/api/v1/authors/": "/api/v1/authors/",
    "/api/v1/authors/{slug}/": "/api/v1/authors/{author}/",
    "/api/v1/countries/": "/api/v1/countries/",
    "/api/v1/countries/{code}/": "/api/v1/countries/PE/",
    "/api/v1/groups/": "/api/v1/groups/",
    "/api/v1/groups/{slug}/": "/api/v1/groups/{group}/",
    "/api/v1/seizures/": "/api/v1/seizures/?expand=articles,part_of,parts",
    "/api/v1/seizures/totals/": "/api/v1/seizures/totals/?substance=cocaine",
    "/api/v1/seizures/{public_id}/": "/api/v1/seizures/{record}/",
    "/api/v1/seizures/{public_id}/changes/": "/api/v1/seizures/{record}/changes/",
    "/api/v1/snapshots/": "/api/v1/snapshots/",
    "/api/v1/snapshots/{version}/": "/api/v1/snapshots/{snapshot}/",
    "/api/v1/feedback/challenge/": "/api/v1/feedback/challenge/",
}

# Nothing is read there: tests/feedback.
TO_WRITE_TO = {"/api/v1/feedback/"}

# For a key alone: tests/republication/test_a_program_subscribes.py.
WITH_A_KEY = {
    "/api/v1/reuses/",
    "/api/v1/reuses/{reference}/",
    "/api/v1/verify/",
    "/api/v1/webhooks/",
    "/api/v1/webhooks/{id}/",
    "/api/v1/webhooks/{id}/deliveries/",
    "/api/v1/webhooks/{id}/deliveries/redeliver/",
    "/api/v1/webhooks/{id}/deliveries/{message_id}/",
    "/api/v1/webhooks/{id}/deliveries/{message_id}/redeliver/",
    "/api/v1/webhooks/{id}/secret/",
    "/api/v1/webhooks/{id}/test/",
}

# Their shapes are held by the fuzzer and by tests of their own.
OF_THE_CHANGE_LOG = {
    "/api/v1/articles/{id}/package/versions/",
    "/api/v1/articles/{id}/package/versions/{version}/",
    "/api/v1/changes/",
    "/api/v1/packages/{version}/",
}


@pytest.fixture
def description(reader) -> dict:
    return reader.get("/api/v1/openapi.json").json()


def _without_numbers(path: str) -> str:
    """A path as the table above names it: REST framework calls an integer key by its own name."""
    return path.replace("{pk}", "{id}")


def _strict(shape: dict, description: dict) -> dict:
    """Without the way out that answers to ``fields`` have: these were asked for whole."""
    whole = next(iter(shape.get("anyOf", [shape])))
    if not whole.get("$ref", "").startswith("#/components/schemas/Paginated"):
        return whole
    page = deepcopy(description["components"]["schemas"][whole["$ref"].rpartition("/")[2]])
    rows = page["properties"]["results"]
    rows["items"] = next(iter(rows["items"].get("anyOf", [rows["items"]])))
    return page


def test_it_is_valid_openapi(description):
    assert description["openapi"].startswith("3.1")
    OpenAPIV31SpecValidator(description).validate()


def test_nothing_in_the_code_is_left_undescribed():
    call_command("spectacular", "--fail-on-warn", "--validate", stdout=StringIO())


def test_every_address_is_described_and_only_the_public_api(description):
    assert {_without_numbers(path) for path in description["paths"]} == (
        set(ADDRESSES) | WITH_A_KEY | OF_THE_CHANGE_LOG | TO_WRITE_TO
    )


@pytest.mark.parametrize("path", ADDRESSES)
def test_answers_have_the_described_shape(reader, description, path):
    article = make_article(
        body=every_block(),
        lead_image=make_image(licence_code=""),
        lead_image_alt="A ship",
        corrections=[{"text": "Two, not three."}],
        countries=["PE"],
        groups=[make_group(aliases=["PCC"], countries=["BR"], descriptions={"en": "Moves it."})],
        series=make_series(),
    )
    address = ADDRESSES[path].format(
        article=article.pk,
        author=article.bylines.first().author.slug,
        correction=identifier_of(article.corrections.first()),
        group=article.groups.first().group.slug,
        image=article.pictures()[1].image.pk,
        snapshot=make_snapshot().snapshot.version,
        record=next(
            block.value.public_id for block in article.body if block.block_type == "seizure_card"
        ),
    )
    response = reader.get(address)
    assert response.status_code == 200
    [operation] = [
        methods["get"]
        for described, methods in description["paths"].items()
        if _without_numbers(described) == path
    ]
    shape = operation["responses"]["200"]["content"]["application/json"]["schema"]
    whole = {**_strict(shape, description), "components": description["components"]}
    problems = [error.message for error in Draft202012Validator(whole).iter_errors(response.json())]
    assert problems == [], problems


def test_a_problem_has_the_described_shape(reader, description):
    shape = description["components"]["schemas"]["Problem"]
    whole = {**shape, "components": description["components"]}
    Draft202012Validator(whole).validate(reader.get("/api/v1/articles/?langage=en").json())


def test_the_reference_shows_every_operation_and_runs_nothing(reader, description):
    response = reader.get("/api/docs/")
    written = response.content.decode()
    for path in description["paths"]:
        assert path in written
    for name, shape in description["components"]["schemas"].items():
        if shape.get("properties"):
            # What is left of a shape when only some of it is asked for is not a shape to learn.
            assert (f'id="schema-{name}"' in written) is ("x-part-of" not in shape)
    assert " style=" not in written
    assert "<style" not in written
    assert "unsafe-inline" not in response.headers["Content-Security-Policy"]


EXAMPLE = re.compile(r'Example: <a class="mono" href="http://waybill.example([^"]+)"')
CODE = re.compile(r'<p class="label">(curl|Python|JavaScript)</p><pre tabindex="0">([^<]+)</pre>')


def test_every_example_of_the_reference_leads_somewhere(reader):
    """Of a kind that there is none of yet, none is given."""
    empty = EXAMPLE.findall(reader.get("/api/docs/").content.decode())
    article = make_article(
        corrections=[{"text": "Two, not three."}],
        countries=["PE"],
        groups=[make_group(descriptions={"en": "Moves it."})],
        series=make_series(),
        body=every_block(),
    )
    make_snapshot()
    assert reader.get(f"/api/v1/articles/{article.pk}/package/").status_code == 200
    addresses = EXAMPLE.findall(reader.get("/api/docs/").content.decode())
    assert len(addresses) > len(empty) > 0
    assert len(addresses) == len(set(ADDRESSES) | OF_THE_CHANGE_LOG)
    for address in empty + addresses:
        assert "%7B" not in address
        assert reader.get(unescape(address)).status_code == 200, address


def test_every_operation_has_an_example_in_three_languages(reader):
    make_article()
    examples = [
        (language, unescape(code))
        for language, code in CODE.findall(reader.get("/api/docs/").content.decode())
    ]
    assert {"curl", "Python", "JavaScript"} == {language for language, _code in examples}
    for language, code in examples:
        if language == "Python":
            compile(code, "example", "exec")
    telling = [code for _language, code in examples if "/api/v1/reuses/" in code and "url" in code]
    assert any('-d \'{"article": ' in code for code in telling)
    assert any("$API_KEY" in code for _language, code in examples)


def test_a_message_that_we_sign_is_verified_by_the_lines_of_the_reference(reader):
    codes = [
        unescape(code)
        for _language, code in CODE.findall(reader.get("/api/docs/").content.decode())
    ]
    [code] = [code for code in codes if "def is_from_the_newsroom" in code]
    lines: dict = {}
    exec(code, lines)  # noqa: S102 - it is our own
    secret, body = signing.new_secret(), b'{"type": "article.corrected"}'
    headers = signing.headers(message_id="msg_1", at=timezone.now(), body=body, keys=[secret])
    is_ours = lines["is_from_the_newsroom"]
    assert is_ours(headers, body, secret)
    assert not is_ours(headers, body + b" ", secret)
    assert not is_ours(headers, body, signing.new_secret())


def test_every_schema_the_reference_points_at_is_on_it(reader):
    written = reader.get("/api/docs/").content.decode()
    pointed = {part.split('"')[0] for part in written.split('href="#')[1:]}
    assert [anchor for anchor in pointed if f'id="{anchor}"' not in written] == []


def test_the_description_is_the_same_for_everyone(reader):
    english = reader.get("/api/v1/openapi.json", headers={"Accept-Language": "en"})
    spanish = reader.get("/api/v1/openapi.json", headers={"Accept-Language": "es"})
    assert json.loads(english.content) == json.loads(spanish.content)
