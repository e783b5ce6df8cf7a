"""Deprecation: by headers (RFC 9745, RFC 8594), in the description, and never at short notice."""

from datetime import date

import pytest
from django.test import override_settings
from django.urls import path
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import viewsets
from rest_framework.exceptions import NotFound
from rest_framework.response import Response
from rest_framework.views import APIView

from commons.deprecation import Deprecated, deprecated
from config import urls

pytestmark = pytest.mark.django_db
SINCE, GONE = date(2026, 12, 1), date(2028, 1, 1)


@deprecated(SINCE, sunset=GONE, instead="Ask `/new/`.")
class Old(APIView):
    @extend_schema(operation_id="old", responses=str)
    def get(self, request):
        if "missing" in request.GET:
            raise NotFound("Not here.")
        return Response({}, headers={"Link": '<http://waybill.example/x>; rel="next"'})


class Parts(viewsets.ViewSet):
    deprecated_parameters = {"kg": Deprecated(SINCE, instead="Ask `kg_min`.")}

    @extend_schema(operation_id="parts", parameters=[OpenApiParameter("kg", int)], responses=str)
    def list(self, request):
        return Response({})

    @extend_schema(operation_id="add_part", request=None, responses=str)
    @deprecated(SINCE)
    def create(self, request):
        return Response({})


OLD_THINGS = [
    path("api/old/", Old.as_view()),
    path("api/parts/", Parts.as_view({"get": "list", "post": "create"})),
]
urlpatterns = [*OLD_THINGS, *urls.urlpatterns]
with_old_things = override_settings(ROOT_URLCONF=__name__)


@with_old_things
@pytest.mark.parametrize("query", ["", "?missing=1"])
def test_every_answer_of_what_goes_says_since_when_until_when_and_where_to_read(reader, query):
    for ask in (reader.get, reader.head):
        answer = ask("/api/old/" + query)
        assert answer.headers["Deprecation"] == "@1796083200"
        assert answer.headers["Sunset"] == "Sat, 01 Jan 2028 00:00:00 GMT"
        for kind in ("deprecation", "sunset"):
            link = f'<http://waybill.example/api/docs/#deprecation>; rel="{kind}"; type="text/html"'
            assert link in answer.headers["Link"]
    if not query:
        assert answer.headers["Link"].startswith('<http://waybill.example/x>; rel="next", <')


@with_old_things
def test_only_what_is_used_is_told_of(reader):
    assert "Deprecation" not in reader.get("/api/parts/").headers
    asked = reader.get("/api/parts/?kg=3")
    assert asked.headers["Deprecation"] == "@1796083200"
    assert "Sunset" not in asked.headers
    assert 'rel="sunset"' not in asked.headers["Link"]
    assert "Deprecation" in reader.post("/api/parts/").headers


def test_the_description_marks_it():
    schema = SchemaGenerator(patterns=OLD_THINGS).get_schema(public=True)
    old = schema["paths"]["/api/old/"]["get"]
    assert old["deprecated"] is True
    assert "Gone on 2028-01-01. Ask `/new/`." in old["description"]
    assert "Deprecation" in old["responses"]["200"]["headers"]
    parts = schema["paths"]["/api/parts/"]
    assert "deprecated" not in parts["get"]
    assert parts["post"]["deprecated"] is True
    (kg,) = parts["get"]["parameters"]
    assert kg["deprecated"] is True
    assert "Ask `kg_min`." in kg["description"]


def test_every_operation_describes_keys_and_rates(reader):
    description = reader.get("/api/v1/openapi.json").json()
    assert description["components"]["securitySchemes"]["key"]["scheme"] == "bearer"
    for address, methods in description["paths"].items():
        for method, operation in methods.items():
            responses = operation["responses"]
            assert {"401", "429"} <= set(responses), (method, address)
            assert "Retry-After" in responses["429"]["headers"]
            assert all("RateLimit" in response["headers"] for response in responses.values())
            assert {"key": []} in operation["security"]
            # What may be asked without a key says so; what needs one says what a wrong one gets.
            assert {} in operation["security"] or "403" in responses


def test_the_words_stand_where_the_links_lead(reader, settings):
    settings.RATE_ANONYMOUS, settings.RATE_WINDOW_SECONDS = 7, 11
    page = " ".join(reader.get("/api/docs/").content.decode().split())
    assert 'id="deprecation"' in page
    assert "at least 365 days" in page
    assert "7 requests’ worth in 11 seconds without a key" in page


def test_nothing_goes_sooner_than_promised():
    with pytest.raises(ValueError, match="365 days"):
        Deprecated(date(2026, 1, 1), date(2026, 12, 31))
