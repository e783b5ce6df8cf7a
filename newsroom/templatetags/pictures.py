"""An image as a page shows it."""

from django import template
from django.utils.safestring import SafeString
from wagtail.images.models import Picture
from wagtail.images.shortcuts import get_renditions_or_not_found

from newsroom.images.renditions import PLACES
from newsroom.models import CreditedImage

register = template.Library()


@register.simple_tag
def picture_at(place: str, image: CreditedImage | None, alt: str = "") -> SafeString | str:
    """``<picture>`` for a place of :data:`newsroom.images.renditions.PLACES`; nothing for no image.

    ``alt`` is empty only where the words beside the picture say what it shows.
    """
    if not image:
        return ""
    where = PLACES[place]
    renditions = get_renditions_or_not_found(image, where.filters)
    return Picture(renditions, {"alt": alt, **where.attributes}).__html__()
