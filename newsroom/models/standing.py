"""Where an article stands: the one place that says it, for a single article and for a list.

What readers see comes first. A published article stays “published” while a new draft of it is
written, and a withdrawn one stays “withdrawn” until it is out again; Wagtail's own status panel
tells of the drafts behind them.
"""

from django.db.models import (
    Case,
    CharField,
    Exists,
    OuterRef,
    Q,
    Subquery,
    TextChoices,
    Value,
    When,
)
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision, WorkflowState
from wagtail.models.content_types import get_default_page_content_type

from newsroom.models.correction import Correction, CorrectionKind

#: Kinds that say that something was wrong; an update or an editor's note does not.
MISTAKES = (CorrectionKind.CORRECTION, CorrectionKind.CLARIFICATION)


class Standing(TextChoices):
    """In the order of an article's life."""

    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in-review", _("In review")
    #: The workflow has approved the newest version, which is not yet out.
    APPROVED = "approved", _("Approved")
    #: Goes out by itself at its hour.
    SCHEDULED = "scheduled", _("Scheduled")
    #: Somebody has published it, and the embargo holds it back.
    EMBARGOED = "embargoed", _("Embargoed")
    PUBLISHED = "published", _("Published")
    CORRECTED = "corrected", _("Corrected")
    RETRACTED = "retracted", _("Retracted")
    #: Was out, and is gone: its address answers 410 with the reason.
    WITHDRAWN = "withdrawn", _("Withdrawn")


def annotations() -> dict:
    """``scheduled_for`` and ``standing``, for a queryset of articles: no query a row."""
    return {"scheduled_for": _scheduled_for(), "standing": _standing()}


def _scheduled_for() -> Subquery:
    """When an approved version goes out by itself."""
    scheduled = Revision.page_revisions.filter(
        object_id=_page_as_text(), approved_go_live_at__isnull=False
    )
    return Subquery(scheduled.order_by("-approved_go_live_at").values("approved_go_live_at")[:1])


def _standing() -> Case:
    now = timezone.now()
    live, held = Q(live=True), Q(embargoed_until__gt=now)
    is_scheduled = Q(scheduled_for__isnull=False)
    first_that_holds = (
        (live & held, Standing.EMBARGOED),
        (live & Q(first_published_at__gt=now), Standing.SCHEDULED),
        (live & _has_corrections(CorrectionKind.RETRACTION), Standing.RETRACTED),
        (live & _has_corrections(*MISTAKES), Standing.CORRECTED),
        (live, Standing.PUBLISHED),
        (is_scheduled & held, Standing.EMBARGOED),
        (is_scheduled, Standing.SCHEDULED),
        (Q(withdrawn_at__isnull=False), Standing.WITHDRAWN),
        (_in_review(), Standing.IN_REVIEW),
        (_approved(), Standing.APPROVED),
    )
    return Case(
        *(When(condition, then=Value(standing)) for condition, standing in first_that_holds),
        default=Value(Standing.DRAFT),
        output_field=CharField(),
    )


def _has_corrections(*kinds: str) -> Q:
    return Q(Exists(Correction.objects.filter(page=OuterRef("pk"), kind__in=kinds)))


def _in_review() -> Q:
    """Handed to an editor. One that was sent back with a request for changes is a draft again."""
    return Q(Exists(_workflow_states().filter(status=WorkflowState.STATUS_IN_PROGRESS)))


def _approved() -> Q:
    """Approved as it is now, perhaps with a last change: one edited since is a draft again."""
    approved = _workflow_states().filter(
        status=WorkflowState.STATUS_APPROVED,
        current_task_state__finished_at__gte=OuterRef("latest_revision_created_at"),
    )
    return Q(Exists(approved))


def _workflow_states():
    return WorkflowState.objects.filter(
        base_content_type=get_default_page_content_type(), object_id=_page_as_text()
    )


def _page_as_text() -> Cast:
    """Wagtail keeps the key of whatever a revision or a workflow is about as text."""
    return Cast(OuterRef("pk"), CharField())
