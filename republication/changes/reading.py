"""Entries of the change log as they are given out, with what may be said of each today.

An entry is never changed, but what readers may know of its subject is: of one that is not public
any more it gives no address, and no words of before.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from commons.addresses import absolute
from newsroom.models import Article
from republication.models import Change, ChangeKind, SubjectKind
from seizures.models import Seizure


@dataclass(frozen=True)
class Subject:
    """What an entry is about. ``url`` is its page, ``None`` where readers cannot open it;
    ``api`` answers for it whatever became of it; ``package`` is an article's."""

    type: str
    id: str
    language: str | None
    url: str | None
    api: str
    package: str | None


@dataclass(frozen=True)
class Entry:
    """An entry as it is given out."""

    change: Change
    subject: Subject
    reason: str
    other: str


def entries(changes: Iterable[Change]) -> list[Entry]:
    """These entries, in four queries however many they are."""
    changes = list(changes)
    return _Today(changes).entries(changes)


class _Today:
    """What of the subjects of some entries is public today."""

    def __init__(self, changes: list[Change]):
        articles = {c.subject for c in changes if c.subject_kind == SubjectKind.ARTICLE}
        records = {c.subject for c in changes if c.subject_kind == SubjectKind.RECORD}
        records |= {c.other for c in changes if c.other}
        self.articles = (
            Article.objects.published()
            .select_related("locale")
            .only("url_path", "slug", "locale__language_code")
            .in_bulk([int(key) for key in articles])
            if articles
            else {}
        )
        gone = articles - {str(key) for key in self.articles}
        self.withdrawn = (
            set(Article.objects.withdrawn().filter(pk__in=gone).values_list("pk", flat=True))
            if gone
            else set()
        )
        self.records = (
            {
                record.public_id: record
                for record in Seizure.objects.reachable()
                .filter(public_id__in=records)
                .only("public_id")
            }
            if records
            else {}
        )

    def entries(self, changes: list[Change]) -> list[Entry]:
        return [
            Entry(
                change=change,
                subject=self._subject(change),
                reason=self._reason(change),
                other=change.other if change.other in self.records else "",
            )
            for change in changes
        ]

    def _subject(self, change: Change) -> Subject:
        url = package = None
        if change.subject_kind == SubjectKind.ARTICLE:
            article = self.articles.get(int(change.subject))
            url = absolute(article.url) if article else None
            api = reverse("article-detail", args=[change.subject])
            package = absolute(reverse("article-package", args=[change.subject]))
        elif change.subject_kind == SubjectKind.RECORD:
            record = self.records.get(change.subject)
            with override(settings.LANGUAGE_CODE):
                url = absolute(record.get_absolute_url()) if record else None
            api = reverse("seizure-detail", args=[change.subject])
        else:
            url, api = absolute("/"), reverse("api-root")
        return Subject(
            type=change.subject_kind,
            id=change.subject,
            language=change.language or None,
            url=url,
            api=absolute(api),
            package=package,
        )

    def _reason(self, change: Change) -> str:
        if change.subject_kind == SubjectKind.RECORD:
            return change.reason if change.subject in self.records else ""
        if change.subject_kind == SubjectKind.NEWSROOM or int(change.subject) in self.articles:
            return change.reason or self._closed(change)
        if change.kind == ChangeKind.DELETED:
            return change.reason
        was_withdrawn = int(change.subject) in self.withdrawn
        if change.kind == ChangeKind.WITHDRAWN:
            return (change.reason if was_withdrawn else "") or self._closed(change)
        return ""

    def _closed(self, change: Change) -> str:
        if change.kind != ChangeKind.WITHDRAWN:
            return ""
        with override(change.language or None):
            return _("It is no longer open to everybody.")
