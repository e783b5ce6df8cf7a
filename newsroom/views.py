"""Public pages of the newsroom that are not pages of the tree."""

from datetime import timedelta

from django.conf import settings
from django.contrib.sitemaps import views as sitemap_views
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.templatetags.static import static
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from django.views.defaults import page_not_found as django_page_not_found

from commons.keyset import paginate
from newsroom.models import Article, Author, Correction, NewsroomSettings, Series
from newsroom.searching import SearchForm, search_everything
from newsroom.sitemaps import SITEMAPS

ROWS_A_PAGE = 20
SECURITY_TXT_VALID_FOR = timedelta(days=180)


def _published():
    return Article.objects.published().in_language(get_language())


@require_safe
def author(request: HttpRequest, slug: str) -> HttpResponse:
    """An author's page: biography, and everything signed, newest first."""
    authors = Author.objects.select_related("portrait").prefetch_related("biographies")
    found = get_object_or_404(authors, slug=slug)
    articles = _published().by_author(found).with_card_parts()
    page = paginate(request, articles, ordering=Article.LIST_ORDERING, size=ROWS_A_PAGE)
    return render(request, "newsroom/author.html", {"author": found, "page_of_articles": page})


@require_safe
def series(request: HttpRequest, slug: str) -> HttpResponse:
    """A series in its order."""
    found = get_object_or_404(Series, slug=slug, locale__language_code=get_language())
    request.addresses_by_language = found.addresses_by_language()
    articles = _published().filter(series=found).with_card_parts().in_series_order()
    return render(request, "newsroom/series.html", {"series": found, "articles": articles})


@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    """Every correction of a published article, newest first."""
    rows = Correction.objects.public(_published()).select_related("page")
    page = paginate(request, rows, ordering=("-date", "-pk"), size=ROWS_A_PAGE)
    return render(request, "newsroom/corrections.html", {"page_of_corrections": page})


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Search over articles and records, in the language of the page."""
    form = SearchForm(request.GET or None)
    results = search_everything(form, get_language()) if form.is_valid() else None
    return render(request, "newsroom/search.html", {"form": form, "results": results})


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """RFC 9309: everything public may be crawled; the desk is nobody's business."""
    return render(
        request, "newsroom/robots.txt", {"base_url": settings.BASE_URL}, content_type="text/plain"
    )


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """sitemaps.org: where the list of each kind of page is."""
    return sitemap_views.index(request, SITEMAPS, sitemap_url_name="sitemap-section")


@require_safe
def sitemap_section(request: HttpRequest, section: str) -> HttpResponse:
    """The pages of one kind, with the alternate languages of each."""
    return sitemap_views.sitemap(request, SITEMAPS, section=section)


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """RFC 9116: where to report a weakness. Not found until the newsroom has given an address."""
    newsroom = NewsroomSettings.load(request)
    address = newsroom.security_email or newsroom.contact_email
    if not address:
        return page_not_found(request, None)
    expires = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)
    lines = [
        f"Contact: mailto:{address}",
        f"Expires: {(expires + SECURITY_TXT_VALID_FOR).isoformat()}",
        f"Preferred-Languages: {', '.join(code for code, _name in settings.LANGUAGES)}",
        f"Canonical: {settings.BASE_URL}/.well-known/security.txt",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Browsers ask for it at the root whatever the page says."""
    return HttpResponsePermanentRedirect(static("img/favicon.svg"))


def bad_request(request: HttpRequest, exception) -> HttpResponse:
    """400 with the reason in words, when the code that refused has given one."""
    return render(request, "400.html", {"reason": str(exception)}, status=400)


def page_not_found(request: HttpRequest, exception) -> HttpResponse:
    """404; inside the API as problem details."""
    return django_page_not_found(request, exception)
