"""Two published versions of an article side by side, for editors and for readers."""

from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from newsroom.models.published_version import PublishedVersion
from newsroom.versions.differences import Change, Fate, Unchanged, compare, count, in_sight


@dataclass(frozen=True)
class Comparison:
    """What changed from one version to a later one."""

    older: PublishedVersion
    newer: PublishedVersion

    @cached_property
    def changes(self) -> list[Change]:
        return compare(self.older.parts, self.newer.parts)

    @property
    def in_sight(self) -> list[Change | Unchanged]:
        """The changes with what stands around them."""
        return in_sight(self.changes)

    @cached_property
    def corrections(self) -> list[dict]:
        """The corrections that came in between."""
        return self.newer.corrections_since(self.older)

    @property
    def in_words(self) -> str:
        """How much changed, in one sentence of the active language."""
        numbers = count(self.changes)
        said = [
            sentence % {"number": numbers[fate]}
            for fate, sentence in (
                (
                    Fate.CHANGED,
                    ngettext(
                        "%(number)d part changed", "%(number)d parts changed", numbers[Fate.CHANGED]
                    ),
                ),
                (
                    Fate.ADDED,
                    ngettext(
                        "%(number)d part added", "%(number)d parts added", numbers[Fate.ADDED]
                    ),
                ),
                (
                    Fate.REMOVED,
                    ngettext(
                        "%(number)d part removed", "%(number)d parts removed", numbers[Fate.REMOVED]
                    ),
                ),
            )
            if numbers[fate]
        ]
        if not said:
            return _("The words are the same. A picture, a byline or the terms changed.")
        return ", ".join(said) + "."


class VersionsForm(forms.Form):
    """Which two versions to compare: ``?from=`` and ``?to=``, by their numbers."""

    def __init__(self, asked: QueryDict, versions: Sequence[PublishedVersion]):
        last = [version.number for version in versions[-2:]]
        chosen = {"from": asked.get("from", last[0]), "to": asked.get("to", last[-1])}
        super().__init__(chosen)
        choices = [(str(version.number), _named(version)) for version in versions]
        for name, label in (("from", gettext_lazy("From")), ("to", gettext_lazy("to"))):
            self.fields[name] = forms.TypedChoiceField(label=label, choices=choices, coerce=int)

    @property
    def numbers(self) -> tuple[int, int]:
        """The older one first, whichever was named first."""
        chosen = self.cleaned_data
        return min(chosen["from"], chosen["to"]), max(chosen["from"], chosen["to"])


def _named(version: PublishedVersion) -> str:
    return _("%(number)d: %(moment)s") % {
        "number": version.number,
        "moment": date_format(localtime(version.published_at), "DATETIME_FORMAT"),
    }


class VersionHistory:
    """The versions of an article that somebody may see, and the two of them that were asked for.

    ``versions`` is a queryset of one article's versions, oldest first.
    """

    def __init__(self, versions, asked: QueryDict):
        self._versions = versions
        self.versions = list(versions.defer("body"))
        self.form = VersionsForm(asked, self.versions) if len(self.versions) > 1 else None

    @property
    def newest_first(self) -> list[PublishedVersion]:
        return self.versions[::-1]

    @cached_property
    def comparison(self) -> Comparison | None:
        """``None`` where there is nothing to compare, or the form says what was wrong."""
        if self.form is None or not self.form.is_valid():
            return None
        found = {version.number: version for version in self._chosen()}
        older, newer = self.form.numbers
        return Comparison(found[older], found[newer])

    def _chosen(self):
        return self._versions.filter(number__in=self.form.numbers)


def since_in_step(task) -> Comparison | None:
    """What changed in an original since a :class:`~newsroom.models.TranslationTask` says that its
    translation was in step; ``None`` where no text of then is known, or none of it changed."""
    newest = task.original.versions.last()
    if task.since is None or newest is None or newest.number == task.since.number:
        return None
    return Comparison(task.since, newest)
