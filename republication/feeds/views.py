"""Feeds at their addresses: of everything in a language, and of every list there is."""

from collections.abc import Iterator

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.views.decorators.http import require_safe

from commons.http_cache import conditional
from newsroom.lists.articles import LISTS, ArticleList, feed_address
from republication.feeds import atom, json_feed, rss
from republication.feeds.reading import Feed

FORMS = {"rss": rss, "atom": atom, "json": json_feed}


@require_safe
def feed(request: HttpRequest, form: str, kind: str = "", key: str = "") -> HttpResponse:
    """The newest articles of a list in the language of the address; of everything without one.

    The parameters of the list's page narrow the feed as they do the page.
    """
    listed = ArticleList(request, kind=kind, key=key)
    if kind and (moved := _refused_or_moved(listed, form)):
        return moved
    if not listed.filters.is_valid():
        raise BadRequest(" ".join(_in_sentences(listed.filters.errors)))
    shown = Feed(request, listed, form)
    response = HttpResponse(
        FORMS[form].write(shown),
        content_type=FORMS[form].MEDIA_TYPE,
        headers={"Access-Control-Allow-Origin": "*", "Cache-Control": "public, no-cache"},
    )
    if shown.hub:  # https://www.w3.org/TR/websub/#discovery
        response.headers["Link"] = f'<{shown.hub}>; rel="hub", <{shown.address}>; rel="self"'
    return conditional(request, response, last_modified=shown.last_modified)


def _refused_or_moved(listed: ArticleList, form: str) -> HttpResponse | None:
    """Not found where there is no such list; on to its new address where it had another."""
    subject = listed.subject
    if listed.kind not in LISTS or subject is None:
        raise Http404
    key_now = getattr(subject, "slug", subject).lower()
    if key_now == listed.key:
        return None
    return HttpResponsePermanentRedirect(feed_address(listed.kind, key_now, listed.query, form))


def _in_sentences(errors) -> Iterator[str]:
    for name, reasons in errors.items():
        yield f"{name}: {' '.join(reasons)}"
