"""Articles and what stands around them, with only what a test cares about spelled out.

Bodies are lists of ``(block type, value)`` in the stored form, with model instances where the
stored form has a primary key::

    make_article(body=[("paragraph", "<p>Text.</p>"), ("seizure_card", seizure)])
"""

import itertools
from datetime import UTC, datetime
from io import BytesIO

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.db.models import Model
from django.utils.text import slugify
from PIL import Image
from wagtail.documents import get_document_model
from wagtail.models import Locale, PageViewRestriction

from newsroom.blocks import BodyBlock
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
    GroupAlias,
    GroupCountry,
    GroupDescription,
    Section,
    Series,
)

PUBLISHED = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
_numbers = itertools.count(1)


def locale(language: str) -> Locale:
    return Locale.objects.get_or_create(language_code=language)[0]


def make_section(
    title: str = "Ports", *, language: str = "en", slug: str = "", **fields
) -> Section:
    """The live section of that address in that language: made once, found from then on."""
    front = FrontPage.objects.get(locale=locale(language))
    slug = slug or slugify(title)
    found = Section.objects.child_of(front).filter(slug=slug).first()
    if found:
        return found
    return front.add_child(instance=Section(title=title, slug=slug, locale=front.locale, **fields))


def make_author(
    name: str = "", *, names: dict[str, str] | None = None, biographies=None, **fields
) -> Author:
    """An author; ``names`` and ``biographies`` say name and text by language."""
    name = name or f"Author {next(_numbers)}"
    fields.setdefault("slug", f"{slugify(name)}-{next(_numbers)}")
    author = Author.objects.create(name=name, **fields)
    names, biographies = names or {}, biographies or {}
    for language in {**names, **biographies}:
        AuthorBiography.objects.create(
            author=author,
            language=language,
            name=names.get(language, ""),
            text=biographies.get(language, "Writes about ports."),
        )
    return author


def make_group(
    name: str = "",
    *,
    aliases: list[str] = (),
    countries: list[str] = (),
    descriptions: dict[str, str] | None = None,
    names: dict[str, str] | None = None,
    **fields,
) -> CriminalGroup:
    """A criminal group; ``descriptions`` and ``names`` say what it is and is called by language."""
    name = name or f"Group {next(_numbers)}"
    fields.setdefault("slug", f"{slugify(name)}-{next(_numbers)}")
    group = CriminalGroup(name=name, **fields)
    group.aliases = [
        GroupAlias(name=alias, sort_order=order) for order, alias in enumerate(aliases)
    ]
    group.countries = [
        GroupCountry(country=code, sort_order=order) for order, code in enumerate(countries)
    ]
    names, descriptions = names or {}, descriptions or {}
    group.descriptions = [
        GroupDescription(
            language=language,
            name=names.get(language, ""),
            text=descriptions.get(language, "Moves cocaine through ports."),
            source_name="A prosecutor",
            source_url="https://prosecutor.example/indictment",
        )
        for language in {**names, **descriptions}
    ]
    group.save()
    return group


def make_series(title: str = "The port", *, language: str = "en", **fields) -> Series:
    fields.setdefault("slug", slugify(title))
    return Series.objects.create(title=title, locale=locale(language), **fields)


def make_image(
    title: str = "Containers", *, size: tuple[int, int] = (1200, 800), **fields
) -> CreditedImage:
    """An image that may travel, unless ``licence_code`` says otherwise."""
    fields.setdefault("credit", "Waybill, data desk")
    fields.setdefault("licence_code", "CC-BY-4.0")
    drawn = BytesIO()
    Image.new("RGB", size, "#345").save(drawn, "PNG")
    drawn.seek(0)
    file = ImageFile(drawn, name=f"image-{next(_numbers)}.png")
    return CreditedImage.objects.create(
        title=title, file=file, width=size[0], height=size[1], **fields
    )


def make_document(title: str = "Ruling", *, text: str = "The ruling.", **fields):
    return get_document_model().objects.create(
        title=title,
        file=ContentFile(text.encode(), name=f"document-{next(_numbers)}.txt"),
        **fields,
    )


def make_body(blocks):
    """The value of a body, from pairs of block type and stored value."""
    return BodyBlock().to_python(
        [{"type": kind, "value": _stored(value)} for kind, value in blocks]
    )


def _stored(value):
    if isinstance(value, Model):
        return value.pk
    if isinstance(value, dict):
        return {key: _stored(inner) for key, inner in value.items()}
    return value


def make_article(
    headline: str = "Cocaine leaves with the asparagus",
    *,
    language: str = "en",
    section: Section | None = None,
    body=(("paragraph", "<p>Three tons left the port in cans.</p>"),),
    by: list[Author] | None = None,
    roles: list[tuple[str, Author]] = (),
    corrections: list[dict] = (),
    countries: list[str] = (),
    groups: list[CriminalGroup] = (),
    publish: bool = True,
    published: datetime = PUBLISHED,
    changed: datetime | None = None,
    translation_of: Article | None = None,
    **fields,
) -> Article:
    """An article, published unless ``publish=False``.

    ``by`` are those who wrote it (one is made when none is named; ``[]`` for nobody), ``roles``
    further ``(role, author)`` pairs. It is read back from the database, as a reader's would be.
    """
    section = section or make_section(language=language)
    fields.setdefault("slug", f"{slugify(headline)[:80]}-{next(_numbers)}")
    fields.setdefault("standfirst", "How three tons got past the scanners.")
    if translation_of:
        fields["translation_key"] = translation_of.translation_key
    article = Article(
        title=headline, locale=section.locale, live=False, body=make_body(body), **fields
    )
    authors = [make_author()] if by is None else by
    article.bylines = [
        Byline(author=author, role=role, sort_order=order)
        for order, (role, author) in enumerate([*(("by", a) for a in authors), *roles])
    ]
    article.corrections = [
        Correction(sort_order=order, **{"date": published, **correction})
        for order, correction in enumerate(corrections)
    ]
    article.countries = [
        ArticleCountry(country=code, sort_order=order) for order, code in enumerate(countries)
    ]
    article.groups = [
        ArticleGroup(group=group, sort_order=order) for order, group in enumerate(groups)
    ]
    section.add_child(instance=article)
    if publish:
        article.save_revision().publish()
        Article.objects.filter(pk=article.pk).update(
            first_published_at=published, last_published_at=changed or published
        )
    else:
        article.save_revision()
    return Article.objects.get(pk=article.pk)


def restrict(page) -> PageViewRestriction:
    """Only signed-in people may see this page and what is below it."""
    return PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def retract(article: Article, text: str = "The source withdrew its figures.") -> Article:
    """Publish the article with a retraction."""
    article.corrections.add(Correction(kind="retraction", date=PUBLISHED, text=text))
    article.save_revision().publish()
    return Article.objects.get(pk=article.pk)
