"""What a stranger or an accident makes impossible to do is put off; everything else goes on."""

from datetime import timedelta

import pytest
from django.utils import timezone

from republication import due_work
from republication.changes import articles, notes, settling
from republication.models import Cause, Change, Letter, PackageToCheck, Watch, Webmention
from republication.reuses import post
from republication.verification import rounds
from republication.webmention import reading
from tests.newsroom.factories import make_article, retract
from tests.republication.factories import make_reuse


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("transactional_db", "foundation")
def test_an_article_whose_package_cannot_be_made_stops_nobodys_log(reader, monkeypatch):
    broken, whole = make_article("Broken"), make_article("Whole")
    build = articles.build_package

    def failing(article):
        if article.pk == broken.pk:
            raise LookupError("a block that nobody knows")
        return build(article)

    monkeypatch.setattr(articles, "build_package", failing)
    type(broken).objects.filter(pk=whole.pk).update(title="Whole again", draft_title="Whole again")
    notes.note([broken.pk, whole.pk], Cause.FOUND)
    Change.objects.create(kind="record-changed", subject_kind="record", subject="SZ-2022-00001")
    told = reader.get("/api/v1/changes/?page_size=100")
    assert told.status_code == 200
    subjects = [each["subject"]["id"] for each in told.json()["results"]]
    assert {str(whole.pk), "SZ-2022-00001"} <= set(subjects)
    assert not Change.objects.without_position().exists()
    [waiting] = PackageToCheck.objects.all()
    assert waiting.article == broken.pk
    assert waiting.not_before > timezone.now()
    monkeypatch.undo()
    PackageToCheck.objects.update(not_before=timezone.now())
    settling.settle()
    assert not PackageToCheck.objects.exists()


@pytest.mark.django_db
def test_a_page_that_nobody_can_read_keeps_no_other_mention_waiting(monkeypatch):
    article = make_article()
    for host in ("first.example", "second.example"):
        Webmention.objects.create(
            source=f"https://{host}/", target=article.full_url, article=article
        )
    read = []

    def fails_at_first(mention):
        read.append(mention.host)
        if len(read) == 1:
            raise RuntimeError("of a kind that nobody thought of")
        mention.state = "accepted"
        mention.save()

    monkeypatch.setattr(reading, "_read", fails_at_first)
    assert reading.read_due(10) == 2
    first, second = Webmention.objects.order_by("pk")
    assert (first.state, first.attempts, second.state) == ("waiting", 1, "accepted")
    assert first.due_at > timezone.now()


@pytest.mark.django_db
def test_a_copy_that_nobody_can_judge_keeps_no_other_waiting(monkeypatch):
    first, second = make_reuse(url="https://a.example/"), make_reuse(url="https://b.example/")
    asked = []

    def fails_at_first(reuse, fetcher):
        asked.append(reuse)
        if len(asked) == 1:
            raise RuntimeError("of a kind that nobody thought of")

    monkeypatch.setattr(rounds, "verify", fails_at_first)
    assert rounds.verify_due(10) == 2
    assert asked == [first, second]
    assert Watch.objects.get(reuse=first).due_at > timezone.now()


@pytest.mark.django_db
def test_a_letter_is_taken_when_its_turn_comes_and_not_before(monkeypatch):
    """One taken long before it is sent could be taken by another worker, and be sent twice."""
    article = make_article()
    for name in ("a", "b"):
        Letter.objects.create(
            kind="thanks", state="queued", due_at=timezone.now(), article=article, language="en",
            to_email=f"{name}@outlet.example", subject="Thank you", text="Thank you.",
        )  # fmt: skip
    still_free = []

    class Mail:
        def send(self):
            still_free.append(Letter.objects.due().count())

    monkeypatch.setattr(post, "as_mail", lambda letter: Mail())
    assert post.send_due(10) == 2
    assert still_free == [1, 0]


@pytest.mark.django_db
def test_a_slow_round_ends_and_leaves_the_rest_to_the_next(monkeypatch):
    article = make_article()
    for number in range(3):
        Webmention.objects.create(
            source=f"https://host-{number}.example/", target=article.full_url, article=article
        )
    monkeypatch.setattr(reading, "SECONDS_A_ROUND", 0.0)
    assert reading.read_due(10) == 0
    assert Webmention.objects.due().count() == 3


@pytest.mark.django_db
def test_a_reason_that_xml_cannot_hold_costs_no_feed(reader):
    retract(make_article(), text="It was\x0bfalse.")
    answer = reader.get("/en/feed/atom/")
    assert answer.status_code == 200
    assert "It wasfalse." in answer.content.decode()


@pytest.mark.django_db
def test_what_was_refused_long_ago_is_kept_no_longer():
    article = make_article()
    fields = {"target": article.full_url, "article": article}
    for name, days, more in (
        ("old", 31, {"state": "refused"}),
        ("new", 29, {"state": "refused"}),
        ("gone", 31, {"state": "gone", "was_accepted": True}),
        ("accepted", 31, {"state": "accepted", "was_accepted": True}),
    ):
        checked_at = timezone.now() - timedelta(days=days)
        Webmention.objects.create(
            source=f"https://{name}.example/", checked_at=checked_at, **fields, **more
        )
    assert due_work.tidy_webmentions(100) == 1
    hosts = Webmention.objects.order_by("pk").values_list("host", flat=True)
    assert list(hosts) == ["new.example", "gone.example", "accepted.example"]
