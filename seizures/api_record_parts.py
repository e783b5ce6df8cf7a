"""The parts of a record in the API: dates, substances, places, claims, each as it is stored."""

from rest_framework import serializers

from seizures.models import (
    Claim,
    Seizure,
    SeizureAgency,
    SeizurePlace,
    SubstanceLine,
    Wording,
)


class FuzzyDateSerializer(serializers.Serializer):
    """A date as written and the days it can mean; ``null`` is open or unknown."""

    edtf = serializers.CharField(help_text="As written, in EDTF (ISO 8601-2). Empty when unknown.")
    earliest = serializers.DateField(allow_null=True)
    latest = serializers.DateField(allow_null=True)


class NotStatedIsNull(serializers.ModelSerializer):
    """Answers ``null``, not an empty text, in the members that ``Meta.null_when_empty`` names.

    They are codes and addresses: an empty text is neither.
    """

    def get_extra_kwargs(self):
        kwargs = super().get_extra_kwargs()
        for name in self.Meta.null_when_empty:
            kwargs[name] = {**kwargs.get(name, {}), "allow_null": True, "allow_blank": False}
        return kwargs

    def to_representation(self, instance):
        represented = super().to_representation(instance)
        for name in self.Meta.null_when_empty:
            if name in represented:
                represented[name] = represented[name] or None
        return represented


class WordingSerializer(serializers.ModelSerializer):
    class Meta:
        model = Wording
        fields = ["language", "title", "cover_load"]


class SubstanceLineSerializer(NotStatedIsNull):
    """``low``, ``best`` and ``high`` are in ``unit``; ``null`` is unknown or open, never zero."""

    class Meta:
        model = SubstanceLine
        null_when_empty = ["form"]
        fields = [
            "substance",
            "form",
            "named",
            "as_written",
            "reading",
            "qualifier",
            "unit",
            "low",
            "best",
            "high",
            "kg_low",
            "kg_high",
            "conversion_rule",
            "purity_low",
            "purity_high",
        ]
        read_only_fields = fields
        extra_kwargs = {
            "named": {"help_text": "The source's own name of the substance. Empty: as the code."},
            **{
                name: {"normalize_output": True}
                for name in (
                    "low",
                    "best",
                    "high",
                    "kg_low",
                    "kg_high",
                    "purity_low",
                    "purity_high",
                )
            },
            "as_written": {"help_text": "The source's words. Empty when it gives no quantity."},
            "reading": {"help_text": "The plain form that was read where the words are unclear."},
            "qualifier": {
                "help_text": (
                    "exactly, about, over, at-least, under, up-to or between; "
                    "empty for an unknown quantity."
                )
            },
            "unit": {"help_text": "Code of the unit as written; “ton” is a ton of unstated kind."},
            "conversion_rule": {
                "help_text": "The rule by which kilograms were reached; empty for no mass."
            },
        }


class PlaceSerializer(NotStatedIsNull):
    """A place and what it was to the event; ``null`` is not stated."""

    class Meta:
        model = SeizurePlace
        null_when_empty = ["site"]
        fields = [
            "role",
            "name",
            "country",
            "subdivision",
            "locode",
            "latitude",
            "longitude",
            "precision",
            "site",
        ]
        extra_kwargs = {
            "latitude": {"normalize_output": True},
            "longitude": {"normalize_output": True},
            "country": {"help_text": "ISO 3166-1 alpha-2. Empty when unknown."},
            "precision": {"help_text": "How much the position says: a city's dot is no address."},
        }


class AgencySerializer(serializers.ModelSerializer):
    class Meta:
        model = SeizureAgency
        fields = ["name", "role"]


class ClaimSerializer(NotStatedIsNull):
    """What a source says, in its words. ``chosen``: the record relies on it."""

    class Meta:
        model = Claim
        null_when_empty = ["url", "archived_url", "from_record"]
        fields = [
            "about",
            "quote",
            "quote_language",
            "figure_as_written",
            "source_name",
            "publisher",
            "url",
            "archived_url",
            "published",
            "retrieved",
            "chosen",
            "reason",
            "from_record",
        ]


class ConveyanceSerializer(NotStatedIsNull):
    """What it was carried in; ``null`` is not stated."""

    class Meta:
        model = Seizure
        null_when_empty = ["mode"]
        fields = ["mode", "vessel", "imo_number", "container_number"]
        read_only_fields = fields


class ArrestsSerializer(serializers.Serializer):
    low = serializers.IntegerField(allow_null=True)
    high = serializers.IntegerField(allow_null=True)


class ClaimedValueSerializer(serializers.Serializer):
    """A value that somebody claims; never one that the newsroom computed."""

    amount = serializers.DecimalField(max_digits=16, decimal_places=2, allow_null=True)
    currency = serializers.CharField(help_text="ISO 4217. Empty when there is no value.")
    kind = serializers.CharField(help_text="wholesale, street, unstated or empty.")
    claimed_by = serializers.CharField()
