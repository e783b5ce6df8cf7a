"""Policía Nacional de Colombia, incautaciones: a row a class of drug at a place on a day.

In Spanish, UTF-8 with a mark. Grams have a comma for thousands (“16,780”) and dates put the month
first (“02/20/2019 12:00:00 AM”). Codes of municipalities are DANE's, read as numbers and so with
commas too (“91,001,000”): their first two digits are the department. The last row adds up.
"""

from django.utils.translation import gettext_noop

from seizures.importers import cells
from seizures.importers.draft import Draft, Place, RefusedRowError, Row
from seizures.importers.source import Notes, Reader, Reading, Source, dated
from seizures.vocabularies import Mode, Precision, Role, Site

AMOUNT = "Droga Incautada/ Cantidad"
# DANE's codes of departments (DIVIPOLA) and ISO 3166-2:CO.
DEPARTMENTS = {
    "05": "CO-ANT",
    "08": "CO-ATL",
    "11": "CO-DC",
    "13": "CO-BOL",
    "15": "CO-BOY",
    "17": "CO-CAL",
    "18": "CO-CAQ",
    "19": "CO-CAU",
    "20": "CO-CES",
    "23": "CO-COR",
    "25": "CO-CUN",
    "27": "CO-CHO",
    "41": "CO-HUI",
    "44": "CO-LAG",
    "47": "CO-MAG",
    "50": "CO-MET",
    "52": "CO-NAR",
    "54": "CO-NSA",
    "63": "CO-QUI",
    "66": "CO-RIS",
    "68": "CO-SAN",
    "70": "CO-SUC",
    "73": "CO-TOL",
    "76": "CO-VAC",
    "81": "CO-ARA",
    "85": "CO-CAS",
    "86": "CO-PUT",
    "88": "CO-SAP",
    "91": "CO-AMA",
    "94": "CO-GUA",
    "95": "CO-GUV",
    "97": "CO-VAU",
    "99": "CO-VID",
}
UNKNOWN = frozenset({"", "otro", "no definido"})
SITES = {
    name: str(site)
    for site, names in {
        Site.STREET: (
            "vias publicas|frente a residencias - via publica|frente a almacen - via publica|"
            "frente a colegio - via publica|frente a edificio - via publica|"
            "frente clinica u hospital - via publica|frente conjunto - via publica|"
            "sobre anden - via publica|callejón|parques"
        ),
        Site.ROAD: (
            "carretera|tramo de via|puesto de control|peaje|trocha|puente|"
            "rodando sobre via - via publica"
        ),
        Site.HOUSE: (
            "casas de habitacion|dentro de la vivienda|apartamento|"
            "apartamento en conjunto cerrado|conjunto residencial"
        ),
        Site.FARM: "fincas y similares|cultivos|potreros",
        Site.VEHICLE: (
            "interior vehiculo servicio publico|interior vehiculo particular|vehiculo|"
            "vehiculo moto|vehiculo taxi|vehiculo de uber|transporte intermunicipal|"
            "transporte publico rural"
        ),
        Site.AIRPORT: "aeropuerto",
        Site.LABORATORY: "laboratorio de base|laboratorio de cristalizacion",
        Site.PRISON: "carceles",
        Site.PORT: "puerto|muelle",
        Site.WAREHOUSE: "bodegas y similares",
        Site.OPEN_COUNTRY: "zona selvática|selva|bosques|lote baldio",
        Site.HIGH_SEAS: "altamar",
        Site.RIVER: "rios",
        Site.COAST: "playa",
        Site.POST_OFFICE: "establecimiento de mensajeria",
        Site.RAILWAY: "estacion del metro",
        Site.SHOP: (
            "establecimiento de comercio|local comercial|almacenes|tienda|plazas de mercado|"
            "hoteles, residencias, y similares.|bares, cantinas y similares|discotecas|billares"
        ),
    }.items()
    for name in names.split("|")
}


class Colombia(Source):
    code = "co-policia"
    name = "Policía Nacional de Colombia, incautaciones"
    publisher = "Policía Nacional de Colombia"
    url = "https://www.policia.gov.co/grupo-informaci%C3%B3n-criminalidad/estadistica-delictiva"
    terms = gettext_noop(
        "Colombian open-data terms (Law 1712 of 2014, datos.gov.co): use with the source named."
    )
    terms_url = "https://www.datos.gov.co/"
    language = "es"
    required = (
        "CLASE_BIEN",
        "DEPTO_HECHO",
        "MUNICIPIO_HECHO",
        "FECHA_HECHO",
        "CLASE_SITIO",
        "CODIGO_DANE",
        "BIEN_UNIDAD_MEDIDA",
        AMOUNT,
    )
    totals_column = AMOUNT

    def is_totals(self, row: Row) -> bool:
        return row["CLASE_BIEN"].casefold() == "total"

    def read(self, row: Row, note: Notes, reading: Reading) -> Draft:
        see = Reader(row, note)
        try:
            day = cells.american_day(row["FECHA_HECHO"], reading.today)
        except RefusedRowError as error:
            raise dated(error, "FECHA_HECHO") from error
        amount = see.amount(AMOUNT, "BIEN_UNIDAD_MEDIDA", thousands=True)
        return Draft(
            occurred=day,
            mode=str(Mode.ROAD) if row["CLASE_SITIO"].startswith("INTERIOR VEHICULO") else "",
            lines=(see.line("CLASE_BIEN", amount),),
            places=(self._place(row, see.mapped("CLASE_SITIO", SITES, UNKNOWN)),),
            agencies=(self.publisher,),
            figure=f"{row[AMOUNT]} {row['BIEN_UNIDAD_MEDIDA']}",
            is_doubtful=see.is_doubtful(amount, AMOUNT),
        )

    def _place(self, row: Row, site: str) -> Place:
        """The municipality; “(CT)” marks the capital of its department and is no part of it."""
        municipality = cells.tidy(row["MUNICIPIO_HECHO"].removesuffix("(CT)"))
        department = cells.tidy(row["DEPTO_HECHO"])
        name = ", ".join(dict.fromkeys(filter(None, [municipality, department])))
        code = row["CODIGO_DANE"].replace(",", "").rjust(8, "0")[:2]
        precision = Precision.CITY if municipality else Precision.REGION
        return Place(
            str(Role.SEIZED),
            name[:120],
            "CO",
            str(precision) if name else str(Precision.COUNTRY),
            subdivision=DEPARTMENTS.get(code, ""),
            site=site,
        )
