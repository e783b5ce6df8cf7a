"""Every package that was ever given away: what proves which version a copy is of."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class PackageVersionQuerySet(models.QuerySet):
    """Versions, oldest first."""

    def of(self, article: int):
        return self.filter(article=article).order_by("made_at", "pk")

    def current(self):
        """Those that readers are given now, one an article."""
        return self.filter(superseded_at__isnull=True)


class PackageVersion(models.Model):
    """A package as plain values (:func:`republication.package.as_plain_values`), never changed.

    ``version`` is the SHA-256 of its content, so that it is also the proof of it. The key of the
    article is kept whatever becomes of the article; no constraint of the database holds the two
    together, because writing one must not wait for who has the article locked.
    """

    article = models.ForeignKey(
        "newsroom.Article",
        db_constraint=False,
        on_delete=models.DO_NOTHING,
        related_name="package_versions",
    )
    version = models.CharField(_("version"), max_length=64, unique=True)
    language = models.CharField(_("language"), max_length=10)
    made_at = models.DateTimeField(_("from"), default=timezone.now)
    superseded_at = models.DateTimeField(_("until"), null=True)
    content = models.JSONField(_("content"))
    published_version = models.ForeignKey(
        "newsroom.PublishedVersion",
        null=True,
        db_constraint=False,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="The text it carries: one that an editor keeps from readers is kept here, too.",
    )
    follows_records = models.BooleanField(
        default=False, help_text="It shows a chart, which any record of its selection may change."
    )

    objects = PackageVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of a package")
        verbose_name_plural = _("versions of packages")
        ordering = ["made_at", "pk"]
        indexes = [
            models.Index(fields=["article", "made_at"], name="versions_of_a_package"),
            models.Index(
                fields=["article"],
                name="packages_following_records",
                condition=Q(superseded_at__isnull=True, follows_records=True),
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["article"],
                condition=Q(superseded_at__isnull=True),
                name="one_current_package_an_article",
            )
        ]

    def __str__(self):
        return self.version
