"""Dates as people write them, offered as EDTF: “11 June 2022”, “junio de 2022”, “early 2021”.

Only ever offered: what may be read in two ways is offered in both, and an editor chooses. Where
somebody says “early 2021” the first four months are offered, “mid” the middle and “late” the last
four; it is the editor who says so. “Early March 2022” is offered as that month: EDTF has no parts
of a month, and days would say more than the source does.
"""

import re
from datetime import date

LONGEST = 100
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan enero ene",
            "february feb febrero",
            "march mar marzo",
            "april apr abril abr",
            "may mayo",
            "june jun junio",
            "july jul julio",
            "august aug agosto ago",
            "september sept sep septiembre setiembre set",
            "october oct octubre",
            "november nov noviembre",
            "december dec diciembre dic",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WEEKDAY = (
    r"^(?:(?:on|el)\s+)?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|lunes|martes|"
    r"miércoles|jueves|viernes|sábado|domingo),?\s+"
)
_DAY_FIRST = re.compile(
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|º|°)?(?: of| de)? (?P<month>{_MONTH})\.?,?"
    rf"(?: of| de| del)? {_YEAR}"
)
_MONTH_FIRST = re.compile(rf"(?P<month>{_MONTH})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? {_YEAR}")
_MONTH_ALONE = re.compile(rf"(?P<month>{_MONTH})\.?,?(?: of| de| del)? {_YEAR}")
_FIGURES = re.compile(rf"(?P<one>\d{{1,2}})[/.-](?P<two>\d{{1,2}})[/.-]{_YEAR}")
_YEAR_FIRST = re.compile(rf"{_YEAR}[/.](?P<month>\d{{1,2}})(?:[/.](?P<day>\d{{1,2}}))?")
_SHORT_DATE = re.compile(rf"{_YEAR}-(?P<month>\d{{1,2}})(?:-(?P<day>\d{{1,2}}))?")
_PART = (
    r"(?:in |a |at )?(?:the )?(?P<part>early|beginning of|start of|mid|middle of|late|end of|"
    r"principios de|inicios de|comienzos de|mediados de|finales de|fines de)(?:l año)?[ -]"
)
_PART_OF_YEAR = re.compile(rf"{_PART}(?:año )?{_YEAR}")
_PART_OF_MONTH = re.compile(rf"{_PART}{_MONTH_ALONE.pattern}")
_PARTS = {
    "01/04": ("early", "beginning of", "start of", "principios de", "inicios de", "comienzos de"),
    "05/08": ("mid", "middle of", "mediados de"),
    "09/12": ("late", "end of", "finales de", "fines de"),
}
_ABOUT = re.compile(
    r"^(?:about|around|approximately|circa|c\.|ca\.|hacia|alrededor de|aproximadamente|cerca de) ?"
)
_SINCE = re.compile(r"^(?:since|from|desde(?: el)?|a partir de(?:l)?) (?P<date>.+)$")
_UNTIL = re.compile(r"^(?:until|up to|hasta(?: el)?) (?P<date>.+)$")
_BETWEEN = re.compile(
    r"^(?:(?:between|entre(?: el)?) (?P<one>.+?) (?:and|y)(?: el)? (?P<two>.+)|"
    r"(?:from|de|desde) (?P<three>.+?) (?:to|a|hasta) (?P<four>.+)|"
    r"(?P<five>(?:19|20)\d\d) ?[-–—] ?(?P<six>(?:19|20)\d\d))$"
)


def offers(text: str) -> list[str]:
    """EDTF that the words may mean; more than one where they may be read in two ways."""
    if len(text) > LONGEST:
        return []
    said = re.sub(_WEEKDAY, "", " ".join(text.lower().split())).strip(" .")
    said = re.sub(r"^(?:on|in|en|el)(?: the)? ", "", said)
    if found := _BETWEEN.match(said):
        ends = [end for end in found.groups() if end]
        first, last = offers(ends[0]) or _bare(ends[0], last=ends[1]), offers(ends[1])
        return [f"{first[0]}/{last[0]}"] if len(first) == len(last) == 1 else []
    for pattern, form in ((_SINCE, "{}/.."), (_UNTIL, "../{}")):
        if found := pattern.match(said):
            inner = offers(found["date"])
            return [form.format(inner[0])] if len(inner) == 1 else []
    if _ABOUT.match(said):
        return [f"{each}~" for each in offers(_ABOUT.sub("", said)) if "/" not in each]
    return _plain(said)


def _plain(said: str) -> list[str]:
    if re.fullmatch(_YEAR, said):
        return [said]
    if found := _PART_OF_YEAR.fullmatch(said):
        first, last = next(
            months for months, words in _PARTS.items() if found["part"] in words
        ).split("/")
        return [f"{found['year']}-{first}/{found['year']}-{last}"]
    if found := _PART_OF_MONTH.fullmatch(said):
        return _day(found["year"], _MONTHS[found["month"]], None)
    for pattern in (_DAY_FIRST, _MONTH_FIRST, _MONTH_ALONE):
        if found := pattern.fullmatch(said):
            parts = found.groupdict()
            return _day(parts["year"], _MONTHS[parts["month"]], parts.get("day"))
    for pattern in (_YEAR_FIRST, _SHORT_DATE):
        if found := pattern.fullmatch(said):
            return _day(found["year"], found["month"], found["day"])
    if found := _FIGURES.fullmatch(said):
        ways = _day(found["year"], found["two"], found["one"])
        ways += _day(found["year"], found["one"], found["two"])
        return list(dict.fromkeys(ways))
    return []


def _bare(said: str, last: str) -> list[str]:
    """“January” of “January to March 2022”: the year is said once."""
    year = re.search(_YEAR, last)
    return _plain(f"{said} {year['year']}") if year else []


def _day(year: str, month: str | int, day: str | int | None) -> list[str]:
    """A day, or a month where no day is said; nothing where the calendar has none such."""
    try:
        held = date(int(year), int(month), int(day or 1))
    except ValueError:
        return []
    return [held.isoformat() if day else f"{held:%Y-%m}"]
