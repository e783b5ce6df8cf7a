"""However a page is spelled, and however often we are told of it, it is one reuse."""

import pytest
from django.db import IntegrityError, transaction

from republication.models import Reuse
from republication.reuses.addresses import NotAnAddress, fingerprint, host_of, normalised
from tests.newsroom.factories import make_article
from tests.republication.factories import make_republisher, make_reuse


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("HTTPS://Outlet.Example", "https://outlet.example/"),
        ("http://outlet.example:80/a", "http://outlet.example/a"),
        ("https://outlet.example:8443/a", "https://outlet.example:8443/a"),
        ("https://outlet.example./a#part", "https://outlet.example/a"),
        ("https://exämple.org/ä", "https://xn--exmple-cua.org/ä"),
        ("https://outlet.example/b/../%7ea%2fb/./", "https://outlet.example/~a%2Fb/"),
        ("https://outlet.example/.well-known/x", "https://outlet.example/.well-known/x"),
        (
            "https://web.archive.org/web/2026/https://o.example/a",
            "https://web.archive.org/web/2026/https://o.example/a",
        ),
        (
            "https://o.example/?p=7&utm_source=mail&fbclid=Iw&empty=",
            "https://o.example/?p=7&empty=",
        ),
        ("https://o.example/a?utm_campaign=x", "https://o.example/a"),
        ("http://[::1]:8080/a", "http://[::1]:8080/a"),
    ],
)
def test_an_address_is_kept_one_way(written, kept):
    assert normalised(written) == kept
    assert normalised(kept) == kept


@pytest.mark.parametrize(
    "written",
    [
        "",
        "outlet.example/a",
        "ftp://outlet.example/a",
        "javascript:alert(1)",
        "https://",
        "https://user:secret@outlet.example/",
        "https://outlet.example:port/",
        "https://outlet.example/a b",
        "https://[::1/",
        "https://" + "a" * 70 + ".example/",
        "https://outlet.example/" + "a" * 2_000,
    ],
)
def test_what_is_no_page_of_the_web_is_refused(written):
    with pytest.raises(NotAnAddress):
        normalised(written)


@pytest.mark.parametrize(
    "other",
    [
        "http://outlet.example/a?p=1",
        "https://www.outlet.example/a/?p=1",
        "https://OUTLET.example/./a?utm_source=x&p=1#top",
    ],
)
def test_spellings_of_one_page_are_one(other):
    assert fingerprint(normalised(other)) == fingerprint("https://outlet.example/a?p=1")
    assert host_of(other) == "outlet.example"


@pytest.mark.parametrize("other", ["https://outlet.example/a?p=2", "https://outlet.example/b?p=1"])
def test_other_pages_are_others(other):
    assert fingerprint(normalised(other)) != fingerprint("https://outlet.example/a?p=1")


@pytest.mark.django_db
def test_the_database_holds_one_reuse_of_an_article_and_page():
    article = make_article()
    make_reuse(article, url="https://www.outlet.example/a/")
    make_reuse(url="https://outlet.example/a")
    with pytest.raises(IntegrityError), transaction.atomic():
        make_reuse(article, url="http://outlet.example/a#top")
    assert article.reuses.count() == 1


@pytest.mark.django_db
def test_a_report_alone_is_shown_to_nobody():
    article = make_article()
    make_reuse(article)
    make_reuse(article, state="broken")
    make_reuse(article, state="verified", kind="link")
    verified = make_reuse(article, state="verified")
    assert list(article.reuses.shown()) == [verified]
    assert Reuse.objects.awaiting_us().count() == 1


@pytest.mark.django_db
def test_a_contact_has_a_last_day():
    told = make_reuse(contact_email="ana@outlet.example", may_contact=True)
    thanked = make_reuse(contact_email="ana@outlet.example")
    assert (told.contact_until - told.reported_at.date()).days == 730
    assert (thanked.contact_until - thanked.reported_at.date()).days == 30


@pytest.mark.django_db
def test_an_outlet_has_the_name_we_know_it_by():
    outlet = make_republisher("La Prensa", home="https://prensa.example/")
    assert make_reuse(republisher=outlet, outlet="prensa").outlet_name == "La Prensa"
    assert make_reuse(outlet="El Faro").outlet_name == "El Faro"
    assert make_reuse(url="https://www.faro.example/a").outlet_name == "faro.example"
