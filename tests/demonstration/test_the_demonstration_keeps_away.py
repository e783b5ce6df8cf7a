"""The demonstration is never put into a newsroom that is somebody's own, or cannot hold it."""

import pytest
from django.core.management import CommandError, call_command

from newsroom.models import Article
from tests.newsroom.factories import make_section

pytestmark = pytest.mark.django_db


def test_a_founded_newsroom_is_never_given_the_demonstration():
    make_section("Ports")
    call_command("load_demonstration", if_empty=True)
    assert not Article.objects.exists()


def test_in_one_language_it_is_refused_in_words(settings):
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [("en", "English")]
    with pytest.raises(CommandError, match="LANGUAGES=en,es"):
        call_command("load_demonstration")
