"""A public page of each kind, with something on it: what must hold everywhere is tried on these."""

from newsroom.models import NewsroomSettings
from newsroom.models.correction import CorrectionKind
from seizures.models import Claim
from seizures.snapshots.making import make as make_snapshot
from tests.feedback.factories import make_message
from tests.newsroom.factories import (
    make_article,
    make_author,
    make_group,
    make_section,
    make_series,
)
from tests.seizures.factories import make_seizure


def make_a_page_of_each_kind() -> list[str]:
    """The addresses; the last is one that does not exist."""
    author, section = make_author(), make_section()
    seizure = make_seizure(title="Cocaine in cans of asparagus", quantity="2.2 tons")
    seizure.save_revision().publish()
    seizure.occurred, seizure.change_note = "2022-06-12", "The ministry gave the day."
    seizure.save_revision().publish()
    claim = make_seizure(
        title="Over 15 tons since 2017",
        kind="aggregate",
        quantity="over 15 tons",
        occurred="2017/..",
        claims=(
            Claim(about="quantity", quote="over 15 tons", source_name="Ministry"),
            Claim(about="quantity", quote="14 tons", source_name="Customs", chosen=False),
        ),
    )
    series = make_series()
    group = make_group(
        "Primeiro Comando da Capital",
        aliases=["PCC"],
        countries=["BR"],
        descriptions={"en": "Founded in a prison."},
    )
    article = make_article(
        section=section,
        by=[author],
        series=series,
        series_position=1,
        countries=["PE"],
        groups=[group],
        body=[
            ("paragraph", "<p>First <a href='https://example.org/'>link</a>.</p>"),
            ("heading", "What we know"),
            ("analysis", {"title": "What it means", "text": "<p>This.</p>"}),
            ("pull_quote", {"text": "The word is uncertain.", "attribution": "From this text"}),
            ("seizure_card", seizure),
            (
                "embed",
                {"url": "https://example.org/film", "title": "Film", "description": "A film"},
            ),
        ],
    )
    article.title = "Cocaine leaves with the mangoes"
    article.save_revision().publish()
    retracted = make_article(
        "Forged papers",
        section=section,
        corrections=[{"kind": kind, "text": "What was wrong."} for kind in CorrectionKind.values],
    )
    NewsroomSettings.objects.update_or_create(defaults={"shows_versions": True})
    message = make_message(article=article, passage="cans", text="Which cans?")
    return [
        "/en/",
        "/es/",
        section.get_url(),
        article.get_url(),
        retracted.get_url(),
        f"/en/versions/{article.pk}/",
        f"/en/versions/{retracted.pk}/",
        author.get_absolute_url(),
        series.get_absolute_url(),
        group.get_absolute_url(),
        "/en/countries/pe/",
        "/en/articles/",
        "/en/articles/?country=PE&section=nowhere",
        "/en/authors/",
        "/en/series/",
        "/en/countries/",
        "/en/groups/",
        "/en/corrections/",
        "/en/corrections/?kind=regret",
        "/en/search/?q=cocaine",
        "/en/search/?q=nothingatall",
        "/en/seizures/",
        "/en/seizures/sources/",
        "/en/seizures/?kg_min=x",
        "/en/seizures/charts/month/",
        "/en/seizures/charts/place/embed/",
        "/en/seizures/map/",
        f"{seizure.get_absolute_url()}embed/",
        "/en/seizures/changes/",
        "/en/seizures/changes/?country=XX",
        "/en/seizures/data-dictionary/",
        "/en/seizures/export/csv/?kg_min=x",
        "/en/seizures/snapshots/",
        make_snapshot().snapshot.get_absolute_url(),
        seizure.get_absolute_url(),
        claim.get_absolute_url(),
        "/es/feedback/",
        "/en/feedback/sources/",
        "/en/feedback/privacy/",
        f"/en/feedback/article/{article.pk}/",
        f"/en/feedback/record/{seizure.public_id}/",
        f"/en/feedback/message/{message.access}/",
        f"/en/feedback/message/{message.access}/erase/",
        f"/en/republish/{article.pk}/",
        f"/en/republish/{article.pk}/check/",
        f"/en/republish/{article.pk}/used/",
        "/policies/CC-BY-NC-4.0/",
        "/api/docs/",
        "/styleguide/",
        "/en/nothing-here/",
    ]
