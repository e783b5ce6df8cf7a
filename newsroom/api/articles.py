"""Articles in the API: what a reader may read, for machines."""

from django.db.models import Prefetch
from django.http import Http404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import mixins

from commons.api_errors import problems_of
from commons.problems import Gone
from commons.reading import ReadingViewSet
from newsroom.api.serializers import ArticleSerializer
from newsroom.lists.filters import ArticleFilter
from newsroom.models import Article, Mention, NewsroomSettings
from seizures.models import Seizure


def published_article(pk) -> Article:
    """The published article, with what its package and its JSON show.

    Raises 404 for anything a reader may not see, and 410 with the reason for a retracted one.
    """
    article = with_api_parts(Article.objects.published()).filter(pk=pk).first()
    if article is None:
        refuse_withdrawn(pk)
        raise Http404(_("There is no published article with this identifier."))
    if article.retraction:
        raise Gone(
            article.retraction.text,
            retracted=article.retraction.date.isoformat(),
            headline=article.title,
        )
    return article


def refuse_withdrawn(pk) -> None:
    """410 with the reason when readers had the article and it was withdrawn.

    Its headline is not said again: it may be what it was withdrawn for.
    """
    article = Article.objects.withdrawn().filter(pk=pk).first()
    if article:
        raise Gone(article.withdrawal_in_words, withdrawn=article.withdrawn_at.isoformat())


def with_api_parts(articles):
    records = Seizure.objects.with_parts()
    shown = (
        Mention.objects.filter(seizure__live=True)
        .prefetch_related(Prefetch("seizure", queryset=records))
        .order_by("pk")
    )
    return (
        articles.with_package_parts()
        .select_related("series")
        .prefetch_related(
            "figures_shown", Prefetch("mentions", queryset=shown, to_attr="public_mentions")
        )
    )


def attach_translations(articles: list[Article]) -> list[Article]:
    """Give each article its ``public_translations``, all read in one query."""
    others = (
        Article.objects.published()
        .unretracted()
        .filter(translation_key__in={article.translation_key for article in articles})
        .select_related("locale")
        .only("pk", "title", "translation_key", "locale")
        .order_by("locale__language_code")
    )
    by_key: dict = {}
    for other in others if articles else ():
        by_key.setdefault(other.translation_key, []).append(other)
    for article in articles:
        article.public_translations = [
            other for other in by_key.get(article.translation_key, []) if other.pk != article.pk
        ]
    return articles


@extend_schema_view(
    list=extend_schema(
        summary="List articles",
        description="Published articles, newest first. Retracted ones are not listed.",
        responses={200: ArticleSerializer, **problems_of(400)},
    ),
    retrieve=extend_schema(
        summary="Read an article",
        description=(
            "One article with its licence and attribution. Its text is in the package. "
            "A retracted article answers 410 with the reason."
        ),
        responses={200: ArticleSerializer, **problems_of(400, 404, 410)},
    ),
)
@extend_schema(tags=["Articles"])
class ArticleViewSet(ReadingViewSet, mixins.ListModelMixin, mixins.RetrieveModelMixin):
    """Published articles."""

    queryset = Article.objects.none()
    serializer_class = ArticleSerializer
    filterset_class = ArticleFilter
    keyset_ordering = Article.LISTED_ORDERING
    lookup_value_regex = "[0-9]{1,18}"

    def get_queryset(self):
        return with_api_parts(Article.objects.published().unretracted()).defer("body")

    def paginate_queryset(self, queryset):
        return attach_translations(super().paginate_queryset(queryset))

    def get_object(self):
        article = published_article(self.kwargs["pk"])
        self.last_modified = article.last_published_at
        return self.expand(attach_translations([article]))[0]

    def get_serializer_context(self):
        return {**super().get_serializer_context(), "newsroom": NewsroomSettings.load()}


def readable(articles, keys) -> dict[int, Article]:
    """Those of these that are given away, by key, with all that the API shows of one."""
    found = with_api_parts(articles.unretracted()).defer("body").filter(pk__in=set(keys))
    return {article.pk: article for article in attach_translations(list(found))}
