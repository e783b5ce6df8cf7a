"""What templates cannot ask a model without an argument."""

from django import template
from django.utils.translation import get_language

from commons.licences import Licence

register = template.Library()


@register.simple_tag
def deed_url(licence: Licence) -> str:
    """The licence's deed in the language of the page."""
    return licence.deed_url(get_language())
