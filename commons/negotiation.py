"""Which format a client of the API gets, and what is said to one that asks for another."""

from django.http.request import MediaType
from django.utils.translation import gettext as _
from rest_framework.exceptions import NotAcceptable, ValidationError
from rest_framework.negotiation import DefaultContentNegotiation


class StrictNegotiation(DefaultContentNegotiation):
    """REST framework's negotiation, by the letter of RFC 9110 (section 12.5.1).

    An unknown ``?format=`` is a 400 that lists those there are; a known one is what is meant,
    whatever a client's library writes into ``Accept``. Without it the format that is liked best
    is given: REST framework itself does not read ``q``.
    """

    def select_renderer(self, request, renderers, format_suffix=None):
        named = format_suffix or request.query_params.get(self.settings.URL_FORMAT_OVERRIDE)
        if named:
            renderer = self.filter_renderers(renderers, named)[0]
            return renderer, renderer.media_type
        ranges = [MediaType(each) for each in self.get_accept_list(request)]
        liked = max(renderers, key=lambda renderer: _liking(renderer.media_type, ranges))
        if not _liking(liked.media_type, ranges)[0]:
            raise NotAcceptable(available_renderers=renderers)
        return liked, liked.media_type

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


def _liking(media_type: str, ranges: list[MediaType]) -> tuple[float, int]:
    """How much a client likes a media type, and how exactly it said so: by the closest range.

    Parameters such as ``charset`` are the client's hope, no condition.
    """
    offered = MediaType(media_type)
    matching = [
        each
        for each in ranges
        if each.main_type in ("*", offered.main_type) and each.sub_type in ("*", offered.sub_type)
    ]
    closest = max(matching, key=lambda each: each.specificity, default=None)
    return (closest.quality, closest.specificity) if closest else (0, 0)
