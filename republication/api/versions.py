"""Versions of packages in the API: what a copy is a copy of, and whether that is still current."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_field
from rest_framework import generics, serializers
from rest_framework.exceptions import PermissionDenied
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from commons.addresses import absolute
from commons.api_errors import problems_of
from commons.http_cache import ConditionalViewMixin
from commons.problems import Gone
from commons.shaping import ShapedSerializer, ShapedViewMixin
from commons.strict_filters import refuse_unknown
from newsroom.api.articles import published_article
from newsroom.models import NewsroomSettings
from republication.api.schema import PackageSerializer
from republication.changes.giving import package_to_give
from republication.models import PackageVersion
from republication.package import RepublicationForbidden

VERSION_IN_WORDS = "SHA-256 as 64 hexadecimal digits, in lower case."


class PackageVersionSerializer(ShapedSerializer, serializers.ModelSerializer):
    """One version of an article's package. It never changes."""

    article = serializers.IntegerField(source="article_id", help_text="The article's number.")
    article_url = serializers.SerializerMethodField(help_text="The article in the API.")
    url = serializers.SerializerMethodField(help_text="What proves a copy of this version.")
    content = serializers.SerializerMethodField(
        help_text="The package as it was, as far as it is given out."
    )
    given_from = serializers.DateTimeField(source="made_at", help_text="Since when it was given.")
    given_until = serializers.DateTimeField(
        source="superseded_at", allow_null=True, help_text="Null: it is the current one."
    )
    is_current = serializers.SerializerMethodField()
    superseded_by = serializers.SerializerMethodField(
        help_text="The version that is current now, where that is another."
    )
    changes = serializers.SerializerMethodField(help_text="What happened to the article since.")

    class Meta:
        model = PackageVersion
        fields = [
            "version",
            "article",
            "article_url",
            "language",
            "given_from",
            "given_until",
            "is_current",
            "superseded_by",
            "url",
            "content",
            "changes",
        ]
        read_only_fields = fields
        extra_kwargs = {
            "version": {
                "help_text": (
                    "SHA-256 of the package as JSON in UTF-8: keys sorted, no spaces, characters "
                    "unescaped, and `version` itself an empty string."
                )
            }
        }

    def get_article_url(self, version) -> str:
        return absolute(reverse("article-detail", args=[version.article_id]))

    def get_url(self, version) -> str:
        return absolute(reverse("package-version", args=[version.version]))

    def get_content(self, version) -> str:
        return absolute(
            reverse("article-package-version", args=[version.article_id, version.version])
        )

    def get_is_current(self, version) -> bool:
        return version.superseded_at is None

    @extend_schema_field({"type": ["string", "null"]})
    def get_superseded_by(self, version) -> str | None:
        return None if version.superseded_at is None else self.context["current"]

    def get_changes(self, version) -> str:
        address = absolute(reverse("change-list"))
        return f"{address}?subject=article:{version.article_id}"


def _current_package(pk: int):
    """The article and the package that readers are given of it now; refused as the package is."""
    article = published_article(pk)
    try:
        return article, package_to_give(article)
    except RepublicationForbidden as reason:
        raise PermissionDenied(str(reason)) from reason


class PackageVersionsView(ShapedViewMixin, ConditionalViewMixin, generics.ListAPIView):
    """All versions of one article's package, newest first."""

    queryset = PackageVersion.objects.none()
    serializer_class = PackageVersionSerializer
    filterset_class = None
    keyset_ordering = ("-made_at", "-pk")

    def get_queryset(self):
        _article, self.package = _current_package(self.kwargs["pk"])
        versions = PackageVersion.objects.filter(article=self.kwargs["pk"])
        return versions.defer("content").select_related(None)

    def get_serializer_context(self):
        return {**super().get_serializer_context(), "current": self.package.version}

    @extend_schema(
        operation_id="articles_package_versions",
        tags=["Articles"],
        summary="List the versions of a package",
        description="Every package that was ever given of the article, newest first.",
        responses={200: PackageVersionSerializer(many=True), **problems_of(400, 403, 404, 410)},
    )
    def get(self, request: Request, *args, **kwargs) -> Response:
        return super().get(request, *args, **kwargs)


class PackageOfVersionView(ConditionalViewMixin, APIView):
    """A package as it was."""

    @extend_schema(
        operation_id="articles_package_version",
        tags=["Articles"],
        summary="Read a package as it was",
        description=(
            "The package of that version, byte for byte as its hash says. An earlier one than the "
            "current is given where the newsroom shows earlier versions of its work; publish the "
            "current one."
        ),
        responses={200: PackageSerializer, **problems_of(400, 403, 404, 410)},
    )
    def get(self, request: Request, pk: int, version: str) -> Response:
        refuse_unknown(request.query_params, {"format"})
        article, _package = _current_package(pk)
        found = (
            PackageVersion.objects.select_related("published_version")
            .filter(article=pk, version=version)
            .first()
        )
        if found is None:
            raise Http404(_("No package of this article has this version."))
        if found.superseded_at:
            _refuse_what_is_kept(found)
        self.last_modified = found.made_at
        latest = absolute(reverse("article-package", args=[article.pk]))
        return Response(
            found.content,
            headers={
                "Link": f'<{latest}>; rel="latest-version"',
                "Content-Language": found.language,
            },
        )


def _refuse_what_is_kept(version: PackageVersion) -> None:
    text = version.published_version
    if text and text.kept_from_readers:
        raise Gone(_("The newsroom gives this version to nobody any more."))
    if not NewsroomSettings.load().shows_versions:
        raise PermissionDenied(
            _(
                "The newsroom gives out the current version only. This one existed: its hash "
                "proves a copy of it."
            )
        )


class ProofView(ConditionalViewMixin, APIView):
    """Which article a version is of, when it was given, and what is current now."""

    @extend_schema(
        operation_id="packages_retrieve",
        tags=["Articles"],
        summary="Prove a copy's version",
        description=(
            "Which article a package was of, by its version, since when and until when it was "
            "the current one, and which is current now. Of an article that was retracted or "
            "withdrawn it answers 410 with the reason; `version`, `article`, `given_from` and "
            "`given_until` are told all the same."
        ),
        parameters=[
            OpenApiParameter("version", str, OpenApiParameter.PATH, description=VERSION_IN_WORDS)
        ],
        responses={200: PackageVersionSerializer, **problems_of(400, 404, 410)},
    )
    def get(self, request: Request, version: str) -> Response:
        refuse_unknown(request.query_params, {"format"})
        found = PackageVersion.objects.defer("content").filter(version=version).first()
        if found is None:
            raise Http404(_("We have given no package of this version."))
        current = self._current(found)
        found.refresh_from_db(fields=["superseded_at"])
        return Response(PackageVersionSerializer(found, context={"current": current}).data)

    def _current(self, found: PackageVersion) -> str | None:
        try:
            _article, package = _current_package(found.article_id)
        except PermissionDenied:  # nothing may be taken of it now; what was taken can be proved
            return None
        except Gone as gone:
            gone.problem_members |= {
                "version": found.version,
                "article": found.article_id,
                "given_from": found.made_at.isoformat(),
                "given_until": found.superseded_at.isoformat() if found.superseded_at else None,
            }
            raise
        return package.version
