"""The desk: a reporter's order, every mistake named beside its field, and nothing typed lost."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import WorkflowState
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from commons import roles
from seizures.desk import menu
from seizures.models import Seizure
from tests.newsroom.people import signed_in
from tests.seizures.factories import make_seizure

pytestmark = pytest.mark.django_db
ADD = "wagtailsnippets_seizures_seizure:add"
CLAIM = {
    "quote": "2.2 tons of cocaine",
    "quote_language": "en",
    "about": "quantity",
    "source_name": "InSight Crime",
    "chosen": "on",
}
LINE = {"substance": "cocaine", "as_written": "2.2 tons"}
PLACE = {"role": "seized", "name": "Port of Callao", "country": "PE", "precision": "facility"}
WORDING = {"language": "en", "title": "Cocaine in cans of asparagus"}


def typed(*, claims=(CLAIM,), substances=(LINE,), places=(PLACE,), wordings=(WORDING,), **fields):
    """What a browser sends for the form of a record."""
    return nested_form_data(
        {
            "kind": "event",
            "status": "unverified",
            "occurred": "2022-06-11",
            "claims": inline_formset(list(claims)),
            "substances": inline_formset(list(substances)),
            "places": inline_formset(list(places)),
            "agencies": inline_formset([]),
            "wordings": inline_formset(list(wordings)),
            **fields,
        }
    )


@pytest.fixture
def database_editor():
    return signed_in(roles.DATABASE_EDITOR)


def test_a_record_is_entered_and_published(database_editor, reader):
    sent = typed(**{"action-publish": "Publish"}, container_number="csqu 305438-3")
    response = database_editor.post(reverse(ADD), sent)
    assert response.status_code == 302
    record = Seizure.objects.get()
    assert record.live
    assert record.public_id == "SZ-2022-00001"
    assert record.container_number == "CSQU3054383"
    page = reader.get(record.get_absolute_url()).content.decode()
    assert "≈ 1,996 to 2,200 kg" in page


MISTAKES = [
    ({"occurred": "June 2022"}, "June 2022", "is not a date this form understands"),
    ({"occurred": "2022-02-30"}, "2022-02-30", "is not a date this form understands"),
    ({"announced": "2023/2022"}, "2023/2022", "ends before it begins"),
    ({"container_number": "CSQU3054384"}, "CSQU3054384", "check digit"),
    ({"container_number": "12345"}, "12345", "is no container number"),
    ({"imo_number": "9176188"}, "9176188", "check digit"),
    ({"value_amount": "1000"}, "1000", "A value needs its currency"),
    ({"value_amount": "1000", "value_currency": "so"}, "so", "is no currency code"),
    ({"arrests_low": "7", "arrests_high": "2"}, "7", "is lower than"),
    ({"substances": [{**LINE, "as_written": "two lorries"}]}, "two lorries", "two lorries"),
    ({"substances": [{**LINE, "as_written": "12 arrobas"}]}, "12 arrobas", "is not a unit"),
    ({"substances": [{**LINE, "as_written": "3.500 kg"}]}, "3.500 kg", "to be read as"),
    ({"substances": [{**LINE, "reading": "3,500 kg"}]}, "3,500 kg", "plain form"),
    ({"substances": [{**LINE, "purity_low": "120"}]}, "120", "Purity is a percentage, 0 to 100."),
    ({"places": [{**PLACE, "locode": "CALLAO"}]}, "CALLAO", "is no UN/LOCODE"),
    ({"places": [{**PLACE, "latitude": "-12.05"}]}, "-12.05", "both a latitude"),
    ({"places": [{"role": "seized", "precision": "city", "site": "port"}]}, "port", "needs a name"),
    ({"claims": [{**CLAIM, "published": "last week"}]}, "last week", "is not a date"),
    ({"wordings": [WORDING, WORDING]}, "asparagus", "duplicate"),
    ({"status": "merged"}, "asparagus", "A record is merged or retracted by its own button"),
    ({"status": "retracted"}, "asparagus", "A record is merged or retracted by its own button"),
]


@pytest.mark.parametrize("action", ["publish", "save"])
@pytest.mark.parametrize(("mistake", "kept", "sentence"), MISTAKES)
def test_a_mistake_is_named_and_what_was_typed_stays(
    database_editor, mistake, kept, sentence, action
):
    sent = typed(**mistake)
    if action == "publish":
        sent["action-publish"] = "Publish"
    response = database_editor.post(reverse(ADD), sent)
    assert response.status_code == 200
    form = response.content.decode()
    assert sentence in form.replace("&quot;", '"').replace("&#x27;", "'")
    assert kept in form
    assert "2.2 tons of cocaine" in form, "the quote is still there"
    assert "Cocaine in cans of asparagus" in form
    assert not Seizure.objects.exists()


def test_a_record_without_words_is_titled_by_its_fields(database_editor):
    database_editor.post(reverse(ADD), typed(wordings=[], **{"action-publish": "Publish"}))
    record = Seizure.objects.get()
    assert record.title == "Cocaine, Port of Callao, Peru"
    with override("es"):
        assert record.title.startswith("Cocaína, ")


def test_sources_come_first(database_editor):
    form = database_editor.get(reverse(ADD)).content.decode()
    order = ["id_claims-TOTAL_FORMS", "id_substances-TOTAL", "id_places-TOTAL", "id_occurred"]
    order += ["id_container_number", "id_agencies-TOTAL", "id_wordings-TOTAL", "id_status"]
    positions = [form.index(name) for name in order]
    assert positions == sorted(positions)


def as_shown(client, record) -> dict:
    """What the browser would send back of the edit form, unchanged."""
    form = client.get(edit(record)).context["form"]
    sent = {field.html_name: field.value() for field in form if field.value() is not None}
    for formset in form.formsets.values():
        for shown in (formset.management_form, *formset.forms):
            sent |= {field.html_name: field.value() for field in shown if field.value() is not None}
    return sent


def edit(record) -> str:
    return reverse("wagtailsnippets_seizures_seizure:edit", args=[record.pk])


def test_an_editor_sees_what_was_understood(database_editor):
    record = make_seizure(quantity="some three tons", occurred="2022-11~")
    form = database_editor.get(edit(record)).content.decode()
    assert "about 3 tons (which ton is not stated) = ≈ 2,722 to 3,000 kg" in form
    assert "about November 2022 [2022-11-01 – 2022-11-30]" in form


def test_a_record_is_not_merged_into_one_that_leads_elsewhere():
    survivor = make_seizure()
    middle = make_seizure(status="merged", merged_into=survivor)
    with pytest.raises(ValidationError, match="is itself merged"):
        make_seizure(status="merged", merged_into=middle)


def test_a_merged_record_names_its_survivor():
    with pytest.raises(ValidationError, match="A merged record names the record"):
        make_seizure(status="merged")


def test_a_merged_record_does_not_come_back_by_hand(database_editor):
    record = make_seizure(status="merged", merged_into=make_seizure())
    record.save_revision().publish()
    sent = {**as_shown(database_editor, record), "action-publish": "Publish", "status": "verified"}
    database_editor.post(edit(record), sent)
    assert Seizure.objects.get(pk=record.pk).status == "merged"


def test_a_retracted_record_is_reinstated_with_a_reason(database_editor, reader):
    record = make_seizure(status="retracted")
    record.save_revision().publish()
    sent = {**as_shown(database_editor, record), "action-publish": "Publish", "status": "verified"}
    response = database_editor.post(edit(record), sent)
    assert "Readers have had what you correct here (status)." in response.content.decode()
    database_editor.post(edit(record), {**sent, "change_note": "The ministry confirms it."})
    page = reader.get(record.get_absolute_url()).content.decode()
    assert "The ministry confirms it." in page
    assert "This record has been retracted." not in page


def test_the_list_shows_and_finds_records(database_editor):
    record = make_seizure(title="Cans of asparagus", country="NL", live=False)
    other = make_seizure(title="Coffee sacks", kind="roll-up")
    address = reverse("wagtailsnippets_seizures_seizure:list")
    for asked, found in (("", {record, other}), ("?country=NL", {record}), ("?live=true", {other})):
        page = database_editor.get(address + asked).content.decode()
        assert {r for r in (record, other) if r.public_id in page} == found
    page = database_editor.get(address).content.decode()
    assert "Cans of asparagus" in page
    assert "Port of Callao, Netherlands" in page
    assert "roll-up" in page
    assert "2022-06-11" in page


def test_the_list_asks_for_all_its_rows_at_once(database_editor, django_assert_max_num_queries):
    address = reverse("wagtailsnippets_seizures_seizure:list")
    for number in range(2):
        make_seizure(title=f"Record {number}")
    database_editor.get(address)
    with CaptureQueriesContext(connection) as few:
        database_editor.get(address)
    for number in range(6):
        make_seizure(title=f"Record {number}", live=bool(number % 2))
    with django_assert_max_num_queries(len(few)):
        page = database_editor.get(address).content.decode()
    assert "published" in page
    assert "draft" in page


def test_the_desk_searches_words(database_editor):
    for title in ("Cans of asparagus", "Coffee sacks"):
        make_seizure(title=title).save()
    address = reverse("wagtailsnippets_seizures_seizure:list")
    page = database_editor.get(address + "?q=asparagus").content.decode()
    assert "Cans of asparagus" in page
    assert "Coffee sacks" not in page


def test_an_article_can_choose_a_record(database_editor):
    record = make_seizure(title="Cans of asparagus")
    page = database_editor.get(reverse("wagtailsnippetchoosers_seizures_seizure:choose"))
    assert page.status_code == 200
    assert "Cans of asparagus" in page.content.decode()
    assert record.public_id in page.content.decode()


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_preview_looks_like_the_page(database_editor, language):
    record = make_seizure(title="Cans of asparagus", title_es="Latas de espárragos", live=False)
    address = reverse("wagtailsnippets_seizures_seizure:preview_on_edit", args=[record.pk])
    wordings = [
        {"language": "en", "title": "Changed words"},
        {"language": "es", "title": "Otras palabras"},
    ]
    database_editor.post(f"{address}?mode={language}", typed(wordings=wordings))
    page = database_editor.get(f"{address}?mode={language}")
    assert page.status_code == 200
    html = page.content.decode()
    assert {"en": "Changed words", "es": "Otras palabras"}[language] in html
    assert {"en": "As written", "es": "Como se escribió"}[language] in html
    assert f'<html lang="{language}"' in html


def test_a_record_can_be_previewed_before_it_is_saved(database_editor):
    address = reverse("wagtailsnippets_seizures_seizure:preview_on_add")
    database_editor.post(f"{address}?mode=en", typed())
    page = database_editor.get(f"{address}?mode=en")
    assert page.status_code == 200
    assert "Cocaine in cans of asparagus" in page.content.decode()
    assert not Seizure.objects.exists()


def test_an_author_drafts_and_submits_and_a_database_editor_approves(reader):
    author = signed_in(roles.AUTHOR)
    response = author.post(reverse(ADD), typed(**{"action-publish": "Publish"}))
    record = Seizure.objects.get()
    assert not record.live, "an author has no button to publish"
    author.post(edit(record), {**as_shown(author, record), "action-submit": "Submit"})
    state = WorkflowState.objects.get()
    assert state.workflow.name == "Database editor approves"
    assert reader.get(record.get_absolute_url()).status_code == 404
    approve = reverse(
        "wagtailsnippets_seizures_seizure:workflow_action",
        args=[record.pk, "approve", state.current_task_state.pk],
    )
    assert author.post(approve).status_code in (302, 403)
    assert not Seizure.objects.get().live
    response = signed_in(roles.DATABASE_EDITOR).post(approve, {"comment": "Checked."})
    assert response.status_code == 302
    assert Seizure.objects.get().live
    assert reader.get(record.get_absolute_url()).status_code == 200


def test_approving_what_is_not_ready_is_refused_and_it_stays_in_review():
    author, approver = signed_in(roles.AUTHOR), signed_in(roles.DATABASE_EDITOR)
    author.post(reverse(ADD), typed(claims=()))
    record = Seizure.objects.get()
    author.post(edit(record), {**as_shown(author, record), "action-submit": "Submit"})
    state = WorkflowState.objects.get()
    approve = reverse(
        "wagtailsnippets_seizures_seizure:workflow_action",
        args=[record.pk, "approve", state.current_task_state.pk],
    )
    in_the_form = {
        **as_shown(approver, record),
        "action-workflow-action": "true",
        "workflow-action-name": "approve",
    }
    for address, sent in ((approve, {"comment": ""}), (edit(record), in_the_form)):
        page = approver.post(address, sent, follow=True).content.decode()
        assert "is not published. No source is quoted" in page
        state.refresh_from_db()
        assert state.status == WorkflowState.STATUS_IN_PROGRESS
        assert not Seizure.objects.get().live


@pytest.mark.parametrize(
    ("role", "entries"),
    [
        (roles.AUTHOR, {"Seizures"}),
        (roles.DATABASE_EDITOR, {"Seizures", "Possible duplicates", "Imports", "Snapshots"}),
    ],
)
def test_the_menu_of_the_record_offers_what_one_may_use(role, entries, rf):
    request = rf.get("/")
    request.user = signed_in(role).get(reverse("wagtailadmin_home")).wsgi_request.user
    submenu = menu.the_record()
    assert submenu.is_shown(request)
    assert {str(item.label) for item in submenu.menu.menu_items_for_request(request)} == entries
