"""Path converters of our own."""

from django.urls.converters import IntConverter, register_converter


class RowNumberConverter(IntConverter):
    """A primary key in an address: digits that every database can hold as a 64-bit integer.

    A longer number is no address, instead of an error from the database.
    """

    regex = "[0-9]{1,18}"


register_converter(RowNumberConverter, "row")
