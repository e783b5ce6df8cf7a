"""An article's address is enough to show it on another site, with whose work it is (oEmbed 1.0)."""

from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest

from newsroom.models import Article
from newsroom.withdrawals import withdraw
from tests.newsroom.factories import make_article, make_author

pytestmark = pytest.mark.django_db
HOME = "http://waybill.example"


def ask(reader, path, **more):
    return reader.get(f"/oembed/?{urlencode({'url': HOME + path, **more})}")


def test_it_is_quoted_with_its_attribution(reader, django_assert_max_num_queries):
    article = make_article(
        "Fish & <ships>", by=[make_author("Ana Ruiz")], standfirst="They left & came."
    )
    reader.get("/oembed/")
    with django_assert_max_num_queries(11):
        said = ask(reader, article.url, maxwidth=400).json()
    assert (said["type"], said["width"], said["author_name"]) == ("rich", 400, "Ana Ruiz")
    assert (said["title"], said["provider_name"]) == ("Fish & <ships>", "Waybill")
    quoted = said["html"]
    assert quoted.startswith(f'<blockquote cite="{HOME}{article.url}" lang="en">')
    assert f'<a href="{HOME}{article.url}">Fish &amp; &lt;ships&gt;</a>' in quoted
    assert "<p>They left &amp; came.</p>" in quoted
    assert 'rel="license">CC BY-NC 4.0</a>' in quoted
    assert "<script" not in quoted
    root = ElementTree.fromstring(ask(reader, article.url, format="xml").content)
    assert root.findtext("html") == ask(reader, article.url).json()["html"]


def test_its_page_says_where_to_ask(reader):
    article = make_article()
    page = reader.get(article.url).content.decode()
    asked = urlencode({"url": HOME + article.url})
    assert f'type="application/json+oembed" href="{HOME}/oembed/?{asked}&amp;format=json"' in page


def test_an_article_in_spanish_is_quoted_in_spanish(reader):
    article = make_article("Cocaína en el puerto", language="es")
    said = ask(reader, article.url).json()
    assert 'lang="es"' in said["html"]
    assert said["provider_url"] == f"{HOME}/es/"


def test_one_whose_rights_are_reserved_is_only_linked_to(reader):
    said = ask(reader, make_article(licence_code="ALL-RIGHTS-RESERVED").url).json()
    assert said["type"] == "link"
    assert not {"html", "width", "height"} & said.keys()


def test_what_was_taken_back_says_why_and_what_is_none_is_not_found(reader):
    retracted = make_article("One", corrections=[{"kind": "retraction", "text": "It was false."}])
    gone = make_article("Two")
    withdraw(article=Article.objects.get(pk=gone.pk), reason="A court asked us to.", user=None)
    for article, reason in ((retracted, "It was false."), (gone, "A court asked us to.")):
        answer = ask(reader, article.url)
        assert (answer.status_code, answer.content.decode()) == (410, reason)
    assert "json+oembed" not in reader.get(retracted.url).content.decode()
    for path in (retracted.section.url, "/en/", "/en/ports/nothing/"):
        assert ask(reader, path).status_code == 404
