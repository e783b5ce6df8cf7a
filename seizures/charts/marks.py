"""How an interval is drawn: what is certain is solid, what may be is hatched, no end is open.

An unknown quantity has a mark of its own, a broken square with a question mark, and no length.
"""

from django.utils.translation import gettext as _

from seizures.charts import lettering
from seizures.charts.svg import Picture
from seizures.totals import Total

UNKNOWN_SIZE = 13
ARROW = 11


def across(
    picture: Picture,
    x: float,
    y: float,
    thick: float,
    low: float,
    high: float,
    total: Total,
    *,
    hatch: str,
):
    """From left to right; ``low`` and ``high`` are pixels. Returns where the mark ends."""
    if low > 0:
        picture.add("rect", "d-solid", x=x, y=y, width=max(low, 1), height=thick)
    if high > low:
        picture.add("rect", x=x + low, y=y, width=high - low, height=thick, fill=hatch)
        picture.add("rect", "d-edge", x=x + low, y=y, width=high - low, height=thick)
    end = x + max(low, high, 1)
    if total.is_open:
        middle = y + thick / 2
        for step in (2, 7):
            picture.add(
                "path",
                "d-open",
                d=_path((end + step, y + 1), (end + step + 4, middle), (end + step, y + thick - 1)),
            )
        end += ARROW + 2
    return end


def upwards(
    picture: Picture,
    x: float,
    base: float,
    wide: float,
    low: float,
    high: float,
    total: Total,
    *,
    hatch: str,
):
    """From the baseline up. Returns the top of the mark."""
    if low > 0:
        tall = max(low, 1)
        picture.add("rect", "d-solid", x=x, y=base - tall, width=wide, height=tall)
    if high > low:
        picture.add("rect", x=x, y=base - high, width=wide, height=high - low, fill=hatch)
        picture.add("rect", "d-edge", x=x, y=base - high, width=wide, height=high - low)
    top = base - max(low, high, 1)
    if total.is_open:
        middle = x + wide / 2
        half = min(wide / 2, 6)
        for step in (2, 7):
            picture.add(
                "path",
                "d-open",
                d=_path(
                    (middle - half, top - step),
                    (middle, top - step - 4),
                    (middle + half, top - step),
                ),
            )
        top -= ARROW + 2
    return top


def unknown(picture: Picture, x: float, y: float, size: float = UNKNOWN_SIZE) -> None:
    """The mark of an unknown quantity, its upper left corner at ``x``, ``y``."""
    picture.add("rect", "d-unknown", x=x, y=y, width=size, height=size)
    if size >= 8:
        picture.text(
            x + size / 2, y + size * 0.79, "?", "d-muted", size=round(size * 0.8), anchor="middle"
        )


def key(picture: Picture, y: float, totals, *, hatch: str) -> float:
    """One line that says how to read the marks which occur here. Returns the next free ``y``."""
    totals = list(totals)
    said = []
    if any(each.kg_low for each in totals):
        said.append(("solid", _("at least")))
    if any(each.kg_low is not None and each.kg_high != each.kg_low for each in totals):
        said.append(("range", _("at most")))
    if any(each.is_open for each in totals):
        said.append(("open", _("no upper end stated")))
    if any(each.events_of_unknown_quantity for each in totals):
        said.append(("unknown", _("unknown quantity")))
    if [kind for kind, _words in said] == ["solid"]:
        return y
    x = 0.0
    for kind, words in said:
        needed = 18 + lettering.width(words, 12)
        if x and x + needed > picture.width:
            x, y = 0.0, y + 18
        _swatch(picture, kind, x, y, hatch)
        picture.text(x + 18, y + 10, words, "d-muted", size=12)
        x += needed + 16
    return y + 24


def _swatch(picture: Picture, kind: str, x: float, y: float, hatch: str) -> None:
    if kind == "solid":
        picture.add("rect", "d-solid", x=x, y=y, width=12, height=12)
    elif kind == "range":
        picture.add("rect", x=x + 0.6, y=y + 0.6, width=11, height=11, fill=hatch)
        picture.add("rect", "d-edge", x=x + 0.6, y=y + 0.6, width=11, height=11)
    elif kind == "open":
        for step in (2, 7):
            points = ((x + step, y + 1), (x + step + 4, y + 6), (x + step, y + 11))
            picture.add("path", "d-open", d=_path(*points))
    else:
        unknown(picture, x, y, 12)


def _path(*points) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
