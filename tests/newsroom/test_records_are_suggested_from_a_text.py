"""In the desk, the seizures that an article tells of become records, or are known as such."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse
from wagtail.models import Revision

from commons import roles
from newsroom.checks import report
from newsroom.models import Article, SuggestionAnswer
from newsroom.records_in_text import finding
from seizures.models import Seizure
from tests.newsroom.factories import make_article
from tests.newsroom.people import signed_in
from tests.seizures.factories import make_seizure
from tests.seizures.suggestions.english import SEED_IN_OTHER_WORDS

pytestmark = pytest.mark.django_db

ASPARAGUS = (
    "<p>In June, customs officers in Callao intercepted 2.2 tons of "
    '<a href="https://customs.example/june">cocaine</a> packed in cans of asparagus and due to be '
    "sent to Rotterdam in the Netherlands, according to Sunat.</p>"
)
PUBLISHED = datetime(2022, 9, 1, 9, tzinfo=UTC)


def article_with(*paragraphs: str, **fields) -> Article:
    fields.setdefault("published", PUBLISHED)
    return make_article(body=[("paragraph", text) for text in paragraphs], **fields)


def page_of(article: Article) -> str:
    return reverse("article_records", args=[article.pk])


def only_find(article: Article) -> finding.Suggestion:
    [suggestion] = finding.read(newest(article)).suggestions
    return suggestion


def newest(article: Article) -> Article:
    return Article.objects.get(pk=article.pk).get_latest_revision_as_object()


def answer(client, article: Article, decision: str, **posted):
    return client.post(
        page_of(article), {"key": only_find(article).key, "decision": decision, **posted}
    )


@pytest.fixture
def editor(db):
    return signed_in(roles.EDITOR)


def test_a_draft_has_the_sentence_as_its_claim_and_every_part(editor):
    article = article_with(ASPARAGUS)
    response = answer(editor, article, "draft")
    record = Seizure.objects.get()
    assert response.url == reverse(Seizure.snippet_viewset.get_url_name("edit"), args=[record.pk])
    assert editor.get(response.url).status_code == 200
    assert (record.live, record.kind, record.status) == (False, "event", "unverified")
    assert record.occurred == "2022-06"
    [line] = record.substances.all()
    assert (line.substance, line.as_written, line.unit) == ("cocaine", "2.2 tons", "ton")
    [claim] = record.claims.all()
    assert claim.quote == (
        "In June, customs officers in Callao intercepted 2.2 tons of cocaine packed in cans of "
        "asparagus and due to be sent to Rotterdam in the Netherlands, according to Sunat."
    )
    assert (claim.quote_language, claim.figure_as_written) == ("en", "2.2 tons")
    assert (claim.source_name, claim.published) == ("Sunat", "2022-09-01")
    assert claim.url == article.full_url
    places = {place.role: (place.country, place.locode) for place in record.places.all()}
    assert places == {"seized": ("PE", "PECLL"), "destination": ("NL", "NLRTM")}
    assert record.wordings.get().cover_load == "cans of asparagus"
    assert record.concealment == "in-load"


def test_twice_makes_no_second_draft(editor):
    article = article_with(ASPARAGUS)
    key = only_find(article).key
    for _time in range(2):
        response = editor.post(page_of(article), {"key": key, "decision": "draft"}, follow=True)
    assert Seizure.objects.count() == 1
    assert "No other was made" in response.content.decode()
    Seizure.objects.get().delete()
    answer(editor, article, "draft")
    assert Seizure.objects.count() == 1


def test_a_draft_of_an_article_gives_away_no_address(editor):
    article = article_with(ASPARAGUS, publish=False)
    answer(editor, article, "draft")
    assert Seizure.objects.get().claims.get().url == ""


def test_it_is_that_record_adds_a_claim_that_readers_do_not_see_yet(editor):
    record = make_seizure(
        quantity="2,200 kg", occurred="2022-06-11", destination="NL", cover_load="asparagus"
    )
    other = make_seizure(quantity="2.2 tons", occurred="2021-08", cover_load="coffee")
    article = article_with(ASPARAGUS)
    shown = editor.get(page_of(article)).content.decode()
    assert record.public_id in shown
    assert other.public_id not in shown
    reasons = only_find(article).candidates[0].reasons
    assert any("cans of asparagus" in reason or "asparagus" in reason for reason in reasons)
    assert any("2,200 kg" in reason for reason in reasons)
    for _time in range(2):
        editor.post(page_of(article), {"key": only_find(article).key, "same": record.public_id})
    record.refresh_from_db()
    assert record.claims.count() == 1
    draft = record.get_latest_revision_as_object()
    assert [claim.source_name for claim in draft.claims.all()] == ["Ministry", "Sunat"]
    assert Seizure.objects.count() == 2
    assert SuggestionAnswer.objects.get().seizure == record


def test_a_record_without_a_beginning_is_compared_with_a_text(editor):
    record = make_seizure(quantity="2,200 kg", occurred="../2021", announced="2022-06-20")
    assert record.public_id in editor.get(page_of(article_with(ASPARAGUS))).content.decode()


def test_its_card_goes_behind_the_paragraph_in_a_draft(editor):
    record = make_seizure(quantity="2,200 kg", cover_load="asparagus")
    article = article_with("<p>A ship left.</p>", ASPARAGUS, "<p>Nobody saw it.</p>")
    answer(editor, article, "same", record=record.public_id.lower())
    for _time in range(2):
        answer(editor, article, "card")
    live = Article.objects.get(pk=article.pk)
    assert {block.block_type for block in live.body} == {"paragraph"}
    draft = newest(article)
    assert [block.block_type for block in draft.body] == [
        "paragraph",
        "paragraph",
        "seizure_card",
        "paragraph",
    ]
    assert only_find(article).has_card


def test_what_is_none_is_not_offered_again_unless_asked(editor):
    article = article_with(ASPARAGUS)
    answer(editor, article, "none")
    assert finding.read(article).offered == []
    assert finding.read(article).unsettled == []
    assert "Set aside" in editor.get(page_of(article)).content.decode()
    answer(editor, article, "again")
    assert len(finding.read(article).offered) == 1
    assert Seizure.objects.count() == 0


def test_an_unknown_record_or_decision_changes_nothing_and_says_so(editor):
    article = article_with(ASPARAGUS)
    revisions = Revision.objects.count()
    for posted, words in (
        ({"decision": "same", "record": "SZ-1999-00001"}, "There is no record"),
        ({"decision": "what"}, "choose one of the buttons"),
        ({"decision": "card"}, "Say first which record"),
        ({"decision": "draft", "key": "gone"}, "The text has changed"),
    ):
        said = editor.post(page_of(article), {"key": only_find(article).key, **posted}, follow=True)
        assert words in said.content.decode()
    assert (Seizure.objects.count(), Revision.objects.count()) == (0, revisions)


def test_only_who_may_edit_the_article_sees_it_and_only_who_may_draft_records_does(client):
    article = article_with(ASPARAGUS)
    assert client.get(page_of(article)).status_code == 302
    assert signed_in(roles.DATABASE_EDITOR).get(page_of(article)).status_code in (302, 403)
    without = signed_in(roles.EDITOR)
    user = without.get(reverse("wagtailadmin_home")).wsgi_request.user
    user.groups.get().permissions.filter(content_type__model="seizure").delete()
    shown = without.get(page_of(article)).content.decode()
    assert "Make a draft record" not in shown
    assert "Not a seizure" in shown
    answer(without, article, "draft")
    answer(without, article, "same", record="SZ-2022-00001")
    assert Seizure.objects.count() == 0


def test_the_newest_draft_is_read_and_the_whole_text_is_shown(editor):
    article = article_with("<p>A ship left at <b>night</b> &amp; came back.</p>")
    assert "No seizure was found" in editor.get(page_of(article)).content.decode()
    article.body = article.body.stream_block.to_python(
        [
            {"type": "paragraph", "value": ASPARAGUS},
            {"type": "analysis", "value": {"title": "Why", "text": "<p>Nothing new.</p>"}},
        ]
    )
    article.save_revision()
    shown = editor.get(page_of(article)).content.decode()
    assert "1 seizure or aggregate claim is told in the text" in shown
    assert "Nothing new." in shown
    assert '<mark class="found__part">2.2 tons</mark>' in shown
    assert "2022-06" in shown


def test_a_text_in_spanish_is_read_in_spanish(editor):
    article = article_with(
        "<p>La Policía incautó 450 kilos de cocaína en Guayaquil.</p>", language="es"
    )
    answer(editor, article, "draft")
    record = Seizure.objects.get()
    assert record.claims.get().quote_language == "es"
    assert record.wordings.get().language == "es"


def test_the_checks_say_what_is_in_no_record_and_never_block():
    article = article_with(ASPARAGUS)
    [result] = [each for each in report(article).results if each.check == "records"]
    assert "tells of 1 seizure or aggregate claim that no card shows" in result.findings[0].words
    assert not result.blocks
    record = make_seizure(quantity="2,200 kg", occurred="2022-06-11", cover_load="asparagus")
    with_card = make_article(
        body=[("paragraph", ASPARAGUS), ("seizure_card", record)], published=PUBLISHED
    )
    [result] = [each for each in report(with_card).results if each.check == "records"]
    assert result.findings == ()


def test_queries_do_not_grow_with_what_is_told(editor, django_assert_max_num_queries):
    make_seizure(quantity="2,200 kg", occurred="2022-06-11", cover_load="asparagus")
    few = article_with(ASPARAGUS)
    many = article_with(
        *(f"<p>{each}</p>" for each in SEED_IN_OTHER_WORDS.text.split("\n\n")),
        published=datetime(2023, 1, 13, tzinfo=UTC),
    )
    assert len(finding.read(many).suggestions) == 6
    for article in (few, many):
        with django_assert_max_num_queries(10):
            found = finding.read(Article.objects.get(pk=article.pk))
    assert found.suggestions
