"""Where a reader's or a republisher's software follows us."""

from django.urls import path

from republication.feeds.views import FORMS, feed

urlpatterns = [path(f"{form}/", feed, {"form": form}, name=f"feed-{form}") for form in FORMS] + [
    path(f"<slug:kind>/<slug:key>/{form}/", feed, {"form": form}, name=f"feed-of-list-{form}")
    for form in FORMS
]
