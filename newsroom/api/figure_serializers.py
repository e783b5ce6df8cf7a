"""How the figures of an article look in the API: exact, as readers were shown them."""

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import get_language
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from commons.addresses import absolute
from newsroom.models.figure import FigureShown
from seizures.totals import Total


class FigureTotalSerializer(serializers.Serializer):
    """What one substance adds up to: kilograms as exact decimals, null where unknown."""

    substance = serializers.CharField(
        allow_blank=True, help_text="Its code; empty for records that name none."
    )
    substance_in_words = serializers.CharField()
    in_words = serializers.CharField(help_text="The total as readers see it, rounded outwards.")
    kg_low = serializers.CharField(allow_null=True)
    kg_high = serializers.CharField(allow_null=True)
    is_open = serializers.BooleanField(help_text="Whether a quantity had no upper end.")
    events = serializers.IntegerField()
    events_of_unknown_quantity = serializers.IntegerField()
    events_partly_unknown = serializers.IntegerField()
    events_without_mass = serializers.IntegerField()
    aggregate_claims_not_counted = serializers.IntegerField()
    roll_ups_not_counted = serializers.IntegerField()
    lines_in_other_units = serializers.DictField(child=serializers.IntegerField())


class FigureShownSerializer(serializers.Serializer):
    """A total of our record that the article shows, as it stood on its day."""

    asked = serializers.SerializerMethodField(
        help_text="The parameters of the list of records that it is the total of."
    )
    asked_in_words = serializers.CharField(source="question_in_words")
    in_words = serializers.CharField()
    as_of = serializers.DateTimeField()
    is_frozen = serializers.BooleanField(
        help_text="Whether it stays as it was on its day, whatever becomes of the records."
    )
    totals = serializers.SerializerMethodField(
        help_text="One a substance: they are never added together."
    )
    url = serializers.SerializerMethodField(help_text="The records behind it, in this API.")
    page_url = serializers.SerializerMethodField(help_text="The same list on our site.")

    @extend_schema_field(serializers.DictField(child=serializers.CharField()))
    def get_asked(self, figure: FigureShown):
        return QueryDict(figure.asked.removeprefix("?")).dict()

    @extend_schema_field(FigureTotalSerializer(many=True))
    def get_totals(self, figure: FigureShown):
        return [
            {
                "substance": line["substance"],
                "substance_in_words": line["label"],
                "in_words": Total.from_stored(figure.totals[line["substance"]]).in_words(
                    get_language()
                ),
                **figure.totals[line["substance"]],
            }
            for line in figure.lines
        ]

    @extend_schema_field(serializers.URLField())
    def get_url(self, figure: FigureShown):
        return absolute(reverse("seizure-list") + (figure.asked if figure.asked != "?" else ""))

    @extend_schema_field(serializers.URLField())
    def get_page_url(self, figure: FigureShown):
        return absolute(figure.list_url)
