"""What each class of mark looks like in a file that leaves the house: the light theme.

The same colours as ``static/css/tokens.css``, whose contrasts are in ``docs/design.md``; on our
pages ``static/css/drawings.css`` gives each class its colour in both themes.
"""

PAPER, INK, MUTED, HAIRLINE = "#fcfaf5", "#15171c", "#57534a", "#d6cdb9"
DATA_1, DATA_2, DATA_3 = "#08354a", "#256e86", "#4c8ba0"
LAND, BORDER = "#e8dcc0", "#fcfaf5"

PRESENTATION: dict[str, dict[str, str]] = {
    "d-ink": {"fill": INK},
    "d-muted": {"fill": MUTED},
    "d-strong": {"fill": INK, "font-weight": "600"},
    "d-halo": {"stroke": PAPER, "stroke-width": "3.5", "stroke-linejoin": "round"}
    | {"paint-order": "stroke"},
    "d-solid": {"fill": DATA_2},
    "d-count": {"fill": DATA_3},
    "d-edge": {"fill": "none", "stroke": DATA_2, "stroke-width": "1.25"},
    "d-open": {"fill": "none", "stroke": DATA_2, "stroke-width": "1.5"},
    "d-hatch": {"stroke": DATA_2, "stroke-width": "1.75"},
    "d-unknown": {"fill": "none", "stroke": MUTED, "stroke-width": "1.25"}
    | {"stroke-dasharray": "3 2"},
    "d-grid": {"stroke": HAIRLINE, "stroke-width": "1"},
    "d-axis": {"stroke": INK, "stroke-width": "1"},
    "d-sea": {"fill": PAPER},
    "d-bubble": {"fill": DATA_2, "stroke": PAPER, "stroke-width": "1"},
    "d-frame": {"fill": "none", "stroke": HAIRLINE},
    "d-under": {"fill": PAPER},
    "d-land": {"fill": LAND, "fill-rule": "evenodd", "stroke": BORDER, "stroke-width": "0.8"},
    "d-border": {"fill": "none", "stroke": BORDER, "stroke-width": "0.8"},
    "d-shaded": {"fill": DATA_3, "fill-opacity": "0.45", "fill-rule": "evenodd"},
    "d-outline": {"fill": "none", "stroke": DATA_1, "stroke-width": "1.25"},
    "d-disc": {"fill": DATA_2, "fill-opacity": "0.3", "stroke": DATA_1, "stroke-width": "1.25"},
    "d-point": {"fill": DATA_1, "stroke": PAPER, "stroke-width": "1.25"},
    "d-route": {"fill": "none", "stroke": DATA_1, "stroke-linecap": "round"},
    "d-way": {"fill": "none", "stroke": DATA_1, "stroke-width": "1.75", "stroke-dasharray": "6 3"},
    "d-arrow": {"fill": DATA_1},
    "d-paper": {"fill": PAPER},
}
