"""robots.txt, headers, tdmrep.json and llms.txt follow the newsroom's choices and its licence."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from commons import licences
from commons.crawlers import CRAWLERS, Purpose
from commons.usage import by_licence
from newsroom.models import NewsroomSettings
from tests.newsroom.factories import PUBLISHED, make_article, make_section, retract
from tests.newsroom.test_machines_read_the_pages_back import make_policy

NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
LOCATION = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def choose(**choices) -> None:
    newsroom = NewsroomSettings.load()
    for name, value in choices.items():
        setattr(newsroom, name, value)
    newsroom.full_clean()
    newsroom.save()


def groups(reader) -> dict[str, list[str]]:
    """The rules of robots.txt by user agent (RFC 9309: agents in a row share a group)."""
    rules: dict[str, list[str]] = {}
    agents: list[str] = []
    fresh = True
    for line in reader.get("/robots.txt").content.decode().splitlines():
        field, _colon, value = line.partition(": ")
        if field == "User-agent":
            agents = [value] if fresh else [*agents, value]
            fresh = False
            rules.setdefault(value, [])
        elif field:
            fresh = True
            for agent in agents:
                rules[agent].append(line)
    return rules


@pytest.mark.parametrize(
    ("code", "answers", "training"),
    [
        ("CC-BY-4.0", True, True),
        ("CC-BY-SA-4.0", True, True),
        ("CC-BY-NC-4.0", True, False),
        ("CC-BY-ND-4.0", True, False),
        ("CC0-1.0", True, True),
        ("ALL-RIGHTS-RESERVED", False, False),
    ],
)
def test_without_a_choice_the_licence_decides(code, answers, training):
    usage = by_licence(licences.get(code))
    assert (usage.search, usage.answers, usage.training, usage.mining) == (
        True,
        answers,
        training,
        training,
    )


def test_no_agent_is_listed_twice_and_each_has_a_purpose():
    agents = [crawler.agent.lower() for crawler in CRAWLERS]
    assert len(agents) == len(set(agents))
    assert all(crawler.purposes and crawler.operator for crawler in CRAWLERS)


@pytest.mark.django_db
def test_robots_keeps_trainers_out_of_work_that_is_not_for_commerce(reader):
    rules = groups(reader)
    assert "Disallow: /" in rules["GPTBot"]
    assert "OAI-SearchBot" not in rules
    assert "Content-Usage: search=y, train-ai=n" in rules["*"]
    assert "Disallow: /" not in rules["*"]


@pytest.mark.django_db
def test_robots_follows_what_the_newsroom_chooses(reader):
    choose(ai_training="yes", ai_answers="no")
    rules = groups(reader)
    assert "GPTBot" not in rules
    assert "Disallow: /" in rules["OAI-SearchBot"]
    refused = {c.agent for c in CRAWLERS if c.purposes == {Purpose.ANSWERS}}
    assert set(rules) == {"*", *refused}


@pytest.mark.django_db
def test_mining_is_reserved_in_header_page_and_file_with_the_page_that_says_more(reader):
    policy = make_policy("Machines and our work", "machines")
    choose(text_mining="no", machines_policy=policy)
    address = f"http://waybill.example{policy.url}"
    page = reader.get("/en/")
    assert page.headers["tdm-reservation"] == "1"
    assert page.headers["tdm-policy"] == address
    assert '<meta name="tdm-reservation" content="1">' in page.content.decode()
    assert f'<meta name="tdm-policy" content="{address}">' in page.content.decode()
    assert reader.get("/.well-known/tdmrep.json").json() == [
        {"location": "/*", "tdm-reservation": 1, "tdm-policy": address}
    ]


@pytest.mark.django_db
def test_an_article_goes_by_its_own_licence(reader):
    article = make_article(licence_code="CC-BY-4.0")
    assert reader.get(article.url).headers["Content-Usage"] == "search=y, train-ai=y"
    assert reader.get(article.url).headers["tdm-reservation"] == "0"
    assert reader.get("/en/").headers["Content-Usage"] == "search=y, train-ai=n"


@pytest.mark.django_db
def test_a_newsroom_that_does_not_want_to_be_found_says_so_everywhere(reader):
    make_article(published=timezone.now() - timedelta(hours=1))
    choose(search_engines=False)
    page = reader.get("/en/")
    assert page.headers["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in page.content.decode()
    assert "Sitemap:" not in reader.get("/robots.txt").content.decode()
    assert "<loc>" not in reader.get("/news-sitemap.xml").content.decode()


@pytest.mark.django_db
def test_llms_txt_tells_what_is_here_and_on_which_terms(reader):
    section = make_section("Ports")
    policy = make_policy("How we correct", "how-we-correct")
    choose(corrections_policy=policy)
    response = reader.get("/llms.txt")
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    text = response.content.decode()
    assert text.startswith("# Waybill\n")
    assert f"- [Ports](http://waybill.example{section.url})" in text
    assert f"- [How we correct](http://waybill.example{policy.url})" in text
    assert "CC BY-NC 4.0" in text
    assert "Please do not train models on them." in text
    choose(ai_training="yes")
    assert "Please do not train" not in reader.get("/llms.txt").content.decode()


@pytest.mark.django_db
def test_the_news_sitemap_holds_our_own_articles_of_two_days(reader):
    now = timezone.now()
    fresh = make_article("Cans & <cocaine>\x0b", published=now - timedelta(hours=47))
    other = make_article("Recién salido", language="es", published=now - timedelta(hours=1))
    make_article(published=now - timedelta(hours=49))
    make_article(published=PUBLISHED)
    make_article(publish=False)
    retract(make_article(published=now - timedelta(hours=1)))
    make_article(
        published=now - timedelta(hours=1),
        origin_outlet="The Harbour",
        origin_url="https://harbour.example/",
    )
    response = reader.get("/news-sitemap.xml")
    tree = ElementTree.fromstring(response.content)
    listed = [
        (
            url.findtext(LOCATION),
            url.findtext(f"{NEWS}news/{NEWS}publication/{NEWS}name"),
            url.findtext(f"{NEWS}news/{NEWS}publication/{NEWS}language"),
            url.findtext(f"{NEWS}news/{NEWS}title"),
        )
        for url in tree
    ]
    assert listed == [
        (f"http://waybill.example{other.url}", "Waybill", "es", "Recién salido"),
        (f"http://waybill.example{fresh.url}", "Waybill", "en", "Cans & <cocaine>"),
    ]
    assert "Sitemap: http://waybill.example/news-sitemap.xml" in (
        reader.get("/robots.txt").content.decode()
    )
