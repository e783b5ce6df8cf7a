"""The newsroom's sections of the desk, declared."""

from django.utils.translation import gettext_lazy as _
from django_filters import BooleanFilter, ChoiceFilter, ModelChoiceFilter
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView, PageFilterSet
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from commons import languages
from newsroom.models import Article, Author, CriminalGroup, Section, Series
from newsroom.models.standing import Standing


class ArticleDeskFilter(PageFilterSet):
    """What an editor looks for: what is unfinished, in which section and language, by whom."""

    site = None  # there is one
    has_child_pages = None  # an article has none
    section = ModelChoiceFilter(label=_("Section"), queryset=Section.objects.order_by("path"))
    locale = ChoiceFilter(
        label=_("Language"), field_name="locale__language_code", choices=languages.published
    )
    series = ModelChoiceFilter(label=_("Series"), queryset=Series.objects.all())
    author = ModelChoiceFilter(label=_("Author"), queryset=Author.objects.all(), method="signed_by")
    standing = ChoiceFilter(label=_("Standing"), choices=Standing.choices, method="standing_as")
    has_unpublished_changes = BooleanFilter(label=_("Has unpublished changes"))
    behind = BooleanFilter(label=_("Behind its original"), method="behind_original")

    class Meta:
        model = Article
        fields: list[str] = []

    def standing_as(self, articles, name, standing):
        return articles.standing_as(standing)

    def behind_original(self, articles, name, behind):
        late = Article.objects.behind()
        return articles.filter(pk__in=late) if behind else articles.exclude(pk__in=late)

    def signed_by(self, articles, name, author):
        return articles.by_author(author) if author else articles


class ArticleIndexView(IndexView):
    def annotate_queryset(self, pages):
        # Wagtail reads the articles one kind of page at a time, which forgets select_related.
        pages = super().annotate_queryset(pages).with_standing().with_step()
        return pages.prefetch_related("section")


class StandingColumn(Column):
    """Where an article stands, with its hour, and whether a newer draft waits behind it."""

    cell_template_name = "newsroom/desk/standing_cell.html"

    def get_value(self, article):
        return article


def _in_step(article) -> str:
    return _("behind its original") if article.is_behind else ""


class ArticleViewSet(PageListingViewSet):
    """Every article in one list, the last touched first; the tree is under “Pages”."""

    model = Article
    index_view_class = ArticleIndexView
    menu_label = _("Articles")
    icon = "doc-full"
    menu_order = 200
    add_to_admin_menu = True
    filterset_class = ArticleDeskFilter
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Headline"), sort_key="title", classname="title"),
        Column("section", label=_("Section"), accessor="section_title", sort_key="section__title"),
        Column("language", label=_("Language"), accessor="locale.get_display_name"),
        Column("translation", label=_("Translation"), accessor=_in_step),
        StandingColumn("standing", label=_("Standing"), sort_key="standing", width="16%"),
        DateColumn(
            "latest_revision_created_at",
            label=_("Changed"),
            sort_key="latest_revision_created_at",
            width="12%",
        ),
    ]


class AuthorViewSet(SnippetViewSet):
    model = Author
    icon = "user"
    menu_order = 220
    add_to_admin_menu = True
    list_display = ["name", "is_collective", "left_on"]
    list_filter = ["is_collective"]
    search_fields = ["name"]
    ordering = ["name"]


class SeriesViewSet(SnippetViewSet):
    model = Series
    icon = "list-ol"
    menu_order = 230
    add_to_admin_menu = True
    list_display = ["title", "slug"]
    search_fields = ["title"]
    ordering = ["title"]


class CriminalGroupViewSet(SnippetViewSet):
    """Found by any of a group's names: here, and where an article chooses one."""

    model = CriminalGroup
    icon = "group"
    menu_order = 240
    add_to_admin_menu = True
    list_display = ["__str__", "active_since", "active_until"]
    ordering = ["name"]
