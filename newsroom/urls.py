"""The newsroom's own addresses; articles, sections and standing pages are Wagtail's."""

from django.urls import path

from commons import converters  # noqa: F401 - registers “row” and “country”
from newsroom.corrections import feed as feeds
from newsroom.views import authors, corrections, lists, previews, search, topics, versions

app_name = "newsroom"
urlpatterns = [
    path("preview/<str:token>/", previews.preview, name="preview"),
    path("articles/", lists.everything, name="articles"),
    path("search/", search.search, name="search"),
    path("search/suggest/", search.suggestions, name="search-suggestions"),
    path("corrections/", corrections.corrections, name="corrections"),
    path("corrections/feed/", feeds.corrections, name="corrections-feed"),
    path("versions/<row:pk>/", versions.versions, name="versions"),
    path("authors/", authors.index, name="authors"),
    path("authors/<slug:slug>/", authors.author, name="author"),
    path("series/", lists.series_index, name="series-index"),
    path("series/<slug:slug>/", lists.series, name="series"),
    path("countries/", topics.countries_index, name="countries"),
    path("countries/<country:code>/", topics.country, name="country"),
    path("groups/", topics.groups_index, name="groups"),
    path("groups/<slug:slug>/", topics.group, name="group"),
]
