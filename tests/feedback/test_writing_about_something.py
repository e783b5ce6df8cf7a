"""A reader writes about the newsroom, a published article or a public record, in two languages."""

import pytest

from feedback.models import Message
from tests.feedback.factories import filled_in, make_message, make_record
from tests.newsroom.factories import make_article, restrict

pytestmark = pytest.mark.django_db


def test_about_the_newsroom(reader):
    reader.post("/en/feedback/", filled_in(may_publish="on", name="Ana", email="ana@example.org"))
    message = Message.objects.get()
    assert (message.article, message.seizure) == (None, None)
    assert (message.name, message.email, message.may_publish) == ("Ana", "ana@example.org", True)
    assert message.language == "en"


def test_about_a_published_article(reader):
    article = make_article("Cocaine leaves with the asparagus")
    address = f"/en/feedback/article/{article.pk}/"
    page = reader.get(address).content.decode()
    assert f'<a href="{article.url}">Cocaine leaves with the asparagus</a>' in page
    reader.post(address, filled_in())
    assert Message.objects.get().article == article


def test_about_a_public_record(reader):
    record = make_record()
    address = f"/en/feedback/record/{record.public_id}/"
    assert record.public_id in reader.get(address).content.decode()
    reader.post(address, filled_in(kind="correction", link="https://example.org/source"))
    message = Message.objects.get()
    assert message.seizure == record
    assert message.link == "https://example.org/source"


@pytest.mark.parametrize("method", ["get", "post"])
def test_what_is_not_public_cannot_be_written_about(reader, method):
    restricted = make_article("For members")
    restrict(restricted)
    for address in (
        f"article/{make_article('Draft', publish=False).pk}",
        f"article/{restricted.pk}",
        "article/999999999999999999999999",
        f"record/{make_record(live=False).public_id}",
        "record/SZ-1999-00001",
        "record/nonsense",
        "record/SZ-2022-00017%00",
        "thanks/22222222",
        "thanks/%00",
    ):
        response = getattr(reader, method)(f"/en/feedback/{address}/", filled_in())
        # The receipt is only ever read, so writing to it is not allowed rather than not found.
        expected = 405 if (method, address) == ("post", "thanks/22222222") else 404
        assert response.status_code == expected, address
    assert Message.objects.count() == 0


def test_the_address_can_choose_the_kind(reader):
    def chosen(query):
        return reader.get(f"/en/feedback/{query}").context["form"]["kind"].value()

    assert chosen("?kind=republication") == "republication"
    assert chosen("?kind=rumour%00") == "comment"
    assert chosen("") == "comment"


def test_publication_is_never_agreed_to_by_default(reader):
    assert not reader.get("/en/feedback/").context["form"]["may_publish"].value()
    reader.post("/en/feedback/", filled_in())
    assert Message.objects.get().may_publish is False


def test_republishing_is_reported_with_its_address(reader):
    reader.post("/en/feedback/", filled_in(kind="republication", link="example.org/our-copy"))
    assert Message.objects.get().link == "https://example.org/our-copy"


def test_the_language_of_the_page_is_kept(reader):
    response = reader.post("/es/feedback/", filled_in(text="Gracias."))
    message = Message.objects.get()
    assert message.language == "es"
    assert response["Location"] == f"/es/feedback/message/{message.access}/"
    assert '<html lang="es">' in reader.get("/es/feedback/").content.decode()


def test_line_ends_are_stored_as_one_character(reader):
    reader.post("/en/feedback/", filled_in(text="One\r\n\r\nTwo"))
    assert Message.objects.get().text == "One\n\nTwo"


def test_the_passage_and_what_is_right_are_kept(reader):
    article, record = make_article(), make_record()
    about_the_article = f"/en/feedback/article/{article.pk}/"
    reader.post(about_the_article, filled_in(passage="five\r\ntons", box="places", correct="six"))
    reader.post(
        f"/en/feedback/record/{record.public_id}/",
        filled_in(kind="correction", box="places", correct="Callao", passage="five", may_name="on"),
    )
    about_record, about_article = Message.objects.newest()
    assert (about_article.passage, about_article.box) == ("five\ntons", "")
    assert (about_record.box, about_record.correct, about_record.passage) == (
        "places",
        "Callao",
        "",
    )
    assert (about_record.may_name, about_article.may_name) == (True, False)


def test_a_part_that_is_none_of_the_record_is_refused_and_shown_again(reader):
    address = f"/en/feedback/record/{make_record().public_id}/"
    response = reader.post(address, filled_in(box="weather", correct="Sunny"))
    assert response.status_code == 422
    page = response.content.decode()
    assert "Choose a part of the record from the list." in page
    assert "Sunny</textarea>" in page


def test_the_receipt_shows_the_reference_and_nothing_personal(reader):
    message = make_message(text="Only for you", name="Ana Paredes", email="ana@example.org")
    page = reader.get(f"/en/feedback/thanks/{message.reference}/").content.decode()
    assert message.reference in page
    for private in ("Only for you", "Ana Paredes", "ana@example.org"):
        assert private not in page
    assert "noindex" in page


def test_the_form_asks_as_much_of_the_database_for_any_article(
    reader, django_assert_max_num_queries
):
    article = make_article()
    for _count in range(3):
        make_message(article=article)
    reader.get(f"/en/feedback/article/{article.pk}/")
    with django_assert_max_num_queries(13):
        reader.get(f"/en/feedback/article/{article.pk}/")
