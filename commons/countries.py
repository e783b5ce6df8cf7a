"""Countries by ISO 3166-1 alpha-2 code, named in the active language."""

from django_countries import countries

choices = list(countries)
CODES = [code for code, _name in choices]


def choices_now() -> list[tuple[str, str]]:
    """Codes and names in the language of the moment, as a form offers them."""
    return list(countries)


def name(code: str) -> str:
    """The country's name, or nothing for no code."""
    return str(countries.name(code)) if code else ""
