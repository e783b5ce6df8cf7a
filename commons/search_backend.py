"""Wagtail's search of the database, with words taken to their stems, language by language.

What is overridden, and nothing else:

- ``add_items`` of both indexes (PostgreSQL, SQLite FTS5) is given, for each object, its words as
  stems (:mod:`commons.words`) in the language of its locale; an object without a locale, such as
  a record or an author, as the stems of every language; and one word that tells its kind. Fields
  for finding by first letters keep whole words, without accents. When to index, ``update_index``,
  tables and signals stay Wagtail's.
- What the desk asks for is turned into the same stems, in any language.
- ``_refresh_title_norms`` only runs with ``update_index``: Wagtail runs it at every save, where
  it reads the whole index; only its own ranking, for the desk, looks at the result.

Public search reads the same index in bounded time: :mod:`commons.search_index`.
"""

from django.db import connection
from wagtail.search.index import AutocompleteField, RelatedFields, SearchField
from wagtail.search.query import And, Boost, Not, Or, Phrase, PlainText

from commons import words

# Wagtail's modules define models of the database in use: the other's cannot even be imported.
if connection.vendor == "postgresql":
    from wagtail.search.backends.database.postgres import postgres as database

    Backend = database.PostgresSearchBackend
    QueryCompiler = database.PostgresSearchQueryCompiler
    AutocompleteQueryCompiler = database.PostgresAutocompleteQueryCompiler
else:
    from wagtail.search.backends.database.sqlite import sqlite as database

    Backend = database.SQLiteSearchBackend
    QueryCompiler = database.SQLiteSearchQueryCompiler
    AutocompleteQueryCompiler = database.SQLiteAutocompleteQueryCompiler


class Worded:
    """An object as the index is to read it: with fields that give stems instead of texts."""

    def __init__(self, obj):
        self.object = obj
        self.pk = obj.pk
        locale = getattr(obj, "locale", None)
        self.language = locale.language_code if locale else None

    def get_search_fields(self) -> list:
        fields = [self._worded(field) for field in self.object.get_search_fields()]
        return [*filter(None, fields), KindField(type(self.object))]

    def _worded(self, field):
        if isinstance(field, SearchField):
            return WordedField(field, self)
        if isinstance(field, AutocompleteField):
            return FoldedField(field)
        if isinstance(field, RelatedFields):
            inner = [worded for part in field.fields if (worded := self._worded(part))]
            return WordedRelation(field, inner)
        return None  # a field to filter by holds no words

    def words(self, text: str) -> str:
        if self.language is None:
            return words.stems_in_any(text)
        return words.stems(text, self.language)


class WordedField(SearchField):
    """A field to search in, as stems."""

    def __init__(self, field: SearchField, worded: Worded):
        super().__init__(field.field_name, boost=field.boost)
        self.field, self.worded = field, worded

    def get_value(self, obj) -> str:
        return self.worded.words(as_text(self.field.get_value(unworded(obj))))


class KindField(SearchField):
    """The word by which objects of a kind are told from others."""

    def __init__(self, model: type):
        super().__init__("kind_word")
        self.word = words.kind_word(model)

    def get_value(self, obj) -> str:
        return self.word


class FoldedField(AutocompleteField):
    """A field to find by its first letters."""

    def __init__(self, field: AutocompleteField):
        super().__init__(field.field_name)
        self.field = field

    def get_value(self, obj) -> str:
        return words.folded(as_text(self.field.get_value(unworded(obj))))


class WordedRelation(RelatedFields):
    """The fields of what belongs to an object."""

    def __init__(self, field: RelatedFields, inner: list):
        super().__init__(field.field_name, inner)
        self.field = field

    def get_value(self, obj):
        return self.field.get_value(unworded(obj))


def unworded(obj):
    return obj.object if isinstance(obj, Worded) else obj


def as_text(value) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(as_text(item) for item in value)
    if isinstance(value, dict):
        return as_text(list(value.values()))
    return "" if value is None else str(value)


class WordedIndex(Backend.index_class):
    def add_items(self, model, objs):
        super().add_items(model, [Worded(obj) for obj in objs])

    def _refresh_title_norms(self, full=False):
        if full:
            super()._refresh_title_norms(full=True)


def in_stems(query):
    """A query of Wagtail's in stems of any language."""
    if isinstance(query, PlainText):
        every = [
            _any_of([words.stem(word, language) for language in words.LANGUAGES])
            for word in words.split(query.query_string)
        ]
        if not every:
            return query
        combined = (And if query.operator == "and" else Or)(every)
        return combined if query.boost == 1.0 else Boost(combined, query.boost)
    if isinstance(query, Phrase):
        return _any_of([words.stems(query.query_string, lang) for lang in words.LANGUAGES], Phrase)
    if isinstance(query, And | Or):
        return type(query)([in_stems(part) for part in query.subqueries])
    if isinstance(query, Not):
        return Not(in_stems(query.subquery))
    if isinstance(query, Boost):
        return Boost(in_stems(query.subquery), query.boost)
    return query


def _any_of(texts: list[str], kind=PlainText):
    different = [kind(text) for text in dict.fromkeys(texts)]
    return different[0] if len(different) == 1 else Or(different)


class WordedQueryCompiler(QueryCompiler):
    def __init__(self, queryset, query, *args, **kwargs):
        super().__init__(queryset, query, *args, **kwargs)
        if self.fields is None or connection.vendor != "postgresql":
            self.query = in_stems(self.query)  # PostgreSQL reads named fields from their own table


class FoldedQueryCompiler(AutocompleteQueryCompiler):
    def __init__(self, queryset, query, *args, **kwargs):
        super().__init__(queryset, query, *args, **kwargs)
        if isinstance(self.query, PlainText) and words.folded(self.query.query_string):
            self.query = PlainText(words.folded(self.query.query_string))


class SearchBackend(Backend):
    index_class = WordedIndex
    query_compiler_class = WordedQueryCompiler
    autocomplete_query_compiler_class = FoldedQueryCompiler
