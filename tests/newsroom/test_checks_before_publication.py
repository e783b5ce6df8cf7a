"""What the desk looks at before an article goes out, check by check."""

from datetime import timedelta

import pytest
from django.utils import timezone

from newsroom.checks import CHECKS, blocking, report
from newsroom.checks.sources import figure_without_source
from newsroom.models import Article, EditorialSettings, LinkCheck
from newsroom.models.editorial_settings import Level
from tests.newsroom.factories import make_article, make_image
from tests.seizures.factories import make_seizure

pytestmark = pytest.mark.django_db

FINE = "Three tons leave Callao with the asparagus"


def draft(headline: str = FINE, **fields) -> Article:
    fields.setdefault("body", [("paragraph", "<p>The ship left at night.</p>")])
    return make_article(headline, publish=False, **fields)


def found(article: Article, check: str) -> list[str]:
    (result,) = [each for each in report(article).results if each.check == check]
    return [finding.words for finding in result.findings]


def picture(alt_text: str = "A quay", **fields) -> tuple:
    return ("image", {"image": make_image(**fields), "alt_text": alt_text, "caption": ""})


def table(source: str) -> tuple:
    cells = {"columns": [{"type": "text", "heading": "Port"}], "rows": [{"values": ["Callao"]}]}
    return ("table", {"caption": "Ports", "table": cells, "source": source})


def test_an_article_in_order_is_fine():
    looked = report(draft())
    assert looked.blocking == []
    assert looked.worth_a_look == []
    assert len(looked.fine) == len(CHECKS)


def test_every_check_has_a_level_of_its_name():
    assert set(EditorialSettings.CHECKS) == set(CHECKS)
    for name in CHECKS:
        assert EditorialSettings.load().level_of(name) in Level
        assert EditorialSettings.load().label_of(name)


AMISS = [
    ("standfirst", {"standfirst": " "}, "There is no standfirst"),
    ("headline", {"headline": "Short"}, "has 5 characters; at least 20"),
    ("headline", {"headline": "Long " * 30}, "has 149 characters; at most 110"),
    ("byline", {"by": []}, "Nobody signs it"),
    ("licence", {"origin_outlet": "Elsewhere", "origin_url": "https://e.example/"}, "first published by Elsewhere"),
]  # fmt: skip


@pytest.mark.parametrize(("check", "fields", "words"), AMISS)
def test_what_is_amiss_is_said(check, fields, words):
    (said,) = found(draft(**fields), check)
    assert words in said


def test_pictures_need_words_a_credit_and_leave_to_travel():
    article = draft(body=[picture("", credit="", licence_code=""), picture()])
    assert "has no alt text" in found(article, "alt_texts")[0]
    assert "has no credit" in found(article, "credits")[0]
    assert "No licence is recorded" in found(article, "image_licences")[0]
    for check in ("alt_texts", "credits", "image_licences"):
        assert len(found(article, check)) == 1


def test_nothing_is_asked_of_a_picture_in_an_article_that_nobody_may_take():
    article = draft(body=[picture(licence_code="")], licence_code="ALL-RIGHTS-RESERVED")
    assert found(article, "image_licences") == []


RECORDS = [
    ({"status": "verified"}, None),
    ({"status": "unverified"}, "is unverified, and its card says so"),
    ({"status": "disputed"}, "is disputed"),
    ({"status": "retracted"}, "has been retracted: take its card out"),
    ({"status": "verified", "live": False}, "is a draft"),
]


@pytest.mark.parametrize(("fields", "words"), RECORDS)
def test_every_record_is_verified_or_marked(fields, words):
    said = found(draft(body=[("seizure_card", make_seizure(**fields))]), "records")
    assert [words in each for each in said] == ([True] if words else [])


UNSOURCED = [
    "<p>They found 1,200 kg of cocaine.</p>",
    "<p>Some three tons were hidden.</p>",
    "<p>It was worth US$ 40 million.</p>",
    "<p>Hallaron 2,3 toneladas en el puerto.</p>",
    "<p>Costó veinte mil dólares.</p>",
    "<p>€300,000 were paid.</p>",
]
SOURCED = [
    "<p>They found 1,200 kg, <a href='https://e.example/'>as a court heard</a>.</p>",
    "<p>They found 1,200 kg, according to the prosecutor.</p>",
    "<p>Según la fiscalía fueron 2,3 toneladas.</p>",
    "<p>Three men were held in 2022.</p>",
    "<p>The kilo of asparagus was a cover.</p>",
]


@pytest.mark.parametrize("html", UNSOURCED)
def test_a_figure_without_a_source_is_seen(html):
    assert figure_without_source(html)
    assert (
        "no link, record or named source" in found(draft(body=[("paragraph", html)]), "sources")[0]
    )


@pytest.mark.parametrize("html", SOURCED)
def test_a_figure_with_a_source_or_no_figure_is_left_alone(html):
    assert found(draft(body=[("paragraph", html)]), "sources") == []


def test_a_record_beside_it_is_a_source():
    body = [("paragraph", UNSOURCED[0]), ("seizure_card", make_seizure(status="verified"))]
    assert found(draft(body=body), "sources") == []


def test_a_table_names_its_source():
    assert found(draft(body=[table("")]), "sources") == ["The table “Ports” names no source."]
    assert found(draft(body=[table("Port authority")]), "sources") == []


LINK = "https://outlet.example/story"


def test_links_answer_or_are_archived():
    article = draft(body=[("paragraph", f'<p>As <a href="{LINK}">told</a>.</p>')])
    assert found(article, "links") == ["1 link has not been checked yet."]
    check = LinkCheck.objects.create(
        url=LINK, outcome="gone", detail="404", checked_at=timezone.now()
    )
    assert LINK in found(article, "links")[0]
    assert "there is nothing there any more (404" in found(article, "links")[0]
    check.archived_url = "https://archive.example/story"
    check.save()
    assert found(article, "links") == []


def test_what_a_check_cannot_tell_never_blocks():
    EditorialSettings.objects.update_or_create(pk=1, defaults={"links": Level.BLOCK})
    article = draft(body=[("paragraph", f'<p>As <a href="{LINK}">told</a>.</p>')])
    assert blocking(article) == []
    LinkCheck.objects.create(url=LINK, outcome="gone", detail="404", checked_at=timezone.now())
    assert [result.check for result in blocking(article)] == ["links"]


def test_an_embargo_that_another_language_breaks_is_seen():
    until = timezone.now() + timedelta(days=2)
    article = draft(embargoed_until=until)
    make_article("Tres toneladas", language="es", translation_of=article)
    assert "Spanish version is out" in found(article, "schedule")[0]


def test_an_end_that_takes_the_article_away_is_seen():
    article = draft(expire_at=timezone.now() + timedelta(days=2))
    assert "set to be withdrawn on" in found(article, "schedule")[0]


def test_a_finding_leads_to_its_block():
    article = draft(body=[picture("")])
    (result,) = report(article).blocking
    assert result.findings[0].anchor == f"block-{article.body[0].id}-section"


def test_a_check_that_is_switched_off_says_nothing():
    EditorialSettings.objects.update_or_create(pk=1, defaults={"byline": Level.IGNORE})
    assert "byline" not in [result.check for result in report(draft(by=[])).results]
