"""Where a republisher takes a story."""

from django.urls import path

from commons import converters  # noqa: F401 - registers “row”
from republication import views

app_name = "republication"
urlpatterns = [
    path("<row:pk>/", views.republish, name="republish"),
    path("<row:pk>/<slug:format>/", views.download, name="download"),
]
