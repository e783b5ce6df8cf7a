"""The API: each room's addresses, mounted under one version."""

from django.urls import include, path

urlpatterns = [
    path("", include("republication.api.urls")),
]
