"""Filters that refuse what they do not know.

A misspelt parameter that is silently ignored answers a question nobody asked. Here it is a 400
that names the parameter and lists those that exist.
"""

from django.utils.translation import gettext as _
from django_filters import utils
from django_filters.rest_framework import DjangoFilterBackend
from rest_framework.exceptions import ValidationError

PAGING_PARAMETERS = frozenset({"cursor", "page_size", "format"})


def unknown_parameters(given, known) -> dict[str, list[str]]:
    """An error for each name in ``given`` that is not in ``known``."""
    allowed = ", ".join(sorted(known))
    return {
        name: [
            _("There is no such parameter here. These exist: %(allowed)s.") % {"allowed": allowed}
        ]
        for name in given
        if name not in known
    }


def refuse_unknown(given, known) -> None:
    """Raise a 400 that names every parameter in ``given`` that is not in ``known``."""
    if errors := unknown_parameters(given, known):
        raise ValidationError(errors)


class StrictFilterBackend(DjangoFilterBackend):
    """django-filter's backend, which also refuses unknown parameters."""

    def filter_queryset(self, request, queryset, view):
        filterset = self.get_filterset(request, queryset, view)
        known = PAGING_PARAMETERS | frozenset(getattr(view, "extra_parameters", ()))
        if filterset is not None:
            known |= {
                name
                for field_name, field in filterset.form.fields.items()
                for name in _names_in_address(field_name, field)
            }
        refuse_unknown(request.query_params, known)
        if filterset is None:
            return queryset
        if not filterset.is_valid():
            raise utils.translate_validation(filterset.errors)
        return filterset.qs


def _names_in_address(field_name: str, field) -> list[str]:
    suffixes = getattr(field.widget, "suffixes", None)
    return [f"{field_name}_{suffix}" for suffix in suffixes] if suffixes else [field_name]
