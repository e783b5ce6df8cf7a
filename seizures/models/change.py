"""A change of a record that readers could see: when, what, and why. By whom is never said."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from commons import languages
from seizures import changes
from seizures.changed_parts import content, differences


class ChangeKind(models.TextChoices):
    """What happened to the record in the eyes of readers."""

    PUBLISHED = "published", _("published")
    CHANGED = "changed", _("changed")
    MERGED = "merged", _("merged")
    UNMERGED = "unmerged", _("merge undone")
    RETRACTED = "retracted", _("retracted")
    WITHDRAWN = "withdrawn", _("withdrawn")
    IMPORTED = "imported", _("imported")


@dataclass(frozen=True)
class Telling:
    """How the publications within :func:`told_as` are written into the history."""

    kind: str
    why: str = ""
    why_language: str = ""
    other: str = ""


_telling: ContextVar[Telling | None] = ContextVar("telling", default=None)


@contextmanager
def told_as(kind: str, **said: str) -> Iterator[None]:
    """Write what is published within as a merge, a retraction or an import, with its reason."""
    token = _telling.set(Telling(kind, **said))
    try:
        yield
    finally:
        _telling.reset(token)


class RecordChangeQuerySet(models.QuerySet):
    """Changes, newest first in every list: ``order_by(*RecordChange.LIST_ORDERING)``."""

    def newest(self):
        return self.order_by(*self.model.LIST_ORDERING)

    def public(self):
        """What anyone may read. Of a record that is gone, only that it went."""
        leads_somewhere = Q(record__merged_into=None) | Q(record__merged_into__live=True)
        return self.filter(Q(kind=ChangeKind.WITHDRAWN) | (Q(record__live=True) & leads_somewhere))

    def taken_back(self):
        """What readers could once read, and can no longer."""
        return self.exclude(pk__in=self.model.objects.public().values("pk"))

    def corrections(self):
        return self.filter(is_correction=True)

    def note(
        self, record, *, kind: str, before=None, after=None, why="", why_language="", other=""
    ):
        """Write one change. ``before`` and ``after`` are contents, where both are known."""
        changed = differences(before, after) if before and after else []
        return self.create(
            record=record,
            public_id=record.public_id,
            kind=kind,
            parts=changed,
            is_correction=any(part["is_correction"] for part in changed),
            why=why.strip(),
            why_language=why_language if why.strip() else "",
            other=other,
        )

    def note_publication(self, record, before) -> None:
        """Write what a publication changed: nothing where readers see what they saw.

        ``before`` is the content that readers had, or ``None``. The editor's note is taken from
        the record, whose form is then empty for the next one.
        """
        after = record.content()
        telling = _telling.get() or Telling(
            kind=ChangeKind.CHANGED if before else ChangeKind.PUBLISHED,
            why=record.change_note,
            why_language=record.change_note_language,
        )
        if before != after or telling.why:
            self.note(
                record,
                kind=telling.kind,
                before=before,
                after=after,
                why=telling.why,
                why_language=telling.why_language,
                other=telling.other,
            )
        if record.change_note:
            type(record).objects.filter(pk=record.pk).update(change_note="")


class RecordChange(models.Model):
    """Written in the transaction of the change and never altered.

    ``parts`` is a list of ``{"part", "before", "after", "is_correction"}`` as
    :func:`seizures.changed_parts.differences` gives it. The identifier is kept beside the record,
    so that one that was deleted is still said to have left.
    """

    LIST_ORDERING = ("-at", "-pk")

    record = models.ForeignKey(
        "seizures.Seizure", null=True, on_delete=models.SET_NULL, related_name="changes"
    )
    public_id = models.CharField(_("identifier"), max_length=16, db_index=True)
    at = models.DateTimeField(_("when"), default=timezone.now)
    kind = models.CharField(_("what happened"), max_length=12, choices=ChangeKind.choices)
    parts = models.JSONField(_("what changed"), default=list)
    is_correction = models.BooleanField(_("corrects what was said"), default=False)
    why = models.TextField(_("why"), blank=True)
    why_language = models.CharField(_("language of the reason"), max_length=10, blank=True)
    other = models.CharField(
        _("the other record"),
        max_length=16,
        blank=True,
        help_text="Of a merge: the identifier of the record it was merged with.",
    )

    objects = RecordChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change of a record")
        verbose_name_plural = _("changes of records")
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["-at", "-id"], name="record_changes_newest"),
            models.Index(fields=["kind", "-at"], name="record_changes_of_a_kind"),
        ]

    def __str__(self):
        return f"{self.public_id}: {self.get_kind_display()}"


class PublishedRecord(models.Model):
    """A record whose publications are written down in their own transaction."""

    change_note = models.TextField(
        _("what changed, and why"),
        blank=True,
        max_length=1000,
        help_text=_(
            "Readers see this in the record’s history. Needed where something that was published "
            "is corrected: what was wrong, and how we know."
        ),
    )
    change_note_language = models.CharField(
        _("language of this note"), max_length=10, blank=True, choices=languages.published
    )

    class Meta:
        abstract = True

    @transaction.atomic
    def publish(self, revision, *args, **kwargs):
        """With its row in the history, which is there when the floors above hear of it."""
        with changes.told_together():
            self._publish(revision, *args, **kwargs)

    def _publish(self, revision, *args, **kwargs):
        before = self.published_content()
        super().publish(revision, *args, **kwargs)
        record = type(self).objects.public().with_parts().filter(pk=self.pk).first()
        is_scheduled = revision.content.get("go_live_at") and before == (
            record and record.content()
        )
        if record and not is_scheduled:
            record.changes.note_publication(record, before)

    @transaction.atomic
    def unpublish(self, *args, **kwargs):
        was_public = self.live
        with changes.told_together():
            super().unpublish(*args, **kwargs)
            if was_public:
                self.changes.note(self, kind=ChangeKind.WITHDRAWN)

    def published_content(self):
        """What readers have of this record now; ``None`` for a draft."""
        published = type(self).objects.public().with_parts().filter(pk=self.pk).first()
        return published.content() if published else None

    def content(self) -> dict:
        """What this record says, as :mod:`seizures.changed_parts` compares it."""
        return content(self.serializable_data(), self.public_id_of)

    @classmethod
    def public_id_of(cls, pk: int) -> str:
        """A draft's identifier says that there is a draft: it stays in the house."""
        return cls.objects.public().filter(pk=pk).values_list("public_id", flat=True).first() or ""
