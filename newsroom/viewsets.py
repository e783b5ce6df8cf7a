"""The newsroom's sections of the desk, declared."""

from wagtail.snippets.views.snippets import SnippetViewSet

from newsroom.models import Author, Series


class AuthorViewSet(SnippetViewSet):
    model = Author
    icon = "user"
    menu_order = 220
    add_to_admin_menu = True
    list_display = ["name", "is_collective"]
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
