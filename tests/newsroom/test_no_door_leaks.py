"""Every public address there is, and everything that readers may not have: none tells of any.

``DOORS`` names each pattern of the site's addresses. A new one that is not in the table fails
``test_every_door_is_known``: whoever opens a door says here how it is walked through.
"""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.urls import get_resolver
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import Workflow

from newsroom.api.corrections import identifier_of
from newsroom.models import Article, Correction, CriminalGroup, NewsroomSettings, PreviewLink
from newsroom.previews import share_preview
from newsroom.withdrawals import withdraw
from republication.formats import FORMATS
from republication.models import PackageVersion
from tests.newsroom.factories import (
    make_article,
    make_author,
    make_image,
    make_section,
    make_series,
    restrict,
)
from tests.seizures.factories import make_seizure

pytestmark = pytest.mark.django_db

# In every part of the article, its slug and its files; no door may say it.
SECRET = "quagga"

# Pattern -> addresses to walk, of an article {article}, its record, author, section and so on.
# () is for what shows nothing of articles, or is walked elsewhere, with the reason beside it.
DOORS = {
    "documents/^(\\d+)/(.*)$": ("{document}",),
    "documents/authenticate_with_password/<int:restriction_id>/": (),  # a password's form
    "api/v1/": ("/api/v1/",),
    "api/v1/openapi.json": (),  # from the code alone
    "api/v1/articles/<row:pk>/package/": (
        "/api/v1/articles/{pk}/package/",
        *(f"/api/v1/articles/{{pk}}/package/?format={code}" for code in FORMATS),
    ),
    "api/v1/articles/<row:pk>/package/versions/": ("/api/v1/articles/{pk}/package/versions/",),
    "api/v1/articles/<row:pk>/package/versions/<sha256:version>/": (
        "/api/v1/articles/{pk}/package/versions/{version}/",
    ),
    "api/v1/packages/<sha256:version>/": ("/api/v1/packages/{version}/",),
    "api/v1/changes/": ("/api/v1/changes/", "/api/v1/changes/?subject=article:{pk}"),
    "api/v1/^articles/$": (
        "/api/v1/articles/",
        "/api/v1/articles/?q=" + SECRET,
        "/api/v1/articles/?section=ports",
        "/api/v1/articles/?country=PE",
    ),
    "api/v1/^articles/(?P<pk>[0-9]{1,18})/$": ("/api/v1/articles/{pk}/", "/api/v1/articles/{other}/"),
    "api/v1/^corrections/$": ("/api/v1/corrections/", "/api/v1/corrections/?expand=article"),
    "api/v1/^corrections/(?P<pk>[0-9]{1,18}-[0-9a-f]{32})/$": ("/api/v1/corrections/{correction}/",),
    "api/v1/^images/$": ("/api/v1/images/", "/api/v1/images/?article={pk}"),
    "api/v1/^images/(?P<pk>[0-9]{1,18})/$": ("/api/v1/images/{image}/",),
    "api/v1/^licences/$": (),  # a closed list
    "api/v1/^licences/(?P<code>[A-Za-z0-9.-]{1,40})/$": (),
    "api/v1/sections/": ("/api/v1/sections/",),
    "api/v1/sections/<str:language>/<slug:slug>/": ("/api/v1/sections/en/ports/",),
    "api/v1/series/": ("/api/v1/series/",),
    "api/v1/series/<str:language>/<slug:slug>/": ("/api/v1/series/en/line/",),
    "api/v1/^authors/$": ("/api/v1/authors/",),
    "api/v1/^authors/(?P<slug>[^/.]+)/$": ("/api/v1/authors/{author}/",),
    "api/v1/^countries/$": ("/api/v1/countries/",),
    "api/v1/^countries/(?P<code>[A-Z]{2})/$": ("/api/v1/countries/PE/",),
    "api/v1/^groups/$": ("/api/v1/groups/",),
    "api/v1/^groups/(?P<slug>[^/.]+)/$": ("/api/v1/groups/clan/",),
    "api/v1/seizures/<str:public_id>/changes/": ("/api/v1/seizures/{record}/changes/",),
    "api/v1/seizures/totals/": ("/api/v1/seizures/totals/",),
    "api/v1/^reuses/$": (),  # a key's outlet alone reads there: test_programs_tell_us_of_copies
    "api/v1/^reuses/(?P<reference>[0-9A-Z]{8,12})/$": (),
    "api/v1/^seizures/$": ("/api/v1/seizures/", "/api/v1/seizures/?expand=articles"),
    "api/v1/^seizures/(?P<public_id>[^/.]+)/$": ("/api/v1/seizures/{record}/",),
    "api/v1/^snapshots/$": ("/api/v1/snapshots/",),
    "api/v1/^snapshots/(?P<version>[0-9]{4}-[0-9]{2}-[0-9]{2}(?:\\.[0-9]{1,4})?)/$": (),
    # For a key alone; what a message says is walked in test_no_door_that_is_written_to_leaks.
    "api/v1/^webhooks/$": (),
    "api/v1/^webhooks/(?P<pk>[0-9]{1,18})/$": (),
    "api/v1/^webhooks/(?P<pk>[0-9]{1,18})/secret/$": (),
    "api/v1/^webhooks/(?P<pk>[0-9]{1,18})/test/$": (),
    "api/v1/webhooks/<row:pk>/deliveries/": (),
    "api/v1/webhooks/<row:pk>/deliveries/redeliver/": (),
    "api/v1/webhooks/<row:pk>/deliveries/<slug:message_id>/": (),
    "api/v1/webhooks/<row:pk>/deliveries/<slug:message_id>/redeliver/": (),
    "api/docs/": (),  # from the code alone
    "api/^(?:[\\s\\S]*/)?$": ("/api/v1/nothing/{pk}/",),
    "api/^[\\s\\S]*[^/]$": ("/api/v1/nothing/{pk}", "/api/v1/articles/{pk}"),
    "styleguide/": (),  # samples of its own
    "republished/<row:pk>.gif": ("/republished/{pk}.gif",),
    "policies/<str:code>/": (),  # of licences alone
    "policies/<str:code>.jsonld": (),
    # What is asked by POST, and what is told by messages: test_no_door_that_is_written_to_leaks.
    "webmention/": (),
    "webmention/<slug:token>/": (),  # says what its sender said
    "llms.txt": ("/llms.txt",),
    ".well-known/tdmrep.json": ("/.well-known/tdmrep.json",),
    "news-sitemap.xml": ("/news-sitemap.xml",),
    "robots.txt": ("/robots.txt",),
    "sitemap.xml": ("/sitemap.xml",),
    "sitemap-<slug:section>.xml": (
        "/sitemap-articles.xml",
        "/sitemap-pages.xml",
        "/sitemap-authors.xml",
        "/sitemap-series.xml",
        "/sitemap-lists.xml",
        "/sitemap-seizures.xml",
    ),
    ".well-known/security.txt": ("/.well-known/security.txt",),
    "social.png": (),  # a picture of the newsroom's name
    "icon.svg": (),
    "favicon.ico": (),
    "^media/(?P<path>.*)$": (),  # test_addresses_of_images_cannot_be_guessed
    "en/seizures/": ("/en/seizures/",),
    "en/seizures/^(?P<public_id>[A-Za-z]{2}-[0-9]{4}-[0-9]{5,9})"
    "\\.(?P<ending>json|jsonld|geojson|csv|bib|ris|csl\\.json)$": tuple(
        f"/en/seizures/{{record}}.{ending}" for ending in ("json", "jsonld", "geojson", "csv", "bib")
    ),
    "en/seizures/changes/": ("/en/seizures/changes/",),
    "en/seizures/sources/": ("/en/seizures/sources/",),
    "en/seizures/changes/feed/": ("/en/seizures/changes/feed/",),
    "en/seizures/export/<slug:format>/": tuple(
        f"/en/seizures/export/{kind}/" for kind in ("csv", "jsonl", "geojson")
    ),
    "en/seizures/snapshots/": ("/en/seizures/snapshots/",),
    "en/seizures/snapshots/feed/": ("/en/seizures/snapshots/feed/",),
    # Archives hold the tables of exports, which are walked above.
    "en/seizures/^snapshots/(?P<version>[0-9]{4}-[0-9]{2}-[0-9]{2}(?:\\.[0-9]{1,4})?)/$": (),
    "en/seizures/^snapshots/(?P<version>[0-9]{4}-[0-9]{2}-[0-9]{2}(?:\\.[0-9]{1,4})?)"
    "/(?P<name>[A-Za-z0-9.]+)$": (),
    "en/seizures/data-dictionary/": ("/en/seizures/data-dictionary/",),
    "en/seizures/data-dictionary/<slug:name>.json": (),  # from the code alone
    "oembed/": (
        "/oembed/?url=http://waybill.example/en/seizures/{record}/",
        "/oembed/?url=http://waybill.example{page}",
        "/oembed/?url=http://waybill.example{translation}",
    ),
    "en/seizures/<str:public_id>/embed/": ("/en/seizures/{record}/embed/",),
    "en/seizures/charts/<slug:code>/": (
        "/en/seizures/charts/month/",
        "/en/seizures/charts/place/?q=" + SECRET,
    ),
    "en/seizures/charts/<slug:code>/embed/": ("/en/seizures/charts/place/embed/",),
    "en/seizures/charts/<slug:code>.<file_kind:kind>": (
        "/en/seizures/charts/place.csv",
        "/en/seizures/charts/place.svg",
    ),
    "en/seizures/map/": ("/en/seizures/map/",),
    "en/seizures/map/embed/": ("/en/seizures/map/embed/",),
    "en/seizures/map.<file_kind:kind>": ("/en/seizures/map.svg",),
    "en/seizures/map/routes/": ("/en/seizures/map/routes/",),
    "en/seizures/map/routes/embed/": ("/en/seizures/map/routes/embed/",),
    "en/seizures/map/routes.<file_kind:kind>": ("/en/seizures/map/routes.csv",),
    "en/seizures/<str:public_id>/": ("/en/seizures/{record}/",),
    "en/republish/<row:pk>/": ("/en/republish/{pk}/", "/en/republish/{other}/"),
    "en/republish/<row:pk>/used/": ("/en/republish/{pk}/used/", "/en/republish/{other}/used/"),
    "en/republish/thanks/<slug:reference>/": (),  # says nothing of what it is about
    "en/republish/<row:pk>/bundle/": ("/en/republish/{pk}/bundle/",),
    "en/republish/<row:pk>/check/": ("/en/republish/{pk}/check/", "/en/republish/{other}/check/"),
    "api/v1/feedback/": (),  # takes and gives nothing: test_apps_write_by_the_same_rules
    "api/v1/feedback/challenge/": (),
    "api/v1/verify/": (),  # answers to POST and a key: test_no_door_that_is_written_to_leaks
    "en/republish/<row:pk>/<slug:format>/": tuple(
        f"/en/republish/{{pk}}/{code}/" for code in FORMATS
    ),
    "en/feedback/": ("/en/feedback/",),
    "en/feedback/privacy/": (),  # from the settings alone
    "en/feedback/sources/": (),  # the same
    "en/feedback/sources/key.asc": (),  # the same
    "en/feedback/^article/(?P<pk>[0-9]{1,18})/$": ("/en/feedback/article/{pk}/",),
    "en/feedback/^record/(?P<public_id>SZ-[0-9]{4}-[0-9]{5,9})/$": ("/en/feedback/record/{record}/",),
    "en/feedback/^thanks/(?P<reference>[0-9A-Z]{8,12})/$": (),  # says nothing of what it is about
    "en/feedback/proof/": (),
    # A page of one reader: only its own words and the title of what it is about, for who has the key.
    "en/feedback/^message/(?P<token>[0-9A-Za-z_-]{32})/$": (),
    "en/feedback/^message/(?P<token>[0-9A-Za-z_-]{32})/withdraw/$": (),
    "en/feedback/^message/(?P<token>[0-9A-Za-z_-]{32})/erase/$": (),
    "en/feed/rss/": ("/en/feed/rss/",),
    "en/feed/atom/": ("/en/feed/atom/",),
    "en/feed/json/": ("/en/feed/json/",),
    "en/feed/<slug:kind>/<slug:key>/rss/": (
        "/en/feed/section/ports/rss/",
        "/en/feed/author/{author}/rss/",
        "/en/feed/series/line/rss/",
        "/en/feed/country/pe/rss/",
        "/en/feed/group/clan/rss/",
    ),
    "en/feed/<slug:kind>/<slug:key>/atom/": (
        "/en/feed/section/ports/atom/",
        "/en/feed/author/{author}/atom/",
        "/en/feed/series/line/atom/",
        "/en/feed/country/pe/atom/",
        "/en/feed/group/clan/atom/",
    ),
    "en/feed/<slug:kind>/<slug:key>/json/": (
        "/en/feed/section/ports/json/",
        "/en/feed/author/{author}/json/",
        "/en/feed/series/line/json/",
        "/en/feed/country/pe/json/",
        "/en/feed/group/clan/json/",
    ),
    "en/preview/<str:token>/": ("/en/preview/guess/", "{revoked}"),
    "en/articles/": ("/en/articles/",),
    "en/search/": ("/en/search/?q=reefers", "/en/search/?q=cargo"),
    "en/search/suggest/": ("/en/search/suggest/?q=reefers", "/en/search/suggest/?q=reef"),
    "en/corrections/": ("/en/corrections/",),
    "en/corrections/feed/": ("/en/corrections/feed/",),
    "en/versions/<row:pk>/": ("/en/versions/{pk}/",),
    "en/authors/": ("/en/authors/",),
    "en/authors/<slug:slug>/": ("/en/authors/{author}/",),
    "en/series/": ("/en/series/",),
    "en/series/<slug:slug>/": ("/en/series/line/",),
    "en/countries/": ("/en/countries/",),
    "en/countries/<country:code>/": ("/en/countries/pe/",),
    "en/groups/": ("/en/groups/",),
    "en/groups/<slug:slug>/": ("/en/groups/clan/",),
    "en/_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/": (),
    "en/_util/login/": (),  # the door of the desk
    "en/^((?:[\\w\\-]+/)*)$": ("/en/", "{section}", "{page}", "{neighbour}", "/es/", "{translation}"),
}  # fmt: skip
# Asked by the article's own key or address: they say 404, or 410 for what readers have had.
OF_THE_ARTICLE = (
    "{page}",
    "{document}",
    "/en/republish/{pk}/",
    "/en/republish/{pk}/html/",
    "/en/republish/{pk}/bundle/",
    "/en/republish/{pk}/check/",
    "/en/republish/{pk}/used/",
    "/api/v1/articles/{pk}/",
    "/api/v1/articles/{pk}/package/",
    "/api/v1/articles/{pk}/package/versions/",
    "/api/v1/articles/{pk}/package/versions/{version}/",
    "/api/v1/packages/{version}/",
    "/en/feedback/article/{pk}/",
    "/en/versions/{pk}/",
    "/oembed/?url=http://waybill.example{page}",
)
SAYS_GONE = (
    "{page}",
    *(d for d in OF_THE_ARTICLE if "republish" in d or "api" in d or "oembed" in d),
)


def patterns(found=None, prefix=""):
    for pattern in get_resolver().url_patterns if found is None else found:
        route = prefix + str(pattern.pattern)
        if route.startswith("admin/"):
            continue
        if hasattr(pattern, "url_patterns"):
            yield from patterns(pattern.url_patterns, route)
        else:
            yield route


def test_every_door_is_known():
    assert set(patterns()) == set(DOORS)


class Place:
    """A public neighbourhood around one article: what lists it, cites it, or leads to it."""

    def __init__(self):
        NewsroomSettings.objects.update_or_create(pk=1, defaults={"shows_versions": True})
        self.section, self.series = make_section(), make_series("Line", slug="line")
        self.author = make_author("Ana Ruiz", slug="the-author")
        self.record = make_seizure(title="Two tons in cans")
        self.group = CriminalGroup.objects.create(name="Clan", slug="clan")
        self.document = get_document_model().objects.create(
            title=f"Ruling on {SECRET}", file=ContentFile(SECRET.encode(), name=f"{SECRET}.txt")
        )
        self.fields = {
            "section": self.section,
            "series": self.series,
            "series_position": 2,
            "by": [self.author],
            "countries": ["PE"],
            "slug": f"reefers-of-{SECRET}",
            "standfirst": f"Nineteen {SECRET} cargo.",
            "lead_image": make_image(f"A {SECRET}", credit=SECRET),
            "lead_image_alt": f"A {SECRET}",
            "body": [
                ("paragraph", f"<p>The {SECRET} left with the reefers.</p>"),
                ("seizure_card", self.record),
                ("document", {"document": self.document, "title": f"The {SECRET}"}),
            ],
            "corrections": [{"text": f"The {SECRET} was counted twice."}],
        }

    def make(self, **fields) -> Article:
        article = make_article(f"Reefers of {SECRET}", publish=False, **{**self.fields, **fields})
        if hasattr(article, "groups"):
            article.groups.create(group=self.group)
            article.save_revision()
        return article

    def surround(self, article: Article) -> None:
        """Public articles that lead to it, and its translation."""
        link = f'<p>As <a linktype="page" id="{article.pk}">told</a>, the reefers.</p>'
        see_also = {"article": article.pk, "url": "", "text": ""}
        self.neighbour = make_article(
            "The first part",
            section=make_section("Routes"),
            series=self.series,
            series_position=1,
            countries=["PE"],
            body=[("see_also", see_also), ("paragraph", link)],
        )
        self.translation = make_article("La otra", language="es", translation_of=article)
        address = share_preview(article=article, shared_with=SECRET, days=1, user=None)
        PreviewLink.objects.update(revoked_at=timezone.now())
        self.names = {
            "pk": article.pk,
            "page": article.get_url(),
            "other": self.translation.pk,
            "neighbour": self.neighbour.url,
            "translation": self.translation.url,
            "section": self.section.url,
            "author": self.author.slug,
            "record": self.record.public_id,
            "image": article.lead_image_id,
            "correction": identifier_of(article.corrections.first()),
            "document": self.document.url,
            # Of a package that was given while it was out, or of none.
            "version": PackageVersion.objects.filter(article=article.pk)
            .values_list("version", flat=True)
            .first()
            or "0" * 64,
            "revoked": address.removeprefix("http://waybill.example"),
        }

    def addresses(self, doors) -> list[str]:
        return [door.format(**self.names) for door in doors]


def later():
    return timezone.now() + timedelta(days=1)


def draft(place):
    return place.make()


def in_review(place):
    article = place.make()
    Workflow.objects.get(name="Editor approves").start(article, user=None)
    return article


def approved(place):
    article = in_review(place)
    article = Article.objects.get(pk=article.pk)
    task = article.current_workflow_task_state.specific
    task.approve(user=None, update=False)
    state = article.current_workflow_state
    state.status = state.STATUS_APPROVED
    state.save()
    assert Article.objects.get(pk=article.pk).standing == "approved"
    return article


def scheduled(place):
    article = place.make()
    article.go_live_at = later()
    article.save_revision().publish()
    return article


def embargoed(place):
    article = place.make(embargoed_until=later())
    article.save_revision().publish()
    return article


def live_under_an_embargo(place):
    """Cannot come about through the desk."""
    article = place.make()
    article.save_revision().publish()
    Article.objects.filter(pk=article.pk).update(embargoed_until=later())
    return article


def restricted(place):
    article = place.make()
    article.save_revision().publish()
    restrict(article)
    return article


def in_a_restricted_section(place):
    section = make_section("Members")
    article = place.make(section=section)
    article.save_revision().publish()
    restrict(section)
    return article


def withdrawn(place):
    article = place.make()
    article.save_revision().publish()
    withdraw(article=Article.objects.get(pk=article.pk), reason="A court asked us to.", user=None)
    return article


HIDDEN = [
    draft, in_review, approved, scheduled, embargoed, live_under_an_embargo, restricted,
    in_a_restricted_section, withdrawn,
]  # fmt: skip


def text_of(response) -> str:
    content = b"".join(response) if response.streaming else response.content
    return content.decode(errors="replace")


def without_the_question(text: str, address: str) -> str:
    """A page may repeat the address it was asked by, and what was typed into a search: also in
    addresses that ask the same of something else."""
    asked = (f"q={SECRET}", f"q%3D{SECRET}", f">words: {SECRET}<")
    for sign in (address, f'value="{SECRET}"', f"“{SECRET}”", *asked):
        text = text.replace(sign, "")
    return text


def betraying(reader, place) -> list[str]:
    every = [door for doors in DOORS.values() for door in doors]
    return [
        address
        for address in place.addresses(every)
        if SECRET in without_the_question(text_of(reader.get(address)), address).lower()
    ]


@pytest.mark.parametrize("hide", HIDDEN, ids=lambda hide: hide.__name__)
def test_what_readers_may_not_have_is_told_by_no_door(reader, hide):
    place = Place()
    article = hide(place)
    place.surround(Article.objects.get(pk=article.pk))
    assert betraying(reader, place) == []
    for door in OF_THE_ARTICLE:
        gone = hide is withdrawn and door in SAYS_GONE
        answer = reader.get(*place.addresses([door]))
        # The page itself, under a restriction, leads to a door where one may sign in.
        signs_in = "restricted" in hide.__name__ and door == "{page}"
        assert answer.status_code == (410 if gone else 302 if signs_in else 404), door


def test_the_doors_do_open_for_what_is_published(reader):
    """Or the test above would prove nothing."""
    place = Place()
    article = place.make()
    article.save_revision().publish()
    place.surround(Article.objects.get(pk=article.pk))
    told = betraying(reader, place)
    for door in (
        "/en/", "{section}", "{neighbour}", "/en/feed/rss/", "/api/v1/articles/", "{document}",
        "/en/corrections/", "/en/seizures/{record}/", "/sitemap-articles.xml", "/en/series/line/",
        "/en/countries/pe/", "/en/search/?q=reefers", "/en/search/suggest/?q=reefers", "/en/articles/", "/en/versions/{pk}/",
        "/api/v1/articles/{other}/", "{translation}",
    ):  # fmt: skip
        assert place.addresses([door])[0] in told, door


def test_a_retracted_text_leaves_by_no_door_but_its_page(reader):
    place = Place()
    article = place.make()
    article.save_revision().publish()
    article = Article.objects.get(pk=article.pk)
    article.corrections.add(Correction(kind="retraction", text="It was false."))
    article.save_revision().publish()
    place.surround(Article.objects.get(pk=article.pk))
    for address in place.addresses(
        ["/api/v1/articles/", "/en/feed/rss/", "/api/v1/articles/{pk}/package/",
         "/en/republish/{pk}/html/", "/en/versions/{pk}/", "/news-sitemap.xml"]
    ):  # fmt: skip
        assert f"The {SECRET} left" not in text_of(reader.get(address)), address
    assert reader.get(*place.addresses(["{page}"])).status_code == 200


def test_a_newer_draft_of_what_is_out_stays_in_the_house(reader):
    """Its words, and a document that only the draft uses."""
    place = Place()
    article = make_article(
        "Public",
        section=place.section,
        by=[place.author.__class__.objects.create(name="Ana", slug="ana")],
    )
    draft = Article.objects.get(pk=article.pk)
    changed = place.make()
    draft.title, draft.body = changed.title, changed.body
    draft.save_revision()
    changed.delete()
    assert reader.get(place.document.url).status_code == 404
    assert SECRET not in text_of(reader.get(article.url))
