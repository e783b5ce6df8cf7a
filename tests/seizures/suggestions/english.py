"""Cases in English: plain ones, hard ones, and what is no seizure. The words are our own."""

from tests.seizures.suggestions.case import Case, Expected

SEED_IN_OTHER_WORDS = Case(
    "Ecuador’s harbours draw the headlines, yet Peru’s port of Callao, beside Lima, keeps sending "
    "cocaine abroad.\n\n"
    "In the newest case, officers confiscated about three tons of cocaine hydrochloride from a "
    "home just outside Callao, the Interior Ministry announced on January 7.\n\n"
    "Last year, one find followed another. In December, a large exporter of coffee raised the "
    "alarm when it discovered that one of its containers at Callao had cocaine concealed inside "
    "it. In November, some 100 kilograms of cocaine were discovered inside a load of scrap metal "
    "destined for Chile.\n\n"
    "SEE ALSO: How five tons of cocaine were seized in Antwerp\n\n"
    "And in June, customs officers intercepted 2.2 tons of cocaine packed in cans of asparagus and "
    "due to be sent to Rotterdam in the Netherlands. In 2021, the authorities seized more than "
    "eight tons of cocaine and cocaine base in Callao.\n\n"
    "A former mayor told a radio station that Callao moves almost 40% of the country’s drug "
    "exports. Most of the cocaine that leaves by the port goes to Belgium, the Netherlands and "
    "Spain, and Peru is the second-largest producer of cocaine.\n\n"
    "Since 2017, when Callao entered an inspection programme of the United Nations, more than 15 "
    "tons of cocaine have been confiscated at the port, according to Rivas, an expert on ports.",
    (
        Expected(
            "event",
            "cocaine",
            "about three tons",
            "hydrochloride",
            occurred="",
            announced="2023-01-07",
            seized=("PE", "Callao"),
            source="Interior Ministry",
        ),
        Expected("event", "cocaine", "", occurred="2022-12", seized=("PE", "Callao"), cover=""),
        Expected(
            "event",
            "cocaine",
            "some 100 kilograms",
            occurred="2022-11",
            destination=("CL", ""),
            cover="scrap metal",
        ),
        Expected(
            "event",
            "cocaine",
            "2.2 tons",
            occurred="2022-06",
            destination=("NL", "Rotterdam"),
            cover="cans of asparagus",
            seized=("", ""),
        ),
        Expected(
            "aggregate",
            "cocaine-and-base",
            "more than eight tons",
            occurred="2021",
            seized=("PE", "Callao"),
        ),
        Expected(
            "aggregate",
            "cocaine",
            "more than 15 tons",
            occurred="2017/..",
            seized=("PE", "Port of Callao"),
            source="Rivas",
        ),
    ),
    published="2023-01-13",
)

PLAIN = (
    Case(
        "Police in Guayaquil seized 450 kg of cocaine on Tuesday.",
        (
            Expected(
                "event", "cocaine", "450 kg", occurred="2023-03-07", seized=("EC", "Guayaquil")
            ),
        ),
    ),
    Case(
        "Some 39,525 pounds of cocaine were recovered from a sailboat near Cartagena, Colombia, on "
        "May 3, 2022.",
        (
            Expected(
                "event",
                "cocaine",
                "Some 39,525 pounds",
                occurred="2022-05-03",
                seized=("CO", "Cartagena"),
            ),
        ),
    ),
    Case(
        "Customs seizes 2.5-ton cocaine shipment in Antwerp",
        (Expected("event", "cocaine", "2.5-ton", seized=("BE", "Antwerp")),),
    ),
    Case(
        "A search of a house in Lima led to the discovery of 20 kilos of coca paste.",
        (Expected("event", "cocaine", "20 kilos", "paste", seized=("PE", "Lima")),),
    ),
    Case(
        "The raid ended with the seizure of between 300 and 350 kg of heroin and four arrests.",
        (Expected("event", "heroin", "between 300 and 350 kg", arrests=4),),
    ),
    Case(
        "Officers found 10,000 fentanyl pills inside a car in Tijuana on 14 February 2023.",
        (
            Expected(
                "event",
                "fentanyl",
                "10,000 fentanyl pills",
                "tablet",
                occurred="2023-02-14",
                seized=("MX", "Tijuana"),
            ),
        ),
    ),
    Case(
        "A man was arrested at the airport with two kilograms of crystal meth in his suitcase.",
        (Expected("event", "methamphetamine", "two kilograms", "crystal"),),
    ),
    Case(
        "Spanish police intercepted a boat carrying over four tonnes of hashish off the coast of "
        "Morocco last week.",
        (
            Expected(
                "event",
                "cannabis",
                "over four tonnes",
                "resin",
                occurred="2023-02-27/2023-03-05",
                seized=("MA", ""),
            ),
        ),
    ),
    Case(
        "Agents discovered 1,200 marijuana plants in a warehouse.",
        (Expected("event", "cannabis", "1,200 marijuana plants", "plant"),),
    ),
)

HARD = (
    Case(
        "On March 1, 2023, customs opened a container at the port of Santos. Inside they found 580 "
        "kilograms (1,279 pounds) of cocaine. The drugs were hidden among sacks of sugar bound for "
        "Hamburg, and three people were arrested.",
        (
            Expected(
                "event",
                "cocaine",
                "580 kilograms (1,279 pounds)",
                occurred="2023-03-01",
                seized=("BR", "Port of Santos"),
                destination=("DE", "Hamburg"),
                cover="sacks of sugar",
                arrests=3,
            ),
        ),
    ),
    Case(
        "In January, police seized 300 kg of cocaine in Manta, and in February they seized 200 kg "
        "of cocaine in Guayaquil.",
        (
            Expected("event", "cocaine", "300 kg", occurred="2023-01", seized=("EC", "Manta")),
            Expected("event", "cocaine", "200 kg", occurred="2023-02", seized=("EC", "Guayaquil")),
        ),
    ),
    Case(
        "The navy seized a semi-submersible capable of carrying five tons of cocaine. It held 1.8 "
        "tons of cocaine when it was intercepted off Colombia.",
        (Expected("event", "cocaine", "1.8 tons"),),
    ),
    Case(
        "The crew of the freighter had 3 tons of cocaine and heroin seized in Durban.",
        (Expected("event", "other", "3 tons", seized=("ZA", "Durban")),),
    ),
    Case(
        "Police seized 60 kg of cocaine in a flat in Rotterdam. A spokeswoman called the 60 kg of "
        "cocaine seized in Rotterdam a record for the street.",
        (Expected("event", "cocaine", "60 kg"),),
    ),
    Case(
        "“We seized 700 kilos of cocaine in one shipment of avocados,” said the prosecutor in "
        "December 2022.",
        (Expected("event", "cocaine", "700 kilos", cover="avocados"),),
    ),
    Case(
        "Police seized 300 kg of drugs, including 200 kg of cocaine, in Lima.",
        (Expected("event", "other", "300 kg", seized=("PE", "Lima")),),
    ),
    Case(
        "Several tons of cocaine were found buried on a farm near Medellín.",
        (Expected("event", "cocaine", "", seized=("CO", "Medellín")),),
    ),
    Case(
        "The shipment of 980 kg of cocaine, seized in Le Havre in 2022 in a container of bananas "
        "from Ecuador, was worth €70 million.",
        (
            Expected(
                "event",
                "cocaine",
                "980 kg",
                occurred="2022",
                seized=("FR", "Le Havre"),
                departure=("EC", ""),
                cover="bananas",
            ),
        ),
    ),
)

SUMS = (
    Case(
        "Belgian customs seized 110 tons of cocaine in Antwerp last year.",
        (Expected("aggregate", "cocaine", "110 tons", occurred="2022", seized=("BE", "Antwerp")),),
    ),
    Case(
        "Over the past five years, the navy has confiscated 400 tons of cocaine.",
        (Expected("aggregate", "cocaine", "400 tons", occurred="2018~/2023"),),
    ),
    Case(
        "A six-month operation in 30 countries led to the seizure of 145 tons of cocaine.",
        (Expected("aggregate", "cocaine", "145 tons"),),
    ),
    Case(
        "From 2018 to 2021, seizures of methamphetamine reached 90 tons, the agency reported.",
        (Expected("aggregate", "methamphetamine", "90 tons", occurred="2018/2021"),),
    ),
)

NOTHING = tuple(
    Case(text)
    for text in (
        "Callao handles almost 40% of the country’s drug exports.",
        "Colombia produced 1,400 tons of cocaine in 2021.",
        "A kilogram of cocaine sells for $35,000 in Europe.",
        "A single container can carry three tons of cocaine.",
        "If police had seized the two tons of cocaine, the gang would have moved on.",
        "No drugs were found in the container.",
        "Officers did not find the 300 kg of cocaine they were looking for.",
        "The court sentenced him to 15 years in prison for moving 500 kg of cocaine.",
        "SEE ALSO: Police seize 5 tons of cocaine in Antwerp",
        "The minister hopes to seize 100 tons of cocaine next year.",
        "Half of the cocaine seized in Europe is found in containers.",
        "Traffickers often hide cocaine inside shipments of fruit.",
        "Police seized $2 million and 14 cars from a cocaine trafficker in Lima.",
        "The gang shipped two tons of cocaine to Spain every month.",
        "Customs seized three tons of frozen shrimp at the port.",
        "Did the police really seize three tons of cocaine?",
        "Authorities raided a cocaine laboratory that could produce two tons a month.",
        "Researchers found cocaine in the water of the port.",
    )
)

CASES = (SEED_IN_OTHER_WORDS, *PLAIN, *HARD, *SUMS, *NOTHING)
