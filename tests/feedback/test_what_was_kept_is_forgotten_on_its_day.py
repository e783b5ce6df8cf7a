"""Each kind is kept as long as the settings say; then the words are gone and the trace stays."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from wagtail.models import ModelLogEntry

from commons import roles
from feedback.due_work import erase_messages
from feedback.models import Entry, Message, Side, State
from feedback.privacy import readings, retention
from tests.feedback.factories import make_member, make_message, make_record, set_feedback

pytestmark = pytest.mark.django_db
DESK = "/admin/readers-data/"
WORDS = "unmistakable quagga"


def days_ago(days: int):
    return timezone.now() - timedelta(days=days)


def database_holds(words: str) -> bool:
    """Whether the words are anywhere in the database: on SQLite, in the bytes of its file."""
    if connection.vendor == "sqlite":
        return words.encode() in connection.connection.serialize()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(
                f"SELECT count(*) FROM {connection.ops.quote_name(table)} AS t WHERE t::text LIKE %s",  # noqa: S608
                [f"%{words}%"],
            )
            if cursor.fetchone()[0]:
                return True
    return False


def test_each_kind_has_its_own_day_and_spam_an_earlier_one():
    set_feedback(keeps_comment_days=100, keeps_tip_days=10, keeps_question_days=None)
    outlived = [
        make_message(kind="tip", received_at=days_ago(11)),
        make_message(kind="comment", received_at=days_ago(101), state=State.OPEN),
        make_message(kind="question", state=State.SPAM, received_at=days_ago(31)),
    ]
    kept = [
        make_message(kind="tip", received_at=days_ago(9)),
        make_message(kind="comment", received_at=days_ago(99)),
        make_message(kind="question", received_at=days_ago(5000)),
        make_message(kind="comment", state=State.SPAM, received_at=days_ago(29)),
    ]
    assert set(retention.outlived()) == set(outlived)
    assert erase_messages(limit=2) == 2
    assert erase_messages(limit=100) == 1
    assert erase_messages(limit=100) == 0
    assert set(Message.objects.filter(erased_at=None)) == set(kept)


def test_the_words_are_gone_and_the_trace_stays():
    record = make_record()
    message = make_message(
        text=WORDS,
        name=f"Ana {WORDS}",
        email="ana@quagga.example",
        seizure=record,
        state=State.CORRECTED,
        received_at=days_ago(9000),
        kind="correction",
    )
    Entry.objects.create(message=message, side=Side.READER, text=WORDS)
    assert database_holds(WORDS)
    erase_messages(limit=100)
    message.refresh_from_db()
    assert (message.text, message.name, message.email) == ("", "", "")
    assert (message.kind, message.seizure, message.state) == ("correction", record, "corrected")
    assert not message.entries.exists()
    assert not database_holds(WORDS)
    assert not database_holds("ana@quagga.example")
    entry = ModelLogEntry.objects.for_instance(message).get(action="feedback.erase")
    assert (entry.user, entry.data) == (None, {"why": "schedule"})


def test_what_still_waits_for_an_answer_leaves_the_inbox():
    message = make_message(received_at=days_ago(9000))
    erase_messages(limit=100)
    message.refresh_from_db()
    assert not message.is_awaiting_us


def test_the_desk_hands_out_and_erases_by_reference_or_mail(client):
    editor = make_member(roles.EDITOR)
    client.force_login(editor)
    hers = [
        make_message(text=WORDS, email="Ana@example.org"),
        make_message(email="ana@example.org"),
    ]
    other = make_message(email="luis@example.org")
    Entry.objects.create(message=hers[0], side=Side.NOTE, text="A note among editors")
    Entry.objects.create(message=hers[0], side=Side.NEWSROOM, text="Our answer")
    page = client.post(DESK, {"asked": "ana@example.org", "find": "1"}).content.decode()
    assert hers[0].reference in page
    assert hers[1].reference in page
    assert other.reference not in page
    assert WORDS not in page
    file = client.post(DESK, {"asked": "ana@example.org", "export": "1"})
    assert "attachment" in file.headers["Content-Disposition"]
    given = json.loads(file.content)["messages"]
    assert [each["reference"] for each in given] == [each.reference for each in hers]
    assert given[0]["text"] == WORDS
    assert [each["text"] for each in given[0]["conversation"]] == ["Our answer"]
    client.post(DESK, {"asked": hers[0].reference.lower(), "erase": "1"})
    assert Message.objects.filter(erased_at=None).count() == 3
    client.post(DESK, {"asked": hers[0].reference.lower(), "erase": "1", "sure": "1"})
    assert set(Message.objects.filter(erased_at=None)) == {hers[1], other}
    log = ModelLogEntry.objects.for_instance(hers[0]).filter(user=editor)
    assert set(log.values_list("action", flat=True)) == {"feedback.export", "feedback.erase"}
    answer = client.post(DESK, {"asked": hers[0].reference, "find": "1"}).content.decode()
    assert "We hold nothing" in answer


def test_authors_have_no_way_to_a_readers_data(client):
    client.force_login(make_member(roles.AUTHOR))
    message = make_message(email="ana@example.org")
    response = client.post(DESK, {"asked": "ana@example.org", "erase": "1", "sure": "1"})
    assert response.status_code in (302, 403)
    message.refresh_from_db()
    assert not message.is_erased


def test_the_command_does_the_same_and_asks_first():
    message = make_message(text=WORDS, email="ana@example.org")
    out = StringIO()
    call_command("reader_data", "export", message.reference, stdout=out)
    assert json.loads(out.getvalue())["messages"][0]["text"] == WORDS
    with pytest.raises(CommandError, match="--yes"):
        call_command("reader_data", "erase", "ana@example.org")
    call_command("reader_data", "erase", "ana@example.org", "--yes", stdout=out)
    message.refresh_from_db()
    assert message.is_erased
    with pytest.raises(CommandError, match="nothing"):
        call_command("reader_data", "export", "ana@example.org")


def test_whoever_opens_a_tip_is_entered_and_the_entry_outlasts_the_tip(client):
    ana, luis = make_member(roles.EDITOR, first_name="Ana"), make_member(roles.EDITOR)
    tip, comment = make_message(kind="tip"), make_message()
    for member in (luis, ana):
        client.force_login(member)
        client.get("/admin/readers/")
        client.get(f"/admin/readers/edit/{comment.pk}/")
        page = client.get(f"/admin/readers/edit/{tip.pk}/").content.decode()
    assert readings.readings_of(tip)[0].who.startswith("Ana")
    assert len(readings.readings_of(tip)) == 2
    assert "Read by" in page
    assert readings.readings_of(comment) == []
    report = client.get(readings.report_address()).content.decode()
    assert tip.reference in report
    assert comment.reference not in report
    Message.objects.filter(pk=tip.pk).update(received_at=days_ago(9000))
    erase_messages(limit=100)
    assert len(readings.readings_of(tip)) == 2
