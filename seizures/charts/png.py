"""A picture as PNG, at twice its size: rendered by resvg with the type that we ship."""

import resvg_py

from seizures.charts.lettering import REGULAR, STRONG

TIMES = 2


def rendered(svg: str) -> bytes:
    """The PNG of a whole SVG. No font of the machine is used, so that it looks alike anywhere."""
    return resvg_py.svg_to_bytes(
        svg_string=svg,
        zoom=TIMES,
        skip_system_fonts=True,
        font_files=[str(REGULAR), str(STRONG)],
        font_family="Public Sans",
        sans_serif_family="Public Sans",
    )
