"""Reads a text paragraph by paragraph and puts together what it tells of each seizure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from seizures.substance_words import fold_in_place
from seizures.suggestions import (
    loads,
    moments,
    nationalities,
    people,
    places,
    sentences,
    statements,
    triggers,
)
from seizures.suggestions.finds import Find, FoundPlace, Part, Span
from seizures.suggestions.moments import Moment, Timeline
from seizures.suggestions.statements import Statement
from seizures.vocabularies import Kind, Precision, Role, Site

# Lines that point elsewhere, or are a machine's.
_POINTS_ELSEWHERE = re.compile(
    r"\s*(?:see also|read (?:more|also)|related|vea tambien|ver tambien|lea (?:tambien|mas)|"
    r"mas sobre|"
    r"photo|foto|image|imagen|source|fuente)s?\b ?:?",
    re.I,
)
# A sentence that goes on about the seizure just told.
_GOES_ON = re.compile(
    r"(?:the|this|that|these|la|el|los|las|esta|este|dicha|dicho) (?:\w+ )?(?:drugs?|cocaine|"
    r"shipment|"
    r"haul|load|cargo|consignment|container|vessel|ship|boat|truck|packages|bricks|bags|seizure|"
    r"heroin|"
    r"marijuana|suspects?|crew|men|driver|narcotics|stash|droga|cocaina|cargamento|carga|alijo|"
    r"contenedor|buque|barco|lancha|camion|paquetes|incautacion|sustancia|estupefaciente|alcaloide|"
    r"tripulantes|detenidos|sospechosos|conductor|marihuana|embarcacion|operativo|mercancia)|"
    r"(?:it|they|iba|venia|estaba|hay|habia|fueron detenid|fue detenid|its|their|su) |"
    r"\w+ (?:\w+ )?(?:people|men|suspects|crew members|persons|personas|hombres|sujetos|"
    r"tripulantes) "
    r"(?:were|was|fueron|resultaron)|en el (?:operativo|lugar|procedimiento) |at least \w+ people"
)
# A sentence that leans on the one before it for where and when.
_LEANS_BACK = re.compile(
    r"(?:they|there|inside|in it|on board|aboard|officers|agents|alli|ahi|dentro|adentro|"
    r"en el lugar|"
    r"en su interior|en el interior|los agentes|a bordo|y )"
)
# “The drugs were found …”, of what the sentence before has counted.
_TOLD_OF_THEM = re.compile(
    r"(?:the|la|el|los|las) (?:drugs?|shipment|haul|load|cargo|consignment|stash|narcotics|"
    r"packages|"
    r"cocaine|droga|cargamento|carga|alijo|paquetes|cocaina|mercancia|sustancia),? [^.;]{0,60}?"
    r"(?<!\w)(?:seized|found|intercepted|discovered|confiscated|detected|recovered|incautad[oa]s?|"
    r"decomisad[oa]s?|hallad[oa]s?|encontrad[oa]s?|interceptad[oa]s?|descubiert[oa]s?)(?!\w)"
)
_THE_PORT = re.compile(
    r"(?<!\w)(?:at|in|through|en|por) (?:the|el|dicho|ese|este) (?:port|puerto)(?!\w)"
)


# Between “reported” and its day: who reported, and nothing that was done.
_SAYS_WHEN = re.compile(
    rf"(?:(?!(?:{triggers.STRONG}|{triggers.WEAK}|that|que|it|se)\b)\w+ ?){{0,7}}"
)


@dataclass(frozen=True)
class _Sentence:
    """A sentence with all that is told of it more than once."""

    paragraph: int
    span: Span
    text: str
    folded: str
    moments: list[Moment]
    places: list[FoundPlace]

    def within(self, span: Span) -> "_Sentence":
        """A stretch of it. A date at its head holds for every stretch."""
        own = [moment for moment in self.moments if places.overlap(moment.span, span)]
        return replace(
            self,
            moments=own or [moment for moment in self.moments if moment.span[0] < 15],
            places=[each for each in self.places if places.overlap(each.span, span)],
        )


@dataclass
class _Reading:
    published: date
    language: str
    countries: tuple[str, ...]
    timeline: Timeline
    finds: list[Find] = field(default_factory=list)
    last_site: FoundPlace | None = None


def read(
    paragraphs: Iterable[str],
    *,
    language: str,
    published: date,
    countries: Iterable[str] = (),
) -> list[Find]:
    """Every seizure and aggregate claim that a text tells of, in its order, each once.

    ``published`` is the day against which “on Tuesday” and “last year” are read; ``countries`` are
    the ISO codes of the countries the text is about, which decide between namesakes.
    """
    paragraphs = list(paragraphs)
    text = "\n".join(paragraphs)
    near = dict.fromkeys([*countries, *places.countries_named(text), *nationalities.hinted(text)])
    reading = _Reading(published, language, tuple(near), Timeline(published))
    for number, paragraph in enumerate(paragraphs):
        if not _POINTS_ELSEWHERE.match(fold_in_place(paragraph)):
            _read_paragraph(reading, number, paragraph)
    return _each_once(reading.finds)


def _read_paragraph(reading: _Reading, number: int, paragraph: str) -> None:
    before: _Sentence | None = None
    current: list[Find] = []
    for span in sentences.split(paragraph):
        sentence = _look_at(reading, number, span, paragraph)
        told = statements.find(sentence.text)
        if told and current and all(statement.is_definite for statement in told):
            told = []  # “the cocaine was hidden …” goes on about the one just told
        elif not told and before and _TOLD_OF_THEM.match(sentence.folded):
            both = _look_at(reading, number, (before.span[0], span[1]), paragraph)
            told = statements.find(both.text)
            sentence = both if told else sentence
        if told:
            current = [_put_together(reading, sentence, each, paragraph) for each in told]
            if before is not None and _LEANS_BACK.match(sentence.folded):
                current[0] = _filled(current[0], before, paragraph)
            reading.finds += current
        elif len(current) == 1 and _GOES_ON.match(sentence.folded):
            current[0] = _filled(current[0], sentence, paragraph)
            reading.finds[-1] = current[0]
        else:
            current = []
        before = sentence if not told else None
        _remember(reading, sentence, current if told else [])


def _look_at(reading: _Reading, number: int, span: Span, paragraph: str) -> _Sentence:
    text = paragraph[slice(*span)]
    folded = fold_in_place(text)
    return _Sentence(
        number,
        span,
        text,
        folded,
        moments.find(folded, reading.timeline),
        places.find(text, folded, reading.language, reading.countries),
    )


def _remember(reading: _Reading, sentence: _Sentence, told: list[Find]) -> None:
    speaks_of = [moment for moment in sentence.moments if "/.." not in moment.edtf]
    if speaks_of:
        days = [moment for moment in speaks_of if "/" not in moment.edtf]
        reading.timeline.speaks_of((days or speaks_of)[-1])
    else:
        reading.timeline.goes_on()
    for find in told:
        reading.last_site = find.place_as(Role.SEIZED) or reading.last_site


def _put_together(
    reading: _Reading, sentence: _Sentence, statement: Statement, paragraph: str
) -> Find:
    start, end = statement.span
    part = sentence.within(statement.span)
    folded = sentence.folded[start:end]
    occurred, announced, dated = _dates(part, statement)
    kind = _kind(part, statement, folded)
    cover, cover_span = loads.cover_load(sentence.text[start:end], folded)
    agency, agency_span = people.agency(sentence.text, statement.trigger[0])
    source, source_span = people.source(sentence.text, sentence.folded)
    find = Find(
        kind=kind,
        paragraph=sentence.paragraph,
        span=sentence.span,
        quote=sentence.text,
        statement=sentence.text[start:end],
        substances=statement.lines,
        occurred=occurred,
        announced=announced,
        places=_places(reading, part, folded, kind),
        cover_load=cover,
        agency=agency,
        source_name=source,
    )
    seen = [
        *(("quantity", span) for line in statement.lines for span in line.spans),
        *(("date", span) for span in dated),
        *(("place", place.span) for place in find.places if place.span != (0, 0)),
        ("cover_load", _moved(cover_span, start)),
        ("agency", agency_span),
        ("source", source_span),
    ]
    parts = tuple(Part(name, _moved(span, sentence.span[0])) for name, span in seen if span)
    return _with_numbers(replace(find, parts=parts), sentence, (start, end))


def _with_numbers(find: Find, sentence: _Sentence, within: Span) -> Find:
    """How it travelled and was hidden, who was held, what it is said to be worth."""
    folded, offset = sentence.folded[slice(*within)], sentence.span[0] + within[0]
    concealment, concealment_span = loads.concealment(folded, bool(find.cover_load))
    container, container_part = loads.container_number(sentence.text)
    imo, imo_part = loads.imo_number(sentence.text)
    arrests, arrests_span = people.arrests(sentence.folded)
    amount, currency, value_kind, value_span = people.value(sentence.folded)
    is_event = find.kind == Kind.EVENT
    new = {
        "concealment": concealment if is_event else "",
        "mode": loads.mode(folded) if is_event else "",
        "container_number": container,
        "imo_number": imo,
        "arrests_low": arrests,
        "value_amount": amount,
        "value_currency": currency,
        "value_kind": value_kind,
    }
    spans = [
        ("concealment", _moved(concealment_span, offset) if is_event else None),
        ("container_number", container_part and _moved(container_part.span, sentence.span[0])),
        ("imo_number", imo_part and _moved(imo_part.span, sentence.span[0])),
        ("arrests", _moved(arrests_span, sentence.span[0])),
        ("value", _moved(value_span, sentence.span[0])),
    ]
    missing = {name: value for name, value in new.items() if value and not getattr(find, name)}
    parts = tuple(Part(name, span) for name, span in spans if span)
    return replace(find, **missing, parts=(*find.parts, *parts))


def _filled(find: Find, sentence: _Sentence, paragraph: str) -> Find:
    """What a neighbouring sentence says more of it; where that is something, it is quoted too."""
    cover, cover_span = loads.cover_load(sentence.text, sentence.folded)
    fuller = find
    parts = []
    if cover and not find.cover_load:
        fuller = replace(fuller, cover_load=cover)
        parts.append(Part("cover_load", _moved(cover_span, sentence.span[0])))
    has = {place.role for place in find.places}
    more = [place for place in sentence.places if place.role not in has and find.kind == Kind.EVENT]
    if more:
        fuller = replace(fuller, places=(*fuller.places, *more))
        parts += [Part("place", _moved(place.span, sentence.span[0])) for place in more]
    if not find.occurred and not find.announced and sentence.moments:
        moment = sentence.moments[0]
        fuller = replace(fuller, occurred=moment.edtf)
        parts.append(Part("date", _moved(moment.span, sentence.span[0])))
    fuller = _with_numbers(
        replace(fuller, parts=(*fuller.parts, *parts)), sentence, (0, len(sentence.text))
    )
    if replace(fuller, parts=(), mode=find.mode) == replace(find, parts=()):
        return find
    start, end = min(find.span[0], sentence.span[0]), max(find.span[1], sentence.span[1])
    return replace(fuller, span=(start, end), quote=paragraph[start:end])


def _kind(part: _Sentence, statement: Statement, folded: str) -> str:
    start = statement.span[0]
    periods = [
        (moment.edtf, (max(0, moment.span[0] - start), moment.span[1] - start))
        for moment in part.moments
        if moment.is_span
    ]
    return str(Kind.AGGREGATE if statements.is_cumulative(folded, periods) else Kind.EVENT)


def _dates(part: _Sentence, statement: Statement) -> tuple[str, str, list[Span]]:
    """When it happened, when it was announced, and the words of both."""
    occurred = announced = ""
    spans = []
    for moment in part.moments:
        before = part.folded[max(0, moment.span[0] - 60) : moment.span[0]]
        said = list(people.REPORTING_RE.finditer(before))
        is_saying = bool(said) and _SAYS_WHEN.fullmatch(before[said[-1].end() :].strip())
        if is_saying and not moment.is_span:
            if not announced:
                announced = moment.edtf
                spans.append(moment.span)
        elif not occurred or (moment.is_span and "/" in moment.edtf and "/" not in occurred):
            occurred = moment.edtf
            spans.append(moment.span)
    return occurred, announced, spans


def _places(reading: _Reading, part: _Sentence, folded: str, kind: str) -> tuple[FoundPlace, ...]:
    found = places.one_for_each(part.places)
    seized = next((place for place in found if place.role == Role.SEIZED), None)
    site = loads.site(folded) if kind == Kind.EVENT else ""
    if seized is None and _THE_PORT.search(folded) and reading.last_site:
        port = reading.last_site
        said = "Puerto de" if reading.language == "es" else "Port of"
        name = port.name if port.name.startswith(said) else f"{said} {port.name}"
        known = replace(
            port, name=name, site=str(Site.PORT), precision=str(Precision.FACILITY), span=(0, 0)
        )
        return (known, *found) if port.name else tuple(found)
    if seized and site and not seized.site:
        found[found.index(seized)] = replace(seized, site=site)
    return tuple(found)


def _moved(span: Span | None, by: int) -> Span | None:
    return None if span is None else (span[0] + by, span[1] + by)


def _each_once(finds: list[Find]) -> list[Find]:
    """A text that comes back to a seizure tells of it once; the sentence is kept beside."""
    kept: list[Find] = []
    for find in finds:
        same = next((place for place, other in enumerate(kept) if _is_same(other, find)), None)
        if same is None:
            kept.append(find)
        else:
            kept[same] = replace(kept[same], again_in=(*kept[same].again_in, find.quote))
    return kept


def _is_same(one: Find, other: Find) -> bool:
    amounts = [
        [
            (line.substance, line.quantity.low, line.quantity.high, line.quantity.unit)
            for line in each.substances
            if line.quantity
        ]
        for each in (one, other)
    ]
    if one.kind != other.kind or not amounts[0] or amounts[0] != amounts[1]:
        return False
    if one.occurred and other.occurred and one.occurred != other.occurred:
        return False
    if one.announced and other.announced and one.announced != other.announced:
        return False
    for role in (Role.SEIZED, Role.DESTINATION):
        here, there = one.place_as(role), other.place_as(role)
        if here and there and (here.country, here.locode) != (there.country, there.locode):
            return False
    return True
