"""Where a reader's or a republisher's software follows us."""

from django.urls import path

from republication.feeds import rss

urlpatterns = [
    path("rss/", rss, name="feed-rss"),
    path("<slug:kind>/<slug:key>/rss/", rss, name="feed-of-list"),
]
