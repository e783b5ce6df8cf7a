"""Addresses of charts and maps; they stand among those of the record."""

from django.urls import path, register_converter

from seizures.views import charts, embeds


class FileKind:
    """What a picture can be taken away as."""

    regex = "svg|png|csv"
    to_python = to_url = staticmethod(str)


register_converter(FileKind, "file_kind")

urlpatterns = [
    path("charts/<slug:code>/", charts.drawing, name="chart"),
    path("charts/<slug:code>/embed/", charts.embed, name="chart-embed"),
    path("charts/<slug:code>.<file_kind:kind>", charts.file, name="chart-file"),
    path("map/", charts.drawing, {"code": "map"}, name="map"),
    path("map/embed/", charts.embed, {"code": "map"}, name="map-embed"),
    path("map.<file_kind:kind>", charts.file, {"code": "map"}, name="map-file"),
    path("map/routes/", charts.drawing, {"code": "routes"}, name="routes"),
    path("map/routes/embed/", charts.embed, {"code": "routes"}, name="routes-embed"),
    path("map/routes.<file_kind:kind>", charts.file, {"code": "routes"}, name="routes-file"),
    path("<str:public_id>/embed/", embeds.record, name="record-embed"),
]
