# ruff: noqa: S608 - what is put into a statement is a name of ours; values are parameters
"""Keeps the flat tables of lists in step with the records (:mod:`seizures.models.listed`).

:func:`rewrite` is called when a record is saved, and by whatever writes rows past the models, in
the transaction of the change. It reads what the database holds, so it must come after that.
"""

import uuid
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q
from django.utils.translation import override

from commons import countries
from commons.bulk_rows import in_batches, insert_rows
from seizures.lists import word_index
from seizures.lists.profiles import (
    HEAVIEST,
    NO_MASS,
    LineOfRecord,
    PlaceOfRecord,
    RecordAsRead,
    line_of_record,
)
from seizures.models.listed import (
    ListedLine,
    ListStamp,
    ProfileLine,
    ProfilePlace,
    RecordProfile,
    RecordWords,
)
from seizures.vocabularies import Form, Substance

RECORDS_AT_ONCE = 2_000

# By a profile's digest: its key, then the keys of its lines in their order.
Known = dict[str, tuple[int, list[int]]]

_MASSES = ("low_kg", "low_part", "high_kg", "high_part")
_RECORD = (
    "pk", "public_id", "kind", "status", "mode", "concealment", "occurred_earliest",
    "occurred_latest", "filed_under", "vessel", "imo_number", "container_number",
    "last_published_at", "first_filed_at",
)  # fmt: skip
_ROW = (
    "seizure_id", "position", "profile_id", "line_id", "lines", "occurred_earliest",
    "occurred_latest", "filed_under", "changed_at", "weight", "weight_or_last", "place", *_MASSES,
)  # fmt: skip
_WORDED = ("public_id", "vessel", "imo_number", "container_number")
_WORDED_PARTS = {"wordings": ("title", "cover_load"), "agencies": ("name",)}


def rewrite(keys: Iterable[int], say: Callable[[int], None] = lambda done: None) -> None:
    """Make the lists say of these records (by primary key) what their rows in the database say.

    A record that is no longer listed is taken off. Costs some 50 microseconds a record when there
    are many. ``say`` hears how many are done. Writers wait for each other here, so that sums never
    miss one; call it towards the end of a long transaction.
    """
    _rewrite_all(keys, say, indexed=True)


def _rewrite_all(keys: Iterable[int], say: Callable[[int], None], *, indexed: bool) -> None:
    known: Known = {}
    done = 0
    with transaction.atomic():
        move_stamp()
        for some in in_batches(keys, RECORDS_AT_ONCE):
            _rewrite(some, known, indexed)
            done += len(some)
            say(done)


def take_off(keys: Iterable[int]) -> None:
    """Take these records off the lists: they are about to be deleted."""
    with transaction.atomic():
        move_stamp()
        for some in in_batches(keys, RECORDS_AT_ONCE):
            _apply(_taken_off(some))
            _write_words(some, {})


def rebuild(say: Callable[[int], None] = lambda done: None) -> int:
    """Write the lists anew from all records. Returns how many are listed."""
    with transaction.atomic():
        word_index.drop(connection)
        for model in (RecordWords, ListedLine, ProfileLine, ProfilePlace, RecordProfile):
            model.objects.all()._raw_delete("default")
        keys = _seizures().listed().order_by("pk").values_list("pk", flat=True).iterator()
        _rewrite_all(keys, say, indexed=False)
        word_index.create(connection)
        return ListedLine.objects.filter(position=0).count()


def build_where_missing() -> None:
    """Write the lists of a database that has records from before there were any."""
    if not ListedLine.objects.exists() and _seizures().listed().exists():
        rebuild()


def move_stamp() -> None:
    """Say that lists show something else from now on: what was kept of them holds no longer.

    Locks the stamp until the transaction ends.
    """
    if not ListStamp.objects.update(value=uuid.uuid4()):
        ListStamp.objects.get_or_create(pk=1)


def stamp() -> str:
    """Another value after every change of what lists show."""
    value = ListStamp.objects.values_list("value", flat=True).first()
    return value.hex if value else ""


def _seizures():
    return ListedLine._meta.get_field("seizure").related_model.objects


def _parts(name: str):
    return _seizures().model._meta.get_field(name).related_model.objects


def _of(keys: Collection[int], name: str = "seizure") -> Q:
    """Rows of these records. Keys that follow each other, as an import gives them, are a range."""
    if keys and max(keys) - min(keys) + 1 == len(set(keys)):
        return Q(**{f"{name}__gte": min(keys), f"{name}__lte": max(keys)})
    return Q(**{f"{name}__in": keys})


def _rewrite(keys: list[int], known: Known, indexed: bool) -> None:
    changes = _taken_off(keys)
    read = list(_read(keys))
    _learn({each.record.digest: each.record for each in read}, known)
    rows, words = [], {}
    for each in read:
        profile, lines = known[each.record.digest]
        changes.numbers[profile] += 1
        for line, ordered in zip(lines, each.record.lines_in_order, strict=True):
            changes.add(line, ordered.masses, 1)
        rows.extend(_rows_of(each, profile, lines))
        words[each.row["pk"]] = word_index.as_kept(each.texts)
    insert_rows(ListedLine, _ROW, rows)
    _write_words(keys, words, indexed=indexed)
    _apply(changes)


def _write_words(keys: list[int], words: dict[int, str], *, indexed: bool = True) -> None:
    """Only those that differ: an index of words takes longer to change than anything else here."""
    standing = dict(RecordWords.objects.filter(_of(keys)).values_list("seizure_id", "words"))
    gone = [key for key, kept in standing.items() if words.get(key) != kept]
    if gone:
        RecordWords.objects.filter(seizure__in=gone)._raw_delete("default")
    new = [(key, found) for key, found in words.items() if standing.get(key) != found]
    insert_rows(RecordWords, ("seizure_id", "words"), new)
    if indexed:
        word_index.add(connection, new)


class _Changes:
    """How numbers of profiles and sums of their lines move."""

    def __init__(self):
        self.numbers: Counter[int] = Counter()
        self.sums: dict[int, list[int]] = defaultdict(lambda: [0, 0, 0, 0])

    def add(self, line: int, masses: Iterable[int], times: int) -> None:
        sums = self.sums[line]
        for index, value in enumerate(masses):
            sums[index] += times * value


def _taken_off(keys: list[int]) -> _Changes:
    changes = _Changes()
    standing = ListedLine.objects.filter(_of(keys))
    for profile, line, position, *masses in standing.values_list(
        "profile_id", "line_id", "position", *_MASSES
    ):
        changes.numbers[profile] -= position == 0
        changes.add(line, masses, -1)
    if changes.sums:
        standing._raw_delete("default")
    return changes


def _apply(changes: _Changes) -> None:
    numbers = [(number, key) for key, number in sorted(changes.numbers.items()) if number]
    sums = [(*values, key) for key, values in sorted(changes.sums.items()) if any(values)]
    settings_of_sums = ", ".join(f"{name} = {name} + %s" for name in _MASSES)
    with connection.cursor() as cursor:
        if numbers:
            cursor.executemany(
                f"UPDATE {RecordProfile._meta.db_table} SET number = number + %s WHERE id = %s",
                numbers,
            )
        if sums:
            cursor.executemany(
                f"UPDATE {ProfileLine._meta.db_table} SET {settings_of_sums} WHERE id = %s", sums
            )


# --- Reading ------------------------------------------------------------------------------------


@dataclass
class _Read:
    """A record as its rows hold it."""

    row: dict
    record: RecordAsRead
    texts: list[str]


def _read(keys: list[int]) -> Iterator[_Read]:
    """The listed ones among these records."""
    listed = _seizures().listed().filter(_of(keys, "pk"))
    rows = {row["pk"]: row for row in listed.values(*_RECORD)}
    texts = {key: [row[name] for name in _WORDED] for key, row in rows.items()}
    lines, places = _lines(keys, texts), _places(keys, texts)
    linked = _linked(keys, texts)
    _add_words(keys, texts)
    for key, row in rows.items():
        record = RecordAsRead(
            kind=row["kind"],
            status=row["status"],
            mode=row["mode"],
            concealment=row["concealment"],
            occurred_earliest=row["occurred_earliest"],
            occurred_latest=row["occurred_latest"],
            lines=lines[key],
            places=places[key],
            source_linked=key in linked,
        )
        yield _Read(row, record, texts[key])


# Each of the following reads one kind of part, and adds what a record is found by to its texts.
_Texts = dict[int, list[str]]


def _lines(keys: Collection[int], texts: _Texts) -> dict[int, list[LineOfRecord]]:
    lines = defaultdict(list)
    for key, form, substance, *quantity in (
        _parts("substances")
        .filter(_of(keys))
        .order_by("seizure_id", "sort_order", "pk")
        .values_list("seizure_id", "form", "substance", "unit", "kg_low", "kg_high", "low", "high")
    ):
        if key in texts:
            lines[key].append(line_of_record(form, substance, *quantity))
            texts[key] += _in_every_language(substance), _in_every_language(form)
    return lines


def _places(keys: Collection[int], texts: _Texts) -> dict[int, list[PlaceOfRecord]]:
    places = defaultdict(list)
    for key, role, name, country, locode, site, precision, latitude in (
        _parts("places")
        .filter(_of(keys))
        .order_by("seizure_id", "sort_order", "pk")
        .values_list(
            "seizure_id", "role", "name", "country", "locode", "site", "precision", "latitude"
        )
    ):
        if key in texts:
            has_position = latitude is not None
            places[key].append(
                PlaceOfRecord(role, name, country, locode, site, precision, has_position)
            )
            texts[key] += name, locode
            if country:
                texts[key].append(_country_in_every_language(country))
    return places


def _linked(keys: Collection[int], texts: _Texts) -> set[int]:
    """The records of which at least one source can be opened."""
    linked = set()
    for key, url, archived, *said in (
        _parts("claims")
        .filter(_of(keys))
        .values_list("seizure_id", "url", "archived_url", "source_name", "publisher", "quote")
    ):
        if key in texts:
            texts[key] += said
            if url or archived:
                linked.add(key)
    return linked


def _add_words(keys: Collection[int], texts: _Texts) -> None:
    for name, columns in _WORDED_PARTS.items():
        for key, *said in _parts(name).filter(_of(keys)).values_list("seizure_id", *columns):
            if key in texts:
                texts[key] += said


_LABELS = {**dict(Substance.choices), **dict(Form.choices)}


@cache
def _in_every_language(code: str) -> str:
    return _said(lambda: str(_LABELS.get(code, "")))


@cache
def _country_in_every_language(code: str) -> str:
    return _said(lambda: countries.name(code))


def _said(name: Callable[[], str]) -> str:
    said = []
    for language, _language_name in settings.LANGUAGES:
        with override(language):
            said.append(name())
    return " ".join(dict.fromkeys(said))


# --- Writing ------------------------------------------------------------------------------------


def _learn(records: dict[str, RecordAsRead], known: Known) -> None:
    """Find the profiles of these records, by their digest, and make those there are none of."""
    missing = [digest for digest in records if digest not in known]
    for batch in in_batches(missing, RECORDS_AT_ONCE):
        found = dict(RecordProfile.objects.filter(digest__in=batch).values_list("pk", "digest"))
        keys = defaultdict(list)
        for profile, line in (
            ProfileLine.objects.filter(profile__in=found)
            .order_by("profile", "position")
            .values_list("profile_id", "pk")
        ):
            keys[profile].append(line)
        known.update({digest: (profile, keys[profile]) for profile, digest in found.items()})
    _make_profiles({d: records[d] for d in missing if d not in known}, known)


def _make_profiles(records: dict[str, RecordAsRead], known: Known) -> None:
    profiles = RecordProfile.objects.bulk_create(
        RecordProfile(digest=digest, **record.profile_fields) for digest, record in records.items()
    )
    made = [(profile.pk, records[profile.digest]) for profile in profiles]
    lines = ProfileLine.objects.bulk_create(
        ProfileLine(
            profile_id=profile,
            position=position,
            **dict(zip(("substance", "form", "measure", "unit"), line.likeness, strict=True)),
        )
        for profile, record in made
        for position, line in enumerate(record.lines_in_order)
    )
    ProfilePlace.objects.bulk_create(
        ProfilePlace(profile_id=profile, role=role, country=country, site=site)
        for profile, record in made
        for role, country, site in record.profile_places
    )
    for profile in profiles:
        known[profile.digest] = (profile.pk, [])
    keys = dict(known.values())
    for line in lines:
        keys[line.profile_id].append(line.pk)


def _rows_of(read: _Read, profile: int, lines: list[int]) -> Iterator[tuple]:
    row, record = read.row, read.record
    weight = record.weight
    ordered = record.lines_in_order
    for position, (key, line) in enumerate(zip(lines, ordered, strict=True)):
        yield (
            row["pk"],
            position,
            profile,
            key,
            len(ordered),
            record.occurred_earliest,
            record.occurred_latest,
            row["filed_under"],
            row["last_published_at"] or row["first_filed_at"],
            weight,
            HEAVIEST if weight == NO_MASS else weight,
            record.place,
            *line.masses,
        )
