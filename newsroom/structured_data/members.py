"""Small parts that every description is made of."""

from typing import Any

from commons.addresses import absolute

Described = dict[str, Any]
UNKNOWN = ("", None, [], {})


def known(**members: Any) -> Described:
    """A description with its members in order, without those that are not known.

    A name that Python keeps for itself is written with an underscore in front: ``_type``, ``_id``
    and ``_context`` are JSON-LD's keywords.
    """
    return {
        f"@{name[1:]}" if name.startswith("_") else name: value
        for name, value in members.items()
        if value not in UNKNOWN
    }


def organisation_id() -> str:
    """How every description names the newsroom, so that readers know it is the same one."""
    return absolute("/#newsroom")
