"""Entering what is public and the log does not know of: all of it, when the log begins.

A client that reads from the first position gets everything there is. The same brings the log in
step after something was changed past the models (a restored backup, a statement by hand), and does
nothing where nothing is missing. Rows are written in bulk, a batch a transaction: what is broken
off is gone on with.
"""

from collections.abc import Callable, Iterable

from django.db import transaction
from django.db.models import CharField, Exists, Max, OuterRef, Q
from django.db.models.functions import Cast
from django.utils import timezone

from commons.bulk_rows import Shape, in_batches
from newsroom.models import Article, Correction
from republication.changes import notes
from republication.models import (
    Cause,
    Change,
    ChangeKind,
    ChangeLog,
    PackageToCheck,
    PackageVersion,
    SubjectKind,
)
from seizures.models import RecordChange, Seizure
from seizures.vocabularies import Status

AT_ONCE = 2_000
READ_AND_WRITTEN = (
    Article,
    Change,
    ChangeLog,
    Correction,
    PackageToCheck,
    PackageVersion,
    RecordChange,
    Seizure,
)


def begin(progress: Callable[[int], None] = lambda entered: None) -> int:
    """Enter all that is public and not in the log, and let what has left it be looked at.

    Says how many entries it wrote. ``progress`` is told the number after each batch.
    """
    entered = 0
    for rows in (_articles(), _withdrawn(), _records()):
        for some in in_batches(rows, AT_ONCE):
            with transaction.atomic():
                Shape(Change).insert(some)
            entered += len(some)
            progress(entered)
    _look_at_what_left()
    ChangeLog.objects.update_or_create(pk=1, defaults={"begun_at": timezone.now()})
    return entered


def begin_where_missing() -> None:
    """On a database whose log was never begun."""
    if not ChangeLog.objects.filter(begun_at__isnull=False).exists():
        begin()


def _unknown(subject_kind: str, subject: str) -> Q:
    known = Change.objects.filter(
        subject_kind=subject_kind, subject=Cast(OuterRef(subject), CharField())
    )
    return ~Exists(known)


def _articles() -> Iterable[dict]:
    """Those that are out, by their day; a retracted one as what left."""
    retractions = Correction.objects.retractions()
    reasons = dict(retractions.order_by("date").values_list("page", "text"))
    out = Article.objects.published().filter(_unknown(SubjectKind.ARTICLE, "pk"))
    rows = out.order_by("first_published_at", "pk").values_list(
        "pk", "first_published_at", "locale__language_code"
    )
    for key, at, language in list(rows):  # three short values each
        reason = reasons.get(key)
        yield _row(
            ChangeKind.PUBLISHED if reason is None else ChangeKind.RETRACTED,
            SubjectKind.ARTICLE,
            key,
            at=at,
            language=language,
            reason=reason or "",
            reason_language=language if reason else "",
            is_tombstone=reason is not None,
        )


def _withdrawn() -> Iterable[dict]:
    gone = Article.objects.withdrawn().filter(_unknown(SubjectKind.ARTICLE, "pk"))
    for article in gone.select_related("locale").defer("body").order_by("withdrawn_at", "pk"):
        language = article.locale.language_code
        yield _row(
            ChangeKind.WITHDRAWN,
            SubjectKind.ARTICLE,
            article.pk,
            at=article.withdrawn_at,
            language=language,
            reason=article.withdrawal_reason,
            reason_language=language if article.withdrawal_reason else "",
            is_tombstone=True,
        )


_KIND_OF_STATUS = {
    Status.MERGED: ChangeKind.RECORD_MERGED,
    Status.RETRACTED: ChangeKind.RECORD_RETRACTED,
}


def _records() -> Iterable[dict]:
    """By their keys, some at a time: there may be hundreds of thousands."""
    public = Seizure.objects.reachable().filter(_unknown(SubjectKind.RECORD, "public_id"))
    rows = (
        public.order_by("pk")
        .select_related("merged_into")
        .only(
            "public_id",
            "first_published_at",
            "last_published_at",
            "status",
            "merged_into__public_id",
        )
    )
    last = 0
    while some := list(rows.filter(pk__gt=last)[:AT_ONCE]):
        last = some[-1].pk
        history = RecordChange.objects.order_by().filter(record__in=[each.pk for each in some])
        newest = dict(
            history.values("record").annotate(newest=Max("pk")).values_list("record", "newest")
        )
        for record in some:
            has_left = record.status in _KIND_OF_STATUS
            yield _row(
                _KIND_OF_STATUS.get(record.status, ChangeKind.RECORD_PUBLISHED),
                SubjectKind.RECORD,
                record.public_id,
                at=record.first_published_at or timezone.now(),
                is_tombstone=has_left,
                version="" if has_left else record.version,
                other=record.merged_into.public_id if record.merged_into else "",
                record_change=newest.get(record.pk),
            )


def _row(kind: str, subject_kind: str, subject, **said) -> dict:
    return {
        "kind": kind.value,
        "subject_kind": subject_kind.value,
        "subject": str(subject),
        "is_archive": True,
        **said,
    }


def _look_at_what_left() -> None:
    """Articles that the log believes to be out, or closed, where it is otherwise; and packages
    that are another one since the software writes them otherwise."""
    newest = Change.objects.filter(subject_kind=SubjectKind.ARTICLE).order_by()
    newest = newest.values("subject").annotate(newest=Max("pk")).values("newest")
    believed_out = Change.objects.filter(pk__in=newest, is_tombstone=False)
    out = set(Article.objects.published().unretracted().values_list("pk", flat=True))
    believed = {int(key) for key in believed_out.values_list("subject", flat=True)}
    given = PackageVersion.objects.current().values_list("article", flat=True)
    notes.note(sorted((out ^ believed) | set(given)), Cause.FOUND)
