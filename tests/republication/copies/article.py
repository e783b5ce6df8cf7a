"""The article that all the copies are of, and what is expected of a copy of it."""

from dataclasses import replace
from datetime import date

from commons import licences
from commons.attribution import Attribution
from republication.verification import Correction, Expected, KeptImage

HEADLINE = "Scrap metal hid 2.2 tons of cocaine bound for Rotterdam"
ENGLISH_ADDRESS = "https://waybill.example/en/ports/scrap-metal-hid-cocaine/"
SPANISH_ADDRESS = "https://waybill.example/es/puertos/chatarra-ocultaba-cocaina/"
FORMER_ADDRESS = "https://waybill.example/en/ports/cocaine-in-scrap/"
PARAGRAPHS = (
    "Police in Callao found 2.2 tons of cocaine in a container of scrap metal on 11 June 2022. "
    "The container was to leave for Rotterdam the next morning.",
    "“Nobody scans scrap,” said a customs officer, who asked not to be named. "
    "The X-ray shows one dark block, whatever is inside it.",
    "Court records seen by Waybill name Inversiones Cóndor as the shipper. "
    "The company was founded in Arequipa in 2019 with a capital of 1,500 soles. "
    "Its only director is a fisherman of 71 who says he signed papers for a cousin.",
    "Between 2019 and 2022 the company sent 38 containers to Rotterdam and Antwerp. "
    "None of them was ever opened in Peru.",
    "Prosecutors believe that at least nine of those shipments carried drugs. "
    "They base that estimate on weights that differ between the port and the bill of lading.",
    "The Dutch customs service declined to comment on an open investigation. "
    "The fisherman was released in August and has not been charged.",
)
SPANISH_HEADLINE = "La chatarra ocultaba 2,2 toneladas de cocaína con destino a Róterdam"
SPANISH_PARAGRAPHS = (
    "La policía de Callao encontró 2,2 toneladas de cocaína en un contenedor de chatarra el 11 de "
    "junio de 2022. El contenedor debía salir hacia Rotterdam a la mañana siguiente.",
    "“Nadie escanea la chatarra”, dijo un agente de aduanas que pidió no ser nombrado. La imagen de "
    "rayos X muestra un bloque oscuro, sea lo que sea que haya dentro.",
    "Los documentos judiciales señalan a Inversiones Cóndor como la empresa exportadora. La empresa "
    "se fundó en Arequipa en 2019 con un capital de 1.500 soles. Su único director es un pescador de "
    "71 años que dice que firmó papeles para un primo.",
    "Entre 2019 y 2022 la empresa envió 38 contenedores a Rotterdam y Antwerp. Ninguno de ellos fue "
    "abierto jamás en el Perú.",
    "Los fiscales creen que al menos nueve de esos envíos llevaban droga. Basan su cálculo en pesos "
    "que difieren entre el puerto y el conocimiento de embarque.",
)
CORRECTION_TEXT = (
    "An earlier version of this article said that the company sent 83 containers. It sent 38."
)
CORRECTION = Correction(CORRECTION_TEXT, "Correction (4 July 2022)", date(2022, 7, 4))
KEPT_IMAGE = KeptImage(
    credit="Rosa Quispe / Andes Photo",
    alt="A police officer opens a bale of scrap in the port of Callao",
    reason="All rights to this image are reserved.",
    stems=("q7x2kdv9-callao-bale",),
)


def _attribution(language: str, licence_code: str) -> Attribution:
    return Attribution(
        title=HEADLINE,
        authors=("Ana Ruiz", "José Núñez"),
        publisher="Waybill",
        url=ENGLISH_ADDRESS,
        licence=licences.get(licence_code),
        language=language,
    )


def expected(licence_code: str = "CC-BY-NC-4.0", **changes) -> Expected:
    """Of a copy that was reported to us."""
    of_article = Expected(
        language="en",
        headlines=(HEADLINE, SPANISH_HEADLINE),
        authors=(("Ana Ruiz",), ("José Núñez",)),
        newsroom="Waybill",
        addresses=(ENGLISH_ADDRESS, FORMER_ADDRESS, SPANISH_ADDRESS),
        home="https://waybill.example/",
        licence=licences.get(licence_code),
        paragraphs=PARAGRAPHS,
        whole="",
        attributions={each: _attribution(each, licence_code) for each in ("en", "es")},
        told_us=True,
    )
    return replace(of_article, **changes)
