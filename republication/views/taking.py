"""“Republish this story”: what you may do, and the story ready to take."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from commons.addresses import absolute
from commons.http_cache import conditional
from commons.licence_terms import terms_of
from commons.rate_limits import limited
from newsroom.models import Article
from newsroom.terms import licence_for_others
from republication.bundle import DOWNLOADS
from republication.changes.giving import package_to_give
from republication.embeds import embed_codes
from republication.formats import FORMATS, html
from republication.package import (
    ArticleRetracted,
    ArticleWithdrawn,
    RepublicationForbidden,
)
from republication.pasting import boxes_of

REFUSALS = (ArticleWithdrawn, ArticleRetracted, RepublicationForbidden)


def article_or_404(pk: int) -> Article:
    """The published article, in whatever language it is; or one that was, and was withdrawn."""
    articles = Article.objects.filter(pk=pk)
    article = (
        articles.published().with_package_parts().first()
        or articles.withdrawn().select_related("locale").first()
    )
    if article is None:
        raise Http404(_("There is no published article here."))
    return article


def refused(request: HttpRequest, article: Article, reason: Exception) -> HttpResponse:
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
    article = article_or_404(pk)
    try:
        package = package_to_give(article)
    except REFUSALS as reason:
        return refused(request, article, reason)
    licence = licence_for_others(article)
    return render(
        request,
        "republication/republish.html",
        {
            "article": article,
            "package": package,
            "licence": licence,
            "licence_title": licence.title(get_language()),
            "terms": terms_of(licence),
            "preview": _seen_here(html.fragment(package), request),
            # Into an editor's HTML view goes what stands in its body, not a whole document.
            "texts": [
                (each, html.to_paste(package) if each.code == "html" else each.render(package))
                for each in FORMATS.values()
                if each.is_text
            ],
            "formats": FORMATS.values(),
            "boxes": boxes_of(package),
            "embeds": embed_codes(article, package),
            "translations": _translations(article),
        },
    )


def _seen_here(preview: SafeString, request: HttpRequest) -> SafeString:
    """Its pictures from the host that was asked, should that have another name than the site's:
    a page shows no others. Whoever copies the preview gets full addresses (``copy.js``)."""
    if request.build_absolute_uri("/") == absolute("/"):
        return preview
    return mark_safe(preview.replace(f'src="{absolute("/")}', 'src="/'))  # noqa: S308


def _translations(article: Article) -> list[Article]:
    """The same story in other languages, as far as readers have it."""
    others = Article.objects.published().unretracted().exclude(pk=article.pk)
    return list(
        others.filter(translation_key=article.translation_key)
        .select_related("locale")
        .only("title", "locale__language_code")
    )


@require_safe
@limited(2)
def download(request: HttpRequest, pk: int, format: str) -> HttpResponse:
    """The package as a file, or the bundle of all files.

    It changes only when the article does, and says so to caches.
    """
    if format not in DOWNLOADS:
        raise Http404(
            _("There is no format “%(format)s”. There are: %(known)s.")
            % {"format": format, "known": ", ".join(DOWNLOADS)}
        )
    article = article_or_404(pk)
    try:
        package = package_to_give(article)
    except REFUSALS as reason:
        return refused(request, article, reason)
    chosen = DOWNLOADS[format]
    filename = chosen.filename(package, article.slug)
    response = HttpResponse(
        chosen.write(package),
        content_type=chosen.media_type,
        headers={
            "Content-Disposition": f'attachment; filename="{filename}"',
            "Link": f'<{package.canonical_url}>; rel="canonical"',
            "Content-Language": package.language,
            "Cache-Control": "public, no-cache",
        },
    )
    return conditional(request, response, last_modified=article.last_published_at)
