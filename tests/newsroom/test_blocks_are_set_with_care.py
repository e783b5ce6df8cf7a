"""Each kind of block is set as a careful printer would: credited, captioned, and led somewhere."""

import pytest
from django.test import RequestFactory
from wagtail.blocks import StructBlockValidationError

from newsroom.blocks import BodyBlock
from seizures.models import Claim, Seizure, SeizurePlace, SubstanceLine, Wording
from tests.newsroom.factories import (
    make_article,
    make_body,
    make_document,
    make_image,
    make_section,
    restrict,
)

pytestmark = pytest.mark.django_db


def make_record(**fields) -> Seizure:
    record = Seizure.objects.create(**{"occurred": "2022-06-11", "live": True} | fields)
    Wording.objects.create(
        seizure=record, language="en", title="Cocaine in cans", cover_load="asparagus"
    )
    SubstanceLine.objects.create(seizure=record, substance="cocaine", as_written="some three tons")
    SeizurePlace.objects.create(seizure=record, role="seized", name="Port of Callao", country="PE")
    Claim.objects.create(
        seizure=record, quote="some three tons", source_name="Port police", url="https://p.example/"
    )
    return record


def page_with(reader, *blocks) -> str:
    answer = reader.get(make_article(body=blocks).url)
    assert answer.status_code == 200
    return answer.content.decode()


def preview_of(article) -> str:
    request = RequestFactory().get("/")
    request.is_preview = True
    return article.serve_preview(request, "").content.decode()


TABLE = {
    "caption": "Searches a year",
    "source": "Customs, 2024",
    "table": {
        "columns": [{"type": "text", "heading": "Port"}, {"type": "figure", "heading": "Boxes"}],
        "rows": [{"values": ["Callao", "22"]}],
        "caption": "",
    },
}


def test_an_analysis_is_marked_as_one(reader):
    page = page_with(reader, ("analysis", {"title": "Why cans", "text": "<p>They seal.</p>"}))
    assert '<p class="label">Analysis</p>' in page


def test_an_image_has_its_words_its_credit_its_licence_and_its_sizes(reader):
    image = make_image(credit="Ana Ruiz", licence_code="CC-BY-SA-4.0", size=(1600, 1000))
    value = {"image": image, "alt_text": "Cranes at night", "caption": "The north quay"}
    page = page_with(reader, ("image", value))
    for expected in (
        'alt="Cranes at night"',
        "The north quay",
        "Ana Ruiz",
        "https://creativecommons.org/licenses/by-sa/4.0/deed.en",
        'type="image/avif"',
        'type="image/webp"',
        "1280w",
        'loading="lazy"',
    ):
        assert expected in page


def test_a_lead_image_is_loaded_first(reader):
    article = make_article(lead_image=make_image(size=(1700, 1000)), lead_image_alt="A quay")
    page = reader.get(article.url).content.decode()
    picture = page[page.index("<picture") : page.index("</picture>")]
    for expected in ('fetchpriority="high"', 'alt="A quay"', "width=", "height=", "1680w"):
        assert expected in picture
    assert 'loading="lazy"' not in picture


def test_a_seizure_card_is_a_small_paper_that_leads_to_the_record(reader):
    record = make_record()
    page = page_with(reader, ("seizure_card", record))
    for expected in (record.public_id, "3 tons", "Port of Callao, Peru", "Port police"):
        assert expected in page
    assert f'href="/en/seizures/{record.public_id}/"' in page
    assert "Cocaine in cans" in page


def test_see_also_names_the_article_and_its_day(reader):
    other = make_article("The scanners of Rotterdam")
    page = page_with(reader, ("see_also", {"article": other, "url": "", "text": ""}))
    assert f'<a href="{other.url}">The scanners of Rotterdam</a>' in page
    assert "2 March 2026</time>" in page


@pytest.mark.parametrize("state", ["draft", "unpublished", "restricted", "deleted"])
def test_see_also_never_points_at_what_is_not_public(reader, state):
    other = make_article(
        "The secret port", section=make_section("Hidden"), publish=state != "draft"
    )
    article = make_article(body=[("see_also", {"article": other, "url": "", "text": "Read on"})])
    if state == "unpublished":
        other.unpublish()
    elif state == "restricted":
        restrict(other.section)
    elif state == "deleted":
        other.delete()
    page = reader.get(article.url).content.decode()
    assert "The secret port" not in page
    assert "Read on" not in page
    assert "Only you see this: the article" in preview_of(article)


def test_a_table_has_a_caption_scopes_figures_to_the_right_and_a_source(reader):
    page = page_with(reader, ("table", TABLE))
    for expected in (
        "<caption>Searches a year</caption>",
        '<th scope="col">Port</th>',
        '<th scope="col" class="number">Boxes</th>',
        '<th scope="row">Callao</th>',
        '<td class="number">22</td>',
        'role="region" tabindex="0"',
        "Customs, 2024",
    ):
        assert expected in page


def test_a_document_says_what_kind_of_file_it_is(reader):
    page = page_with(reader, ("document", {"document": make_document(), "title": "The ruling"}))
    assert ">The ruling</a>" in page
    assert "TXT" in page


def test_a_see_also_needs_one_of_the_two():
    block = BodyBlock().child_blocks["see_also"]
    value = make_body([("see_also", {"article": None, "url": "", "text": "x"})])[0].value
    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(value)
    assert "one of the two" in str(refused.value.as_json_data())
