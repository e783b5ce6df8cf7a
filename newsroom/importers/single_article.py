"""One article from a file into this site: the verb that ``manage.py import_article`` calls.

It becomes a draft: what somebody brings in a file, an editor reads before anybody else does.
"""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import override

from commons import licences
from newsroom.blocks import BodyBlock
from newsroom.importers import bodies, conventions, mapping
from newsroom.importers.article_files import ArticleFile, UnreadableArticle, read_article
from newsroom.importers.conventions import Terms
from newsroom.importers.known import KnownItems
from newsroom.importers.media import Media
from newsroom.importers.parts import Link, Part, Picture
from newsroom.importers.report import Entry, Report
from newsroom.importers.resolving import Headlines
from newsroom.importers.topics import folded
from newsroom.models import Article, Author, Byline, FrontPage, NewsroomSettings, Section

SOURCE = "file"


@dataclass(frozen=True)
class ArticleOptions:
    """What the command says; empty is what the file says."""

    title: str = ""
    section: str = ""
    language: str = ""
    authors: tuple[str, ...] = ()
    origin_outlet: str = ""
    origin_url: str = ""
    licence: str = ""
    date: datetime | None = None
    uploads: Path | None = None


def import_article(path: Path, options: ArticleOptions, *, write: bool) -> Report:
    """Read a file, and with ``write`` make a draft of it. Raises :class:`UnreadableArticle`.

    The same file again is recognised by its content, and nothing is made.
    """
    report = Report(source=path.name, is_written=write)
    entry = report.entry(path.name, options.title, "new draft")
    article = read_article(path, entry)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    known = KnownItems(SOURCE, write=write)
    if earlier := known.get(f"sha256:{digest}"):
        entry.outcome = "here already" if earlier.page_id else "deleted here since"
        entry.title = article.title
        entry.became = earlier.page.url or "" if earlier.page else ""
        return report
    importer = _Importer(path, options, article, known, entry, write=write)
    try:
        with transaction.atomic():
            made = importer.carry_out(f"sha256:{digest}", digest)
    except BaseException:
        importer.media.forget()
        raise
    if made.pk:
        address = reverse("wagtailadmin_pages:edit", args=[made.pk])
        report.remarks.append(f"Edit it at {settings.BASE_URL}{address}")
    return report


class _Importer:
    def __init__(
        self,
        path: Path,
        options: ArticleOptions,
        article: ArticleFile,
        known: KnownItems,
        entry: Entry,
        *,
        write: bool,
    ):
        self.options = options
        self.article = article
        self.known = known
        self.entry = entry
        self.write = write
        folder = options.uploads or path.parent
        self.media = Media(folder, {}, known, write=write, by_content=True)
        self.newsroom = NewsroomSettings.load()

    def carry_out(self, key: str, digest: str) -> Article:
        """The draft, which without ``write`` is not saved."""
        told, options, entry = self.article, self.options, self.entry
        title = options.title or told.title
        if not title:
            raise UnreadableArticle("The file has no headline: give one with --title.")
        entry.title = title[:255]
        language = self._language()
        section = self._section(language)
        self.media.language = language
        with override(language):
            parts, terms = self._parts(language)
            body = bodies.to_body(parts, entry)
        made = Article(
            title=title[:255],
            slug=_free_slug(section, title),
            locale=section.locale,
            live=False,
            standfirst=told.standfirst,
            body=BodyBlock().to_python(body) if self.write else [],
            **self._papers(terms),
        )
        made.first_published_at = self._date()
        entry.became = f"/{language}/{section.slug}/{made.slug}/"
        authors = [self._author(name) for name in options.authors or told.authors]
        if not authors:
            entry.look("no byline", "nobody is named as its author: --author")
        if not self.write:
            return made
        made.bylines = [
            Byline(author=author, sort_order=order) for order, author in enumerate(authors)
        ]
        section.add_child(instance=made)
        revision = made.save_revision()
        self.known.remember(key, content_hash=digest, revision_id=revision.pk, page=made)
        return made

    def _parts(self, language: str) -> tuple[list[Part], Terms | None]:
        resolver = _FileResolver(self.media, language)
        parts = mapping.to_parts(self.article.source, resolver, self.entry)
        parts, terms = conventions.terms_of(parts)
        parts = conventions.without_asking(parts, self.entry)
        parts = conventions.with_see_also(parts, resolver, self.entry)
        outlets = (terms.outlet if terms else "", self._outlet(), self.newsroom.name)
        return conventions.with_analysis(parts, outlets, self.entry), terms

    # --- Its papers --------------------------------------------------------------------------

    def _outlet(self) -> str:
        return self.options.origin_outlet or self.article.origin_outlet

    def _papers(self, terms: Terms | None) -> dict:
        """Whose it is and on what terms. Another's work never becomes ours by an omission."""
        outlet = self._outlet() or (terms.outlet if terms else "")
        address = self.options.origin_url or self.article.origin_url
        code = self._licence(terms)
        if terms:
            known = f"taken as {code}" if code else "it names no licence we know"
            self.entry.left_out("paragraph of terms", f"{known}; our pages say it", terms.words)
            if code and not (self.options.licence or self.article.licence):
                self.entry.look("licence", f"{code} comes nearest to its words: check it")
        if not outlet or folded(outlet) == folded(self.newsroom.name):
            return {"licence_code": code}
        if not address:
            raise UnreadableArticle(
                f"The text is of {outlet}: give the address of the original with --origin-url, "
                "because its terms ask for a link."
            )
        self.entry.mapped(f"first published by {outlet}")
        return {"origin_outlet": outlet[:160], "origin_url": address, "origin_licence_code": code}

    def _licence(self, terms: Terms | None) -> str:
        wanted = self.options.licence or self.article.licence
        if wanted:
            code = wanted.strip().upper().replace(" ", "-")
            if code not in licences.LICENCES:
                raise UnreadableArticle(
                    f"There is no licence “{wanted}”. Known are: {', '.join(licences.LICENCES)}."
                )
            return code
        return terms.licence_code if terms else ""

    # --- Where it goes -----------------------------------------------------------------------

    def _language(self) -> str:
        spoken = [code for code, _name in settings.LANGUAGES]
        for wanted in (self.options.language, self.article.language, settings.LANGUAGE_CODE):
            main = wanted.replace("_", "-").partition("-")[0].casefold()
            if main in spoken:
                return main
        raise UnreadableArticle(f"--language is one of {', '.join(spoken)}.")

    def _section(self, language: str) -> Section:
        wanted = self.options.section or self.article.section
        front = FrontPage.objects.filter(locale__language_code=language).first()
        sections = Section.objects.child_of(front) if front else Section.objects.none()
        for section in sections:
            if wanted and folded(wanted) in (folded(section.title), section.slug):
                return section
        there = ", ".join(sections.values_list("slug", flat=True)) or "none"
        raise UnreadableArticle(
            f"--section {wanted}: there is no such section in {language}. There are: {there}."
            if wanted
            else f"Say which section it belongs to with --section. There are: {there}."
        )

    def _author(self, name: str) -> Author:
        slug = slugify(name)[:110] or "author"
        found = (
            Author.objects.filter(name__iexact=name).first()
            or Author.objects.filter(slug=slug).first()
        )
        if found:
            return found
        self.entry.look("new author", "there was nobody of that name", name)
        author = Author(name=name[:120], slug=slug)
        if self.write:
            author.save()
        return author

    def _date(self) -> datetime | None:
        told = self.options.date or self.article.date
        if told is None:
            return None
        if not isinstance(told, datetime):
            told = datetime.combine(told, time(12), tzinfo=UTC)
        return told if timezone.is_aware(told) else timezone.make_aware(told)


class _FileResolver:
    """Links and pictures of a file: pages of ours by their address, pictures beside the file."""

    def __init__(self, media: Media, language: str):
        self.media = media
        self.language = language
        self.headlines = Headlines()

    def link(self, href: str) -> Link:
        try:
            parts = urlsplit(href.strip())
        except ValueError:
            return Link("nowhere", why="it is no address")
        ours = urlsplit(settings.BASE_URL)
        if parts.scheme in ("http", "https", "") and parts.netloc in ("", ours.netloc):
            page = Article.objects.filter(url_path__endswith=f"/{_tail(parts.path)}/").first()
            if page and page.get_url() == f"{parts.path.rstrip('/')}/":
                return Link("page", href=page.get_url(), key=page.pk, is_article=True)
        if parts.scheme in ("http", "https", "mailto", "tel"):
            return Link("elsewhere", href=href.strip())
        return Link("nowhere", why="it leads to nothing that a reader can follow")

    def picture(self, source: str, number: int) -> Picture:
        parts = urlsplit(source)
        return self.media.picture("" if parts.netloc else unquote(parts.path))

    def pictures_of_item(self) -> list[int]:
        return []

    def article_of_headline(self, headline: str) -> int | None:
        return self.headlines.find(headline, self.language)


def _tail(path: str) -> str:
    """The last two parts of an address: section and article."""
    return "/".join(PurePosixPath(unquote(path)).parts[-2:]).strip("/")


def _free_slug(section: Section, title: str) -> str:
    taken = set(section.get_children().values_list("slug", flat=True))
    wanted = slugify(title, allow_unicode=True)[:200].strip("-_") or "article"
    slug, number = wanted, 1
    while slug in taken:
        number += 1
        slug = f"{wanted}-{number}"
    return slug
