"""What leaves the record names the newsroom as its settings do, from one moment to the next."""

import pytest
from django.utils.translation import override

from newsroom.models import NewsroomSettings
from seizures import publisher

pytestmark = pytest.mark.django_db


def test_the_publisher_is_who_the_settings_say():
    NewsroomSettings.objects.update_or_create(
        defaults={
            "name": "The Quay",
            "legal_name": "Quay Foundation",
            "default_licence_code": "CC-BY-4.0",
            "contact_email": "desk@quay.example",
        }
    )
    with override("es"):
        named = publisher.current()
    assert (named.name, named.legal_name) == ("The Quay", "Quay Foundation")
    assert named.licence.spdx == "CC-BY-4.0"
    assert named.contact == "desk@quay.example"
    assert named.url.endswith("/es/")


def test_a_changed_name_holds_at_once():
    NewsroomSettings.objects.update_or_create(defaults={"name": "The Quay"})
    assert publisher.current().name == "The Quay"
    NewsroomSettings.objects.update(name="The Pier")
    assert publisher.current().name == "The Pier"
