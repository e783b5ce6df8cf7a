"""What every view of the API that only reads has in common."""

from rest_framework import viewsets

from commons.http_cache import ConditionalViewMixin
from commons.shaping import ShapedViewMixin
from commons.strict_filters import refuse_unknown


class ReadingViewSet(ShapedViewMixin, ConditionalViewMixin, viewsets.GenericViewSet):
    """Rows that are listed and looked up: shaped by the client, with validators, strict.

    A subclass adds REST framework's list and retrieve mixins after it.
    """

    def initial(self, request, *args, **kwargs):
        """A list's parameters are refused by its filters, those of one row here."""
        super().initial(request, *args, **kwargs)
        if self.detail:
            refuse_unknown(request.query_params, {"format", *self.extra_parameters})
