"""How a record that an article shows rides along with it: sources, licence, version."""

from django.urls import reverse
from rest_framework import serializers

from commons.addresses import absolute
from seizures.models import Seizure
from seizures.vocabularies import Kind, Status


class RecordLicenceSerializer(serializers.Serializer):
    """The licence of the record: not always that of the article."""

    code = serializers.CharField(help_text="SPDX identifier, or ALL-RIGHTS-RESERVED.")
    name = serializers.CharField()
    deed_url = serializers.URLField(allow_null=True)


class RecordSourceSerializer(serializers.Serializer):
    """On whose word a record rests."""

    name = serializers.CharField()
    publisher = serializers.CharField(allow_blank=True)
    url = serializers.URLField(allow_null=True)
    archived_url = serializers.URLField(allow_null=True)
    published = serializers.CharField(allow_blank=True, help_text="As written, in EDTF.")


class SeizureCitedSerializer(serializers.Serializer):
    """A record that the article shows, with its own sources, licence and version."""

    id = serializers.CharField(help_text="Its public identifier, as in SZ-2022-00017.")
    title = serializers.CharField(help_text="In the article's language, where it has words in it.")
    kind = serializers.ChoiceField(choices=Kind.choices)
    status = serializers.ChoiceField(choices=Status.choices)
    version = serializers.CharField(
        help_text="Of the record, as in its package: since when it says what it says now."
    )
    licence = RecordLicenceSerializer()
    sources = RecordSourceSerializer(many=True, help_text="Each once, in the record's order.")
    url = serializers.URLField(help_text="The record in this API.")
    page_url = serializers.URLField(help_text="The record's page.")


def cited(seizure: Seizure, licence: dict) -> dict:
    """A record as :class:`SeizureCitedSerializer` describes it. The language must be active."""
    sources = {
        (claim.source_name, claim.url): {
            "name": claim.source_name,
            "publisher": claim.publisher,
            "url": claim.url or None,
            "archived_url": claim.archived_url or None,
            "published": claim.published,
        }
        for claim in seizure.claims.all()
    }
    return {
        "id": seizure.public_id,
        "title": seizure.title,
        "kind": seizure.kind,
        "status": seizure.status,
        "version": seizure.version,
        "licence": licence,
        "sources": list(sources.values()),
        "url": absolute(reverse("seizure-detail", args=[seizure.public_id])),
        "page_url": absolute(seizure.get_absolute_url()),
    }
