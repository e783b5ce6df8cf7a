"""What is exported: exactly the records of a filter, and the papers that go with them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cached_property
from hashlib import sha256

from django.conf import settings
from django.db.models import Max
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from commons.addresses import absolute
from commons.strict_filters import unknown_parameters
from seizures import publisher
from seizures.exports.reading import Read, in_chunks
from seizures.lists.filters import SeizureFilter
from seizures.models import Seizure, SubstanceLine
from seizures.models.listed import ListStamp
from seizures.totals import Total
from seizures.vocabularies import Substance

# Where in a list somebody stands, and in which order, changes nothing of what is exported.
IGNORED = frozenset({"cursor", "order"})
LONGEST_NAME = 100


class SelectionError(ValueError):
    """Parameters that ask for nothing: ``errors`` says of each why, in words."""

    def __init__(self, errors: Mapping[str, list[str]]):
        super().__init__(" ".join(f"{name}: {' '.join(said)}" for name, said in errors.items()))
        self.errors = errors


@dataclass
class Selection:
    """The records that filters give, in the order of their filing, with what is said of them.

    ``language`` is that of the words in it; ``made_at`` when it was asked for.
    """

    filters: SeizureFilter
    language: str
    made_at: datetime

    @classmethod
    def of(cls, parameters: QueryDict) -> "Selection":
        """The selection of an address. Raises :class:`SelectionError` for what no filter takes."""
        filters = SeizureFilter(parameters, Seizure.objects.listed())
        names = set(filters.form.fields) | IGNORED
        errors = unknown_parameters(parameters, names)
        if not errors and not filters.is_valid():
            errors = {
                name: [str(message) for message in said] for name, said in filters.errors.items()
            }
        if errors:
            raise SelectionError(errors)
        return cls(filters, get_language() or settings.LANGUAGE_CODE, timezone.now())

    @classmethod
    def of_everything(cls, day: date) -> "Selection":
        """All that is listed, as of a day: without an hour, so that its papers are the day's."""
        selection = cls.of(QueryDict())
        selection.made_at = datetime.combine(day, time(), UTC)
        return selection

    # --- The rows --------------------------------------------------------------------------------

    def chunks(self) -> Iterator[list[Read]]:
        """The records, two thousand at a time."""
        return in_chunks(self.filters.qs, line_conditions=self.filters.line_conditions)

    def in_its_language(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        """Each piece is made in the language of the selection, whoever asks for it and when.

        A streamed answer is read after the view has returned, and its thread speaks any language.
        """
        while True:
            with override(self.language):
                piece = next(pieces, None)
            if piece is None:
                return
            yield piece

    @cached_property
    def number_of_records(self) -> int:
        return self.filters.qs.count()

    @cached_property
    def number_of_rows(self) -> int:
        """Of the flat table: a row a substance line, and one for a record without any."""
        keys = self.filters.qs.order_by().values("pk")
        lines = SubstanceLine.objects.filter(seizure__in=keys)
        with_lines = lines.values("seizure").distinct().count()
        return lines.count() + self.number_of_records - with_lines

    @cached_property
    def last_published_at(self) -> datetime | None:
        return self.filters.qs.order_by().aggregate(last=Max("last_published_at"))["last"]

    # --- Its papers ------------------------------------------------------------------------------

    @property
    def question(self) -> list[tuple[str, str]]:
        """The filters in words: the label of each and its value."""
        return self.filters.in_words

    @property
    def question_in_words(self) -> str:
        return "; ".join(f"{label}: {value}" for label, value in self.question) or _("all records")

    @cached_property
    def query(self) -> str:
        """The filters as a query string, with its question mark; nothing where none is set."""
        asked = self.filters.data.copy()
        for name in list(asked):
            if name in IGNORED or not any(value.strip() for value in asked.getlist(name)):
                del asked[name]
        return f"?{asked.urlencode()}" if asked else ""

    @property
    def list_address(self) -> str:
        """The page that shows the same records."""
        return absolute(reverse("seizures:list") + self.query)

    @cached_property
    def publisher(self) -> publisher.Publisher:
        return publisher.current()

    @cached_property
    def totals(self) -> list[tuple[str, str, Total]]:
        """What the records add up to: the code, the label and the total of each substance."""
        labels = dict(Substance.choices)
        return [
            (code, str(labels.get(code, _("substance not stated"))), total)
            for code, total in self.filters.totals.items()
        ]

    @property
    def attribution(self) -> str:
        """How to name the source, in one sentence."""
        licence = self.publisher.licence
        return _(
            "%(publisher)s, the record of seizures, %(address)s, read on %(day)s. %(licence)s."
        ) % {
            "publisher": self.publisher.name,
            "address": self.list_address,
            "day": self.made_at.date().isoformat(),
            "licence": licence.title(self.language),
        }

    def file_name(self, suffix: str) -> str:
        """What and when: “waybill-seizures-cocaine-pe-2026-11-25.csv”."""
        asked = [
            value
            for name in self.filters.form.fields
            if name not in IGNORED
            for value in self.filters.data.getlist(name)
        ]
        words = slugify(" ".join([self.publisher.name, "seizures", *asked]))[:LONGEST_NAME]
        return f"{words.strip('-')}-{self.made_at.date().isoformat()}.{suffix}"

    def tag(self, *also: str) -> str:
        """A weak entity tag: another as soon as a record is published, taken back or deleted.

        Where articles are asked for, the records that they show are in it, too.
        """
        shown = ()
        if self.filters.depends_on_articles:
            shown = tuple(self.filters.qs.order_by("pk").values_list("pk", flat=True))
        stamp = ListStamp.objects.values_list("value", flat=True).first()
        counted = (stamp, self.number_of_records, self.last_published_at)
        seen = (self.query, self.language, *counted, shown, self.publisher, *also)
        return f'W/"{sha256(repr(seen).encode()).hexdigest()[:32]}"'
