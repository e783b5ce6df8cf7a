"""Authors: people and desks that sign the newsroom's work."""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable
from wagtail.search import index

from commons import languages
from newsroom.models.former_address import KeptAddress, KeptAddressQuerySet


class Author(KeptAddress, index.Indexed, ClusterableModel):
    """Someone who signs work, or a collective byline such as “Data desk”.

    An author is not an account: the page stays when a person leaves the newsroom.
    """

    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(
        _("address"),
        max_length=120,
        unique=True,
        help_text=_("The last part of the page’s address. A changed one redirects."),
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
    left_on = models.DateField(
        _("left on"),
        null=True,
        blank=True,
        help_text=_("The page and every byline stay; the page says that they have left."),
    )

    objects = KeptAddressQuerySet.as_manager()

    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("is_collective"),
        FieldPanel("portrait"),
        FieldPanel("email"),
        FieldPanel("website"),
        InlinePanel("links", heading=_("Links"), label=_("Link")),
        InlinePanel("biographies", heading=_("Biography, one a language")),
        InlinePanel("members", heading=_("Members of this desk"), label=_("Member")),
        FieldPanel("left_on"),
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

    def clean(self):
        super().clean()
        if self.left_on and self.left_on > timezone.localdate():
            raise ValidationError({"left_on": _("Say so once the day has come.")})

    @property
    def has_left(self) -> bool:
        return self.left_on is not None

    @property
    def current_members(self) -> list["Author"]:
        """Who stands behind a desk today, in the desk's order."""
        return [each.member for each in self.members.all() if not each.member.has_left]

    @property
    def desks(self) -> list["Author"]:
        """The desks it is a member of."""
        return [each.desk for each in self.memberships.all()]

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


class AuthorLink(Orderable):
    """Where else an author is found."""

    author = ParentalKey(Author, on_delete=models.CASCADE, related_name="links")
    label = models.CharField(
        _("label"), max_length=80, help_text=_("What the link is called, as in “Mastodon”.")
    )
    url = models.URLField(_("address"), max_length=500)

    panels = [FieldRowPanel([FieldPanel("label"), FieldPanel("url")])]

    class Meta(Orderable.Meta):
        verbose_name = _("link")
        verbose_name_plural = _("links")

    def __str__(self):
        return f"{self.label}: {self.url}"


class DeskMember(Orderable):
    """Somebody who works under a collective byline."""

    desk = ParentalKey(Author, on_delete=models.CASCADE, related_name="members")
    member = models.ForeignKey(
        Author, verbose_name=_("author"), on_delete=models.CASCADE, related_name="memberships"
    )

    panels = [FieldPanel("member")]

    class Meta(Orderable.Meta):
        verbose_name = _("member")
        verbose_name_plural = _("members")
        constraints = [
            models.UniqueConstraint(fields=["desk", "member"], name="one_seat_a_member"),
            models.CheckConstraint(
                condition=~models.Q(desk=models.F("member")), name="no_desk_in_itself"
            ),
        ]

    def __str__(self):
        return f"{self.desk}: {self.member}"

    def clean(self):
        super().clean()
        if self.member_id and (self.member_id == self.desk_id or self.member.is_collective):
            raise ValidationError({"member": _("A desk’s members are people.")})


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
