"""Imports: which file was read when, on which terms, and which row became which record."""

import zlib

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from seizures.importers.sums import sum_in_words
from seizures.models.seizure import Seizure


class ImportRunQuerySet(models.QuerySet):
    def finished(self):
        """Imports that came to their end."""
        return self.filter(state=ImportRun.State.FINISHED)

    def public(self):
        """What readers are told of: finished, and of records of which one at least is public.

        What was imported as drafts is nobody's business until one of them is published.
        """
        came = ImportedRow.objects.filter(run=OuterRef("pk"), seizure__live=True)
        return self.finished().filter(Q(as_drafts=False) | Exists(came))

    def newest(self):
        return self.order_by("-started", "-pk")

    def behind(self, records):
        """Imports that some of these public records came from: the sources to be named."""
        came = ImportedRow.objects.filter(run=OuterRef("pk"), seizure__in=records.order_by())
        return self.finished().filter(Exists(came))


class ImportRun(models.Model):
    """One file of a source and what became of its rows. Publisher and terms are those of then."""

    class State(models.TextChoices):
        RUNNING = "running", _("begun")
        FINISHED = "finished", _("finished")

    source = models.CharField(_("source"), max_length=40, db_index=True)
    name = models.CharField(_("data set"), max_length=200)
    publisher = models.CharField(_("publisher"), max_length=200, blank=True)
    url = models.URLField(_("link"), max_length=500, blank=True)
    terms = models.CharField(_("terms"), max_length=300, blank=True)
    terms_url = models.URLField(_("link to the terms"), max_length=500, blank=True)
    file_name = models.CharField(_("file"), max_length=200)
    file_size = models.PositiveBigIntegerField(_("size in bytes"))
    sha256 = models.CharField("SHA-256", max_length=64, db_index=True)
    retrieved = models.DateField(_("retrieved"))
    as_drafts = models.BooleanField(_("as drafts"), default=False)
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.RUNNING
    )
    started = models.DateTimeField(_("started"), default=timezone.now)
    finished = models.DateTimeField(_("finished"), null=True, blank=True)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    last_row = models.PositiveIntegerField(
        default=0, help_text="The last row whose batch is in the database."
    )
    counts = models.JSONField(default=dict)
    report = models.JSONField(default=list)
    indexed_to = models.PositiveBigIntegerField(
        default=0, help_text="The last record of it that site search can find by its words."
    )

    objects = ImportRunQuerySet.as_manager()

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-started", "-pk"]

    def __str__(self):
        return f"{self.name}: {self.file_name}"

    @property
    def title(self) -> str:
        """The data set as its publisher calls it; only our own has a name in two languages."""
        return gettext(self.name)

    @property
    def terms_in_words(self) -> str:
        return gettext(self.terms) if self.terms else ""

    @property
    def sum_in_words(self) -> str:
        """Rows read, and what became of them, as a sum."""
        return sum_in_words(self.counts)


class ImportedRow(models.Model):
    """A row of a file and the record it became; none where somebody has deleted that since.

    ``key`` is a digest of the cells that name the row, ``occurrence`` which of the rows with that
    key in its file it is, from 1: so two equal rows are two, and the same file again is the same.
    ``content`` is a digest of all cells where the key is only a part of them. ``revision_id`` is
    the record's newest when the import wrote it: another one is an editor's.
    """

    run = models.ForeignKey(ImportRun, on_delete=models.PROTECT, related_name="rows")
    source = models.CharField(max_length=40)
    key = models.UUIDField()
    occurrence = models.PositiveIntegerField()
    content = models.UUIDField(null=True)
    number = models.PositiveIntegerField()
    seizure = models.ForeignKey(
        Seizure, null=True, on_delete=models.SET_NULL, related_name="imported_rows"
    )
    revision_id = models.BigIntegerField(null=True)

    class Meta:
        verbose_name = _("imported row")
        verbose_name_plural = _("imported rows")
        constraints = [
            models.UniqueConstraint(
                fields=["key", "occurrence", "source"], name="one_import_of_a_row"
            )
        ]

    def __str__(self):
        return f"{self.source}, row {self.number}"


class UploadedTable(models.Model):
    """A file that an editor sent to look at, kept until it is imported or forgotten."""

    source = models.CharField(max_length=40)
    file_name = models.CharField(max_length=200)
    encoding = models.CharField(max_length=20, blank=True)
    compressed = models.BinaryField()
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    uploaded_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        verbose_name = _("uploaded table")
        verbose_name_plural = _("uploaded tables")

    def __str__(self):
        return self.file_name

    @property
    def content(self) -> bytes:
        return zlib.decompress(bytes(self.compressed))
