"""Articles nobody wrote: the same for the same seed, with the words that real ones would have.

Words are as unevenly spread as in real text: one that half of all articles have, some that a few
in a hundred have, and a long tail of names that occur once or twice.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

LANGUAGES = ("en", "es")
NEWEST = datetime(2025, 12, 31, 18, tzinfo=UTC)
YEARS = 10
SENTENCES_IN_THE_POOL = 2_000
SENTENCES = (14, 34)
SENTENCES_A_PARAGRAPH = 3

SECTIONS = {
    "en": ["Ports", "Courts", "Money", "Rivers", "Routes"],
    "es": ["Puertos", "Tribunales", "Dinero", "Ríos", "Rutas"],
}
# A word that half the articles of a language have, one that a few in a hundred have, and one that
# a handful has.
COMMON = {"en": "cocaine", "es": "cocaína"}
UNCOMMON = {"en": "Paranaguá", "es": "Paranaguá"}
RARE = {"en": "carambola", "es": "carambola"}
ARTICLES_TO_A_RARE_WORD = 2_500

SUBSTANCES = {
    "en": ["cocaine", "heroin", "methamphetamine", "cannabis", "fentanyl"],
    "es": ["cocaína", "heroína", "metanfetamina", "cannabis", "fentanilo"],
}
SUBSTANCE_WEIGHTS = [60, 12, 12, 10, 6]
PORTS = [
    ("Callao", "PE"), ("Paita", "PE"), ("Guayaquil", "EC"), ("Posorja", "EC"),
    ("Buenaventura", "CO"), ("Cartagena", "CO"), ("Santos", "BR"), ("Paranaguá", "BR"),
    ("San Antonio", "CL"), ("Arica", "CL"), ("Colón", "PA"), ("Manzanillo", "MX"),
    ("Rotterdam", "NL"), ("Antwerp", "BE"), ("Hamburg", "DE"), ("Algeciras", "ES"),
    ("Valencia", "ES"), ("Le Havre", "FR"), ("Gioia Tauro", "IT"), ("Sines", "PT"),
]  # fmt: skip
LOADS = {
    "en": ["asparagus", "coffee", "bananas", "scrap metal", "frozen squid", "timber", "avocados"],
    "es": ["espárragos", "café", "bananos", "chatarra", "calamar congelado", "madera", "paltas"],
}
PATTERNS = {
    "en": [
        "Officers found {kilos} kilograms of {substance} under {load} in a box for {port}.",
        "The container left {port} with papers for {load}, and nobody opened it for {days} days.",
        "Prosecutors in {port} say the company had exported {load} only {days} times before.",
        "The {substance} was packed in {days} sacks marked with the sign of a horse.",
        "Customs inspects fewer than {days} in a hundred containers that leave {port}.",
        "A court ordered {days} months of detention for the three men arrested at the terminal.",
        "Scanners at {port} were out of service for {days} of the last ninety days.",
        "The exporter’s address is an empty lot, according to the register of companies.",
        "Records show {kilos} kilograms of {substance} seized on this route since the year began.",
        "Two dock workers told investigators that the seals had been changed at night.",
        "The shipping line said that it cooperates with the authorities in every country.",
        "Its owner of record is a retired teacher who says that she never signed anything.",
        "The ministry gave no figure, and the police gave two that do not agree.",
        "The price of a kilogram of {substance} doubles between {port} and the next port.",
        "Investigators followed {days} bank transfers to an account abroad.",
        "The judge refused the request and asked for the original bill of lading.",
    ],
    "es": [
        "Los agentes hallaron {kilos} kilogramos de {substance} entre {load} rumbo a {port}.",
        "El contenedor salió de {port} con papeles de {load} y nadie lo abrió en {days} días.",
        "La fiscalía de {port} dice que la empresa había exportado {load} solo {days} veces.",
        "La {substance} iba en {days} sacos marcados con la figura de un caballo.",
        "La aduana revisa menos de {days} de cada cien contenedores que salen de {port}.",
        "Un juez dictó {days} meses de prisión preventiva para los tres detenidos en la terminal.",
        "Los escáneres de {port} no funcionaron durante {days} de los últimos noventa días.",
        "La dirección del exportador es un terreno vacío, según el registro de empresas.",
        "Los registros suman {kilos} kilogramos de {substance} incautados en esta ruta este año.",
        "Dos estibadores contaron a los investigadores que cambiaron los precintos de noche.",
        "La naviera dijo que coopera con las autoridades de todos los países.",
        "La dueña registrada es una maestra jubilada que dice que nunca firmó nada.",
        "El ministerio no dio ninguna cifra y la policía dio dos que no coinciden.",
        "El precio de un kilogramo de {substance} se duplica entre {port} y el puerto siguiente.",
        "Los investigadores siguieron {days} transferencias a una cuenta en el exterior.",
        "La jueza rechazó el pedido y reclamó el conocimiento de embarque original.",
    ],
}
OWN = {
    "en": [
        "The vessel {name} called at {port} on its way north.",
        "The name of {name} stands on the bill of lading.",
        "A second company, {name}, shares its address.",
    ],
    "es": [
        "La nave {name} hizo escala en {port} rumbo al norte.",
        "El nombre de {name} figura en el conocimiento de embarque.",
        "Otra empresa, {name}, comparte la dirección.",
    ],
}
HEADLINES = {
    "en": [
        "{kilos} kilograms of {substance} leave {port} with the {load}",
        "Who owned the {load} in which {substance} came to {port}",
        "The papers of {name}: how {load} went through {port}",
        "Court hears how {name} moved {load} and more",
        "Scanners of {port} were dark for {days} days",
    ],
    "es": [
        "{kilos} kilogramos de {substance} salen de {port} con {load}",
        "De quién eran los {load} en que llegó {substance} a {port}",
        "Los papeles de {name}: cómo pasaron {load} por {port}",
        "El tribunal oye cómo {name} movía {load} y algo más",
        "Los escáneres de {port}, apagados {days} días",
    ],
}
RARE_SENTENCE = {
    "en": "One sack lay under crates of carambola.",
    "es": "Un saco estaba bajo cajones de carambola.",
}
SYLLABLES = """
    ba co da fe gu ha ja ka lo ma ne pi que ro sa ti va wa xa yu za mor tel nar vin
"""


@dataclass
class Story:
    """One article’s facts; ``number`` counts from 0, the newest last."""

    number: int
    language: str
    section: int
    headline: str
    standfirst: str
    paragraphs: list[str]
    published: datetime
    authors: list[int]
    countries: list[str] = field(default_factory=list)
    group: int | None = None
    is_corrected: bool = False


def stories(articles: int, seed: int, *, authors: int, groups: int) -> Iterator[Story]:
    """That many articles, from the oldest to the newest, half in each language."""
    chance = random.Random(seed)
    pools = {
        (language, number): [
            _sentence(chance, language, number) for _ in range(SENTENCES_IN_THE_POOL)
        ]
        for language in LANGUAGES
        for number in range(len(SUBSTANCE_WEIGHTS))
    }
    step = timedelta(days=365 * YEARS) / articles
    for number in range(articles):
        yield _story(
            chance,
            number,
            pools,
            published=NEWEST - step * (articles - 1 - number),
            authors=authors,
            groups=groups,
        )


def _story(chance, number: int, pools, *, published, authors: int, groups: int) -> Story:
    language = LANGUAGES[number % 2]
    substance = chance.choices(range(len(SUBSTANCE_WEIGHTS)), SUBSTANCE_WEIGHTS)[0]
    sentences = chance.choices(pools[language, substance], k=chance.randint(*SENTENCES))
    for pattern in chance.choices(OWN[language], k=2):
        place = chance.randrange(len(sentences))
        sentences.insert(place, _filled(chance, pattern, language, substance))
    if number // 2 % (ARTICLES_TO_A_RARE_WORD // 2) == 0:
        sentences.append(RARE_SENTENCE[language])
    return Story(
        number=number,
        language=language,
        section=min(int(chance.expovariate(0.6)), len(SECTIONS[language]) - 1),
        headline=_filled(chance, chance.choice(HEADLINES[language]), language, substance),
        standfirst=sentences[0],
        paragraphs=[
            " ".join(sentences[start : start + SENTENCES_A_PARAGRAPH])
            for start in range(0, len(sentences), SENTENCES_A_PARAGRAPH)
        ],
        published=published,
        authors=sorted({_uneven(chance, authors) for _ in range(chance.choice([1, 1, 2]))}),
        countries=sorted({chance.choice(PORTS)[1] for _ in range(chance.choice([1, 2]))}),
        group=_uneven(chance, groups) if groups and chance.random() < 0.3 else None,
        is_corrected=chance.random() < 0.02,
    )


def _uneven(chance, number: int) -> int:
    """Most often the first, seldom the last: as work is spread in a newsroom."""
    return min(int(number * chance.random() ** 2), number - 1)


def _sentence(chance, language: str, substance: int) -> str:
    return _filled(chance, chance.choice(PATTERNS[language]), language, substance)


def _filled(chance, pattern: str, language: str, substance: int) -> str:
    return pattern.format(
        kilos=chance.randint(20, 9_000),
        days=chance.randint(2, 90),
        substance=SUBSTANCES[language][substance],
        port=chance.choice(PORTS)[0],
        load=chance.choice(LOADS[language]),
        name="".join(chance.choices(SYLLABLES.split(), k=4)).capitalize(),
    )
