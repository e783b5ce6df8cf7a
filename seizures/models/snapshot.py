"""A dated release of the public record that is never altered."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commons import licences
from commons.addresses import absolute
from seizures.paper.citations import Citation
from seizures.totals import Total
from seizures.vocabularies import Substance

FOLDER = "seizure-snapshots"


class IsImmutable(ValidationError):
    """Somebody tried to alter or to delete what was published once and for all."""

    def __init__(self):
        super().__init__(
            _(
                "A snapshot is never altered nor deleted: others have cited it. Make a new one "
                "instead."
            )
        )


class SnapshotQuerySet(models.QuerySet):
    """Snapshots, the newest first: ``order_by(*LIST_ORDERING)``."""

    def newest(self):
        return self.order_by(*self.model.LIST_ORDERING)

    def update(self, **kwargs):
        raise IsImmutable

    def delete(self):
        raise IsImmutable

    def bulk_update(self, objs: Iterable, fields, batch_size=None):
        raise IsImmutable


def _stored_file(label):
    return models.FileField(label, max_length=200, editable=False)


class Snapshot(models.Model):
    """Everything that was public in the record on a day, in one archive with its papers.

    ``version`` is the day (``2026-11-25``), with a number from the second of a day on
    (``2026-11-25.2``). The archive is a data package (:mod:`seizures.exports.data_package`) with
    the identifiers that became nothing or another as tombstones; it is stored under its SHA-256.
    ``state`` is a digest of the tables and the terms alone: the same state makes no new snapshot.
    ``changes`` is a CSV of what differs from the snapshot before, ``change_counts`` says how
    many of each kind. Neither row nor files are ever altered.
    """

    LIST_ORDERING = ("-pk",)

    version = models.CharField(gettext_lazy("version"), max_length=16, unique=True)
    released = models.DateField(gettext_lazy("released"))
    made_at = models.DateTimeField(gettext_lazy("made at"))
    archive = _stored_file(gettext_lazy("archive"))
    sha256 = models.CharField("SHA-256", max_length=64)
    size = models.PositiveBigIntegerField(gettext_lazy("size in bytes"))
    state = models.CharField(gettext_lazy("digest of the state"), max_length=64)
    counts = models.JSONField(gettext_lazy("rows of each table"))
    totals = models.JSONField(gettext_lazy("totals"))
    publisher = models.CharField(gettext_lazy("publisher"), max_length=160)
    licence_code = models.CharField(
        gettext_lazy("licence"), max_length=licences.LICENCE_CODE_MAX_LENGTH
    )
    previous = models.OneToOneField(
        "self",
        verbose_name=gettext_lazy("snapshot before"),
        null=True,
        on_delete=models.PROTECT,
        related_name="next",
    )
    changes = _stored_file(gettext_lazy("changes"))
    changes_sha256 = models.CharField(gettext_lazy("SHA-256 of the changes"), max_length=64)
    change_counts = models.JSONField(gettext_lazy("number of changes"))

    objects = SnapshotQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("snapshot")
        verbose_name_plural = gettext_lazy("snapshots")
        ordering = ["-pk"]

    def __str__(self):
        return self.version

    def save(self, *args, **kwargs):
        if self.pk is not None:
            raise IsImmutable
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("seizures:snapshot", args=[self.version])

    def delete(self, *args, **kwargs):
        raise IsImmutable

    @property
    def licence(self) -> licences.Licence:
        return licences.get(self.licence_code)

    @property
    def title(self) -> str:
        return _("Seizure records of %(publisher)s") % {"publisher": self.publisher}

    @property
    def day_in_words(self) -> str:
        return date_format(self.released)

    @property
    def records(self) -> int:
        return self.counts["records"]

    @property
    def archive_name(self) -> str:
        """What the archive is called once it is downloaded: “seizure-records-2026-11-25.zip”."""
        return f"seizure-records-{self.version}.zip"

    @property
    def citation(self) -> Citation:
        """How to cite it: it does not change, so no day of reading is asked for."""
        return Citation(
            title=self.title,
            publisher=self.publisher,
            published=self.released,
            url=absolute(self.get_absolute_url()),
            version=self.version,
        )

    @property
    def totals_by_substance(self) -> list[tuple[str, Total]]:
        """The label of each substance in the active language, and its total as it was."""
        labels = dict(Substance.choices)
        return [
            (str(labels.get(code, _("substance not stated"))), Total.from_stored(stored))
            for code, stored in self.totals.items()
        ]
