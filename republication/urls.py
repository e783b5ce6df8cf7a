"""Where a republisher takes a story."""

from django.urls import path

from commons import converters  # noqa: F401 - registers “row”
from republication.views import checking, taking, used

app_name = "republication"
urlpatterns = [
    path("<row:pk>/", taking.republish, name="republish"),
    path("<row:pk>/check/", checking.check, name="check"),
    path("<row:pk>/used/", used.used, name="used"),
    path("thanks/<slug:reference>/", used.thanks, name="used-thanks"),
    path("<row:pk>/bundle/", taking.download, {"format": "bundle"}, name="bundle"),
    path("<row:pk>/<slug:format>/", taking.download, name="download"),
]
