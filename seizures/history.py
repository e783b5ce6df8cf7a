"""The public history of a record: each time a version was published, and what it changed."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _
from wagtail.models import ModelLogEntry

PUBLISH, UNPUBLISH = "wagtail.publish", "wagtail.unpublish"
PARTS = {
    "wordings": _("words"),
    "kind": _("kind"),
    "status": _("status"),
    "parent": _("part of roll-up"),
    "merged_into": _("merged into"),
    "substances": _("quantities"),
    "occurred": _("date"),
    "announced": _("date announced"),
    "places": _("places"),
    "mode": _("conveyance"),
    "vessel": _("vessel"),
    "imo_number": _("IMO number"),
    "container_number": _("container number"),
    "concealment": _("concealment"),
    "agencies": _("agencies"),
    "arrests_low": _("arrests"),
    "arrests_high": _("arrests"),
    "value_amount": _("claimed value"),
    "value_currency": _("claimed value"),
    "value_kind": _("claimed value"),
    "value_claimed_by": _("claimed value"),
    "claims": _("sources"),
}
NOT_CONTENT = frozenset({"pk", "sort_order", "seizure"})


@dataclass(frozen=True)
class Version:
    """One publication. ``changed`` is empty for the first, or where the older text is gone."""

    at: datetime
    is_first: bool
    is_withdrawal: bool
    changed: tuple[str, ...]


def changed_parts(before: dict, after: dict) -> tuple[str, ...]:
    """The labels of what differs between two stored versions of a record."""
    labels = (
        str(label)
        for name, label in PARTS.items()
        if _content(before.get(name)) != _content(after.get(name))
    )
    return tuple(dict.fromkeys(labels))


def _content(value):
    """A value without the keys that storage gives to parts."""
    if isinstance(value, list):
        return [_content(part) for part in value]
    if isinstance(value, dict):
        return {name: inner for name, inner in value.items() if name not in NOT_CONTENT}
    return value


def published_versions(seizure) -> list[Version]:
    """Every publication and withdrawal of a record, newest first, in one query."""
    entries = (
        ModelLogEntry.objects.for_instance(seizure)
        .filter(action__in=[PUBLISH, UNPUBLISH])
        .select_related("revision")
        .order_by("timestamp", "pk")
    )
    versions, content = [], None
    for entry in entries:
        previous, content = content, entry.revision.content if entry.revision else None
        versions.append(
            Version(
                at=entry.timestamp,
                is_first=not versions,
                is_withdrawal=entry.action == UNPUBLISH,
                changed=changed_parts(previous, content) if previous and content else (),
            )
        )
    return versions[::-1]
