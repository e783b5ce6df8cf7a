"""A translation: an article that was made from another one, and may fall behind it."""

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from newsroom.models.published_version import PublishedVersion


class Translated(models.Model):
    """The part of an article that knows which one it was translated from.

    That belongs to the article and not to one version of it, so no revision brings back another.
    """

    translation_source = models.ForeignKey(
        "newsroom.Article",
        verbose_name=_("original"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="made_into",
    )

    class Meta:
        abstract = True

    def with_content_json(self, content):
        version = super().with_content_json(content)
        version.translation_source_id = self.translation_source_id
        return version

    @cached_property
    def translation_task(self):
        """What the original asks of this translation; ``None`` for an original, unasked."""
        if not self.translation_source_id or not self.pk:
            return None
        return self.translation_tasks.open().select_related("original__locale", "since").first()


class Reason(models.TextChoices):
    CHANGED = "changed", _("the original was changed")
    CORRECTED = "corrected", _("the original was corrected")
    WITHDRAWN = "withdrawn", _("the original was withdrawn")


class TranslationTaskQuerySet(models.QuerySet):
    def open(self):
        """Those that nobody has dealt with."""
        return self.filter(done_at__isnull=True)


class TranslationTask(models.Model):
    """A translation is behind its original: what happened there, and since which version.

    One is open for a translation at most; what happens meanwhile extends it. Written by
    :mod:`newsroom.translations`.
    """

    translation = models.ForeignKey(
        "newsroom.Article", on_delete=models.CASCADE, related_name="translation_tasks"
    )
    original = models.ForeignKey("newsroom.Article", on_delete=models.CASCADE, related_name="+")
    reason = models.CharField(max_length=10, choices=Reason.choices)
    since = models.ForeignKey(
        PublishedVersion,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="The version of the original that the translation was last in step with.",
    )
    corrections = models.JSONField(
        default=list, help_text="The keys of the corrections to carry over, oldest first."
    )
    corrected_at = models.DateTimeField(null=True, help_text="When the newest of them was made.")
    created_at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(
        "commons.User", null=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = TranslationTaskQuerySet.as_manager()

    class Meta:
        verbose_name = _("translation task")
        verbose_name_plural = _("translation tasks")
        constraints = [
            models.UniqueConstraint(
                fields=["translation"],
                condition=models.Q(done_at__isnull=True),
                name="one_open_task_a_translation",
            )
        ]
        indexes = [models.Index(fields=["done_at", "created_at"], name="translation_task_list")]

    def __str__(self):
        return f"{self.translation_id} ← {self.original_id}: {self.get_reason_display()}"

    @cached_property
    def to_carry_over(self) -> list:
        """The original's corrections that the published translation does not carry, in order."""
        carried = {str(each.key) for each in self.translation.corrections.all()}
        waiting = [key for key in self.corrections if key not in carried]
        found = {str(each.key): each for each in self.original.corrections.all()}
        return [found[key] for key in waiting if key in found]

    @property
    def concerns_readers(self) -> bool:
        """Whether readers of the translation are told: of what was wrong or taken away, not of
        every mended sentence."""
        if self.reason == Reason.WITHDRAWN:
            return True
        return self.reason == Reason.CORRECTED and bool(self.to_carry_over)
