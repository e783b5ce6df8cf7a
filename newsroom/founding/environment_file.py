"""The file ``.env``: new values go in, and nothing that stands there is lost."""

import re

_LINE = re.compile(r"^\s*(?:export\s+)?(?P<name>[A-Z][A-Z0-9_]*)\s*=(?P<value>.*)$")


def values_in(text: str) -> dict[str, str]:
    """The variables that a file sets, without quotation marks."""
    found = (_LINE.match(line) for line in text.splitlines())
    return {line["name"]: line["value"].strip().strip("\"'") for line in found if line}


def with_values(text: str, values: dict[str, str]) -> str:
    """``text`` with these variables set: each in the line where it stood, or at the end.

    Comments, order, and every other variable stay as they are. A variable that has its value
    already is not touched.
    """
    waiting = {name: value for name, value in values.items() if values_in(text).get(name) != value}
    lines = []
    for line in text.splitlines():
        found = _LINE.match(line)
        if found and found["name"] in waiting:
            line = f"{found['name']}={waiting.pop(found['name'])}"
        lines.append(line)
    lines += [f"{name}={value}" for name, value in waiting.items()]
    return "\n".join(lines) + "\n" if lines else ""
