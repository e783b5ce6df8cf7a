"""Beside an article stand those who republished it: where the newsroom wishes, and once checked."""

import pytest

from newsroom.models import NewsroomSettings
from republication.templatetags.republication_tags import MOST_SHOWN
from tests.newsroom.factories import make_article
from tests.republication.factories import make_republisher, make_reuse

pytestmark = pytest.mark.django_db
TITLE = "Where this story has travelled"


@pytest.fixture
def story():
    NewsroomSettings.objects.update(shows_reuses=True)
    return make_article()


def page(reader, article) -> str:
    return reader.get(article.url).content.decode()


def test_checked_copies_stand_beside_the_article(reader, story):
    make_reuse(
        story,
        url="https://diario.example/nota",
        outlet="El Diario <del Puerto>",
        headline="Cocaína en el puerto",
        language="es",
        state="verified",
    )
    make_reuse(story, url="https://plain.example/story", state="verified")
    written = page(reader, story)
    assert TITLE in written
    assert (
        '<a href="https://diario.example/nota" rel="nofollow noopener" hreflang="es">'
        "El Diario &lt;del Puerto&gt;</a>" in written
    )
    assert '<span lang="es">Cocaína en el puerto</span>' in written
    assert ">plain.example</a>" in written


def test_a_name_is_ours_to_vouch_for_or_stands_with_its_site(reader, story):
    known = make_republisher("La Prensa")
    make_reuse(story, republisher=known, outlet="la prensa!!", state="verified")
    make_reuse(story, outlet="The Times", url="https://nobody.example/1", state="verified")
    written = page(reader, story)
    assert ">La Prensa</a>" in written
    assert "la prensa!!" not in written
    assert 'The Times</a> <span class="muted">(nobody.example)</span>' in written


@pytest.mark.parametrize("state", ["reported", "broken", "gone", "spam", "hidden"])
def test_a_mere_report_and_what_is_hidden_show_nothing(reader, story, state):
    make_reuse(story, state=state)
    make_reuse(story, state="verified", kind="link")
    make_reuse(make_article("Another"), state="verified")
    assert TITLE not in page(reader, story)


def test_a_newsroom_that_does_not_wish_it_pays_nothing_for_it(reader, story, monkeypatch):
    make_reuse(story, state="verified")
    NewsroomSettings.objects.update(shows_reuses=False)
    monkeypatch.setattr(
        "republication.models.Reuse.objects.shown", lambda: pytest.fail("asked for copies")
    )
    assert TITLE not in page(reader, story)


def test_a_retracted_story_boasts_of_no_copy(reader):
    NewsroomSettings.objects.update(shows_reuses=True)
    retracted = make_article(corrections=[{"kind": "retraction", "text": "It was false."}])
    make_reuse(retracted, state="verified")
    assert TITLE not in page(reader, retracted)


def test_many_cost_what_few_cost_and_the_rest_are_counted(
    reader, story, django_assert_max_num_queries
):
    for _number in range(MOST_SHOWN):
        make_reuse(story, state="verified")
    page(reader, story)
    with django_assert_max_num_queries(16):
        page(reader, story)
    for _number in range(3):
        make_reuse(story, state="verified")
    with django_assert_max_num_queries(17):
        assert "and 3 more" in page(reader, story)
