"""In which languages something is public: said alike in page, sitemap and feed.

``hreflang`` as search engines read it (https://developers.google.com/search/docs/specialty/
international/localized-versions): every version names all versions and itself, and ``x-default``
is for a reader of none of these languages. A version that only some may read, that nobody may
read yet, or that was taken back is not named.
"""

from collections import defaultdict
from collections.abc import Iterable

from django.conf import settings
from wagtail.models import Page

from commons.addresses import absolute
from newsroom.models import Correction
from newsroom.querysets import pages_out

X_DEFAULT = "x-default"


def alternates(addresses: dict[str, str]) -> list[dict[str, str]]:
    """The versions of one thing from its absolute addresses by language, ``x-default`` last.

    Each is ``{"lang_code", "location"}``, as Django's sitemaps say it. Empty where there is no
    choice. ``x-default`` is the version in the newsroom's first language that has one.
    """
    if len(addresses) < 2:
        return []
    codes = [code for code, _name in settings.LANGUAGES if code in addresses]
    named = [{"lang_code": code, "location": addresses[code]} for code in codes]
    return [*named, {"lang_code": X_DEFAULT, "location": addresses[codes[0]]}]


def of_pages(pages: Iterable[Page]) -> dict:
    """The versions of each of these pages, by their translation key, read together."""
    addresses = defaultdict(dict)
    keys = {page.translation_key for page in pages}
    public = pages_out(Page.objects.public())
    standing = public.filter(translation_key__in=keys).exclude(
        pk__in=Correction.objects.retractions().values("page")
    )
    for page in standing.select_related("locale"):
        addresses[page.translation_key][page.locale.language_code] = absolute(page.get_url())
    return {key: alternates(addresses[key]) for key in keys}
