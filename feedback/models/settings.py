"""What the newsroom chooses about what readers send."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from feedback import onion, openpgp
from feedback.models.message import Kind

SPAM = "spam"
SIGNAL_LINK = "https://signal.me/"
KEPT = (*Kind.values, SPAM)  # what has a time of its own


def _days_kept(label, default: int):
    return models.PositiveSmallIntegerField(
        label, null=True, blank=True, default=default, validators=[MinValueValidator(1)]
    )


@register_setting(icon="mail")
class FeedbackSettings(BaseGenericSetting):
    """Keys and ways for sources, how long messages are kept, what readers are promised.

    What stands here is what the page for sources and the page about privacy say.
    """

    public_key = models.TextField(
        _("OpenPGP public keys"),
        blank=True,
        help_text=_(
            "One block or several, from “-----BEGIN PGP PUBLIC KEY BLOCK-----” on. Tips are then "
            "sealed before they are stored, and each of these keys opens them. The secret key "
            "belongs on a machine of an editor’s that is not this server. Without it sealed tips "
            "are lost for good: keep a copy of it in a safe place."
        ),
    )
    securedrop_address = models.CharField(
        _("SecureDrop or GlobaLeaks"),
        max_length=200,
        blank=True,
        help_text=_("The address of your own, preferably its onion address."),
    )
    signal = models.CharField(
        _("Signal"),
        max_length=120,
        blank=True,
        help_text=_(
            "A number, a user name such as tips.01, or a link that begins https://signal.me/"
        ),
    )
    onion_address = models.CharField(
        _("this site as an onion service"),
        max_length=120,
        blank=True,
        help_text=_(
            "Such as http://…….onion. Tor Browser is then offered it on the page for sources. The "
            "web server must answer there, and ALLOWED_HOSTS must name it."
        ),
    )
    postal_address = models.TextField(
        _("address for letters"),
        blank=True,
        help_text=_("A letter without a sender, posted far from home, leaves the fewest traces."),
    )

    allows_attachments = models.BooleanField(
        _("Readers may attach files"),
        default=False,
        help_text=_("Images and PDF. Where they come from and who made them is taken out."),
    )
    answer_within_days = models.PositiveSmallIntegerField(
        _("answer within"),
        default=10,
        validators=[MinValueValidator(1)],
        help_text=_("In working days: what readers are told to expect."),
    )

    keeps_comment_days = _days_kept(_("comments"), 730)
    keeps_correction_days = _days_kept(_("correction requests"), 1095)
    keeps_question_days = _days_kept(_("questions"), 365)
    keeps_tip_days = _days_kept(_("tips"), 180)
    keeps_republication_days = _days_kept(_("reports of republication"), 365)
    keeps_spam_days = _days_kept(_("spam"), 30)

    privacy_email = models.EmailField(
        _("questions about privacy"),
        blank=True,
        help_text=_("Empty: the address for readers and everybody."),
    )
    supervisory_authority = models.CharField(
        _("supervisory authority"),
        max_length=160,
        blank=True,
        help_text=_("Where a reader may complain about you, if your law names one."),
    )
    server_log_days = models.PositiveSmallIntegerField(
        _("addresses in the server’s log"),
        null=True,
        blank=True,
        help_text=_(
            "How many days your web server or its host keeps the addresses of visitors; 0 if it "
            "keeps none. This site keeps none itself. Empty: readers are told that we cannot say."
        ),
    )
    backup_days = models.PositiveSmallIntegerField(
        _("backups"),
        null=True,
        blank=True,
        help_text=_(
            "How many days a backup lives; 0 if there are none. What was erased is gone from them "
            "after that. Empty: readers are told that we cannot say."
        ),
    )

    panels = [
        MultiFieldPanel(
            [
                HelpPanel(
                    content=_(
                        "Only what is filled in is offered to sources, and the page for them says "
                        "what each way is good for."
                    )
                ),
                FieldPanel("public_key"),
                FieldPanel("securedrop_address"),
                FieldPanel("signal"),
                FieldPanel("postal_address"),
                FieldPanel("onion_address"),
            ],
            heading=_("Sources"),
        ),
        MultiFieldPanel(
            [FieldPanel("answer_within_days")],
            heading=_("The form"),
        ),
        MultiFieldPanel(
            [
                HelpPanel(
                    content=_(
                        "In days after the message came. Then what the reader gave is erased, "
                        "whatever its state; when it came, about what and what became of it stays. "
                        "Empty: kept until the reader asks."
                    )
                ),
                FieldRowPanel(
                    [FieldPanel("keeps_comment_days"), FieldPanel("keeps_correction_days")]
                ),
                FieldRowPanel([FieldPanel("keeps_question_days"), FieldPanel("keeps_tip_days")]),
                FieldRowPanel(
                    [FieldPanel("keeps_republication_days"), FieldPanel("keeps_spam_days")]
                ),
            ],
            heading=_("How long messages are kept"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("privacy_email"), FieldPanel("supervisory_authority")]),
                FieldRowPanel([FieldPanel("server_log_days"), FieldPanel("backup_days")]),
            ],
            heading=_("What only you can say about privacy"),
        ),
    ]

    class Meta:
        verbose_name = _("readers’ messages")

    def __str__(self):
        return str(self._meta.verbose_name)

    def clean(self):
        super().clean()
        wrong = {}
        for field, check in (
            ("public_key", self._clean_public_key),
            ("onion_address", self._clean_onion_address),
            ("securedrop_address", self._clean_securedrop_address),
            ("signal", self._clean_signal),
        ):
            try:
                check()
            except ValueError as error:
                wrong[field] = str(error)
        if wrong:
            raise ValidationError(wrong)

    def _clean_public_key(self) -> None:
        keys = openpgp.read_keys(self.public_key)
        for key in keys:
            if key.is_revoked:
                raise ValueError(
                    _("The key %(fingerprint)s was revoked by its owner.")
                    % {"fingerprint": key.fingerprint_in_groups}
                )
            if key.is_expired:
                raise ValueError(
                    _("The key %(fingerprint)s ran out. Prolong it and export it again.")
                    % {"fingerprint": key.fingerprint_in_groups}
                )
        # As Sequoia writes them: nothing is kept or published but what is public of a key.
        self.public_key = "".join(key.armoured() for key in keys)

    def _clean_onion_address(self) -> None:
        self.onion_address = self.onion_address.strip().rstrip("/")
        if self.onion_address and not self.onion_address.startswith(("http://", "https://")):
            self.onion_address = f"http://{self.onion_address}"
        if self.onion_address and not onion.is_onion_host(onion.host_of(self.onion_address)):
            raise ValueError(_not_an_onion_address())

    def _clean_securedrop_address(self) -> None:
        address = self.securedrop_address.strip()
        if address and not address.startswith(("http://", "https://")):
            address = f"http://{address}"
        host = onion.host_of(address)
        if address and host.endswith(".onion") and not onion.is_onion_host(host):
            raise ValueError(_not_an_onion_address())
        if address and not host.endswith(".onion") and not address.startswith("https://"):
            raise ValueError(_("Outside Tor it must be an address that begins with https://."))
        self.securedrop_address = address

    def _clean_signal(self) -> None:
        self.signal = self.signal.strip()
        if "://" in self.signal and not self.signal.startswith(SIGNAL_LINK):
            raise ValueError(_("A link to Signal begins with https://signal.me/."))

    @property
    def signal_link(self) -> str:
        """The address that opens Signal, where the newsroom gave one."""
        return self.signal if self.signal.startswith(SIGNAL_LINK) else ""

    @cached_property
    def keys(self) -> tuple[openpgp.PublicKey, ...]:
        """Those that tips are sealed for. One that has run out meanwhile is still among them: its
        owner can still open what is sealed for it, and the desk is told."""
        return tuple(openpgp.read_keys(self.public_key))

    @property
    def seals_tips(self) -> bool:
        return bool(self.public_key)

    def days_kept(self, kind: str) -> int | None:
        """How many days a kind, or ``spam``, is kept; ``None``: until its reader asks."""
        return getattr(self, f"keeps_{kind}_days")


def _not_an_onion_address() -> str:
    return str(
        _(
            "This is no onion address: 56 letters and digits before “.onion”. One of them is "
            "wrong, or some are missing. Copy it again."
        )
    )
