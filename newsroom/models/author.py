"""Authors: people and desks that sign the newsroom's work."""

from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.search import index

from commons import languages


class Author(index.Indexed, ClusterableModel):
    """Someone who signs work, or a collective byline such as “Data desk”.

    An author is not an account: the page stays when a person leaves the newsroom.
    """

    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(
        _("address"),
        max_length=120,
        unique=True,
        help_text=_("The last part of the page’s address."),
    )
    is_collective = models.BooleanField(
        _("collective byline"), default=False, help_text=_("A desk rather than a person.")
    )
    portrait = models.ForeignKey(
        "newsroom.CreditedImage",
        verbose_name=_("portrait"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    email = models.EmailField(_("public e-mail address"), blank=True)
    website = models.URLField(_("website"), blank=True)

    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("is_collective"),
        FieldPanel("portrait"),
        FieldPanel("email"),
        FieldPanel("website"),
        InlinePanel("biographies", heading=_("Biography, one a language")),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ["name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("newsroom:author", args=[self.slug])

    @property
    def url(self) -> str:
        return self.get_absolute_url()

    @property
    def biography(self) -> str:
        """The biography in the active language, or nothing: never another language's."""
        here = self._in_language(get_language())
        return here.text if here else ""

    @property
    def display_name(self) -> str:
        """The name as the active language has it: a desk's is translated, a person's never."""
        return self.name_in(get_language())

    def name_in(self, language: str) -> str:
        here = self._in_language(language)
        return (here and here.name) or self.name

    def _in_language(self, language: str) -> "AuthorBiography | None":
        return next((b for b in self.biographies.all() if b.language == language), None)


class AuthorBiography(models.Model):
    """An author's few sentences in one language, and a desk's name in it."""

    author = ParentalKey(Author, on_delete=models.CASCADE, related_name="biographies")
    language = models.CharField(_("language"), max_length=10, choices=languages.published)
    name = models.CharField(
        _("name in this language"),
        max_length=120,
        blank=True,
        help_text=_("Only where it differs, as the name of a desk does."),
    )
    text = models.TextField(_("biography"))

    class Meta:
        verbose_name = _("biography")
        verbose_name_plural = _("biographies")
        constraints = [
            models.UniqueConstraint(fields=["author", "language"], name="one_biography_a_language")
        ]

    def __str__(self):
        return self.text[:80]
