"""Which format a client of the API gets, and what is said to one that asks for another."""

from django.utils.translation import gettext as _
from rest_framework.exceptions import ValidationError
from rest_framework.negotiation import DefaultContentNegotiation


class StrictNegotiation(DefaultContentNegotiation):
    """REST framework's negotiation; an unknown ``?format=`` is a 400 that lists those there are."""

    def filter_renderers(self, renderers, format):
        known = [renderer for renderer in renderers if renderer.format == format]
        if not known:
            raise ValidationError(
                {
                    "format": [
                        _("There is no format “%(format)s” here. These exist: %(allowed)s.")
                        % {
                            "format": format,
                            "allowed": ", ".join(renderer.format for renderer in renderers),
                        }
                    ]
                }
            )
        return known
