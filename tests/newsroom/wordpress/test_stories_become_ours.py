"""A WordPress export with every awkward thing in it becomes articles of ours, and says how."""

import csv
import json
from datetime import UTC, datetime

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model

from newsroom.importers.report import Report
from newsroom.models import Article, Author, CreditedImage, Section, StandingPage
from tests.newsroom.wordpress import awkward as old

pytestmark = pytest.mark.django_db


def kinds(page) -> list[str]:
    return [block["type"] for block in page.body.raw_data]


def values(page, kind: str) -> list:
    return [block["value"] for block in page.body.raw_data if block["type"] == kind]


def notes(ledger, post_id: int) -> list[tuple[str, str, str]]:
    told = json.loads(ledger.report.read_text(encoding="utf-8"))
    entry = next(each for each in told["entries"] if each["key"] == f"post:{post_id}")
    return [(note["kind"], note["what"], note["text"]) for note in entry["notes"]]


# --- Who, where, when ----------------------------------------------------------------------------


def test_a_headline_is_text_and_the_excerpt_its_standfirst(ledger):
    story = ledger.page(old.BLOCKS)
    assert story.title == "Gulls & crates – a story"
    assert story.standfirst == "What the gulls knew & hid."


def test_a_story_keeps_its_dates_and_is_no_news(ledger):
    story = ledger.page(old.BLOCKS)
    assert story.first_published_at == datetime(2019, 5, 4, 10, tzinfo=UTC)
    assert story.last_published_at == datetime(2019, 6, 1, 8, tzinfo=UTC)
    assert story.versions.get().published_at == story.last_published_at


def test_authors_are_those_of_wordpress_and_of_its_co_author_plugin(ledger):
    assert ledger.page(old.CLASSIC).byline_names == ("Tom & Rope",)
    assert ledger.page(old.STICKY).byline_names == ("Wren Hatch", "Inés Molina (desk)")
    assert Author.objects.filter(name="Inés Molina (desk)").count() == 1
    assert not Author.objects.exclude(email="").exists()


def test_a_category_below_another_leads_to_the_section_of_the_topmost(ledger):
    assert ledger.page(old.BLOCKS).section.slug == "ports"
    assert ledger.page(old.STICKY).section.slug == "news"
    assert Section.objects.filter(slug="b-loop").exists(), "categories that go in a circle"


def test_a_tag_that_is_a_country_is_one_and_others_are_named(ledger):
    assert [each.country for each in ledger.page(old.BLOCKS).countries.all()] == ["PE"]
    assert ("left out", "tag", "Gulls") in notes(ledger, old.BLOCKS)


def test_translations_that_knew_each_other_still_do(ledger):
    spanish, english = ledger.page(old.SPANISH), ledger.page(old.ENGLISH)
    assert spanish.locale.language_code == "es"
    assert spanish.translation_key == english.translation_key


def test_two_of_one_address_have_two_and_an_empty_headline_gets_a_name(ledger):
    assert ledger.page(old.TWIN_A).slug == "twin"
    assert ledger.page(old.TWIN_B).slug == "twin-2"
    assert ledger.page(old.UNTITLED).title == f"Untitled {old.UNTITLED}"


def test_a_page_is_a_standing_page_and_never_hides_behind_an_address_of_ours(ledger, reader):
    search = ledger.page(old.SEARCH)
    assert isinstance(search, StandingPage)
    assert search.slug == "search-2"
    assert "A page at an address of ours." in reader.get(search.url).content.decode()


# --- What stays unseen ---------------------------------------------------------------------------


@pytest.mark.parametrize("number", [old.DRAFT, old.PENDING, old.PRIVATE, old.LOCKED, old.NO_DATE])
def test_what_was_not_public_is_a_draft_that_no_reader_sees(ledger, reader, number):
    page = ledger.page(number)
    assert not page.live
    assert reader.get(page.url).status_code == 404
    assert page.slug not in reader.get(f"/?p={number}").get("Location", "")
    latest = page.get_latest_revision_as_object()
    assert latest.body.raw_data[0]["type"] == "paragraph"


def test_what_was_scheduled_is_scheduled(ledger, reader):
    page = ledger.page(old.FUTURE)
    assert not page.live
    assert page.go_live_at == datetime(2099, 1, 1, 9, tzinfo=UTC)
    assert page.revisions.get().approved_go_live_at == page.go_live_at
    assert reader.get(page.url).status_code == 404


def test_no_address_of_something_unseen_is_redirected(ledger):
    seen = set(Redirect.objects.values_list("old_path", flat=True))
    assert not {path for path in seen if "draft" in path or "future" in path or "locked" in path}


def test_what_was_thrown_away_stays_away_and_strangers_are_named(ledger):
    assert not Article.objects.filter(title="Thrown away").exists()
    assert "left out (trash)" in ledger.said
    assert "Episode one" in ledger.said
    assert "--as-article podcast" in ledger.said
    assert "Comments of readers, counted and not imported: 3." in ledger.said


# --- Links and addresses -------------------------------------------------------------------------


def test_links_among_old_stories_lead_to_the_new_ones(ledger, reader):
    classic, about = ledger.page(old.CLASSIC), ledger.page(old.ABOUT)
    first = values(ledger.page(old.BLOCKS), "paragraph")[0]
    link = f'<a linktype="page" id="{classic.pk}">'
    assert f"{link}earlier load</a>" in first
    assert f"{link}the number</a>" in first
    assert f"{link}the other host</a>" in first
    assert 'href="https://elsewhere.example/page?a=1&amp;b=2"' in first
    assert f'<a linktype="page" id="{about.pk}">page</a>' in values(classic, "paragraph")[0]
    assert f'href="{classic.url}"' in reader.get(ledger.page(old.BLOCKS).url).content.decode()


def test_a_link_to_a_draft_keeps_its_words_and_loses_its_address(ledger):
    first = values(ledger.page(old.BLOCKS), "paragraph")[0]
    assert ", a draft, " in first
    assert any(what == "link" and "a draft" in text for _k, what, text in notes(ledger, old.BLOCKS))


def test_a_file_that_was_linked_is_a_document(ledger):
    document = get_document_model().objects.get()
    first = values(ledger.page(old.BLOCKS), "paragraph")[0]
    assert f'<a linktype="document" id="{document.pk}">the ledger</a>' in first
    assert values(ledger.page(old.BLOCKS), "document") == [
        {"document": document.pk, "title": "The ledger in full"}
    ]


@pytest.mark.parametrize(
    "address",
    [
        "/2019/05/blocks/",
        "/2019/05/blocks",
        "/2019/05/blocks/?utm_source=mail",
        f"/?p={old.BLOCKS}",
    ],
)
def test_old_addresses_lead_to_the_new_ones(ledger, reader, address):
    response = reader.get(address)
    assert response.status_code == 301
    assert response["Location"] == ledger.page(old.BLOCKS).url


def test_old_pages_authors_and_categories_are_redirected_too(ledger, reader):
    assert reader.get("/about/deeper/")["Location"] == ledger.page(old.CHILD).url
    assert reader.get(f"/?page_id={old.ABOUT}")["Location"] == ledger.page(old.ABOUT).url
    assert reader.get("/author/ines/")["Location"] == "/en/authors/ines-molina-desk/"
    assert reader.get("/category/ports/")["Location"] == "/en/ports/"


# --- Pictures ------------------------------------------------------------------------------------


def test_pictures_come_from_the_uploads_in_their_full_size_and_once(ledger):
    assert CreditedImage.objects.count() == 3
    crane = CreditedImage.objects.get(title="crane.jpg")
    assert (crane.width, crane.height) == (900, 600)
    assert crane.credit == "Ada Quill"
    assert crane.alt_in("en") == "A crane over crates"
    assert crane.licence is None
    assert "New pictures: 3, none with a licence" in ledger.said


def test_the_featured_picture_leads_with_its_words(ledger):
    story = ledger.page(old.BLOCKS)
    assert story.lead_image.title == "crane.jpg"
    assert story.lead_image_alt == "A crane over crates"


def test_captions_and_galleries_become_pictures_in_order(ledger):
    shown = values(ledger.page(old.BLOCKS), "image")
    assert [each["caption"] for each in shown] == ["The crane at dusk", "The quay", "Where it was"]
    old_style = values(ledger.page(old.CLASSIC), "image")
    assert old_style[0]["caption"] == "Words under the crane"
    assert old_style[0]["alt_text"] == "A crane, once more"
    titles = [CreditedImage.objects.get(pk=each["image"]).title for each in old_style]
    assert titles == ["crane.jpg", "quay.png", "map.png", "quay.png"]


def test_a_picture_that_is_not_there_is_named_with_its_words(ledger):
    lost = [text for _k, what, text in notes(ledger, old.BLOCKS) if what == "picture"]
    assert len(lost) == 1
    assert "What was lost Lost at sea" in lost[0]


# --- Blocks --------------------------------------------------------------------------------------


def test_embeds_are_cards_and_one_of_ours_is_a_see_also(ledger):
    story, classic = ledger.page(old.BLOCKS), ledger.page(old.CLASSIC)
    film, post = values(story, "embed")
    assert film["url"] == "https://www.youtube.com/watch?v=gulls"
    assert film["title"] == "A film of gulls"
    assert post["url"] == "https://twitter.com/nobody/status/12"
    assert values(story, "see_also") == [{"article": classic.pk, "url": "", "text": ""}] * 2
    assert [each["url"] for each in values(classic, "embed")] == [
        "https://vimeo.com/123",
        "https://soundcloud.com/nobody/gulls",
        "https://www.youtube.com/watch?v=abc",
        "https://twitter.com/nobody/status/13",
    ]


def test_quotes_tables_lists_headings_and_footnotes_are_ours(ledger):
    story = ledger.page(old.BLOCKS)
    assert values(story, "pull_quote") == [
        {"text": "Nobody weighs the gulls.", "attribution": "A weigher"}
    ]
    table = values(story, "table")[0]
    assert table["caption"] == "Crates by hold"
    assert [column["heading"] for column in table["table"]["columns"]] == ["Hold", "Crates"]
    assert [column["type"] for column in table["table"]["columns"]] == ["text", "figure"]
    assert values(story, "heading") == ["The first level", "The fourth level", "Notes"]
    prose = "".join(values(story, "paragraph"))
    assert "<ul><li>Rope<ol><li>Hemp</li></ol></li></ul>" in prose
    assert "<ol><li>A <i>source</i>.</li></ol>" in prose
    assert "H₂O and m²" in prose


def test_analysis_is_marked_as_such(ledger):
    assert values(ledger.page(old.BLOCKS), "analysis") == [
        {"title": "Analysis", "text": "<p>What the gulls mean.</p>"}
    ]


def test_columns_buttons_reusable_and_unknown_blocks_give_their_words(ledger):
    prose = "".join(values(ledger.page(old.BLOCKS), "paragraph"))
    for words in (
        "Left of the mast.",
        "Give a rope",
        "From the reusable box.",
        "Fancy words stay.",
    ):
        assert words in prose


def test_classic_text_has_paragraphs_breaks_and_its_brackets(ledger):
    prose = "".join(values(ledger.page(old.CLASSIC), "paragraph"))
    assert "<p>First paragraph of old,<br/>with a second line.</p>" in prose
    assert "the mayor [sic] said" in prose
    assert "he [the other] lied" in prose
    assert "<p>Boxed words.</p>" in prose
    assert "[gallery] is how one writes it." in prose


def test_what_cannot_be_mapped_is_kept_and_listed(ledger):
    kept = [each["html"] for each in values(ledger.page(old.BLOCKS), "kept_html")]
    assert any('<td colspan="2">Spanning cell</td>' in html for html in kept)
    assert any("<dt>Bilge</dt>" in html for html in kept)
    assert any("as  typed\nline two" in html for html in kept)
    assert any("<s>struck</s>" in html for html in kept)
    assert any('<a href="https://elsewhere.example/law">' in html for html in kept)
    listed = [text for kind, _what, text in notes(ledger, old.BLOCKS) if kind == "kept"]
    assert len([text for text in listed if text]) == len(kept) + 1
    shortcode = values(ledger.page(old.CLASSIC), "kept_html")[0]
    assert "[contact-form-7" in shortcode["html"]


def test_every_imported_story_can_be_read_and_taken_away(ledger, reader):
    for article in Article.objects.published():
        assert reader.get(article.url).status_code == 200
        for form in ("html", "text", "json"):
            address = f"/api/v1/articles/{article.pk}/package/?format={form}"
            assert reader.get(address).status_code == 200


# --- Harm ----------------------------------------------------------------------------------------


def test_nothing_in_a_hostile_text_runs(ledger, reader):
    page = reader.get(ledger.page(old.FUNNY).url).content.decode().split('id="main"')[1]
    for trace in (
        "steal()",
        "alert(",
        "javascript:",
        "data:text",
        "<iframe",
        '<form action="https',
    ):
        assert trace not in page
    for words in ("Harmless words", "Hover", "Click", "cell", "Send it", "]]&gt; after"):
        assert words in page
    left_out = {what for _k, what, _t in notes(ledger, old.FUNNY)}
    assert {"<script>", "<style>", "handlers in the HTML"} <= left_out


# --- The report ----------------------------------------------------------------------------------


def test_the_report_counts_and_names(ledger):
    told = json.loads(ledger.report.read_text(encoding="utf-8"))
    assert told["written"] is True
    assert told["mapped"]["pull quote"] == 1
    assert told["left_out"]["picture"] >= 2
    assert sum(told["items"].values()) == len(told["entries"])


def test_the_report_opens_in_a_spreadsheet_and_runs_nothing(tmp_path):
    report = Report("x", is_written=False)
    report.entry("post:1", "=1+1", "new").kept("part", "why", "@SUM(A1)")
    report.write_file(tmp_path / "report.csv")
    with (tmp_path / "report.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[1][1] == "'=1+1"
    assert rows[1][-1] == "'@SUM(A1)"
