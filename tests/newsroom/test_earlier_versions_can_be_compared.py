"""What an article said before: for editors always, for readers where the newsroom chooses so."""

import pytest

from newsroom.models import Article, Correction, NewsroomSettings
from tests.newsroom.factories import make_article, restrict, retract
from tests.newsroom.people import signed_in

pytestmark = pytest.mark.django_db


def publish(article, **changes) -> Article:
    draft = Article.objects.get(pk=article.pk).get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(draft, name, value)
    draft.save_revision().publish()
    return Article.objects.get(pk=article.pk)


@pytest.fixture
def article():
    """Three versions: the headline changed, then the standfirst, with a correction."""
    article = make_article("Nine tons of cocaine", standfirst="It was coffee.")
    article = publish(article, title="Four tons of cocaine")
    article.corrections.add(Correction(kind="correction", text="It was no coffee."))
    article.standfirst = "It was asparagus."
    article.save_revision().publish()
    return Article.objects.get(pk=article.pk)


@pytest.fixture
def shown():
    settings = NewsroomSettings.load()
    settings.shows_versions = True
    settings.save()


def of_readers(article, query: str = "") -> str:
    return f"/en/versions/{article.pk}/{query}"


def of_desk(article, query: str = "") -> str:
    return f"/admin/articles/{article.pk}/versions/{query}"


def test_editors_see_the_last_change_first(article):
    page = signed_in("Editor").get(of_desk(article)).content.decode()
    assert "<del>" in page
    assert "coffee" in page
    assert "asparagus" in page
    assert "1 part changed." in page
    assert "It was no coffee." in page


def test_editors_compare_any_two_in_either_order(article):
    for query in ("?from=1&to=3", "?from=3&to=1"):
        page = signed_in("Editor").get(of_desk(article, query)).content.decode()
        assert "2 parts changed." in page
        page = page[page.index("<del>") :]
        assert page.index("Nine") < page.index("Four")


def test_changes_are_said_in_words_too(article):
    page = signed_in("Editor").get(of_desk(article)).content.decode()
    assert "[removed:" in page
    assert "end of addition]" in page


@pytest.mark.parametrize("query", ["?from=9&to=1", "?from=x", "?from=&to=2", "?to=1&from=%00"])
def test_what_is_no_version_is_said(article, query, reader, shown):
    for client, address in ((signed_in("Editor"), of_desk), (reader, of_readers)):
        answer = client.get(address(article, query))
        assert answer.status_code == 200
        assert "<del>" not in answer.content.decode()
        assert "error" in answer.content.decode()


def test_the_article_s_page_in_the_desk_leads_there(article):
    page = signed_in("Editor").get(f"/admin/pages/{article.pk}/edit/").content.decode()
    assert f'href="{of_desk(article)}"' in page


def test_an_article_of_one_version_has_nothing_to_compare(reader, shown):
    article = make_article()
    said = signed_in("Editor").get(of_desk(article)).content.decode()
    assert "nothing to compare" in said
    assert reader.get(of_readers(article)).status_code == 200
    draft = make_article(publish=False)
    assert "not been published" in signed_in("Editor").get(of_desk(draft)).content.decode()


def test_readers_see_none_unless_the_newsroom_chooses(reader, article):
    assert reader.get(of_readers(article)).status_code == 404
    assert "/versions/" not in reader.get(article.url).content.decode()


def test_readers_see_them_where_it_does(reader, article, shown):
    Article.objects.filter(pk=article.pk).update(first_published_at="2026-03-02T09:30:00Z")
    assert f'href="{of_readers(article)}"' in reader.get(article.url).content.decode()
    page = reader.get(of_readers(article, "?from=1&to=3")).content.decode()
    assert "2 parts changed." in page
    assert '<meta name="robots" content="noindex">' in page


def test_they_show_only_what_readers_may_see(reader, article, shown):
    draft = make_article(publish=False)
    assert reader.get(of_readers(draft)).status_code == 404
    assert reader.get(f"/es/versions/{article.pk}/").status_code == 404
    restrict(article)
    assert reader.get(of_readers(article)).status_code == 404


def test_of_a_retracted_article_no_text_is_shown(reader, article, shown):
    retract(article, "Its source was forged.")
    page = reader.get(of_readers(article, "?from=1&to=2")).content.decode()
    assert "Its source was forged." in page
    assert "coffee" not in page
    assert "Nine tons" not in page


def test_an_editor_keeps_one_from_readers(reader, article, shown):
    editor = signed_in("Editor")
    assert editor.get(of_desk(article)).status_code == 200
    editor.post(of_desk(article), {"number": "1"})
    page = reader.get(of_readers(article)).content.decode()
    assert "Nine tons" not in page
    assert "1 part changed." in page
    assert "Nine tons" in editor.get(of_desk(article, "?from=1&to=2")).content.decode()
    editor.post(of_desk(article), {"number": "1"})
    assert "Nine tons" in reader.get(of_readers(article)).content.decode()
    assert editor.post(of_desk(article), {"number": "9"}).status_code == 404


def test_an_author_keeps_nothing_from_readers(article):
    Article.objects.filter(pk=article.pk).update(owner=None)
    signed_in("Author").post(of_desk(article), {"number": "1"})
    assert not article.versions.get(number=1).kept_from_readers


def test_the_page_costs_the_same_for_many_versions(reader, shown, django_assert_max_num_queries):
    article = make_article("Version 1")
    for number in range(2, 8):
        article = publish(article, title=f"Version {number}")
    reader.get(of_readers(article))
    with django_assert_max_num_queries(11):
        reader.get(of_readers(article))
