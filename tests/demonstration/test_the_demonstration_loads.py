"""The demonstration is published through the models, whole, and never over other content."""

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import override_settings

from newsroom.models import Article, CreditedImage, Mention, NewsroomSettings, StandingPage
from seizures.models import Seizure

pytestmark = pytest.mark.xdist_group("demonstration")


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker, tmp_path_factory):
    """Loaded once for all tests here; each of them takes back what it does by itself."""
    media = tmp_path_factory.mktemp("media")
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=media), transaction.atomic():
        call_command("load_demonstration", verbosity=0)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def demonstration(loaded, db):
    """The demonstration, as ``make run`` shows it."""


def test_everything_is_there_and_public(demonstration, reader):
    assert Article.objects.published().in_language("en").count() >= 6
    assert Article.objects.published().in_language("es").count() >= 3
    assert StandingPage.objects.live().count() == 6
    assert Mention.objects.count() > 8
    assert not CreditedImage.objects.filter(licence_code="").exists()
    for address in ("/en/", "/es/", "/en/seizures/", "/es/seizures/", "/en/feed/rss/"):
        assert reader.get(address).status_code == 200
    for article in Article.objects.published():
        assert reader.get(article.get_url()).status_code == 200
    for seizure in Seizure.objects.public():
        assert reader.get(seizure.get_absolute_url()).status_code == 200


def test_the_first_story_adds_up_as_its_article_says(demonstration):
    story = Article.objects.get(slug="callao-quiet-port")
    shown = Seizure.objects.filter(pk__in=[seizure.pk for seizure in story.seizures_shown()])
    assert shown.total().in_words("en") == "4.8 to 5.3 t in 3 events; 1 of unknown quantity"


def test_it_is_never_loaded_over_other_content(demonstration):
    before = Article.objects.count()
    with pytest.raises(CommandError, match="never mixes"):
        call_command("load_demonstration")
    call_command("load_demonstration", if_empty=True)
    assert Article.objects.count() == before


def test_it_says_who_it_is_and_where_its_policies_are(demonstration, reader):
    page = reader.get("/es/").content.decode()
    assert "<span>Waybill</span>" in page
    assert page.count(">Cómo corregimos</a>") == 1
    assert NewsroomSettings.load().corrections_policy.slug == "how-we-correct"
