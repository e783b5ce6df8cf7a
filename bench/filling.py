"""Fills a migrated, empty database with articles, records and what stands around them.

Rows go straight into the tables, in bulk: what saving one article does besides (tree, search
index, lists) is done here for thousands at once. Columns are read from the models, so a new field
needs nothing here unless it has neither a default nor a null.
"""

import json
import random
from collections.abc import Iterable, Iterator
from datetime import timedelta
from io import BytesIO
from itertools import islice
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.core.files.images import ImageFile
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Model
from django.utils.text import slugify
from PIL import Image
from wagtail.models import Page
from wagtail.search.backends import get_search_backend
from wagtail.search.index import SearchField

from bench.corpus import NEWEST, PORTS, SECTIONS, SUBSTANCES, YEARS, Story, stories
from newsroom.lists import listing
from newsroom.models import (
    Article,
    ArticleCountry,
    ArticleGroup,
    Author,
    AuthorBiography,
    Byline,
    Correction,
    CreditedImage,
    CriminalGroup,
    FrontPage,
    ListEntry,
    ListLength,
    Section,
)
from seizures.models import Claim, Seizure, SeizurePlace, SubstanceLine, Wording

AT_ONCE = 2_000
AUTHORS = 60
GROUPS = 40
ARTICLES_TO_A_RECORD = 200
ARTICLES_WITH_A_PICTURE = 0.3
PICTURES = 12
STANDFIRST_LENGTH = 300


def fill(articles: int, seed: int = 1, say=lambda text: None) -> None:
    """Put that many articles into the database, and records beside them."""
    chance = random.Random(seed)
    with transaction.atomic():
        sections = _make_sections()
        authors = _make_authors()
        groups = _make_groups()
        pictures = _make_pictures()
        _make_records(max(articles // ARTICLES_TO_A_RECORD, 5), chance)
    placed = dict.fromkeys((section.pk for section in _flat(sections)), 0)
    done = 0
    for batch in _batches(
        stories(articles, seed, authors=len(authors), groups=len(groups)), AT_ONCE
    ):
        with transaction.atomic():
            _make_articles(batch, sections, authors, groups, pictures, placed, chance)
        done += len(batch)
        say(f"{done:,} of {articles:,} articles")
    for section in _flat(sections):
        Page.objects.filter(pk=section.pk).update(numchild=placed[section.pk])
    _put_on_lists()
    _tidy()


def _put_on_lists() -> None:
    """What :meth:`newsroom.models.ListEntry.objects.rewrite` does, for all articles at once."""
    entry, length = ListEntry._meta.db_table, ListLength._meta.db_table
    names = {
        f"'{listing.EVERYTHING}'": "",
        "'section:' || a.section_id": "",
        "'author:' || b.author_id": "JOIN newsroom_byline b ON b.page_id = p.id",
        "'author:' || b.author_id || ':' || b.role": "JOIN newsroom_byline b ON b.page_id = p.id",
        "'role:' || b.role": "JOIN newsroom_byline b ON b.page_id = p.id",
        "'country:' || c.country": "JOIN newsroom_articlecountry c ON c.page_id = p.id",
        "'group:' || g.group_id": "JOIN newsroom_articlegroup g ON g.page_id = p.id",
    }
    with transaction.atomic(), connection.cursor() as cursor:
        for name, join in names.items():
            cursor.execute(
                f"INSERT INTO {entry} (article_id, list_name, language, listed_at)"
                f" SELECT DISTINCT p.id, {name}, l.language_code, p.first_published_at"
                " FROM newsroom_article a JOIN wagtailcore_page p ON p.id = a.page_ptr_id"
                f" JOIN wagtailcore_locale l ON l.id = p.locale_id {join}"
            )
        cursor.execute(
            f"INSERT INTO {length} (list_name, language, number)"
            f" SELECT list_name, language, count(*) FROM {entry} GROUP BY list_name, language"
        )


def _make_articles(batch: list[Story], sections, authors, groups, pictures, placed, chance) -> None:
    first = (Page.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1
    rows = []
    for key, story in enumerate(batch, start=first):
        section = sections[story.language][story.section]
        placed[section.pk] += 1
        picture = chance.choice(pictures) if chance.random() < ARTICLES_WITH_A_PICTURE else None
        rows.append(_article(key, story, section, placed[section.pk], picture, chance))
    _insert(Page, rows)
    _insert(Article, rows)
    keyed = list(enumerate(batch, start=first))
    Byline.objects.bulk_create(
        Byline(page_id=key, author=authors[author], role="by", sort_order=order)
        for key, story in keyed
        for order, author in enumerate(story.authors)
    )
    ArticleCountry.objects.bulk_create(
        ArticleCountry(page_id=key, country=code, sort_order=order)
        for key, story in keyed
        for order, code in enumerate(story.countries)
    )
    ArticleGroup.objects.bulk_create(
        ArticleGroup(page_id=key, group=groups[story.group], sort_order=0)
        for key, story in keyed
        if story.group is not None
    )
    Correction.objects.bulk_create(
        Correction(
            page_id=key,
            date=story.published,
            text="An earlier version gave another weight.",
            key=_key(chance),
        )
        for key, story in keyed
        if story.is_corrected
    )
    index = get_search_backend().get_index_for_model(Article)
    index.add_items(
        Article, [_with_known_text(row, story) for row, story in zip(rows, batch, strict=True)]
    )


def _article(key: int, story: Story, section, position: int, picture, chance) -> Article:
    slug = f"{slugify(story.headline)[:60]}-{story.number}"
    article = Article(
        id=key,
        page_ptr_id=key,
        path=Page._get_path(section.path, section.depth + 1, position),
        depth=section.depth + 1,
        title=story.headline,
        draft_title=story.headline,
        slug=slug,
        url_path=f"{section.url_path}{slug}/",
        content_type=ContentType.objects.get_for_model(Article),
        locale=section.locale,
        translation_key=_key(chance),
        live=True,
        first_published_at=story.published,
        last_published_at=story.published,
        standfirst=story.standfirst[:STANDFIRST_LENGTH],
        section=section,
        licence_code="CC-BY-NC-4.0",
        lead_image=picture,
        lead_image_alt="Containers on a quay" if picture else "",
    )
    body = [
        {
            "type": "paragraph",
            "value": f"<p>{text}</p>",
            "id": str(_key(chance)),
        }
        for text in story.paragraphs
    ]
    article.body = json.dumps(body)
    return article


def _key(chance: random.Random) -> UUID:
    return UUID(int=chance.getrandbits(128), version=4)


class KnownBody(SearchField):
    """The body of an article whose text need not be read out of its blocks again."""

    def __init__(self, field: SearchField, text: str):
        super().__init__(field.field_name, boost=field.boost)
        self.text = text

    def get_value(self, obj) -> str:
        return self.text


def _with_known_text(article: Article, story: Story) -> Article:
    fields = [
        KnownBody(field, ", ".join(story.paragraphs))
        if isinstance(field, SearchField) and field.field_name == "body"
        else field
        for field in Article.get_search_fields()
    ]
    article.get_search_fields = lambda: fields
    return article


# --- What stands around the articles ----------------------------------------------------------


def _make_sections() -> dict[str, list[Section]]:
    sections = {}
    for language, titles in SECTIONS.items():
        front = FrontPage.objects.get(locale__language_code=language)
        sections[language] = [
            front.add_child(instance=Section(title=title, slug=slugify(title), locale=front.locale))
            for title in titles
        ]
    return sections


def _flat(sections: dict[str, list[Section]]) -> Iterator[Section]:
    for of_language in sections.values():
        yield from of_language


def _make_authors() -> list[Author]:
    authors = [
        Author.objects.create(name=f"Author {number}", slug=f"author-{number}")
        for number in range(1, AUTHORS + 1)
    ]
    AuthorBiography.objects.bulk_create(
        AuthorBiography(author=author, language=language, text="Invented for a measurement.")
        for author in authors
        for language in SECTIONS
    )
    return authors


def _make_groups() -> list[CriminalGroup]:
    return [
        CriminalGroup.objects.create(name=f"Group {number}", slug=f"group-{number}")
        for number in range(1, GROUPS + 1)
    ]


def _make_pictures() -> list[CreditedImage]:
    """Rows that share one small file."""
    drawn = BytesIO()
    Image.new("RGB", (1200, 800), "#345").save(drawn, "PNG")
    first = CreditedImage.objects.create(
        title="Containers",
        file=ImageFile(BytesIO(drawn.getvalue()), name="bench.png"),
        credit="Nobody",
        licence_code="CC0-1.0",
    )
    others = [
        CreditedImage(
            title=f"Containers {number}",
            file=first.file.name,
            width=first.width,
            height=first.height,
            credit="Nobody",
            licence_code="CC0-1.0",
            collection=first.collection,
        )
        for number in range(2, PICTURES + 1)
    ]
    return [first, *CreditedImage.objects.bulk_create(others)]


def _make_records(number: int, chance: random.Random) -> None:
    for _ in range(number):
        port, country = chance.choice(PORTS)
        substance = SUBSTANCES["en"][0]
        day = NEWEST - timedelta(days=chance.randrange(365 * YEARS))
        seizure = Seizure(status="verified", occurred=f"{day:%Y-%m-%d}")
        seizure.wordings = [
            Wording(language="en", title=f"Cocaine in a container, {port}"),
            Wording(language="es", title=f"Cocaína en un contenedor, {port}"),
        ]
        seizure.substances = [
            SubstanceLine(substance=substance, as_written=f"{chance.randint(20, 9000)} kg")
        ]
        seizure.places = [SeizurePlace(role="seized", name=f"Port of {port}", country=country)]
        seizure.claims = [
            Claim(
                quote="The officers weighed it.",
                source_name="Customs",
                url="https://customs.example/notice",
                chosen=True,
            )
        ]
        seizure.save()


# --- Rows ---------------------------------------------------------------------------------------


def _batches(items: Iterable, size: int) -> Iterator[list]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def _insert(model: type[Model], rows: list) -> None:
    """Insert into one table of a model, whatever tables it inherits from."""
    fields = model._meta.local_concrete_fields
    columns = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {model._meta.db_table} ({columns}) VALUES ({places})",
            [
                [field.get_db_prep_save(field.pre_save(row, True), connection) for field in fields]
                for row in rows
            ],
        )


def _tidy() -> None:
    """What a database does by itself in time: statistics (SQLite has none unless told to make
    them), and numbers that go on from here."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [Page]):
            cursor.execute(statement)
        if connection.vendor == "postgresql":
            # Inside a transaction, as in a test, there is nothing to vacuum.
            cursor.execute("ANALYZE" if connection.in_atomic_block else "VACUUM ANALYZE")
