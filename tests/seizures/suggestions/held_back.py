"""Texts on which the rules were never tuned: written before them, to measure what they are worth.

A change of the rules may raise the figures of ``test_the_measure_is_known.py``; that it was made
by looking at one of these texts takes the text out of here.
"""

from tests.seizures.suggestions.case import Case, Expected

ENGLISH = (
    Case(
        "Dutch customs intercepted 1,850 kilograms of cocaine in the port of Rotterdam on Tuesday. "
        "The drugs were concealed among crates of bananas from Ecuador.",
        (Expected("event", "cocaine", "1,850 kilograms"),),
    ),
    Case(
        "A French navy frigate boarded a fishing boat off Martinique last week and recovered "
        "2.4 tonnes of cocaine, the maritime prefecture said in a statement.",
        (Expected("event", "cocaine", "2.4 tonnes"),),
    ),
    Case(
        "Between 2019 and 2022, the unit confiscated more than 60 tons of cocaine, according to "
        "its director.",
        (Expected("aggregate", "cocaine", "more than 60 tons"),),
    ),
    Case(
        "Prices in Europe have risen to $40,000 a kilogram. Traffickers now load up to five tons "
        "of cocaine on a single semi-submersible. Demand is not falling.",
    ),
    Case(
        "In April 2022, agents in Santos discovered 290 kg of cocaine welded into the hull of a "
        "bulk carrier due to sail for Portugal. No arrests were made.",
        (Expected("event", "cocaine", "290 kg"),),
    ),
    Case(
        "Police have so far this year seized 12 tonnes of cannabis resin on the southern coast, "
        "twice as much as in the whole of 2021.",
        (Expected("aggregate", "cannabis", "12 tonnes"),),
    ),
    Case(
        "The inspectors opened forty boxes. No drugs were found. A spokesman said the service "
        "would have to seize ten times as much to matter.",
    ),
    Case(
        "Three men were arrested after officers found 45 kilos of heroin and 12 kilos of "
        "methamphetamine in a warehouse in Durban.",
        (Expected("event", "heroin", "45 kilos"),),
    ),
    Case(
        "The haul, 5.6 metric tons of cocaine hidden in a shipment of frozen fish, was the largest "
        "ever seized in Mozambique.",
        (Expected("event", "cocaine", "5.6 metric tons"),),
    ),
    Case(
        "He was sentenced to 22 years in prison for conspiring to import two tons of cocaine. His "
        "lawyer says he will appeal.",
    ),
    Case(
        "US Coast Guard crews offloaded 24,700 pounds of cocaine in San Diego on Friday, seized "
        "during eight interdictions in the Eastern Pacific.",
        (Expected("aggregate", "cocaine", "24,700 pounds"),),
    ),
    Case(
        "A week later, dockers at Antwerp stumbled on sports bags with cocaine behind the doors of "
        "a container of pineapples. Customs have not said how much there was.",
        (Expected("event", "cocaine", ""),),
    ),
    Case(
        "Analysts estimate that the country produced 1,738 tons of cocaine in 2022. Seizures did "
        "not keep pace.",
    ),
    Case(
        "On 3 February a truck driver was stopped near Laredo with 150 lbs of fentanyl pills in "
        "the spare tyre.",
        (Expected("event", "fentanyl", "150 lbs"),),
    ),
)

SPANISH = (
    Case(
        "La Policía Nacional incautó 1,3 toneladas de cocaína en el puerto de Cartagena el pasado "
        "lunes. La droga iba oculta en un cargamento de café con destino a Hamburgo.",
        (Expected("event", "cocaine", "1,3 toneladas"),),
        "es",
    ),
    Case(
        "En lo que va del año, las autoridades ecuatorianas han decomisado 45 toneladas de drogas.",
        (Expected("aggregate", "other", "45 toneladas"),),
        "es",
    ),
    Case(
        "Unos 700 kilos de marihuana fueron hallados en una finca de Paraguay, informó la Senad.",
        (Expected("event", "cannabis", "Unos 700 kilos"),),
        "es",
    ),
    Case(
        "El valle produce unas 500 toneladas de cocaína al año. Cada kilo vale 1.500 dólares en "
        "la selva y treinta veces más en Europa.",
        (),
        "es",
    ),
    Case(
        "El 14 de febrero, agentes antinarcóticos encontraron 3.6 toneladas de clorhidrato de "
        "cocaína entre cajas de banano en un contenedor del puerto de Guayaquil. Hay cuatro "
        "detenidos.",
        (Expected("event", "cocaine", "3.6 toneladas"),),
        "es",
    ),
    Case(
        "La justicia condenó a dos hombres a 18 años de cárcel por intentar enviar 400 kilos de "
        "cocaína a España.",
        (),
        "es",
    ),
    Case(
        "Desde 2018, la Armada se ha incautado de más de 200 toneladas de cocaína en el Pacífico.",
        (Expected("aggregate", "cocaine", "más de 200 toneladas"),),
        "es",
    ),
    Case(
        "Durante el allanamiento de una vivienda en Rosario, la policía secuestró 32 kilos de "
        "cocaína y 15 kilos de pasta base.",
        (Expected("event", "cocaine", "32 kilos"),),
        "es",
    ),
    Case(
        "Los perros no hallaron droga. Si la hubieran encontrado, dijo el fiscal, se habría "
        "incautado el barco.",
        (),
        "es",
    ),
    Case(
        "En noviembre de 2022 fue interceptado frente a las costas de Galicia un narcosubmarino "
        "con tres toneladas de cocaína a bordo.",
        (Expected("event", "cocaine", "tres toneladas"),),
        "es",
    ),
    Case(
        "Las incautaciones de fentanilo sumaron 1.2 toneladas entre enero y junio, según la "
        "fiscalía.",
        (Expected("aggregate", "fentanyl", "1.2 toneladas"),),
        "es",
    ),
    Case(
        "Más del 60 % de la cocaína sale por mar. Un contenedor puede llevar hasta dos toneladas.",
        (),
        "es",
    ),
    Case(
        "Aduanas y la Guardia Civil interceptaron en Algeciras un contenedor con 9.4 toneladas de "
        "cocaína procedente de Guayaquil.",
        (Expected("event", "cocaine", "9.4 toneladas"),),
        "es",
    ),
    Case(
        "Ese mismo día, un pasajero que viajaba a Madrid fue detenido en el aeropuerto Jorge "
        "Chávez con cápsulas de cocaína en el estómago.",
        (Expected("event", "cocaine", ""),),
        "es",
    ),
)

CASES = ENGLISH + SPANISH
