"""What a reader may ask of search. The address holds all of it.

Words, kind, language and order are asked here; what narrows the articles is asked as on every
list of articles (:class:`newsroom.lists.articles.ArticleListFilter`).
"""

from django import forms
from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from commons import countries, languages, words
from newsroom.lists.articles import ArticleListFilter
from newsroom.lists.filters import Known
from newsroom.searching import LONGEST_QUERY
from newsroom.searching.articles import NEWEST, RELEVANCE

ARTICLES, RECORDS = "articles", "records"
ANY_LANGUAGE = "any"
LAST_PAGE = 1_000
# In the order of the page. Of records only countries and days can be asked.
NARROWING = ("section", "country", "group", "published_after", "published_before")
OF_ARTICLES = ("section", "group")
# Asked on the pages of authors and series: selects of hundreds of names would say little here.
NOT_ASKED_HERE = {"author": "", "role": "", "series": ""}


class SearchForm(forms.Form):
    """The words, what kind of thing, which language and order; ``page`` and ``cursor`` lead on."""

    q = forms.CharField(
        label=_("Search articles and records"),
        max_length=LONGEST_QUERY,
        widget=forms.SearchInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    kind = forms.ChoiceField(
        label=_("kind"),
        required=False,
        choices=[
            ("", _("articles and records")),
            (ARTICLES, _("articles")),
            (RECORDS, _("records")),
        ],
    )
    language = forms.ChoiceField(label=_("language"), required=False)
    order = forms.ChoiceField(
        label=_("order"),
        required=False,
        choices=[(RELEVANCE, _("best match first")), (NEWEST, _("newest first"))],
    )
    page = forms.IntegerField(required=False, min_value=1, max_value=LAST_PAGE)
    cursor = forms.CharField(required=False)

    def __init__(self, *args, language: str, **kwargs):
        super().__init__(*args, **kwargs)
        others = [code for code, _name in languages.published() if code != language]
        self.fields["language"].choices = [
            ("", _in_its_language(language)),
            *((code, _in_its_language(code)) for code in others),
            (ANY_LANGUAGE, _("all languages")),
        ]


def _in_its_language(code: str) -> str:
    return get_language_info(code)["name_translated"]


class Question:
    """Everything that one address of search asks. ``language`` is the page's."""

    def __init__(self, asked: QueryDict, language: str):
        self.asked = asked
        self.language = language
        self.form = SearchForm(asked if "q" in asked else None, language=language)

    def changed(self, **changes) -> "Question":
        """The same, begun anew, with some parameters changed; ``None`` takes one out."""
        return Question(self._parameters(changes), self.language)

    def address(self, **changes) -> str:
        """The address of the same with changes, from its first page unless they say another."""
        return f"{reverse('newsroom:search')}?{self._parameters(changes).urlencode()}"

    def _parameters(self, changes: dict) -> QueryDict:
        known = ("q", "kind", "language", *NARROWING, "order")
        kept = {name: self.asked[name] for name in known if self.asked.get(name)}
        parameters = QueryDict(mutable=True)
        for name, value in {**kept, **changes}.items():
            if value:
                parameters[name] = str(value)
        return parameters

    def is_valid(self) -> bool:
        return self.form.is_valid() and self.filters.is_valid()

    @property
    def said(self) -> dict:
        """What the form was asked, once it is valid."""
        return self.form.cleaned_data

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages of the articles that are looked for."""
        published = [code for code, _name in languages.published()]
        asked = self.asked.get("language")
        if asked == ANY_LANGUAGE:
            return tuple(published)
        return (asked if asked in published else self.language,)

    @cached_property
    def filters(self) -> ArticleListFilter:
        """What narrows the articles."""
        narrowing = QueryDict(mutable=True)
        for name in NARROWING:
            if self.asked.get(name):
                narrowing[name] = self.asked[name]
        language = self.languages[0] if len(self.languages) == 1 else ""
        return ArticleListFilter(narrowing, language=language, **NOT_ASKED_HERE)

    @cached_property
    def words(self) -> words.Asked:
        return words.read(self.said["q"], self.languages)

    @property
    def concerns_articles_only(self) -> bool:
        return any(self.asked.get(name) for name in OF_ARTICLES)

    def narrowed_by(self) -> list[tuple[str, str, str]]:
        """Name, label and value in words of everything that narrows the search."""
        bound = [self.form["kind"], self.form["language"]]
        narrowed = [
            (field.name, str(field.label), str(dict(field.field.choices)[field.value()]))
            for field in bound
            if field.value()
        ]
        for name in NARROWING:
            if self.asked.get(name):
                label = str(self.filters.form.fields[name].label)
                narrowed.append((name, label, self._value_in_words(name)))
        return narrowed

    def _value_in_words(self, name: str) -> str:
        value = self.filters.asked(name)
        if isinstance(value, Known):
            row = (value.in_language(self.filters.language) or value.rows)[0]
            return getattr(row, "title", None) or row.name_in(self.language)
        if name == "country":
            return countries.name(value)
        return self.asked[name]
