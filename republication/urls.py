"""Where a republisher takes a story."""

from django.urls import path

from republication import views

app_name = "republication"
urlpatterns = [
    path("<int:pk>/", views.republish, name="republish"),
    path("<int:pk>/<slug:format>/", views.download, name="download"),
]
