"""What a reader may not see is at no door of ours: page, file, API, feed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from newsroom.models import Article
from tests.newsroom.factories import make_article, make_section, restrict, retract

pytestmark = pytest.mark.django_db
ARTICLE_DOORS = [
    "/en/republish/{}/",
    "/en/republish/{}/html/",
    "/en/republish/{}/text/",
    "/en/republish/{}/json/",
    "/api/v1/articles/{}/",
    "/api/v1/articles/{}/package/",
]
LIST_DOORS = ["/api/v1/articles/", "/en/feed/rss/", "/api/v1/authors/", "/api/v1/series/"]
SECRET = "Secret headline"


def draft():
    return make_article(SECRET, publish=False)


def unpublished():
    article = make_article(SECRET)
    article.unpublish()
    return article


def scheduled():
    article = make_article(SECRET, publish=False)
    article.go_live_at = timezone.now() + timedelta(days=1)
    article.save_revision().publish()
    return article


def of_the_future():
    return make_article(SECRET, published=timezone.now() + timedelta(days=1))


def restricted():
    article = make_article(SECRET)
    restrict(article)
    return article


def in_restricted_section():
    section = make_section("Members")
    article = make_article(SECRET, section=section)
    restrict(section)
    return article


HIDDEN = [draft, unpublished, scheduled, of_the_future, restricted, in_restricted_section]


@pytest.mark.parametrize("hide", HIDDEN)
@pytest.mark.parametrize("door", ARTICLE_DOORS)
def test_a_hidden_article_is_not_found(reader, hide, door):
    response = reader.get(door.format(hide().pk))
    assert response.status_code == (410 if hide is unpublished else 404)
    assert SECRET not in response.content.decode()


@pytest.mark.parametrize("hide", HIDDEN)
@pytest.mark.parametrize("door", LIST_DOORS)
def test_a_hidden_article_is_in_no_list(reader, hide, door):
    article = hide()
    written = reader.get(door).content.decode()
    assert SECRET not in written
    assert article.bylines.first().author.name not in written


@pytest.mark.parametrize("hide", HIDDEN)
def test_a_hidden_translation_is_not_named(reader, hide):
    article = hide()
    public = make_article("Public", language="es")
    Article.objects.filter(pk=public.pk).update(translation_key=article.translation_key)
    body = reader.get(f"/api/v1/articles/{public.pk}/").json()
    assert body["translations"] == []


@pytest.mark.parametrize("door", ARTICLE_DOORS)
def test_a_retracted_article_is_gone_and_says_why(reader, door):
    article = retract(make_article(body=[("paragraph", "<p>What was false.</p>")]), "It was false.")
    response = reader.get(door.format(article.pk))
    assert response.status_code == 410
    assert "It was false." in response.content.decode()
    assert "What was false." not in response.content.decode()


@pytest.mark.parametrize("door", LIST_DOORS[:2])
def test_a_retracted_article_is_in_no_list(reader, door):
    retract(make_article(SECRET))
    assert SECRET not in reader.get(door).content.decode()


@pytest.mark.parametrize("door", [*ARTICLE_DOORS[:4], ARTICLE_DOORS[5]])
def test_all_rights_reserved_is_refused_in_words(reader, door):
    article = make_article(
        licence_code="ALL-RIGHTS-RESERVED", body=[("paragraph", "<p>Not to be taken.</p>")]
    )
    response = reader.get(door.format(article.pk))
    assert response.status_code == 403
    assert "permission" in response.content.decode()
    assert "Not to be taken." not in response.content.decode()


def test_all_rights_reserved_may_be_known_of(reader):
    article = make_article(licence_code="ALL-RIGHTS-RESERVED")
    body = reader.get(f"/api/v1/articles/{article.pk}/").json()
    assert body["licence"]["permits_republication"] is False
    assert body["package_url"] is None
    assert body["republish_url"] is None
