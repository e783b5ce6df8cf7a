"""Editors set up webhooks, see how each message went, and send again what was parked."""

import re

import pytest
from django.urls import reverse

from republication.models import Delivery, Endpoint
from republication.webhooks import endpoints
from tests.newsroom.factories import make_article, make_section
from tests.newsroom.people import signed_in
from tests.republication.factories import make_change, make_endpoint, make_key, make_republisher

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return signed_in("Editor")


def act(client, endpoint, action):
    return client.post(reverse("webhooks:act", args=[endpoint.pk]), {"action": action}, follow=True)


def page_of(client, endpoint) -> str:
    return client.get(reverse("webhooks:inspect", args=[endpoint.pk])).content.decode()


def test_one_is_added_and_its_secret_shown_once(editor):
    section, outlet = make_section(), make_republisher()
    said = {
        "republisher": outlet.pk,
        "url": "https://cms.example/hook",
        "kinds": ["corrected", "retracted"],
        "sections": [section.slug],
        "countries": ["PE", "EC"],
        "identifiers": "12\n\n SZ-2022-00001 ",
    }
    answer = editor.post(reverse("webhooks:add"), said)
    endpoint = Endpoint.objects.get()
    [secret] = set(re.findall(r"whsec_[A-Za-z0-9+/=]+", answer.content.decode()))
    assert secret == endpoint.secret
    assert "no-store" in answer.headers["Cache-Control"]
    assert endpoint.identifiers == ["12", "SZ-2022-00001"]
    assert endpoint.countries == ["PE", "EC"]
    assert endpoint.state == "unchecked"
    written = page_of(editor, endpoint)
    assert secret not in written
    assert "Waits for its first test to be answered." in written
    assert "corrected, retracted, " + section.slug in written
    outlet_page = editor.get(reverse("outlets:inspect", args=[outlet.pk])).content.decode()
    assert endpoint.url in outlet_page


def test_an_address_inside_is_refused_and_nothing_typed_is_lost(editor):
    said = {
        "republisher": make_republisher().pk,
        "url": "https://10.0.0.7/hook",
        "description": "Our CMS",
    }
    written = editor.post(reverse("webhooks:add"), said).content.decode()
    assert "10.0.0.7 is not on the public internet" in written
    assert "Our CMS" in written
    assert not Endpoint.objects.exists()


def test_it_is_changed_paused_resumed_tested_and_given_a_new_secret(editor):
    endpoint = make_endpoint(kinds=["corrected"])
    said = {"url": endpoint.url, "kinds": ["retracted"], "republisher": endpoint.republisher_id}
    editor.post(reverse("webhooks:edit", args=[endpoint.pk]), said)
    endpoint.refresh_from_db()
    assert (endpoint.kinds, endpoint.state) == (["retracted"], "active")
    assert "Paused by hand." in act(editor, endpoint, "pause").content.decode()
    act(editor, endpoint, "resume")
    endpoint.refresh_from_db()
    assert endpoint.state == "unchecked"
    act(editor, endpoint, "test")
    assert endpoint.deliveries.count() == 2
    before = endpoint.secret
    written = act(editor, endpoint, "rotate").content.decode()
    endpoint.refresh_from_db()
    assert endpoint.secrets[1] == before
    assert endpoint.secret in written


def test_what_is_parked_is_shown_and_sent_again_one_or_all(editor):
    endpoint = make_endpoint()
    for number in range(3):
        make_change(str(number), "corrected")
    first = endpoint.deliveries.first()
    first.attempts.create(status=500, error="", excerpt="<b>Oops</b>", milliseconds=12)
    endpoint.deliveries.update(state="parked", parked_because="not-accepted")
    assert "Send 3 parked messages again" in page_of(editor, endpoint)
    page = reverse("deliveries:inspect", args=[first.pk])
    written = editor.get(page).content.decode()
    assert "&lt;b&gt;Oops&lt;/b&gt;" in written
    assert "It was not accepted for three days." in written
    editor.post(reverse("deliveries:again", args=[first.pk]))
    assert Delivery.objects.pending().get() == first
    act(editor, endpoint, "redeliver")
    assert Delivery.objects.pending().count() == 3
    listed = editor.get(reverse("deliveries:index"), {"state": "pending"}).content.decode()
    assert listed.count("Corrected: ") == 3


def test_one_that_is_switched_off_sends_nothing_again(editor):
    endpoint = make_endpoint()
    make_change()
    endpoints.set_state(endpoint, "disabled")
    written = page_of(editor, endpoint)
    assert "Let it go on" in written
    assert "again</button>" not in written
    editor.post(reverse("deliveries:again", args=[endpoint.deliveries.get().pk]))
    assert not Delivery.objects.pending().exists()


def test_authors_do_not_look_after_webhooks():
    endpoint = make_endpoint()
    author = signed_in("Author")
    for address in [
        reverse("webhooks:index"),
        reverse("webhooks:inspect", args=[endpoint.pk]),
        reverse("deliveries:index"),
    ]:
        assert author.get(address).status_code == 302
    act(author, endpoint, "pause")
    endpoint.refresh_from_db()
    assert endpoint.state == "active"


def test_messages_say_in_words_what_they_tell(editor):
    article = make_article("Two tons in scrap")
    endpoint = make_endpoint()
    make_change(article, "corrected")
    make_change("SZ-2022-00001", "record-merged")
    Endpoint.objects.update(languages=["es"])
    message = endpoint.deliveries.get(type="article.corrected")
    for address in (
        reverse("deliveries:index"),
        reverse("deliveries:inspect", args=[message.pk]),
        reverse("webhooks:inspect", args=[endpoint.pk]),
    ):
        page = editor.get(address).content.decode()
        assert "Corrected: Two tons in scrap" in page
    assert "Record merged: SZ-2022-00001" in page
    assert "<dd>Spanish</dd>" in page
    assert page.count("<h1") == 1
    for changed in (
        reverse("webhooks:edit", args=[endpoint.pk]),
        reverse("outlets:edit", args=[endpoint.republisher_id]),
        reverse("keys:edit", args=[make_key(endpoint.republisher).pk]),
    ):
        page = editor.get(changed).content.decode()
        assert "Live" not in page  # Wagtail's word for what it publishes
        assert changed.replace("/edit/", "/history/") in page


def test_one_in_trouble_stands_on_the_front_page(editor):
    outlet = make_republisher("El Faro")
    make_endpoint("https://well.example/hook", outlet=outlet)
    failing = make_endpoint("https://cms.faro.example/hook", outlet=outlet)
    Endpoint.objects.filter(pk=failing.pk).update(failures=7)
    front = editor.get(reverse("wagtailadmin_home")).content.decode()
    assert "El Faro: cms.faro.example" in front
    assert "7 failures in a row" in front
    assert "well.example" not in front
    page = editor.get(reverse("outlets:inspect", args=[outlet.pk])).content.decode()
    assert page.count(">Webhooks</h2>") == 1


def test_lists_cost_the_same_however_long(editor, django_assert_max_num_queries):
    for number in range(3):
        make_endpoint(f"https://cms.example/{number}")
    make_change("1"), make_change("2")
    for name in ["webhooks:index", "deliveries:index"]:
        editor.get(reverse(name))
        with django_assert_max_num_queries(16):
            editor.get(reverse(name))
