"""Lists of articles as readers meet them: filtered by their address, told in a sentence, paged."""

from django import forms
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.timezone import localtime
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from commons import countries, languages
from commons.addresses import absolute
from commons.keyset import KeysetPage, paginate
from newsroom.lists.filters import ArticleFilter, Known
from newsroom.models import Article, Author, CriminalGroup, ListLength, Section, Series
from newsroom.models.byline import BylineRole

ROWS_A_PAGE = 20
FEWEST_OPTIONS = 2
LISTS_IN_ONE_LANGUAGE = ("section", "series")
LISTS = ("section", "author", "country", "group", "series")


class ArticleListFilter(ArticleFilter):
    """What a reader asks of a list, in the language of the page.

    ``fixed`` is what the list itself is of, as ``section="ports"``: it is no field of the form.
    """

    def __init__(self, asked: QueryDict, *, language: str, **fixed: str):
        values = asked.copy()
        for name, value in fixed.items():
            values[name] = value
        values["language"] = language
        self.language = language
        self.fixed = {"language", *fixed}
        super().__init__(values, Article.objects.published())

    @cached_property
    def form(self):
        form = super().form
        for name in LISTS:
            form.fields[name].widget = forms.Select()
            form.fields[name].is_asked = name not in self.fixed
        for name in ("published_after", "published_before"):
            self._ask_for_a_day(form, name)
        form.fields["q"].widget = forms.TextInput(attrs={"type": "search", "autocomplete": "off"})
        for field in form.fields.values():
            field.help_text = ""
        return form

    def _ask_for_a_day(self, form, name: str) -> None:
        """A day to pick; as text where something else was typed, which a browser would empty."""
        typed = self.data.get(name, "")
        is_day = not typed or _day(typed) is not None
        form.fields[name].widget = forms.DateInput(
            format="%Y-%m-%d", attrs={"type": "date" if is_day else "text"}
        )
        form.fields[name].error_messages["invalid"] = _(
            "This is not a day. Write it as in 2026-06-11."
        )

    @cached_property
    def open_fields(self) -> list[forms.BoundField]:
        """The fields that a reader may choose in, words apart: not where there is no choice."""
        self._offer_what_there_is()
        return [
            field
            for field in self.form
            if field.name not in self.fixed
            and field.name != "q"
            and (field.name not in LISTS or self._gives_a_choice(field))
        ]

    def _gives_a_choice(self, field) -> bool:
        return bool(field.data) or len(field.field.widget.choices) > FEWEST_OPTIONS

    def _offer_what_there_is(self) -> None:
        """Fill each select with what articles of this language have, and how many."""
        numbers_by_kind = ListLength.objects.numbers_by_kind(self.language)
        for name, options in (
            ("section", self._sections),
            ("author", self._authors),
            ("country", self._countries),
            ("group", self._groups),
            ("series", self._series),
        ):
            if name in self.fixed:
                continue
            numbers = numbers_by_kind.get(name, {})
            choices = [
                (value, f"{label} ({numbers[key]})")
                for key, value, label in options(numbers)
                if key in numbers
            ]
            typed = self.data.get(name, "")
            if typed and typed not in dict(choices):
                choices.append((typed, typed))
            self.form.fields[name].widget.choices = [("", _("any")), *choices]

    def _sections(self, numbers):
        return (
            (str(each.pk), each.slug, each.title)
            for each in Section.objects.filter(pk__in=numbers).order_by("path")
        )

    def _authors(self, numbers):
        authors = Author.objects.filter(pk__in=numbers).prefetch_related("biographies")
        named = [(str(each.pk), each.slug, each.name_in(self.language)) for each in authors]
        return sorted(named, key=lambda option: option[2].casefold())

    def _countries(self, numbers):
        named = [(code, code, countries.name(code)) for code in numbers]
        return sorted(named, key=lambda option: option[2].casefold())

    def _groups(self, numbers):
        groups = CriminalGroup.objects.filter(pk__in=numbers).prefetch_related("descriptions")
        named = [(str(each.pk), each.slug, each.name_in(self.language)) for each in groups]
        return sorted(named, key=lambda option: option[2].casefold())

    def _series(self, numbers):
        return (
            (str(each.pk), each.slug, each.title) for each in Series.objects.filter(pk__in=numbers)
        )

    @property
    def is_asked(self) -> bool:
        """Whether a reader narrowed the list."""
        return any(self.data.get(name) for name in self.form.fields if name not in self.fixed)

    def in_words(self) -> str:
        """The selection in one sentence, without what the page is about; empty where none is."""
        said = [words for words in self._said() if words]
        if not said:
            return ""
        return _("Articles %(selection)s.") % {"selection": ", ".join(said)}

    def _said(self):
        asked = {
            name: value
            for name, value in self.form.cleaned_data.items()
            if value and name not in self.fixed
        }
        if "section" in asked:
            yield _("in “%(section)s”") % {"section": self._one(asked["section"]).title}
        if "author" in asked:
            author = self._one(asked["author"]).name_in(self.language)
            yield _("signed by %(author)s") % {"author": author}
        if "role" in asked:
            role = BylineRole(asked["role"]).label
            yield _("in the role “%(role)s”") % {"role": role}
        if "country" in asked:
            yield _("about %(country)s") % {"country": countries.name(asked["country"])}
        if "group" in asked:
            group = self._one(asked["group"]).name_in(self.language)
            yield _("about the group %(group)s") % {"group": group}
        if "series" in asked:
            yield _("of the series “%(series)s”") % {"series": self._one(asked["series"]).title}
        if "published_after" in asked:
            yield _("published from %(day)s") % {"day": _in_words(asked["published_after"])}
        if "published_before" in asked:
            yield _("published before %(day)s") % {"day": _in_words(asked["published_before"])}
        if "q" in asked:
            yield _("with the words “%(words)s”") % {"words": asked["q"]}

    def _one(self, known):
        return (known.in_language(self.language) or known.rows)[0]


def _day(typed: str):
    try:
        return parse_date(typed)
    except ValueError:
        return None


def _in_words(moment) -> str:
    return date_format(localtime(moment), "DATE_FORMAT")


class ArticleList:
    """A list as its page shows it: the filters asked, the rows found, and the feed of just these.

    ``kind`` and ``key`` name the list as its feed's address does; without them it is everything.
    """

    ordering = Article.LISTED_ORDERING

    def __init__(self, request: HttpRequest, *, kind: str = "", key: str = ""):
        self.request = request
        self.kind, self.key = kind, key
        # A country is in small letters in addresses and in capitals as ISO 3166 has it.
        fixed = {kind: key.upper() if kind == "country" else key} if kind else {}
        self.filters = ArticleListFilter(request.GET, language=get_language(), **fixed)

    @cached_property
    def page(self) -> KeysetPage | None:
        """The rows asked for, or nothing where the filters cannot be understood."""
        if not self.filters.is_valid():
            return None
        rows = self.in_order(self.filters.qs.with_card_parts())
        return paginate(self.request, rows, ordering=self.ordering, size=ROWS_A_PAGE)

    def in_order(self, articles):
        return articles

    @property
    def feed_url(self) -> str:
        """The feed of exactly this selection."""
        return self.feed_as("rss")

    def feed_as(self, form: str) -> str:
        """The same in another form: rss, atom or json."""
        return feed_address(self.kind, self.key.lower(), self.query, form)

    @property
    def atom_url(self) -> str:
        return self.feed_as("atom")

    @property
    def json_feed_url(self) -> str:
        return self.feed_as("json")

    @property
    def address(self) -> str:
        """The list without any filter."""
        return self.request.path

    @property
    def subject(self):
        """What the list is of: a row of the database or a country's code; ``None`` where there is
        no such thing in the language of the page."""
        if not self.filters.is_valid() and self.kind in self.filters.errors:
            return None
        asked = self.filters.asked(self.kind)
        if not isinstance(asked, Known):
            return asked
        return next(iter(asked.in_language(self.filters.language)), None)

    @property
    def subject_url(self) -> str:
        """The page of what the list is of."""
        if isinstance(self.subject, str):
            return reverse("newsroom:country", args=[self.subject])
        return self.subject.url

    def feeds_by_language(self, form: str = "rss") -> dict[str, str]:
        """The feed of the same list in each language in which there is one, this one included.

        A section and a series have another address in each language; where a reader has narrowed
        them, no other language has the same selection.
        """
        if self.kind not in LISTS_IN_ONE_LANGUAGE:
            return self._feeds({code: self.key for code, _name in languages.published()}, form)
        if self.query:
            return self._feeds({self.filters.language: self.key}, form)
        translations = type(self.subject).objects.filter(
            translation_key=self.subject.translation_key
        )
        slugs = translations.values_list("locale__language_code", "slug")
        return self._feeds(dict(slugs), form)

    def _feeds(self, keys: dict[str, str], form: str) -> dict[str, str]:
        feeds = {}
        for language, key in keys.items():
            with override(language):
                address = feed_address(self.kind, key.lower(), self.query, form)
                feeds[language] = absolute(address)
        return feeds

    @property
    def title(self) -> str:
        """What the list is called; nothing where it is everything."""
        subject = self.subject
        if isinstance(subject, str):
            return countries.name(subject)
        return getattr(subject, "display_name", None) or getattr(subject, "title", "")

    @property
    def query(self) -> str:
        """What a reader asks, without the page reached and without what no filter knows."""
        asked = self.request.GET.copy()
        for name in list(asked):
            is_filter = name in self.filters.form.fields and name not in self.filters.fixed
            if not is_filter or not asked[name]:
                del asked[name]
        return asked.urlencode()


def feed_address(kind: str = "", key: str = "", query: str = "", form: str = "rss") -> str:
    """Where the feed of a list is, in the active language; ``form`` is rss, atom or json."""
    name = f"feed-of-list-{form}" if kind else f"feed-{form}"
    address = reverse(name, args=[kind, key] if kind else [])
    return f"{address}?{query}" if query else address
