"""Where a republisher takes a story."""

from django.urls import path

from commons import converters  # noqa: F401 - registers “row”
from republication.views import taking

app_name = "republication"
urlpatterns = [
    path("<row:pk>/", taking.republish, name="republish"),
    path("<row:pk>/<slug:format>/", taking.download, name="download"),
]
