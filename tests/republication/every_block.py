"""An article with one block of every kind, for promises about all of them."""

from newsroom.blocks import BodyBlock
from seizures.models import Claim, Seizure, SeizurePlace, SubstanceLine, Wording
from tests.newsroom.factories import make_article, make_document, make_image

WORDS = {
    "paragraph": "Three tons left the port in cans.",
    "heading": "How it was found",
    "analysis": "The figures do not add up.",
    "see_also": "The port that never closes",
    "image": "Cranes over the port",
    "pull_quote": "Nobody counts the cans.",
    "seizure_card": "some three tons",
    "seizure_figure": "What our record holds of cocaine",
    "seizure_chart": "Cocaine by the month",
    "table": "Twenty-two containers",
    "embed": "A film of the search",
    "document": "The court’s ruling",
    "kept_html": "Anvil: the nickname of a crane",
}


def make_seizure(**fields) -> Seizure:
    """A public record with a substance, a place, words and a source."""
    fields = {"occurred": "2022-06-11", "status": "verified", "live": True} | fields
    seizure = Seizure.objects.create(**fields)
    Wording.objects.create(
        seizure=seizure, language="en", title="Cocaine in asparagus", cover_load="asparagus"
    )
    SubstanceLine.objects.create(seizure=seizure, substance="cocaine", as_written="some three tons")
    SeizurePlace.objects.create(seizure=seizure, role="seized", name="Port of Callao", country="PE")
    Claim.objects.create(
        seizure=seizure,
        quote="some three tons of cocaine",
        source_name="Port police",
        url="https://police.example/report",
    )
    return seizure


def every_block(**fields) -> list[tuple]:
    other = make_article(WORDS["see_also"])
    return [
        ("paragraph", f'<p>{WORDS["paragraph"]} <a href="https://a.example/x">Source</a></p>'),
        ("heading", WORDS["heading"]),
        ("analysis", {"title": "What it means", "text": f"<p>{WORDS['analysis']}</p>"}),
        ("see_also", {"article": other, "url": "", "text": ""}),
        (
            "image",
            {"image": make_image(), "alt_text": WORDS["image"], "caption": "Cranes over the port"},
        ),
        ("pull_quote", {"text": WORDS["pull_quote"], "attribution": "A docker"}),
        ("seizure_card", make_seizure()),
        (
            "seizure_figure",
            {
                "lead_in": WORDS["seizure_figure"],
                "records": "?substance=cocaine",
                "caption": "As the sources wrote it.",
            },
        ),
        (
            "seizure_chart",
            {
                "title": WORDS["seizure_chart"],
                "kind": "month",
                "records": "?substance=cocaine",
                "caption": "",
            },
        ),
        (
            "table",
            {
                "caption": "Searches",
                "source": "Customs",
                "table": {
                    "columns": [
                        {"type": "text", "heading": "What"},
                        {"type": "figure", "heading": "How many"},
                    ],
                    "rows": [{"values": [WORDS["table"], "22"]}],
                    "caption": "",
                },
            },
        ),
        (
            "embed",
            {
                "url": "https://films.example/1",
                "title": WORDS["embed"],
                "description": "Officers open a container.",
            },
        ),
        ("document", {"document": make_document(), "title": WORDS["document"]}),
        (
            "kept_html",
            {"html": f"<dl><dt>{WORDS['kept_html']}</dt></dl>", "reason": "A definition list"},
        ),
    ]


def kinds_of_block() -> set[str]:
    return set(BodyBlock.base_blocks)
