"""Words that sound like danger bring a message to the top, with a note; ordinary words do not."""

import pytest

from commons import roles
from feedback.models import Message
from feedback.risk import Sign, signs_in
from tests.feedback.factories import filled_in, make_member, make_message


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("They have been threatening me since the article.", Sign.THREATENED),
        ("I’m being followed.", Sign.THREATENED),
        ("Me están siguiendo desde el martes", Sign.THREATENED),
        ("Recibí amenazas de muerte", Sign.THREATENED),
        ("They are going to KILL us", Sign.HARM),
        ("Van a matarme", Sign.HARM),
        ("Temo por mi vida.", Sign.HARM),
        ("I want to end my life", Sign.SELF_HARM),
        ("Ya no puedo más, quiero morir", Sign.SELF_HARM),
        ("My boss knows that I talked to you", Sign.SOURCE),
        ("Saben que fui yo", Sign.SOURCE),
    ],
)
def test_danger_is_seen_in_two_languages(text, sign):
    assert sign.value in signs_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The ship is called otherwise.",
        "Two tons were seized, not three. It was me who counted.",
        "This story kills the myth that Callao is safe.",
        "El barco sigue en el puerto y la aduana vigila la carga.",
        "Thank you, I follow your work.",
    ],
)
def test_ordinary_words_are_no_danger(text):
    assert signs_in(text) == []


@pytest.mark.django_db
def test_it_stands_first_in_the_inbox_with_a_note(client, reader):
    reader.post("/en/feedback/", filled_in(text="They know where I live."))
    urgent, later = Message.objects.get(), make_message()
    assert urgent.signs_of_risk == [Sign.THREATENED]
    client.force_login(make_member(roles.EDITOR))
    inbox = client.get("/admin/readers/").content.decode()
    assert inbox.index(urgent.reference) < inbox.index(later.reference)
    page = client.get(f"/admin/readers/edit/{urgent.pk}/").content.decode()
    assert "A person may be at risk" in page
    assert "threatened or followed" in page
    other = client.get(f"/admin/readers/edit/{later.pk}/").content.decode()
    assert "A person may be at risk" not in other
