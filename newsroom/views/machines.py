"""What programs ask a site for: sitemaps, security contacts, the icon."""

from datetime import timedelta

from django.conf import settings
from django.contrib.sitemaps import views as sitemap_views
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from commons.http_cache import conditional
from newsroom.images.social import social_image_of
from newsroom.machines.news_sitemap import news_sitemap_of
from newsroom.machines.sitemaps import SITEMAPS
from newsroom.models import NewsroomSettings
from newsroom.views.errors import page_not_found

XML = "application/xml; charset=utf-8"
SECURITY_TXT_VALID_FOR = timedelta(days=180)


@require_safe
def news_sitemap(request: HttpRequest) -> HttpResponse:
    """What is new, for news search."""
    return HttpResponse(news_sitemap_of(NewsroomSettings.load(request)), content_type=XML)


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
def icon(request: HttpRequest) -> HttpResponse:
    """The newsroom's mark, for the browser's tab, where it has given no picture."""
    return render(
        request,
        "newsroom/icon.svg",
        {"initial": NewsroomSettings.load(request).initial},
        content_type="image/svg+xml",
    )


@require_safe
def social_image(request: HttpRequest) -> HttpResponse:
    """The newsroom's logo or name as social networks show it, for pages without a picture."""
    response = HttpResponse(
        social_image_of(NewsroomSettings.load(request)),
        content_type="image/png",
        headers={"Cache-Control": "public, max-age=3600"},
    )
    return conditional(request, response, last_modified=None)


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Browsers ask for it at the root whatever the page says."""
    given = NewsroomSettings.load(request).logos.icon
    return HttpResponseRedirect(given.url if given else reverse("icon"))
