"""When the record changes after publication, editors are told what moved, and choose what to do."""

import threading
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from commons import roles
from newsroom.figures import checks as figure_checks
from newsroom.figures import decisions as figure_decisions
from newsroom.models import FigureShown
from newsroom.models.article import Article
from newsroom.signals import article_published
from seizures import changes
from seizures.models import Seizure
from seizures.signals import seizure_changed
from tests.newsroom.factories import locale
from tests.newsroom.test_figures_keep_their_day import COCAINE, article_with, shown_in
from tests.newsroom.test_the_desk_tells_what_waits import front_page_of, member, panel
from tests.seizures import callao
from tests.seizures.factories import make_seizure

pytestmark = pytest.mark.django_db

WAS, NOW = "4.8 to 5.3 t in 3 events", "5.7 to 6.2 t in 4 events"


@pytest.fixture
def after_commit(django_capture_on_commit_callbacks):
    """What waits for the commit is done when the block ends."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def editor():
    return member(roles.EDITOR, "elsa")


@pytest.fixture
def desk(editor):
    client = Client()
    client.force_login(editor)
    return client


def publish(**fields) -> Seizure:
    """A record goes out, as from the desk."""
    seizure = make_seizure(**{"live": False, **fields})
    seizure.save_revision().publish()
    return seizure


def moved_figure(after_commit, **fields) -> FigureShown:
    """A figure in a published article that one more record has moved."""
    callao.enter()
    article = article_with(**fields)
    with after_commit():
        publish(quantity="900 kg")
    return FigureShown.objects.get(page=article.pk)


def decide(client, figure: FigureShown, decision: str):
    return client.post(reverse("figures:edit", args=[figure.pk]), {"decision": decision})


# --- The record speaks -------------------------------------------------------------------------


def told(change) -> list[frozenset[str]]:
    heard = []

    def hear(identifiers, **kwargs):
        heard.append(identifiers)

    seizure_changed.connect(hear)
    try:
        change()
    finally:
        seizure_changed.disconnect(hear)
    return heard


def test_the_record_tells_of_publication_withdrawal_and_deletion():
    seizure = make_seizure(live=False)
    identifiers = [frozenset([seizure.public_id])]
    assert told(lambda: seizure.save_revision()) == []
    assert told(lambda: seizure.latest_revision.publish()) == identifiers
    seizure.refresh_from_db()
    assert told(seizure.unpublish) == identifiers
    assert told(seizure.delete) == []
    assert told(make_seizure().delete) != []


def test_many_changes_are_told_together_and_a_failed_import_tells_nothing():
    def many():
        with changes.told_together():
            changes.tell(["SZ-2022-00001"])
            with changes.told_together():
                changes.tell(["SZ-2022-00002", "SZ-2022-00001"])

    def breaking_off():
        with changes.told_together():
            changes.tell(["SZ-2022-00001"])
            raise ValueError("line 4")

    def broken():
        with pytest.raises(ValueError, match="line 4"):
            breaking_off()

    assert told(many) == [frozenset(["SZ-2022-00001", "SZ-2022-00002"])]
    assert told(broken) == []


# --- The desk hears ----------------------------------------------------------------------------


def test_the_desk_says_what_moved_from_what_to_what_and_because_of_which_record(
    after_commit, editor
):
    figure = moved_figure(after_commit)
    moved = panel(editor, "figures_moved")
    assert "Callao" in moved
    assert WAS in moved
    assert NOW in moved
    assert Seizure.objects.latest("pk").public_id in moved
    assert reverse("figures:edit", args=[figure.pk]) in moved


def test_the_articles_editor_shows_a_notice_only_when_a_figure_moved(after_commit, desk):
    still = article_with("?substance=ketamine", headline="Still")
    figure = moved_figure(after_commit)
    page = desk.get(reverse("wagtailadmin_pages:edit", args=[figure.page_id])).content.decode()
    assert "A figure on this page has moved" in page
    page = desk.get(reverse("wagtailadmin_pages:edit", args=[still.pk])).content.decode()
    assert "has moved" not in page


@pytest.mark.parametrize("change", ["retract", "take back", "delete", "correct"])
def test_every_way_of_changing_a_record_is_noticed(after_commit, change):
    scrap = callao.enter()["scrap"]
    article = article_with()
    with after_commit():
        if change == "retract":
            scrap.status = "retracted"
            scrap.save_revision().publish()
        elif change == "take back":
            scrap.unpublish()
        elif change == "delete":
            scrap.delete()
        else:
            line = scrap.substances.first()
            line.as_written = "around 150 kilograms"
            scrap.substances = [line]
            scrap.save_revision().publish()
    figure = FigureShown.objects.get(page=article.pk)
    assert figure.has_moved
    assert figure.moved_because == [scrap.public_id]


def test_a_record_that_does_not_concern_a_figure_moves_nothing(after_commit, editor):
    callao.enter()
    article_with()
    with after_commit():
        publish(substance="cannabis")
        make_seizure(live=False).save_revision()
    assert panel(editor, "figures_moved") == ""
    assert not FigureShown.objects.filter(check_due_since__isnull=False).exists()


def test_a_figure_that_moves_back_asks_no_more(after_commit, editor):
    moved_figure(after_commit)
    with after_commit():
        Seizure.objects.latest("pk").unpublish()
    assert panel(editor, "figures_moved") == ""


def test_figures_of_pages_that_nobody_sees_do_not_wait(after_commit, editor):
    figure = moved_figure(after_commit)
    Article.objects.get(pk=figure.page_id).unpublish()
    assert panel(editor, "figures_moved") == ""


def test_those_who_publish_nothing_are_not_asked(after_commit):
    figure = moved_figure(after_commit)
    author = member(roles.AUTHOR, "ana")
    assert "Figures that moved" not in front_page_of(author)
    client = Client()
    client.force_login(author)
    assert client.get(reverse("figures:edit", args=[figure.pk])).status_code in (302, 403)
    for decision in ("update", "freeze", "correct"):
        decide(client, figure, decision)
    figure.refresh_from_db()
    assert figure.has_moved
    assert figure.state == "following"


# --- Three ways to go on -----------------------------------------------------------------------


def test_updated_readers_see_the_new_figure_and_the_article_has_changed(
    after_commit, desk, editor, reader
):
    figure = moved_figure(after_commit)
    article = Article.objects.get(pk=figure.page_id)
    heard = []

    def hear(article, version, **kwargs):
        heard.append(version)

    article_published.connect(hear)
    assert decide(desk, figure, "update").status_code == 302
    article_published.disconnect(hear)
    page = shown_in(reader, article)
    assert NOW in page
    assert WAS not in page
    assert Article.objects.get(pk=article.pk).last_published_at > article.last_published_at
    assert [version.number for version in heard] == [2]
    assert NOW in str(heard[0].body)
    assert WAS in str(article.versions.get(number=1).body)
    assert panel(editor, "figures_moved") == ""
    history = desk.get(reverse("wagtailadmin_pages:history", args=[article.pk])).content.decode()
    assert "Figure brought up to date" in history


def test_an_update_does_not_publish_a_draft_that_somebody_works_on(after_commit, desk, reader):
    figure = moved_figure(after_commit)
    article = Article.objects.get(pk=figure.page_id)
    article.title = "Not yet for readers"
    article.save_revision()
    decide(desk, figure, "update")
    page = shown_in(reader, article)
    assert NOW in page
    assert "Not yet for readers" not in page
    assert Article.objects.get(pk=article.pk).has_unpublished_changes


def test_frozen_it_stays_says_so_and_asks_no_more(after_commit, desk, editor, reader):
    figure = moved_figure(after_commit)
    decide(desk, figure, "freeze")
    page = shown_in(reader, figure.page)
    assert WAS in page
    assert "not brought up to date since" in page
    with after_commit():
        publish(quantity="50 kg")
    call_command("check_figures", "--all", stdout=StringIO())
    assert panel(editor, "figures_moved") == ""
    figure.refresh_from_db()
    assert not figure.has_moved


def test_a_frozen_figure_can_follow_the_record_again(after_commit, desk, reader):
    figure = moved_figure(after_commit)
    decide(desk, figure, "freeze")
    decide(desk, figure, "update")
    page = shown_in(reader, figure.page)
    assert NOW in page
    assert "not brought up to date since" not in page


def test_corrected_it_changes_when_the_correction_is_published_and_not_before(
    after_commit, desk, reader
):
    figure = moved_figure(after_commit)
    form = decide(desk, figure, "correct")["Location"]
    text = desk.get(form).context["form"].initial["text"]
    assert WAS in text
    assert NOW in text
    article = Article.objects.get(pk=figure.page_id)
    assert WAS in shown_in(reader, article)
    article.save_revision().publish()  # something else, without a correction
    assert WAS in shown_in(reader, article)
    desk.post(form, {"kind": "correction", "text": "There were four finds, not three."})
    page = shown_in(reader, article)
    assert NOW in page
    assert WAS not in page
    assert "There were four finds, not three." in page
    figure.refresh_from_db()
    assert not figure.has_moved


def test_a_button_that_does_not_exist_changes_nothing_and_says_so(after_commit, desk):
    figure = moved_figure(after_commit)
    response = desk.post(
        reverse("figures:edit", args=[figure.pk]), {"decision": "forget"}, follow=True
    )
    assert "Nothing was changed" in response.content.decode()
    figure.refresh_from_db()
    assert figure.has_moved


def test_every_figure_is_in_a_list_of_the_desk(after_commit, desk):
    moved_figure(after_commit)
    article_with("?substance=ketamine", headline="Still")
    everything = desk.get(reverse("figures:index")).content.decode()
    assert WAS in everything
    assert "no events in our record" in everything
    moved = desk.get(reverse("figures:index") + "?moved=true").content.decode()
    assert WAS in moved
    assert "Still" not in moved


def test_a_decision_is_made_on_the_figure_as_it_stands(after_commit, editor):
    figure = moved_figure(after_commit)
    stale = FigureShown.objects.get(pk=figure.pk)
    FigureShown.objects.filter(pk=figure.pk).update(position=7)
    figure_decisions.freeze(figure=stale, by=editor)
    figure.refresh_from_db()
    assert (figure.position, figure.is_frozen) == (7, True)


def test_a_figure_that_is_gone_is_not_brought_back(after_commit, editor):
    figure = moved_figure(after_commit)
    FigureShown.objects.filter(pk=figure.pk).delete()
    with pytest.raises(FigureShown.DoesNotExist):
        figure_decisions.freeze(figure=figure, by=editor)
    assert not FigureShown.objects.exists()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite writes one at a time")
@pytest.mark.django_db(transaction=True)
def test_a_change_during_a_check_is_not_forgotten(monkeypatch):
    page = Page.add_root(instance=Page(title="Ours", slug="ours", locale=locale("en")))
    FigureShown.objects.create(page=page, block_id="a", asked="?", check_due_since=timezone.now())
    meanwhile = threading.Thread(target=_tell_in_a_connection_of_its_own)
    compare = figure_checks._compare

    def changed_while_compared(*args):
        moved = compare(*args)
        meanwhile.start()
        meanwhile.join(timeout=2)  # long enough for the note, which has to wait for this check
        return moved

    monkeypatch.setattr(figure_checks, "_compare", changed_while_compared)
    figure_checks.check_due()
    meanwhile.join()
    assert FigureShown.objects.get().check_due_since is not None


def _tell_in_a_connection_of_its_own():
    try:
        figure_checks.mark_due()
    finally:
        connection.close()


# --- Large changes -----------------------------------------------------------------------------


def test_an_import_costs_two_statements_and_each_question_is_computed_once(after_commit, capsys):
    callao.enter()
    for _number in range(3):
        article_with(COCAINE)
    records = [make_seizure(quantity="1 kg").public_id for _number in range(30)]
    with after_commit(), CaptureQueriesContext(connection) as queries:
        changes.tell(records)
    assert sum("newsroom_figureshown" in query["sql"] for query in queries) == 2
    assert not FigureShown.objects.filter(moved_at__isnull=False).exists()
    with CaptureQueriesContext(connection) as queries:
        call_command("check_figures")
    assert sum("cells AS" in query["sql"] for query in queries) == 1
    assert "Figures checked: 3. Moved: 3." in capsys.readouterr().out
    call_command("check_figures")
    assert "Figures checked: 0. Moved: 0." in capsys.readouterr().out


def test_a_figure_on_very_many_records_waits_for_the_command(after_commit, monkeypatch, capsys):
    monkeypatch.setattr("newsroom.figures.MOST_RECORDS_NAMED", 2)
    figure = moved_figure(after_commit)
    assert figure.records is None
    assert not figure.has_moved
    call_command("check_figures")
    figure.refresh_from_db()
    assert figure.has_moved
    assert figure.because_in_words == "many records at once"


def test_a_single_change_asks_of_each_question_only_whether_it_is_concerned(after_commit):
    callao.enter()
    for _number in range(3):
        article_with(COCAINE)
    figure_checks.mark_due()
    other = make_seizure(substance="cannabis")
    with CaptureQueriesContext(connection) as queries:
        figure_checks.check_concerned(frozenset([other.public_id]))
    assert not any("seizures_substanceline" in query["sql"].split("WHERE")[0] for query in queries)
