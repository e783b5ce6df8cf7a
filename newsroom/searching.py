"""Search over what a reader may read."""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.search.backends import get_search_backend

from newsroom.models import Article
from seizures.models import Seizure

MOST_ARTICLES = 20
MOST_RECORDS = 10
LONGEST_QUERY = 200


class SearchForm(forms.Form):
    """One field: what the reader looks for."""

    q = forms.CharField(
        label=_("Search articles and records"),
        max_length=LONGEST_QUERY,
        widget=forms.SearchInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


@dataclass(frozen=True)
class SearchResults:
    """What was found, best first, each kind apart."""

    query: str
    articles: list[Article]
    seizures: list[Seizure]

    @property
    def is_empty(self) -> bool:
        return not (self.articles or self.seizures)


def search_everything(form: SearchForm, language: str) -> SearchResults:
    """Published articles of a language and listed records that match the words asked for."""
    query = form.cleaned_data["q"]
    articles = Article.objects.published().in_language(language).with_card_parts()
    seizures = Seizure.objects.listed().with_parts()
    return SearchResults(
        query=query,
        articles=list(articles.search(query)[:MOST_ARTICLES]),
        seizures=_search_seizures(seizures, query),
    )


def _search_seizures(seizures, query: str) -> list[Seizure]:
    return list(get_search_backend().search(query, seizures)[:MOST_RECORDS])
