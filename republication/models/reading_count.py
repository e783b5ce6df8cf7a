"""How often our work was read elsewhere: numbers, and nothing about who read it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from newsroom.models import Article
from republication.models.republisher import HOST_MAX_LENGTH, Republisher


class ReadingCountQuerySet(models.QuerySet):
    """Counts."""

    def on(self, outlet: Republisher):
        """Those on an outlet's host, or on one below it."""
        if not outlet.host:
            return self.none()
        return self.filter(Q(host=outlet.host) | Q(host__endswith=f".{outlet.host}"))


class ReadingCount(models.Model):
    """Readings of one article on one site on one day.

    An empty ``host`` is wherever the browser did not say, or said what is no host, or where there
    were already too many to tell apart that day.
    """

    article = models.ForeignKey(
        Article, verbose_name=_("article"), on_delete=models.CASCADE, related_name="readings"
    )
    host = models.CharField(_("site"), max_length=HOST_MAX_LENGTH, blank=True)
    day = models.DateField(_("day"))
    readings = models.PositiveBigIntegerField(_("readings"), default=0)

    objects = ReadingCountQuerySet.as_manager()

    class Meta:
        verbose_name = _("readings elsewhere")
        verbose_name_plural = _("readings elsewhere")
        ordering = ["-day", "article", "host"]
        indexes = [models.Index(fields=["day"], name="readings_by_day")]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "day", "host"], name="one_count_an_article_day_and_site"
            )
        ]

    def __str__(self):
        return f"{self.day} {self.host}: {self.readings}"
