"""Cases as newspapers write them, longer and less orderly. The words are our own."""

from tests.seizures.suggestions.case import Case, Expected

CASES = (
    Case(
        "Spain’s Civil Guard has dismantled a network that brought cocaine into the country "
        "through Galicia. In a series of raids last month, agents arrested 14 people and "
        "seized 1,500 kilos of cocaine, nine vehicles and 300,000 euros in cash. The "
        "organisation had been moving around two tons of cocaine every three months, "
        "investigators believe.",
        (Expected("event", "cocaine", "1,500 kilos"),),
    ),
    Case(
        "It was not the first time that the port of Guayaquil had made headlines. In 2021, "
        "9.6 tons of cocaine were discovered there in a consignment of sugar, and the year "
        "before a container with 1.1 tons was stopped on its way to Romania. Ecuador has now "
        "overtaken Colombia as the main point of departure, according to the UNODC, which put"
        " production in the region at 2,300 tons.",
        (Expected("event", "cocaine", "9.6 tons"),),
    ),
    Case(
        "Australian police say a Sydney man imported 560 kilograms of methamphetamine. The "
        "drugs, worth 500 million dollars, were found last Thursday stuffed in barbecues "
        "shipped from Canada. He faces life in prison.",
        (Expected("event", "methamphetamine", "560 kilograms"),),
    ),
    Case(
        "Brazil’s federal revenue service has made 27 seizures at Santos this year, totalling"
        " 8.3 tonnes of cocaine. That compares with 15.2 tonnes for all of 2022.",
        (Expected("aggregate", "cocaine", "8.3 tonnes"),),
    ),
    Case(
        "Three tons! The customs chief could hardly believe it. “In thirty years I have never"
        " seen three tons of cocaine in one container,” he told reporters in Hamburg, after "
        "officers had pulled the bricks out from behind tins of paint.",
        (),
    ),
    Case(
        "A Panamanian-flagged tanker was searched off Fujairah and 4.2 tonnes of Captagon "
        "pills were taken ashore.",
        (Expected("event", "amphetamine", "4.2 tonnes"),),
    ),
    Case(
        "Sinaloa's new generation prefers fentanyl: it takes 50 kilos of fentanyl to earn "
        "what three tons of cocaine once did. Mexican soldiers found 540 kilos of the drug in"
        " a warehouse in Culiacán in July 2022, a national record.",
        (Expected("event", "other", "540 kilos"),),
    ),
    Case(
        "El fiscal detalló que en el registro de la nave, en un polígono de Vigo, se "
        "intervinieron 650 kilos de cocaína, dos pistolas y 80.000 euros. Los seis detenidos "
        "pasarán mañana a disposición judicial.",
        (Expected("event", "cocaine", "650 kilos"),),
        "es",
    ),
    Case(
        "La banda, según la acusación, introdujo en Europa más de 20 toneladas de cocaína "
        "entre 2016 y 2020. Solo en una ocasión perdió la mercancía: en mayo de 2019 la "
        "policía belga decomisó 2,1 toneladas de cocaína en Amberes.",
        (Expected("event", "cocaine", "2,1 toneladas"),),
        "es",
    ),
    Case(
        "Perú decomisó en 2022 un total de 86 toneladas de drogas, de las cuales 28 toneladas"
        " eran de clorhidrato de cocaína, según cifras del Ministerio del Interior.",
        (Expected("aggregate", "other", "un total de 86 toneladas"),),
        "es",
    ),
    Case(
        "Los paquetes, con un peso de 312 kilos de cocaína, estaban ocultos en el doble fondo"
        " de un camión que fue detenido en la carretera Interoceánica, a la altura de Puerto "
        "Maldonado. El conductor huyó.",
        (Expected("event", "cocaine", "312 kilos"),),
        "es",
    ),
    Case(
        "El expresidente negó que su gobierno hubiera protegido el envío de las cinco "
        "toneladas de cocaína. La avioneta, recordó, fue derribada en 2004 y en ella no se "
        "encontró más que combustible.",
        (),
        "es",
    ),
    Case(
        "Cae en Rosario un cargamento de 1.658 kilos de cocaína que iba a viajar a Dubái. La "
        "droga estaba en un galpón, en bolsas de maíz pisingallo, y hay cinco detenidos.",
        (Expected("event", "cocaine", ""),),
        "es",
    ),
    Case(
        "Desde comienzos de año van decomisadas 5.2 toneladas de marihuana en el "
        "departamento, un 30 % más que en el mismo período de 2022.",
        (Expected("aggregate", "cannabis", "5.2 toneladas"),),
        "es",
    ),
    Case(
        "“El año pasado incautamos 301 toneladas de cocaína, y este año vamos por más”, dijo "
        "el ministro de Defensa.",
        (Expected("aggregate", "cocaine", "301 toneladas"),),
        "es",
    ),
)
