"""Where: the places a sentence names, each with the role that the words before it give it.

Only a name with a capital behind such words is taken, and only when the gazetteer or the list of
countries knows it: “in Operation Anvil” is no place. How precise a place is follows the words too:
“just outside Callao” is no position in Callao.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from seizures import gazetteer
from seizures.suggestions.finds import FoundPlace, Span
from seizures.vocabularies import Precision, Role, Site

_CAPITAL = r"[A-ZÁÉÍÓÚÑÜÇŠŽØÅ]"
_WORD = rf"(?:{_CAPITAL}[\w’'.-]*[\w]|{_CAPITAL}\.?(?:{_CAPITAL}\.?)*)"
_NAME = re.compile(
    rf"(?P<name>(?:(?:El|La|Los|Las|San|Santa|Port|St\.) )?{_WORD}"
    rf"(?:[ -](?:(?:de|del|la|las|los|el|of|the|da|do|dos|das|e|y|and) ){{0,2}}{_WORD}){{0,4}})"
)
_KIND = (
    r"(?:(?:the|a|an|el|la|los|las|un|una|este|esta|its|su) )?"
    r"(?:(?P<kind>(?:\w+ )?(?:port|seaport|harbou?r|airport|city|town|district|province|region|"
    r"coast|coasts|waters|state|department|bay|puerto|aeropuerto(?: internacional)?|ciudad|"
    r"distrito|"
    r"provincia|region|costas?|aguas|estado|departamento|localidad|municipio|terminal|isla|island)"
    r"(?: city)?) (?:of|de|del|de la|de los|en)? ?(?:the |la |el |los )?)?"
)
_DESTINED = (
    r"bound for|destined (?:for|to)|destination (?:was|is|of)|head(?:ed|ing) (?:to|for|towards?)|"
    r"en route to|on (?:its|the|his|her|their) way to|(?:shipped|sent|transported|smuggled|"
    r"exported|"
    r"delivered|trafficked|flown|fly|flying|travell?ing|sail|sailing|board(?:ing)? a flight|going|"
    r"go|taken) (?:on )?to|(?:due|about|ready|set) (?:to (?:sail|leave|depart) )?(?:for|to)|"
    r"sail(?:ing)? for|leav(?:e|ing) for|shipment to|intended for|"
    r"(?:con )?destino (?:final )?(?:a|era|hacia)|rumbo a|con rumbo a|iba[n]? (?:a|hacia)|"
    r"destinad[oa]s? a|(?:ser )?enviad[oa]s? (?:a|hacia)|envio (?:a|hacia)|hacia|dirig(?:ia[n]?|"
    r"id[oa]s?) "
    r"a|viajaba[n]? a|(?:zarpar|partir|salir) (?:a|hacia|rumbo a)|llegar a|exportad[oa]s? a|para"
)
_DEPARTED = (
    r"(?:came|coming|arriv(?:ed|ing)|sail(?:ed|ing)|depart(?:ed|ing)|shipped|sent|originating|"
    r"set sail|"
    r"set out|left|flown|imported|exported|travell?ing|originated) (?:from|in)|from|"
    r"procedentes? de|proveniente[s]? de|(?:habia |que )?(?:salio|zarpo|partio|salido|zarpado|"
    r"partido|"
    r"llegado|llego) (?:de|desde)|desde|que salia de|originari[oa]s? de"
)
_CROSSED = r"via|through|by way of|a traves de|pasando por|con escala en|transit(?:ing|ed) through"
_NEAR = (
    r"(?:just )?outside(?: of)?|near(?: to)?|close to|on the outskirts of|miles (?:off|from)|"
    r"kilomet(?:er|re)s from|cerca de|(?:en |a )?las afueras de|proximo a|en las inmediaciones de|"
    r"a la "
    r"altura de"
)
_OFF = r"(?:just )?off|off the coasts? of|frente a(?: las costas de)?|ante las costas de|aguas de"
_AT = r"in|at|inside|into|within|on|en|al|del|de"
_CUES = (
    (_DESTINED, Role.DESTINATION, ""),
    (_DEPARTED, Role.DEPARTURE, ""),
    (_CROSSED, Role.TRANSIT, ""),
    (_OFF, Role.SEIZED, Precision.SEA_AREA),
    (_NEAR, Role.SEIZED, Precision.REGION),
    (_AT, Role.SEIZED, ""),
)
_COMPILED = tuple(
    (re.compile(rf"(?<!\w)(?:{cue}) {_KIND}$"), role, precision) for cue, role, precision in _CUES
)
_SEA = re.compile(
    r"(?P<name>(?:(?:Eastern|Western|North|South|northern|southern) )?(?:Pacific|Atlantic|"
    r"Caribbean|"
    r"Mediterranean|Indian)(?: Ocean| Sea)?|Gulf of \w+|North Sea|English Channel|Arabian Sea|"
    r"(?:(?:mar|océano|Mar|Océano) )?(?:Pacífico|Atlántico|Caribe|Mediterráneo)|"
    r"[Gg]olfo de \w+)(?!\w| coast| port)"
)
_SEA_CUE = re.compile(
    r"(?<!\w)(?:in|on|across|en|por) (?:the |el |la |aguas del |international waters )?$"
)
# Capitals that name no place: what acts, what is held, when, and who.
_NO_PLACE = re.compile(
    r"^(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Enero|Operation|Operación|Operativo|"
    r"Plan|Programa|Container|Policía|Police|Ministry|Ministerio|Congress|Guardia|Coast Guard|"
    r"Interior|Customs|Aduanas|Navy|Armada|Ejército|Army|Fiscalía|Clan|Cartel|Cártel|Primeiro|"
    r"First|"
    r"Europol|Interpol|DEA|FBI|UNODC|UN|EU|ONU|UE|He|She|It|They|His|Her|The|Los|Las|El|La|Un|Una|"
    r"Twitter|Facebook|InSight)\b(?! (?:Callao|Salvador|Havre|Paz|Guaira|Pireo|Unión|Ceiba|Plata|"
    r"Ángeles|"
    r"Vegas|Palmas|Haya|Coruña|Habana|Haye|Netherlands|Hague|Bahamas|Gambia)\b)"
)
_WITHIN = re.compile(r"^(?:,| in| en|,? in the|,? en el| \()\s*(?:the |el |la |los )?")
_SITE_OF_KIND = {
    "port": Site.PORT,
    "seaport": Site.PORT,
    "harbor": Site.PORT,
    "harbour": Site.PORT,
    "puerto": Site.PORT,
    "terminal": Site.PORT,
    "airport": Site.AIRPORT,
    "aeropuerto": Site.AIRPORT,
}
_WIDE = re.compile(
    r"province|region|state|department|district|provincia|estado|departamento|distrito"
)
_COAST = re.compile(r"coast|waters|costa|aguas")


def find(text: str, folded: str, language: str, countries: Iterable[str] = ()) -> list[FoundPlace]:
    """The places of a sentence, in order. ``countries`` (ISO codes) decide between namesakes."""
    found = list(_named(text, folded, language, tuple(countries)))
    return sorted([*found, *_seas(text, folded)], key=lambda place: place.span)


def countries_named(text: str) -> list[str]:
    """The countries that a text names, by ISO code, the most named first."""
    codes = [
        code
        for match in _NAME.finditer(text)
        for name in _shorter_and_shorter(match["name"])
        if (code := gazetteer.find_country(name))
    ]
    return [code for code, _times in Counter(codes).most_common()]


def _named(
    text: str, folded: str, language: str, countries: tuple[str, ...]
) -> Iterator[FoundPlace]:
    end = 0
    for match in _NAME.finditer(text):
        if match.start() < end or _NO_PLACE.match(match["name"]):
            continue
        for cue, role, precision in _COMPILED:
            before = cue.search(folded, max(0, match.start() - 80), match.start())
            if not before:
                continue
            place = _resolved(text, match, before, role, precision, language, countries)
            if place:
                end = place.span[1]
                yield place
            break


def _resolved(text, match, before, role, precision, language, countries) -> FoundPlace | None:
    kind = (before["kind"] or "").strip()
    for name in _shorter_and_shorter(match["name"]):
        span = (match.start("name"), match.start("name") + len(name))
        if code := gazetteer.find_country(name):
            if name.isupper() and len(name) == 2 and name not in ("US", "UK"):
                continue
            return FoundPlace(
                role, name, "", code, precision=precision or _country_precision(kind), span=span
            )
        within, end = _country_behind(text, span[1])
        asked = f"{kind} {name}" if _site(kind, name) else name
        place = _likeliest(gazetteer.find(asked, within or None, language), name, within, countries)
        if place:
            return FoundPlace(
                role,
                text[span[0] : end],
                _called(name, kind, place, language),
                place.country,
                place.subdivision,
                place.locode,
                str(place.latitude),
                str(place.longitude),
                str(precision or _precision(kind, name)),
                _site(kind, name),
                (span[0], end),
            )
    return None


def _shorter_and_shorter(name: str) -> Iterator[str]:
    """“Rotterdam and Antwerp Police”, “Rotterdam and Antwerp”, “Rotterdam”."""
    words = re.findall(r"\S+", name)
    for length in range(len(words), 0, -1):
        if words[length - 1][:1].isupper():
            yield " ".join(words[:length])


def _country_behind(text: str, end: int) -> tuple[str, int]:
    """The country that is said right behind a name: “Rotterdam in the Netherlands”."""
    if (within := _WITHIN.match(text[end : end + 12])) and (
        following := _NAME.match(text, end + within.end())
    ):
        for name in _shorter_and_shorter(following["name"]):
            if code := gazetteer.find_country(name):
                return code, end + within.end() + len(name)
    return "", end


def _likeliest(places, name: str, within: str, countries: tuple[str, ...]):
    """A namesake in a country the text is about, else the largest; never a mere hamlet."""
    if within:
        return next(iter(places), None)
    for code in countries:
        if near := next((place for place in places if place.country == code), None):
            return near
    known = [place for place in places if place.locode or place.population >= 5000]
    spelled = [place for place in known if place.name == name and place.locode]
    return next(iter([*spelled, *known]), None)


def _called(name: str, kind: str, place, language: str) -> str:
    if _site(kind, name) == Site.PORT:
        return f"Puerto de {name}" if language == "es" else f"Port of {name}"
    return name


def _site(kind: str, name: str) -> str:
    last = kind.split(" ")[-1].lower()
    first = kind.split(" ")[0].lower()
    said = _SITE_OF_KIND.get(last) or _SITE_OF_KIND.get(first)
    if not said and (behind := re.search(r"(?:^| )(Port|Airport|Puerto|Aeropuerto)(?: |$)", name)):
        said = _SITE_OF_KIND[behind[1].lower()]
    return str(said or "")


def _country_precision(kind: str) -> str:
    return str(Precision.SEA_AREA if _COAST.search(kind) else Precision.COUNTRY)


def _precision(kind: str, name: str) -> str:
    if _site(kind, name):
        return str(Precision.FACILITY)
    if _COAST.search(kind):
        return str(Precision.SEA_AREA)
    return str(Precision.REGION if _WIDE.search(kind) else Precision.CITY)


def _seas(text: str, folded: str) -> Iterator[FoundPlace]:
    for match in _SEA.finditer(text):
        if _SEA_CUE.search(folded, max(0, match.start() - 40), match.start()):
            yield FoundPlace(
                str(Role.SEIZED),
                match["name"],
                match["name"],
                precision=str(Precision.SEA_AREA),
                span=match.span(),
            )


def one_for_each(places: list[FoundPlace]) -> list[FoundPlace]:
    """One place a role, the first, unless it is only the country of a nearer one."""
    kept: dict[str, FoundPlace] = {}
    for place in places:
        other = kept.get(place.role)
        narrower = other and not other.name and place.name and place.country == other.country
        if other is None or narrower:
            kept[place.role] = place
    return sorted(kept.values(), key=lambda place: place.span)


def overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
