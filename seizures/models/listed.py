"""The record as lists read it: flat rows written from the records, never by hand.

Records that are alike in everything that lists filter and count by share one
:class:`RecordProfile`, which knows how many they are and what they add up to: 311,038 real records
have some 15,000. A count over all of them reads the profiles only. What differs from record to
record (days, amounts, the place by name, the order of lists) is in :class:`ListedLine`, one row a
substance line, and the words to find it by in :class:`RecordWords`.

:mod:`seizures.lists.listing` writes all of it; ``docs/decisions/0015-read-model.md`` says why it is
so.
"""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from seizures.vocabularies import Measure


def _sum(of: str) -> models.BigIntegerField:
    """A sum of masses. Two a mass, so that neither 64 bits nor floats ever come into it."""
    return models.BigIntegerField(default=0, help_text=of)


class Masses(models.Model):
    """What a line adds to a total: whole kilograms, and hundred-millionths of one beside them.

    As :func:`seizures.totals.total` counts it: “up to” begins at nothing, “over” counts with its
    lower end.
    """

    low_kg = _sum("Whole kilograms of the lower end.")
    low_part = _sum("The rest of the lower end, in 0.00000001 kg.")
    high_kg = _sum("Whole kilograms of the upper end.")
    high_part = _sum("The rest of the upper end, in 0.00000001 kg.")

    class Meta:
        abstract = True


class RecordProfile(models.Model):
    """What records that are alike have in common, and how many of them are on lists.

    ``period`` is the month (``2022-06``) or the year in which the event is known to have happened,
    or nothing. The ``…_known`` and ``…_linked`` fields say how complete the records are.
    """

    digest = models.CharField(max_length=32, unique=True, help_text="Of everything below.")
    number = models.PositiveIntegerField(default=0, help_text="Records on lists that have it.")
    kind = models.CharField(max_length=12)
    status = models.CharField(max_length=12)
    mode = models.CharField(max_length=16)
    concealment = models.CharField(max_length=16)
    period = models.CharField(max_length=7)
    quantity_known = models.BooleanField()
    day_known = models.BooleanField()
    country_known = models.BooleanField()
    place_known = models.BooleanField()
    position_known = models.BooleanField()
    departure_known = models.BooleanField()
    destination_known = models.BooleanField()
    source_linked = models.BooleanField()

    class Meta:
        verbose_name = _("profile of records")
        verbose_name_plural = _("profiles of records")

    def __str__(self):
        return f"{self.digest}: {self.number}"


class ProfileLine(Masses):
    """A substance line that the records of a profile have, and what these lines add up to.

    A record that names no substance has one of no substance and unknown quantity.
    """

    profile = models.ForeignKey(RecordProfile, on_delete=models.CASCADE, related_name="lines")
    position = models.PositiveSmallIntegerField()
    substance = models.CharField(max_length=24)
    form = models.CharField(max_length=16)
    measure = models.CharField(max_length=8, choices=Measure.choices)
    unit = models.CharField(max_length=24, help_text="Of a quantity that is no mass.")

    class Meta:
        verbose_name = _("line of a profile")
        verbose_name_plural = _("lines of profiles")
        constraints = [
            models.UniqueConstraint(fields=["profile", "position"], name="one_profile_line")
        ]

    def __str__(self):
        return f"{self.substance} {self.form} {self.measure}"


class ProfilePlace(models.Model):
    """A place that the records of a profile have: in which role, which country, what site.

    A country that their route begins in (:mod:`seizures.journeys`) stands here once more, as
    ``journeys.START``.
    """

    profile = models.ForeignKey(RecordProfile, on_delete=models.CASCADE, related_name="places")
    role = models.CharField(max_length=12)
    country = models.CharField(max_length=2)
    site = models.CharField(max_length=12)

    class Meta:
        verbose_name = _("place of a profile")
        verbose_name_plural = _("places of profiles")
        indexes = [
            models.Index(fields=["country", "role"], name="profile_place_country"),
            # Without it SQLite finds a profile's place among all profiles of its country.
            models.Index(fields=["profile", "role", "country"], name="profile_place_of_profile"),
        ]

    def __str__(self):
        return f"{self.role} {self.country} {self.site}"


class ListedLine(Masses):
    """A substance line of a record on lists; the first stands for the record as a whole.

    ``weight`` is what the record's lines can be together at most, in milligrams, and -1 where none
    is a mass; ``weight_or_last`` is the same for lists that begin with the lightest.
    ``place`` is where it was seized: a UN/LOCODE, else the name with the country's code.
    """

    seizure = models.ForeignKey(
        "seizures.Seizure", on_delete=models.CASCADE, related_name="listed", db_index=False
    )
    position = models.PositiveSmallIntegerField()
    profile = models.ForeignKey(
        RecordProfile, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    line = models.ForeignKey(
        ProfileLine, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    lines = models.PositiveSmallIntegerField(help_text="How many the record has.")
    occurred_earliest = models.DateField(null=True)
    occurred_latest = models.DateField(null=True)
    filed_under = models.DateField()
    changed_at = models.DateTimeField(help_text="When it was last published.")
    weight = models.BigIntegerField()
    weight_or_last = models.BigIntegerField()
    place = models.CharField(max_length=130)

    class Meta:
        verbose_name = _("listed line")
        verbose_name_plural = _("listed lines")
        constraints = [
            models.UniqueConstraint(fields=["seizure", "position"], name="one_listed_line")
        ]
        indexes = [
            models.Index(fields=[*order, key], name=f"listed_{name}", condition=Q(position=0))
            for name, order, key in (
                ("newest", ["-filed_under"], "-seizure"),
                ("changed", ["-changed_at"], "-seizure"),
                ("largest", ["-weight"], "-seizure"),
                ("smallest", ["weight_or_last"], "seizure"),
            )
        ] + [
            # In the order that rows are grouped in, with all that is asked of them: nothing is
            # sorted, and no row is looked up.
            models.Index(
                fields=[
                    "profile", "line", "position", "lines", "seizure", "occurred_earliest",
                    "occurred_latest", "low_kg", "low_part", "high_kg", "high_part",
                ],
                name="listed_grouped",
            ),
            models.Index(fields=["seizure"], name="listed_several", condition=Q(lines__gt=1)),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.seizure_id}/{self.position}"


class RecordWords(models.Model):
    """Every word of a record on lists, without capitals and accents.

    :mod:`seizures.lists.word_index` makes the index that finds them.
    """

    seizure = models.OneToOneField(
        "seizures.Seizure", on_delete=models.CASCADE, primary_key=True, related_name="listed_words"
    )
    words = models.TextField()

    class Meta:
        verbose_name = _("words of a record")
        verbose_name_plural = _("words of records")

    def __str__(self):
        return self.words[:80]


class ListStamp(models.Model):
    """One row, another value after every change of what lists show: answers are kept by it.

    Random, not counted: a number that a failed transaction gave itself could come again.
    """

    value = models.UUIDField(default=uuid.uuid4)

    class Meta:
        verbose_name = _("stamp of lists")
        verbose_name_plural = _("stamps of lists")

    def __str__(self):
        return str(self.value)
