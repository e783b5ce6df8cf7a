"""The map of one record on its page: drawn for two widths, its precision said in words."""

from functools import cached_property

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from seizures.charts.exhibits import NARROW, WIDE
from seizures.maps.exhibits import borders_note
from seizures.maps.one_record import Stand, record_map, stands


class RecordMap:
    """Asks the record for its places once; nothing is drawn where none can be."""

    def __init__(self, seizure):
        self.seizure = seizure

    @cached_property
    def places(self) -> list[Stand]:
        return stands(self.seizure)

    @property
    def is_drawn(self) -> bool:
        return any(stand.where is not None for stand in self.places)

    @property
    def has_way(self) -> bool:
        return len({stand.where.position for stand in self.places if stand.where}) > 1

    @property
    def title(self) -> str:
        return _("Where %(record)s is known to have happened") % {"record": self.seizure.public_id}

    @property
    def notes(self) -> list[str]:
        """How precisely each place is known, in words."""
        said = [stand.in_words for stand in self.places]
        if self.has_way:
            said.append(_("The line is the shortest between the places, not the way taken."))
        return [*said, borders_note()]

    @property
    def wide(self) -> SafeString:
        return self._on_page(WIDE)

    @property
    def narrow(self) -> SafeString:
        return self._on_page(NARROW)

    def _on_page(self, width: int) -> SafeString:
        picture = record_map(
            self.places,
            width=width,
            key=f"record-{width}",
            title=self.title,
            description=" ".join(self.notes[:-1]),
        )
        return mark_safe(picture.for_page())  # noqa: S308 - ElementTree has escaped every text
