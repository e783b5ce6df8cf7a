"""Addresses that were: an author, a series or a group keeps answering under its old ones."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _


class FormerAddress(models.Model):
    """A slug under which something was once found.

    It points at the row and not at another address, so that two changes are one redirect.
    """

    kind = models.CharField(max_length=40, help_text="The model’s name.")
    language = models.CharField(max_length=10, blank=True, help_text="Empty: every language.")
    slug = models.SlugField(max_length=120)
    key = models.PositiveBigIntegerField(help_text="The primary key of what is meant.")

    class Meta:
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "language", "slug"], name="one_meaning_a_former_address"
            )
        ]

    def __str__(self):
        return f"{self.kind}: {self.slug}"


class KeptAddressQuerySet(models.QuerySet):
    """Reads of things whose old addresses lead to the new one."""

    def now_at(self, former_slug: str, language: str = ""):
        """What was once found under this address, or ``None``."""
        former = FormerAddress.objects.filter(
            kind=self.model._meta.model_name, language=language, slug=former_slug
        )
        return self.filter(pk__in=former.values("key")).first()


class KeptAddress(models.Model):
    """For a model with a ``slug`` in its public address: a changed one redirects for ever."""

    class Meta:
        abstract = True

    @transaction.atomic
    def save(self, *args, **kwargs):
        stored = (
            type(self)._base_manager.filter(pk=self.pk).values_list("slug", flat=True).first()
            if self.pk
            else None
        )
        super().save(*args, **kwargs)
        if stored is not None and stored != self.slug:
            FormerAddress.objects.update_or_create(
                kind=self._meta.model_name,
                language=self.address_language,
                slug=stored,
                defaults={"key": self.pk},
            )
            self._formerly_so_called.delete()

    def delete(self, *args, **kwargs):
        FormerAddress.objects.filter(kind=self._meta.model_name, key=self.pk).delete()
        return super().delete(*args, **kwargs)

    @property
    def address_language(self) -> str:
        """The language in which the slug must be its own; empty where it is one for all."""
        return ""

    @property
    def _formerly_so_called(self):
        return FormerAddress.objects.filter(
            kind=self._meta.model_name, language=self.address_language, slug=self.slug
        )

    def clean(self):
        super().clean()
        if self._formerly_so_called.exclude(key=self.pk or 0).exists():
            raise ValidationError(
                {
                    "slug": _(
                        "Something else had this address once, and links to it still lead there. "
                        "Choose another."
                    )
                }
            )
