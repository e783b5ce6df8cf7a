"""The newsroom's own addresses; articles, sections and standing pages are Wagtail's."""

from django.urls import path

from newsroom import views

app_name = "newsroom"
urlpatterns = [
    path("search/", views.search, name="search"),
    path("corrections/", views.corrections, name="corrections"),
    path("authors/<slug:slug>/", views.author, name="author"),
    path("series/<slug:slug>/", views.series, name="series"),
]
