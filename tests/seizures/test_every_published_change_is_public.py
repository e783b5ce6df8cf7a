"""What was published and then changed is told: when, what, why, by the desk; drafts tell nothing."""

from importlib import import_module

import feedparser
import pytest
from django.apps import apps
from django.urls import reverse
from wagtail.models import ModelLogEntry

from commons import roles
from seizures.models import Claim, RecordChange, Seizure, SeizurePlace, SubstanceLine
from tests.newsroom.people import signed_in
from tests.seizures.factories import make_seizure
from tests.seizures.test_editors_are_answered_in_words import LINE, as_shown, edit

pytestmark = pytest.mark.django_db
PAGE, FEED = "/en/seizures/changes/", "/en/seizures/changes/feed/"


def publish(record, **fields) -> Seizure:
    """Publish these values of the record as the desk does, and read it again."""
    record = Seizure.objects.get(pk=record.pk)
    for name, value in fields.items():
        setattr(record, name, value)
    record.save_revision().publish()
    return Seizure.objects.get(pk=record.pk)


@pytest.fixture
def record() -> Seizure:
    return publish(make_seizure(title="Cans of asparagus", quantity="2.2 tons", live=False))


def corrected(record) -> Seizure:
    return publish(
        record,
        substances=[SubstanceLine(substance="cocaine", as_written="2,183 kg")],
        change_note="The court weighed it.",
        change_note_language="en",
    )


def history_of(reader, record, language="en") -> str:
    return (
        reader.get(f"/{language}/seizures/{record.public_id}/")
        .content.decode()
        .split('id="history"')[1]
    )


def test_a_correction_says_what_was_what_is_and_why_in_both_languages(reader, record):
    corrected(record)
    english, spanish = history_of(reader, record), history_of(reader, record, "es")
    for said in (english, spanish):
        assert "The court weighed it." in said
        assert "2.2 tons" in said
        assert "2,183 kg" in said
    assert "<del>cocaine: “2.2 tons” = ≈ 1,996 to 2,200 kg</del>" in english
    assert "correction" in english
    assert "<del>cocaína: «2.2 tons»" in spanish
    assert "2200 kg" in spanish.replace("\xa0", "").replace(".", "")
    assert '<span lang="en">The court weighed it.' in spanish


def test_an_addition_is_no_correction(record):
    record = publish(record, vessel="MSC Gayane")
    record.places.add(SeizurePlace(role="destination", country="NL"))
    publish(record, arrests_low=4, arrests_high=4)
    assert not RecordChange.objects.corrections().exists()
    kinds = list(RecordChange.objects.newest().values_list("kind", flat=True))
    assert kinds == ["changed", "changed", "published"]


@pytest.mark.parametrize(
    ("fields", "is_correction"),
    [
        ({"occurred": "2022-06-12"}, True),
        ({"occurred": "2022-06"}, True),
        ({"occurred": ""}, True),
        ({"announced": "2022-06-20"}, False),
        ({"mode": "road"}, False),
        ({"kind": "roll-up"}, True),
    ],
)
def test_what_was_known_and_is_another_is_a_correction(record, fields, is_correction):
    publish(record, **fields)
    assert RecordChange.objects.newest().first().is_correction is is_correction


def test_a_date_known_more_closely_is_no_correction():
    record = publish(make_seizure(occurred="2022-06", live=False))
    publish(record, occurred="2022-06-11")
    assert not RecordChange.objects.newest().first().is_correction


def test_an_unknown_quantity_that_becomes_known_is_no_correction():
    record = publish(make_seizure(quantity="", live=False))
    publish(record, substances=[SubstanceLine(substance="cocaine", as_written="100 kg")])
    change = RecordChange.objects.newest().first()
    assert [part["part"] for part in change.parts] == ["substances"]
    assert not change.is_correction


def test_publishing_what_readers_have_already_is_no_change(record):
    publish(record)
    assert RecordChange.objects.count() == 1


def test_a_change_that_fails_leaves_no_trace_in_the_history(record, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("seizures.receivers.changes.tell", fail)
    with pytest.raises(RuntimeError):
        publish(record, occurred="2021")
    assert RecordChange.objects.count() == 1
    assert Seizure.objects.get().occurred == "2022-06-11"


def test_a_record_of_an_import_begins_with_its_first_publication(reader):
    record = make_seizure(first_published_at="2026-02-03T10:00:00Z")
    history = history_of(reader, record)
    assert 'datetime="2026-02-03' in history
    assert "published" in history


# --- In the desk -------------------------------------------------------------------------------


def test_correcting_asks_why_and_loses_nothing_that_was_typed(record, reader):
    editor = signed_in(roles.DATABASE_EDITOR)
    sent = {**as_shown(editor, record), "action-publish": "Publish"}
    sent["substances-0-as_written"] = "2,183 kg"
    response = editor.post(edit(record), sent)
    form = response.content.decode()
    assert response.status_code == 200
    assert "Readers have had what you correct here (quantities)." in form
    assert "2,183 kg" in form
    assert "“2.2 tons”" in reader.get(record.get_absolute_url()).content.decode()
    draft = {name: value for name, value in sent.items() if name != "action-publish"}
    assert editor.post(edit(record), draft).status_code == 302, "a draft needs no reason"
    sent |= {"change_note": "The court weighed it.", "change_note_language": "en"}
    assert editor.post(edit(record), sent).status_code == 302
    assert "The court weighed it." in history_of(reader, record)
    assert as_shown(editor, record)["change_note"] == "", "the next reason is another"


def test_adding_needs_no_reason(record):
    editor = signed_in(roles.DATABASE_EDITOR)
    sent = {**as_shown(editor, record), "action-publish": "Publish", "vessel": "MSC Gayane"}
    sent |= {
        "substances-TOTAL_FORMS": "2",
        **{
            f"substances-1-{name}": value for name, value in {**LINE, "substance": "heroin"}.items()
        },
    }
    assert editor.post(edit(record), sent).status_code == 302
    assert Seizure.objects.get().vessel == "MSC Gayane"


# --- In public ---------------------------------------------------------------------------------


def test_all_changes_stand_on_one_page_and_are_narrowed(reader, record):
    corrected(record)
    other = publish(make_seizure(title="Squid", country="EC", substance="heroin", live=False))
    found = {
        "": {record.public_id, other.public_id},
        "?kind=correction": {record.public_id},
        "?kind=merged": set(),
        "?country=EC": {other.public_id},
        "?substance=heroin": {other.public_id},
        f"?record={record.public_id.lower()}": {record.public_id},
    }
    for asked, expected in found.items():
        page = reader.get(PAGE + asked).content.decode().split("changes--all")[1]
        assert {r.public_id for r in (record, other) if r.public_id in page} == expected, asked
        feed = feedparser.parse(reader.get(FEED + asked).content)
        assert {entry.title.split()[0] for entry in feed.entries} == expected, asked
    assert "field--error" in reader.get(PAGE + "?kind=regret").content.decode()
    assert reader.get(FEED + "?country=XX").status_code == 400


def test_the_page_is_read_on_by_keyset(reader, record):
    for number in range(30):
        RecordChange.objects.note(record, kind="changed", why=f"Reason no. {number}.")
    first = reader.get(PAGE + "?kind=changed").content.decode()
    following = first.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    second = reader.get(following).content.decode()
    assert second.count("Reason no. ") == 5


def test_the_feed_is_valid_stable_and_conditional(reader, record):
    corrected(record)
    answer = reader.get(FEED)
    feed = feedparser.parse(answer.content)
    assert not feed.bozo
    assert feed.version == "atom10"
    assert [entry.title for entry in feed.entries] == [
        f"{record.public_id} corrected: Cans of asparagus",
        f"{record.public_id} published: Cans of asparagus",
    ]
    assert "The court weighed it." in feed.entries[0].summary
    assert "2.2 tons" in feed.entries[0].summary
    again = reader.get(FEED, headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304
    assert (
        reader.get(FEED, headers={"If-Modified-Since": answer["Last-Modified"]}).status_code == 304
    )
    ids = [entry.id for entry in feed.entries]
    publish(record, vessel="MSC Gayane")
    assert [entry.id for entry in feedparser.parse(reader.get(FEED).content).entries][1:] == ids


def test_a_withdrawn_record_tells_only_that_it_left(reader, record):
    record = corrected(record)
    ids = [entry.id for entry in feedparser.parse(reader.get(FEED).content).entries]
    record.unpublish()
    for door in (PAGE, FEED, "/es/seizures/changes/"):
        said = reader.get(door).content.decode()
        assert record.public_id in said
        for secret in ("asparagus", "The court", "2,183", "2.2 tons"):
            assert secret not in said
    said = reader.get(FEED).content.decode()
    for each in ids:
        assert f'<at:deleted-entry ref="{each}"' in said
    assert "withdrawn" in feedparser.parse(said).entries[0].title
    assert record.public_id not in reader.get(PAGE + "?country=PE").content.decode()
    assert reader.get(f"/api/v1/seizures/{record.public_id}/changes/").status_code == 404


def test_a_deleted_record_is_said_to_have_left(reader, record):
    record.delete()
    assert "withdrawn" in reader.get(PAGE).content.decode()


def test_a_draft_and_an_unpublished_change_tell_nothing(reader, record):
    draft = make_seizure(title="Not yet known", live=False)
    draft.save_revision()
    later = Seizure.objects.get(pk=record.pk)
    later.claims.add(Claim(quote="What only the desk knows", source_name="X"))
    later.save_revision()
    for door in (PAGE, FEED):
        said = reader.get(door).content.decode()
        assert draft.public_id not in said
        assert "What only the desk knows" not in said


def test_a_draft_roll_up_is_not_named_by_a_change(reader, record):
    whole = make_seizure(kind="roll-up", live=False)
    publish(record, parent=whole)
    assert whole.public_id not in reader.get(PAGE).content.decode()


def test_programs_read_the_history_of_a_record(reader, record):
    corrected(record)
    body = reader.get(f"/api/v1/seizures/{record.public_id.lower()}/changes/").json()
    newest, first = body["changes"]
    assert body["identifier"] == record.public_id
    assert (first["kind"], first["parts"]) == ("published", [])
    assert (newest["kind"], newest["is_correction"]) == ("changed", True)
    assert newest["why"] == "The court weighed it."
    assert newest["parts"][0]["part"] == "substances"
    assert newest["parts"][0]["before"] == ["cocaine: “2.2 tons” = ≈ 1,996 to 2,200 kg"]


def test_a_merged_record_that_leads_to_no_public_one_tells_no_program_its_history(reader, record):
    survivor = publish(make_seizure(live=False))
    publish(record, status="merged", merged_into=survivor)
    history = f"/api/v1/seizures/{record.public_id}/changes/"
    assert reader.get(history).status_code == 200
    survivor.unpublish()
    assert reader.get(history).status_code == 404


@pytest.mark.parametrize(("address", "most"), [(PAGE, 9), (FEED, 6)])
def test_what_it_costs_does_not_grow(reader, django_assert_max_num_queries, address, most, record):
    reader.get(address)
    corrected(record)
    for number in range(5):
        corrected(publish(make_seizure(title=f"No. {number}", live=False)))
    with django_assert_max_num_queries(most):
        reader.get(address)


def test_what_wagtail_logged_before_is_carried_over(reader, record):
    corrected(record)
    RecordChange.objects.all().delete()
    assert ModelLogEntry.objects.filter(action="wagtail.publish").count() == 2
    migration = import_module("seizures.migrations.0007_history_so_far")
    migration.carry_over(apps, None)
    history = history_of(reader, record)
    assert "2.2 tons" in history
    assert history.count("<time") == 2
    assert reverse("seizures:changes") == PAGE
