"""Text as XML can hold it."""

import re

# XML 1.0 has no way to write these, and one of them would cost the whole document.
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def writable(text: str) -> str:
    """``text`` without the characters that XML 1.0 (section 2.2) does not know."""
    return _NOT_IN_XML.sub("", text)
