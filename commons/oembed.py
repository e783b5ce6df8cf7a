"""oEmbed 1.0 (oembed.com): what another site needs to show a page of ours in its own.

Each room registers the pages of its own that can be shown elsewhere, by the name of their address.
"""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit
from xml.etree import ElementTree

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.http.request import validate_host
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils.translation import get_language_from_path, override
from django.views.decorators.http import require_safe

from commons.xml_text import writable

WIDEST = 720
CACHE_SECONDS = 3600


@dataclass(frozen=True)
class Embeddable:
    """A page as others show it: ``html`` for a width and a height in pixels.

    Without ``html`` it is only named and linked to (oEmbed's type ``link``).
    """

    title: str
    provider_name: str
    provider_url: str
    height: int = 0
    html: Callable[[int, int], str] | None = None
    thumbnail: tuple[str, int, int] | None = None
    author_name: str = ""


class NoLongerShown(Exception):
    """What was public and was taken back. ``str()`` is the reason, in words."""


# Raises Http404 for what readers may not have, NoLongerShown for what they had.
Describe = Callable[[ResolverMatch, QueryDict], Embeddable]
_known: dict[str, Describe] = {}


def register(address_name: str, describe: Describe) -> None:
    """Let the pages of an address be shown elsewhere: ``describe`` gets what its address
    matched, and its query."""
    _known[address_name] = describe


@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    """Answers for one of our addresses; 404 for any other, 410 for what was taken back, 501 for a
    format that is none of two."""
    kind = request.GET.get("format", "json")
    if kind not in ("json", "xml"):
        return _readable(HttpResponse("json, xml", status=501, content_type="text/plain"))
    try:
        answer = _answer(request)
    except (Http404, Resolver404, ValueError):
        return _readable(HttpResponse("Not found.", status=404, content_type="text/plain"))
    except NoLongerShown as reason:
        said = HttpResponse(str(reason), status=410, content_type="text/plain; charset=utf-8")
        return _readable(said)
    response = JsonResponse(answer) if kind == "json" else _as_xml(answer)
    response.headers["Cache-Control"] = f"public, max-age={CACHE_SECONDS}"
    return _readable(response)


def _answer(request: HttpRequest) -> dict:
    """Raises :class:`Http404`, or ``ValueError`` for a size or an address that cannot be read."""
    asked = urlsplit(request.GET.get("url", ""))
    host = asked.hostname or ""
    if host != settings.BASE_HOST and not validate_host(host, settings.ALLOWED_HOSTS):
        raise Http404
    width = _within(request, "maxwidth", WIDEST)
    with override(get_language_from_path(asked.path) or settings.LANGUAGE_CODE):
        match = resolve(asked.path)
        if match.view_name not in _known:
            raise Http404
        found = _known[match.view_name](match, QueryDict(asked.query))
        answer = {
            "version": "1.0",
            "type": "rich" if found.html else "link",
            "title": found.title,
            "provider_name": found.provider_name,
            "provider_url": found.provider_url,
            "cache_age": CACHE_SECONDS,
        }
        if found.author_name:
            answer["author_name"] = found.author_name
        if found.html:
            height = _within(request, "maxheight", found.height)
            answer |= {"width": width, "height": height, "html": found.html(width, height)}
    if found.thumbnail and found.thumbnail[1] <= width:
        names = ("thumbnail_url", "thumbnail_width", "thumbnail_height")
        answer |= dict(zip(names, found.thumbnail, strict=True))
    return answer


def _within(request: HttpRequest, name: str, most: int) -> int:
    """Never more than what is asked for. Raises ``ValueError`` for what is no size."""
    asked = int(request.GET.get(name) or most)
    if asked < 1:
        raise ValueError(name)
    return min(most, asked)


def _as_xml(answer: dict) -> HttpResponse:
    root = ElementTree.Element("oembed")
    for name, value in answer.items():
        ElementTree.SubElement(root, name).text = writable(str(value))
    written = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return HttpResponse(written, content_type="text/xml; charset=utf-8")


def _readable(response: HttpResponse) -> HttpResponse:
    """By any site: everything here is public."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
