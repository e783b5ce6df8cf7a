"""When: the dates a sentence names, resolved against the day the text was published, as EDTF.

A month without a year is the last one before publication, or lies in the year that the text was
speaking of (“Last year … In December”). A weekday is the last one up to publication. What only
says “last week” is that week, not a day in it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from seizures.suggestions.calendar_words import COUNTS, MONTHS, WEEKDAYS, alternatives
from seizures.suggestions.finds import Span

_MONTH = alternatives(MONTHS)
_WEEKDAY = alternatives(WEEKDAYS)
_COUNT = rf"\d{{1,2}}|{alternatives(COUNTS)}"
_YEAR = r"(?:19|20)\d\d"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_AND_YEAR = rf"(?:,? (?:of |de |del )?(?P<year>{_YEAR}))?(?![\w%])"
_HALVES = "first|second|third|fourth|primer|segundo|tercer|cuarto|primera|segunda"
_ORDINALS = {
    **dict.fromkeys(("first", "primer", "primera"), 0),
    **dict.fromkeys(("second", "segundo", "segunda"), 1),
    **dict.fromkeys(("third", "tercer"), 2),
    **dict.fromkeys(("fourth", "cuarto"), 3),
}


@dataclass(frozen=True)
class Moment:
    """A date as the words mean it. ``is_span``: a period that an aggregate claim is about."""

    edtf: str
    span: Span
    is_span: bool = False

    @property
    def year(self) -> int:
        return int(re.search(r"\d{4}", self.edtf)[0])


@dataclass
class Timeline:
    """What the text was last speaking of: it lends its year to months that name none."""

    published: date
    year: int | None = None
    sentences_ago: int = 0
    last: str = ""

    LONGEST_MEMORY = 12

    def speaks_of(self, moment: Moment) -> None:
        self.year, self.last, self.sentences_ago = moment.year, moment.edtf, 0

    def goes_on(self) -> None:
        self.sentences_ago += 1
        if self.sentences_ago > self.LONGEST_MEMORY:
            self.year = None

    def year_of(self, month: int) -> int:
        if self.year is not None:
            return self.year
        return self.published.year - (month > self.published.month)


def find(folded: str, timeline: Timeline) -> list[Moment]:
    """Every date of a sentence (without capitals and accents), in order; overlaps go to the first
    rule, the most telling."""
    kept: list[Moment] = []
    for pattern, read in _RULES:
        for match in pattern.finditer(folded):
            start, end = match.span()
            if any(start < other.span[1] and end > other.span[0] for other in kept):
                continue
            kept += list(_understood(read, match, timeline))
    return sorted(kept, key=lambda moment: moment.span)


def _understood(read, match: re.Match[str], timeline: Timeline) -> Iterator[Moment]:
    try:
        found = read(match, timeline)
    except (ValueError, OverflowError):  # 31 June, or a count that leads out of the calendar
        return
    if found:
        edtf, is_span = found if isinstance(found, tuple) else (found, False)
        yield Moment(edtf, match.span(), is_span)


def _month_edtf(year: int, month: int) -> str:
    return f"{year:04d}-{month:02d}"


def _day_of_month(match, timeline):
    month = MONTHS[match["month"]]
    year = int(match["year"]) if match["year"] else timeline.year_of(month)
    day = date(year, month, int(match["day"]))
    if not match["year"] and day > timeline.published and timeline.year is None:
        day = day.replace(year=year - 1)
    return day.isoformat()


def _month(match, timeline):
    month = MONTHS[match["month"]]
    lead = match["lead"] or ""
    if match["year"]:
        return _month_edtf(int(match["year"]), month)
    if re.match(r"last |pasado |this past ", lead):
        return _month_edtf(timeline.published.year - (month >= timeline.published.month), month)
    return _month_edtf(timeline.year_of(month), month)


def _since(match, timeline):
    if match["month"]:
        month = MONTHS[match["month"]]
        year = int(match["year"]) if match["year"] else timeline.year_of(month)
        return f"{_month_edtf(year, month)}/..", True
    return f"{match['year']}/..", True


def _between_years(match, timeline):
    return f"{match['first']}/{match['second']}", True


def _between_months(match, timeline):
    first, second = MONTHS[match["first"]], MONTHS[match["second"]]
    year = int(match["year"]) if match["year"] else timeline.year_of(second)
    begins = year - (first > second)
    return f"{_month_edtf(begins, first)}/{_month_edtf(year, second)}", True


def _part_of_year(match, timeline):
    months = 6 if re.match(r"half|semestre|mitad", match["part"]) else 3
    place = _ORDINALS[match["which"]]
    year = int(match["year"]) if match["year"] else _year_meant(match.group(0), timeline)
    first = place * months + 1
    return f"{_month_edtf(year, first)}/{_month_edtf(year, first + months - 1)}", True


def _year_meant(words: str, timeline: Timeline) -> int:
    if re.search(r"last year|previous year|ano pasado|ano anterior", words):
        return timeline.published.year - 1
    return timeline.year or timeline.published.year


def _first_months(match, timeline):
    months = _count(match["count"])
    year = int(match["year"]) if match["year"] else _year_meant(match.group(0), timeline)
    return f"{_month_edtf(year, 1)}/{_month_edtf(year, months)}", True


def _so_far_this_year(match, timeline):
    return f"{timeline.published.year}-01-01/{timeline.published.isoformat()}", True


def _last_years(match, timeline):
    words = match["count"]
    years = 10 if match["unit"] in ("decade", "decada") else _count(words or "one")
    if re.match(r"month|mes", match["unit"]):
        first = _months_before(timeline.published, years)
        return f"{first}~/{_month_edtf(timeline.published.year, timeline.published.month)}", True
    return f"{timeline.published.year - years}~/{timeline.published.year}", True


def _months_before(day: date, months: int) -> str:
    counted = day.year * 12 + day.month - 1 - months
    return _month_edtf(counted // 12, counted % 12 + 1)


def _count(words: str) -> int:
    return int(words) if words.isdigit() else COUNTS[words]


def _ago(match, timeline):
    count, unit = _count(match["count"]), match["unit"]
    if unit.startswith(("day", "dia")):
        return (timeline.published - timedelta(days=count)).isoformat()
    if unit.startswith(("week", "semana")):
        day = timeline.published - timedelta(weeks=count)
        return _week(day)
    if unit.startswith(("month", "mes")):
        return f"{_months_before(timeline.published, count)}~"
    return f"{timeline.published.year - count}~"


def _week(day: date) -> str:
    monday = day - timedelta(days=day.weekday())
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


def _relative(match, timeline):
    words, published = match.group(0), timeline.published
    if re.search(r"yesterday|ayer|anoche", words):
        return (published - timedelta(days=1)).isoformat()
    if re.search(r"today|hoy", words):
        return published.isoformat()
    if re.search(r"week|semana", words):
        if re.search(r"this|esta", words):
            monday = published - timedelta(days=published.weekday())
            return f"{monday.isoformat()}/{published.isoformat()}"
        return _week(published - timedelta(weeks=1))
    if re.search(r"month|mes", words):
        if re.search(r"this|este", words):
            return _month_edtf(published.year, published.month)
        return _months_before(published, 1)
    year = published.year - bool(re.search(r"last|previous|pasado|anterior", words))
    return f"{year}", True


def _weekday(match, timeline):
    back = (timeline.published.weekday() - WEEKDAYS[match["weekday"]]) % 7
    if back == 0 and re.match(r"last |.*pasado", match.group(0)):
        back = 7
    return (timeline.published - timedelta(days=back)).isoformat()


def _same_day(match, timeline):
    return timeline.last if re.fullmatch(r"\d{4}-\d\d-\d\d", timeline.last) else None


def _later(match, timeline):
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", timeline.last):
        return None
    count = _count(match["count"]) if match["count"] else 1
    days = count * (7 if match["unit"].startswith(("week", "semana")) else 1)
    exact = "" if match["unit"].startswith(("day", "dia")) else "~"
    return (date.fromisoformat(timeline.last) + timedelta(days=days)).isoformat() + exact


def _year_alone(match, timeline):
    return (match["year"], True) if int(match["year"]) <= timeline.published.year else None


_THE_YEAR = r"(?: (?:of|de|del) (?:(?:the|el|this|este|last) )?(?:year|ano)(?: pasado)?)?"
_RULES = tuple(
    (re.compile(rf"(?<!\w){pattern}"), read)
    for pattern, read in (
        (
            rf"(?:between|from|entre|de|desde) (?P<first>{_YEAR}) (?:and|to|y|a|hasta) "
            rf"(?P<second>{_YEAR})(?!\w)",
            _between_years,
        ),
        (rf"(?P<first>{_YEAR})[-–](?P<second>{_YEAR})(?!\w)", _between_years),
        (
            rf"(?:between|from|entre|de|desde) (?P<first>{_MONTH}) (?:and|to|y|a|hasta) "
            rf"(?P<second>{_MONTH}){_AND_YEAR}",
            _between_months,
        ),
        (
            rf"(?:since|desde)(?: (?:early|late|mid-?|principios de|fines de|el ano))?"
            rf"(?: (?P<month>{_MONTH}))?,? ?(?:de |of )?(?P<year>{_YEAR})(?!\w)",
            _since,
        ),
        (rf"(?:since|desde) (?P<month>{_MONTH})(?P<year>)(?!\w)", _since),
        (
            rf"(?P<which>{_HALVES}) (?P<part>half|quarter|semestre|trimestre|mitad)"
            rf"{_THE_YEAR}{_AND_YEAR}",
            _part_of_year,
        ),
        (
            rf"(?:first|primeros) (?P<count>{_COUNT}) (?:months|meses){_THE_YEAR}{_AND_YEAR}",
            _first_months,
        ),
        (
            r"(?:so far this year|this year so far|year to date|en lo que va (?:del|de este|de) "
            r"(?:ano|20\d\d)|en lo que va corrido del ano|en lo corrido del ano|"
            r"since (?:january|the (?:start|beginning) of the year)|desde (?:enero|(?:inicios?|"
            r"comienzos|principios) de(?:l)? (?:este )?ano|"
            r"(?:el )?(?:inicio|comienzo) (?:del|de este) ano))",
            _so_far_this_year,
        ),
        (
            rf"(?:(?:over|in|during|en|durante) )(?:the |los |las |la )?(?:past|last|ultim[oa]s?)"
            rf"(?: (?P<count>{_COUNT}))? (?P<unit>years?|decade|months|anos?|decada|meses)(?!\w)",
            _last_years,
        ),
        (
            rf"(?P<month>{_MONTH})\.? (?P<day>{_DAY})(?:st|nd|rd|th)?{_AND_YEAR}",
            _day_of_month,
        ),
        (
            rf"(?P<day>{_DAY})(?:st|nd|rd|th)?(?: of| de)? (?P<month>{_MONTH}){_AND_YEAR}",
            _day_of_month,
        ),
        (
            rf"(?P<lead>(?:in|by|during|early|late|mid|last|this past|pasado|en|durante|de|"
            rf"principios de|mediados de|fines de|finales de)[ -])(?:late |early |mid-?|el )?"
            rf"(?:(?:the )?month of |(?:el )?mes de )?(?P<month>{_MONTH})(?: pasado)?{_AND_YEAR}",
            _month,
        ),
        (rf"(?P<lead>)(?P<month>{_MONTH}),? (?:of |de |del )?(?P<year>{_YEAR})(?!\w)", _month),
        (
            rf"(?:hace )?(?P<count>{_COUNT}) (?P<unit>days?|weeks?|months?|years?) (?:ago|earlier)",
            _ago,
        ),
        (rf"hace (?P<count>{_COUNT}) (?P<unit>dias?|semanas?|mes(?:es)?|anos?)(?!\w)", _ago),
        (
            r"(?:yesterday|today|ayer|anoche|hoy|(?:last|this|previous) (?:week|month|year)|"
            r"(?:la semana|el mes|el ano) (?:pasad[oa]|anterior)|est[ea] (?:semana|mes|ano)|"
            r"(?:la )?pasada semana|(?:el )?pasado (?:mes|ano))(?!\w)",
            _relative,
        ),
        (
            r"(?:that same day|(?:on )?(?:the )?same day|that day|ese mismo dia|el mismo dia|"
            r"ese dia|misma jornada)(?!\w)",
            _same_day,
        ),
        (
            r"(?:the next|the following|al|el) (?P<count>)(?P<unit>day|week|dia|semana)"
            r"(?: siguiente)?(?<!(?:al|el) dia)(?<!el semana)(?!\w)",
            _later,
        ),
        (
            rf"(?P<count>{_COUNT}) (?P<unit>days?|weeks?|dias?|semanas?) "
            rf"(?:later|after that|despues|mas tarde)(?!\w)",
            _later,
        ),
        (
            rf"(?:last |el pasado |pasado |el |la noche del |on )?(?P<weekday>{_WEEKDAY})"
            rf"(?: pasado)?(?!\w)",
            _weekday,
        ),
        (
            rf"(?:in|during|throughout|for|of|en|durante|a lo largo de|de|early|late|mid-?|since|"
            rf"en el ano|el ano|del ano)[ -](?:all of |todo |late |early |el )?(?P<year>{_YEAR})"
            rf"(?![\w%])",
            _year_alone,
        ),
    )
)
