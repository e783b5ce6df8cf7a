"""Words by which a text tells of a seizure, and words by which it tells that there was none.

Written without accents, for text that :func:`seizures.substance_words.fold_in_place` has folded.
Both languages are looked for in every text: a quote may be in the other.
"""

import re

# Taking something into custody: enough by itself beside a substance that was taken.
STRONG = (
    # finite, passive or a participle
    r"seized|seizing|confiscated|confiscating|interdicted|intercepted|intercepting|impounded|"
    r"recovered|recovering|netted|nabbed|offloaded|"
    r"(?:took|taken|taking) (?:off|possession of)|"
    # headlines, and what was managed or allowed
    r"(?<!to )(?:seizes?|confiscates?|intercepts?)|"
    r"(?:managed|able|helped|allowed \w+|enabled \w+|led \w+) to (?:seize|intercept|confiscate)|"
    # nouns
    r"(?:seizures?|interceptions?|confiscations?|interdictions?|hauls?|busts?)|"
    r"(?:se )?(?:incaut|decomis|confisc|requis|secuestr)"
    r"(?:o|a|an|aron|amos|ad[oa]s?|ando|aba|aban)|"
    r"(?:intercept)(?:o|a|an|aron|amos|ad[oa]s?|ando)|"
    r"aprehend(?:io|ieron|id[oa]s?|iendo)|asegur(?:o|aron|ad[oa]s?)|"
    r"intervin(?:o|ieron)|intervenid[oa]s?|se hizo con|se hicieron con|"
    r"(?:lograron|logro|pudo|pudieron|permitio|permitieron|consiguio|consiguieron) "
    r"(?:la |el )?(?:incautar|decomisar|interceptar|aprehender|confiscar|asegurar)|"
    r"(?:frustr|impid)(?:o|io|aron|ieron) (?:el |la )?(?:envio|salida|exportacion|ingreso|trafico)|"
    r"(?:incautacion|intercepcion|confiscacion|aprehension)(?:es)?|decomisos?|alijos?"
)
# Coming upon something: needs a quantity, or that it was hidden or where it lay.
WEAK = (
    r"found|finding|discovered|discovering|detected|detecting|located|uncovered|unearthed|"
    r"stumbled (?:up)?on|came across|turned up|discovery|yielded|contained|"
    r"hall(?:a|an|o|aron|ad[oa]s?|ando|azgos?)|encontr(?:o|aron|ad[oa]s?|ando)|encuentran?|"
    r"descubr(?:e|en|io|ieron|iendo|imiento)|descubiert[oa]s?|"
    r"detect(?:a|an|o|aron|ad[oa]s?)|localiz(?:a|an|o|aron|ad[oa]s?)|ubic(?:o|aron)|"
    r"dio con|dieron con|"
    r"(?:taken|brought) ashore|(?:pulled|removed) (?:out )?from|"
    r"(?:was|were|been|estaba[n]?|iba[n]?|venia[n]?|viajaba[n]?) (?:being )?(?:hidden|concealed|"
    r"stashed|ocult[oa]s?|ocultad[oa]s?|escondid[oa]s?|camuflad[oa]s?)|"
    r"(?:cae|caen|cayo|cayeron)(?= [^.;]{0,60}(?:cargamento|alijo|kilos|toneladas|con ))"
)
# Stopping who or what carried it: needs the carrying said too.
STOPPED = (
    r"arrested|arresting|detained|stopped|caught|pulled over|halted|boarded|captured|"
    r"detuv(?:o|ieron)|detenid[oa]s?|captur(?:o|aron|ad[oa]s?)|arrest(?:o|aron|ad[oa]s?)|"
    r"aprehendid[oa]s?|sorprend(?:io|ieron|id[oa]s?)|abord(?:o|aron|ad[oa]s?)|interceptad[oa]s?|"
    r"intercepted|retenid[oa]s?"
)
CARRYING = (
    r"with|carrying|transporting|hauling|loaded with|laden with|smuggl(?:e|ing)|aboard|on board|"
    r"con|llevaba[n]?|transportaba[n]?|trasladaba[n]?|cargad[oa]s? (?:con|de)|portaba[n]?|"
    r"en cuyo interior|a bordo"
)
HIDDEN = (
    r"hidden|concealed|stashed|tucked|buried|packed|welded|strapped|disguised|camouflaged|"
    r"dissolved|swallowed|impregnated|ingested|inside|"
    r"ocult[oa]s?|ocultad[oa]s?|ocultaba[n]?|escondid[oa]s?|camuflad[oa]s?|camuflajead[oa]s?|"
    r"acondicionad[oa]s?|disimulad[oa]s?|disuelt[oa]s?|enterrad[oa]s?|adherid[oa]s?|ingerid[oa]s?|"
    r"encaletad[oa]s?|en el interior|en su interior|dentro de|impregnad[oa]s?"
)
# What says where it lay, so that “found” tells of a seizure.
HOLDERS = (
    r"containers?|shipments?|trucks?|lorry|lorries|cars?|vans?|vehicles?|ships?|vessels?|boats?|"
    r"yachts?|planes?|aircraft|house|homes?|warehouses?|luggage|suitcases?|bags?|parcels?|"
    r"packages?|stomachs?|capsules?|pallets?|semi-?submersibles?|submarines?|"
    r"contenedor(?:es)?|cargamentos?|camion(?:es)?|vehiculos?|autos?|furgon(?:eta)?|buques?|"
    r"barcos?|"
    r"lanchas?|veleros?|embarcacion(?:es)?|avion(?:es)?|avionetas?|viviendas?|casas?|bodegas?|"
    r"almacen(?:es)?|equipajes?|maletas?|mochilas?|encomiendas?|paquetes?|estomagos?|capsulas?|"
    r"narcosubmarinos?|semisumergibles?"
)

_NEVER = (
    # negation
    r"\bno (?:\w+ )?(?:cocaine|drugs?|narcotics|heroin|marijuana|fentanyl|seizures?|trace)\b|"
    r"\b(?:not|never|n't|n’t|without|nor|failed to|unable to) (?:\w+ ){0,2}"
    r"(?:been |be |having )?(?:seiz|found|find|intercept|confiscat|discover|detect|locat|recover)|"
    r"\b(?:nothing|none|neither)\b[^,;]{0,30}\b(?:found|seized|discovered)|empty-handed|"
    r"\b(?:no|nunca|jamas|tampoco|sin) (?:se )?(?:l[aeo]s? )?(?:ha |han |habia |habian |fue |"
    r"fueron |lograron |pudieron |que se )?(?:hall|encontr|incaut|decomis|detect|descubr|intercept|"
    r"confisc|hubo )|\bsin (?:drogas?|cocaina|rastro)|\bningun[ao]? (?:kilo|gramo|droga|"
    r"cargamento|incautacion|alijo|estupefaciente)|"
    # what would, could, must or is hoped
    r"\b(?:would|could|might|may|should|must|will|can|cannot|shall)(?: (?:not|never|only|well|also|"
    r"have|be|been|then|eventually)|n't|n’t){0,3} (?:seize|seized|find|found|intercept|intercepted|"
    r"confiscat|discover|detect|recover|net\b)|"
    r"\b(?:hop|plan|aim|promis|vow|pledg|intend|expect|want|try|need|fail)\w* to "
    r"(?:seize|find|intercept|confiscate)|\bif \w+ (?:\w+ )?(?:had |were |is )?(?:to )?"
    r"(?:seize|find|found|intercept)|\bhad (?:they|it|police|customs|officers) |"
    r"\bin order to seize|"
    r"\bunless\b|\b(?:podri|deberi|querri|habri|seri)an?\b(?: \w+){0,2} (?:incaut|decomis|hall|"
    r"encontr|intercept|confisc)|\bsi (?:\w+ ){0,4}(?:hubier|hubies|encontrar|incautar|hallar|"
    r"fueran?\b)|\b(?:para|busca[n]?|espera[n]?|preve[n]?|planea[n]?|pretende[n]?|promet\w+|"
    r"quiere[n]?"
    r"|debe[n]?|puede[n]?|podra[n]?|a) (?:la |el )?(?:incautar|decomisar|hallar|encontrar|"
    r"interceptar|"
    r"confiscar)\b|\b(?:sera[n]?) (?:incaut|decomis)|"
    # what merely resembles one
    r"\b(?:traces?|residues?|rastros?|restos|trazas) (?:of|de) |\bfake\b|"
    r"\b(?:scientists|researchers|study|studies|cientificos|investigadores|estudio|estudios)\b"
    r"[^,;]{0,30}\b(?:found|detected|hallaron|encontraron|detecto|detectaron)\b|"
    # habit
    r"\b(?:often|usually|typically|frequently|commonly|normally|sometimes|routinely|a menudo|"
    r"suelen?|frecuentemente|habitualmente|generalmente|a veces|normalmente|con frecuencia)\b"
)
# Courts speak of seizures as the reason of a sentence: only a strong word tells of one there.
_COURT = (
    r"\b(?:sentenced|jailed|convicted|pleaded guilty|pled guilty|charged|indicted|accused|"
    r"extradited|"
    r"prison|sentence|conspir\w+|condenad[oa]s?|condeno|sentenciad[oa]s?|sentencio|acusad[oa]s?|"
    r"acuso|extraditad[oa]s?|imputad[oa]s?|procesad[oa]s?|carcel|prision|penas? de)\b"
)
# Between a trigger and an amount: the amount is no longer of what was taken.
_UNBINDS = (
    r"\b(?:capable of|capacity|able to|can|could|designed to|equipped to|enough (?:for|to)|"
    r"used to|to (?:make|produce|process|manufacture|refine|buy|move|transport)|"
    r"(?:linked|tied|connected) to|sale of|selling|proceeds|payment|worth of|conspir\w+|"
    r"sentenced|accused of|plott?\w*|who (?:had )?(?:moved|shipped|sent|exported|sold)|"
    r"capaz|capaces|capacidad|podia[n]?|puede[n]?|servia[n]?|para (?:fabricar|producir|procesar|"
    r"elaborar|transportar)|venta de|vinculad[oa]s?|acusad[oa]s?|condenad[oa]s?|despues de que|"
    r"produc(?:e|en|ed|es|ing|ia|ian|ir)|export(?:a|an|ed|s|ar))\b"
)
# Behind a substance: it is said of something else that was taken, or of a business.
ATTRIBUTIVE = (
    r" (?:lab(?:oratory|oratories|s)?|traffick\w+|smuggl(?:er|ers|ing)|trade|ring|rings|money|"
    r"production|producers?|producing|routes?|market|markets|dealers?|gangs?|cartels?|exports?|"
    r"cultivation|crops|profits|use|users?|consumption|prices?|demand|supply|plantations?|"
    r"networks?|corridor|industry|business|economy|kingpins?|charges|barons?|addiction|overdose\w*|"
    r"hub|epidemic|crisis)(?!\w)"
)
ATTRIBUTIVE_BEFORE = (
    r"(?:laboratorios?|trafico|narcotrafico|traficantes?|produccion|productor(?:es)?|"
    r"exportacion(?:es)?|"
    r"exportador(?:es)?|consumo|consumidores|mercados?|rutas?|precios?|demanda|oferta|venta|"
    r"cultivos?|envios? ilegal(?:es)?|comercio|carteles|banda|cristalizaderos?|cocinas?|"
    r"lab for|trafficking (?:of|in)|production of|exports? of|trade in|market for|price of|"
    r"consumption of|demand for|flow of|amount of|traffickers of) (?:de )?(?:la |el |los |las )?$"
)


def _word(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")


STRONG_RE, WEAK_RE, STOPPED_RE = _word(STRONG), _word(WEAK), _word(STOPPED)
CARRYING_RE, HIDDEN_RE, HOLDERS_RE = _word(CARRYING), _word(HIDDEN), _word(HOLDERS)
NEVER_RE, COURT_RE, UNBINDS_RE = re.compile(_NEVER), re.compile(_COURT), re.compile(_UNBINDS)
ATTRIBUTIVE_RE = re.compile(ATTRIBUTIVE)
ATTRIBUTIVE_BEFORE_RE = re.compile(rf"(?<!\w){ATTRIBUTIVE_BEFORE}")
# “drugs” as a substance nobody names: taken only with a quantity.
UNNAMED_RE = _word(
    r"(?:illegal |illicit |synthetic )?drugs|the (?:drug|substance)|narcotics|(?:illicit|"
    r"controlled) substances|"
    r"drogas?(?: sinteticas?| ilicitas?| ilegales)?|estupefacientes|narcoticos|"
    r"sustancias? (?:ilicitas?|estupefacientes?)|alcaloides?"
)

# A sum of many: the period or the wording says so.
CUMULATIVE_RE = re.compile(
    r"\b(?:so far this year|year to date|en lo que va|en lo corrido|"
    r"(?:each|every) (?:year|month)|per year|a year\b(?! (?:ago|earlier|later|before))|"
    r"annual(?:ly)?|yearly|monthly|al ano\b|"
    r"cada (?:ano|mes)|anual(?:es|mente)?|mensual(?:es|mente)?|cumulative|altogether|in all,|"
    r"seizures (?:\w+ )?(?:rose|fell|reached|totall?ed|increased|dropped|doubled|climbed|amounted|"
    r"grew|surged|hit|topped|exceeded|of)|"
    r"(?:incautaciones|decomisos)\b|"
    r"during (?:\w+ )?(?:interdictions|operations|missions|seizures)|(?:across|in) (?:\w+ )?"
    r"(?:separate |different |multiple )?(?:interdictions|operations|seizures|countries)|"
    r"en (?:\w+ )?(?:operaciones|operativos|intervenciones)|"
    r"(?:\w+-)?(?:month|week|year|day)(?:-long)? operation|"
    r"van (?:ya )?(?:incautad|decomisad)|same period|mismo periodo|"
    r"alone\b|record year|ano record|nationwide|across the country|a nivel nacional|"
    r"en todo el (?:pais|territorio|ano|mes)|during the (?:month|year)|durante (?:el|todo el) "
    r"(?:ano|mes))"
)
# What says that it happened once: one consignment, one hiding place, one house.
ONCE_RE = re.compile(
    r"\b(?:in|inside|from|aboard|on board|on|at|of|its?|one of (?:its|the|their)|into) "
    r"(?:a|an|one|the same|two) (?:\w+[ -]){0,3}"
    r"(?:container|house|home|apartment|flat|ship|vessel|boat|yacht|truck|lorry|van|car|plane|"
    r"aircraft|"
    r"warehouse|shipment|cargo|consignment|submarine|semi-submersible|suitcase|laboratory|farm|"
    r"villa|trailer|sailboat|freighter|tanker|carrier|raid|operation|checkpoint)\b|"
    r"\b(?:en|a bordo de|dentro de|de|con) (?:un|una|dos|el|la) (?:\w+ ){0,2}"
    r"(?:contenedor|casa|vivienda|barco|buque|lancha|velero|camion|furgoneta|avioneta|avion|bodega|"
    r"almacen|nave|cargamento|embarcacion|semisumergible|narcosubmarino|maleta|laboratorio|finca|"
    r"operativo|allanamiento|domicilio|envio|vehiculo|inmueble|departamento)\b|"
    r"\b(?:hidden|concealed|bound for|set to be shipped|destined for|ocult[oa]s?|escondid[oa]s?|"
    r"camuflad[oa]s?|con destino a|rumbo a|arrested)\b"
)
