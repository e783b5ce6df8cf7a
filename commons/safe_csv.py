"""CSV that a spreadsheet opens without running it."""

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe_row(cells) -> list[str]:
    """The cells as text; what a spreadsheet would take for a formula is led by an apostrophe.

    The rule is OWASP's, “CSV Injection”.
    """
    texts = ["" if cell is None else str(cell) for cell in cells]
    return [f"'{text}" if text.startswith(_STARTS_A_FORMULA) else text for text in texts]
