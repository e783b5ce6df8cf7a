"""The newsroom's own addresses; articles, sections and standing pages are Wagtail's."""

from django.urls import path

from commons import converters  # noqa: F401 - registers “row”
from newsroom import feeds
from newsroom.views import corrections, lists, search, versions

app_name = "newsroom"
urlpatterns = [
    path("search/", search.search, name="search"),
    path("corrections/", corrections.corrections, name="corrections"),
    path("corrections/feed/", feeds.corrections, name="corrections-feed"),
    path("versions/<row:pk>/", versions.versions, name="versions"),
    path("authors/<slug:slug>/", lists.author, name="author"),
    path("series/<slug:slug>/", lists.series, name="series"),
]
