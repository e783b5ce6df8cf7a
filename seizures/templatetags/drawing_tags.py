"""Charts and maps inside other pages: the list, a record, an article."""

from dataclasses import replace
from urllib.parse import urlencode

from django import template
from django.urls import reverse

from commons.addresses import absolute
from seizures.charts import embedding
from seizures.charts.catalogue import exhibit as exhibit_of
from seizures.maps.record_map import RecordMap

register = template.Library()


@register.inclusion_tag("seizures/charts/figure.html")
def record_chart(filters, code: str = "month", *, small: bool = False) -> dict:
    """The chart of a valid filter, with a link to its own page."""
    return {"exhibit": exhibit_of(filters, code), "links": True, "small": small}


@register.inclusion_tag("seizures/charts/figure.html")
def records_map(filters, *, small: bool = False) -> dict:
    """The world map of a valid filter, with a link to its own page."""
    return {"exhibit": exhibit_of(filters, "map"), "links": True, "small": small}


@register.inclusion_tag("seizures/charts/record_map.html")
def record_map(seizure) -> dict:
    """The map of one record, with how precisely each of its places is known."""
    return {"map": RecordMap(seizure)}


@register.inclusion_tag("seizures/charts/oembed_links.html")
def oembed_links(address: str) -> dict:
    """Where programs ask how to show a page of ours elsewhere (oembed.com, discovery)."""
    return {"query": urlencode({"url": absolute(address)}), "base": absolute(reverse("oembed"))}


@register.simple_tag
def frame_code(exhibit) -> str:
    """What another site pastes to show it in a frame."""
    return embedding.frame_code(absolute(exhibit.embed_url), exhibit.title)


@register.simple_tag
def picture_code(exhibit) -> str:
    """What another site pastes to show it as a picture with its source."""
    return embedding.picture_code(
        image=absolute(exhibit.png_url),
        page=absolute(exhibit.url),
        title=exhibit.title,
        source=exhibit.source,
        licence=exhibit.licence,
    )


@register.simple_tag
def url_of_drawing(code: str, exhibit) -> str:
    """The page of another kind of chart or map, for what this one asks."""
    return replace(exhibit, code=code).url
