"""The change log: what happened to our work in public, in one order for everybody who follows it.

Why it is as it is: ``docs/decisions/0027-the-change-log.md``.
"""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsroom.models import Article


class ChangeKind(models.TextChoices):
    """What happened, in the eyes of somebody who has a copy."""

    PUBLISHED = "published", _("published")
    UPDATED = "updated", _("updated")
    CORRECTED = "corrected", _("corrected")
    LICENCE_CHANGED = "licence-changed", _("licence changed")
    #: Its address is another one now; the old one leads there.
    MOVED = "moved", _("moved to another address")
    #: Out again after a tombstone.
    RESTORED = "restored", _("out again")
    RETRACTED = "retracted", _("retracted")
    #: No longer for everybody: taken away by an editor, or put under a view restriction.
    WITHDRAWN = "withdrawn", _("withdrawn")
    DELETED = "deleted", _("deleted")
    RECORD_PUBLISHED = "record-published", _("record published")
    RECORD_CHANGED = "record-changed", _("record changed")
    RECORD_MERGED = "record-merged", _("record merged")
    RECORD_UNMERGED = "record-unmerged", _("merge of a record undone")
    RECORD_RETRACTED = "record-retracted", _("record retracted")
    RECORD_WITHDRAWN = "record-withdrawn", _("record withdrawn")
    RECORD_RESTORED = "record-restored", _("record out again")


class SubjectKind(models.TextChoices):
    """What an entry is about."""

    ARTICLE = "article", _("article")
    RECORD = "record", _("record")
    #: The newsroom itself: what holds for all of its work.
    NEWSROOM = "newsroom", _("newsroom")


class ChangeQuerySet(models.QuerySet):
    """Entries. Readers are given :meth:`told`, in the order of ``position``."""

    def told(self):
        """Those that have their position, in its order: what anybody may read."""
        return self.filter(position__isnull=False).order_by("position")

    def about(self, subject_kind: str, subject):
        return self.filter(subject_kind=subject_kind, subject=str(subject))

    def about_article(self, key: int):
        return self.about(SubjectKind.ARTICLE, key)

    def without_position(self):
        """What was entered and has no position yet."""
        return self.filter(position__isnull=True)

    def last_about(self, subject_kind: str, subject) -> "Change | None":
        """What was entered last about this, with a position or not."""
        return self.about(subject_kind, subject).order_by("-pk").first()

    def last_about_each(self, subject_kind: str, subjects) -> "dict[str, Change]":
        """The same for many subjects, by subject, in one query."""
        of_these = self.filter(subject_kind=subject_kind, subject__in=list(subjects))
        newest = of_these.order_by().values("subject").annotate(newest=models.Max("pk"))
        rows = self.filter(pk__in=newest.values("newest")).defer("reason")
        return {row.subject: row for row in rows}


class Change(models.Model):
    """One entry of the log. Written in the transaction of the change, and never deleted.

    It gets its ``position`` after that transaction is in the database, from whoever comes first
    (:func:`republication.changes.positions.give`), so that positions grow in the order in which
    entries can be read: a reader who knows one has been offered all before it. Until then
    ``position`` is ``None``; ``pk`` names the entry from the beginning.
    """

    position = models.PositiveBigIntegerField(_("position"), null=True, unique=True, editable=False)
    at = models.DateTimeField(_("when"), default=timezone.now)
    kind = models.CharField(_("what happened"), max_length=20, choices=ChangeKind.choices)
    subject_kind = models.CharField(_("about"), max_length=10, choices=SubjectKind.choices)
    subject = models.CharField(
        _("identifier"),
        max_length=40,
        help_text="An article's primary key, a record's identifier, or “newsroom”. No foreign "
        "key: what is gone keeps its entries, and writing one waits for nobody's lock.",
    )
    language = models.CharField(_("language"), max_length=10, blank=True)
    version = models.CharField(
        _("version"),
        max_length=64,
        blank=True,
        help_text="SHA-256 of the package that an article has from now on. Empty where it has "
        "none, or where it is made when it is first asked for (an archive that came in).",
    )
    reason = models.TextField(_("reason"), blank=True)
    reason_language = models.CharField(_("language of the reason"), max_length=10, blank=True)
    is_tombstone = models.BooleanField(
        _("it left"), default=False, help_text="Whoever has a copy takes it down."
    )
    other = models.CharField(
        _("the other record"), max_length=40, blank=True, help_text="Of a merge."
    )
    is_archive = models.BooleanField(
        _("old work"),
        default=False,
        help_text="It came with an import, or was there before the log began: nobody is told of "
        "it as news.",
    )
    record_change = models.BigIntegerField(
        null=True,
        editable=False,
        help_text="The newest row of the record's own history that was known to this entry.",
    )

    objects = ChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        ordering = ["position"]
        indexes = [
            models.Index(fields=["subject_kind", "subject", "-id"], name="changes_of_a_subject"),
            models.Index(fields=["kind", "position"], name="changes_of_a_kind"),
            models.Index(fields=["language", "position"], name="changes_in_a_language"),
            models.Index(
                fields=["id"], name="changes_without_position", condition=Q(position__isnull=True)
            ),
        ]

    def __str__(self):
        return f"{self.subject_kind} {self.subject}: {self.get_kind_display()}"

    @property
    def article(self) -> Article | None:
        """The article it is about, whatever its standing; ``None`` where it is gone."""
        if self.subject_kind != SubjectKind.ARTICLE:
            return None
        return Article.objects.filter(pk=self.subject).first()


class ChangeLog(models.Model):
    """The one row that says how far the log has come. Locked while positions are given."""

    last_position = models.PositiveBigIntegerField(default=0)
    begun_at = models.DateTimeField(
        null=True, help_text="When all that was public already had been entered."
    )

    class Meta:
        verbose_name = _("change log")
        verbose_name_plural = _("change logs")

    def __str__(self):
        return str(self.last_position)


class Cause(models.TextChoices):
    """What may have made an article's package another one, or closed it, from afar."""

    IMAGE_LICENCE = "image-licence", _("The licence of an image in it was changed.")
    IMAGE = "image", _("An image in it, its credit or its description was changed.")
    AUTHOR = "author", _("The name of an author was changed.")
    SECTION = "section", _("The name of its section was changed.")
    NEWSROOM = "newsroom", _("The newsroom’s name or the wording of its attribution was changed.")
    RECORD = "record", _("A record that it shows was changed.")
    LINK = "link", _("A page of ours that it points to was published, moved or taken away.")
    DOCUMENT = "document", _("A document in it was changed.")
    ACCESS = "access", _("It was opened or closed to readers.")
    HOUR = "hour", _("Its hour has come.")
    #: What is given away was found to be another package than the log knows.
    FOUND = "found", _("Something that it shows was changed.")

    @property
    def kind(self) -> str:
        """What an entry that follows from it says."""
        return ChangeKind.LICENCE_CHANGED if self is Cause.IMAGE_LICENCE else ChangeKind.UPDATED


class PackageToCheckQuerySet(models.QuerySet):
    def due(self):
        """Those that wait for no hour, or whose hour has come; of an article that is out already,
        because its embargo was lifted, the hour is not waited for."""
        out = Article.objects.out().filter(pk=models.OuterRef("article"))
        early = Q(cause=Cause.HOUR) & models.Exists(out)
        return self.filter(Q(not_before__isnull=True) | Q(not_before__lte=timezone.now()) | early)


class PackageToCheck(models.Model):
    """A note that an article's package may be another one now, or open to others, through
    something that is no publication of the article.

    Written in the transaction of that change; the entry follows when the package has been looked
    at and is another one. No foreign key and no constraint, so that writing a note never waits.
    """

    article = models.BigIntegerField(help_text="Its primary key.")
    cause = models.CharField(max_length=16, choices=Cause.choices, default=Cause.FOUND)
    not_before = models.DateTimeField(
        null=True, help_text="An embargo ends then: time alone makes the article public."
    )

    objects = PackageToCheckQuerySet.as_manager()

    class Meta:
        verbose_name = _("package to check")
        verbose_name_plural = _("packages to check")
        indexes = [models.Index(fields=["article"], name="packages_to_check")]

    def __str__(self):
        return f"{self.article}: {self.get_cause_display()}"
