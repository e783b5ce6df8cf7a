"""Labels beside what they name: none over another, none outside the picture."""

from dataclasses import dataclass, field

from seizures.charts import lettering
from seizures.charts.svg import Picture

# The share of a label that may lie over another mark.
BEARABLE = 0.12
Box = tuple[float, float, float, float]


@dataclass
class Labels:
    """Places labels one after the other, the weightiest first."""

    picture: Picture
    width: float
    height: float
    taken: list[Box] = field(default_factory=list)

    def keep_free(self, x: float, y: float, radius: float) -> None:
        """Let no later label cover this mark."""
        self.taken.append((x - radius, y - radius, x + radius, y + radius))

    def place(
        self,
        x: float,
        y: float,
        lines: list[str],
        *,
        gap: float = 8,
        size: float = 12,
        must=False,
        kinds=("d-strong", "d-muted"),
    ) -> bool:
        """Write lines beside a point, the first of them strong, where there is room.

        Returns whether there was. ``must`` writes them anyway, where they cover least.
        """
        wide = max(
            lettering.width(line, size, strong=not number) for number, line in enumerate(lines)
        )
        tall = size * 1.25 * len(lines)
        choices = [
            ("start", x + gap, y - tall / 2),
            ("end", x - gap, y - tall / 2),
            ("middle", x, y - gap - tall),
            ("middle", x, y + gap),
            ("start", x + gap, y + 2),
            ("end", x - gap, y + 2),
            ("start", x + gap, y - tall - 2),
            ("end", x - gap, y - tall - 2),
            ("middle", x, y - gap - tall - 16),
            ("middle", x, y + gap + 16),
        ]
        scored = []
        for order, (anchor, at, top) in enumerate(choices):
            left = {"start": at, "end": at - wide, "middle": at - wide / 2}[anchor]
            box = (left, top, left + wide, top + tall)
            outside = left < 2 or box[2] > self.width - 2 or top < 2 or box[3] > self.height - 2
            covers = sum(_common(box, other) for other in self.taken)
            scored.append((outside, covers, order, box, anchor, at, top))
        outside, covers, _order, box, anchor, at, top = min(scored, key=lambda each: each[:3])
        if (outside or covers > BEARABLE * wide * tall) and not must:
            return False
        if outside:
            at += max(0, 2 - box[0]) - max(0, box[2] - self.width + 2)
        self.taken.append(box)
        for number, line in enumerate(lines):
            self.picture.text(
                at,
                top + size * (0.95 + 1.25 * number),
                line,
                f"d-halo {kinds[min(number, 1)]}",
                size=size,
                anchor=anchor,
            )
        return True


def _common(a: Box, b: Box) -> float:
    """The area that two boxes share."""
    return max(0, min(a[2], b[2]) - max(a[0], b[0])) * max(0, min(a[3], b[3]) - max(a[1], b[1]))
