"""Where a record is: in the API, and as a page in each language."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from commons.addresses import absolute
from seizures.models import Seizure

# Beside a permanent redirect, which a browser would else keep for ever.
MAY_BE_UNDONE = {"Cache-Control": "no-cache"}


def api_address(seizure: Seizure) -> str:
    return absolute(reverse("seizure-detail", args=[seizure.public_id]))


def web_addresses(seizure: Seizure) -> dict[str, str]:
    """The record's page in each language."""
    addresses = {}
    for language, _name in settings.LANGUAGES:
        with override(language):
            addresses[language] = absolute(seizure.get_absolute_url())
    return addresses
