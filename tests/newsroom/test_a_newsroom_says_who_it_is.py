"""What the newsroom says of itself in its settings is what readers, copies and the desk show."""

import feedparser
import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsroom.models import NewsroomSettings
from republication.package import build_package
from tests.newsroom.factories import make_article, make_author, make_image, restrict
from tests.newsroom.people import signed_in
from tests.newsroom.test_machines_read_the_pages_back import make_policy

pytestmark = pytest.mark.django_db


def set_newsroom(**values) -> NewsroomSettings:
    newsroom = NewsroomSettings.load()
    for name, value in values.items():
        setattr(newsroom, name, value)
    newsroom.full_clean()
    newsroom.save()
    return newsroom


def wording(**said) -> list:
    return [("wording", {"language": "en", "byline": "", "top": "", "bottom": "", **said})]


def test_the_logo_stands_for_the_name_with_its_words(reader):
    set_newsroom(name="El Faro", logo=make_image("Logo", size=(900, 300)))
    page = reader.get("/en/").content.decode()
    assert 'class="logo logo--alone"' in page
    assert 'width="640" height="213" alt="El Faro"' in page
    set_newsroom(logo_dark=make_image("Logo at night", size=(900, 300)))
    page = reader.get("/en/").content.decode()
    assert 'class="logo logo--light"' in page
    assert 'class="logo logo--dark"' in page


def test_a_logo_costs_a_page_one_query_and_a_lost_file_costs_no_page(reader):
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert reader.get("/en/").status_code == 200
        return len(queries)

    cache.clear()  # of sizes of another test's images, whose keys come again
    reader.get("/en/")
    without = cost()
    logo = make_image("Logo")
    set_newsroom(logo=logo, logo_dark=make_image("Dark"), icon=make_image("Icon"))
    reader.get("/en/")
    assert cost() == without + 1
    logo.renditions.all().delete()
    logo.file.delete(save=False)
    page = reader.get("/en/").content.decode()
    assert "<span>Waybill</span>" in page


def test_without_an_icon_the_mark_shows_the_initial(reader):
    set_newsroom(name="Ñandú")
    assert ">Ñ</text>" in reader.get("/icon.svg").content.decode()
    assert 'href="/icon.svg"' in reader.get("/en/").content.decode()
    assert reader.get("/favicon.ico").headers["Location"] == "/icon.svg"
    set_newsroom(icon=make_image("Icon", size=(300, 300)))
    assert "/media/" in reader.get("/favicon.ico").headers["Location"]


def test_the_feed_shows_the_icon_where_there_is_one(reader):
    assert b"<image>" not in reader.get("/en/feed/rss/").content
    set_newsroom(icon=make_image("Icon", size=(300, 300)))
    image = feedparser.parse(reader.get("/en/feed/rss/").content).feed.image
    assert image.href.startswith("http://waybill.example/media/")
    assert (image.title, image.width) == ("Waybill", 144)


def test_policies_stand_in_the_footer_once_and_only_where_readers_may_see_them(reader):
    policy = make_policy("How we correct", "how-we-correct")
    privacy = make_policy("Privacy", "privacy")
    hidden = make_policy("Who pays", "who-pays")
    restrict(hidden)
    set_newsroom(corrections_policy=policy, privacy_page=privacy, ownership_page=hidden)
    page = reader.get("/en/").content.decode()
    assert page.count(">How we correct</a>") == 1
    assert '<a rel="privacy-policy" href="/en/privacy/">Privacy</a>' in page
    assert "Who pays" not in page
    assert ">How we correct</a>" not in reader.get("/es/").content.decode()


def test_addresses_and_profiles_stand_where_they_are_looked_for(reader):
    set_newsroom(
        legal_name="Faro Foundation",
        contact_email="hello@faro.example",
        tips_email="tips@faro.example",
        corrections_email="wrong@faro.example",
        profiles=[
            ("profile", {"label": "Mastodon", "url": "https://social.example/@faro"}),
            ("profile", {"label": "Bluesky", "url": "https://sky.example/faro"}),
        ],
    )
    page = reader.get("/en/").content.decode()
    assert page.count('href="mailto:hello@faro.example"') == 2  # readers, and republishers too
    assert 'href="mailto:tips@faro.example"' in page
    assert "Published by Faro Foundation" in page
    mastodon = page.index('<a rel="me" href="https://social.example/@faro">Mastodon</a>')
    assert mastodon < page.index('<a rel="me" href="https://sky.example/faro">Bluesky</a>')
    set_newsroom(republishers_email="share@faro.example")
    assert 'href="mailto:share@faro.example"' in reader.get("/en/").content.decode()
    assert 'href="mailto:wrong@faro.example"' in reader.get("/en/corrections/").content.decode()


def test_an_address_breaks_before_its_at_sign_in_a_narrow_column(reader):
    set_newsroom(contact_email="hello@faro.example")
    assert ">hello<wbr>@faro.example</a>" in reader.get("/en/").content.decode()


def test_the_foot_of_a_spanish_page_names_many_series(reader):
    assert '<a href="/es/series/">Series</a>' in reader.get("/es/").content.decode()


def test_a_copy_carries_the_newsroom_s_own_words():
    set_newsroom(
        wordings=wording(
            byline="{authors} for {newsroom}",
            top="{newsroom} reported this first: {link}",
            bottom="{title}, by {authors} of {newsroom}, is free to share under {licence}.",
        )
    )
    article = make_article("Cans", by=[make_author("Ana Ruiz")], slug="cans")
    package = build_package(article)
    address = "http://waybill.example/en/ports/cans/"
    assert package.byline.text == "Ana Ruiz for Waybill"
    assert package.attribution_top.text == f"Waybill reported this first: {address}"
    assert package.attribution_top.html == (
        f'Waybill reported this first: <a href="{address}">{address}</a>'
    )
    assert package.attribution_bottom.html.startswith(f'<a href="{address}">Cans</a>, by Ana Ruiz')
    assert 'rel="license">CC BY-NC 4.0</a>.' in package.attribution_bottom.html


def test_another_language_and_another_outlet_keep_the_house_s_words():
    set_newsroom(wordings=wording(top="{newsroom} reported this first: {link}"))
    spanish = build_package(make_article(language="es"))
    assert spanish.attribution_top.text.startswith("Este artículo fue publicado")
    other = make_article(
        origin_outlet="The Harbour",
        origin_url="https://harbour.example/cans",
        origin_licence_code="CC-BY-4.0",
    )
    assert build_package(other).attribution_top.text.startswith("This article was first published")


@pytest.mark.parametrize(
    ("said", "lacks"),
    [
        ({"byline": "By {authors}"}, "{newsroom}"),
        ({"top": "From {newsroom}"}, "{title} or {link}"),
        ({"bottom": "{title}, {authors}, {newsroom}"}, "{licence}"),
        ({"bottom": "{title}, {authors}, {newsroom}, {license}"}, "{license}"),
        ({"top": "{newsroom} {title"}, "brace"),
        ({"top": "{newsroom} {{title}}"}, "brace"),
        ({"top": "{newsroom} {title!r}"}, "no place"),
    ],
)
def test_words_that_break_the_policy_are_refused_in_words(said, lacks):
    newsroom = NewsroomSettings.load()
    block = NewsroomSettings._meta.get_field("wordings").stream_block
    newsroom.wordings = wording(**said)
    with pytest.raises(ValidationError) as refused:
        block.clean(newsroom.wordings)
    child = refused.value.block_errors[0].block_errors
    (messages,) = [error.messages for error in child.values()]
    assert any(lacks in message for message in messages)


def test_one_language_has_one_wording():
    block = NewsroomSettings._meta.get_field("wordings").stream_block
    two = block.to_python([{"type": "wording", "value": {"language": "en"}}] * 2)
    with pytest.raises(ValidationError) as refused:
        block.clean(two)
    assert "two wordings" in str(refused.value.non_block_errors)


def test_the_desk_is_called_by_the_newsroom_s_name(client):
    set_newsroom(name="El Faro")
    assert "Sign in to the desk of El Faro" in client.get("/admin/login/").content.decode()
    client = signed_in("Administrator")
    desk = client.get("/admin/").content.decode()
    assert "El Faro" in desk
    assert " - El Faro</title>" in desk
    form = client.get("/admin/settings/newsroom/newsroomsettings/", follow=True).content.decode()
    for tab in ("Identity", "Licence and attribution", "Addresses", "Policies", "Machines"):
        assert tab in form
