"""The numbers already given out, so that an identifier is never given twice."""

from django.db import models, transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _


class IdentifierSeries(models.Model):
    """The last number given out in a year, so that no identifier is ever given twice."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last_number = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("identifier series")
        verbose_name_plural = _("identifier series")

    def __str__(self):
        return f"{self.year}: {self.last_number}"

    @classmethod
    def next_identifier(cls, year: int) -> str:
        """Give out ``SZ-YYYY-NNNNN``. Waits for other writers of the same year."""
        return cls.next_identifiers(year, 1)[0]

    @classmethod
    def next_identifiers(cls, year: int, count: int) -> list[str]:
        """Give out as many identifiers of a year at once, in their order."""
        with transaction.atomic():
            cls.objects.get_or_create(year=year)
            cls.objects.filter(year=year).update(last_number=F("last_number") + count)
            last = cls.objects.values_list("last_number", flat=True).get(year=year)
        return [f"SZ-{year:04d}-{number:05d}" for number in range(last - count + 1, last + 1)]
