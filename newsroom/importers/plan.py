"""Decides what becomes of every item of an export, before anything is written.

The first reading of the file: everything is held but the texts.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, tzinfo
from pathlib import Path
from urllib.parse import unquote

from django.conf import settings
from django.utils import timezone
from django.utils.text import slugify

from newsroom.importers.addresses import OldAddresses
from newsroom.importers.known import KnownItems
from newsroom.importers.media import Attachment
from newsroom.importers.report import Report
from newsroom.importers.wxr import Account, Export, Item, Site

ARTICLE, PAGE = "article", "standing page"
PUBLISHED, SCHEDULED, DRAFT = "published", "scheduled", "draft"
NEW, CHANGED, UNCHANGED, LEFT_ALONE = "new", "changed", "unchanged", "left alone"
_LIVING = {"publish": PUBLISHED, "future": SCHEDULED, "draft": DRAFT, "pending": DRAFT}
_LIVING["private"] = DRAFT
_NO_CATEGORY = frozenset({"uncategorized", "uncategorised", "sin-categoria", "sin-categorizar"})
# Parts of WordPress's own machinery: counted in one line, nobody misses them.
_MACHINERY = frozenset(
    {"nav_menu_item", "revision", "custom_css", "customize_changeset", "oembed_cache"}
    | {"wp_template", "wp_template_part", "wp_global_styles", "wp_navigation", "wp_font_family"}
    | {"wp_font_face", "user_request", "acf-field", "acf-field-group"}
)
LONGEST_TITLE = 255
LONGEST_SLUG = 200


class BadOptions(Exception):
    """The options do not fit the file or each other. ``str()`` says what to do."""


@dataclass(frozen=True)
class Options:
    """How an export is to be read.

    ``sections`` says which section (by slug) a category (by slug) becomes; ``as_articles`` names
    further post types that are articles; ``zone`` is that of dates without a GMT one.
    """

    language: str = ""
    section: str = "news"
    sections: dict[str, str] = field(default_factory=dict)
    as_articles: frozenset[str] = frozenset()
    licence_code: str = ""
    uploads: Path | None = None
    zone: tzinfo | None = None
    update: bool = False


@dataclass
class Decision:
    """What becomes of one post or page."""

    item: Item
    kind: str
    state: str
    action: str
    language: str
    title: str
    slug: str
    section: str = ""
    section_title: str = ""
    when: datetime | None = None
    modified: datetime | None = None
    content_hash: str = ""
    page_id: int = 0
    path: str = ""
    remarks: list[tuple[str, str]] = field(default_factory=list)

    @property
    def key(self) -> str:
        return f"post:{self.item.post_id}"

    @property
    def is_public(self) -> bool:
        """Whether readers can follow a link to it once the import is done."""
        return self.state == PUBLISHED and not (self.action == LEFT_ALONE and not self.page_id)

    @property
    def is_to_be_written(self) -> bool:
        return self.action in (NEW, CHANGED)


@dataclass
class Plan:
    """Everything that is known before the texts are read a second time."""

    site: Site
    addresses: OldAddresses
    decisions: dict[int, Decision] = field(default_factory=dict)
    attachments: dict[int, Attachment] = field(default_factory=dict)
    attachment_links: dict[int, str] = field(default_factory=dict)
    reusable: dict[int, str] = field(default_factory=dict)
    guests: dict[str, str] = field(default_factory=dict)
    translations: dict[str, list[int]] = field(default_factory=dict)

    def decision_of(self, post_id: int) -> Decision | None:
        """That of a post; for the page of an attachment, that of the post it was uploaded with."""
        if attachment := self.attachments.get(post_id):
            post_id = attachment.parent
        return self.decisions.get(post_id)

    def account(self, login: str) -> Account:
        found = self.site.accounts.get(login)
        return found or Account(login, self.guests.get(login) or login)


def make_plan(
    export: Export,
    options: Options,
    known: Callable[[str], KnownItems],
    report: Report,
) -> tuple[Plan, KnownItems]:
    """Read the export once and decide. Raises :class:`BadOptions` or ``UnreadableExport``."""
    light: list[tuple[Item, str]] = []
    plan = Plan(export.site, OldAddresses(""))
    machinery, strangers = Counter(), Counter()
    comments = 0
    for item in export.items():
        comments += item.comments
        if item.post_type == "attachment":
            plan.attachments[item.post_id] = _attachment(item)
            plan.attachment_links[item.post_id] = item.link
        elif item.post_type == "wp_block":
            plan.reusable[item.post_id] = item.content
        elif item.post_type == "guest-author":
            name = item.meta.get("cap-display_name") or item.title
            plan.guests[item.meta.get("cap-user_login") or item.slug] = name
            plan.guests[item.slug] = name
        elif item.post_type in _MACHINERY:
            machinery[item.post_type] += 1
        elif item.post_type in {"post", "page"} | options.as_articles:
            light.append((replace(item, content="", excerpt=""), item.content_hash))
        else:
            strangers[item.post_type] += 1
            entry = report.entry(f"post:{item.post_id}", item.title, "left out")
            entry.left_out(f"post type {item.post_type}", "it is no post and no page", item.title)
    plan.site = export.site
    plan.addresses = OldAddresses(export.site.base_url)
    items = known(export.site.base_url)
    _remark(report, plan, comments, machinery, strangers)
    for number, link in plan.attachment_links.items():
        plan.addresses.add(number, link, "")
    newest = _newest_of_each(light)
    for item, content_hash in newest:
        plan.addresses.add(item.post_id, item.link, item.guid)
        decision = _decide(item, plan, options)
        if decision is None:
            report.entry(f"post:{item.post_id}", item.title, f"left out ({item.status})")
            continue
        decision.content_hash = content_hash
        decision.action = _action(decision, items, options)
        if known_item := items.get(decision.key):
            decision.page_id = known_item.page_id or 0
        plan.decisions[item.post_id] = decision
        for term in item.terms_of("post_translations"):
            plan.translations.setdefault(term.slug, []).append(item.post_id)
    return plan, items


def _newest_of_each(light: list[tuple[Item, str]]) -> list[tuple[Item, str]]:
    """Exports that were joined hold items twice: the last one counts."""
    return list({item.post_id: (item, digest) for item, digest in light}.values())


def _attachment(item: Item) -> Attachment:
    path = item.meta.get("_wp_attached_file") or OldAddresses("").upload_of(item.attachment_url)
    return Attachment(
        post_id=item.post_id,
        title=item.title,
        path=path.lstrip("/"),
        alt=" ".join(item.meta.get("_wp_attachment_image_alt", "").split()),
        caption=item.excerpt,
        description=item.content,
        parent=item.parent,
    )


def _decide(item: Item, plan: Plan, options: Options) -> Decision | None:
    state = _LIVING.get(item.status)
    if item.status in ("trash", "auto-draft", "inherit"):
        return None
    remarks = []
    if state is None:
        state = DRAFT
        remarks.append(("status of a plugin", f"“{item.status}” is a draft here"))
    if item.status in ("pending", "private"):
        words = {"pending": "waited for review", "private": "was for signed-in people"}
        remarks.append((item.status, f"it {words[item.status]}: a draft here"))
    if item.password:
        state = DRAFT
        remarks.append(("password", "it was behind a password: a draft here"))
    if item.is_sticky:
        remarks.append(("sticky", "it stood on top of the front page, which we order by date"))
    when = item.moment(options.zone or timezone.get_default_timezone())
    modified = item.modified()
    if state == PUBLISHED and when is None:
        when = modified
        if when is None:
            state = DRAFT
            remarks.append(("no date", "it says nowhere when it was published: a draft here"))
    if state == PUBLISHED and when > timezone.now():
        state = SCHEDULED
    if state == SCHEDULED and (when is None or when <= timezone.now()):
        state = DRAFT
        remarks.append(("scheduled for the past", "it never went out: a draft here"))
    language = _language(item, plan.site, options)
    kind = PAGE if item.post_type == "page" else ARTICLE
    section, section_title = _section(item, plan.site, options) if kind == ARTICLE else ("", "")
    title, slug = _title_and_slug(item, remarks)
    return Decision(
        item=item,
        kind=kind,
        state=state,
        action=NEW,
        language=language,
        title=title,
        slug=slug,
        section=section,
        section_title=section_title,
        when=when if state != DRAFT else None,
        modified=modified if modified and when and modified > when else None,
        remarks=remarks,
    )


def _action(decision: Decision, known: KnownItems, options: Options) -> str:
    item = known.get(decision.key)
    if item is None:
        return NEW
    if item.page_id is None:
        decision.remarks.append(("deleted here since", "it is not imported again"))
        return LEFT_ALONE
    if item.content_hash == decision.content_hash:
        return UNCHANGED
    if known.is_edited(item):
        decision.remarks.append(
            ("changed there and here", "an editor has saved it since: it is left alone")
        )
        return LEFT_ALONE
    if not options.update:
        decision.remarks.append(("changed in the export", "--update takes the change over"))
        return LEFT_ALONE
    return CHANGED


def _language(item: Item, site: Site, options: Options) -> str:
    """That of the item (WPML and Polylang export it as a term), of the option, or of the site."""
    spoken = [code for code, _name in settings.LANGUAGES]
    for wanted in (
        *(term.slug for term in item.terms_of("language")),
        options.language,
        site.language,
    ):
        main = wanted.replace("_", "-").partition("-")[0].casefold()
        if main in spoken:
            return main
    raise BadOptions(
        f"The export is in “{site.language or 'no language'}”, which this site does not speak. "
        f"Say which it is to be: --language {' or '.join(spoken)}."
    )


def _section(item: Item, site: Site, options: Options) -> tuple[str, str]:
    """Slug and title of the section: the mapped one, or that of the topmost category above."""
    categories = [term.slug for term in item.terms_of("category")]
    primary = item.meta.get("_yoast_wpseo_primary_category", "")
    if primary:
        categories.sort(
            key=lambda slug: (
                not (slug in site.categories and site.categories[slug].term_id == primary)
            )
        )
    names = {term.slug: term.name for term in item.terms_of("category")}
    for slug in categories:
        lineage = _lineage(slug, site)
        for each in lineage:
            if each in options.sections:
                wanted = options.sections[each]
                return wanted, site.categories[each].name if each == wanted else ""
        top = lineage[-1]
        if _ascii(top) not in _NO_CATEGORY:
            name = site.categories[top].name if top in site.categories else names.get(top, top)
            return slugify(unquote(top)) or slugify(name) or options.section, name
    return options.section, ""


def _lineage(slug: str, site: Site) -> list[str]:
    """The category and those above it, nearest first; a circle is gone round once."""
    lineage = [slug]
    while (above := site.categories.get(lineage[-1])) and above.parent:
        if above.parent in lineage:
            break
        lineage.append(above.parent)
    return lineage


def _ascii(slug: str) -> str:
    return slugify(unquote(slug))


def _title_and_slug(item: Item, remarks: list[tuple[str, str]]) -> tuple[str, str]:
    slug = slugify(unquote(item.slug), allow_unicode=True)[:LONGEST_SLUG].strip("-_")
    title = item.title
    if not title:
        title = slug.replace("-", " ").capitalize() or f"Untitled {item.post_id}"
        remarks.append(("no headline", f"“{title}” stands in for it"))
    if len(title) > LONGEST_TITLE:
        remarks.append(("headline too long", "it was cut"))
        title = f"{title[: LONGEST_TITLE - 1]}…"
    slug = slug or slugify(title, allow_unicode=True)[:LONGEST_SLUG].strip("-_")
    return title, slug or f"item-{item.post_id}"


def _remark(
    report: Report, plan: Plan, comments: int, machinery: Counter, strangers: Counter
) -> None:
    said = report.remarks
    if comments:
        said.append(f"Comments of readers, counted and not imported: {comments}.")
    if machinery:
        kinds = ", ".join(f"{number} {kind}" for kind, number in machinery.most_common())
        said.append(f"Parts of WordPress's own machinery, passed over: {kinds}.")
    for kind, number in strangers.most_common():
        said.append(
            f"Left out, of the post type “{kind}”: {number}. --as-article {kind} reads them as "
            "articles."
        )
    if plan.site.removed_characters:
        said.append(
            f"Control characters that XML forbids, passed over: {plan.site.removed_characters}."
        )
