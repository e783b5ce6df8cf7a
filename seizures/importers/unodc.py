"""UNODC, Individual Drug Seizures: a row a seizure, as countries reported them, 2011 to 2016.

The public file is separated by semicolons and has 16 columns. Amounts were changed by binary
arithmetic on the way (0.006999999999999999); they are read to the eighth decimal. A row has no key
of its own, and 44,229 rows are the same as another in every cell: each is a record.
"""

from django.utils.translation import gettext_noop

from seizures.importers import cells
from seizures.importers.draft import Draft, RefusedRowError, Row
from seizures.importers.source import Notes, Reader, Reading, Source, at_site, dated
from seizures.vocabularies import Concealment, Mode, Role, Site

UNKNOWN = frozenset({"", "unknown", "other", "none"})
SITES = {
    name: str(site)
    for site, names in {
        Site.AIRPORT: "airport|air cargo",
        Site.PORT: "seaport|port facilities",
        Site.POST_OFFICE: "post office|courier / delivery service",
        Site.ROAD: "road|highway|checkpoint",
        Site.STREET: "street|square",
        Site.HOUSE: "flat/apartment|home/residence|residence",
        Site.VEHICLE: "car|vehicle|truck / lorry|bus",
        Site.BORDER: "frontier",
        Site.PRISON: "prison",
        Site.SHOP: "store|bar|hotel|restaurant / cafe|market / bazaar|gas station",
        Site.WAREHOUSE: "warehouse",
        Site.CONTAINER: "container",
        Site.VESSEL: "boat|vessel",
        Site.RAILWAY: "train|railway station",
        Site.HIGH_SEAS: "international waters",
        Site.COAST: "territorial waters|beach",
        Site.RIVER: "riverport",
        Site.FARM: "farm",
        Site.OPEN_COUNTRY: "open air|forest|mountains",
    }.items()
    for name in names.split("|")
}
MODES = {
    "commercial air": str(Mode.AIR),
    "private air": str(Mode.AIR),
    "air": str(Mode.AIR),
    "commercial road": str(Mode.ROAD),
    "private road": str(Mode.ROAD),
    "commercial sea": str(Mode.VESSEL),
    "private sea": str(Mode.VESSEL),
    "river": str(Mode.VESSEL),
    "rail": str(Mode.RAIL),
    "mail": str(Mode.POST),
    "pedestrian": str(Mode.PERSON),
}
CONCEALMENTS = {
    name: str(concealment)
    for concealment, names in {
        Concealment.PARCEL: "postal",
        Concealment.BAGGAGE: "baggage|handbag|backpack",
        Concealment.BODY: "swallowed|body",
        Concealment.CLOTHING: "outerwear|underwear|shoes|clothes",
        Concealment.IN_LOAD: "freight",
        Concealment.GOODS: (
            "furniture|cosmetics|electrical parts|gifts|food|appliances|beverages|art items|toys|"
            "office supplies"
        ),
    }.items()
    for name in names.split("|")
}


class UNODC(Source):
    code = "unodc-ids"
    name = "UNODC, Individual Drug Seizures, public report"
    publisher = "United Nations Office on Drugs and Crime"
    url = "https://dataunodc.un.org/"
    terms = gettext_noop(
        "UNODC data terms: use with attribution to UNODC; figures are as reported by countries."
    )
    terms_url = "https://www.unodc.org/unodc/terms-of-use.html"
    delimiter = ";"
    required = (
        "COUNTRY",
        "ADMINISTRATIVE_DIVISION",
        "PLACE",
        "SEIZURE_DATE",
        "DRUG_NAME",
        "AMOUNT",
        "DRUG_UNIT",
        "HIDING_PLACE",
        "INSTALLATION",
        "TRANSPORT",
        "PRODUCING_COUNTRY",
        "DEPARTURE_COUNTRY",
        "DESTINATION_COUNTRY",
    )

    def read(self, row: Row, note: Notes, reading: Reading) -> Draft:
        see = Reader(row, note)
        try:
            day = cells.day(row["SEIZURE_DATE"], reading.today)
        except RefusedRowError as error:
            raise dated(error, "SEIZURE_DATE") from error
        amount = see.amount("AMOUNT", "DRUG_UNIT")
        seized = see.place(
            Role.SEIZED,
            "COUNTRY",
            is_needed=True,
            name=row["PLACE"],
            region=row["ADMINISTRATIVE_DIVISION"],
        )
        places = (
            at_site(seized, see.mapped("INSTALLATION", SITES, UNKNOWN)),
            see.place(Role.PRODUCTION, "PRODUCING_COUNTRY"),
            see.place(Role.DEPARTURE, "DEPARTURE_COUNTRY"),
            see.place(Role.DESTINATION, "DESTINATION_COUNTRY"),
        )
        return Draft(
            occurred=day,
            mode=see.mapped("TRANSPORT", MODES, UNKNOWN),
            concealment=see.mapped("HIDING_PLACE", CONCEALMENTS, UNKNOWN),
            lines=(see.line("DRUG_NAME", amount),),
            places=tuple(place for place in places if place),
            figure=f"{row['AMOUNT']} {row['DRUG_UNIT']}".strip(),
            is_doubtful=see.is_doubtful(amount, "AMOUNT"),
        )
