"""Which page of ours a Webmention is about."""

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils.translation import get_language_from_path, override
from wagtail.contrib.redirects.models import Redirect

from commons.addresses import is_ours
from newsroom.models import Article, FrontPage
from seizures.models import Seizure


@dataclass(frozen=True)
class Target:
    """An article or a record, as readers have it."""

    article: Article | None = None
    seizure: Seizure | None = None


def target_at(url: str) -> Target | None:
    """The page at an address of ours that takes Webmentions; ``None`` for any other.

    Nothing tells a draft from an address that does not exist. The fragment plays no part, and an
    address that an article had before leads to it.
    """
    if not is_ours(url):
        return None
    path = unquote(urlsplit(url).path)
    if article := _moved_from(path):
        return Target(article=article)
    language = get_language_from_path(path) or settings.LANGUAGE_CODE
    with override(language):
        try:
            match = resolve(path)
        except Resolver404:
            return None
    if match.view_name == "seizures:record":
        records = Seizure.objects.public().filter(merged_into=None)
        record = records.filter(public_id=match.kwargs["public_id"]).first()
        return Target(seizure=record) if record else None
    if match.view_name == "wagtail_serve":
        article = _article_at(match.args[0], language)
        return Target(article=article) if article else None
    return None


def _article_at(path: str, language: str) -> Article | None:
    slug = path.rstrip("/").rpartition("/")[2]
    front = FrontPage.objects.filter(locale__language_code=language).first()
    if front is None or not slug:
        return None
    return Article.objects.published().filter(slug=slug, url_path=front.url_path + path).first()


def _moved_from(path: str) -> Article | None:
    old = Redirect.objects.filter(
        old_path=Redirect.normalise_path(path), redirect_page__isnull=False
    )
    return Article.objects.published().filter(pk__in=old.values("redirect_page")).first()
