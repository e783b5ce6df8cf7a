"""What readers may not have, asked for by what is written to us, and told by what we write.

:mod:`tests.newsroom.test_no_door_leaks` walks every address that is read. Here the same states are
walked through forms, the API's POST, Webmention, the counting pixel and messages to webhooks.
"""

import pytest

from newsroom.models import Article, Correction
from republication.counting import PIXEL
from republication.models import (
    Delivery,
    ReadingCount,
    RepublicationSettings,
    Reuse,
    Webmention,
)
from republication.webhooks import messages
from tests.newsroom.test_no_door_leaks import (
    HIDDEN,
    OF_THE_ARTICLE,
    SECRET,
    Place,
    betraying,
    text_of,
    withdrawn,
    without_the_question,
)
from tests.republication.factories import make_endpoint, make_key

pytestmark = pytest.mark.django_db
COPY = "https://outlet.example/story/"


def written_to(place, *, is_withdrawn: bool):
    """Address, content, media type, and the answer that is deserved."""
    pk, page = place.names["pk"], f"http://waybill.example{place.names['page']}"
    form, json = {}, {"content_type": "application/json"}
    gone = 410 if is_withdrawn else 404
    text = f"<p>The {SECRET} left with the reefers.</p>".replace(SECRET, "cargo")
    yield "/webmention/", {"source": COPY, "target": page}, form, 400
    yield "/api/v1/verify/", {"article": pk, "html": text}, json, gone
    yield "/api/v1/verify/", {"original": page, "html": text}, json, 404
    yield "/api/v1/reuses/", {"article": pk, "url": COPY}, json, 410 if is_withdrawn else 400
    yield f"/en/republish/{pk}/check/", {"html": text}, form, gone
    yield f"/en/republish/{pk}/used/", {"url": COPY, "language": "en"}, form, gone


@pytest.mark.parametrize("hide", HIDDEN, ids=lambda hide: hide.__name__)
def test_what_readers_may_not_have_is_told_to_nobody_who_writes_or_listens(reader, hide):
    RepublicationSettings.objects.update_or_create(pk=1, defaults={"counts_readings": True})
    make_endpoint()
    place, key = Place(), make_key(scopes=("reuses", "verify"))
    article = hide(place)
    place.surround(Article.objects.get(pk=article.pk))
    for address, content, how, deserved in written_to(place, is_withdrawn=hide is withdrawn):
        answer = reader.post(address, content, **how, **key.as_header)
        assert answer.status_code == deserved, address
        said = without_the_question(text_of(answer), place.names["page"])
        assert SECRET not in said.lower(), address
    assert not Reuse.objects.exists()
    assert not Webmention.objects.exists()
    pixel = reader.get(f"/republished/{article.pk}.gif", headers={"Referer": COPY})
    assert pixel.content == PIXEL
    assert not ReadingCount.objects.exists()
    told = [messages.body(delivery).decode() for delivery in Delivery.objects.all()]
    assert told  # of the articles around it, at least
    assert not [each for each in told if SECRET in each]


def test_they_do_answer_for_what_is_published(reader):
    """Or the test above would prove nothing."""
    RepublicationSettings.objects.update_or_create(pk=1, defaults={"counts_readings": True})
    make_endpoint()
    place, key = Place(), make_key(scopes=("reuses", "verify"))
    article = place.make()
    article.save_revision().publish()
    place.surround(Article.objects.get(pk=article.pk))
    answers = [
        reader.post(address, content, **how, **key.as_header).status_code
        for address, content, how, _deserved in written_to(place, is_withdrawn=False)
    ]
    assert answers == [201, 200, 200, 201, 422, 422]
    reader.get(f"/republished/{article.pk}.gif", headers={"Referer": COPY})
    assert ReadingCount.objects.get().article_id == article.pk
    told = [messages.body(delivery).decode() for delivery in Delivery.objects.all()]
    assert [each for each in told if SECRET in each]


def test_a_retracted_article_is_neither_judged_nor_counted(reader):
    RepublicationSettings.objects.update_or_create(pk=1, defaults={"counts_readings": True})
    place, key = Place(), make_key(scopes=("verify",))
    article = place.make()
    article.save_revision().publish()
    article = Article.objects.get(pk=article.pk)
    article.corrections.add(Correction(kind="retraction", text="It was false."))
    article.save_revision().publish()
    content = {"article": article.pk, "html": "<p>The cargo left with the reefers.</p>"}
    answer = reader.post(
        "/api/v1/verify/", content, content_type="application/json", **key.as_header
    )
    assert answer.status_code == 410
    assert f"The {SECRET} left" not in text_of(answer)
    reader.get(f"/republished/{article.pk}.gif", headers={"Referer": COPY})
    assert not ReadingCount.objects.exists()


def test_what_was_deleted_is_told_by_no_door(reader):
    place = Place()
    article = place.make()
    article.save_revision().publish()
    place.surround(Article.objects.get(pk=article.pk))
    Article.objects.get(pk=article.pk).delete()
    assert betraying(reader, place) == []
    for door in OF_THE_ARTICLE:
        assert reader.get(*place.addresses([door])).status_code == 404, door
