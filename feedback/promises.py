"""What a reader is told before writing: how long what they give is kept, and when we answer.

It is read from the newsroom's settings, so that the words are true the moment these change.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from feedback.models import FeedbackSettings, Kind

A_YEAR, A_MONTH = 365, 30  # days


@dataclass(frozen=True)
class Kept:
    """How long messages of one kind are kept, in words."""

    kind: str
    how_long: str


@dataclass(frozen=True)
class Promises:
    """What stands beside the form. ``answer_within`` is in working days."""

    answer_within: int
    kept: tuple[Kept, ...]
    seals_tips: bool
    allows_attachments: bool


def promises() -> Promises:
    chosen = FeedbackSettings.load()
    return Promises(
        answer_within=chosen.answer_within_days,
        kept=tuple(Kept(str(kind.label), in_words(chosen.days_kept(kind.value))) for kind in Kind),
        seals_tips=chosen.seals_tips,
        allows_attachments=chosen.allows_attachments,
    )


def in_words(days: int | None) -> str:
    """A number of days as people say it: 730 are two years; ``None`` is until it is asked for."""
    if days is None:
        return _("until you ask us to erase it")
    if days % A_YEAR == 0:
        years = days // A_YEAR
        return ngettext("%(count)d year", "%(count)d years", years) % {"count": years}
    if days % A_MONTH == 0:
        months = days // A_MONTH
        return ngettext("%(count)d month", "%(count)d months", months) % {"count": months}
    return ngettext("%(count)d day", "%(count)d days", days) % {"count": days}
