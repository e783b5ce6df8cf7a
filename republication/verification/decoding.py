"""Bytes of a stranger's page as text, in the encoding that a browser would take.

The order is that of the WHATWG's standard: a byte order mark, what the server says, what the page
says of itself. A page that says nothing is UTF-8 if it can be, and windows-1252 if not; and what
calls itself latin-1 or ASCII is windows-1252 in every browser.
"""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"<meta[^>]+charset\s*=\s*[\"']?\s*([a-z0-9_:.-]+)|^\s*<\?xml[^>]*encoding\s*=\s*[\"']([a-z0-9_:.-]+)",
    re.IGNORECASE,
)
_IN_HEADER = re.compile(r"charset\s*=\s*[\"']?([\w:.-]+)", re.IGNORECASE)
_LOOKED_AT = 4_096
# Codecs of Python's that no page is written in. Some fail whatever they are told, some take hours.
_NOT_OF_THE_WEB = frozenset(
    {"idna", "mbcs", "oem", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"}
)
# What no text holds: neither XML nor PostgreSQL takes it.
_CONTROL = dict.fromkeys([*range(9), 11, 12, *range(14, 32)])
_LATIN = frozenset({"iso8859-1", "ascii", "latin-1"})


def decoded(content: bytes, content_type: str = "") -> str:
    """Never fails: bytes that are none of the encoding's become the replacement character."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    for label in (_header(content_type), _meta(content)):
        if encoding := _known(label):
            return content.decode(encoding, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        # What was cut off in the middle of a letter is still UTF-8.
        if error.start > len(content) - 4:
            return content.decode("utf-8", "ignore")
        return content.decode("cp1252", "replace")


def readable(text: str) -> str:
    """Text without control characters, and without the halves of a surrogate pair."""
    return text.translate(_CONTROL).encode("utf-8", "replace").decode("utf-8")


def _header(content_type: str) -> str:
    found = _IN_HEADER.search(content_type)
    return found[1] if found else ""


def _meta(content: bytes) -> str:
    found = _DECLARED.search(content[:_LOOKED_AT])
    return (found[1] or found[2]).decode("ascii") if found else ""


def _known(label: str) -> str:
    """The codec of a label; none for one that nobody knows, or that is no encoding of text."""
    try:
        codec = codecs.lookup(label) if label else None
    except (LookupError, ValueError):  # ValueError: a name with a null character
        return ""
    if codec is None or not codec._is_text_encoding:
        return ""
    if codec.name.replace("_", "-") in _NOT_OF_THE_WEB:
        return ""
    if codec.name in _LATIN:
        return "cp1252"
    # A page that could be read this far to say that it is UTF-16 is not.
    return "utf-8" if codec.name.startswith(("utf-16", "utf-32", "utf-7")) else codec.name
