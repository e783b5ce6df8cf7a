"""The checks in the article's editor, and the editor's answer when one keeps the article back."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.models import Page

from newsroom.checks import gate
from newsroom.models import Article


def refuse_to_publish(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Before the editor's Publish: what was typed is kept as a draft, and the reason is said."""
    if isinstance(page, Article) and _said_why(request, [page]):
        # Wagtail makes a new page live before it publishes it.
        never_out = Article.objects.filter(pk=page.pk, first_published_at=None)
        never_out.update(live=False, has_unpublished_changes=True)
        return redirect("wagtailadmin_pages:edit", page.pk)
    return None


def refuse_to_publish_several(request: HttpRequest, pages: Iterable[Page]) -> HttpResponse | None:
    """Before several are published at once: none is, until all may."""
    pages = list(pages)
    drafts = [page.specific.get_latest_revision_as_object() for page in _articles(request, pages)]
    if _said_why(request, drafts):
        return redirect("wagtailadmin_explore", pages[0].get_parent().pk)
    return None


def say_what_an_approval_waits_for(request: HttpRequest, page: Page) -> None:
    """After an approval in the editor that has not led to publication."""
    if "action-workflow-action" not in request.POST or page.specific_class is not Article:
        return
    article = Article.objects.get(pk=page.pk)
    if article.standing == "approved":
        _said_why(request, [article.get_latest_revision_as_object()])


def _articles(request: HttpRequest, pages: list[Page]) -> Iterable[Page]:
    """The articles among some pages, and the drafts below them where those are asked for."""
    for page in pages:
        if page.specific_class is Article:
            yield page
        elif request.POST.get("include_descendants"):
            yield from page.get_descendants().not_live().type(Article)


def _said_why(request: HttpRequest, articles: Iterable[Article]) -> bool:
    """Whether any of these is kept back; each is told with its reasons."""
    any_blocked = False
    for article in articles:
        results = gate.kept_back_by(article)
        if results:
            messages.error(request, gate.in_words(article, results))
            any_blocked = True
    return any_blocked
