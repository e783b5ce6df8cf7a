"""Public pages of the record. What begins with a fixed word stands before the identifiers."""

from django.urls import include, path, re_path

from seizures.views import changes, exports, lists, records, snapshots, sources

app_name = "seizures"
VERSION = r"(?P<version>[0-9]{4}-[0-9]{2}-[0-9]{2}(?:\.[0-9]{1,4})?)"
urlpatterns = [
    path("", lists.seizure_list, name="list"),
    path("", include("seizures.charts.urls")),
    re_path(
        r"^(?P<public_id>[A-Za-z]{2}-[0-9]{4}-[0-9]{5,9})\.(?P<ending>json|jsonld|geojson|csv|bib|ris|csl\.json)$",
        records.record_file,
        name="record-file",
    ),
    path("changes/", changes.changes, name="changes"),
    path("changes/feed/", changes.feed, name="changes-feed"),
    path("export/<slug:format>/", exports.export, name="export"),
    path("snapshots/", snapshots.snapshot_list, name="snapshots"),
    path("snapshots/feed/", snapshots.feed, name="snapshots-feed"),
    re_path(rf"^snapshots/{VERSION}/$", snapshots.snapshot, name="snapshot"),
    re_path(
        rf"^snapshots/{VERSION}/(?P<name>[A-Za-z0-9.]+)$",
        snapshots.snapshot_file,
        name="snapshot-file",
    ),
    path("sources/", sources.sources, name="sources"),
    path("data-dictionary/", exports.data_dictionary, name="data-dictionary"),
    path("data-dictionary/<slug:name>.json", exports.table_schema, name="table-schema"),
    path("<str:public_id>/", records.record, name="record"),
]
