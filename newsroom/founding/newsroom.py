"""Founding a newsroom: what stands between an empty installation and its first article.

:class:`Foundation` is what somebody has decided, :func:`objections` what speaks against it in
words, :func:`found` makes it, whole or not at all.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.urls import Resolver404, resolve
from django.utils.html import escape
from django.utils.text import slugify
from django.utils.translation import override
from wagtail.models import Site

from commons import licences, roles
from commons.languages import INSTALLED
from newsroom.blocks import BodyBlock
from newsroom.models import Article, FrontPage, NewsroomSettings, Section, StandingPage
from seizures.models import Seizure

STARTING_PAGES = Path(__file__).resolve().parent / "starting_pages"
USUAL_SECTIONS = {
    "en": ("News", "Investigations", "Analysis"),
    "es": ("Noticias", "Investigaciones", "Análisis"),
}
LONGEST_NAME = 80


@dataclass(frozen=True)
class Foundation:
    """What somebody has decided. ``languages`` begins with the newsroom's own.

    ``sections`` holds the titles by language, the same sections in the same order in each;
    ``taglines`` those that there are.
    """

    name: str
    languages: tuple[str, ...]
    sections: dict[str, tuple[str, ...]]
    taglines: dict[str, str]
    licence_code: str
    base_url: str
    time_zone: str
    administrator: str
    password: str
    legal_name: str = ""
    contact_email: str = ""


def is_founded() -> bool:
    """Whether there is something here that a founding would get in the way of."""
    return any(model.objects.exists() for model in (Section, StandingPage, Article, Seizure))


def objections(foundation: Foundation) -> list[str]:
    """Why it cannot be founded so, a sentence each; nothing when it can."""
    of_languages = about_languages(foundation.languages)
    if of_languages:
        return [of_languages]
    found = [
        about_name(foundation.name),
        *(about_sections(titles, code) for code, titles in foundation.sections.items()),
        about_number_of_sections(foundation.sections),
        about_licence(foundation.licence_code),
        about_address(foundation.base_url),
        about_time_zone(foundation.time_zone),
        about_email(foundation.contact_email),
        about_administrator(foundation.administrator),
        about_password(foundation.password, foundation.administrator),
    ]
    return [sentence for sentence in found if sentence]


def about_name(name: str) -> str:
    """What speaks against a name; empty when nothing does. The same for those that follow."""
    if not name.strip():
        return "The newsroom needs a name."
    if len(name) > LONGEST_NAME:
        return f"The name is longer than {LONGEST_NAME} characters."
    return ""


def about_languages(languages: tuple[str, ...]) -> str:
    known = dict(INSTALLED)
    if languages and set(languages) <= set(known) and len(set(languages)) == len(languages):
        return ""
    return f"“{', '.join(languages)}” is not a list of languages out of {', '.join(known)}."


def about_sections(titles: tuple[str, ...], language: str) -> str:
    if not titles:
        return "The newsroom needs a section at least."
    slugs = [slugify(title) for title in titles]
    for title, slug in zip(titles, slugs, strict=True):
        if not slug or slugs.count(slug) > 1:
            return f"“{title}” makes no address of its own in “{language}”."
        if _is_taken(language, slug):
            return f"/{language}/{slug}/ is an address of the site’s own: rename “{title}”."
    return ""


def about_licence(code: str) -> str:
    if code in licences.LICENCES:
        return ""
    return f"There is no licence “{code}”. There are: {', '.join(licences.LICENCES)}."


def about_address(base_url: str) -> str:
    address = urlsplit(base_url)
    if address.scheme in ("http", "https") and address.hostname and not address.path.strip("/"):
        return ""
    return f"“{base_url}” is not the address of a site, as in https://newsroom.example."


def about_time_zone(name: str) -> str:
    if name in available_timezones():
        return ""
    return f"There is no time zone “{name}”, as in Europe/Madrid."


def about_email(address: str) -> str:
    try:
        if address:
            validate_email(address)
    except ValidationError:
        return f"“{address}” is not an e-mail address."
    return ""


def about_password(password: str, administrator: str) -> str:
    try:
        validate_password(password, get_user_model()(username=administrator))
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def about_administrator(name: str) -> str:
    users = get_user_model()
    try:
        users.username_validator(name)
    except ValidationError as error:
        return " ".join(error.messages)
    if users.objects.filter(username=name).exists():
        return f"There is an account “{name}” already."
    return ""


def about_number_of_sections(sections: dict[str, tuple[str, ...]]) -> str:
    """Each section has its title in every language."""
    numbers = {language: len(titles) for language, titles in sections.items()}
    if len(set(numbers.values())) <= 1:
        return ""
    counted = ", ".join(f"{number} in “{language}”" for language, number in numbers.items())
    return f"Each section needs a title in every language, in the same order. There are {counted}."


def _is_taken(language: str, slug: str) -> bool:
    """Whether the site answers this address itself, so that no section could have it."""
    with override(language):
        try:
            return not resolve(f"/{language}/{slug}/").view_name.startswith("wagtail")
        except Resolver404:  # a language that this process does not serve yet
            return False


@transaction.atomic
def found(*, foundation: Foundation) -> None:
    """Make the newsroom: settings, front pages, sections, first pages, first account."""
    newsroom = NewsroomSettings.load()
    newsroom.name = foundation.name
    newsroom.legal_name = foundation.legal_name
    newsroom.default_licence_code = foundation.licence_code
    newsroom.contact_email = foundation.contact_email
    fronts = _lay_front_pages(foundation)
    _point_site(foundation, fronts[foundation.languages[0]])
    _lay_sections(foundation, fronts)
    for setting, page in _lay_standing_pages(foundation, fronts).items():
        setattr(newsroom, setting, page)
    newsroom.save()
    _make_administrator(foundation)


def _lay_front_pages(foundation: Foundation) -> dict[str, FrontPage]:
    """The front page of each language; one of a language that is not published in sleeps."""
    fronts = {}
    for front in FrontPage.objects.select_related("locale"):
        language = front.locale.language_code
        if language not in foundation.languages:
            if front.live:
                front.unpublish()
            continue
        front.tagline = foundation.taglines.get(language, "")
        front.title = foundation.name
        front.save_revision().publish()
        fronts[language] = front
    return fronts


def _point_site(foundation: Foundation, front: FrontPage) -> None:
    """Wagtail's site: the address, and the front page that answers at it."""
    address = urlsplit(foundation.base_url)
    site = Site.objects.get(is_default_site=True)
    site.hostname = address.hostname
    site.port = address.port or (443 if address.scheme == "https" else 80)
    site.root_page = front.page_ptr
    site.save()


def _lay_sections(foundation: Foundation, fronts: dict[str, FrontPage]) -> None:
    for titles in zip(
        *(foundation.sections[language] for language in foundation.languages), strict=True
    ):
        key = None
        for language, title in zip(foundation.languages, titles, strict=True):
            section = Section(title=title, slug=slugify(title), locale=fronts[language].locale)
            key = _publish_under(fronts[language], section, key)


def _lay_standing_pages(
    foundation: Foundation, fronts: dict[str, FrontPage]
) -> dict[str, StandingPage]:
    """The first pages, by the setting that names each: those of the newsroom's own language.

    What describes how the site works is true from the first day and is published. What only the
    newsroom can say is a draft.
    """
    keys: dict[str, object] = {}
    named: dict[str, StandingPage] = {}
    for language in foundation.languages:
        text = (STARTING_PAGES / f"{language}.json").read_text(encoding="utf-8")
        for item in json.loads(text):
            page = StandingPage(
                title=_filled(item["title"], foundation),
                slug=item["slug"],
                introduction=_filled(item["introduction"], foundation),
                body=_body(item["body"], foundation),
                locale=fronts[language].locale,
            )
            setting = item["setting"]
            keys[setting] = _publish_under(
                fronts[language], page, keys.get(setting), publish=item["published"]
            )
            named.setdefault(setting, page)
    return named


def _body(blocks: list, foundation: Foundation):
    """The body of a first page, from pairs of block type and text."""
    return BodyBlock().to_python(
        [
            {"type": kind, "value": _filled(text, foundation, is_html=kind == "paragraph")}
            for kind, text in blocks
        ]
    )


def _filled(text: str, foundation: Foundation, *, is_html: bool = False) -> str:
    return text.replace("{newsroom}", escape(foundation.name) if is_html else foundation.name)


def _publish_under(front: FrontPage, page, key, *, publish: bool = True):
    """Put a page into the tree. Returns the key that its translations share with it."""
    if key:
        page.translation_key = key
    page.live = False
    front.add_child(instance=page)
    revision = page.save_revision()
    if publish:
        revision.publish()
    return page.translation_key


def _make_administrator(foundation: Foundation) -> None:
    """The first account: it may do everything that a role of the house may."""
    account = get_user_model().objects.create_user(
        username=foundation.administrator,
        email=foundation.contact_email,
        password=foundation.password,
    )
    account.groups.set(Group.objects.filter(name__in=roles.ALL))


def environment_of(foundation: Foundation) -> dict[str, str]:
    """What a founding decides that the process has to know before it starts.

    An address on this very machine follows from the port that the server is started with.
    """
    is_here = urlsplit(foundation.base_url).hostname in ("localhost", "127.0.0.1")
    return {
        **({} if is_here else {"BASE_URL": foundation.base_url}),
        "LANGUAGES": ",".join(foundation.languages),
        "TIME_ZONE": foundation.time_zone,
    }


def contradictions(environment: dict[str, str], foundation: Foundation) -> list[str]:
    """Variables of the process that would win over what the file is to say."""
    return [
        f"{name}={environment[name]}"
        for name, value in environment_of(foundation).items()
        if environment.get(name, value) != value
    ]
