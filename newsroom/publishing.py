"""The newsroom as the publisher of the record: :mod:`seizures.publisher` asks here."""

from django.conf import settings
from django.utils.translation import get_language

from commons.addresses import absolute
from newsroom.models import NewsroomSettings
from seizures.publisher import Publisher


def publisher_of_the_record() -> Publisher:
    """What the newsroom's settings say, read when asked: one query."""
    return publisher_as(NewsroomSettings.load())


def publisher_as(newsroom: NewsroomSettings) -> Publisher:
    """The same, for who has read the settings already."""
    return Publisher(
        name=newsroom.name,
        legal_name=newsroom.publisher_name,
        url=absolute(f"/{get_language() or settings.LANGUAGE_CODE}/"),
        licence=newsroom.default_licence,
        contact=newsroom.contact_email,
    )
