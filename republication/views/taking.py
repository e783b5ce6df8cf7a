"""“Republish this story”: what you may do, and the story ready to take."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from commons.http_cache import conditional
from newsroom.models import Article
from newsroom.terms import licence_for_others
from republication.formats import FORMATS, html, text
from republication.package import (
    ArticleRetracted,
    ArticleWithdrawn,
    RepublicationForbidden,
    build_package,
)

REFUSALS = (ArticleWithdrawn, ArticleRetracted, RepublicationForbidden)


def _article(pk: int) -> Article:
    """The published article, in whatever language it is; or one that was, and was withdrawn."""
    articles = Article.objects.filter(pk=pk)
    article = (
        articles.published().with_package_parts().first()
        or articles.withdrawn().select_related("locale").first()
    )
    if article is None:
        raise Http404(_("There is no published article here."))
    return article


def _refused(request: HttpRequest, article: Article, reason: Exception) -> HttpResponse:
    """Why there is no package: withdrawn or retracted (410), or not ours to give away (403)."""
    if isinstance(reason, ArticleWithdrawn):
        return render(request, "newsroom/withdrawn.html", {"article": article}, status=410)
    retracted = isinstance(reason, ArticleRetracted)
    return render(
        request,
        "republication/refused.html",
        {"article": article, "reason": str(reason), "is_retracted": retracted},
        status=410 if retracted else 403,
    )


@require_safe
def republish(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of an article for republishers."""
    article = _article(pk)
    try:
        package = build_package(article)
    except REFUSALS as reason:
        return _refused(request, article, reason)
    preview = html.fragment(package)
    return render(
        request,
        "republication/republish.html",
        {
            "article": article,
            "package": package,
            "licence": licence_for_others(article),
            "licence_title": licence_for_others(article).title(get_language()),
            "licence_deed": licence_for_others(article).deed_url(get_language()),
            "preview": preview,
            "html": preview,
            "text": text.render(package),
            "formats": FORMATS.values(),
        },
    )


@require_safe
def download(request: HttpRequest, pk: int, format: str) -> HttpResponse:
    """The package as a file. It changes only when the article does, and says so to caches."""
    if format not in FORMATS:
        raise Http404(
            _("There is no format “%(format)s”. There are: %(known)s.")
            % {"format": format, "known": ", ".join(FORMATS)}
        )
    article = _article(pk)
    try:
        package = build_package(article)
    except REFUSALS as reason:
        return _refused(request, article, reason)
    chosen = FORMATS[format]
    filename = chosen.filename(package, article.slug)
    response = HttpResponse(
        chosen.write(package),
        content_type=chosen.media_type,
        headers={
            "Content-Disposition": f'attachment; filename="{filename}"',
            "Link": f'<{package.canonical_url}>; rel="canonical"',
            "Cache-Control": "public, no-cache",
        },
    )
    return conditional(request, response, last_modified=article.last_published_at)
