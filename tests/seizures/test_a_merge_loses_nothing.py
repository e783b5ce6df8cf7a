"""Two records of one event become one: no claim is lost, no total rises, and it can be undone."""

from dataclasses import dataclass

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commons import roles
from newsroom.models import Mention
from seizures import merging
from seizures.merging import LOSER, MergeError
from seizures.models import Claim, Merge, RecordChange, Seizure
from seizures.signals import seizure_changed
from seizures.totals import total
from tests.newsroom.factories import make_article
from tests.newsroom.people import make_user
from tests.seizures.factories import make_seizure

pytestmark = pytest.mark.django_db
MINISTRY = {"source_name": "Ministry", "url": "https://ministry.example/1"}


def again(record) -> Seizure:
    return Seizure.objects.with_parts().get(pk=record.pk)


def published(**fields) -> Seizure:
    record = make_seizure(live=False, **fields)
    record.save_revision().publish()
    return again(record)


@dataclass
class Pair:
    survivor: Seizure
    loser: Seizure
    user: object

    def merge(self, **choices) -> Merge:
        return merging.merge(
            survivor=self.survivor, loser=self.loser, choices=choices, user=self.user,
            why="Both tell of the same cans.", why_language="en",
        )  # fmt: skip

    def undo(self, merge):
        return merging.undo(merge=merge, why="They are two.", why_language="en", user=self.user)


@pytest.fixture
def pair() -> Pair:
    return Pair(
        survivor=published(
            title="Cans of asparagus",
            quantity="2.2 tons",
            claims=(Claim(quote="2.2 tons of cocaine", about="quantity", **MINISTRY),),
        ),
        loser=published(
            title="Asparagus for Rotterdam",
            title_es="Espárragos para Róterdam",
            quantity="2,183 kg",
            destination="NL",
            claims=(Claim(quote="2.183 kilos", source_name="Belga", quote_language="es"),),
        ),
        user=make_user(roles.DATABASE_EDITOR),
    )


def test_every_claim_is_kept_and_says_where_it_came_from(pair, reader):
    pair.merge()
    claims = again(pair.survivor).claims.all()
    assert [(c.source_name, c.about, c.chosen, c.from_record) for c in claims] == [
        ("Ministry", "quantity", True, ""),
        ("Belga", "whole", True, pair.loser.public_id),
        ("Belga", "quantity", False, pair.loser.public_id),
        ("Belga", "place", False, pair.loser.public_id),
    ]
    assert f"from {pair.loser.public_id}" in reader.get(pair.survivor.url).content.decode()
    assert claims[2].figure_as_written == "2,183 kg"
    assert claims[2].quote == "2.183 kilos"


def test_the_editor_chooses_part_by_part(pair):
    pair.merge(substances=LOSER, places=LOSER)
    survivor = again(pair.survivor)
    assert [line.as_written for line in survivor.substances.all()] == ["2,183 kg"]
    assert survivor.destination.country == "NL"
    assert survivor.title == "Cans of asparagus"
    chosen = {claim.quote: claim.chosen for claim in survivor.claims.filter(about="quantity")}
    assert chosen == {"2.2 tons of cocaine": False}
    assert survivor.wordings.count() == 2, "the Spanish words, which only the other had, stay"


def test_its_address_leads_to_the_survivor_and_both_histories_say_so(pair, reader):
    pair.merge()
    page = reader.get(pair.loser.get_absolute_url())
    assert (page.status_code, page["Location"]) == (301, pair.survivor.get_absolute_url())
    answer = reader.get(f"/api/v1/seizures/{pair.loser.public_id}/")
    assert answer.status_code == 308
    for redirect in (page, answer):
        assert "no-cache" in redirect["Cache-Control"], "it may be undone"
    assert "Both tell of the same cans." in reader.get(pair.survivor.url).content.decode()
    told = (
        RecordChange.objects.filter(kind="merged").order_by("pk").values_list("public_id", "other")
    )
    one, other = pair.survivor.public_id, pair.loser.public_id
    assert list(told) == [(one, other), (other, one)]


def test_both_are_told_at_once_and_lists_follow(pair, reader):
    heard = []
    receiver = lambda identifiers, **kwargs: heard.append(identifiers)  # noqa: E731
    seizure_changed.connect(receiver)
    pair.merge()
    seizure_changed.disconnect(receiver)
    assert heard == [{pair.survivor.public_id, pair.loser.public_id}]
    page = reader.get("/en/seizures/").content.decode()
    assert pair.loser.public_id not in page
    assert "in 1 event" in page


def test_chains_are_collapsed(pair, reader):
    first = published(title="The first of all")
    merging.merge(
        survivor=pair.loser, loser=first, choices={}, why="x", why_language="en", user=pair.user
    )
    pair.merge()
    answer = reader.get(first.get_absolute_url())
    assert answer["Location"] == pair.survivor.get_absolute_url()


def test_events_of_a_merged_roll_up_belong_to_the_survivor(pair):
    whole, again_whole = published(kind="roll-up"), published(kind="roll-up")
    event = published(parent=again_whole)
    done = merging.merge(
        survivor=whole, loser=again_whole, choices={}, why="x", why_language="en", user=pair.user
    )
    assert again(event).parent == whole
    event.refresh_from_db()
    assert event.latest_revision.as_object().parent == whole
    pair.undo(done)
    assert again(event).parent == again_whole


def test_an_article_that_shows_the_loser_shows_the_survivor(pair, reader):
    article = make_article("On cans", body=[("seizure_card", pair.loser)])
    assert "Asparagus for Rotterdam" in reader.get(article.url).content.decode()
    done = pair.merge()
    page = reader.get(article.url).content.decode()
    assert "Cans of asparagus" in page
    assert "Asparagus for Rotterdam" not in page
    assert "On cans" in reader.get(pair.survivor.url).content.decode()
    pair.undo(done)
    assert "Asparagus for Rotterdam" in reader.get(article.url).content.decode()
    assert Mention.objects.get().seizure == pair.loser


# --- Undoing -----------------------------------------------------------------------------------


def test_undone_at_once_both_are_exactly_what_they_were(pair, reader):
    before = [record.serializable_data() for record in (pair.survivor, pair.loser)]
    done = pair.merge(substances=LOSER, places=LOSER)
    assert pair.undo(done).kept == []
    bookkeeping = {
        "last_published_at",
        "latest_revision",
        "live_revision",
        "latest_revision_created_at",
    }
    for record, was in zip((pair.survivor, pair.loser), before, strict=True):
        now = again(record).serializable_data()
        assert {name: now[name] for name in now if name not in bookkeeping} == {
            name: was[name] for name in was if name not in bookkeeping
        }
    assert reader.get(pair.loser.url).status_code == 200
    history = reader.get(pair.survivor.url).content.decode().split('id="history"')[1]
    assert history.index("merge undone") < history.index("Both tell of the same cans.")


def test_undoing_keeps_what_was_edited_since_and_says_so(pair):
    done = pair.merge(substances=LOSER)
    survivor = again(pair.survivor)
    survivor.vessel, survivor.occurred = "MSC Gayane", "2022-06-12"
    survivor.claims.add(Claim(quote="On the Gayane", source_name="Customs"))
    survivor.save_revision().publish()
    assert pair.undo(done).kept == ["date", "conveyance", "sources"]
    survivor = again(survivor)
    assert (survivor.vessel, survivor.occurred) == ("MSC Gayane", "2022-06-12")
    assert [line.as_written for line in survivor.substances.all()] == ["2.2 tons"]
    assert [(c.source_name, c.chosen) for c in survivor.claims.all()] == [
        ("Customs", True), ("Ministry", True),
    ]  # fmt: skip


def test_a_merge_is_undone_once(pair):
    done = pair.merge()
    pair.undo(done)
    with pytest.raises(MergeError, match="has been undone"):
        pair.undo(done)


# --- Refusals ----------------------------------------------------------------------------------


def test_nobody_merges_but_who_publishes_records(pair):
    pair.user = make_user(roles.EDITOR)
    with pytest.raises(PermissionDenied):
        pair.merge()


@pytest.mark.parametrize("which", ["survivor", "loser"])
def test_a_change_that_is_not_published_is_not_lost(pair, which):
    record = again(getattr(pair, which))
    record.vessel = "What somebody typed"
    record.save_revision()
    with pytest.raises(MergeError, match=f"{record.public_id} has unpublished changes"):
        pair.merge()
    assert not Merge.objects.exists()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"kind": "aggregate"}, "they cannot be the same"),
        ({"status": "retracted"}, "is retracted"),
    ],
)
def test_what_cannot_be_one_is_refused_in_words(pair, fields, sentence):
    pair.loser = published(**fields)
    with pytest.raises(MergeError, match=sentence):
        pair.merge()
    with pytest.raises(MergeError, match="into itself"):
        merging.merge(
            survivor=pair.survivor, loser=pair.survivor, choices={}, why="", why_language="",
            user=pair.user,
        )  # fmt: skip


def test_a_draft_gives_its_claims_and_no_figure(pair, reader):
    draft = make_seizure(
        title="Not yet known", quantity="3 t", live=False,
        claims=(Claim(quote="three tonnes", source_name="El Comercio"),),
    )  # fmt: skip
    draft.save_revision()
    pair.loser = draft
    pair.merge(substances=LOSER)
    page = reader.get(pair.survivor.url).content.decode()
    assert "three tonnes" in page
    assert draft.public_id not in page
    assert [line.as_written for line in again(pair.survivor).substances.all()] == ["2.2 tons"]
    silent = make_seizure(title="No source yet", quantity="9 kg", live=False, claims=())
    silent.save_revision()
    pair.loser, pair.survivor = silent, again(pair.survivor)
    pair.merge()
    assert "9 kg" in reader.get(pair.survivor.url).content.decode()
    assert silent.public_id not in reader.get(pair.survivor.url).content.decode()
    with pytest.raises(MergeError, match="led to nothing"):
        merging.merge(
            survivor=make_seizure(live=False), loser=again(pair.survivor), choices={}, why="",
            why_language="", user=pair.user,
        )  # fmt: skip


# --- Totals ------------------------------------------------------------------------------------

QUANTITIES = st.sampled_from(
    [
        "",
        "100 kg",
        "2.2 tons",
        "over 8 tons",
        "up to five tons",
        "between 300 and 350 kg",
        "12 plants",
    ]
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ours=QUANTITIES, theirs=QUANTITIES, chosen=st.sampled_from(["survivor", LOSER]))
def test_a_merge_never_raises_a_total(django_user_model, ours, theirs, chosen):
    user = django_user_model.objects.filter(is_superuser=True).first() or (
        django_user_model.objects.create_superuser("root", "root@example.org", "x")
    )
    one, other = make_seizure(quantity=ours), make_seizure(quantity=theirs)
    both = Seizure.objects.listed().filter(pk__in=[one.pk, other.pk])
    before = total(both.countables())
    merging.merge(
        survivor=one, loser=other, choices={"substances": chosen}, why="x", why_language="en",
        user=user,
    )  # fmt: skip
    after = total(both.countables())
    assert after.events == before.events - 1
    assert (after.kg_low or 0) <= (before.kg_low or 0)
    assert (after.kg_high or 0) <= (before.kg_high or 0)
    assert after.is_open <= before.is_open
