"""What a series shows, in a sentence; what it measures; and what it leaves out.

Nothing is claimed that the intervals do not bear: a value leads only when the least it can be is
more than the most that any other can be, and what is unknown is always named beside it.
"""

from decimal import Decimal

from django.utils.text import get_text_list
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from seizures.charts import periods, words
from seizures.charts.reading import Bar, Series

STEPS = {
    periods.MONTH: gettext_lazy("by month"),
    periods.QUARTER: gettext_lazy("by quarter"),
    periods.YEAR: gettext_lazy("by year"),
    periods.DECADE: gettext_lazy("by decade"),
}


def title(series: Series) -> str:
    """The finding."""
    if series.is_empty:
        return _("No events to chart")
    known = [bar for bar in series.rows if bar.is_known and bar.key]
    of = series.substance_name
    if not known:
        return _("%(events)s, none of a known weight at a known value") % {
            "events": words.events(_events(series))
        }
    if len(known) == 1 and len(series.rows) == 1:
        return _with_substance(
            _("%(label)s: %(weight)s of %(substance)s"), _("%(label)s: %(weight)s"), known[0], of
        )
    first = max(known, key=lambda bar: (bar.total.kg_low, bar.total.kg_high))
    if _leads(first, known):
        return _with_substance(
            _("%(label)s leads with %(weight)s of %(substance)s"),
            _("%(label)s leads with %(weight)s"),
            first,
            of,
        )
    return _with_substance(
        _("%(label)s may lead with %(weight)s of %(substance)s; the ranges overlap"),
        _("%(label)s may lead with %(weight)s; the ranges overlap"),
        first,
        of,
    )


def subtitle(series: Series) -> str:
    """The measure, how it is parted, and the whole."""
    measure = (
        _("Weight of %(substance)s seized") % {"substance": series.substance_name}
        if series.substance
        else _("Weight seized")
    )
    said = f"{measure}, {_step(series)}"
    if series.substance is not None:
        whole = _("In all: %(total)s") % {"total": series.whole.in_words(get_language())}
        said = f"{said}. {whole}"
    return f"{said}."


def notes(series: Series) -> list[str]:
    """What the picture does not show, and how to read it. Each is a sentence."""
    said = []
    if series.others:
        rest = series.rest
        said.append(
            _("%(number)d further values are drawn together: %(total)s. The table has each.")
            % {"number": len(series.others), "total": rest.in_words(get_language())}
        )
    if series.unstated and series.dimension.is_time:
        said.append(
            _("Not drawn, because no source dates them so closely: %(total)s.")
            % {"total": series.unstated.total.in_words(get_language())}
        )
    said += notes_on_substances(series)
    if series.dimension.can_repeat:
        said.append(_("A record with several values counts at each of them."))
    return said


def notes_on_substances(series: Series) -> list[str]:
    """Which substances of the selection are not in the picture."""
    if not series.further:
        return []
    named = [
        _("%(substance)s (%(events)s)") % {"substance": each.name, "events": each.in_words}
        for each in series.further
    ]
    return [
        _(
            "One substance is drawn, because weights of several are not added up. "
            "Also here: %(substances)s."
        )
        % {"substances": get_text_list(named, _("and"))}
    ]


def how_to_read() -> str:
    return _(
        "Solid is the least that the sources bear out, hatched the most they allow; arrows have no "
        "upper end. A broken square is an event whose quantity no source gives: it is unknown, not "
        "zero. Only events are counted, aggregate claims and roll-ups never."
    )


def _events(series: Series) -> int:
    return sum(bar.total.events for bar in series.rows)


def _leads(first: Bar, known: list[Bar]) -> bool:
    others = [bar for bar in known if bar is not first]
    return all(
        not bar.total.is_open and (bar.total.kg_high or Decimal(0)) < first.total.kg_low
        for bar in others
    )


def _with_substance(whole: str, without: str, bar: Bar, substance: str) -> str:
    values = {
        "label": bar.label,
        "weight": words.weight(bar.total),
        "substance": substance,
    }
    return (whole if substance else without) % values


def _step(series: Series) -> str:
    if series.step:
        return str(STEPS[series.step])
    return str(series.dimension.axis)
