"""Parts become the value of a body: prose that follows prose is one block, as one writes it."""

from newsroom.importers.parts import Block, Heading, Part, Prose
from newsroom.importers.report import Entry


def to_body(parts: list[Part], entry: Entry) -> list[dict]:
    """The stored form of a body: a list of ``{"type", "value"}``."""
    top = min((part.level for part in parts if isinstance(part, Heading)), default=0)
    body: list[dict] = []
    running: list[str] = []

    def end():
        if running:
            body.append({"type": "paragraph", "value": "".join(running)})
            running.clear()

    for part in parts:
        if isinstance(part, Prose):
            running.append(part.html)
            continue
        end()
        if isinstance(part, Block):
            body.append({"type": part.kind, "value": part.value})
            continue
        if part.level > top:
            entry.look("heading of a lower level", "our texts have one level", part.text)
        body.append({"type": "heading", "value": part.text})
    end()
    return body
