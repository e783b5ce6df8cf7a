"""Records that may be one event are queued with reasons; an editor decides, once and for good."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from commons import roles
from seizures.duplicates import comparing, profiles
from seizures.duplicates.comparing import ENOUGH, Mass, quantities_alike
from seizures.duplicates.finding import find_for
from seizures.models import Claim, DuplicatePair, Merge, Seizure
from tests.newsroom.people import signed_in
from tests.seizures.factories import make_seizure
from tests.seizures.test_a_merge_loses_nothing import again, published

pytestmark = pytest.mark.django_db
SEED = {
    "title": "Cans of asparagus",
    "quantity": "2.2 tons",
    "occurred": "2022-06-11",
    "destination": "NL",
    "cover_load": "cans of asparagus",
    "mode": "sea-container",
}


def said_by(name: str) -> dict:
    return {"claims": (Claim(quote="so it was", source_name=name, url=f"https://{name}.example/"),)}


def alike(one: Seizure, other: Seizure) -> comparing.Likeness:
    read = profiles.read([one.pk, other.pk])
    forwards = comparing.compare(read[one.pk], read[other.pk])
    assert forwards.score == comparing.compare(read[other.pk], read[one.pk]).score
    return forwards


THE_SAME = [
    {"quantity": "2,200 kg", "occurred": "2022-06", "cover_load": "asparagus"},
    {"quantity": "2.2 t", "occurred": "2022-06-12", "place": "Callao"},
    {"quantity": "", "occurred": "2022-06-11"},
    {"quantity": "2,183 kg", "occurred": "", "announced": "2022-06-20"},
    {"quantity": "2.2 tons", "substance": "cocaine-and-base", "cover_load": ""},
]
ANOTHER = [
    # Look-alikes of Callao that are events of their own.
    {"quantity": "2.2 t", "occurred": "2021-08", "cover_load": "coffee"},
    {"quantity": "2 t", "occurred": "2017-01-11", "cover_load": "asparagus"},
    {"quantity": "2.2 tons", "substance": "heroin"},
    {"quantity": "2.2 tons", "country": "EC", "place": "Port of Guayaquil"},
    {"quantity": "450 kg", "cover_load": "scrap metal", "destination": "CL"},
    {"quantity": "2.2 tons", "kind": "aggregate", "occurred": "2022-06"},
]


@pytest.mark.parametrize("fields", THE_SAME)
def test_one_event_that_two_sources_tell_differently_is_queued(fields):
    first = published(**SEED, **said_by("one"))
    second = published(**{**SEED, "destination": "", **fields}, **said_by("other"))
    pair = DuplicatePair.objects.get()
    assert {pair.first, pair.second} == {first, second}
    assert pair.score == alike(first, second).score >= ENOUGH


@pytest.mark.parametrize("fields", ANOTHER)
def test_events_that_look_alike_are_not(fields):
    first = published(**SEED, **said_by("one"))
    second = published(**{**SEED, **fields}, **said_by("other"))
    assert not DuplicatePair.objects.exists()
    assert alike(first, second).score < ENOUGH


def test_one_article_with_several_events_makes_no_duplicates_of_them():
    source = said_by("insight")
    published(**SEED, **source)
    published(
        title="A house", quantity="some three tons", occurred="", announced="2023-01-07", **source
    )
    published(title="Coffee", quantity="", occurred="2022-12", cover_load="coffee", **source)
    published(
        title="Scrap", quantity="around 100 kilograms", occurred="2022-11~",
        cover_load="scrap metal", **source,
    )  # fmt: skip
    assert not DuplicatePair.objects.exists()


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (("2200", "2200"), ("2200", "2200"), "same_quantity"),
        (("1995.8", "2200"), ("2200", "2200"), "quantity_overlaps"),
        (("8000", None), ("9000", "9000"), "quantity_overlaps"),
        ((None, "5000"), ("9000", "9000"), "other_quantity"),
        (("2200", "2200"), ("2183", "2183"), "quantity_rounded"),
        (("2000", "2000"), ("2200", "2200"), "other_quantity"),
        (("0.00001", "0.00001"), ("0.00002", "0.00002"), "other_quantity"),
    ],
)
def test_quantities_are_compared_as_intervals(one, other, reason):
    masses = [
        Mass("cocaine", *(None if end is None else comparing.Decimal(end) for end in ends))
        for ends in (one, other)
    ]
    assert quantities_alike(*masses) == quantities_alike(*masses[::-1]) == reason


def test_a_container_finds_its_other_record_whatever_the_dates_say():
    number = {"container_number": "CSQU3054383"}
    published(**{**SEED, "occurred": ""}, **number, **said_by("one"))
    published(**{**SEED, "place": "", "quantity": None}, **number, **said_by("other"))
    assert "container" in DuplicatePair.objects.get().reasons


def test_a_record_that_is_no_longer_alike_leaves_the_queue():
    published(**SEED, **said_by("one"))
    second = published(**SEED, **said_by("other"))
    second = again(second)
    second.occurred = "2019-01-01"
    second.save_revision().publish()
    assert not DuplicatePair.objects.exists()


# --- All of them -------------------------------------------------------------------------------


def find_all() -> str:
    said = StringIO()
    call_command("find_duplicates", stdout=said, stderr=StringIO())
    return said.getvalue()


def test_the_command_finds_what_was_written_past_the_desk():
    make_seizure(**SEED, **said_by("one"))
    make_seizure(**SEED, **said_by("other"))
    make_seizure(**{**SEED, "occurred": "2022-09-01"}, **said_by("third"))
    assert "Pairs to look at: 1." in find_all()
    assert "Pairs to look at: 1." in find_all()
    assert DuplicatePair.objects.count() == 1


def test_repeats_within_a_data_set_do_not_flood_the_queue(monkeypatch):
    monkeypatch.setattr(profiles, "ROWS_OF_A_DATA_SET", 3)
    for _number in range(5):
        make_seizure(**SEED, **said_by("unodc"))
    said = find_all()
    assert "Pairs to look at: 0." in said
    assert "4 rows like another of their own data set" in said
    ours = make_seizure(
        **{**SEED, "quantity": "2.2 tons", "occurred": "2022-06-12"}, **said_by("one")
    )
    assert "Pairs to look at: 5." in find_all()
    assert len(find_for(ours)) == 5


def test_what_an_editor_decided_stays_decided():
    published(**SEED, **said_by("one"))
    published(**SEED, **said_by("other"))
    pair = DuplicatePair.objects.get()
    pair.decide("different", user=None, reason="Two ships.")
    find_all()
    find_for(pair.first)
    pair.refresh_from_db()
    assert (pair.state, pair.reason) == ("different", "Two ships.")


# --- In the desk -------------------------------------------------------------------------------


@pytest.fixture
def editor():
    return signed_in(roles.DATABASE_EDITOR)


@pytest.fixture
def pair():
    published(**SEED, **said_by("one"))
    published(**{**SEED, "title": "Asparagus again", "quantity": "2,200 kg"}, **said_by("other"))
    return DuplicatePair.objects.get()


def decide(client, pair, decision, **fields):
    return client.post(reverse("seizure_pair", args=[pair.pk]), {"decision": decision, **fields})


def test_the_queue_and_the_pair_say_why_with_both_values(editor, pair):
    queue = editor.get(reverse("seizure_duplicates")).content.decode()
    assert f"{pair.first.public_id} · {pair.second.public_id}" in queue
    assert "quantities that can be the same" in queue
    assert (
        f"{pair.first.public_id} · {pair.second.public_id}"
        in editor.get("/admin/").content.decode()
    )
    page = editor.get(reverse("seizure_pair", args=[pair.pk])).content.decode()
    reasons = page.split('id="reasons"')[1].split("</table>")[0]
    assert "“2.2 tons” = ≈ 1,996 to 2,200 kg" in reasons
    assert "“2,200 kg” = 2,200 kg" in reasons
    assert f"{pair.score} points" in reasons


def test_what_the_queue_costs_does_not_grow(editor, pair, django_assert_max_num_queries):
    address = reverse("seizure_duplicates")
    editor.get(address)
    with django_assert_max_num_queries(20) as few:
        editor.get(address)
    for number in range(3):
        published(**SEED, **said_by(f"no{number}"))
    assert DuplicatePair.objects.count() > 5
    with django_assert_max_num_queries(20) as many:
        editor.get(address)
    assert len(few) == len(many)


def test_a_merge_from_the_queue_and_its_undoing(editor, pair, reader):
    first, second = pair.first, pair.second
    assert "2 events" in reader.get("/en/seizures/").content.decode()
    response = decide(
        editor, pair, "same", survivor=first.pk, substances=second.pk,
        why="Both are the cans for Rotterdam.", why_language="en",
    )  # fmt: skip
    assert response.status_code == 302
    answer = reader.get(second.get_absolute_url())
    assert (answer.status_code, answer["Location"]) == (301, first.get_absolute_url())
    page = reader.get(first.get_absolute_url()).content.decode()
    assert "“2,200 kg”" in page
    assert "Both are the cans for Rotterdam." in page
    listed = reader.get("/en/seizures/").content.decode()
    assert "1 event" in listed
    assert "2 events" not in listed
    assert (
        reverse("seizure_undo_merge", args=[Merge.objects.get().pk])
        in editor.get(reverse("seizure_merge", args=[first.pk])).content.decode()
    )
    editor.post(
        reverse("seizure_undo_merge", args=[Merge.objects.get().pk]),
        {"why": "They are two.", "why_language": "en"},
    )
    assert reader.get(second.get_absolute_url()).status_code == 200
    assert "2 events" in reader.get("/en/seizures/").content.decode()


def test_a_merge_asks_why_and_keeps_what_was_picked(editor, pair):
    page = decide(editor, pair, "same", survivor=pair.second.pk, why="", why_language="en")
    html = page.content.decode()
    assert "Nothing was merged yet: say why below." in html
    assert f'value="{pair.second.pk}" checked' in html.split('name="survivor"')[2]
    assert not Merge.objects.exists()


def test_two_events_are_kept_apart_for_ever_with_the_reason(editor, pair):
    assert decide(editor, pair, "different", reason="").status_code == 200
    decide(editor, pair, "different", reason="Two containers of one ship.")
    pair.refresh_from_db()
    assert (pair.state, pair.reason) == ("different", "Two containers of one ship.")
    find_all()
    assert "Nothing waits here." in editor.get(reverse("seizure_duplicates")).content.decode()


def test_what_is_put_off_goes_to_the_end(editor, pair):
    decide(editor, pair, "later")
    pair.refresh_from_db()
    assert pair.state == "later"
    assert "put off" in editor.get(reverse("seizure_duplicates")).content.decode()


def test_any_two_records_can_be_compared_by_hand(editor):
    one, other = published(**SEED), published(title="Squid", occurred="2020")
    address = reverse("seizure_merge", args=[one.pk])
    assert "There is no record" in editor.post(address, {"other": "SZ-1999-1"}).content.decode()
    response = editor.post(address, {"other": other.public_id.lower()})
    assert response["Location"] == reverse("seizure_pair", args=[DuplicatePair.objects.get().pk])


def test_a_record_is_retracted_with_its_reason(editor, reader):
    record = published(**SEED)
    address = reverse("seizure_retract", args=[record.pk])
    assert editor.post(address, {"why": "", "why_language": "en"}).status_code == 200
    editor.post(address, {"why": "The photograph was of 2019.", "why_language": "en"})
    page = reader.get(record.get_absolute_url()).content.decode()
    assert "This record has been retracted." in page
    assert "The photograph was of 2019." in page
    assert "The photograph was of 2019." in reader.get("/en/seizures/changes/").content.decode()
    feed = reader.get("/en/seizures/changes/feed/").content.decode()
    assert "The photograph was of 2019." in feed
    assert "asparagus" not in feed


@pytest.mark.parametrize("role", [roles.AUTHOR, roles.EDITOR])
def test_others_see_and_do_none_of_it(pair, role):
    client = signed_in(role)
    for name, pk in (
        ("seizure_duplicates", None), ("seizure_pair", pair.pk),
        ("seizure_merge", pair.first.pk), ("seizure_retract", pair.first.pk),
    ):  # fmt: skip
        response = client.get(reverse(name, args=[pk] if pk else []))
        assert response.status_code in (302, 403), name
    decide(client, pair, "different", reason="x")
    pair.refresh_from_db()
    assert pair.state == "waiting"
    assert pair.first.public_id not in client.get("/admin/").content.decode()


def test_the_form_offers_the_verbs(editor):
    record = published(**SEED)
    form = editor.get(reverse("wagtailsnippets_seizures_seizure:edit", args=[record.pk]))
    html = form.content.decode()
    for name in ("seizure_merge", "seizure_retract"):
        assert reverse(name, args=[record.pk]) in html
