"""What is asked of a check of a copy, and what it answers."""

from django.utils.translation import gettext as _
from rest_framework import serializers

from republication.reuses.addresses import LONGEST
from republication.verification import words
from republication.verification.findings import Check, Grade, Place, Reason, Verdict
from republication.verification.forms import MOST_CHARACTERS
from republication.verification.keeping import comparison_values
from republication.verification.lines import Spot


def _values(codes) -> list[str]:
    return [code.value for code in codes]


REASONS = [(reason.value, reason.value) for reason in Reason]


class VerifyRequestSerializer(serializers.Serializer):
    """Which article, and its copy."""

    article = serializers.IntegerField(
        required=False, min_value=1, max_value=10**18, help_text="Its identifier."
    )
    original = serializers.CharField(
        required=False, max_length=LONGEST, help_text="Or its address on our site."
    )
    url = serializers.CharField(
        required=False,
        max_length=LONGEST,
        help_text="Where the copy is, or will be. It is fetched unless `html` is sent.",
    )
    html = serializers.CharField(
        required=False,
        max_length=MOST_CHARACTERS,
        trim_whitespace=False,
        help_text="A page, a part of one, plain text, a feed or JSON with HTML in it.",
    )

    def validate(self, attrs):
        if ("article" in attrs) == ("original" in attrs):
            raise serializers.ValidationError(
                {"article": [_("Say which article, by “article” or by “original”, not by both.")]}
            )
        if not (attrs.get("url") or attrs.get("html")):
            raise serializers.ValidationError(
                {"url": [_("Say where the copy is (“url”) or what it says (“html”).")]}
            )
        return attrs


class EvidenceSerializer(serializers.Serializer):
    """Words of the page, their address if they are a link, and where they stand."""

    quote = serializers.CharField()
    url = serializers.CharField()
    place = serializers.ChoiceField(choices=_values(Place))
    after_sentence = serializers.IntegerField(
        allow_null=True, help_text="How many of our sentences stand before it, within the text."
    )


class FindingSerializer(serializers.Serializer):
    """The answer to one check."""

    check = serializers.ChoiceField(choices=_values(Check))
    grade = serializers.ChoiceField(choices=_values(Grade))
    verdict = serializers.ChoiceField(choices=_values(Verdict))
    reason = serializers.ChoiceField(choices=REASONS, help_text="Why, for programs.")
    detail = serializers.SerializerMethodField(help_text="Why, in words.")
    evidence = EvidenceSerializer(many=True)

    def get_detail(self, finding) -> str:
        return words.sentence(finding)


class LineSerializer(serializers.Serializer):
    """A line that the copy lacks, in its language."""

    place = serializers.ChoiceField(choices=_values(Spot), source="spot")
    text = serializers.CharField()
    html = serializers.CharField()
    language = serializers.CharField()


class DifferenceSerializer(serializers.Serializer):
    """A sentence of ours, and what stands in its place."""

    ours = serializers.CharField()
    theirs = serializers.CharField()


class ComparisonSerializer(serializers.Serializer):
    """How much of our text is there. Lists hold the first thirty."""

    sentences = serializers.IntegerField(help_text="Sentences of ours that are looked for.")
    found = serializers.IntegerField(help_text="Of them, those that are there as written.")
    differing = DifferenceSerializer(many=True)
    missing = serializers.ListField(child=serializers.CharField())
    inserted = serializers.ListField(
        child=serializers.CharField(), help_text="Within paragraphs of ours, and not ours."
    )
    between = serializers.ListField(
        child=serializers.CharField(), help_text="Between paragraphs of ours: perhaps an ad."
    )


class JudgementSerializer(serializers.Serializer):
    """All findings on a copy."""

    is_our_text = serializers.BooleanField(
        help_text="Whether the article was found there, in its words or in others."
    )
    is_stale = serializers.BooleanField(help_text="Whether a correction is missing.")
    summary = serializers.SerializerMethodField()
    language = serializers.CharField(help_text="In which the copy is, as far as we can tell.")
    version = serializers.SerializerMethodField(
        help_text="The version of the package that it was compared with."
    )
    findings = FindingSerializer(many=True)
    comparison = serializers.SerializerMethodField()
    lines = LineSerializer(many=True)

    def get_summary(self, judgement) -> str:
        return words.summary(judgement.findings)

    def get_version(self, judgement) -> str:
        return self.context["version"]

    def get_comparison(self, judgement) -> ComparisonSerializer:
        return comparison_values(judgement)
