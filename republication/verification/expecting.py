"""What a copy of one article must carry, made from its package and what its addresses were."""

from pathlib import PurePath

from django.utils.translation import override
from wagtail.contrib.redirects.models import Redirect

from commons import languages, licences
from commons.addresses import absolute
from commons.attribution import Attribution, Wording
from newsroom.models import Article, NewsroomSettings
from newsroom.models.byline import BylineRole
from newsroom.terms import licence_for_others, source_url
from republication.formats import text
from republication.formats.wording import day
from republication.package import build_package
from republication.parts import Analysis, KeptHTML, Package, Paragraph
from republication.verification.expectations import Correction, Expected, KeptImage
from republication.verification.reading import read


def expected_of(article: Article, *, told_us: bool | None = None) -> Expected:
    """Of a published article, best read with ``with_package_parts()``.

    Raises what :func:`republication.package.build_package` raises.
    """
    package = build_package(article)
    newsroom = NewsroomSettings.load()
    licence = licence_for_others(article)
    translations = [] if article.origin_outlet else _translations(article)
    source = article.origin_outlet or newsroom.name
    return Expected(
        language=package.language,
        headlines=(package.headline, *(other.title for other in translations)),
        authors=_authors(article),
        newsroom=source,
        addresses=(
            source_url(article),
            *([] if article.origin_outlet else _former_addresses(article)),
            *(absolute(other.url) for other in translations),
        ),
        home=article.origin_url or absolute("/"),
        licence=licence,
        paragraphs=_paragraphs(package),
        whole=text.render(package),
        attributions={
            language: Attribution(
                title=package.headline,
                authors=_names_in(article, language),
                publisher=source,
                url=source_url(article),
                licence=licence,
                language=language,
                wording=Wording() if article.origin_outlet else newsroom.wording_in(language),
            )
            for language in {package.language, *dict(languages.INSTALLED)}
        },
        corrections=_corrections(package),
        kept_images=_kept_images(article, package),
        told_us=told_us,
        version=package.version,
    )


def _translations(article: Article) -> list[Article]:
    others = Article.objects.published().filter(translation_key=article.translation_key)
    return list(others.exclude(pk=article.pk).order_by("pk"))


def _former_addresses(article: Article) -> list[str]:
    paths = Redirect.objects.filter(redirect_page_id=article.pk).order_by("pk")
    return [absolute(path) for path in paths.values_list("old_path", flat=True)]


def _writers(article: Article) -> list:
    return [each.author for each in article.bylines.all() if each.role == BylineRole.BY]


def _names_in(article: Article, language: str) -> tuple[str, ...]:
    return tuple(author.name_in(language) for author in _writers(article))


def _authors(article: Article) -> tuple[tuple[str, ...], ...]:
    """Each author's names, the one in the article's own language first."""
    language = article.locale.language_code
    return tuple(
        tuple(
            dict.fromkeys(
                [
                    author.name_in(language),
                    author.name,
                    *(each.name for each in author.biographies.all() if each.name),
                ]
            )
        )
        for author in _writers(article)
    )


def _paragraphs(package: Package) -> tuple[str, ...]:
    """Its prose, line by line. What stands beside it (records, tables, quotes) may be left out."""
    prose = "".join(
        part.html for part in package.body if isinstance(part, Paragraph | Analysis | KeptHTML)
    )
    return tuple(line for line in read(prose).text.split("\n") if line.strip())


def _corrections(package: Package) -> tuple[Correction, ...]:
    with override(package.language):
        return tuple(
            Correction(
                text=note.text,
                label=f"{note.kind_in_words} ({day(note.date)})",
                date=note.date.date(),
            )
            for note in package.corrections
        )


def _kept_images(article: Article, package: Package) -> tuple[KeptImage, ...]:
    """Those that may not travel, with the names of their files, which tell them most surely."""
    stems: dict[str, list[str]] = {}
    for picture in article.pictures():
        if not licences.may_travel(picture.image.licence, licence_for_others(article)).allowed:
            name = PurePath(picture.image.file.name).stem
            stems.setdefault(picture.image.credit, []).append(name)
    return tuple(
        KeptImage(
            credit=image.credit,
            alt=image.alt,
            reason=image.reason,
            stems=tuple(stems.get(image.credit, ())),
        )
        for image in package.images_left_out
    )
