"""How articles look in the API.

Words are in the article's language, addresses are whole, times are ISO 8601 in UTC.
"""

from django.urls import reverse
from django.utils.translation import override
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from commons import countries, licences
from commons.addresses import absolute
from commons.shaping import ShapedSerializer
from newsroom.api.cited_records import SeizureCitedSerializer, cited
from newsroom.api.figure_serializers import FigureShownSerializer
from newsroom.images.renditions import PACKAGE_IMAGE, one_size
from newsroom.models import Article, Correction, CreditedImage, NewsroomSettings
from newsroom.models.byline import BylineRole
from newsroom.models.correction import CorrectionKind
from newsroom.publishing import publisher_as
from newsroom.terms import attribution_of, licence_for_others, source_url


class LicenceSerializer(serializers.Serializer):
    """A licence and what it permits."""

    code = serializers.CharField(help_text="SPDX identifier, or ALL-RIGHTS-RESERVED.")
    name = serializers.CharField(help_text="Short name, as in “CC BY-NC 4.0”.")
    title = serializers.CharField(help_text="Full name in the article's language.")
    deed_url = serializers.URLField(allow_null=True)
    legal_code_url = serializers.URLField(allow_null=True)
    permits_republication = serializers.BooleanField()
    permits_commercial_use = serializers.BooleanField()
    permits_adaptation = serializers.BooleanField()
    conditions = serializers.ListField(child=serializers.CharField())


def licence_fields(licence: licences.Licence, language: str) -> dict:
    """A licence as :class:`LicenceSerializer` describes it. The language must be active."""
    return {
        "code": licence.code,
        "name": licence.name,
        "title": licence.title(language),
        "deed_url": licence.deed_url(language) or None,
        "legal_code_url": licence.legal_code_url(language) or None,
        "permits_republication": licence.permits_sharing,
        "permits_commercial_use": licence.permits_commercial_use,
        "permits_adaptation": licence.permits_adaptation,
        "conditions": licence.conditions(),
    }


class StatementSerializer(serializers.Serializer):
    """A line of attribution, ready to publish."""

    text = serializers.CharField()
    html = serializers.CharField()


class AttributionSerializer(serializers.Serializer):
    """What every copy of the article must say."""

    byline = StatementSerializer(help_text="In place of a byline: the newsroom is named in it.")
    top = StatementSerializer(help_text="Before the text, with a link to the original.")
    bottom = StatementSerializer(help_text="After the text, with the licence.")


class ContributorSerializer(serializers.Serializer):
    """Someone who worked on an article, in the role they had."""

    name = serializers.CharField()
    slug = serializers.SlugField()
    role = serializers.ChoiceField(choices=BylineRole.choices)
    role_in_words = serializers.CharField()
    url = serializers.URLField()


class NamedPageSerializer(serializers.Serializer):
    """A section or a series that an article belongs to."""

    slug = serializers.SlugField()
    title = serializers.CharField()
    url = serializers.URLField()


class SeriesOfArticleSerializer(NamedPageSerializer):
    position = serializers.IntegerField(allow_null=True, help_text="Its place in the series.")


class LeadImageSerializer(serializers.Serializer):
    """The lead image. ``url`` is null where its licence keeps it at home; ``reason`` says why."""

    url = serializers.URLField(allow_null=True)
    alt = serializers.CharField()
    caption = serializers.CharField(allow_blank=True)
    credit = serializers.CharField(allow_blank=True)
    licence = LicenceSerializer(allow_null=True)
    may_travel = serializers.BooleanField()
    reason = serializers.CharField()


class CorrectionSerializer(serializers.ModelSerializer):
    """A correction of the article. Every copy must carry it."""

    kind = serializers.ChoiceField(choices=CorrectionKind.choices)
    kind_in_words = serializers.CharField(source="get_kind_display")

    class Meta:
        model = Correction
        fields = ["kind", "kind_in_words", "date", "text"]


class CountrySerializer(serializers.Serializer):
    """A country by ISO 3166-1 alpha-2 code, named in the article's language."""

    code = serializers.CharField()
    name = serializers.CharField()


class GroupOfArticleSerializer(serializers.Serializer):
    """A criminal group that the article is about, named in the article's language."""

    slug = serializers.SlugField()
    name = serializers.CharField()
    url = serializers.URLField(help_text="Its page, which says what is known and on whose word.")


class TranslationSerializer(serializers.Serializer):
    """The same article in another language."""

    id = serializers.IntegerField()
    language = serializers.CharField()
    headline = serializers.CharField()
    url = serializers.URLField(help_text="The translation in this API.")


class OriginSerializer(serializers.Serializer):
    """The outlet that published first an article which we republish."""

    outlet = serializers.CharField()
    url = serializers.URLField()


class ArticleSerializer(ShapedSerializer, serializers.ModelSerializer):
    """An article without its text, which is in the package."""

    # The view gives “newsroom” (its settings, read once) in the context, and reads articles with
    # with_package_parts(), their public mentions and their translations.

    language = serializers.CharField(source="locale.language_code")
    headline = serializers.CharField(source="title")
    dateline = serializers.CharField(allow_blank=True)
    contributors = serializers.SerializerMethodField(help_text="Authors and other roles, in order.")
    section = serializers.SerializerMethodField()
    series = serializers.SerializerMethodField()
    countries = serializers.SerializerMethodField()
    groups = serializers.SerializerMethodField(help_text="Criminal groups it is about.")
    published = serializers.DateTimeField()
    changed = serializers.DateTimeField(
        allow_null=True, help_text="When readers last got another text; null if never."
    )
    page_url = serializers.SerializerMethodField(help_text="The article's page on our site.")
    canonical_url = serializers.SerializerMethodField(
        help_text="The address of the original, for the canonical link of a copy."
    )
    licence = serializers.SerializerMethodField()
    attribution = serializers.SerializerMethodField()
    lead_image = serializers.SerializerMethodField()
    corrections = CorrectionSerializer(many=True)
    seizures = serializers.SerializerMethodField(help_text="The records that the article shows.")
    figures = FigureShownSerializer(
        source="figures_shown",
        many=True,
        help_text="The totals of our record that the article shows, each as of its day.",
    )
    translations = serializers.SerializerMethodField()
    origin = serializers.SerializerMethodField()
    url = serializers.SerializerMethodField(help_text="The article in this API.")
    package_url = serializers.SerializerMethodField(
        help_text="The text with its papers; null where the licence lets nobody republish it."
    )
    republish_url = serializers.SerializerMethodField(help_text="The same, as a page for people.")

    class Meta:
        model = Article
        fields = [
            "id",
            "url",
            "language",
            "headline",
            "standfirst",
            "dateline",
            "contributors",
            "section",
            "series",
            "countries",
            "groups",
            "published",
            "changed",
            "page_url",
            "canonical_url",
            "licence",
            "attribution",
            "lead_image",
            "corrections",
            "seizures",
            "figures",
            "translations",
            "origin",
            "package_url",
            "republish_url",
        ]

    def to_representation(self, article: Article) -> dict:
        with override(article.locale.language_code):
            return super().to_representation(article)

    @extend_schema_field(ContributorSerializer(many=True))
    def get_contributors(self, article):
        language = article.locale.language_code
        return [
            {
                "name": byline.author.name_in(language),
                "slug": byline.author.slug,
                "role": byline.role,
                "role_in_words": byline.get_role_display(),
                "url": absolute(byline.author.get_absolute_url()),
            }
            for byline in article.bylines.all()
        ]

    @extend_schema_field(NamedPageSerializer(allow_null=True))
    def get_section(self, article):
        section = article.section
        return section and {
            "slug": section.slug,
            "title": section.title,
            "url": absolute(section.url),
        }

    @extend_schema_field(SeriesOfArticleSerializer(allow_null=True))
    def get_series(self, article):
        series = article.series
        return series and {
            "slug": series.slug,
            "title": series.title,
            "url": absolute(series.get_absolute_url()),
            "position": article.series_position,
        }

    @extend_schema_field(CountrySerializer(many=True))
    def get_countries(self, article):
        return [
            {"code": each.country, "name": countries.name(each.country)}
            for each in article.countries.all()
        ]

    @extend_schema_field(GroupOfArticleSerializer(many=True))
    def get_groups(self, article):
        language = article.locale.language_code
        return [
            {
                "slug": each.group.slug,
                "name": each.group.name_in(language),
                "url": absolute(each.group.get_absolute_url()),
            }
            for each in article.groups.all()
        ]

    @extend_schema_field(serializers.URLField())
    def get_page_url(self, article):
        return absolute(article.url)

    @extend_schema_field(serializers.URLField())
    def get_canonical_url(self, article):
        return source_url(article)

    @extend_schema_field(LicenceSerializer())
    def get_licence(self, article):
        return licence_fields(licence_for_others(article), article.locale.language_code)

    @extend_schema_field(AttributionSerializer())
    def get_attribution(self, article):
        said = attribution_of(article, self.newsroom)
        return {
            place: {"text": statement.as_text(), "html": statement.as_html()}
            for place, statement in (
                ("byline", said.byline()),
                ("top", said.top()),
                ("bottom", said.bottom()),
            )
        }

    @extend_schema_field(LeadImageSerializer(allow_null=True))
    def get_lead_image(self, article):
        image: CreditedImage | None = article.lead_image
        if image is None:
            return None
        language = article.locale.language_code
        decision = licences.may_travel(image.licence, licence_for_others(article))
        rendition = one_size(image, PACKAGE_IMAGE) if decision.allowed else None
        return {
            "url": absolute(rendition.url) if rendition else None,
            "alt": article.lead_alt,
            "caption": article.lead_image_caption,
            "credit": image.credit,
            "licence": licence_fields(image.licence, language) if image.licence else None,
            "may_travel": decision.allowed,
            "reason": decision.reason,
        }

    @extend_schema_field(SeizureCitedSerializer(many=True))
    def get_seizures(self, article):
        if not article.public_mentions:
            return []
        licence = publisher_as(self.context["newsroom"]).licence
        terms = {
            "code": licence.code,
            "name": licence.name,
            "deed_url": licence.deed_url(article.locale.language_code) or None,
        }
        return [cited(mention.seizure, terms) for mention in article.public_mentions]

    @extend_schema_field(TranslationSerializer(many=True))
    def get_translations(self, article):
        return [
            {
                "id": other.pk,
                "language": other.locale.language_code,
                "headline": other.title,
                "url": absolute(reverse("article-detail", args=[other.pk])),
            }
            for other in article.public_translations
        ]

    @extend_schema_field(OriginSerializer(allow_null=True))
    def get_origin(self, article):
        if not article.origin_outlet:
            return None
        return {"outlet": article.origin_outlet, "url": article.origin_url}

    @extend_schema_field(serializers.URLField())
    def get_url(self, article):
        return absolute(reverse("article-detail", args=[article.pk]))

    @extend_schema_field(serializers.URLField(allow_null=True))
    def get_package_url(self, article):
        return self._for_republishers(article, "article-package")

    @extend_schema_field(serializers.URLField(allow_null=True))
    def get_republish_url(self, article):
        return self._for_republishers(article, "republication:republish")

    def _for_republishers(self, article: Article, address: str) -> str | None:
        if not licence_for_others(article).permits_sharing:
            return None
        return absolute(reverse(address, args=[article.pk]))

    @property
    def newsroom(self) -> NewsroomSettings:
        if "newsroom" not in self.context:  # within the answer of another room
            self.context["newsroom"] = NewsroomSettings.load()
        return self.context["newsroom"]
