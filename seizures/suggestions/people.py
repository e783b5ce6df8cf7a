"""Who: who says so, who made the seizure, how many were held, and what it is said to be worth."""

import re
from decimal import Decimal, InvalidOperation

from seizures import number_words
from seizures.suggestions.amounts import NUMBER_WORD
from seizures.suggestions.finds import Span

_SAID = (
    r"(?:reported|said|announced|confirmed|stated|told|says|revealed|disclosed|informo|informaron|"
    r"anuncio|anunciaron|confirmo|confirmaron|dijo|dijeron|senalo|indico|indicaron|preciso|reporto|"
    r"comunico|detallo|revelo)"
)
REPORTING_RE = re.compile(rf"(?<!\w){_SAID}(?!\w)")
_NAME = r"(?P<name>[^\W\d_][^,;:.“”\"()]{1,90}?)"
_BEHIND = (
    rf"(?:according to|as reported by|segun(?: informo| informaron| anuncio| dijo)?|"
    rf"de acuerdo con) {_NAME}"
    r"(?=[,;.)]|$| (?:on|el|in a|en un|late|early|this|last|who|quien)\b)",
    rf"(?:^|[,”\"] ?){_SAID} {_NAME}(?=[,;.)]|$| (?:on|el|in a|en un|late|this|last|a traves|"
    rf"que)\b)",
)
_BEFORE = (
    rf"(?:^|, |” |\" )(?:(?:the|el|la|los|las|a|an|un|una) )?{_NAME} {_SAID}"
    r"(?= (?:on|in|that|late|this|last|el|en|que|a|monday|tuesday|wednesday|thursday|friday|"
    r"saturday|"
    r"sunday)\b|[.,]|$)"
)
_SOURCES = tuple(re.compile(pattern) for pattern in (*_BEHIND, _BEFORE))
_NOBODY = re.compile(
    r"^(?:he|she|it|they|we|i|who|el|ella|ellos|se|which|that|this|also|y|and|[\w ]*\b(?:had|have|"
    r"was|were))$"
)
_ARTICLE = re.compile(r"^(?:the|el|la|los|las|an?|un|una|al) ")

_AGENCY = re.compile(
    r"(?P<name>(?:(?:[A-ZÁÉÍÓÚÑ][\w.’'-]+|de|del|la|and|y) ){0,4}(?:[Pp]olice|[Cc]ustoms|[Nn]avy|"
    r"[Cc]oast [Gg]uard|[Aa]rmy|[Pp]olicía(?: (?:Nacional|Federal|Antidrogas))?|[Aa]duanas?|Armada|"
    r"Guardia (?:Civil|Costera|Nacional)|[Ff]iscalía|Sunat|SUNAT|DEA|FBI|CBP|Senad|SENAD|Ejército|"
    r"[Mm]arina|Europol|Border (?:Force|Patrol)|Gendarmería|Carabineros|DIRANDRO|Dirandro))(?!\w)"
)

_NUMBER = rf"(?P<number>\d{{1,3}}|{NUMBER_WORD}(?:-{NUMBER_WORD})?)"
_PEOPLE = (
    r"(?:(?:\w+ ){0,2}?(?:people|persons|men|women|suspects|individuals|nationals|citizens|"
    r"crew members|"
    r"crewmen|sailors|dockers|personas|hombres|mujeres|sospechosos|individuos|ciudadanos|sujetos|"
    r"tripulantes|extranjeros|implicados)(?: \w+)?)"
)
_ARRESTS = tuple(
    re.compile(rf"(?<!\w){pattern}")
    for pattern in (
        rf"{_NUMBER} {_PEOPLE} (?:were|was|have been|had been|fueron|resultaron|quedaron|han sido) "
        r"(?:also )?(?:arrested|detained|taken into custody|detenid|arrestad|captur|aprehendid)",
        rf"(?:arrested|arresting|detained|detaining|captured) {_NUMBER} (?:{_PEOPLE}|of)",
        rf"(?:detuv|captur|arrest)\w+ a {_NUMBER} ",
        rf"{_NUMBER} (?:arrests|detenid[oa]s|arrestad[oa]s|capturad[oa]s|detenciones)(?!\w)",
        rf"(?:fueron|han sido|resultaron) (?:detenid|captur|arrest)\w+ {_NUMBER} ",
    )
)

_CURRENCIES = {
    "$": "USD",
    "us$": "USD",
    "dollars": "USD",
    "dolares": "USD",
    "€": "EUR",
    "euros": "EUR",
    "£": "GBP",
    "pounds": "GBP",
    "soles": "PEN",
}
_SCALE = {
    "million": 10**6,
    "millones": 10**6,
    "millon": 10**6,
    "m": 10**6,
    "billion": 10**9,
    "thousand": 1000,
    "mil": 1000,
    "mil millones": 10**9,
}
_SCALES = "mil millones|million|millones|millon|billion|thousand|mil|m"
_VALUE = re.compile(
    r"(?:worth|value[d]?(?: at| of)?|valorad[oa]s? en|avaluad[oa]s? en|valuad[oa]s? en|valor de|"
    r"estimated (?:at|value of))\D{0,40}?"
    rf"(?:(?P<sign>us\$|[$€£]) ?(?P<amount>\d[\d.,]*)(?: ?(?P<scale>{_SCALES}))?(?!\w)|"
    rf"(?P<amount_2>\d[\d.,]*)(?: (?P<scale_2>{_SCALES}))?(?: de)? "
    r"(?P<unit>dollars|dolares|euros|soles))"
)
_STREET = re.compile(r"street value|valor en (?:la )?calle|en el mercado (?:negro|minorista)")
_WHOLESALE = re.compile(r"wholesale|al por mayor|mayorista")


def source(text: str, folded: str) -> tuple[str, Span | None]:
    """Who is named as saying it; nobody where only “he” is."""
    for pattern in _SOURCES:
        for found in pattern.finditer(folded):
            name = found["name"].strip()
            if _NOBODY.match(name) or len(name) < 3:
                continue
            start = found.start("name")
            if article := _ARTICLE.match(folded[start:]):
                start += article.end()
            words = text[start : found.start("name") + len(found["name"].rstrip())]
            return words, (start, start + len(words))
    return "", None


def agency(text: str, before: int) -> tuple[str, Span | None]:
    """Who acted: an agency named before the verb of an active sentence."""
    named = list(_AGENCY.finditer(text, 0, before))
    if not named:
        return "", None
    found = named[-1]
    name = re.sub(r"^(?:(?:La|El|Los|Las|The|In|On|En|And|Y|and|y|de|del|la) )+", "", found["name"])
    return name, (found.end() - len(name), found.end())


def arrests(folded: str) -> tuple[int | None, Span | None]:
    for pattern in _ARRESTS:
        for found in pattern.finditer(folded):
            words = found["number"]
            try:
                number = int(words) if words.isdigit() else number_words.number_from_words(words)
            except number_words.NumberWordError:
                continue
            if number == int(number) and 0 < number < 1000:
                return int(number), found.span()
    return None, None


def value(folded: str) -> tuple[str, str, str, Span | None]:
    """Amount as a plain decimal, currency and kind of a claimed value; empty where none is said."""
    found = _VALUE.search(folded)
    if not found:
        return "", "", "", None
    figures = found["amount"] or found["amount_2"]
    amount = _plain(figures.rstrip(".,"))
    if amount is None:
        return "", "", "", None
    scale = found["scale"] or found["scale_2"]
    currency = _CURRENCIES[found["sign"] or found["unit"]]
    kind = "street" if _STREET.search(folded) else ""
    kind = kind or ("wholesale" if _WHOLESALE.search(folded) else "unstated")
    total = amount * _SCALE[scale] if scale else amount
    return format(total.normalize(), "f"), currency, kind, found.span()


def _plain(figures: str) -> Decimal | None:
    """Groups of three are thousands, anything else behind one mark is decimals."""
    if re.fullmatch(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*", figures):
        return Decimal(re.sub(r"[.,]", "", figures))
    try:
        return Decimal(figures.replace(",", "."))
    except InvalidOperation:
        return None
