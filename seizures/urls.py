"""Public pages of the record."""

from django.urls import path

from seizures import views

app_name = "seizures"
urlpatterns = [
    path("", views.seizure_list, name="list"),
    path("<str:public_id>/", views.record, name="record"),
]
