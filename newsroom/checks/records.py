"""Checks of the seizure records that an article cites."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from newsroom.checks.figures import figures_that_count
from newsroom.checks.findings import Finding
from newsroom.records_in_text import finding
from seizures.vocabularies import Status


def records(article, settings) -> Iterator[Finding]:
    """Every card shows a record that is out and verified, or the desk is told what it shows."""
    for block in article.body:
        if block.block_type != "seizure_card":
            continue
        words = _what_is_amiss(block.value)
        if words:
            yield Finding(words, block=block.id or "")
    yield from figures_that_count(article)
    yield from told_without_a_record(article)


def told_without_a_record(article) -> Iterator[Finding]:
    """Seizures that the text tells of and nobody has looked at. Rules read it, so none blocks."""
    number = len(finding.read(article).unsettled)
    if number:
        said = ngettext(
            "The text tells of %(number)d seizure or aggregate claim that no card shows: see "
            "“Records in this text”.",
            "The text tells of %(number)d seizures and aggregate claims that no card shows: see "
            "“Records in this text”.",
            number,
        )
        yield Finding(said % {"number": number}, is_doubt=True)


def _what_is_amiss(record) -> str:
    if record is None:
        return _("A card shows a record that was deleted: readers see nothing there.")
    name = {"record": record.public_id or str(record)}
    if record.status == Status.MERGED:
        name["other"] = record.merged_into.public_id
        return _("%(record)s was merged into %(other)s: cite that one.") % name
    if record.status == Status.RETRACTED:
        return _("%(record)s has been retracted: take its card out, and what rests on it.") % name
    if not record.live:
        return _("%(record)s is a draft: readers see nothing there until it is published.") % name
    if record.status == Status.UNVERIFIED:
        return _("%(record)s is unverified, and its card says so.") % name
    if record.status == Status.DISPUTED:
        return _("%(record)s is disputed, and its card says so.") % name
    return ""
