"""What stands around imported pages: front pages, sections, authors, and free addresses."""

from django.urls import Resolver404, resolve
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Page

from newsroom.importers.known import KnownItems
from newsroom.importers.plan import ARTICLE, BadOptions, Decision, Plan
from newsroom.importers.report import Report
from newsroom.importers.topics import folded
from newsroom.models import Author, FrontPage, Section


class Frame:
    """Finds what is here and makes what is missing, each once; without ``write`` it only looks."""

    def __init__(self, plan: Plan, known: KnownItems, report: Report, *, write: bool):
        self.plan = plan
        self.known = known
        self.report = report
        self.write = write
        self.fronts = {
            front.locale.language_code: front
            for front in FrontPage.objects.select_related("locale")
        }
        self.sections: dict[tuple[str, str], Section] = {}
        self.authors: dict[str, Author | None] = {}
        self.taken: dict[int, set[str]] = {}

    def parent_of(self, decision: Decision) -> Page:
        """The section of an article, the front page of a standing page."""
        front = self._front(decision.language)
        if decision.kind != ARTICLE:
            return front
        key = (decision.language, decision.section)
        if key not in self.sections:
            self.sections[key] = self._section(front, decision)
        return self.sections[key]

    def _front(self, language: str) -> FrontPage:
        try:
            return self.fronts[language]
        except KeyError:
            raise BadOptions(f"There is no front page in “{language}” to import into.") from None

    def _section(self, front: FrontPage, decision: Decision) -> Section:
        found = Section.objects.child_of(front).filter(slug=decision.section).first()
        if found:
            return found
        title = decision.section_title or decision.section.replace("-", " ").capitalize()
        if decision.section == "news" and not decision.section_title:
            with override(decision.language):
                title = _("News")
        slug = self.free_slug(front, decision.section)
        section = Section(title=title[:255], slug=slug, locale=front.locale)
        self.report.remarks.append(f"New section “{title}” (/{decision.language}/{slug}/).")
        if self.write:
            front.add_child(instance=section)
            section.save_revision().publish()
        return section

    # --- Free addresses ----------------------------------------------------------------------

    def free_slug(self, parent: Page, wanted: str) -> str:
        """``wanted``, or with a number where the address is taken or is one of the site's own."""
        taken = self._taken(parent)
        slug, number = wanted, 1
        while slug in taken or self._is_reserved(parent, slug):
            number += 1
            slug = f"{wanted}-{number}"
        taken.add(slug)
        return slug

    def _taken(self, parent: Page) -> set[str]:
        key = parent.pk or id(parent)
        if key not in self.taken:
            children = parent.get_children().values_list("slug", flat=True) if parent.pk else []
            self.taken[key] = set(children)
        return self.taken[key]

    @staticmethod
    def _is_reserved(parent: Page, slug: str) -> bool:
        """Whether a view answers before a page of the front page's could: “search”, “authors”."""
        if not isinstance(parent, FrontPage):
            return False
        language = parent.locale.language_code
        prefix = f"/{language}/"
        with override(language):
            try:
                return resolve(f"{prefix}{slug}/").url_name != "wagtail_serve"
            except Resolver404:
                return False

    # --- Authors -----------------------------------------------------------------------------

    def author(self, login: str) -> Author | None:
        """The author of a login: imported before, of that address or name, or made now."""
        if login not in self.authors:
            self.authors[login] = self._author(login)
        return self.authors[login]

    def _author(self, login: str) -> Author | None:
        name = self.plan.account(login).name[:120]
        earlier = self.known.get(f"author:{login}")
        if earlier and earlier.author_id:
            return Author.objects.get(pk=earlier.author_id)
        slug = slugify(name)[:110] or slugify(login)[:110] or "author"
        author = (
            Author.objects.filter(slug__in=[slug, slugify(login)]).first()
            or Author.objects.filter(name__iexact=name).first()
            or next(
                (each for each in Author.objects.all() if folded(each.name) == folded(name)), None
            )
        )
        if author is None:
            self.report.remarks.append(f"New author “{name}”.")
            author = Author(name=name, slug=slug)
            if self.write:
                author.save()
        if self.write:
            self.known.remember(f"author:{login}", author=author)
        return author
