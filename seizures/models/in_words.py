"""What a record says of itself, in the language that is active."""

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from seizures import dates
from seizures.paper import sentences


class SeizureInWords:
    """The part of :class:`seizures.models.Seizure` that readers see as words."""

    @property
    def wording(self):
        """The words of this record in the active language, else in the first it was written in."""
        wordings = list(self.wordings.all())
        language = get_language()
        return next(
            (w for w in wordings if w.language == language), wordings[0] if wordings else None
        )

    @property
    def title(self) -> str:
        """What and where in one line: as somebody worded it, else made from the record's fields.

        Records that came in bulk have no wording, and need none to be read in any language.
        """
        return (self.wording and self.wording.title) or sentences.headline(self)

    @property
    def cover_load(self) -> str:
        return self.wording.cover_load if self.wording else ""

    @property
    def occurred_in_words(self) -> str:
        return dates.parse(self.occurred).in_words(get_language()) if self.occurred else ""

    @property
    def announced_in_words(self) -> str:
        return dates.parse(self.announced).in_words(get_language()) if self.announced else ""

    @property
    def sentence(self) -> str:
        """What is known, in one sentence."""
        return sentences.known(self)

    @property
    def arrests_in_words(self) -> str:
        if self.arrests_low is None and self.arrests_high is None:
            return ""
        if self.arrests_low == self.arrests_high:
            return str(self.arrests_low)
        if self.arrests_high is None:
            return _("at least %(number)d") % {"number": self.arrests_low}
        if self.arrests_low is None:
            return _("at most %(number)d") % {"number": self.arrests_high}
        return f"{self.arrests_low}–{self.arrests_high}"
