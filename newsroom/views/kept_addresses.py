"""Pages of things whose address may change: the old one leads to the new one."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponsePermanentRedirect
from django.utils.translation import get_language


def get_or_redirect(things: Callable, *, by_language: bool = False) -> Callable:
    """For a view of ``slug``: it is given the thing itself, one of those that ``things()`` reads.

    An address that is no more answers with a permanent redirect to the one that is. With
    ``by_language`` a slug means what it means in the language of the page.
    """

    def decorate(view):
        @wraps(view)
        def found_first(request: HttpRequest, slug: str):
            language = get_language() if by_language else ""
            here = things()
            if by_language:
                here = here.filter(locale__language_code=language)
            thing = here.filter(slug=slug).first()
            if thing is not None:
                return view(request, thing)
            thing = here.now_at(slug, language)
            if thing is None:
                raise Http404
            query = request.META.get("QUERY_STRING", "")
            address = thing.get_absolute_url()
            return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)

        return found_first

    return decorate
