"""A small builder of SVG: elements in, escaped text out, each number written the shortest way.

A mark says what it is by a class. On our pages the stylesheet colours the classes, in both themes;
a file that leaves the house carries the colours of :mod:`seizures.charts.palette` as presentation
attributes. There is never a ``style``, which our pages' Content Security Policy would refuse.
"""

from xml.etree import ElementTree

from commons.xml_text import writable
from seizures.charts.palette import PRESENTATION

NAMESPACE = "http://www.w3.org/2000/svg"


class Picture:
    """One SVG of a size in pixels. ``key`` keeps its ids apart from those of others on a page."""

    def __init__(self, width: float, height: float, *, key: str, title: str, description: str = ""):
        self.width, self.height, self.key = width, height, key
        self.root = ElementTree.Element("svg", {"role": "img"})
        self.set_size(width, height)
        self.definitions = None
        self.name(title, description)

    def set_size(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self.root.set("viewBox", f"0 0 {number(width)} {number(height)}")
        self.root.set("width", number(width))
        self.root.set("height", number(height))

    def name(self, title: str, description: str) -> None:
        """What a screen reader says of it: the finding, and what is drawn."""
        named = []
        for tag, said in (("title", title), ("desc", description)):
            if said:
                identifier = f"{self.key}-{tag}"
                ElementTree.SubElement(self.root, tag, {"id": identifier}).text = writable(said)
                named.append(identifier)
        self.root.set("aria-labelledby", " ".join(named))

    def add(self, tag: str, kind: str = "", *, inside=None, **attributes) -> ElementTree.Element:
        """Add an element. ``_`` in a name is ``-``; a number is rounded to a tenth of a pixel."""
        parent = self.root if inside is None else inside
        element = ElementTree.SubElement(parent, tag)
        if kind:
            element.set("class", kind)
        for name, value in attributes.items():
            if value is not None:
                element.set(
                    name.rstrip("_").replace("_", "-"),
                    value if isinstance(value, str) else number(value),
                )
        return element

    def text(
        self,
        x: float,
        y: float,
        said: str,
        kind: str = "d-ink",
        *,
        size: float = 13,
        inside=None,
        **more,
    ):
        """A line of text whose baseline is at ``y``. ``anchor`` is start, middle or end."""
        anchor = more.pop("anchor", "start")
        element = self.add(
            "text",
            kind,
            inside=inside,
            x=x,
            y=y,
            font_size=size,
            text_anchor=None if anchor == "start" else anchor,
            **more,
        )
        element.text = writable(said)
        return element

    def group(self, kind: str = "", *, inside=None, **attributes) -> ElementTree.Element:
        return self.add("g", kind, inside=inside, **attributes)

    def define(self, tag: str, name: str, **attributes) -> ElementTree.Element:
        """An element in ``<defs>``; :meth:`reference` names it."""
        if self.definitions is None:
            self.definitions = ElementTree.SubElement(self.root, "defs")
        return self.add(tag, inside=self.definitions, id=f"{self.key}-{name}", **attributes)

    def reference(self, name: str) -> str:
        return f"url(#{self.key}-{name})"

    def hatching(self, name: str = "hatch", kind: str = "d-hatch", step: float = 5) -> str:
        """A pattern of slanted lines, for what lies between a low and a high; its reference."""
        pattern = self.define(
            "pattern",
            name,
            width=step,
            height=step,
            patternUnits="userSpaceOnUse",
            patternTransform="rotate(45)",
        )
        self.add("line", kind, inside=pattern, x1=0, y1=0, x2=0, y2=step)
        return self.reference(name)

    def for_page(self) -> str:
        """As a part of one of our pages, where the stylesheet gives the colours."""
        self.root.attrib.pop("xmlns", None)
        return ElementTree.tostring(self.root, encoding="unicode")

    def for_file(self) -> str:
        """As a file of its own, light, with its own colours and type."""
        self.root.set("xmlns", NAMESPACE)
        self.root.set("font-family", "'Public Sans', 'Segoe UI', Arial, sans-serif")
        for element in self.root.iter():
            for kind in (element.attrib.pop("class", "") or "").split():
                for name, value in PRESENTATION.get(kind, {}).items():
                    element.attrib.setdefault(name, value)
        return ElementTree.tostring(self.root, encoding="unicode", xml_declaration=True)


def number(value: float) -> str:
    """To a tenth, without a needless zero."""
    return f"{float(value):.1f}".removesuffix(".0") if value else "0"
