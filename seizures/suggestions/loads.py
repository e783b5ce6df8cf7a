"""How it was hidden, in what, how it travelled, and the numbers of container and ship."""

import re

from seizures import identifiers
from seizures.suggestions.finds import Part, Span
from seizures.vocabularies import Concealment, Mode, Site

_STOPS = (
    r"(?:and|which|that|who|bound|destined|destination|headed|heading|en route|due|set|ready|about|"
    r"from|at|in|on|to|by|for|when|where|while|as|inside|near|off|aboard|after|before|during|"
    r"was|were|had|has|is|are|shipped|sent|being|leaving|arriving|coming|according|seized|found|"
    r"y|que|con|rumbo|cuyo|cuya|procedente|proveniente|en|a|al|hacia|para|por|desde|cuando|"
    r"destinad[oa]s?|segun|ocult[oa]s?|iba|iban|fue|fueron|se|lista?|dentro)"
)
_GOODS = rf"(?P<goods>(?!{_STOPS}\b)[^\W\d_][\w’'-]*(?: (?!{_STOPS}\b)[^\W\d_][\w’'-]*){{0,4}})"
_PACKING = (
    r"(?:cans?|tins?|jars?|boxes|crates|bags|sacks|bundles|drums|barrels|bottles|pallets|cartons|"
    r"blocks|rolls|bales|latas|frascos|cajas|sacos|costales|bultos|bidones|barriles|botellas|"
    r"pallets|"
    r"paletas|cartones|bloques|rollos|fardos|conservas)"
)
_LOADING = (
    r"(?:shipment|load|cargo|consignment|container|truckload|trailer|delivery|stack|"
    r"cargamento|carga|contenedor|envio|partida|embarque)s?"
)
_IN = (
    r"(?:in|inside|among|amongst|amid|within|under|underneath|beneath|between|behind|as|into|"
    r"en|entre|dentro de|bajo|debajo de|detras de|como|en medio de|en el interior de)"
)
_HID = (
    r"(?:hidden|concealed|stashed|packed|disguised|camouflaged|tucked|buried|mixed|placed|loaded|"
    r"ocult[oa]s?|ocultad[oa]s?|ocultaba[n]?|escondid[oa]s?|camuflad[oa]s?|camuflajead[oa]s?|"
    r"disimulad[oa]s?|acondicionad[oa]s?|mezclad[oa]s?)"
)
_ARTICLE = r"(?:an? |the |un |una |unos |unas |los |las |el |la |some |several )?"
_ADJECTIVE = r"(?:(?:large|legal|legitimate|supposed|gran|legal|supuesto|supuesta|\w+-\w+) )?"
_RULES = (
    # hidden inside a shipment of scrap metal; oculta en un cargamento de café
    rf"{_HID} {_IN} {_ARTICLE}{_ADJECTIVE}{_LOADING} (?:of|de|con) {_GOODS}",
    # hidden in cans of asparagus; oculta entre cajas de mango
    rf"{_HID} {_IN} {_ARTICLE}(?P<packing>{_PACKING}) (?:of|de|con) {_GOODS}",
    rf"(?:among|amid|between|entre) {_ARTICLE}(?P<packing>{_PACKING}) (?:of|de|con) {_GOODS}",
    # a container of pineapples; un contenedor cargado con banano
    rf"{_LOADING} (?:of|loaded with|carrying|filled with|full of|de|con|cargad[oa]s? (?:con|de)|"
    rf"que (?:transportaba|llevaba)) {_ARTICLE}{_GOODS}",
    # hidden among bananas; camuflada entre mangos
    rf"{_HID} {_IN} {_ARTICLE}{_GOODS}",
)
_COMPILED = tuple(re.compile(rf"(?<!\w){rule}") for rule in _RULES)
# No goods: the drug itself, or a part of the thing it travelled in.
_NO_GOODS = re.compile(
    r"\b(?:cocaine|cocaina|heroin\w*|marijuana|marihuana|drugs?|drogas?|fentan\w+|meth\w*|cannabis|"
    r"hash\w*|hachis|it|them|him|her|himself|herself|total|which|this|that|kilos?|tons?|toneladas?|"
    r"container|contenedor(?:es)?|ship|vessel|boat|truck|car|vehicle|house|home|warehouse|port|"
    r"puerto|"
    r"plane|cargo|load|shipment|carga|cargamento|buque|barco|lancha|camion|vehiculo|casa|vivienda|"
    r"avion|avioneta|bodega|bag|bags|sports bags|bolsas?|maletas?|maletines|suitcases?|luggage|"
    r"packages?|paquetes?|origin|origen|interior|compartment\w*|compartimen\w+|caletas?)\b"
)
_CONCEALMENTS = (
    (
        Concealment.BODY,
        r"stomach|swallowed|ingested|capsules|body cavit\w+|strapped to (?:his|her|their)|"
        r"estomago|ingerid[oa]s?|capsulas|adherid[oa]s? (?:al|a su) cuerpo|cavidad\w*|organismo",
    ),
    (
        Concealment.DISSOLVED,
        r"dissolved|impregnated|soaked|disuelt[oa]s?|diluid[oa]s?|impregnad[oa]s?",
    ),
    (
        Concealment.HULL,
        r"(?:in|into|on|to|under|beneath|below) (?:the |its |a )?(?:\w+ )?hull|rudder|sea chest|"
        r"casco|"
        r"torpedo|parasit\w+|timon|below the waterline",
    ),
    (
        Concealment.RIP_OFF,
        r"rip-?(?:on|off)|gancho ciego|(?:sports?|duffel|holdall) ?bags|"
        r"(?:behind|near|by) the (?:container )?doors?|(?:bolsas|bolsos|maletines) deportiv[oa]s|"
        r"detras de las puertas|junto a las puertas",
    ),
    (
        Concealment.IN_STRUCTURE,
        r"false (?:floor|wall|ceiling|bottom)|double bottom|(?:hidden|secret) compartment|"
        r"fuel tanks?|"
        r"spare (?:tyre|tire)|tyres|tires|refrigeration|cooling (?:unit|system)|(?:floor|roof|"
        r"walls|"
        r"frame|structure|panels|chassis) of|doble fondo|doble piso|compartiment\w+|caletas?|"
        r"tanques? de combustible|llantas?|neumatic[oa]s?|estructura|motor de refrigeracion|"
        r"sistema de refrigeracion|chasis|techo|piso del|paredes",
    ),
)
_MODES = (
    (
        Mode.SEMI_SUBMERSIBLE,
        r"semi-?submersibles?|narco-?sub\w*|submarines?|semisumergibles?|submarinos?",
    ),
    (Mode.SEA_CONTAINER, r"containers?|contenedor(?:es)?"),
    (
        Mode.AIR,
        r"planes?|aircraft|flights?|airport|airplane|helicopter|avion|avioneta|vuelo|aeropuerto|"
        r"aeronave|helicoptero",
    ),
    (
        Mode.VESSEL,
        r"ships?|vessels?|boats?|speedboats?|go-fast|yachts?|sailboats?|trawlers?|freighters?|"
        r"carriers?|"
        r"tankers?|frigate|buques?|barcos?|lanchas?|veleros?|yates?|embarcacion(?:es)?|pesqueros?|"
        r"cargueros?|motonaves?",
    ),
    (
        Mode.ROAD,
        r"trucks?|lorry|lorries|cars?|vans?|vehicles?|bus|trailers?|truck driver|camion(?:es)?|"
        r"furgon(?:eta)?|vehiculos?|autos?|camionetas?|tractomula|trailer|autobus|omnibus|"
        r"carretera|"
        r"highway|checkpoint",
    ),
    (Mode.POST, r"parcels?|mail|courier|post|encomiendas?|correo|paqueteria|courier"),
    (Mode.PERSON, r"passengers?|luggage|suitcases?|mule|pasajer[oa]s?|maletas?|equipaje|mula"),
)
_SITES = (
    (Site.LABORATORY, r"laborator(?:y|ies|ios?)|meth lab|drug lab|cristalizadero"),
    (
        Site.WAREHOUSE,
        r"warehouses?|depots?|bodegas?|almacen(?:es)?|naves? industrial(?:es)?|deposito",
    ),
    (
        Site.HOUSE,
        r"houses?|homes?|residences?|apartments?|flats?|villas?|viviendas?|casas?|domicilios?|"
        r"inmuebles?|"
        r"departamentos? en|piso en",
    ),
    (Site.CONTAINER, r"containers?|contenedor(?:es)?"),
    (Site.AIRPORT, r"airports?|aeropuertos?|terminal aerea"),
    (
        Site.VESSEL,
        r"ships?|vessels?|boats?|speedboats?|yachts?|sailboats?|trawlers?|freighters?|carriers?|"
        r"tankers?|"
        r"submarines?|semi-?submersibles?|buques?|barcos?|lanchas?|veleros?|embarcacion(?:es)?|"
        r"pesqueros?|cargueros?|narcosubmarinos?|semisumergibles?",
    ),
    (Site.HIGH_SEAS, r"high seas|international waters|alta mar|aguas internacionales"),
    (
        Site.ROAD,
        r"trucks?|lorry|lorries|cars?|vans?|highways?|roads?|checkpoints?|camion(?:es)?|"
        r"carreteras?|"
        r"vehiculos?|camionetas?|peaje|reten",
    ),
    (Site.PORT, r"ports?|seaports?|docks?|harbou?r|terminal|puertos?|muelles?"),
)


def _first(rules, folded: str) -> tuple[str, Span | None]:
    for value, words in rules:
        if found := re.search(rf"(?<!\w)(?:{words})(?!\w)", folded):
            return str(value), found.span()
    return "", None


def cover_load(text: str, folded: str) -> tuple[str, Span | None]:
    """The goods it was hidden among, in the text's words: “cans of asparagus”, “scrap metal”."""
    for rule in _COMPILED:
        for found in rule.finditer(folded):
            if _NO_GOODS.search(found["goods"]):
                continue
            has_packing = "packing" in rule.groupindex and found["packing"]
            start = found.start("packing") if has_packing else found.start("goods")
            return text[start : found.end("goods")], (start, found.end("goods"))
    return "", None


def concealment(folded: str, has_cover: bool) -> tuple[str, Span | None]:
    found, span = _first(_CONCEALMENTS, folded)
    if not found and has_cover:
        return str(Concealment.IN_LOAD), None
    return found, span


def mode(folded: str) -> str:
    return _first(_MODES, folded)[0]


def site(folded: str) -> str:
    return _first(_SITES, folded)[0]


def container_number(text: str) -> tuple[str, Part | None]:
    """A container number whose check digit is right; one that is not is a misprint."""
    for found in re.finditer(r"\b[A-Z]{3}[UJZR][ -]?\d{6}[ -]?\d\b", text):
        try:
            number = identifiers.check_container_number(found.group(0))
        except identifiers.CodeError:
            continue
        return number, Part("container_number", found.span())
    return "", None


def imo_number(text: str) -> tuple[str, Part | None]:
    for found in re.finditer(r"\bIMO(?: (?:number|No\.?|número|N°))?:? ?(\d{7})\b", text):
        try:
            number = identifiers.check_imo_number(found[1])
        except identifiers.CodeError:
            continue
        return number, Part("imo_number", found.span())
    return "", None
