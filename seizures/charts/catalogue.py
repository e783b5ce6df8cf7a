"""Every kind of chart and map there is, by the code that stands in addresses and in articles."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from seizures.charts import exhibits
from seizures.charts.dimensions import DIMENSIONS
from seizures.charts.exhibits import Exhibit
from seizures.maps.exhibits import of_routes, of_world

MAPS = {"map": of_world, "routes": of_routes}
LABELS: dict[str, str | Promise] = {
    **{code: each.label for code, each in DIMENSIONS.items()},
    "map": _("World map"),
    "routes": _("Route map"),
}


def exhibit(filters, code: str) -> Exhibit:
    """What a valid filter shows as this kind. ``KeyError`` for a kind that does not exist."""
    if code in MAPS:
        return MAPS[code](filters)
    return exhibits.of_chart(filters, DIMENSIONS[code])
