"""Criminal organisations that articles are about: their names, and what we say of them on whose
word."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable
from wagtail.search import index

from commons import countries, languages
from newsroom.models.former_address import KeptAddress, KeptAddressQuerySet

LONGEST_NAME = 120


class CriminalGroupQuerySet(KeptAddressQuerySet):
    def called_like(self, group: "CriminalGroup"):
        """Other groups that go by one of its names."""
        same = Q()
        for name in [group.name, *(alias.name for alias in group.aliases.all())]:
            same |= Q(name__iexact=name) | Q(aliases__name__iexact=name)
        return self.filter(same).exclude(pk=group.pk).distinct()


class CriminalGroup(KeptAddress, index.Indexed, ClusterableModel):
    """A criminal organisation. What is said of it rests on a source that the page names.

    Being named here is no verdict on anybody: the page says what articles and sources say.
    """

    name = models.CharField(
        _("name"), max_length=LONGEST_NAME, help_text=_("As it is best known, in its own language.")
    )
    slug = models.SlugField(
        _("address"),
        max_length=LONGEST_NAME,
        unique=True,
        help_text=_("The last part of the page’s address. A changed one redirects."),
    )
    active_since = models.PositiveSmallIntegerField(
        _("known since"), null=True, blank=True, help_text=_("A year, if a source names one.")
    )
    active_until = models.PositiveSmallIntegerField(
        _("until"), null=True, blank=True, help_text=_("A year, if it is known to be no more.")
    )

    all_names = models.TextField(
        blank=True,
        editable=False,
        help_text="Every name, kept here by ``save()`` for the desk’s search to find it by any.",
    )

    objects = CriminalGroupQuerySet.as_manager()

    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        InlinePanel("aliases", heading=_("Other names"), label=_("Name")),
        InlinePanel(
            "descriptions",
            heading=_("What it is, one a language, with the source"),
            label=_("Description"),
        ),
        InlinePanel("countries", heading=_("Countries it is known in"), label=_("Country")),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("active_since"), FieldPanel("active_until")])],
            heading=_("Years"),
        ),
    ]
    search_fields = [
        index.SearchField("all_names"),
        index.AutocompleteField("all_names"),
    ]

    class Meta:
        verbose_name = _("criminal group")
        verbose_name_plural = _("criminal groups")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                Lower("name"),
                name="one_group_a_name",
                violation_error_message=_("There is a group of this name already."),
            ),
            models.CheckConstraint(
                condition=Q(active_until__isnull=True)
                | Q(active_since__isnull=True)
                | Q(active_until__gte=F("active_since")),
                name="group_ends_after_it_began",
                violation_error_message=_("The last year is before the first."),
            ),
        ]

    def __str__(self):
        """With its other names, so that an editor who looks for one of them knows it by it."""
        others = [name for name in self.all_names.split("\n") if name and name != self.name]
        return f"{self.name} ({', '.join(others)})" if others else self.name

    def save(self, *args, **kwargs):
        self.all_names = "\n".join(dict.fromkeys(self._every_name()))
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("newsroom:group", args=[self.slug])

    @property
    def url(self) -> str:
        return self.get_absolute_url()

    @property
    def display_name(self) -> str:
        """The name in the active language."""
        return self.name_in(get_language())

    def name_in(self, language: str) -> str:
        here = self._in_language(language)
        return (here and here.name) or self.name

    @property
    def description(self) -> "GroupDescription | None":
        """What it is, in the active language and with its source: never another language's."""
        return self._in_language(get_language())

    @property
    def other_names(self) -> list[str]:
        """By what other names it goes: its own where the page calls it by a translated one."""
        names = [alias.name for alias in self.aliases.all()]
        shown = self.display_name
        return [name for name in [self.name, *names] if name.casefold() != shown.casefold()]

    def _every_name(self):
        yield self.name
        yield from (alias.name for alias in self.aliases.all())
        yield from (each.name for each in self.descriptions.all() if each.name)

    @property
    def country_names(self) -> list[str]:
        return [countries.name(each.country) for each in self.countries.all()]

    def _in_language(self, language: str) -> "GroupDescription | None":
        return next((d for d in self.descriptions.all() if d.language == language), None)


class GroupAlias(Orderable):
    """Another name of a group: an abbreviation, a nickname, what an indictment calls it.

    Two groups may share one; the page of each then names the other.
    """

    group = ParentalKey(CriminalGroup, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(_("name"), max_length=LONGEST_NAME, db_index=True)

    panels = [FieldPanel("name")]

    class Meta(Orderable.Meta):
        verbose_name = _("other name")
        verbose_name_plural = _("other names")
        constraints = [models.UniqueConstraint(fields=["group", "name"], name="one_alias_a_group")]

    def __str__(self):
        return self.name


class GroupDescription(models.Model):
    """What a group is, in one language, and what that rests on."""

    group = ParentalKey(CriminalGroup, on_delete=models.CASCADE, related_name="descriptions")
    language = models.CharField(_("language"), max_length=10, choices=languages.published)
    name = models.CharField(
        _("name in this language"),
        max_length=LONGEST_NAME,
        blank=True,
        help_text=_("Only where it differs from the name above."),
    )
    text = models.TextField(
        _("description"), help_text=_("A few sentences, and nothing the source does not say.")
    )
    source_name = models.CharField(
        _("source"), max_length=200, help_text=_("Who says so: an authority, a court, a study.")
    )
    source_url = models.URLField(_("address of the source"), max_length=500)

    panels = [
        FieldRowPanel([FieldPanel("language"), FieldPanel("name")]),
        FieldPanel("text"),
        FieldRowPanel([FieldPanel("source_name"), FieldPanel("source_url")]),
    ]

    class Meta:
        verbose_name = _("description")
        verbose_name_plural = _("descriptions")
        constraints = [
            models.UniqueConstraint(
                fields=["group", "language"], name="one_group_description_a_language"
            )
        ]

    def __str__(self):
        return self.text[:80]


class GroupCountry(Orderable):
    """A country that a group is known in."""

    group = ParentalKey(CriminalGroup, on_delete=models.CASCADE, related_name="countries")
    country = models.CharField(_("country"), max_length=2, choices=countries.choices)

    panels = [FieldPanel("country")]

    class Meta(Orderable.Meta):
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        constraints = [
            models.UniqueConstraint(fields=["group", "country"], name="one_group_country")
        ]

    def __str__(self):
        return countries.name(self.country)
