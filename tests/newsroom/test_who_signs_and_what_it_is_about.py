"""Authors keep their page and their name; a group is named with its aliases and on whose word."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError

from commons import roles
from newsroom.models import AuthorLink, CriminalGroup, DeskMember, GroupAlias
from tests.newsroom.factories import (
    make_article,
    make_author,
    make_group,
    make_series,
)
from tests.newsroom.people import signed_in
from tests.seizures.factories import make_seizure

pytestmark = pytest.mark.django_db


def soup(reader, address: str) -> BeautifulSoup:
    answer = reader.get(address)
    assert answer.status_code == 200, address
    return BeautifulSoup(answer.content, "html.parser")


class TestAnAuthor:
    def test_works_are_shown_by_role_each_with_its_number_and_address(self, reader):
        ana = make_author("Ana Ruiz", slug="ana-ruiz")
        make_article("Written", by=[ana])
        make_article("Counted", roles=[("data", ana)])
        make_article("Counted too", roles=[("data", ana)])
        page = soup(reader, "/en/authors/ana-ruiz/")
        tabs = {tab.get_text(" ", strip=True): tab["href"] for tab in page.select(".tabs a")}
        assert tabs == {
            "All works": "/en/authors/ana-ruiz/",
            "By 1": "?role=by",
            "Data 2": "?role=data",
        }
        data = soup(reader, "/en/authors/ana-ruiz/?role=data")
        assert {h.get_text(strip=True) for h in data.select(".card--row h3")} == {
            "Counted",
            "Counted too",
        }
        assert data.select_one(".tabs [aria-current]").get_text(" ", strip=True) == "Data 2"

    def test_who_has_left_keeps_the_page_which_says_so(self, reader):
        ana = make_author(
            "Ana Ruiz", slug="ana-ruiz", left_on=date(2026, 3, 1), email="ana@waybill.example"
        )
        make_article("Written", by=[ana])
        text = soup(reader, "/en/authors/ana-ruiz/").get_text(" ", strip=True)
        assert "Left the newsroom in March 2026." in text
        assert "Written" in text
        assert "ana@waybill.example" not in text
        former = soup(reader, "/en/authors/").select_one("[aria-labelledby=former]")
        assert "Ana Ruiz" in former.get_text()

    def test_a_desk_names_its_members_and_they_name_it(self, reader):
        desk = make_author("Data desk", slug="data-desk", is_collective=True)
        ana, gone = (
            make_author("Ana Ruiz", slug="ana"),
            make_author("Gone", left_on=date(2026, 1, 1)),
        )
        for order, member in enumerate((ana, gone)):
            DeskMember.objects.create(desk=desk, member=member, sort_order=order)
        page = soup(reader, "/en/authors/data-desk/")
        assert [a.get_text() for a in page.select(".profile__desk a")] == ["Ana Ruiz"]
        assert soup(reader, "/en/authors/ana/").select_one(".profile__desk a")["href"] == (
            "/en/authors/data-desk/"
        )

    def test_a_desk_is_no_member_of_a_desk(self):
        desk, other = make_author(is_collective=True), make_author(is_collective=True)
        with pytest.raises(ValidationError, match="members are people"):
            DeskMember(desk=desk, member=other).full_clean()

    def test_links_stand_in_their_order(self, reader):
        ana = make_author("Ana Ruiz", slug="ana", website="https://ana.example/")
        for order, label in enumerate(("Mastodon", "Signal")):
            AuthorLink.objects.create(
                author=ana, label=label, url=f"https://{label}.example/", sort_order=order
            )
        links = soup(reader, "/en/authors/ana/").select(".profile__links a")
        assert [link.get_text() for link in links] == ["Website", "Mastodon", "Signal"]
        assert all(link["rel"] == ["me"] for link in links)

    def test_the_desk_says_why_an_author_with_work_is_not_deleted(self):
        ana = make_author("Ana Ruiz")
        make_article(by=[ana])
        editor = signed_in(roles.EDITOR)
        address = f"/admin/snippets/newsroom/author/delete/{ana.pk}/"
        page = BeautifulSoup(editor.get(address).content, "html.parser")
        assert "referenced" in page.get_text()
        editor.post(address)
        ana.refresh_from_db()

    def test_the_index_shows_only_those_with_published_work(self, reader):
        make_article(by=[make_author("With work")])
        make_article(by=[make_author("Only drafts")], publish=False)
        text = soup(reader, "/en/authors/").get_text()
        assert "With work" in text
        assert "Only drafts" not in text


class TestAddressesNeverDie:
    @pytest.mark.parametrize(
        ("make", "prefix"),
        [(make_author, "authors"), (make_group, "groups"), (make_series, "series")],
    )
    def test_a_changed_address_leads_to_the_new_one_and_so_does_the_one_before(
        self, reader, make, prefix
    ):
        thing = make("Thing", slug="first")
        for slug in ("second", "third"):
            thing.slug = slug
            thing.save()
        for former in ("first", "second"):
            answer = reader.get(f"/en/{prefix}/{former}/?country=PE")
            assert answer.status_code == 301
            assert answer["Location"] == f"/en/{prefix}/third/?country=PE"
        assert reader.get(f"/en/{prefix}/third/").status_code == 200

    def test_going_back_to_an_old_address_leads_nowhere_in_circles(self, reader):
        author = make_author("Ana", slug="ana")
        for slug in ("ana-ruiz", "ana"):
            author.slug = slug
            author.save()
        assert reader.get("/en/authors/ana/").status_code == 200
        assert reader.get("/en/authors/ana-ruiz/")["Location"] == "/en/authors/ana/"

    def test_nobody_else_takes_an_address_that_was(self):
        ana = make_author("Ana", slug="ana")
        ana.slug = "ana-ruiz"
        ana.save()
        other = make_author("Another Ana", slug="another")
        other.slug = "ana"
        with pytest.raises(ValidationError, match="had this address once"):
            other.full_clean()

    def test_a_feed_follows_too(self, reader):
        author = make_author("Ana", slug="ana")
        make_article(by=[author])
        author.slug = "ana-ruiz"
        author.save()
        answer = reader.get("/en/feed/author/ana/rss/")
        assert answer.status_code == 301
        assert answer["Location"] == "/en/feed/author/ana-ruiz/rss/"

    def test_the_api_finds_by_the_old_address(self, reader):
        author = make_author("Ana", slug="ana")
        make_article("Hers", by=[author])
        author.slug = "ana-ruiz"
        author.save()
        found = reader.get("/api/v1/articles/?author=ana").json()["results"]
        assert [article["headline"] for article in found] == ["Hers"]


class TestAGroup:
    def test_its_page_says_what_it_is_on_whose_word_and_by_what_names(self, reader):
        group = make_group(
            "Primeiro Comando da Capital",
            slug="pcc",
            aliases=["PCC"],
            countries=["BR"],
            names={"en": "First Capital Command"},
            descriptions={"en": "Began in a prison."},
            active_since=1993,
        )
        make_article("About it", groups=[group])
        page = soup(reader, "/en/groups/pcc/")
        assert page.h1.get_text() == "First Capital Command"
        assert "Began in a prison." in page.select_one(".topic-said").get_text()
        source = page.select_one(".topic-said .source a")
        assert (source.get_text(), source["href"]) == (
            "A prosecutor",
            "https://prosecutor.example/indictment",
        )
        facts = page.select_one(".topic-facts").get_text(" ", strip=True)
        for fact in ("Primeiro Comando da Capital", "PCC", "Brazil", "1993"):
            assert fact in facts

    def test_a_language_without_a_description_borrows_none(self, reader):
        make_group("G", slug="g", descriptions={"en": "Began in a prison."})
        assert "Began in a prison." not in reader.get("/es/groups/g/").content.decode()

    def test_namesakes_are_told_apart(self, reader):
        one = make_group("One", slug="one", aliases=["La Empresa"])
        two = make_group("Two", slug="two", aliases=["la empresa"])
        for group in (one, two):
            make_article(groups=[group])
        chips = soup(reader, "/en/groups/one/").select(".topic-facts a")
        assert "/en/groups/two/" in [chip["href"] for chip in chips]

    def test_lists_of_groups_name_none_that_only_a_draft_is_about(self, reader):
        make_article(groups=[make_group("In public", slug="in-public")])
        make_article(groups=[make_group("In a draft", slug="in-a-draft")], publish=False)
        for address in (
            "/en/groups/",
            "/en/articles/",
            "/api/v1/groups/",
            "/sitemap-groups.xml",
            "/en/countries/pe/",
        ):
            text = reader.get(address).content.decode()
            assert "In a draft" not in text
            assert "in-a-draft" not in text
        assert "In public" in reader.get("/en/groups/").content.decode()

    def test_the_desk_finds_it_by_any_of_its_names(self):
        make_group("Primeiro Comando da Capital", aliases=["PCC"], names={"en": "First Command"})
        make_group("Another")
        editor = signed_in(roles.EDITOR)
        for words in ("PCC", "first com", "primeiro"):
            for address in (
                "/admin/snippets/newsroom/criminalgroup/",
                "/admin/snippets/choose/newsroom/criminalgroup/results/",
            ):
                text = editor.get(address, {"q": words}).content.decode()
                assert "Primeiro Comando" in text, (address, words)
                assert "Another" not in text

    def test_one_name_means_one_group(self):
        make_group("Los Choneros")
        with pytest.raises(ValidationError, match="a group of this name already"):
            CriminalGroup(name="los choneros", slug="other").full_clean()

    def test_years_run_forwards(self):
        with pytest.raises(ValidationError, match="last year is before"):
            CriminalGroup(name="G", slug="g", active_since=2000, active_until=1990).full_clean()

    def test_its_names_are_kept_for_the_search(self):
        group = make_group("G", aliases=["A"])
        group.aliases.add(GroupAlias(name="B", sort_order=1))
        group.save()
        assert str(CriminalGroup.objects.get()) == "G (A, B)"


class TestACountry:
    def test_its_page_leads_to_the_records_seized_there(self, reader):
        make_seizure()
        make_article(countries=["PE"])
        page = soup(reader, "/en/countries/pe/")
        link = page.select_one(".topic-facts a[href*=seizures]")
        assert link["href"] == "/en/seizures/?country=PE&role=seized"
        assert "1 seizure recorded here" in link.get_text()

    def test_the_index_counts_articles_of_the_language(self, reader):
        make_article(countries=["PE"])
        make_article(countries=["PE", "BR"])
        make_article(language="es", countries=["CO"])
        items = [
            " ".join(item.get_text(" ", strip=True).split())
            for item in soup(reader, "/en/countries/").select(".country-list li")
        ]
        assert items == ["BR Brazil 1 article", "PE Peru 2 articles"]

    @pytest.mark.parametrize("code", ["zz", "PE", "per"])
    def test_what_is_no_country_is_not_found(self, reader, code):
        assert reader.get(f"/en/countries/{code}/").status_code == 404


class TestMachines:
    def test_the_api_filters_by_group_and_by_role(self, reader):
        group, ana = make_group("G", slug="g"), make_author("Ana", slug="ana")
        make_article("About it", groups=[group], roles=[("data", ana)])
        make_article("Hers", by=[ana])
        for query in ("group=g", "author=ana&role=data", "role=data"):
            found = reader.get(f"/api/v1/articles/?{query}").json()["results"]
            assert [article["headline"] for article in found] == ["About it"]
        assert found[0]["groups"] == [
            {"slug": "g", "name": "G", "url": "http://waybill.example/en/groups/g/"}
        ]

    def test_a_group_in_the_api_names_the_source_of_each_description(self, reader):
        group = make_group(
            "G", slug="g", aliases=["A"], countries=["BR"], descriptions={"en": "Moves it."}
        )
        make_article(groups=[group])
        body = reader.get("/api/v1/groups/g/").json()
        assert body["aliases"] == ["A"]
        assert body["countries"] == ["BR"]
        assert body["descriptions"][0]["source_url"] == "https://prosecutor.example/indictment"

    def test_only_what_holds_something_is_in_a_sitemap(self, reader):
        make_series("Empty", slug="empty")
        make_article(series=make_series("Full", slug="full"), countries=["PE"])
        retracted_only = make_series("Draft", slug="draft")
        make_article(series=retracted_only, publish=False)
        text = reader.get("/sitemap-series.xml").content.decode()
        assert "/series/full/" in text
        assert "/series/empty/" not in text
        assert "/series/draft/" not in text
        assert "/countries/pe/" in reader.get("/sitemap-countries.xml").content.decode()
        assert "/countries/br/" not in reader.get("/sitemap-countries.xml").content.decode()
        assert "/en/groups/" in reader.get("/sitemap-lists.xml").content.decode()
