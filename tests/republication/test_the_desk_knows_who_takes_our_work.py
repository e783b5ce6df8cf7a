"""Outlets, their contacts, keys and copies in the desk, as an editor has them."""

import csv
import io
import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.users.models import UserProfile

from commons import roles
from commons.models import User
from republication.access import keys
from republication.desk import chart
from republication.models import ApiKey, Contact, ReadingCount, Republisher
from tests.newsroom.factories import make_article
from tests.republication.factories import make_key, make_republisher, make_reuse

pytestmark = pytest.mark.django_db


def member(role: str) -> Client:
    user = User.objects.create_user(username=role, password="x", first_name=role)
    user.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def editor() -> Client:
    return member(roles.EDITOR)


def new_outlet(**changes) -> dict:
    contacts = {
        "contacts-TOTAL_FORMS": "1", "contacts-INITIAL_FORMS": "0",
        "contacts-MIN_NUM_FORMS": "0", "contacts-MAX_NUM_FORMS": "1000",
        "contacts-0-name": "Rosa", "contacts-0-role": "web editor",
        "contacts-0-email": "rosa@faro.example", "contacts-0-hears_of_corrections": "on",
        "contacts-0-id": "", "contacts-0-DELETE": "",
    }  # fmt: skip
    outlet = {"name": "El Faro", "home": "https://www.faro.example/", "language": "es"}
    return {**outlet, "country": "SV", "notes": "", **contacts, **changes}


def rows(answer) -> list[dict]:
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_an_editor_writes_down_an_outlet_with_its_people(editor):
    answer = editor.post(reverse("outlets:add"), new_outlet(), follow=True)
    outlet = Republisher.objects.get()
    assert answer.redirect_chain[-1][0] == reverse("outlets:inspect", args=[outlet.pk])
    page = answer.content.decode()
    for words in ("El Faro", "El Salvador", "Spanish", "rosa@faro.example", "web editor"):
        assert words in page
    assert (outlet.host, outlet.contacts.get().hears_of_corrections) == ("faro.example", True)


def test_countries_have_their_names_in_the_language_of_whoever_looks(editor):
    assert ">Peru<" in editor.get(reverse("outlets:add")).content.decode()
    profile = UserProfile.get_for_user(User.objects.get())
    profile.preferred_language = "es"
    profile.save()
    assert ">Perú<" in editor.get(reverse("outlets:add")).content.decode()


def test_what_cannot_be_right_is_said_and_kept(editor):
    answer = editor.post(reverse("outlets:add"), new_outlet(home="ftp://faro.example/"))
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "Enter a valid URL" in page
    assert 'value="rosa@faro.example"' in page
    assert not Republisher.objects.exists()


def test_a_key_is_shown_in_one_answer_and_never_again(editor, reader):
    outlet = make_republisher("El Faro")
    form = editor.get(f"{reverse('keys:add')}?outlet={outlet.pk}").content.decode()
    assert re.search(rf'<option value="{outlet.pk}" selected>', form)
    given = editor.post(
        reverse("keys:add"),
        {"republisher": outlet.pk, "name": "CMS", "scopes": ["read", "reuses"],
         "requests_per_window": "", "expires_on": ""},
    )  # fmt: skip
    assert given.status_code == 200
    assert "no-store" in given.headers["Cache-Control"]
    (written,) = set(re.findall(r"wb_[a-z0-9]{8}_[A-Za-z0-9]{43}", given.content.decode()))
    key = keys.known(written)
    assert (key.republisher, key.scopes, key.created_by.first_name) == (
        outlet, ["read", "reuses"], roles.EDITOR,
    )  # fmt: skip
    assert reader.get("/api/v1/", HTTP_AUTHORIZATION=f"Bearer {written}").status_code == 200
    secret = written.split("_")[2]
    for address in (
        reverse("keys:index"), reverse("keys:edit", args=[key.pk]),
        reverse("outlets:inspect", args=[outlet.pk]), reverse("keys:history", args=[key.pk]),
    ):  # fmt: skip
        page = editor.get(address).content.decode()
        assert key.prefix in page or "history" in address
        assert secret not in page


@pytest.mark.parametrize("wrong", [{"scopes": []}, {"requests_per_window": "0"}, {"name": ""}])
def test_a_key_that_makes_no_sense_is_not_given(editor, wrong):
    outlet = make_republisher()
    form = {"republisher": outlet.pk, "name": "CMS", "scopes": ["read"], **wrong}
    assert editor.post(reverse("keys:add"), form).status_code == 200
    assert not ApiKey.objects.exists()


def test_an_editor_changes_what_a_key_may_and_not_whose_it_is(editor):
    key, other = make_key(), make_republisher()
    editor.post(
        reverse("keys:edit", args=[key.pk]),
        {"republisher": other.pk, "name": "App", "scopes": ["read", "verify"],
         "requests_per_window": "90", "expires_on": "2030-01-01"},
    )  # fmt: skip
    changed = ApiKey.objects.get(pk=key.pk)
    assert (changed.republisher, changed.name, changed.requests_per_window) == (
        key.republisher, "App", 90,
    )  # fmt: skip
    assert changed.scopes == ["read", "verify"]
    assert keys.known(key.written) == key


def test_a_key_is_revoked_by_post_alone_and_stays(editor, reader):
    key = make_key()
    revoke = reverse("keys:revoke", args=[key.pk])
    editor.get(revoke)
    assert reader.get("/api/v1/", **key.as_header).status_code == 200
    page = editor.post(revoke, follow=True).content.decode()
    assert "opens nothing any more" in page
    assert "revoked on" in page
    assert reader.get("/api/v1/", **key.as_header).status_code == 401
    revoked = ApiKey.objects.get(pk=key.pk)
    assert revoked.revoked_by.first_name == roles.EDITOR
    assert editor.get(reverse("keys:edit", args=[key.pk])).status_code == 404


def test_an_author_sees_none_of_it():
    author, key = member(roles.AUTHOR), make_key()
    for address in (
        reverse("outlets:index"), reverse("outlets:add"), reverse("outlets:csv"),
        reverse("outlets:copies_csv"), reverse("outlets:inspect", args=[key.republisher_id]),
        reverse("keys:index"), reverse("keys:add"), reverse("keys:revoke", args=[key.pk]),
        reverse("republication_numbers:index"), reverse("republication_numbers:csv"),
    ):  # fmt: skip
        answer = author.get(address)
        assert answer.status_code in (302, 403), address
        assert "outlet" not in answer.content.decode().lower()
    author.post(reverse("keys:revoke", args=[key.pk]))
    assert ApiKey.objects.usable().exists()
    assert "republication/outlets" not in author.get("/admin/").content.decode()


def test_the_list_counts_keys_and_copies_without_a_query_a_row(editor):
    article = make_article()

    def queries_with_one_more() -> int:
        outlet = make_republisher()
        make_key(outlet)
        make_reuse(article, republisher=outlet)
        make_reuse(article, republisher=outlet, state="gone")
        with CaptureQueriesContext(connection) as asked:
            page = editor.get(reverse("outlets:index") + "?ordering=-copies_online")
        assert outlet.host in page.content.decode()
        return len(asked)

    queries_with_one_more()  # what Wagtail asks once
    assert len({queries_with_one_more() for _ in range(3)}) == 1


def test_an_outlet_s_page_shows_its_newest_copies(editor):
    outlet = make_republisher("El Faro")
    for number in range(11):
        make_reuse(republisher=outlet, url=f"https://faro.example/{number}/")
    page = editor.get(reverse("outlets:inspect", args=[outlet.pk])).content.decode()
    assert "https://faro.example/10/" in page
    assert "https://faro.example/0/" not in page
    assert "11, the newest first." in page


def test_both_lists_leave_as_csv_that_no_spreadsheet_runs(editor):
    outlet = make_republisher("=cmd|' /C calc'!A0", country="PE")
    Contact.objects.create(republisher=outlet, email="rosa@faro.example")
    make_key(outlet)
    article = make_article("Cocaine leaves with the mangoes")
    make_reuse(article, republisher=outlet, state="verified", contact_email="me@faro.example")
    (row,) = rows(editor.get(reverse("outlets:csv")))
    assert row["name"] == "'=cmd|' /C calc'!A0"
    assert (row["contacts"], row["keys_in_use"], row["copies_verified"]) == (
        "rosa@faro.example", "1", "1",
    )  # fmt: skip
    answer = editor.get(reverse("outlets:copies_csv"))
    (row,) = rows(answer)
    assert (row["headline"], row["state"]) == ("Cocaine leaves with the mangoes", "verified")
    assert row["article_url"] == f"http://waybill.example{article.url}"
    assert "me@faro.example" not in str(row)


def test_numbers_over_time_are_drawn_and_leave_as_csv(editor, django_assert_max_num_queries):
    today = timezone.localdate()
    outlet, article = make_republisher("El Faro", home="https://faro.example/"), make_article()
    for state in ("verified", "gone", "spam"):
        make_reuse(article, republisher=outlet, state=state)
    for host, day, readings in (
        ("m.faro.example", today, 1_200),
        ("other.example", today, 34),
        ("faro.example", today - timedelta(days=3 * 365), 5),
    ):
        ReadingCount.objects.create(article=article, host=host, day=day, readings=readings)
    with django_assert_max_num_queries(20):
        page = editor.get(reverse("republication_numbers:index")).content.decode()
    this_month = date_format(today, "F Y")
    assert f"<title>{this_month}: 2</title>" in page
    assert f"<title>{this_month}: 1,234</title>" in page
    assert "The most were 1,234 in" in page
    assert "are not counted" in page  # any more: what was counted stays
    for words in ("El Faro", article.title, "m.faro.example"):
        assert words in page
    longer = editor.get(reverse("republication_numbers:index") + "?months=60").content.decode()
    assert ": 5</title>" in longer
    of_outlet = editor.get(reverse("outlets:inspect", args=[outlet.pk])).content.decode()
    assert f"<title>{this_month}: 1,200</title>" in of_outlet
    lines = editor.get(reverse("republication_numbers:csv")).content.decode("utf-8-sig").split()
    assert (lines[0], len(lines)) == ("month,copies,readings", 61)
    assert lines[-1] == f"{today.isoformat()[:7]},2,1234"


def test_where_there_is_nothing_it_is_said(editor):
    page = editor.get(reverse("republication_numbers:index") + "?months=<b>").content.decode()
    assert "We were told of none in these months." in page
    assert "Readings elsewhere, by month" not in page
    assert "<svg" not in page.split('class="nice-padding outlet"')[1].split("</main>")[0]


@pytest.mark.parametrize(
    ("highest", "step", "most"),
    [(0, 1, 1), (1, 1, 1), (4, 1, 4), (5, 2, 6), (9, 5, 10), (40, 10, 40), (41, 20, 60),
     (1_234, 500, 1_500), (999_999, 500_000, 1_000_000)],
)  # fmt: skip
def test_axes_end_on_round_numbers(highest, step, most):
    assert chart._scale(highest) == (step, most)


def test_an_outlet_that_is_deleted_takes_its_people_and_keys_and_leaves_its_copies(editor, reader):
    outlet = make_republisher()
    Contact.objects.create(republisher=outlet, email="rosa@faro.example")
    key, copy = make_key(outlet), make_reuse(republisher=outlet)
    editor.post(reverse("outlets:delete", args=[outlet.pk]))
    assert reader.get("/api/v1/", **key.as_header).status_code == 401
    assert not Contact.objects.exists()
    copy.refresh_from_db()
    assert copy.republisher is None
