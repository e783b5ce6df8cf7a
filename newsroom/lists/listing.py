"""The lists that articles stand on, each by a name of its own.

A list is everything, a section, a series, an author's work (all of it, or in one role), what is
about a country or about a group. :class:`newsroom.models.ListEntry` keeps who stands where.
"""

EVERYTHING = "everything"
LONGEST_NAME = 40


def name_of(kind: str, key) -> str:
    """The list of a kind that is of this: ``country:PE``."""
    return f"{kind}:{key}"


def of_section(key: int) -> str:
    return name_of("section", key)


def of_series(key: int) -> str:
    return name_of("series", key)


def of_author(key: int, role: str = "") -> str:
    """What an author signed, in any role or in one."""
    return name_of("author", f"{key}:{role}" if role else key)


def of_role(role: str) -> str:
    """What somebody signed in this role."""
    return name_of("role", role)


def of_country(code: str) -> str:
    return name_of("country", code)


def of_group(key: int) -> str:
    return name_of("group", key)


def key_of(name: str) -> str:
    """What a list is of: ``PE`` for ``country:PE``."""
    return name.partition(":")[2]
