"""What every public page shows around its own content."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, get_language_info, override
from wagtail.models import Page

from newsroom.models import FrontPage, NewsroomSettings, Section, StandingPage


def masthead(request: HttpRequest) -> dict:
    """Name, navigation and language switch. Lazy: a page that shows none asks for none."""
    return {
        "newsroom": SimpleLazyObject(lambda: NewsroomSettings.load(request)),
        "front_page": SimpleLazyObject(lambda: _front_page(request)),
        "navigation_sections": SimpleLazyObject(lambda: _children(request, Section)),
        "standing_pages": SimpleLazyObject(lambda: _children(request, StandingPage)),
        "language_alternatives": SimpleLazyObject(lambda: _language_alternatives(request)),
        "canonical_url": settings.BASE_URL + request.path,
    }


def _front_pages(request) -> dict[str, FrontPage]:
    """The live front page of each language, read once a request."""
    if not hasattr(request, "_front_pages"):
        pages = FrontPage.objects.live().select_related("locale").order_by("path")
        request._front_pages = {page.locale.language_code: page for page in pages}
    return request._front_pages


def _front_page(request) -> FrontPage | None:
    return _front_pages(request).get(get_language())


def _children(request, kind) -> list[Page]:
    front = _front_page(request)
    if front is None:
        return []
    # Site roots are cached by Wagtail for the request, so that each address costs no query.
    children = kind.objects.child_of(front).live().order_by("path")
    return [_with_address(child, request) for child in children]


def _with_address(page: Page, request) -> Page:
    page.address = page.get_url(request)
    return page


def _language_alternatives(request) -> list[dict]:
    """Each language with the address of this very page in it, or ``None`` where it has none."""
    page = getattr(request, "wagtail_page", None)
    alternatives = []
    for code, _name in settings.LANGUAGES:
        address = _address_in(request, code, page)
        alternatives.append(
            {
                "code": code,
                "name": get_language_info(code)["name_local"].capitalize(),
                "url": address,
                "absolute_url": settings.BASE_URL + address if address else None,
                "front_url": f"/{code}/",
                "is_current": code == get_language(),
            }
        )
    return alternatives


def _address_in(request, code: str, page: Page | None) -> str | None:
    if page is not None:
        return _translated_pages(request, page).get(code)
    match = getattr(request, "resolver_match", None)
    if match is None or not match.view_name or match.view_name.startswith("wagtail"):
        return None
    try:
        with override(code):
            return reverse(match.view_name, args=match.args, kwargs=match.kwargs)
    except NoReverseMatch:
        return None


def _translated_pages(request, page: Page) -> dict[str, str]:
    if not hasattr(request, "_translated_pages"):
        translations = page.get_translations(inclusive=True).live().select_related("locale")
        request._translated_pages = {
            translation.locale.language_code: translation.get_url(request)
            for translation in translations
        }
    return request._translated_pages
