"""Where a reader goes on from an article: through its series, and to what is near it."""

from dataclasses import dataclass

from newsroom.lists import listing

MOST_FURTHER = 4
# A group in common says more than a country, and a country more than a section.
OF_A_GROUP, OF_A_COUNTRY, OF_THE_SECTION = 4, 2, 1


@dataclass(frozen=True)
class PlaceInSeries:
    """An article among the parts of its series that readers may read, in their order."""

    parts: list
    index: int

    @property
    def number(self) -> int:
        """Counted from one, as readers count; not an editor's position, which may have gaps."""
        return self.index + 1

    @property
    def total(self) -> int:
        return len(self.parts)

    @property
    def previous(self):
        return self.parts[self.index - 1] if self.index else None

    @property
    def next(self):
        return self.parts[self.index + 1] if self.number < self.total else None


class ReadingOn:
    """For an article: what to read before, after and besides it."""

    def place_in_series(self) -> PlaceInSeries | None:
        """Its place; nothing for a draft, for what was taken back, and outside a series."""
        if not self.series_id:
            return None
        readable = type(self).objects.published().unretracted().filter(series=self.series_id)
        parts = list(readable.in_series_order().only("title", "url_path", "series_position"))
        keys = [part.pk for part in parts]
        return PlaceInSeries(parts, keys.index(self.pk)) if self.pk in keys else None

    def further_reading(self) -> list:
        """At most four others of its language, in one query: first those about the same groups,
        then the same countries, then the newest of its section. Its series is told apart."""
        near = {listing.of_group(each.group_id): OF_A_GROUP for each in self.groups.all()}
        near |= {listing.of_country(each.country): OF_A_COUNTRY for each in self.countries.all()}
        if self.section_id:
            near[listing.of_section(self.section_id)] = OF_THE_SECTION
        if not self.pk or not near:
            return []
        found = type(self).objects.nearest(
            near, language=self.locale.language_code, most=MOST_FURTHER + 1
        )
        if self.series_id:
            found = found.exclude(series=self.series_id)
        return list(found.exclude(pk=self.pk)[:MOST_FURTHER])

    def context_for_reading_on(self) -> dict:
        return {
            "place_in_series": self.place_in_series(),
            "further_reading": self.further_reading(),
        }
