"""A seizure: one record with a public identifier that never changes."""

import re

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from modelcluster.models import ClusterableModel
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)
from wagtail.search import index

from seizures import dates, identifiers
from seizures.lists import listing
from seizures.models.change import PublishedRecord
from seizures.models.gate import GatedPublication
from seizures.models.identifier_series import IdentifierSeries
from seizures.models.in_words import SeizureInWords
from seizures.paper import conflicts
from seizures.querysets import SeizureQuerySet
from seizures.record_forms import RecordForm
from seizures.vocabularies import Concealment, Kind, Mode, Role, Status, ValueKind

CURRENCY_CODE = re.compile(r"[A-Z]{3}")


class Seizure(
    GatedPublication,
    SeizureInWords,
    PublishedRecord,
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    index.Indexed,
    ClusterableModel,
):
    """One record of the database.

    A record of kind ``event`` is something that happened once, somewhere; a ``roll-up`` is one
    announcement of several events, which may be its children; an ``aggregate`` is somebody's
    figure for a place and a period. Totals add up events only (:mod:`seizures.totals`).

    The year in the identifier is a label given when the record is first saved, not a fact: it
    stays when the date is corrected.
    """

    LIST_ORDERING = ("-filed_under", "-pk")

    public_id = models.CharField(
        _("identifier"), max_length=16, unique=True, editable=False, blank=True
    )
    kind = models.CharField(
        _("kind"),
        max_length=12,
        choices=Kind.choices,
        default=Kind.EVENT,
        help_text=_("Only events are added up. An aggregate claim is shown beside them."),
    )
    status = models.CharField(
        _("status"),
        max_length=12,
        choices=Status.choices,
        default=Status.UNVERIFIED,
        help_text=_("A retracted record keeps its address and says that it was retracted."),
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("part of roll-up"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
        limit_choices_to={"kind": Kind.ROLL_UP},
        help_text=_("When this event was announced with others, the record of the announcement."),
    )
    merged_into = models.ForeignKey(
        "self",
        verbose_name=_("merged into"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="merged_from",
        help_text=_("For a merged record: the one that readers are sent to."),
    )

    occurred = models.CharField(
        _("occurred"),
        max_length=40,
        blank=True,
        help_text=_(
            "When it happened, in EDTF: 2022-06-11, 2022-06 (a month), 2022-11~ (about), "
            "2021/2022 (between), 2017/.. (since). Empty when unknown."
        ),
    )
    announced = models.CharField(
        _("announced"), max_length=40, blank=True, help_text=_("When it was made known, in EDTF.")
    )
    occurred_earliest = models.DateField(null=True, blank=True, editable=False)
    occurred_latest = models.DateField(null=True, blank=True, editable=False)
    announced_earliest = models.DateField(null=True, blank=True, editable=False)
    announced_latest = models.DateField(null=True, blank=True, editable=False)
    filed_under = models.DateField(
        _("filed under"),
        editable=False,
        help_text=_("The earliest day it can have happened, else been announced, else been filed."),
    )

    mode = models.CharField(_("conveyance"), max_length=16, choices=Mode.choices, blank=True)
    vessel = models.CharField(_("vessel"), max_length=100, blank=True)
    imo_number = models.CharField(
        _("IMO number"),
        max_length=12,
        blank=True,
        help_text=_("Seven digits; the last is checked."),
    )
    container_number = models.CharField(
        _("container number"),
        max_length=16,
        blank=True,
        help_text=_("ISO 6346: four letters and seven digits; the last is checked."),
    )
    concealment = models.CharField(
        _("concealment"), max_length=16, choices=Concealment.choices, blank=True
    )
    arrests_low = models.PositiveIntegerField(_("arrests, at least"), null=True, blank=True)
    arrests_high = models.PositiveIntegerField(_("arrests, at most"), null=True, blank=True)
    # SQLite keeps a decimal as a float, which holds fifteen digits as they are written.
    value_amount = models.DecimalField(
        _("claimed value"), max_digits=15, decimal_places=2, null=True, blank=True
    )
    value_currency = models.CharField(
        _("currency"), max_length=3, blank=True, help_text=_("ISO 4217, as in PEN or USD.")
    )
    value_kind = models.CharField(
        _("kind of value"), max_length=10, choices=ValueKind.choices, blank=True
    )
    value_claimed_by = models.CharField(_("value claimed by"), max_length=200, blank=True)

    first_filed_at = models.DateTimeField(_("first filed"), default=timezone.now, editable=False)
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="seizure",
        for_concrete_model=False,
    )
    revisions = GenericRelation(
        "wagtailcore.Revision",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="seizure",
        for_concrete_model=False,
    )

    objects = SeizureQuerySet.as_manager()
    base_form_class = RecordForm

    search_fields = [
        index.SearchField("public_id", boost=4),
        index.SearchField("vessel"),
        index.SearchField("container_number"),
        index.RelatedFields(
            "wordings",
            [
                index.SearchField("title", boost=2),
                index.AutocompleteField("title"),
                index.SearchField("cover_load"),
            ],
        ),
        index.AutocompleteField("public_id"),
        index.RelatedFields("places", [index.SearchField("name")]),
        index.FilterField("live"),
        index.FilterField("kind"),
        index.FilterField("status"),
        index.FilterField("filed_under"),
    ]

    class Meta:
        verbose_name = _("seizure")
        verbose_name_plural = _("seizures")
        ordering = ["-filed_under", "-pk"]
        indexes = [
            models.Index(fields=["-filed_under", "-id"], name="seizure_list"),
            models.Index(fields=["occurred_earliest", "occurred_latest"], name="seizure_occurred"),
            models.Index(
                fields=["kind", "occurred_earliest", "occurred_latest"],
                name="seizure_kind_and_days",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(occurred_earliest__isnull=True)
                | Q(occurred_latest__isnull=True)
                | Q(occurred_earliest__lte=F("occurred_latest")),
                name="seizure_occurred_in_order",
            ),
            models.CheckConstraint(
                condition=Q(announced_earliest__isnull=True)
                | Q(announced_latest__isnull=True)
                | Q(announced_earliest__lte=F("announced_latest")),
                name="seizure_announced_in_order",
            ),
            models.CheckConstraint(
                condition=Q(arrests_low__isnull=True)
                | Q(arrests_high__isnull=True)
                | Q(arrests_low__lte=F("arrests_high")),
                name="seizure_arrests_in_order",
                violation_error_message=_("“Arrests, at most” is lower than “arrests, at least”."),
            ),
            models.CheckConstraint(
                condition=Q(status=Status.MERGED, merged_into__isnull=False)
                | (~Q(status=Status.MERGED) & Q(merged_into__isnull=True)),
                name="seizure_merged_names_survivor",
                violation_error_message=_(
                    "A merged record names the record it was merged into, and no other does."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.public_id} {self.title}".strip()

    def clean(self):
        super().clean()
        errors = {}
        for field, check in (
            ("imo_number", identifiers.check_imo_number),
            ("container_number", identifiers.check_container_number),
        ):
            written = getattr(self, field)
            if written:
                try:
                    setattr(self, field, check(written))
                except identifiers.CodeError as error:
                    errors[field] = str(error)
        for field in ("occurred", "announced"):
            try:
                self._read_date(field)
            except dates.DateError as error:
                errors[field] = str(error)
        if self.merged_into_id and self.merged_into_id == self.pk:
            errors["merged_into"] = _("A record cannot be merged into itself.")
        elif self.merged_into_id and self.merged_into.status == Status.MERGED:
            errors["merged_into"] = _(
                "%(record)s is itself merged. Choose the record that it sends readers to."
            ) % {"record": self.merged_into.public_id}
        if self.parent_id and self.kind != Kind.EVENT:
            errors["parent"] = _("Only an event can be part of a roll-up.")
        if self.value_amount is not None and not self.value_currency:
            errors["value_currency"] = _("A value needs its currency, as in PEN or USD.")
        self.value_currency = self.value_currency.strip().upper()
        if self.value_currency and not CURRENCY_CODE.fullmatch(self.value_currency):
            errors["value_currency"] = _(
                "“%(text)s” is no currency code: it takes three letters, as in PEN or USD."
            ) % {"text": self.value_currency}
        if errors:
            raise ValidationError(errors)

    @transaction.atomic
    def save(self, *args, **kwargs):
        self._read_date("occurred")
        self._read_date("announced")
        self.filed_under = (
            self.occurred_earliest
            or self.announced_earliest
            or self.occurred_latest
            or self.first_filed_at.date()
        )
        if not self.public_id:
            self.public_id = IdentifierSeries.next_identifier(self.filed_under.year)
        super().save(*args, **kwargs)
        # Wagtail has indexed it as soon as its own row was there, before those of its parts.
        index.insert_or_update_object(self)
        listing.rewrite([self.pk])

    def _read_date(self, field: str) -> None:
        written = getattr(self, field).strip()
        setattr(self, field, written)
        fuzzy = dates.parse(written) if written else None
        setattr(self, f"{field}_earliest", fuzzy and fuzzy.earliest)
        setattr(self, f"{field}_latest", fuzzy and fuzzy.latest)

    @property
    def is_listed(self) -> bool:
        """Whether lists and articles show it: :meth:`SeizureQuerySet.listed`, for one row."""
        gone = self.status in (Status.MERGED, Status.RETRACTED)
        return bool(self.public_id) and self.live and not gone

    def get_absolute_url(self) -> str:
        return reverse("seizures:record", args=[self.public_id])

    @property
    def url(self) -> str:
        return self.get_absolute_url()

    @property
    def shown_as(self):
        """The record that a card of this one shows: the survivor of a merged one."""
        return self.merged_into if self.merged_into_id else self

    @property
    def is_counted(self) -> bool:
        """Whether a total adds it up: only an event is."""
        return self.kind == Kind.EVENT

    @property
    def version(self) -> str:
        """Names this state of it: the moment at which it went out (ISO 8601), or nothing."""
        return self.last_published_at.isoformat() if self.last_published_at else ""

    @property
    def is_retracted(self) -> bool:
        return self.status == Status.RETRACTED

    # --- Places ----------------------------------------------------------------------------------

    def places_as(self, role: str) -> list:
        return [place for place in self.places.all() if place.role == role]

    @property
    def place_seized(self):
        """Where it was seized, or ``None`` where no source says."""
        return next(iter(self.places_as(Role.SEIZED)), None)

    @property
    def place_of_departure(self):
        return next(iter(self.places_as(Role.DEPARTURE)), None)

    @property
    def destination(self):
        return next(iter(self.places_as(Role.DESTINATION)), None)

    # --- Claims ----------------------------------------------------------------------------------

    @property
    def chosen_claims(self) -> list:
        return [claim for claim in self.claims.all() if claim.chosen]

    @property
    def main_claim(self):
        """The first claim the newsroom relies on: the source a card names."""
        return next(iter(self.chosen_claims), None)

    @cached_property
    def contested(self) -> set[str]:
        """What sources disagree on: the subjects of claims that were not chosen."""
        return {claim.about for claim in self.claims.all() if not claim.chosen}

    @cached_property
    def subjects(self) -> list[conflicts.Subject]:
        """Every claim, grouped by what it is about, with those that are not relied on."""
        return conflicts.by_subject(self.claims.all())

    # --- Preview in the desk ---------------------------------------------------------------------

    @property
    def preview_modes(self):
        """A preview in each language, as readers will see it."""
        return list(settings.LANGUAGES)

    @property
    def default_preview_mode(self) -> str:
        return settings.LANGUAGE_CODE

    def serve_preview(self, request, mode_name):
        with override(mode_name):
            return super().serve_preview(request, mode_name).render()

    def get_preview_template(self, request, mode_name):
        return "seizures/record.html"

    def get_preview_context(self, request, mode_name):
        return {
            **super().get_preview_context(request, mode_name),
            "seizure": self,
            "is_preview": True,
        }
