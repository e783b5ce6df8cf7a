"""What an article says of its corrections."""

from django.db import models
from django.utils.functional import cached_property

from newsroom.models.correction import CorrectionKind


class Corrected(models.Model):
    """The part of an article that answers for it. Reads ``corrections``, which pages prefetch."""

    class Meta:
        abstract = True

    @property
    def corrections_newest_first(self) -> list:
        """A retraction comes before all others: it is what a reader has to know first."""
        return sorted(
            self.corrections.all(),
            key=lambda item: (item.kind == CorrectionKind.RETRACTION, item.date),
            reverse=True,
        )

    @property
    def corrections_above(self) -> list:
        """Those that are read before the text, newest first; the retraction has its own place."""
        return [
            each
            for each in self.corrections_newest_first
            if each.stands_above and each != self.retraction
        ]

    @property
    def corrections_below(self) -> list:
        """Those that are read after the text, newest first."""
        return [each for each in self.corrections_newest_first if not each.stands_above]

    @property
    def newest_correction(self):
        """The correction of the latest day, or ``None``."""
        return max(self.corrections.all(), key=lambda each: each.date, default=None)

    @property
    def corrected(self):
        """The day of the newest correction, or ``None``."""
        newest = self.newest_correction
        return newest.date if newest else None

    @property
    def changed_apart_from_corrections(self) -> bool:
        """Whether it was changed on a day other than that of its newest correction."""
        corrected = self.corrected
        return bool(self.changed) and (corrected is None or self.changed.date() != corrected.date())

    @cached_property
    def retraction(self):
        """The correction that retracts the article, or ``None``."""
        retractions = [c for c in self.corrections.all() if c.kind == CorrectionKind.RETRACTION]
        return retractions[-1] if retractions else None
