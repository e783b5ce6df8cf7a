"""The bodies of many articles, read at a query for each kind of block.

Wagtail reads the blocks of one body in bulk; a feed of thirty articles would still ask thirty
times for their images, records and documents.
"""

from collections.abc import Iterable

from newsroom.blocks import BodyBlock


def read_bodies(articles: Iterable) -> None:
    """Put the value of every block of these articles in place, so that walking them is free."""
    waiting: dict[str, list[tuple]] = {}
    for article in articles:
        for position, stored in enumerate(article.body.raw_data):
            waiting.setdefault(stored["type"], []).append((article.body, position, stored))
    for block_type, places in waiting.items():
        block = BodyBlock.base_blocks[block_type]
        values = block.bulk_to_python([stored["value"] for _body, _position, stored in places])
        for (body, position, stored), value in zip(places, values, strict=True):
            body[position] = (block_type, value, stored.get("id"))
