"""A figure that readers are shown: a total of the record, kept as it stood on its day."""

from datetime import datetime

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from wagtail.models import Page

from seizures.lists import asked
from seizures.totals import Total
from seizures.vocabularies import Substance

NAMES_OF_RECORDS = 3


class FigureState(models.TextChoices):
    FOLLOWING = "following", gettext_lazy("follows the record")
    FROZEN = "frozen", gettext_lazy("frozen")


class FigureShownQuerySet(models.QuerySet):
    def following(self):
        """Those that the newsroom wants to hear of when the record moves."""
        return self.filter(state=FigureState.FOLLOWING)

    def moved(self):
        """Those of pages that readers see which the record no longer bears out."""
        return self.following().filter(moved_at__isnull=False, page__live=True)


class FigureShown(models.Model):
    """One “seizure figure” block of a page as readers see it: exact sums, and their day.

    Computed when its block is first published, and again only when an editor decides so
    (:mod:`newsroom.figures.decisions`): an article never changes its figures by itself. What the
    record would give today stands beside it in ``now_…`` while that is something else.

    ``totals`` and ``now_totals`` map a substance's code to :meth:`seizures.totals.Total.as_stored`.
    ``records`` and ``now_records`` are the identifiers of the records that were looked at, or
    ``None`` where they were too many to name.
    """

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="figures_shown")
    block_id = models.CharField(max_length=40)
    position = models.PositiveSmallIntegerField(default=0)
    asked = models.CharField(gettext_lazy("what is asked of the record"), max_length=1000)
    totals = models.JSONField(gettext_lazy("totals"), default=dict)
    records = models.JSONField(gettext_lazy("records"), null=True)
    as_of = models.DateTimeField(gettext_lazy("as of"), default=timezone.now)
    state = models.CharField(
        gettext_lazy("state"),
        max_length=12,
        choices=FigureState.choices,
        default=FigureState.FOLLOWING,
    )

    check_due_since = models.DateTimeField(null=True, editable=False)
    now_totals = models.JSONField(null=True, editable=False)
    now_records = models.JSONField(null=True, editable=False)
    moved_at = models.DateTimeField(gettext_lazy("moved"), null=True, editable=False)
    moved_because = models.JSONField(default=list, editable=False)
    corrections_when_begun = models.PositiveIntegerField(
        null=True,
        editable=False,
        help_text="How many corrections the article had when an editor began one of this figure.",
    )

    objects = FigureShownQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("figure")
        verbose_name_plural = gettext_lazy("figures")
        ordering = ["page", "position"]
        indexes = [models.Index(fields=["state", "moved_at"], name="figures_moved")]
        constraints = [
            models.UniqueConstraint(fields=["page", "block_id"], name="one_figure_a_block")
        ]

    def __str__(self):
        return self.in_words

    # --- What it says ----------------------------------------------------------------------------

    @property
    def lines(self) -> list[dict]:
        """Each substance with its total in parts, in the active language.

        ``first`` was added up, ``others`` say what was not. Kilograms of one substance are never
        added to those of another, so a question about all of them has a line for each.
        """
        return _lines(self.totals)

    @property
    def names_substances(self) -> bool:
        """Whether each line has to say its substance: not where the question names the one."""
        return not (len(self.totals) == 1 and "substance=" in self.asked)

    @property
    def in_words(self) -> str:
        return _in_words(self.totals)

    @property
    def day_in_words(self) -> str:
        return date_format(timezone.localtime(self.as_of), "DATE_FORMAT")

    @property
    def with_day_in_words(self) -> str:
        """“cocaine: 5.1 to 5.6 t in 3 events, as of 24 November 2026”."""
        return _("%(figure)s, as of %(day)s") % {"figure": self.in_words, "day": self.day_in_words}

    @property
    def as_seen(self) -> list:
        """What makes it another figure in a reader's eyes."""
        return [self.asked, self.totals, self.as_of.isoformat()]

    @property
    def now_in_words(self) -> str:
        return _in_words(self.now_totals or {})

    @property
    def question(self) -> list[tuple[str, str]]:
        """What was asked, filter by filter: label and value, in the active language."""
        filters = asked.filters_for(self.asked)
        return filters.in_words if filters.is_valid() else []

    @property
    def question_in_words(self) -> str:
        """“Substance: cocaine; country: Peru”."""
        said = "; ".join(f"{label}: {value}" for label, value in self.question)
        return said[:1].upper() + said[1:] if said else _("All records")

    @property
    def list_url(self) -> str:
        """The records behind it: the list that answers the same question."""
        return asked.list_address(self.asked)

    # --- Whether it still holds ------------------------------------------------------------------

    @property
    def is_frozen(self) -> bool:
        return self.state == FigureState.FROZEN

    @property
    def has_moved(self) -> bool:
        return self.moved_at is not None

    @property
    def counts_nothing(self) -> bool:
        return not self.totals

    @property
    def because_in_words(self) -> str:
        """Which records moved it: “SZ-2022-00017 and 2 more”."""
        named = ", ".join(self.moved_because[:NAMES_OF_RECORDS])
        more = len(self.moved_because) - NAMES_OF_RECORDS
        if more > 0:
            return _("%(records)s and %(number)d more") % {"records": named, "number": more}
        return named or _("many records at once")

    def hold(self, totals: dict, records: list[str] | None, as_of: datetime) -> None:
        """Take these as what readers are shown from now on."""
        self.totals, self.records, self.as_of = totals, records, as_of
        self.forget_the_move()

    def forget_the_move(self) -> None:
        self.now_totals = self.now_records = self.moved_at = None
        self.moved_because = []
        self.check_due_since = self.corrections_when_begun = None

    def compare(
        self, totals: dict, records: list[str] | None, changed: frozenset[str] = frozenset()
    ) -> None:
        """Note what the record gives now, where that is not what readers are shown."""
        self.check_due_since = None
        if totals == self.totals:
            self.now_totals = self.now_records = self.moved_at = None
            self.moved_because = []
            return
        before, after = set(self.records or ()), set(records or ())
        known = self.records is not None and records is not None
        because = (before ^ after) | (changed & (before | after)) if known else changed
        self.moved_because = sorted({*self.moved_because, *because})
        if totals != self.now_totals:
            self.moved_at = timezone.now()
        self.now_totals, self.now_records = totals, records


def _lines(totals: dict) -> list[dict]:
    labels = dict(Substance.choices)
    lines = []
    for code, stored in totals.items():
        total = Total.from_stored(stored)
        first, *others = total.parts_in_words(get_language())
        if not total.events and total != Total():  # only what is never added up
            first, others = _("no events"), [first, *others]
        label = str(labels.get(code, _("substance not stated")))
        lines.append({"substance": code, "label": label, "first": first, "others": others})
    return lines


def _in_words(totals: dict) -> str:
    """All lines in one: “cocaine: 5.1 to 5.6 t in 3 events; 1 of unknown quantity”."""
    if not totals:
        return _("no events in our record")
    return " · ".join(
        "; ".join([f"{line['label']}: {line['first']}", *line["others"]]) for line in _lines(totals)
    )
