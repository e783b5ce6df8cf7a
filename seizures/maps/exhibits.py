"""The maps with all that is said around them."""

from functools import partial

from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from commons import countries
from seizures.charts import findings, words
from seizures.charts.dimensions import DIMENSIONS
from seizures.charts.exhibits import CSV_OF_TOTALS, Exhibit, Row, cells_of, csv_of, heads_of_totals
from seizures.charts.reading import Bar, Series, asking, read
from seizures.maps.reading import legs, positions
from seizures.maps.routes import MOST_LINES, Leg, route_map
from seizures.maps.whereabouts import middle_of
from seizures.maps.world import world_map


def of_world(filters) -> Exhibit:
    """Where: by country of seizure, with the positions that records have of their own."""
    series = read(filters, DIMENSIONS["country"])
    values = [*series.bars, *series.others]
    own = positions(filters)
    return Exhibit(
        code="map",
        label=_("World map"),
        title=findings.title(series),
        subtitle=findings.subtitle(series),
        notes=tuple(_notes_of_world(series, values, own)),
        how_to_read=_(
            "The area of a circle is the weight: full is the least that the sources bear out, the "
            "hatched ring the most they allow, broken rings have no upper end. A circle stands in "
            "the middle of its country, which is shaded, and not where anything happened; dots "
            "are places whose position is known. A broken square is a country of which no "
            "quantity is known. Equal Earth projection: areas keep their proportion."
        ),
        heads=(str(DIMENSIONS["country"].label), *heads_of_totals()),
        rows=tuple(Row((bar.label, *cells_of(bar.total)), bar.query) for bar in series.rows),
        csv=(
            ("substance", "country", "label", *CSV_OF_TOTALS),
            *((series.substance, bar.key, bar.label, *csv_of(bar.total)) for bar in series.rows),
        ),
        draw=partial(world_map, values, own),
        query=series.query,
        further=series.further,
        is_empty=series.is_empty,
    )


def of_routes(filters) -> Exhibit:
    """From where to where: legs between countries by number of events."""
    found, without = legs(filters)
    return Exhibit(
        code="routes",
        label=_("Route map"),
        title=_title_of_routes(found),
        subtitle=_(
            "Events by the countries they left or were seized in on their way, passed and were "
            "bound for; all substances of the selection."
        ),
        notes=tuple(_notes_of_routes(found, without)),
        how_to_read=_(
            "The wider a line, the more events; the arrow points to where the consignment was "
            "bound, whether or not it arrived. A line begins in the country that the consignment "
            "left, or where no source says which, in the one it was seized in on its way. Lines "
            "join the middles of countries and are not the way that was taken. Equal Earth "
            "projection: areas keep their proportion."
        ),
        heads=(_("From"), _("To"), _("Events")),
        rows=tuple(
            Row(
                (
                    countries.name(leg.start),
                    countries.name(leg.end),
                    number_format(leg.events, force_grouping=True),
                ),
                asking(filters.canonical, {"route": f"{leg.start}-{leg.end}"}),
            )
            for leg in found
        ),
        csv=(
            ("from", "from_label", "to", "to_label", "events"),
            *(
                (leg.start, countries.name(leg.start), leg.end, countries.name(leg.end), leg.events)
                for leg in found
            ),
        ),
        draw=partial(route_map, found),
        query=filters.canonical,
        is_empty=not found,
    )


def _notes_of_world(series: Series, values: list[Bar], own: list) -> list[str]:
    said = findings.notes_on_substances(series)
    if unknown := sum(bar.total.events_of_unknown_quantity for bar in series.rows):
        said.append(_("In no circle: %(events)s.") % {"events": words.of_unknown_quantity(unknown)})
    if series.unstated:
        said.append(
            _("Not drawn, because no source says in which country: %(total)s.")
            % {"total": series.unstated.total.in_words(get_language())}
        )
    if lost := [bar.label for bar in values if middle_of(bar.key) is None]:
        said.append(_("Without a place on this map: %(names)s.") % {"names": ", ".join(lost)})
    if own:
        said.append(
            _("Places with a position of their own, drawn as dots: %(number)s.")
            % {"number": number_format(len(own))}
        )
    said.append(borders_note())
    return said


def _title_of_routes(found: list[Leg]) -> str:
    if not found:
        return _("No route is known")
    first = found[0]
    names = {
        "start": countries.name(first.start),
        "end": countries.name(first.end),
        "events": words.events(first.events),
    }
    if len(found) == 1 or found[1].events < first.events:
        return _("Most events went from %(start)s to %(end)s: %(events)s") % names
    return _("From %(start)s to %(end)s went as many events as anywhere: %(events)s") % names


def _notes_of_routes(found: list[Leg], without: int) -> list[str]:
    said = []
    domestic = sum(leg.events for leg in found if leg.start == leg.end)
    if domestic:
        said.append(
            _("Not drawn, because they began and were to end in one country: %(events)s.")
            % {"events": words.events(domestic)}
        )
    drawable = [leg for leg in found if leg.is_drawable]
    if rest := drawable[MOST_LINES:]:
        said.append(
            _("%(number)s further routes are in the table and not drawn: %(events)s.")
            % {
                "number": number_format(len(rest)),
                "events": words.events(sum(leg.events for leg in rest)),
            }
        )
    if without:
        said.append(
            _("Not drawn, because a country at one end or both is not known: %(events)s.")
            % {"events": words.events(without)}
        )
    said.append(borders_note())
    return said


def borders_note() -> str:
    return _("Shapes: Natural Earth. Borders are drawn as it has them and say nothing of ours.")
