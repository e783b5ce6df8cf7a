"""Public pages of the record. What begins with a fixed word stands before the identifiers."""

from django.urls import path

from seizures.views import lists, records

app_name = "seizures"
urlpatterns = [
    path("", lists.seizure_list, name="list"),
    path("<str:public_id>/", records.record, name="record"),
]
