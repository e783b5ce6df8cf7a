"""What every public page shows around its own content."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, get_language_info, override
from wagtail.models import Page

from commons import languages
from newsroom.machines import hreflang
from newsroom.machines.terms import usage_on
from newsroom.models import Correction, FrontPage, NewsroomSettings, Section, StandingPage
from newsroom.policies import Policy, policies_among
from newsroom.querysets import pages_out, restricted


def masthead(request: HttpRequest) -> dict:
    """Name, navigation and language switch. Lazy: a page that shows none asks for none."""
    request.usage = SimpleLazyObject(lambda: usage_on(request, _policies(request)))
    return {
        "usage": request.usage,
        "newsroom": SimpleLazyObject(lambda: NewsroomSettings.load(request)),
        "front_page": SimpleLazyObject(lambda: _front_page(request)),
        "navigation_sections": SimpleLazyObject(lambda: _children(request, Section)),
        "standing_pages": SimpleLazyObject(lambda: _standing_pages(request)),
        "policies": SimpleLazyObject(lambda: _policies(request)),
        "language_alternatives": SimpleLazyObject(lambda: _language_alternatives(request)),
        "hreflang_alternates": SimpleLazyObject(lambda: _hreflang_alternates(request)),
        "canonical_url": settings.BASE_URL + request.path,
    }


def _front_page(request) -> FrontPage | None:
    """The live front page of the active language, read once a request.

    Routing has left the one it started from; it is another language's where ours has none.
    """
    front = getattr(request, "front_page", None)
    if front is None or front.get_url(request) != f"/{get_language()}/":
        # All of that kind are read, one a language: asked for a language, SQLite would look
        # through all the pages of it.
        kind = ContentType.objects.get_for_model(FrontPage)
        fronts = FrontPage.objects.live().filter(content_type=kind).select_related("locale")
        here = [found for found in fronts if found.locale.language_code == get_language()]
        front = min(here, key=lambda found: found.path, default=None)
        request.front_page = front
    return front


def _children(request, kind) -> list[Page]:
    """The pages of one kind under the front page that anybody may read, in their order."""
    if not hasattr(request, "_pages_under_front"):
        request._pages_under_front = _pages_under(_front_page(request), request)
    return [page for page in request._pages_under_front if page.specific_class is kind]


def _standing_pages(request) -> list[Page]:
    """Those that are no policy: a policy has its own place in the footer."""
    policies = {policy.page.pk for policy in _policies(request)}
    return [page for page in _children(request, StandingPage) if page.pk not in policies]


def _policies(request) -> list[Policy]:
    """What the newsroom's settings name as its policies, in the language of the page."""
    return policies_among(_children(request, StandingPage), NewsroomSettings.load(request))


def _pages_under(front: FrontPage | None, request) -> list[Page]:
    if front is None:
        return []
    pages = Page.objects.child_of(front).live().type(Section, StandingPage)
    # Site roots are cached by Wagtail for the request, so that each address costs no query.
    return [_with_address(page, request) for page in pages.exclude(restricted()).order_by("path")]


def _retractions():
    """What takes the page of the outer query back, where that is an article."""
    return Correction.objects.retractions().filter(page=OuterRef("pk"))


def _with_address(page: Page, request) -> Page:
    page.address = page.get_url(request)
    return page


def _language_alternatives(request) -> list[dict]:
    """Each language with the address of this very page in it, or ``None`` where it has none.

    Nothing where the newsroom publishes in one language: there is nothing to choose.
    """
    if not languages.are_several():
        return []
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


def _hreflang_alternates(request) -> list[dict]:
    """What the head of this page says of its languages; see :mod:`newsroom.machines.hreflang`."""
    return hreflang.alternates(
        {
            each["code"]: each["absolute_url"]
            for each in _language_alternatives(request)
            if each["url"] and each["url"] not in _retracted_addresses(request)
        }
    )


def _retracted_addresses(request) -> set[str]:
    """Of the versions of the page that was asked for, those that were taken back."""
    return getattr(request, "_retracted_addresses", set())


def _address_in(request, code: str, page: Page | None) -> str | None:
    if page is not None:
        return _translated_pages(request, page).get(code)
    named = getattr(request, "addresses_by_language", None)
    if named is not None:
        return named.get(code)
    match = getattr(request, "resolver_match", None)
    if match is None or not match.view_name or match.view_name.startswith("wagtail"):
        return None
    try:
        with override(code):
            return reverse(match.view_name, args=match.args, kwargs=match.kwargs)
    except NoReverseMatch:
        return None


def _translated_pages(request, page: Page) -> dict[str, str]:
    """The address of a page in each language in which readers may see it."""
    if not hasattr(request, "_translated_pages"):
        translations = pages_out(Page.objects.filter(translation_key=page.translation_key))
        found = (
            translations.exclude(restricted())
            .annotate(is_retracted=Exists(_retractions()))
            .select_related("locale")
        )
        request._translated_pages = {
            each.locale.language_code: each.get_url(request) for each in found
        }
        request._retracted_addresses = {
            each.get_url(request) for each in found if each.is_retracted
        }
    return request._translated_pages
