"""An image has an alt text a language; a page that says nothing of its own uses it."""

import json

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Collection
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from newsroom.models import CreditedImage
from newsroom.structured_data import news_article
from republication.package import build_package
from tests.newsroom.factories import make_article, make_image, make_section
from tests.newsroom.image_files import photograph
from tests.newsroom.people import signed_in

pytestmark = pytest.mark.django_db

QUAY = {"en": "A quay at night", "es": "Un muelle de noche"}


def in_the_desk(**fields):
    return {"title": "Quay", "collection": Collection.objects.get(depth=1).pk, **fields}


def file():
    return SimpleUploadedFile("quay.jpg", photograph())


def test_the_form_asks_once_a_language_and_shows_what_was_said():
    editor = signed_in("Editor")
    editor.post(
        reverse("wagtailimages:add"),
        in_the_desk(
            file=file(), alt_text_en=" A quay\r\nat night ", alt_text_es="Un muelle de noche"
        ),
    )
    image = CreditedImage.objects.get()
    assert image.alt_texts == QUAY
    page = BeautifulSoup(
        editor.get(reverse("wagtailimages:edit", args=[image.pk])).content, "html.parser"
    )
    for language, text in QUAY.items():
        asked = page.select_one(f"[name=alt_text_{language}]")
        assert asked.get_text(strip=True) == text
        assert page.select_one(f"label[for={asked['id']}]")
    assert not page.select("form [name=description]")


def test_the_form_in_the_chooser_asks_too():
    prefix = "image-chooser-upload-"
    fields = in_the_desk(file=file(), alt_text_en=QUAY["en"])
    answer = signed_in("Author").post(
        reverse("wagtailimages_chooser:create"),
        {f"{prefix}{name}": value for name, value in fields.items()},
    )
    assert answer.json()["step"] == "chosen"
    assert CreditedImage.objects.get().alt_texts == {"en": QUAY["en"]}


def test_one_of_many_asks_after_the_upload():
    editor = signed_in("Editor")
    answer = editor.post(
        reverse("wagtailimages:add_multiple"), {"title": "Quay", "files[]": file()}
    )
    image = CreditedImage.objects.get()
    assert f'name="image-{image.pk}-alt_text_es"' in json.loads(answer.content)["form"]
    fields = in_the_desk(alt_text_es=QUAY["es"], tags="")
    editor.post(
        reverse("wagtailimages:edit_multiple", args=[image.pk]),
        {f"image-{image.pk}-{name}": value for name, value in fields.items()},
    )
    image.refresh_from_db()
    assert image.alt_texts == {"es": QUAY["es"]}


def test_what_a_form_did_not_ask_stays():
    image = make_image(alt_texts=QUAY)
    signed_in("Editor").post(
        reverse("wagtailimages:edit", args=[image.pk]),
        in_the_desk(credit="Ana Ruiz", alt_text_es="", tags=""),
    )
    image.refresh_from_db()
    assert image.credit == "Ana Ruiz"
    assert image.alt_texts == {"en": QUAY["en"]}


@pytest.mark.parametrize("language", QUAY)
def test_a_page_and_all_that_leaves_it_say_it_in_their_language(reader, language):
    image = make_image(alt_texts=QUAY)
    article = make_article(
        language=language,
        section=make_section(language=language),
        lead_image=image,
        body=[("image", {"image": image, "alt_text": "", "caption": ""})],
    )
    said = QUAY[language]
    page = BeautifulSoup(reader.get(article.url).content, "html.parser")
    assert [img["alt"] for img in page.select("main figure img")] == [said, said]
    assert page.select_one("[property='og:image:alt']")["content"] == said
    package = build_package(article)
    assert (package.lead_image.alt, package.body[0].alt) == (said, said)
    assert reader.get(f"/api/v1/articles/{article.pk}/").json()["lead_image"]["alt"] == said
    assert news_article(article, article.newsroom)["image"]["caption"] == said
    front = BeautifulSoup(reader.get(f"/{language}/").content, "html.parser")
    assert front.select_one(".card--lead img")["alt"] == said


def test_words_of_the_page_s_own_come_first(reader):
    image = make_image(alt_texts=QUAY)
    article = make_article(
        lead_image=image,
        lead_image_alt="The quay where it began",
        body=[("image", {"image": image, "alt_text": "Where it ended", "caption": ""})],
    )
    page = BeautifulSoup(reader.get(article.url).content, "html.parser")
    shown = [img["alt"] for img in page.select("main figure img")]
    assert shown == ["The quay where it began", "Where it ended"]


def test_a_lead_without_words_in_the_language_is_refused():
    only_spanish = make_image(alt_texts={"es": QUAY["es"]})
    article = make_article(publish=False)
    article.lead_image = only_spanish
    with pytest.raises(ValidationError, match="Say what the picture shows"):
        article.full_clean()
    only_spanish.alt_texts = QUAY
    article.full_clean()


def typed(editor, address, article, image, alt_text="") -> dict:
    """What an editor sends of a form that shows one image; its lists stay empty."""
    page = BeautifulSoup(editor.get(address).content, "html.parser")
    counts = page.select("[name$=-TOTAL_FORMS], [name$=-INITIAL_FORMS]")
    return {each["name"]: "0" for each in counts} | nested_form_data(
        {
            "title": article.title,
            "slug": article.slug,
            "lead_image": "",
            "lead_image_alt": "",
            "body": streamfield(
                [
                    ("paragraph", rich_text("<p>Text.</p>")),
                    ("image", {"image": image.pk, "alt_text": alt_text, "caption": ""}),
                ]
            ),
        }
    )


def test_an_image_in_the_text_needs_words_to_be_published_not_to_be_kept():
    article, image = make_article(publish=False, by=[]), make_image(alt_texts={"es": QUAY["es"]})
    editor = signed_in("Editor")
    address = reverse("wagtailadmin_pages:edit", args=[article.pk])
    refused = editor.post(address, typed(editor, address, article, image) | {"action-publish": "1"})
    assert refused.status_code == 200
    assert "which has no alt text in the language of this page" in refused.content.decode()
    assert editor.post(address, typed(editor, address, article, image)).status_code == 302
    article.refresh_from_db()
    assert not article.live
    assert article.get_latest_revision_as_object().pictures()[0].alt == ""
    kept = editor.post(
        address, typed(editor, address, article, image, "A quay") | {"action-publish": "1"}
    )
    assert kept.status_code == 302
    article.refresh_from_db()
    assert article.live


def test_the_desk_finds_an_image_by_what_it_shows():
    make_image("DSC 0001", alt_texts=QUAY)
    make_image("DSC 0002", alt_texts={"en": "A scale"})
    found = signed_in("Editor").get(reverse("wagtailimages:index") + "?q=muelle").content.decode()
    assert "DSC 0001" in found
    assert "DSC 0002" not in found
