"""JSON: the package itself, member by member (docs/republishing.md lists them)."""

import json

from republication.package import as_plain_values
from republication.parts import Package


def render(package: Package) -> str:
    """The package as indented JSON (RFC 8259), text unescaped."""
    return json.dumps(as_plain_values(package), ensure_ascii=False, indent=2) + "\n"
