"""What the newsroom says of itself."""

from dataclasses import replace

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    MultiFieldPanel,
    ObjectList,
    PageChooserPanel,
    TabbedInterface,
)
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.fields import StreamField

from commons import licences
from commons.attribution import Wording
from commons.usage import Usage, by_licence
from newsroom.images.logos import Logos, logos_of
from newsroom.setting_blocks import ProfilesBlock, WordingsBlock


def name_of_a_new_newsroom() -> str:
    """Until somebody gives it a name, a newsroom is called by its address."""
    return settings.BASE_HOST[:80]


class Answer(models.TextChoices):
    """Whether machines may: said by the newsroom, or left to its licence."""

    BY_LICENCE = "", _("As the licence suggests")
    YES = "yes", _("Yes")
    NO = "no", _("No")


def _answer_field(label, help_text):
    return models.CharField(
        label,
        max_length=3,
        choices=Answer.choices,
        default=Answer.BY_LICENCE,
        blank=True,
        help_text=help_text,
    )


def _policy_field(label, help_text):
    return models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=label,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=help_text,
    )


def _picture_field(label, help_text):
    return models.ForeignKey(
        "newsroom.CreditedImage",
        verbose_name=label,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=help_text,
    )


@register_setting(icon="globe")
class NewsroomSettings(BaseGenericSetting):
    """Name, pictures, terms, addresses, policies. Nothing in code or templates names a newsroom."""

    # The pages that say how the newsroom works, in the order of the footer, each with
    # schema.org's property of an organisation for it, where there is one.
    POLICIES = (
        ("about_page", "masthead"),
        ("corrections_policy", "correctionsPolicy"),
        ("ethics_policy", "ethicsPolicy"),
        ("verification_policy", "verificationFactCheckingPolicy"),
        ("ownership_page", "ownershipFundingInfo"),
        ("republishing_page", ""),
        ("machines_policy", ""),
        ("privacy_page", ""),
    )
    select_related = [name for name, _property in POLICIES]

    name = models.CharField(
        _("name"),
        max_length=80,
        default=name_of_a_new_newsroom,
        help_text=_("On every page, in feeds, in the byline of every copy, and here in the desk."),
    )
    legal_name = models.CharField(
        _("legal name"),
        max_length=160,
        blank=True,
        help_text=_(
            "Who publishes it before the law, where that is another name: in the footer and in "
            "what search engines are told."
        ),
    )
    logo = _picture_field(
        _("logo"),
        _(
            "Stands at the head of every page in place of the name. PNG or WebP with a "
            "transparent ground, at least 480 pixels wide."
        ),
    )
    logo_dark = _picture_field(
        _("logo on a dark ground"),
        _("For readers with a dark screen. Without it, the logo stands on a light plate there."),
    )
    icon = _picture_field(
        _("icon"), _("Square, at least 192 pixels: in the browser’s tab and in feeds.")
    )
    profiles = StreamField(
        ProfilesBlock(required=False),
        verbose_name=_("profiles elsewhere"),
        blank=True,
        help_text=_("In the footer, in this order, marked as the newsroom’s own (rel=me)."),
    )

    default_licence_code = models.CharField(
        _("licence of new articles"),
        max_length=licences.LICENCE_CODE_MAX_LENGTH,
        choices=licences.choices(),
        default="CC-BY-NC-4.0",
        help_text=_(
            "An article keeps the licence it was first saved with: changing this changes none "
            "that exist."
        ),
    )
    wordings = StreamField(
        WordingsBlock(required=False),
        verbose_name=_("attribution in your own words"),
        blank=True,
        help_text=_(
            "How every copy says whose work it is. Leave it empty for the house’s wording, which "
            "is right in each language."
        ),
    )

    contact_email = models.EmailField(
        _("readers and everybody"), blank=True, help_text=_("Shown in the footer.")
    )
    republishers_email = models.EmailField(
        _("republishers"),
        blank=True,
        help_text=_("Shown under “For republishers”. Empty: the address above."),
    )
    corrections_email = models.EmailField(
        _("corrections"), blank=True, help_text=_("Shown on the page of corrections.")
    )
    tips_email = models.EmailField(
        _("tips"), blank=True, help_text=_("Shown in the footer. Ordinary mail is not secret.")
    )
    desk_email = models.EmailField(
        _("readers’ desk"),
        blank=True,
        help_text=_("Where a new message from a reader is announced. Never shown."),
    )
    security_email = models.EmailField(
        _("security reports"), blank=True, help_text=_("Named in security.txt.")
    )

    about_page = _policy_field(_("who we are"), _("Mission, people, how to reach them."))
    corrections_policy = _policy_field(_("how we correct"), "")
    ethics_policy = _policy_field(_("ethics"), _("The principles that editors hold you to."))
    verification_policy = _policy_field(_("how we check facts"), "")
    ownership_page = _policy_field(
        _("ownership and funding"), _("Whose it is, and who pays for it.")
    )
    republishing_page = _policy_field(_("how to republish"), "")
    machines_policy = _policy_field(
        _("machines and our work"),
        _("How you use artificial intelligence, and on what terms machines may use your work."),
    )
    privacy_page = _policy_field(_("privacy"), "")

    search_engines = models.BooleanField(
        _("Search engines may list it"),
        default=True,
        help_text=_("Off: every page asks not to be indexed, and readers will not find you there."),
    )
    ai_answers = _answer_field(
        _("Assistants may answer from it"),
        _("Programs that read a page for somebody who asked, and name it as their source."),
    )
    ai_training = _answer_field(
        _("Models may be trained on it"),
        _("Programs that collect text to train artificial intelligence."),
    )
    text_mining = _answer_field(
        _("Text and data mining is free"),
        _(
            "No: the right to mine is reserved, as article 4 of the European copyright directive "
            "of 2019 allows. Research organisations may mine all the same."
        ),
    )

    shows_versions = models.BooleanField(
        _("Readers may see earlier versions"),
        default=False,
        help_text=_(
            "Every article then links to what it said before and what was changed. Single versions "
            "can be kept back, article by article, under “Versions”."
        ),
    )
    shows_reuses = models.BooleanField(
        _("Readers may see where a story has travelled"),
        default=False,
        help_text=_(
            "Beside an article stand the outlets that republished it: copies that were checked, "
            "never a mere report. A single one can be hidden under “Republication”."
        ),
    )

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldPanel("name"),
                    FieldPanel("legal_name"),
                    MultiFieldPanel(
                        [FieldPanel("logo"), FieldPanel("logo_dark"), FieldPanel("icon")],
                        heading=_("Pictures"),
                    ),
                    FieldPanel("profiles"),
                ],
                heading=_("Identity"),
            ),
            ObjectList(
                [FieldPanel("default_licence_code"), FieldPanel("wordings")],
                heading=_("Licence and attribution"),
            ),
            ObjectList(
                [
                    FieldRowPanel([FieldPanel("contact_email"), FieldPanel("republishers_email")]),
                    FieldRowPanel([FieldPanel("corrections_email"), FieldPanel("tips_email")]),
                    FieldRowPanel([FieldPanel("desk_email"), FieldPanel("security_email")]),
                ],
                heading=_("Addresses"),
            ),
            ObjectList(
                [
                    HelpPanel(
                        content=_(
                            "Choose standing pages of yours. Each is linked in the footer, in the "
                            "reader’s language where it is translated, and search engines are told "
                            "which is which. A page that readers cannot see is shown nowhere."
                        )
                    ),
                    *(
                        PageChooserPanel(name, page_type="newsroom.StandingPage")
                        for name, _property in POLICIES
                    ),
                ],
                heading=_("Policies"),
            ),
            ObjectList(
                [FieldPanel("shows_versions"), FieldPanel("shows_reuses")],
                heading=_("Accountability"),
            ),
            ObjectList(
                [
                    HelpPanel(
                        content=_(
                            "What you ask of machines, in robots.txt, on every page and in "
                            "/.well-known/tdmrep.json. They are requests: well-behaved programs "
                            "honour them, others do not. “As the licence suggests” means: answers "
                            "where the licence permits sharing; training and mining only where it "
                            "permits commercial use and adaptation."
                        )
                    ),
                    FieldPanel("search_engines"),
                    FieldPanel("ai_answers"),
                    FieldPanel("ai_training"),
                    FieldPanel("text_mining"),
                ],
                heading=_("Machines"),
            ),
        ]
    )

    class Meta:
        verbose_name = _("newsroom")

    def __str__(self):
        return self.name

    def clean(self):
        super().clean()
        self.name = " ".join(self.name.split())
        if not self.name:
            raise ValidationError({"name": _("A newsroom needs a name.")})

    @property
    def initial(self) -> str:
        """What its mark shows where it has given no picture."""
        return self.name[:1].upper()

    @property
    def publisher_name(self) -> str:
        """Who publishes it before the law."""
        return self.legal_name or self.name

    @property
    def default_licence(self) -> licences.Licence:
        return licences.get(self.default_licence_code)

    @property
    def address_for_republishers(self) -> str:
        return self.republishers_email or self.contact_email

    @cached_property
    def logos(self) -> Logos:
        """Its pictures, in the sizes that pages show."""
        return logos_of(self)

    def wording_in(self, language: str) -> Wording:
        """The attribution in the newsroom's own words; empty where it has written none."""
        for child in self.wordings:
            if child.value["language"] == language:
                return Wording(
                    **{place: child.value[place] or "" for place in ("byline", "top", "bottom")}
                )
        return Wording()

    def usage_of(self, licence: licences.Licence) -> Usage:
        """What machines may do with a work under a licence."""
        suggested = by_licence(licence)
        return replace(
            suggested,
            search=self.search_engines,
            answers=_answered(self.ai_answers, suggested.answers),
            training=_answered(self.ai_training, suggested.training),
            mining=_answered(self.text_mining, suggested.mining),
        )

    @property
    def usage(self) -> Usage:
        """What machines may do with its work, where no other licence is named."""
        return self.usage_of(self.default_licence)


def _answered(answer: str, suggested: bool) -> bool:
    return suggested if answer == Answer.BY_LICENCE else answer == Answer.YES
