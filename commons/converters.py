"""Path converters of our own."""

from django.urls.converters import IntConverter, StringConverter, register_converter

from commons import countries


class RowNumberConverter(IntConverter):
    """A primary key in an address: digits that every database can hold as a 64-bit integer.

    A longer number is no address, instead of an error from the database.
    """

    regex = "[0-9]{1,18}"


class CountryConverter:
    """A country in an address: its ISO 3166-1 alpha-2 code, in small letters."""

    regex = "[a-z]{2}"

    def to_python(self, value: str) -> str:
        if not countries.name(value.upper()):
            raise ValueError(value)
        return value.upper()

    def to_url(self, value: str) -> str:
        return value.lower()


class Sha256Converter(StringConverter):
    """A SHA-256 in an address: 64 hexadecimal digits, in small letters."""

    regex = "[0-9a-f]{64}"


register_converter(RowNumberConverter, "row")
register_converter(CountryConverter, "country")
register_converter(Sha256Converter, "sha256")
