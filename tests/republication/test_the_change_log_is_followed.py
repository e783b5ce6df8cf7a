"""A client that follows the change log misses nothing, is told nothing twice, and learns of
nothing that is not public; a copy's version can be proved."""

import hashlib
import json
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from commons import roles
from newsroom.corrections.issuing import issue_correction
from newsroom.models import Article, NewsroomSettings, PublishedVersion
from newsroom.withdrawals import withdraw
from republication.changes import beginning, settling
from republication.models import Change, ChangeLog, PackageToCheck, PackageVersion
from seizures.models import Seizure
from tests.newsroom.factories import make_article, make_section, restrict, retract
from tests.newsroom.people import make_user
from tests.republication.test_every_change_is_told_once import out, publish
from tests.seizures.factories import make_seizure

pytestmark = pytest.mark.django_db
LOG = "/api/v1/changes/"


def path(url: str) -> str:
    return url.removeprefix("http://testserver").removeprefix("http://waybill.example")


def follow(reader, url: str = LOG) -> tuple[list[dict], str]:
    """Every entry from there on, and where to come back to."""
    found = []
    while True:
        answer = reader.get(path(url))
        assert answer.status_code == 200, answer.content
        page = answer.json()
        found += page["results"]
        url = page["next"]
        if not page["has_more"]:
            return found, url


def test_there_is_always_a_next_page_and_it_brings_what_came_since(reader):
    nothing, url = follow(reader)
    assert nothing == []
    article = out()
    first, url = follow(reader, url)
    assert [entry["kind"] for entry in first] == ["published"]
    nothing, url = follow(reader, url)
    assert nothing == []
    publish(article, title="Two")
    publish(article, title="Three")
    since, url = follow(reader, url)
    assert [entry["kind"] for entry in since] == ["updated", "updated"]
    assert since[0]["version"] != since[1]["version"]
    # The cursor of one entry leads on from it.
    again, _url = follow(reader, f"{LOG}?cursor={first[0]['cursor']}")
    assert again == since


def test_an_edit_and_a_deletion_while_a_client_pages_lose_nothing(reader):
    articles = [out() for _number in range(4)]
    page = reader.get(f"{LOG}?page_size=2").json()
    seen = page["results"]
    publish(articles[0], title="Edited meanwhile")
    Article.objects.get(pk=articles[3].pk).delete()
    rest, _url = follow(reader, page["next"])
    told = [(entry["subject"]["id"], entry["kind"]) for entry in [*seen, *rest]]
    keys = [str(article.pk) for article in articles]
    assert told == [
        *((key, "published") for key in keys),
        (keys[0], "updated"),
        (keys[3], "deleted"),
    ]


def test_an_entry_says_what_to_fetch_and_what_is_true_of_it_now(reader):
    article = out()
    issue_correction(
        article=article, kind="correction", text="Two tons.", user=make_user(roles.EDITOR)
    )
    [published, corrected], _url = follow(reader)
    package = reader.get(f"/api/v1/articles/{article.pk}/package/").json()
    assert corrected["subject"] == {
        "type": "article",
        "id": str(article.pk),
        "language": "en",
        "url": f"http://waybill.example{article.url}",
        "api": f"http://waybill.example/api/v1/articles/{article.pk}/",
        "package": f"http://waybill.example/api/v1/articles/{article.pk}/package/",
    }
    assert (corrected["reason"], corrected["reason_language"]) == ("Two tons.", "en")
    assert corrected["version"] == package["version"] != published["version"]
    assert corrected["version_url"].endswith(f"/api/v1/packages/{package['version']}/")
    assert reader.get(path(corrected["version_url"])).json()["is_current"]
    # What it gave has been given: asking for it changes nothing.
    assert len(follow(reader)[0]) == 2


def test_a_client_chooses_what_it_hears_of(reader):
    english, spanish = out(), out(language="es")
    publish(english, title="Two")
    record = make_seizure(live=False)
    record.save_revision().publish()

    def heard(question: str) -> list[str]:
        return [entry["subject"]["id"] for entry in follow(reader, f"{LOG}?{question}")[0]]

    one, other, third = str(english.pk), str(spanish.pk), record.public_id
    assert heard("language=es") == [other]
    assert heard("kind=updated") == [one]
    assert heard("kind=updated&kind=record-published") == [one, third]
    assert heard("subject=record") == [third]
    assert heard(f"subject=article:{one}") == [one, one]
    assert heard(f"subject=record:{third.lower()}") == [third]


@pytest.mark.parametrize(
    "question", ["since=1", "kind=burnt", "subject=person", "cursor=nowhere", "page_size=0"]
)
def test_a_question_that_is_not_understood_is_refused(reader, question):
    answer = reader.get(f"{LOG}?{question}")
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"


def test_a_page_costs_the_same_however_many_entries_it_has(reader):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            reader.get(LOG)
        return len(captured)

    out(), make_seizure(live=False).save_revision().publish()
    withdraw(article=out(), reason="", user=make_user(roles.EDITOR))
    reader.get(LOG)
    few = queries()
    for _number in range(3):
        out()
    withdraw(article=out(), reason="", user=make_user(roles.EDITOR))
    settling.settle(limit=1_000)
    assert queries() == few <= 8


def test_what_has_not_changed_is_not_sent_again(reader):
    out()
    url = follow(reader)[1]
    tag = reader.get(path(url))["ETag"]
    assert reader.get(path(url), HTTP_IF_NONE_MATCH=tag).status_code == 304
    out()
    assert reader.get(path(url), HTTP_IF_NONE_MATCH=tag).status_code == 200


def test_of_what_is_not_public_any_more_nothing_is_said_but_that_it_left(reader):
    secret = "quagga"
    editor = make_user(roles.EDITOR)
    article = out(headline=f"The {secret}", slug=secret)
    issue_correction(article=article, kind="correction", text=f"The {secret}.", user=editor)
    withdraw(article=Article.objects.get(pk=article.pk), reason="A court asked us.", user=editor)
    text = reader.get(LOG).content.decode()
    assert secret not in text
    assert "A court asked us." in text
    restrict(make_section())
    entries, _url = follow(reader)
    assert [(each["kind"], each["reason"]) for each in entries] == [
        ("published", ""),
        ("corrected", ""),
        ("withdrawn", "It is no longer open to everybody."),
    ]
    assert {each["subject"]["url"] for each in entries} == {None}


def test_a_copy_is_proved_by_the_hash_of_its_content(reader):
    article = out()
    copy = reader.get(f"/api/v1/articles/{article.pk}/package/").json()
    plain = json.dumps(
        copy | {"version": ""}, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    assert hashlib.sha256(plain.encode()).hexdigest() == copy["version"]
    proof = reader.get(f"/api/v1/packages/{copy['version']}/").json()
    assert proof["article"] == article.pk
    assert (proof["is_current"], proof["superseded_by"], proof["given_until"]) == (True, None, None)
    publish(article, title="Two")
    proof = reader.get(f"/api/v1/packages/{copy['version']}/").json()
    current = reader.get(f"/api/v1/articles/{article.pk}/package/").json()["version"]
    assert (proof["is_current"], proof["superseded_by"]) == (False, current)
    assert proof["given_until"] is not None
    versions = reader.get(f"/api/v1/articles/{article.pk}/package/versions/").json()["results"]
    assert [each["version"] for each in versions] == [current, copy["version"]]
    assert reader.get(f"/api/v1/packages/{'0' * 64}/").status_code == 404


def test_an_earlier_package_is_given_where_the_newsroom_shows_earlier_versions(reader):
    article = out()
    address = f"/api/v1/articles/{article.pk}/package/"
    copy = reader.get(address).json()
    publish(article, title="Two")
    current = reader.get(address).json()
    assert reader.get(f"{address}versions/{current['version']}/").json() == current
    earlier = f"{address}versions/{copy['version']}/"
    refused = reader.get(earlier)
    assert refused.status_code == 403
    assert "current version only" in refused.json()["detail"]
    NewsroomSettings.objects.update(shows_versions=True)
    assert reader.get(earlier).json() == copy
    PublishedVersion.objects.filter(article=article, number=1).update(kept_from_readers=True)
    assert reader.get(earlier).status_code == 410
    assert reader.get(f"{address}versions/{'0' * 64}/").status_code == 404


def test_a_copy_of_what_was_taken_back_is_proved_with_the_reason(reader):
    article = out()
    version = reader.get(f"/api/v1/articles/{article.pk}/package/").json()["version"]
    retract(Article.objects.get(pk=article.pk), "It never happened.")
    for address in (f"packages/{version}/", f"articles/{article.pk}/package/versions/{version}/"):
        answer = reader.get(f"/api/v1/{address}")
        assert answer.status_code == 410
        assert answer.json()["detail"] == "It never happened."
    proof = reader.get(f"/api/v1/packages/{version}/").json()
    assert (proof["article"], proof["version"]) == (article.pk, version)
    assert proof["given_until"] is not None


def test_what_is_given_without_a_publication_is_kept_and_told(reader):
    """As an import leaves it, or something that nobody noted."""
    article = make_article()
    address = f"/api/v1/articles/{article.pk}/package/"
    version = reader.get(address).json()["version"]
    entries, _url = follow(reader)
    assert entries[-1]["version"] == version
    Article.objects.filter(pk=article.pk).update(dateline="LIMA")
    version = reader.get(f"/en/republish/{article.pk}/json/").json()["version"]
    entries, _url = follow(reader)
    assert (entries[-1]["version"], entries[-1]["kind"]) == (version, "updated")
    assert PackageVersion.objects.current().get().version == version


def test_a_log_begins_with_all_that_is_public(reader):
    article, gone, taken_back = out(), out(), out()
    make_article(publish=False)
    record, retracted = make_seizure(), make_seizure()
    make_seizure(live=False)
    withdraw(article=gone, reason="A court.", user=make_user(roles.EDITOR))
    retract(taken_back, "It never happened.")
    Seizure.objects.filter(pk=retracted.pk).update(status="retracted")
    for model in (Change, ChangeLog, PackageVersion, PackageToCheck):
        model.objects.all().delete()
    beginning.begin_where_missing()
    entries, _url = follow(reader)
    assert {(e["subject"]["id"], e["kind"], e["is_tombstone"]) for e in entries} == {
        (str(article.pk), "published", False),
        (str(taken_back.pk), "retracted", True),
        (str(gone.pk), "withdrawn", True),
        (record.public_id, "record-published", False),
        (retracted.public_id, "record-retracted", True),
    }
    assert all(entry["is_archive"] for entry in entries)
    beginning.begin_where_missing()
    call_command("begin_change_log", verbosity=0)
    assert follow(reader)[0] == entries


def test_the_log_is_brought_in_step_with_what_was_done_past_the_models(reader):
    article, closed = out(), out()
    follow(reader)
    Article.objects.filter(pk=closed.pk).update(
        first_published_at=timezone.now() + timedelta(days=1)
    )
    Article.objects.filter(pk=article.pk).update(title="By hand")
    make_seizure()
    call_command("begin_change_log", verbosity=0)
    kinds = [(each["subject"]["type"], each["kind"]) for each in follow(reader)[0]]
    assert sorted(kinds[2:]) == [
        ("article", "updated"),
        ("article", "withdrawn"),
        ("record", "record-published"),
    ]
