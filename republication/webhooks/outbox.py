"""Who is told of a change: written in its transaction, so that neither is without the other."""

from dataclasses import dataclass
from functools import cached_property

from newsroom.models import Article
from republication.models import Change, ChangeKind, Delivery, Endpoint, SubjectKind
from republication.webhooks import messages
from seizures.models import SeizurePlace

# What takes something away is told wherever the subject stands now: whoever was told of it while
# it stood elsewhere has a copy to take down.
_LEAVING = frozenset(
    {
        ChangeKind.RETRACTED,
        ChangeKind.WITHDRAWN,
        ChangeKind.DELETED,
        ChangeKind.RECORD_MERGED,
        ChangeKind.RECORD_RETRACTED,
        ChangeKind.RECORD_WITHDRAWN,
    }
)


@dataclass(frozen=True)
class Subject:
    """What a change is about, as far as an endpoint may ask. Looked up when somebody does ask."""

    change: Change

    @cached_property
    def sections(self) -> set[str]:
        article = self._article
        return {article.section.slug} if article and article.section else set()

    @cached_property
    def countries(self) -> set[str]:
        if self.change.subject_kind == SubjectKind.RECORD:
            places = SeizurePlace.objects.filter(seizure__public_id=self.change.subject)
            return set(places.exclude(country="").values_list("country", flat=True))
        article = self._article
        return {each.country for each in article.countries.all()} if article else set()

    @cached_property
    def _article(self) -> Article | None:
        if self.change.subject_kind != SubjectKind.ARTICLE:
            return None
        return Article.objects.select_related("section").filter(pk=self.change.subject).first()


def wants(endpoint: Endpoint, subject: Subject) -> bool:
    """Whether an endpoint asked to be told of this.

    A choice admits only what has a value among those chosen: a record has no language and no
    section. What holds for all of the newsroom's work is told to everybody.
    """
    change = subject.change
    if endpoint.kinds and change.kind not in endpoint.kinds:
        return False
    if endpoint.subject_kinds and change.subject_kind not in endpoint.subject_kinds:
        return False
    if change.subject_kind == SubjectKind.NEWSROOM:
        return True
    if endpoint.identifiers and change.subject not in endpoint.identifiers:
        return False
    if endpoint.languages and change.language not in endpoint.languages:
        return False
    if change.kind in _LEAVING:
        return True
    if endpoint.sections and subject.sections.isdisjoint(endpoint.sections):
        return False
    return not endpoint.countries or not subject.countries.isdisjoint(endpoint.countries)


def write(change: Change) -> int:
    """A delivery for each endpoint that wants it; how many. Old work is news to nobody."""
    if change.is_archive:
        return 0
    subject = Subject(change)
    deliveries = [
        Delivery(
            endpoint=endpoint,
            change=change,
            type=messages.event_type(change.kind, change.subject_kind),
            subject_kind=change.subject_kind,
            subject=change.subject,
        )
        for endpoint in Endpoint.objects.listening()
        if wants(endpoint, subject)
    ]
    Delivery.objects.bulk_create(deliveries)
    return len(deliveries)


def write_together(kind: str, subjects) -> int:
    """One delivery an endpoint for many records that changed at once; the log names each."""
    deliveries = [
        Delivery(
            endpoint=endpoint,
            type=messages.event_type(kind, "records"),
            subject_kind=SubjectKind.RECORD,
            content=messages.of_many(kind, len(subjects)),
        )
        for endpoint in Endpoint.objects.listening()
        if _wants_many(endpoint, kind)
    ]
    Delivery.objects.bulk_create(deliveries)
    return len(deliveries)


def _wants_many(endpoint: Endpoint, kind: str) -> bool:
    """Records of many countries are told as a whole, or not at all where a language, a section or
    single subjects were chosen, which records do not have or which the log tells better."""
    return (
        (not endpoint.kinds or kind in endpoint.kinds)
        and (not endpoint.subject_kinds or SubjectKind.RECORD in endpoint.subject_kinds)
        and not (endpoint.languages or endpoint.sections or endpoint.identifiers)
    )
