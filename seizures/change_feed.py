"""The changes of the record as Atom (RFC 4287), with what was taken back as tombstones (RFC 6721).

An entry keeps its identifier for ever. When a record leaves, the entries that told of it are
withdrawn from those who have them, by that identifier alone.
"""

from datetime import datetime

from django.conf import settings
from django.db.models import Max, OuterRef, Subquery
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, rfc3339_date
from django.utils.html import format_html, format_html_join
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from commons.addresses import absolute
from commons.xml_text import writable
from seizures import history
from seizures.change_filters import ChangeFilter
from seizures.history import Entry
from seizures.models import ChangeKind, RecordChange

ITEMS = 50
TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"


class ChangeFeed(Atom1Feed):
    """Atom whose date is that of what it tells, and which says what was taken back."""

    def __init__(self, *args, taken_back=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.taken_back = list(taken_back)

    @property
    def last_modified(self) -> datetime | None:
        moments = [item["updateddate"] for item in self.items]
        moments += [change.left_at for change in self.taken_back]
        return max(moments, default=None)

    def latest_post_date(self):
        return self.last_modified or datetime.fromisoformat("2026-01-01T00:00:00+00:00")

    def root_attributes(self):
        return {**super().root_attributes(), "xmlns:at": TOMBSTONES}

    def write_items(self, handler):
        for change in self.taken_back:
            handler.addQuickElement(
                "at:deleted-entry",
                attrs={"ref": entry_id(change), "when": rfc3339_date(change.left_at)},
            )
        super().write_items(handler)


def entry_id(change: RecordChange | Entry) -> str:
    """A ``tag:`` address (RFC 4151) of one change, the same for ever."""
    return f"tag:{settings.BASE_HOST},{change.at:%Y}:record-change/{change.pk}"


def of(filters: ChangeFilter) -> ChangeFeed:
    """The newest of the changes that ``filters`` finds."""
    feed = ChangeFeed(
        title=_("Changes of the record"),
        link=absolute(reverse("seizures:changes") + filters.query),
        description="",
        subtitle=_("What was published, corrected, merged, retracted and withdrawn, newest first."),
        language=get_language(),
        feed_url=absolute(reverse("seizures:changes-feed") + filters.query),
        feed_guid=f"tag:{settings.BASE_HOST},2026:record-changes{filters.query}/{get_language()}",
        author_name=_("the desk"),
        taken_back=_taken_back(),
    )
    for entry in history.entries(filters.qs.newest()[:ITEMS], as_copies=True):
        feed.add_item(
            title=writable(_title(entry)),
            link=absolute(_address(entry)),
            description=writable(_summary(entry)),
            unique_id=entry_id(entry),
            pubdate=entry.at,
            updateddate=entry.at,
            categories=[entry.kind, *(["correction"] if entry.is_correction else [])],
        )
    return feed


def _taken_back():
    """Whatever was asked: who filters by country has entries of a record whose country is gone."""
    goings = RecordChange.objects.filter(
        kind=ChangeKind.WITHDRAWN, public_id=OuterRef("public_id")
    ).order_by()
    left_at = goings.values("public_id").annotate(last=Max("at")).values("last")
    return (
        RecordChange.objects.taken_back()
        .annotate(left_at=Subquery(left_at))
        .filter(left_at__isnull=False)
        .order_by("-left_at", "-pk")[:ITEMS]
    )


def _address(entry: Entry) -> str:
    if entry.is_withdrawal:
        return reverse("seizures:changes") + f"?record={entry.public_id}"
    return reverse("seizures:record", args=[entry.public_id])


def _title(entry: Entry) -> str:
    what = _("corrected") if entry.is_correction else entry.kind_in_words
    return f"{entry.public_id} {what}: {entry.title}".strip().removesuffix(":")


def _summary(entry: Entry) -> str:
    """Why, and each part before and after."""
    why = format_html("<p>{}</p>", entry.why) if entry.why else ""
    other = format_html("<p>{}</p>", entry.other) if entry.other else ""
    parts = format_html_join(
        "",
        "<p>{}: {} → {}</p>",
        (
            (part.label, "; ".join(part.before) or "–", "; ".join(part.after) or "–")
            for part in entry.parts
        ),
    )
    return why + other + parts
