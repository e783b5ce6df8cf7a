"""What pages show of exports: the formats there are, and the filters to export by."""

from django import template

from seizures.exports import formats
from seizures.exports.selection import IGNORED

register = template.Library()


@register.simple_tag
def export_formats() -> list[formats.Format]:
    """The formats that can be written here."""
    return formats.offered()


@register.simple_tag(takes_context=True)
def export_query(context) -> str:
    """The filters of the page's address as a query string; nothing where none is set."""
    asked = context["request"].GET.copy()
    for name in list(asked):
        if name in IGNORED or not any(value.strip() for value in asked.getlist(name)):
            del asked[name]
    return f"?{asked.urlencode()}" if asked else ""
