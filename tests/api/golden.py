"""Bodies of the API kept as files: a change of what it answers shows up as a changed file.

``GOLDEN=write pytest tests/api`` writes them anew; read the difference before you commit it.
"""

import json
import os
import re
from pathlib import Path

RESPONSES = Path(__file__).parent / "responses"


def assert_golden(name: str, body, *, names: dict) -> None:
    """Compare a parsed body with its file, after putting names for what the database gave out."""
    written = json.dumps(body, ensure_ascii=False, indent=2) + "\n"
    for value, stand_in in names.items():
        written = _put(stand_in, for_value=value, into=written)
    path = RESPONSES / f"{name}.json"
    if os.environ.get("GOLDEN") == "write":
        path.write_text(written)
    assert written == path.read_text()


def _put(stand_in: str, *, for_value, into: str) -> str:
    """A number is replaced where it is a value or a part of an address: elsewhere it is another's."""
    written = re.escape(str(for_value))
    if isinstance(for_value, int):
        return re.sub(rf"(?<=: ){written}(?=,?$)|(?<=/){written}(?=/)", stand_in, into, flags=re.M)
    return re.sub(rf"(?<![\w-]){written}(?![\w-])", stand_in, into)
