"""Loads the demonstration: our own articles, records and drawings, through the models' front door.

Everything is published as an editor would publish it, so that revisions, mentions and search
entries are there. The content is plain JSON beside this file.
"""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.db import transaction
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.text import capfirst
from django.utils.timezone import is_aware, make_aware
from wagtail.documents import get_document_model
from wagtail.models import Locale, Page

from demonstration import history
from demonstration.bodies import BodyBuilder
from demonstration.draw import draw_all
from demonstration.groups import about, load_groups
from demonstration.identity import introduce
from newsroom.models import (
    Article,
    ArticleCountry,
    Author,
    AuthorBiography,
    Byline,
    Correction,
    CreditedImage,
    CriminalGroup,
    FrontPage,
    Section,
    Series,
    StandingPage,
)
from newsroom.services import replace_mentions
from seizures.models import Claim, Seizure, SeizureAgency, SeizurePlace, SubstanceLine, Wording
from seizures.snapshots.making import make as make_snapshot

CONTENT = Path(__file__).resolve().parent / "content"
LANGUAGES = ("en", "es")
TAGLINES = {
    "en": "Reporting on organised crime, with its papers",
    "es": "Periodismo sobre crimen organizado, con sus papeles",
}

Report = Callable[[str], None]


def is_loaded() -> bool:
    """Whether there is content already, the demonstration's or a newsroom's own."""
    return any(model.objects.exists() for model in (Section, Article, Seizure))


@transaction.atomic
def load(report: Report) -> None:
    """Load everything, or nothing."""
    Loader(report).load()


def _read(name: str):
    return json.loads((CONTENT / name).read_text(encoding="utf-8"))


def _read_all(folder: str) -> list[dict]:
    """Every file of a folder; originals before their translations."""
    files = [json.loads(path.read_text(encoding="utf-8")) for path in _files(folder)]
    return sorted(files, key=lambda item: item.get("translation_of") is not None)


def _files(folder: str) -> Iterator[Path]:
    return iter(sorted((CONTENT / folder).glob("*.json")))


class Loader:
    """Keeps what has been made so far, by the keys that the content uses."""

    def __init__(self, report: Report):
        self.report = report
        self.locales = {
            code: Locale.objects.get_or_create(language_code=code)[0] for code in LANGUAGES
        }
        self.fronts = {
            front.locale.language_code: front
            for front in FrontPage.objects.select_related("locale")
        }
        self.sections: dict[tuple[str, str], Section] = {}
        self.authors: dict[str, Author] = {}
        self.series: dict[tuple[str, str], Series] = {}
        self.groups: dict[str, CriminalGroup] = {}
        self.images: dict[str, CreditedImage] = {}
        self.documents: dict[str, object] = {}
        self.seizures: dict[str, Seizure] = {}
        self.pages: dict[str, Page] = {}

    def load(self) -> None:
        steps = (
            ("sections, desks and series", self.load_frame),
            ("pictures, drawn now", self.load_images),
            ("documents", self.load_documents),
            ("seizure records", self.load_seizures),
            ("articles and standing pages", self.load_pages),
            ("a first snapshot of the record", make_snapshot),
        )
        for number, (what, step) in enumerate(steps, start=1):
            self.report(f"  {number}/{len(steps)} {capfirst(what)} …")
            step()

    # --- The frame -------------------------------------------------------------------------------

    def load_frame(self) -> None:
        for language, front in self.fronts.items():
            front.tagline = TAGLINES[language]
            front.save_revision().publish()
        for item in _read("sections.json"):
            key = None
            for language in LANGUAGES:
                section = Section(
                    title=item["title"][language],
                    slug=item["slug" if language == "en" else f"slug_{language}"],
                    introduction=item["introduction"][language],
                    locale=self.locales[language],
                )
                if key:
                    section.translation_key = key
                self.fronts[language].add_child(instance=section)
                section.save_revision().publish()
                key = section.translation_key
                self.sections[item["slug"], language] = section
        for item in _read("authors.json"):
            author = Author(
                name=item["name"]["en"], slug=item["slug"], is_collective=item["collective"]
            )
            author.biographies = [
                AuthorBiography(
                    language=language,
                    name=item["name"][language] if language != "en" else "",
                    text=item["biography"][language],
                )
                for language in LANGUAGES
            ]
            author.save()
            self.authors[item["slug"]] = author
        self.groups = load_groups(_read("groups.json"))
        for item in _read("series.json"):
            key = None
            for language in LANGUAGES:
                series = Series(
                    title=item["title"][language],
                    slug=item["slug" if language == "en" else f"slug_{language}"],
                    description=item["description"][language],
                    locale=self.locales[language],
                )
                if key:
                    series.translation_key = key
                series.save()
                key = series.translation_key
                self.series[item["slug"], language] = series

    def load_images(self) -> None:
        with TemporaryDirectory() as folder:
            drawn = draw_all(Path(folder))
            for item in _read("images.json"):
                path = drawn[item["id"]]
                with path.open("rb") as file:
                    image = CreditedImage(
                        title=item["title"],
                        alt_texts={code: item[f"alt_{code}"] for code in LANGUAGES},
                        credit=item["credit"],
                        source_url=item["source_url"],
                        licence_code=item["licence"],
                    )
                    image.file = ImageFile(file, name=path.name)
                    image.save()
                self.images[item["id"]] = image

    def load_documents(self) -> None:
        for path in sorted((CONTENT / "documents").iterdir()):
            document = get_document_model()(title=path.stem.replace("-", " ").capitalize())
            document.file.save(path.name, ContentFile(path.read_bytes()), save=False)
            document.save()
            self.documents[path.stem] = document

    # --- Records ---------------------------------------------------------------------------------

    def load_seizures(self) -> None:
        records = _read("seizures.json")
        for item in sorted(records, key=lambda record: record["occurred"] or record["announced"]):
            seizure = _seizure(item)
            seizure.full_clean(exclude=["public_id"])
            seizure.save()
            seizure.save_revision().publish()
            self.seizures[item["key"]] = seizure

    # --- Pages -----------------------------------------------------------------------------------

    def load_pages(self) -> None:
        """First every page, then every body: a line in one may point to any other."""
        articles, standing = _read_all("articles"), _read_all("pages")
        for item in articles:
            parent = self.sections[item["section"], item["language"]]
            self._add_page(item, self._article(item), parent)
        for item in standing:
            page = StandingPage(introduction=item["standfirst"])
            self._add_page(item, page, self.fronts[item["language"]])
        build = BodyBuilder(
            images=self.images,
            documents=self.documents,
            seizures=self.seizures,
            pages=self.pages,
        )
        for item in standing:
            page = self.pages[item["slug"]]
            page.body = build(item["body"])
            page.full_clean()
            page.save_revision().publish()
        self._publish_articles(articles, build)
        introduce(self.pages)

    def _publish_articles(self, articles: list[dict], build: BodyBuilder) -> None:
        """First what their first readers had, then what they have now."""
        corrections = {}
        for item in articles:
            first, page = history.as_first_published(item), self.pages[item["slug"]]
            page.standfirst, page.body = first["standfirst"], build(first["body"])
            page.full_clean()
            corrections[item["slug"]] = history.publish_first(page, item)
        for item in articles:
            page = self.pages[item["slug"]]
            if item.get("earlier"):
                later = corrections[item["slug"]]
                history.publish_again(page, item, build(item["body"]), later)
            self._date(page, item)
        history.close_what_is_done([self.pages[item["slug"]] for item in articles])

    def _add_page(self, item: dict, page: Page, parent: Page) -> None:
        page.title, page.slug = item["title"], item["slug"]
        page.locale = self.locales[item["language"]]
        page.live = False
        if item.get("translation_of"):
            original = self.pages[item["translation_of"]]
            page.translation_key = original.translation_key
            if isinstance(page, Article):
                history.name_original(page, original)
        parent.add_child(instance=page)
        self.pages[item["slug"]] = page

    def _article(self, item: dict) -> Article:
        language = item["language"]
        article = Article(
            standfirst=item["standfirst"],
            dateline=item["dateline"],
            licence_code=item["licence"],
            lead_image=self.images[item["lead_image"]] if item["lead_image"] else None,
            lead_image_alt=item["lead_image_alt"],
            lead_image_caption=item["lead_image_caption"],
            series=self.series[item["series"], language] if item["series"] else None,
            series_position=item["series_position"],
        )
        article.bylines = [
            Byline(author=self.authors[byline["author"]], role=byline["role"], sort_order=order)
            for order, byline in enumerate(item["bylines"])
        ]
        article.countries = [
            ArticleCountry(country=country, sort_order=order)
            for order, country in enumerate(item["countries"])
        ]
        article.groups = about(item.get("groups", []), self.groups)
        article.corrections = [
            Correction(
                kind=correction["kind"],
                date=_moment(correction["date"]),
                text=correction["text"],
                sort_order=order,
            )
            for order, correction in enumerate(item["corrections"])
        ]
        return article

    def _date(self, article: Article, item: dict) -> None:
        """The demonstration's articles went out over the past months, not all at this moment."""
        published = _moment(item["published"])
        changes = [correction["date"] for correction in item["corrections"]]
        if item.get("earlier"):
            changes.append(item["earlier"]["until"])
        changed = max([published, *map(_moment, changes)])
        article = Article.objects.get(pk=article.pk)
        article.first_published_at, article.last_published_at = published, changed
        article.latest_revision_created_at = changed
        article.save()
        article.revisions.update(created_at=changed)
        article.figures_shown.update(as_of=changed)
        history.date_versions(article, published, changed)
        replace_mentions(article=article)


def _moment(text: str) -> datetime:
    moment = parse_datetime(text)
    if moment is None:
        raise ValueError(f"Not a moment in time: {text!r}")
    return moment if is_aware(moment) else make_aware(moment.replace(hour=12), UTC)


def _code(text: str) -> str:
    return text.replace("_", "-")


def _seizure(item: dict) -> Seizure:
    seizure = Seizure(
        kind=_code(item["kind"]),
        status=item["status"],
        occurred=item["occurred"],
        announced=item["announced"],
        mode=_code(item["conveyance"]),
        vessel=item["vessel"],
        imo_number=item["imo"],
        container_number=item["container"],
        concealment=_code(item["concealment"]),
        arrests_low=item["arrests_low"],
        arrests_high=item["arrests_high"],
    )
    seizure.wordings = [
        Wording(language="en", title=item["title"], cover_load=item["cover_load"]),
        Wording(language="es", title=item["title_es"], cover_load=item.get("cover_load_es", "")),
    ]
    seizure.substances = [
        SubstanceLine(
            substance=_code(line["substance"]),
            form=line["form"],
            as_written=line["as_written"] if line["quantity_text"] else "",
            reading=line["quantity_text"],
            sort_order=order,
        )
        for order, line in enumerate(item["substances"])
    ]
    seizure.places = [
        SeizurePlace(
            role=place["role"],
            name=place["name"],
            country=place["country"],
            subdivision=place["subdivision"],
            locode=place["locode"],
            latitude=place["latitude"],
            longitude=place["longitude"],
            precision=_code(place["precision"]),
            site=_code(place["site"]),
            sort_order=order,
        )
        for order, place in enumerate(item["places"])
    ]
    seizure.agencies = [
        SeizureAgency(name=agency["name"], role=agency["role"], sort_order=order)
        for order, agency in enumerate(item["agencies"])
    ]
    seizure.claims = [
        Claim(
            about=claim["about"],
            quote=claim["quote"],
            quote_language=claim.get("quote_language", "en"),
            figure_as_written=claim["figure_as_written"],
            source_name=claim["source_name"],
            publisher=claim["publisher"],
            url=claim["url"],
            archived_url=claim["archived_url"],
            published=claim["published"],
            retrieved=parse_date(claim["retrieved"]),
            chosen=claim["chosen"],
            reason=claim["reason"],
            sort_order=order,
        )
        for order, claim in enumerate(item["claims"])
    ]
    return seizure
