"""Cases in Spanish: plain ones, hard ones, and what is no seizure. The words are our own."""

from tests.seizures.suggestions.case import Case, Expected

SEED_IN_OTHER_WORDS = Case(
    "Los puertos de Ecuador se llevan los titulares, pero el puerto peruano del Callao, junto a "
    "Lima, sigue enviando cocaína al exterior.\n\n"
    "En el caso más reciente, agentes decomisaron unas tres toneladas de clorhidrato de cocaína en "
    "una vivienda en las afueras de Callao, informó el Ministerio del Interior el 7 de enero.\n\n"
    "El año pasado los hallazgos se sucedieron. En diciembre, una gran exportadora de café dio la "
    "alerta cuando descubrió que uno de sus contenedores en el Callao tenía cocaína oculta en su "
    "interior. En noviembre, unos 100 kilogramos de cocaína fueron hallados dentro de un "
    "cargamento de chatarra con destino a Chile.\n\n"
    "LEA TAMBIÉN: Cómo se incautaron cinco toneladas de cocaína en Amberes\n\n"
    "Y en junio, aduaneros interceptaron 2,2 toneladas de cocaína escondidas en latas de "
    "espárragos que iban a ser enviadas a Róterdam, en Países Bajos. En 2021, las autoridades "
    "incautaron más de ocho toneladas de cocaína y pasta base en el Callao.\n\n"
    "Un exalcalde dijo a una radio que por el Callao pasa casi el 40 % de las exportaciones de "
    "droga del país. La mayor parte de la cocaína que sale por el puerto va a Bélgica, Países Bajos "
    "y España, y Perú es el segundo productor de cocaína.\n\n"
    "Desde 2017, cuando el Callao entró en un programa de inspección de las Naciones Unidas, se "
    "han decomisado en el puerto más de 15 toneladas de cocaína, según Rivas, experto en puertos.",
    (
        Expected(
            "event",
            "cocaine",
            "unas tres toneladas",
            "hydrochloride",
            occurred="",
            announced="2023-01-07",
            seized=("PE", "Callao"),
            source="Ministerio del Interior",
        ),
        Expected("event", "cocaine", "", occurred="2022-12", cover=""),
        Expected(
            "event",
            "cocaine",
            "unos 100 kilogramos",
            occurred="2022-11",
            destination=("CL", ""),
            cover="chatarra",
        ),
        Expected(
            "event",
            "cocaine",
            "2,2 toneladas",
            occurred="2022-06",
            destination=("NL", "Róterdam"),
            cover="latas de espárragos",
        ),
        Expected("aggregate", "cocaine-and-base", "más de ocho toneladas", occurred="2021"),
        Expected("aggregate", "cocaine", "más de 15 toneladas", occurred="2017/..", source="Rivas"),
    ),
    "es",
    "2023-01-13",
)


def es(text: str, *finds: Expected) -> Case:
    return Case(text, finds, "es")


PLAIN = (
    es(
        "La Policía incautó 450 kilos de cocaína en Guayaquil el martes.",
        Expected(
            "event", "cocaine", "450 kilos", occurred="2023-03-07", seized=("EC", "Guayaquil")
        ),
    ),
    es(
        "El pasado 11 de junio fueron decomisados 120 kilos de marihuana en una bodega de Cali.",
        Expected(
            "event",
            "cannabis",
            "120 kilos",
            "herb",
            occurred="2022-06-11",
            seized=("CO", "Cali"),
        ),
    ),
    es(
        "Hallan 2,5 toneladas de cocaína entre cajas de mango con destino a Amberes.",
        Expected(
            "event",
            "cocaine",
            "2,5 toneladas",
            cover="cajas de mango",
            destination=("BE", "Amberes"),
        ),
    ),
    es(
        "La Guardia Civil se incautó de 800 kilos de hachís en Cádiz y detuvo a seis personas.",
        Expected("event", "cannabis", "800 kilos", "resin", seized=("ES", "Cádiz"), arrests=6),
    ),
    es(
        "En agosto de 2022 la Armada interceptó una lancha que transportaba casi 3 toneladas de "
        "cocaína.",
        Expected("event", "cocaine", "casi 3 toneladas", occurred="2022-08"),
    ),
    es(
        "El operativo permitió la incautación de 15.000 pastillas de éxtasis en Buenos Aires.",
        Expected("event", "ecstasy", "", "tablet", seized=("AR", "Buenos Aires")),
    ),
    es(
        "Un camión fue interceptado con 60 kilos de pasta base de cocaína cerca de Iquique.",
        Expected("event", "cocaine", "60 kilos", "paste", seized=("CL", "Iquique")),
    ),
    es(
        "Agentes aseguraron 10 kilos de fentanilo y 25 kilos de metanfetamina en Culiacán.",
        Expected(
            "event",
            "fentanyl",
            "10 kilos",
            seized=("MX", "Culiacán"),
            lines=(("methamphetamine", "25 kilos"),),
        ),
    ),
    es(
        "Según la Fiscalía, en el aeropuerto de Bogotá fueron hallados ayer 18 kilos de cocaína "
        "líquida en una maleta.",
        Expected(
            "event",
            "cocaine",
            "18 kilos",
            "liquid",
            occurred="2023-03-09",
            seized=("CO", "Bogotá"),
            source="Fiscalía",
        ),
    ),
    es(
        "La Sunat decomisó 90 kilos de insumos químicos en Ayacucho.",
        Expected("event", "precursor", "90 kilos", seized=("PE", "Ayacucho")),
    ),
)

HARD = (
    es(
        "El lunes fue abierto un contenedor en el puerto de Cartagena. En su interior los agentes "
        "encontraron 1.2 toneladas de cocaína. La droga iba a ser enviada a Róterdam y hay cuatro "
        "detenidos.",
        Expected(
            "event",
            "cocaine",
            "1.2 toneladas",
            occurred="2023-03-06",
            seized=("CO", "Puerto de Cartagena"),
            destination=("NL", "Róterdam"),
            arrests=4,
        ),
    ),
    es(
        "En enero la policía decomisó 300 kilos de cocaína en Manta y en febrero incautó 200 kilos "
        "de cocaína en Guayaquil.",
        Expected("event", "cocaine", "300 kilos", occurred="2023-01", seized=("EC", "Manta")),
        Expected("event", "cocaine", "200 kilos", occurred="2023-02", seized=("EC", "Guayaquil")),
    ),
    es(
        "La Marina incautó un semisumergible capaz de transportar cinco toneladas de cocaína.",
    ),
    es(
        "Fueron hallados 3.500 kilos de cocaína en una finca.",
        Expected("event", "cocaine", ""),
    ),
    es(
        "Decenas de kilos de cocaína fueron encontrados en el casco de un buque en el Callao.",
        Expected("event", "cocaine", "", seized=("PE", "Callao")),
    ),
    es(
        "Las autoridades decomisaron no menos de 2 toneladas de heroína en Estambul.",
        Expected("event", "heroin", "no menos de 2 toneladas", seized=("TR", "Estambul")),
    ),
    es(
        "Hace dos semanas la fiscalía anunció el decomiso de dos toneladas y media de cocaína en "
        "un cargamento de piña procedente de Costa Rica.",
        Expected(
            "event",
            "cocaine",
            "dos toneladas y media",
            cover="piña",
            departure=("CR", ""),
        ),
    ),
)

SUMS = (
    es(
        "En lo que va del año se han incautado 35 toneladas de cocaína en Ecuador.",
        Expected(
            "aggregate",
            "cocaine",
            "35 toneladas",
            occurred="2023-01-01/2023-03-10",
            seized=("EC", ""),
        ),
    ),
    es(
        "Entre 2019 y 2022 la policía decomisó más de 200 toneladas de marihuana.",
        Expected("aggregate", "cannabis", "más de 200 toneladas", occurred="2019/2022"),
    ),
    es(
        "El año pasado las incautaciones de cocaína llegaron a 650 toneladas en Colombia.",
        Expected("aggregate", "cocaine", "650 toneladas", occurred="2022", seized=("CO", "")),
    ),
    es(
        "Durante el primer semestre de 2022 se decomisaron 12 toneladas de heroína.",
        Expected("aggregate", "heroin", "12 toneladas", occurred="2022-01/2022-06"),
    ),
)

NOTHING = tuple(
    es(text)
    for text in (
        "Por el Callao sale casi el 40 % de la droga que exporta el país.",
        "Colombia produjo 1.400 toneladas de cocaína en 2021.",
        "Un kilo de cocaína cuesta 35.000 dólares en Europa.",
        "Un solo contenedor puede llevar tres toneladas de cocaína.",
        "Si la policía hubiera incautado las dos toneladas de cocaína, la banda habría huido.",
        "No se hallaron drogas en el contenedor.",
        "Los agentes no encontraron los 300 kilos de cocaína que buscaban.",
        "El tribunal lo condenó a 15 años de cárcel por mover 500 kilos de cocaína.",
        "VEA TAMBIÉN: Incautan 5 toneladas de cocaína en Amberes",
        "El ministro espera incautar 100 toneladas de cocaína el próximo año.",
        "La mitad de la cocaína incautada en Europa viaja en contenedores.",
        "Los traficantes suelen ocultar la cocaína dentro de cargamentos de fruta.",
        "La policía incautó dos millones de dólares a un traficante de cocaína en Lima.",
        "La banda enviaba dos toneladas de cocaína a España cada mes.",
        "Aduanas incautó tres toneladas de langostinos congelados.",
        "¿Incautó la policía de verdad tres toneladas de cocaína?",
        "Aquel laboratorio de cocaína podía producir dos toneladas al mes.",
    )
)

CASES = (SEED_IN_OTHER_WORDS, *PLAIN, *HARD, *SUMS, *NOTHING)
