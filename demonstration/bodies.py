"""Turns the blocks of a content file into the value of a page's body."""

import re
from collections.abc import Mapping
from typing import Any

from newsroom.blocks import BodyBlock
from seizures.lists import asked

_FIGURE = re.compile(r"^[\s\d.,–—~≈-]+$")


class BodyBuilder:
    """Knows the images, documents, records and pages that blocks name by key."""

    def __init__(self, *, images: Mapping, documents: Mapping, seizures: Mapping, pages: Mapping):
        self.images, self.documents = images, documents
        self.seizures, self.pages = seizures, pages

    def __call__(self, blocks: list[dict]):
        raw = [
            {"type": block["type"], "value": getattr(self, f"_{block['type']}")(block["value"])}
            for block in blocks
        ]
        return BodyBlock().to_python(raw)

    def _paragraph(self, value: str) -> str:
        return value

    def _heading(self, value: dict) -> str:
        return value["text"]

    def _analysis(self, value: dict) -> dict:
        return {"title": value["title"], "text": value["body"]}

    def _see_also(self, value: dict) -> dict:
        if "article" in value:
            return {"article": self.pages[value["article"]].pk, "text": value.get("label", "")}
        return {"url": value["url"], "text": value["label"]}

    def _image(self, value: dict) -> dict:
        return {
            "image": self.images[value["image"]].pk,
            "alt_text": value["alt"],
            "caption": value["caption"],
        }

    def _pull_quote(self, value: dict) -> dict:
        return value

    def _seizure_card(self, value: dict) -> int:
        return self.seizures[value["seizure"]].pk

    def _seizure_figure(self, value: dict) -> dict:
        return {**value, "records": asked.read_address(value["records"])}

    def _seizure_chart(self, value: dict) -> dict:
        return {**value, "records": asked.read_address(value["records"])}

    def _document(self, value: dict) -> dict:
        return {"document": self.documents[value["document"]].pk, "title": value["title"]}

    def _table(self, value: dict) -> dict[str, Any]:
        """Columns that hold nothing but figures are set to the right."""
        header, *rows = value["rows"] if value["header"] else [[], *value["rows"]]
        kinds = [
            "figure" if all(_FIGURE.match(cell) for cell in column) else "text"
            for column in zip(*rows, strict=True)
        ]
        return {
            "caption": value["caption"],
            "source": value["source"],
            "table": {
                "columns": [
                    {"type": kind, "heading": heading}
                    for kind, heading in zip(kinds, header or [""] * len(kinds), strict=True)
                ],
                "rows": [{"values": row} for row in rows],
                "caption": "",
            },
        }
