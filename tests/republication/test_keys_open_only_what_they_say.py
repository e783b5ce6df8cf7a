"""A key is shown once, known by its digest, and refused in words; it is never silently nobody's."""

from datetime import timedelta

import pytest
from django.utils import timezone
from rest_framework.response import Response
from rest_framework.test import APIRequestFactory
from rest_framework.views import APIView

from republication.access import keys
from republication.access.permissions import HasScope
from republication.models import ApiKey, Republisher
from tests.republication.factories import make_key, make_republisher

pytestmark = pytest.mark.django_db


class Webhooks(APIView):
    permission_classes = [HasScope.of("webhooks")]

    def get(self, request):
        return Response({"outlet": request.user.name, "key": request.auth.pk})


def ask(**headers):
    return Webhooks.as_view()(APIRequestFactory().get("/", **headers)).render()


def test_the_words_of_a_key_are_stored_nowhere():
    key, written = keys.issue(republisher=make_republisher(), name="CMS", scopes=["read"])
    stored = ApiKey.objects.values().get(pk=key.pk)
    secret = written.split("_")[2]
    assert written.startswith(f"wb_{key.prefix}_")
    assert len(secret) == 43
    assert secret not in str(stored)
    assert keys.known(written) == key


@pytest.mark.parametrize(
    "spoil",
    [
        lambda written: written[:-1] + ("a" if written[-1] != "a" else "b"),
        lambda written: written + "a",
        lambda written: written.upper(),
        lambda written: "",
        lambda written: "wb_" + "a" * 100_000,
        lambda written: "wb_ñandúüü_" + "a" * 43,
    ],
)
def test_nothing_else_is_taken_for_a_key(spoil, reader):
    written = spoil(make_key().written)
    answer = reader.get(
        "/api/v1/", HTTP_AUTHORIZATION=f"Bearer {written}".encode().decode("latin-1")
    )
    assert answer.status_code == 401
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["WWW-Authenticate"] == 'Bearer realm="api", error="invalid_token"'
    assert "no such key" in answer.json()["detail"]


def test_another_scheme_is_told_how_to_send_a_key(reader):
    answer = reader.get("/api/v1/", HTTP_AUTHORIZATION="Basic bWU6bWU=")
    assert answer.status_code == 401
    assert "Bearer wb_" in answer.json()["detail"]


def test_a_key_reads_what_everybody_reads(reader):
    key = make_key()
    assert reader.get("/api/v1/", **key.as_header).json() == reader.get("/api/v1/").json()


def test_a_revoked_key_opens_nothing_and_says_since_when(reader):
    key = make_key()
    keys.revoke(key)
    answer = reader.get("/api/v1/", **key.as_header)
    assert answer.status_code == 401
    assert "was revoked on" in answer.json()["detail"]
    first = ApiKey.objects.get(pk=key.pk).revoked_at
    keys.revoke(key)
    assert ApiKey.objects.get(pk=key.pk).revoked_at == first


def test_a_key_opens_on_its_last_day_and_not_after(reader):
    today = timezone.localdate()
    assert reader.get("/api/v1/", **make_key(expires_on=today).as_header).status_code == 200
    late = make_key(expires_on=today - timedelta(days=1))
    assert "last day" in reader.get("/api/v1/", **late.as_header).json()["detail"]
    assert late not in ApiKey.objects.usable()


def test_only_the_day_of_the_last_use_is_kept(reader, django_assert_num_queries):
    key = make_key()
    reader.get("/api/v1/", **key.as_header)
    assert ApiKey.objects.get(pk=key.pk).last_used_on == timezone.localdate()
    with django_assert_num_queries(1):  # the key; nothing is written the second time
        reader.get("/api/v1/", **key.as_header)


def test_an_operation_asks_for_its_scope_by_name():
    nobody = ask()
    assert nobody.status_code == 401
    assert "“webhooks”" in nobody.data["detail"]
    assert nobody.headers["WWW-Authenticate"] == 'Bearer realm="api"'
    without = ask(**make_key(scopes=["read", "verify"]).as_header)
    assert without.status_code == 403
    assert without.data["scope"] == "webhooks"
    assert 'error="insufficient_scope", scope="webhooks"' in without.headers["WWW-Authenticate"]
    key = make_key(make_republisher("La Prensa"), scopes=["webhooks"])
    assert ask(**key.as_header).data == {"outlet": "La Prensa", "key": key.pk}


@pytest.mark.parametrize("scopes", [[], ["everything"], ["read", "everything"]])
def test_a_key_has_scopes_that_there_are(scopes):
    with pytest.raises(Exception, match="scopes"):
        make_key(scopes=scopes)


def test_an_outlet_is_known_by_the_host_of_a_copy():
    outlet = make_republisher("El Faro", home="https://www.faro.example/inicio")
    of_its_own = make_republisher("El Faro Semanal", home="https://semanal.faro.example/")
    at = Republisher.objects.at
    assert list(at("https://faro.example/2026/nota")) == [outlet]
    assert list(at("http://m.semanal.faro.example./nota")) == [of_its_own, outlet]
    assert not at("https://notfaro.example/")
    assert not at("https://example/")
    assert not at("no address at all")
    assert not at("http://[broken")
