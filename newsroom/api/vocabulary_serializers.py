"""How sections, series, authors, countries and criminal groups look in the API.

Addresses are whole, times are ISO 8601 in UTC.
"""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import override
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from commons import countries, languages
from commons.addresses import absolute
from commons.shaping import ShapedSerializer
from newsroom.models import Author, CriminalGroup
from seizures.vocabularies import Role


def _articles_url(**asked) -> str:
    return absolute(f"{reverse('article-list')}?{urlencode(asked)}")


class SectionSerializer(ShapedSerializer):
    """A section of the newsroom in one language."""

    slug = serializers.SlugField()
    language = serializers.CharField(source="locale.language_code")
    title = serializers.CharField()
    introduction = serializers.CharField(allow_blank=True)
    url = serializers.SerializerMethodField(help_text="This section in this API.")
    page_url = serializers.SerializerMethodField()
    articles_url = serializers.SerializerMethodField(help_text="Its articles in this API.")

    @extend_schema_field(serializers.URLField())
    def get_url(self, section):
        address = reverse("section-detail", args=[section.locale.language_code, section.slug])
        return absolute(address)

    @extend_schema_field(serializers.URLField())
    def get_page_url(self, section):
        return absolute(section.url)

    @extend_schema_field(serializers.URLField())
    def get_articles_url(self, section):
        return _articles_url(language=section.locale.language_code, section=section.slug)


class SeriesSerializer(ShapedSerializer):
    """A series in one language."""

    slug = serializers.SlugField()
    language = serializers.CharField(source="locale.language_code")
    title = serializers.CharField()
    description = serializers.CharField(allow_blank=True)
    url = serializers.SerializerMethodField(help_text="This series in this API.")
    page_url = serializers.SerializerMethodField()
    articles_url = serializers.SerializerMethodField(help_text="Its articles in this API.")

    @extend_schema_field(serializers.URLField())
    def get_url(self, series):
        address = reverse("series-detail", args=[series.locale.language_code, series.slug])
        return absolute(address)

    @extend_schema_field(serializers.URLField())
    def get_page_url(self, series):
        with override(series.locale.language_code):
            return absolute(series.get_absolute_url())

    @extend_schema_field(serializers.URLField())
    def get_articles_url(self, series):
        return _articles_url(language=series.locale.language_code, series=series.slug)


class BiographySerializer(serializers.Serializer):
    """What an author's page says in one language, and a desk's name in it."""

    language = serializers.CharField()
    name = serializers.SerializerMethodField()
    text = serializers.CharField()

    @extend_schema_field(serializers.CharField())
    def get_name(self, biography):
        return biography.name or biography.author.name


class LinkSerializer(serializers.Serializer):
    """Where else an author is found."""

    label = serializers.CharField()
    url = serializers.URLField()


class MemberSerializer(serializers.Serializer):
    """A desk's member, or a member's desk."""

    slug = serializers.SlugField()
    name = serializers.CharField()
    page_url = serializers.SerializerMethodField()

    @extend_schema_field(serializers.URLField())
    def get_page_url(self, author):
        return absolute(author.get_absolute_url())


class AuthorSerializer(ShapedSerializer, serializers.ModelSerializer):
    """A person or a desk that has signed published work."""

    website = serializers.SerializerMethodField()
    links = LinkSerializer(many=True)
    left_on = serializers.DateField(
        allow_null=True, help_text="The day an author left, or null. The page and bylines stay."
    )
    has_left = serializers.BooleanField(help_text="Whether the author no longer works here.")
    members = MemberSerializer(
        source="current_members", many=True, help_text="Who stands behind a collective byline."
    )
    desks = MemberSerializer(many=True, help_text="The collective bylines the author is part of.")
    biographies = BiographySerializer(many=True)
    url = serializers.SerializerMethodField(help_text="This author in this API.")
    page_url = serializers.SerializerMethodField()
    articles_url = serializers.SerializerMethodField(help_text="Their articles in this API.")

    class Meta:
        model = Author
        fields = [
            "slug",
            "url",
            "name",
            "is_collective",
            "website",
            "links",
            "has_left",
            "left_on",
            "members",
            "desks",
            "biographies",
            "page_url",
            "articles_url",
        ]

    @extend_schema_field(serializers.URLField(allow_null=True))
    def get_website(self, author):
        return author.website or None

    @extend_schema_field(serializers.URLField())
    def get_url(self, author):
        return absolute(reverse("author-detail", args=[author.slug]))

    @extend_schema_field(serializers.URLField())
    def get_page_url(self, author):
        return absolute(author.get_absolute_url())

    @extend_schema_field(serializers.URLField())
    def get_articles_url(self, author):
        return _articles_url(author=author.slug)


class GroupDescriptionSerializer(serializers.Serializer):
    """What a group is said to be in one language, and by whom."""

    language = serializers.CharField()
    name = serializers.SerializerMethodField()
    text = serializers.CharField()
    source_name = serializers.CharField(help_text="Who says so.")
    source_url = serializers.URLField()

    @extend_schema_field(serializers.CharField())
    def get_name(self, description):
        return description.name or description.group.name


class GroupSerializer(ShapedSerializer, serializers.ModelSerializer):
    """A criminal organisation that published articles are about.

    Being listed is no verdict: each description names the source it rests on.
    """

    aliases = serializers.SerializerMethodField(help_text="Other names it goes by.")
    countries = serializers.SerializerMethodField(
        help_text="Countries it is known in, as ISO 3166-1 alpha-2 codes."
    )
    active_since = serializers.IntegerField(
        allow_null=True, help_text="A year; null where no source names one."
    )
    active_until = serializers.IntegerField(allow_null=True, help_text="A year, or null.")
    descriptions = GroupDescriptionSerializer(many=True)
    url = serializers.SerializerMethodField(help_text="The group in this API.")
    page_url = serializers.SerializerMethodField()
    articles_url = serializers.SerializerMethodField(help_text="Articles about it in this API.")

    class Meta:
        model = CriminalGroup
        fields = [
            "slug",
            "url",
            "name",
            "aliases",
            "countries",
            "active_since",
            "active_until",
            "descriptions",
            "page_url",
            "articles_url",
        ]

    @extend_schema_field(serializers.ListField(child=serializers.CharField()))
    def get_aliases(self, group):
        return [alias.name for alias in group.aliases.all()]

    @extend_schema_field(serializers.ListField(child=serializers.CharField()))
    def get_countries(self, group):
        return [each.country for each in group.countries.all()]

    @extend_schema_field(serializers.URLField())
    def get_url(self, group):
        return absolute(reverse("group-detail", args=[group.slug]))

    @extend_schema_field(serializers.URLField())
    def get_page_url(self, group):
        return absolute(group.get_absolute_url())

    @extend_schema_field(serializers.URLField())
    def get_articles_url(self, group):
        return _articles_url(group=group.slug)


class CountryNameSerializer(serializers.Serializer):
    """A country's name in one language."""

    language = serializers.CharField()
    name = serializers.CharField()


class CountryOfArticlesSerializer(ShapedSerializer):
    """A country that published articles are about."""

    code = serializers.CharField(source="key", help_text="ISO 3166-1 alpha-2.")
    names = serializers.SerializerMethodField()
    url = serializers.SerializerMethodField(help_text="This country in this API.")
    page_url = serializers.SerializerMethodField()
    articles_url = serializers.SerializerMethodField(help_text="Articles about it in this API.")
    seizures_url = serializers.SerializerMethodField(help_text="Records seized there.")

    @extend_schema_field(CountryNameSerializer(many=True))
    def get_names(self, country):
        names = []
        for language, _label in languages.published():
            with override(language):
                names.append({"language": language, "name": countries.name(country.key)})
        return names

    @extend_schema_field(serializers.URLField())
    def get_url(self, country):
        return absolute(reverse("country-detail", args=[country.key]))

    @extend_schema_field(serializers.URLField())
    def get_page_url(self, country):
        return absolute(reverse("newsroom:country", args=[country.key]))

    @extend_schema_field(serializers.URLField())
    def get_articles_url(self, country):
        return _articles_url(country=country.key)

    @extend_schema_field(serializers.URLField())
    def get_seizures_url(self, country):
        asked = urlencode({"country": country.key, "role": Role.SEIZED})
        return absolute(f"{reverse('seizure-list')}?{asked}")
