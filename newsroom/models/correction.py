"""A correction: what was wrong, said in public, with its day."""

import uuid

from django.db import models
from django.db.models import Exists, Max, Min, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable


class CorrectionKind(models.TextChoices):
    CORRECTION = "correction", _("Correction")
    CLARIFICATION = "clarification", _("Clarification")
    UPDATE = "update", _("Update")
    EDITORS_NOTE = "editors-note", _("Editor’s note")
    RETRACTION = "retraction", _("Retraction")

    @property
    def stands_above(self) -> bool:
        """Whether it is read before the text. What was wrong, and what the newsroom has to say of
        the whole article, comes first; what only adds to it comes after."""
        return self in {self.CORRECTION, self.EDITORS_NOTE, self.RETRACTION}

    @property
    def purpose(self) -> str:
        """When an editor chooses it, and what follows."""
        return {
            self.CORRECTION: _("Something we published was wrong. It stands above the text."),
            self.CLARIFICATION: _(
                "Something was right but could be misread. It stands below the text."
            ),
            self.UPDATE: _("Something happened since. It stands below the text."),
            self.EDITORS_NOTE: _(
                "Readers must know something about the whole article. It stands above the text."
            ),
            self.RETRACTION: _(
                "We no longer stand by the article. It keeps its address and says why; it leaves "
                "the feeds, the API and every list for republishers."
            ),
        }[self]


class CorrectionQuerySet(models.QuerySet):
    """Corrections, newest first."""

    def public(self, articles):
        """Those of the given published articles."""
        # Asked of each correction on the way, not of all articles before the first.
        return self.filter(Exists(articles.order_by().filter(pk=OuterRef("page"))))

    def retractions(self):
        """Those that take the whole article back."""
        return self.filter(kind=CorrectionKind.RETRACTION)

    def newest(self):
        return self.order_by("-date", "-pk")

    def years(self) -> list[int]:
        """From the newest year in which there was one to the oldest, read from the index."""
        bounds = self.aggregate(first=Min("date"), last=Max("date"))
        if not bounds["last"]:
            return []
        return list(range(bounds["last"].year, bounds["first"].year - 1, -1))


class Correction(Orderable):
    """One correction of one article. It is part of the article's revision: drafted, reviewed and
    published with it, and carried in every format in which the article leaves the house."""

    page = ParentalKey("newsroom.Article", on_delete=models.CASCADE, related_name="corrections")
    kind = models.CharField(
        _("kind"), max_length=16, choices=CorrectionKind.choices, default=CorrectionKind.CORRECTION
    )
    date = models.DateTimeField(_("date"), default=timezone.now)
    text = models.TextField(
        _("text"), help_text=_("What was wrong and what is right, in a reader’s words.")
    )

    key = models.UUIDField(
        blank=True,
        help_text="The same in every revision of the article and in its translations: each "
        "publication writes the rows anew, so their primary keys say nothing.",
    )

    objects = CorrectionQuerySet.as_manager()

    class Meta(Orderable.Meta):
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        indexes = [models.Index(fields=["-date", "-id"], name="correction_list")]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.text}"[:100]

    @property
    def stands_above(self) -> bool:
        return CorrectionKind(self.kind).stands_above

    @property
    def anchor(self) -> str:
        """Its place on the article's page: the same whichever revision is published."""
        return f"correction-{self.key.hex[:8]}" if self.key else ""

    def save(self, *args, **kwargs):
        self.key = self.key or uuid.uuid4()
        super().save(*args, **kwargs)

    @property
    def address(self) -> str:
        """Where it stands on its article's page."""
        return f"{self.page.url}#{self.anchor}"

    def as_plain(self) -> dict[str, str]:
        """As a published version keeps it."""
        return {
            "key": str(self.key),
            "kind": self.kind,
            "date": self.date.isoformat(),
            "text": self.text,
        }
