"""Whatever happens to our work in public has one entry in the change log, with its reason."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from commons import licences, roles
from newsroom import archive
from newsroom.corrections.issuing import issue_correction
from newsroom.models import Article, NewsroomSettings
from newsroom.versions import publications
from newsroom.withdrawals import withdraw
from republication.changes import recorded, recorded_together, records, settling
from republication.models import Change, PackageToCheck, PackageVersion
from seizures import changes as record_changes
from seizures import merging
from seizures.models import RecordChange, Seizure
from tests.newsroom.factories import (
    make_article,
    make_author,
    make_image,
    make_section,
    restrict,
)
from tests.newsroom.people import make_user
from tests.seizures.factories import make_seizure

pytestmark = pytest.mark.django_db


def settle():
    while settling.settle(limit=100):
        pass


def told(subject) -> list[tuple[str, str]]:
    """Kind and reason of every entry about an article or a record, in the log's order."""
    settle()
    key = subject if isinstance(subject, (str, int)) else getattr(subject, "public_id", subject.pk)
    return [(each.kind, each.reason) for each in Change.objects.told().filter(subject=str(key))]


def kinds(subject) -> list[str]:
    return [kind for kind, _reason in told(subject)]


def again(article: Article) -> Article:
    return Article.objects.get(pk=article.pk)


def publish(article: Article, **fields) -> None:
    article = again(article)
    for name, value in fields.items():
        setattr(article, name, value)
    article.save_revision().publish()


def out(**fields) -> Article:
    """A published article whose dates nobody has changed behind its back."""
    article = make_article(publish=False, **fields)
    article.save_revision().publish()
    return again(article)


def test_an_article_lives_and_each_step_is_told_with_its_reason():
    article, editor = out(), make_user(roles.EDITOR)
    publish(article)  # the same again
    publish(article, title="Cocaine left with the asparagus", standfirst="By sea.")
    issue_correction(article=article, kind="correction", text="It was two tons.", user=editor)
    issue_correction(article=article, kind="update", text="A man was charged.", user=editor)
    publish(article, licence_code="CC-BY-4.0")
    publish(article, slug="asparagus")
    withdraw(article=again(article), reason="A court asked us to.", user=editor)
    publish(article)
    issue_correction(article=article, kind="retraction", text="It never happened.", user=editor)
    again(article).delete()
    assert told(article) == [
        ("published", ""),
        ("updated", "It was published again, with nothing changed but its day."),
        ("updated", "Changed: headline and standfirst."),
        ("corrected", "It was two tons."),
        ("updated", "A man was charged."),
        (
            "licence-changed",
            "It may be taken under another licence: Attribution 4.0 International.",
        ),
        ("moved", "Its address is now http://waybill.example/en/ports/asparagus/."),
        ("withdrawn", "A court asked us to."),
        ("restored", ""),
        ("retracted", "It never happened."),
        ("deleted", "It was deleted."),
    ]
    left = Change.objects.told().filter(is_tombstone=True).values_list("kind", flat=True)
    assert list(left) == ["withdrawn", "retracted", "deleted"]


def test_each_publication_has_its_version_and_all_are_kept():
    article = out()
    publish(article, title="Two")
    settle()
    versions = list(Change.objects.told().values_list("version", flat=True))
    assert len(set(versions)) == 2
    kept = PackageVersion.objects.of(article)
    assert [each.version for each in kept] == versions
    assert [each.content["headline"] for each in kept] == [article.title, "Two"]
    assert [each.superseded_at is None for each in kept] == [False, True]


def test_several_things_in_one_publication_are_one_entry_each():
    article = out()
    publish(article, title="Other words", slug="other", licence_code="CC0-1.0")
    assert kinds(article) == ["published", "licence-changed", "moved", "updated"]


def test_what_may_not_be_taken_is_told_without_a_version():
    article = out(licence_code=licences.ALL_RIGHTS_RESERVED.code)
    publish(article, licence_code="CC-BY-4.0")
    publish(article, licence_code=licences.ALL_RIGHTS_RESERVED.code)
    assert kinds(article) == ["published", "licence-changed", "licence-changed"]
    settle()
    assert [bool(each.version) for each in Change.objects.told()] == [False, True, False]
    assert "reserved" in told(article)[-1][1]


def test_what_nobody_may_read_is_not_told():
    make_article(publish=False)
    scheduled = make_article(publish=False)
    scheduled.go_live_at = timezone.now() + timedelta(hours=1)
    scheduled.save_revision().publish()
    section = make_section("Members")
    restrict(section)
    closed = out(section=section)
    publish(closed, title="Other")
    withdraw(article=again(closed), reason="A court.", user=make_user(roles.EDITOR))
    embargoed = make_article(publish=False, embargoed_until=timezone.now() + timedelta(hours=1))
    embargoed.save_revision().publish()
    embargoed.delete()
    settle()
    assert not Change.objects.exists()
    assert not PackageVersion.objects.exists()


def live_under_an_embargo(hours: float) -> Article:
    article = make_article(
        publish=False, embargoed_until=timezone.now() + timedelta(hours=hours), slug="held"
    )
    article.live, article.first_published_at = True, timezone.now()
    article.save()
    publications.record(article=article, revision=article.latest_revision)
    return article


def test_time_alone_makes_public_and_is_told_at_its_hour(monkeypatch):
    article = live_under_an_embargo(1)
    assert kinds(article) == []
    pass_hours(monkeypatch, 2)
    assert kinds(article) == ["published"]
    assert kinds(article) == ["published"]
    assert not PackageToCheck.objects.exists()


def test_an_hour_that_was_put_off_is_told_when_it_comes(monkeypatch):
    article = live_under_an_embargo(1)
    later = timezone.now() + timedelta(hours=5)
    Article.objects.filter(pk=article.pk).update(embargoed_until=later)
    pass_hours(monkeypatch, 2)
    assert kinds(article) == []
    pass_hours(monkeypatch, 6)
    assert kinds(article) == ["published"]


def test_an_embargo_that_is_lifted_is_told_at_once():
    article = live_under_an_embargo(1)
    Article.objects.filter(pk=article.pk).update(embargoed_until=None)
    assert kinds(article) == ["published"]


def pass_hours(monkeypatch, hours: float) -> None:
    then = timezone.now() + timedelta(hours=hours)
    monkeypatch.setattr(timezone, "now", lambda: then)


def test_what_is_closed_to_readers_leaves_and_comes_back():
    section = make_section("Members")
    articles = [out(section=section), out(section=section)]
    restrict(section)
    settle()
    PageViewRestriction.objects.all().delete()
    for article in articles:
        assert told(article) == [
            ("published", ""),
            ("withdrawn", ""),  # a restriction gives no reason of its own
            ("restored", ""),
        ]


def test_an_article_in_another_language_is_told_in_it():
    original = out()
    translation = out(language="es", translation_of=original)
    withdraw(article=translation, reason="", user=make_user(roles.EDITOR))
    settle()
    change = Change.objects.last_about("article", translation.pk)
    assert (change.language, change.reason_language) == ("es", "es")
    assert change.reason == "La redacción no ha dado ningún motivo."
    assert kinds(original) == ["published"]


def test_old_work_that_arrives_is_told_and_is_no_news():
    with archive.arriving():
        article = make_article()
    assert kinds(article) == ["published"]
    change = Change.objects.get()
    assert change.is_archive
    assert change.version == ""
    assert not PackageVersion.objects.exists()


def test_what_becomes_of_old_work_is_told_from_what_it_was():
    with archive.arriving():
        article = make_article()
    article.licence_code = "CC-BY-4.0"
    article.save_revision().publish(user=make_user(roles.EDITOR))
    assert kinds(article) == ["published", "licence-changed"]


def test_what_a_package_shows_from_afar_is_told_when_it_is_another(monkeypatch):
    image, author, record = make_image(), make_author("Ana Ruiz"), make_seizure()
    pointed_at = out(slug="pointed-at", headline="Pointed at")
    link = f'<p>As <a linktype="page" id="{pointed_at.pk}">told</a>.</p>'
    article = out(
        by=[author],
        body=[
            ("image", {"image": image, "alt_text": "Cans", "caption": "", "size": "wide"}),
            ("seizure_card", record),
            ("paragraph", link),
        ],
    )
    settle()
    image.licence_code = ""
    image.save()
    settle()
    author.name = "Ana María Ruiz"
    author.save()
    author.save()
    settle()
    record.vessel = "Mistral"
    record.wordings.first().title = "Other words"
    record.occurred = "2022-06-12"
    record.save_revision().publish()
    settle()
    withdraw(article=pointed_at, reason="", user=make_user(roles.EDITOR))
    assert told(article) == [
        ("published", ""),
        ("licence-changed", "The licence of an image in it was changed."),
        ("updated", "The name of an author was changed."),
        ("updated", "A record that it shows was changed."),
        ("updated", "A page of ours that it points to was published, moved or taken away."),
    ]


def test_the_newsroom_says_its_licence_and_its_name():
    article = out()
    newsroom = NewsroomSettings.load()
    newsroom.default_licence_code = "CC-BY-4.0"
    newsroom.save()
    newsroom.name = "The Waybill"
    newsroom.save()
    newsroom.save()
    assert [kind for kind, _why in told("newsroom")] == ["licence-changed", "updated"]
    assert kinds(article) == ["published", "updated"]


def test_every_entry_is_heard_in_its_transaction():
    heard = []

    def hear(change, **kwargs):
        heard.append((change.kind, change.position))

    recorded.connect(hear)
    try:
        publish(out(), title="Two")
    finally:
        recorded.disconnect(hear)
    assert heard == [("published", None), ("updated", None)]


def test_a_record_lives_and_each_step_is_told_with_its_reason():
    record = make_seizure(live=False)
    record.save_revision().publish()
    record.occurred, record.change_note, record.change_note_language = (
        "2022-06-13",
        "By the log.",
        "en",
    )
    record.save_revision().publish()
    record = Seizure.objects.get(pk=record.pk)
    record.save_revision().publish()
    record = Seizure.objects.get(pk=record.pk)
    record.unpublish()
    record.save_revision().publish()
    Seizure.objects.get(pk=record.pk).delete()
    assert told(record) == [
        ("record-published", ""),
        ("record-changed", "By the log."),
        ("record-withdrawn", ""),
        ("record-restored", ""),
        ("record-withdrawn", ""),
    ]


def test_a_merge_is_told_of_both_and_so_is_its_undoing():
    editor = make_user(roles.DATABASE_EDITOR)
    one, other = make_seizure(live=False), make_seizure(live=False)
    for record in (one, other):
        record.save_revision().publish()
    merge = merging.merge(
        survivor=one, loser=other, choices={}, why="The same ship.", why_language="en", user=editor
    )
    settle()
    merging.undo(merge=merge, why="Two ships.", why_language="en", user=editor)
    settle()
    merging.retract(record=one, why="A hoax.", why_language="en", user=editor)
    assert told(one) == [
        ("record-published", ""),
        ("record-merged", "The same ship."),
        ("record-unmerged", "Two ships."),
        ("record-retracted", "A hoax."),
    ]
    assert told(other)[1:] == [
        ("record-merged", "The same ship."),
        ("record-unmerged", "Two ships."),
    ]
    left = Change.objects.filter(is_tombstone=True).values_list("subject", "kind", "other")
    assert list(left) == [
        (other.public_id, "record-merged", one.public_id),
        (one.public_id, "record-retracted", ""),
    ]


def test_an_import_is_told_together_and_each_record_once(
    django_assert_max_num_queries, monkeypatch
):
    monkeypatch.setattr(records, "MOST_TOLD_ONE_BY_ONE", 2)
    identifiers = [make_seizure(place="", quantity=None).public_id for _n in range(4)]
    together = []

    def hear(kind, subjects, **kwargs):
        together.append((kind, len(subjects)))

    recorded_together.connect(hear)
    try:
        with django_assert_max_num_queries(12):
            record_changes.tell(identifiers)
        record_changes.tell(identifiers)
    finally:
        recorded_together.disconnect(hear)
    settle()
    assert together == [("record-published", 4)]
    subjects = Change.objects.told().values_list("subject", flat=True)
    assert sorted(subjects) == sorted(identifiers)
    assert list(Change.objects.told().values_list("position", flat=True)) == list(range(1, 5))
    assert not RecordChange.objects.exists()
