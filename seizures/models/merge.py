"""A merge of two records, kept so that it can be undone; and a pair that may be one event."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from seizures.models.seizure import Seizure
from seizures.vocabularies import Status


def _state():
    """A record as ``serializable_data()`` gives it."""
    return models.JSONField(default=dict, encoder=DjangoJSONEncoder)


class Merge(models.Model):
    """Two records that were found to be of one event. Written by :mod:`seizures.merging`.

    Both are kept as they stood before and after. ``moved`` holds what else led to the loser and
    now leads to the survivor: ``{field: [keys of records]}``.
    """

    survivor = models.ForeignKey(Seizure, on_delete=models.CASCADE, related_name="merges")
    loser = models.ForeignKey(Seizure, on_delete=models.CASCADE, related_name="merged_by")
    merged_at = models.DateTimeField(_("merged"), default=timezone.now)
    merged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    undone_at = models.DateTimeField(_("undone"), null=True)
    survivor_before = _state()
    survivor_after = _state()
    loser_before = _state()
    loser_after = _state()
    moved = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("merge")
        verbose_name_plural = _("merges")
        ordering = ["-merged_at", "-pk"]

    def __str__(self):
        return f"{self.loser.public_id} → {self.survivor.public_id}"

    @property
    def stands(self) -> bool:
        """Whether it can be undone: nobody has, and the loser still leads to the survivor."""
        return (
            self.undone_at is None
            and self.loser.status == Status.MERGED
            and self.loser.merged_into_id == self.survivor_id
        )


class PairState(models.TextChoices):
    """What an editor has said of a pair."""

    WAITING = "waiting", _("waiting")
    LATER = "later", _("put off")
    DIFFERENT = "different", _("two events")
    SAME = "same", _("merged")


class DuplicatePairQuerySet(models.QuerySet):
    """Pairs of records, the most alike first in every list."""

    def undecided(self):
        """Those that an editor has still to decide, of records that still stand."""
        gone = (Status.MERGED, Status.RETRACTED)
        return self.filter(state__in=(PairState.WAITING, PairState.LATER)).exclude(
            Q(first__status__in=gone) | Q(second__status__in=gone)
        )

    def most_alike(self):
        """Those put off come last."""
        return self.order_by("-state", "-score", "pk")

    def of(self, record):
        return self.filter(Q(first=record) | Q(second=record))

    def between(self, one, other) -> "DuplicatePair":
        """The pair of these two, made where there is none."""
        first, second = sorted((one, other), key=lambda record: record.pk)
        return self.get_or_create(first=first, second=second)[0]


class DuplicatePair(models.Model):
    """Two records that may tell of one event. An editor decides; “two events” holds for ever.

    ``reasons`` are the codes of :mod:`seizures.duplicates.comparing`; what they say of the two is
    read from the records when they are shown, so that it is never out of date.
    """

    first = models.ForeignKey(Seizure, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Seizure, on_delete=models.CASCADE, related_name="+")
    score = models.SmallIntegerField(_("score"), default=0)
    reasons = models.JSONField(default=list)
    state = models.CharField(
        _("state"), max_length=10, choices=PairState.choices, default=PairState.WAITING
    )
    reason = models.TextField(_("why they are two"), blank=True)
    found_at = models.DateTimeField(_("found"), default=timezone.now)
    decided_at = models.DateTimeField(_("decided"), null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = DuplicatePairQuerySet.as_manager()

    class Meta:
        verbose_name = _("possible duplicate")
        verbose_name_plural = _("possible duplicates")
        ordering = ["-score", "pk"]
        indexes = [models.Index(fields=["state", "-score"], name="pairs_to_be_decided")]
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="a_pair_once"),
            models.CheckConstraint(
                condition=Q(first__lt=F("second")), name="a_pair_in_the_order_of_its_keys"
            ),
        ]

    def __str__(self):
        return f"{self.first.public_id} / {self.second.public_id}"

    def decide(self, state: str, *, user, reason: str = "") -> None:
        """Keep what an editor said, and whoever said it."""
        self.state, self.reason = state, reason.strip()
        self.decided_by, self.decided_at = user, timezone.now()
        self.save(update_fields=["state", "reason", "decided_by", "decided_at"])
