"""What is asked of the record, kept as a query string: written by an address, read by the filters.

An editor explores on the list page until it shows what they mean; its address then says it all.
Kept is ``?`` and the parameters in the order of the filters, a repeated one with its values in the
order of their list, so that the same question is always the same text.
"""

from urllib.parse import SplitResult, urlencode, urlsplit

from django.conf import settings
from django.http import QueryDict
from django.http.request import validate_host
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from commons.strict_filters import PAGING_PARAMETERS, unknown_parameters
from seizures.lists.filters import SeizureFilter
from seizures.models import Seizure

LISTS = frozenset(
    {"seizures:list", "seizure-list", "seizures:chart", "seizures:map", "seizures:routes"}
)
# Where in a list somebody stands, and in which order, is not part of what is asked.
NOT_ASKED = PAGING_PARAMETERS | {"order"}


class AddressError(ValueError):
    """An address that asks nothing of the record. ``str()`` says why, in words."""


def read_address(text: str) -> str:
    """The question in the address of a list of records, or in a query string alone.

    Raises :class:`AddressError` for another page's address, for a parameter that does not exist
    and for a value that its filter refuses.
    """
    text = text.strip()
    parts = urlsplit(text if "?" in text or "/" in text else f"?{text}")
    if (parts.netloc and not _is_ours(parts.hostname or "")) or not _is_list(parts.path):
        raise AddressError(
            _("This is not the address of our list of records. It looks like this: %(address)s")
            % {"address": _example()}
        )
    return _checked(parts)


def filters_for(asked: str) -> SeizureFilter:
    """The filters of a question that :func:`read_address` gave, over the records in lists."""
    return SeizureFilter(QueryDict(asked.removeprefix("?")), Seizure.objects.listed())


def list_address(asked: str) -> str:
    """The list of records that answers the question, in the active language."""
    return reverse("seizures:list") + (asked if asked != "?" else "")


def _is_ours(host: str) -> bool:
    return host == urlsplit(settings.BASE_URL).hostname or validate_host(
        host, settings.ALLOWED_HOSTS
    )


def _is_list(path: str) -> bool:
    """Whether a path is a list of records: the page in any language, or the API."""
    for code, _name in settings.LANGUAGES if path else ():
        with override(code):
            try:
                if resolve(path).view_name in LISTS:
                    return True
            except Resolver404:
                continue
    return not path


def _checked(parts: SplitResult) -> str:
    given = QueryDict(parts.query)
    wanted = {
        name: values
        for name in given
        if name not in NOT_ASKED and (values := [v for v in given.getlist(name) if v.strip()])
    }
    errors = unknown_parameters(wanted, set(SeizureFilter.base_filters) - NOT_ASKED)
    filters = SeizureFilter(QueryDict(urlencode(wanted, doseq=True)), Seizure.objects.none())
    errors = errors or filters.errors
    if errors:
        raise AddressError(
            " ".join(f"{name}: {message}" for name, said in errors.items() for message in said)
        )
    return f"?{filters.canonical}"


def _example() -> str:
    return f"{settings.BASE_URL}{reverse('seizures:list')}?substance=cocaine&country=PE"
