"""Carries a plan out: pages first, so that texts can point at them, then each text.

A published story is published as an editor would publish it, through a revision, so that versions,
mentions and the search index follow; then it gets the dates it had.
"""

from collections.abc import Callable
from urllib.parse import quote

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import override
from wagtail.models import Page, ReferenceIndex, Revision
from wagtail.signal_handlers import disable_reference_index_auto_update

from newsroom import archive
from newsroom.blocks import BodyBlock
from newsroom.importers import bodies, conventions, gutenberg, mapping
from newsroom.importers.frame import Frame
from newsroom.importers.known import KnownItems
from newsroom.importers.media import Media
from newsroom.importers.parts import Unavailable
from newsroom.importers.plan import (
    ARTICLE,
    DRAFT,
    NEW,
    PUBLISHED,
    SCHEDULED,
    UNCHANGED,
    Decision,
    Options,
    Plan,
)
from newsroom.importers.redirects import Redirects
from newsroom.importers.report import Entry, Report
from newsroom.importers.resolving import Headlines, ItemResolver
from newsroom.importers.topics import GroupNames, country_of
from newsroom.importers.wxr import Export, Item, plain
from newsroom.models import (
    Article,
    ArticleCountry,
    ArticleGroup,
    Byline,
    NewsroomSettings,
    StandingPage,
)

Progress = Callable[[int, int], None]


class Writer:
    """One import. Without ``write`` everything is looked at and nothing is changed."""

    def __init__(
        self, plan: Plan, known: KnownItems, options: Options, report: Report, *, write: bool
    ):
        self.plan = plan
        self.known = known
        self.options = options
        self.report = report
        self.write = write
        self.media = Media(options.uploads, plan.attachments, known, write=write)
        self.frame = Frame(plan, known, report, write=write)
        self.redirects = Redirects(plan, report, write=write)
        self.headlines = Headlines(plan)
        self.groups = GroupNames()
        newsroom = NewsroomSettings.load()
        self.names = (plan.site.title, newsroom.name)
        self.licence_code = options.licence_code or newsroom.default_licence_code

    def carry_out(self, export: Export, progress: Progress = lambda done, of: None) -> None:
        waiting = {key: d for key, d in self.plan.decisions.items() if d.is_to_be_written}
        number = len(waiting)
        self._paths_of_known()
        for decision in waiting.values():
            if decision.action == NEW:
                self._make_page(decision)
        for item in export.items():
            decision = waiting.get(item.post_id)
            # An item that is there twice is written once, in its last form.
            if decision and item.content_hash == decision.content_hash:
                self._write_item(item, waiting.pop(item.post_id))
                progress(number - len(waiting), number)
        self._say_of_the_rest()
        if number:
            self.redirects.of_frame(self.frame)
            self._say_of_the_unused()
        self.redirects.save()

    def _say_of_the_unused(self) -> None:
        if self.media.new_pictures:
            self.report.remarks.append(
                f"New pictures: {self.media.new_pictures}, none with a licence, so none leaves "
                "with a republished article until somebody gives it one."
            )
        unused = len(self.plan.attachments) - len(self.media.used)
        if unused > 0:
            self.report.remarks.append(
                f"{unused} attachments are shown by nothing imported and stay where they are."
            )

    # --- Pages -------------------------------------------------------------------------------

    def _paths_of_known(self) -> None:
        here = {each.page_id: each for each in self.plan.decisions.values() if each.page_id}
        for page in Page.objects.filter(pk__in=list(here)).select_related("locale"):
            here[page.pk].path = self._path(page)

    def _make_page(self, decision: Decision) -> None:
        parent = self.frame.parent_of(decision)
        slug = self.frame.free_slug(parent, decision.slug)
        if slug != decision.slug:
            decision.remarks.append(("address taken", f"“{decision.slug}” is “{slug}” here"))
        decision.slug = slug
        above = "" if decision.kind != ARTICLE else f"{parent.slug}/"
        decision.path = quote(f"/{decision.language}/{above}{slug}/")
        if not self.write:
            return
        kind = Article if decision.kind == ARTICLE else StandingPage
        page = kind(title=decision.title, slug=slug, locale=parent.locale, live=False)
        if kind is Article:
            page.licence_code = self.licence_code
        if decision.state == PUBLISHED:
            page.first_published_at = decision.when
        if key := self._translation_key(decision):
            page.translation_key = key
        _checked(decision, lambda: parent.add_child(instance=page))
        decision.page_id = page.pk
        decision.path = self._path(page)

    @staticmethod
    def _path(page: Page) -> str:
        return page.get_url_parts()[2] if page.get_url_parts() else ""

    def _translation_key(self, decision: Decision):
        """That of a translation that is there already, where no two are in one language."""
        for term in decision.item.terms_of("post_translations"):
            others = [
                other
                for number in self.plan.translations.get(term.slug, ())
                if (other := self.plan.decisions.get(number)) and other is not decision
            ]
            if any(other.language == decision.language for other in others):
                return None
            for other in others:
                if other.page_id:
                    return Page.objects.values_list("translation_key", flat=True).get(
                        pk=other.page_id
                    )
        return None

    # --- Texts -------------------------------------------------------------------------------

    def _write_item(self, item: Item, decision: Decision) -> None:
        entry = self.report.entry(decision.key, decision.title, _outcome(decision))
        entry.became = decision.path
        entry.day = f"{decision.when:%Y-%m-%d}" if decision.when else ""
        self.media.language = decision.language
        resolver = ItemResolver(self.plan, self.media, self.headlines, decision)
        with override(decision.language):
            body = self._body(item, resolver, entry)
            picture = self._lead_picture(item, resolver, body, decision, entry)
            bylines = self._bylines(item) if decision.kind == ARTICLE else []
            about = self._topics(item, entry) if decision.kind == ARTICLE else ([], [])
        for what, why in decision.remarks:
            entry.look(what, why)
        if decision.kind == ARTICLE and not bylines:
            entry.look("no byline", "nobody is named as its author")
        self.redirects.of_page(decision)
        if not self.write:
            return
        kind = Article if decision.kind == ARTICLE else StandingPage
        page = kind.objects.get(pk=decision.page_id)
        if page.live and decision.state != PUBLISHED:
            entry.look("published here, not there", "this version is a draft here")
        page.title = decision.title
        page.body = BodyBlock().to_python(body)
        page.search_description = plain(item.meta.get("_yoast_wpseo_metadesc"))
        standfirst = plain(item.excerpt)
        if kind is StandingPage:
            page.introduction = standfirst
        else:
            page.standfirst = standfirst
            page.bylines = [
                Byline(author=author, sort_order=order) for order, author in enumerate(bylines)
            ]
            page.countries = [
                ArticleCountry(country=code, sort_order=order)
                for order, code in enumerate(about[0])
            ]
            page.groups = [
                ArticleGroup(group_id=key, sort_order=order) for order, key in enumerate(about[1])
            ]
            for name, value in picture.items():
                setattr(page, name, value)
        revision = _checked(decision, lambda: _published(page, decision))
        ReferenceIndex.create_or_update_for_object(page)
        self.known.remember(
            decision.key,
            content_hash=decision.content_hash,
            revision_id=revision.pk,
            page=page,
        )

    def _body(self, item: Item, resolver: ItemResolver, entry: Entry) -> list[dict]:
        material = gutenberg.Material(
            reusable=self.plan.reusable.get, footnotes=item.meta.get("footnotes", "")
        )
        source = gutenberg.to_html(item.content, entry, material)
        parts = mapping.to_parts(source, resolver, entry)
        parts = conventions.with_see_also(parts, resolver, entry)
        parts = conventions.with_analysis(parts, self.names, entry)
        return bodies.to_body(parts, entry)

    def _lead_picture(
        self, item: Item, resolver: ItemResolver, body: list[dict], decision: Decision, entry: Entry
    ) -> dict:
        number = item.meta.get("_thumbnail_id", "")
        if not number.isdigit() or decision.kind != ARTICLE:
            return {}
        try:
            picture = resolver.picture("", int(number))
        except Unavailable as reason:
            entry.left_out("lead image", str(reason), f"attachment {number}")
            return {}
        entry.mapped("lead image")
        alt = picture.alt or picture.caption or decision.title
        if not picture.alt:
            entry.look("lead image without alt text", "its caption or the headline stands in", alt)
        first = body[0] if body else {"type": ""}
        if first["type"] == "image" and first["value"]["image"] == picture.key:
            entry.look("lead image twice", "the one that began the text is left out")
            del body[0]
        return {
            "lead_image_id": picture.key,
            "lead_image_alt": alt[:400],
            "lead_image_caption": picture.caption[:400],
        }

    def _bylines(self, item: Item) -> list:
        """The co-authors where a plugin names them, else whoever wrote it."""
        logins = [term.slug.removeprefix("cap-") for term in item.terms_of("author")]
        logins = logins or [item.creator]
        authors = {
            author.slug: author for each in logins if each and (author := self.frame.author(each))
        }
        return list(authors.values())

    def _topics(self, item: Item, entry: Entry) -> tuple[list[str], list[int]]:
        """The countries and the criminal groups among its tags and categories."""
        codes, groups = {}, {}
        for domain in ("post_tag", "category"):
            for term in item.terms_of(domain):
                if code := country_of(term.name):
                    codes[code] = True
                    entry.mapped("country")
                elif (key := self.groups.find(term.name)) is not None:
                    groups[key] = True
                    entry.mapped("criminal group")
                elif domain == "post_tag":
                    entry.left_out("tag", "it is no country and no group of ours", term.name)
        return list(codes), list(groups)

    def _say_of_the_rest(self) -> None:
        for decision in self.plan.decisions.values():
            if decision.is_to_be_written or decision.action == UNCHANGED:
                continue
            entry = self.report.entry(decision.key, decision.title, decision.action)
            entry.became = decision.path
            for what, why in decision.remarks:
                entry.look(what, why)
        same = sum(each.action == UNCHANGED for each in self.plan.decisions.values())
        if same:
            self.report.remarks.append(f"{same} items are here already, unchanged.")


def _outcome(decision: Decision) -> str:
    action = "new" if decision.action == NEW else "changed"
    return f"{action} {decision.kind}, {decision.state}"


def _checked(decision: Decision, act):
    """What a model refuses is told with the item it was in."""
    try:
        return act()
    except ValidationError as refused:
        raise ValidationError(
            f"{decision.key} “{decision.title}”: {' '.join(refused.messages)}"
        ) from refused


def _published(page: Page, decision: Decision) -> Revision:
    """Save, and publish or schedule, with the dates of old. Returns the newest revision."""
    page.go_live_at = decision.when if decision.state == SCHEDULED else None
    if decision.state == DRAFT:
        return page.save_revision()
    if decision.state == PUBLISHED:  # before, because lists take it up as it is published
        page.first_published_at = decision.when
        Page.objects.filter(pk=page.pk).update(first_published_at=decision.when)
    revision = page.save_revision(clean=False)  # publishing looks at it again
    revision.publish()
    if decision.state == PUBLISHED:
        changed = decision.modified or decision.when
        Page.objects.filter(pk=page.pk).update(
            last_published_at=changed, latest_revision_created_at=changed
        )
        page.revisions.filter(pk=revision.pk).update(created_at=changed)
        if isinstance(page, Article):
            page.versions.filter(revision=revision).update(published_at=changed)
    return revision


def write_all(writer: Writer, export: Export, progress: Progress) -> None:
    """Everything in one transaction, or nothing, files of pictures included."""
    try:
        # Each page's references are read once, when it is done, and not at every save.
        references = disable_reference_index_auto_update()
        with transaction.atomic(), archive.arriving(), references:
            writer.carry_out(export, progress)
    except BaseException:
        writer.media.forget()
        raise
