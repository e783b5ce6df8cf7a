"""Charts of our own records: a range is drawn as a range, and what is not known as not known."""

import json
from datetime import date
from pathlib import Path

from demonstration.draw.paper import (
    BLUE,
    HAIRLINE,
    INK,
    MARGIN,
    PALE_BLUE,
    PAPER,
    RED,
    SOFT_INK,
    WIDTH,
    Sheet,
)
from seizures.quantities import Qualifier, parse_plain, to_kilograms

RECORDS = Path(__file__).parent.parent / "content" / "seizures.json"

# The bars of the comparison; each is its number of pounds times the exact pound (NIST SP 811).
SHORT_TON = 907.18474
LONG_TON = 1016.0469088


def _records():
    return {record["key"]: record for record in json.loads(RECORDS.read_text(encoding="utf-8"))}


def _tonnes(kilograms, language, *, trim=False):
    figure = f"{kilograms / 1000:.2f}"
    if trim:
        figure = figure.rstrip("0").rstrip(".")
    return figure.replace(".", ",") if language == "es" else figure


INTERVAL_ROWS = [
    ("philadelphia-gayane-2019", "Philadelphia, 2019", "Filadelfia, 2019"),
    ("hamburg-putty-2021", "Hamburg, 2021", "Hamburgo, 2021"),
    ("callao-flooring-2024", "Callao, Jan. 2024", "Callao, ene. 2024"),
    ("callao-house-2023", "Callao, Jan. 2023", "Callao, ene. 2023"),
    ("callao-tiles-2023", "Callao, Mar. 2023", "Callao, mar. 2023"),
    ("callao-asparagus-2022", "Callao, June 2022", "Callao, jun. 2022"),
    ("callao-scrap-metal-2022", "Callao, Nov. 2022", "Callao, nov. 2022"),
    ("callao-coffee-container-2022", "Callao, Dec. 2022", "Callao, dic. 2022"),
]
INTERVAL_WORDS = {
    "en": (
        "Exact, a range, a floor, or not known",
        "Cocaine seized in eight events, metric tonnes",
        "over {}",
        "{} to {}",
        "about {}",
        "not known",
    ),
    "es": (
        "Exacto, un intervalo, un mínimo o desconocido",
        "Cocaína incautada en ocho hechos, toneladas métricas",
        "más de {}",
        "{} a {}",
        "unos {}",
        "se desconoce",
    ),
}


def intervals(language):
    """Eight quantities from the records, each with the limits its source allows."""
    title, subtitle, floor, between, about, unknown = INTERVAL_WORDS[language]
    records = _records()
    sheet = Sheet(title, subtitle)
    left, top, step, per_tonne = 470, 252, 82, 43
    for tonnes in (0, 5, 10, 15, 20):
        x = left + tonnes * per_tonne
        sheet.line([(x, top - 24), (x, top + step * 8 - 14)], fill=HAIRLINE, width=1.5)
        sheet.text(
            (x, top + step * 8), str(tonnes), face="mono", size=34, fill=SOFT_INK, anchor="ma"
        )
    for index, (key, english, spanish) in enumerate(INTERVAL_ROWS):
        y = top + index * step + 16
        name = spanish if language == "es" else english
        sheet.text((MARGIN, y), name, face="sans", size=40, anchor="lm")
        record = records[key]
        wording = record["substances"][0]["quantity_text"]
        if not wording:
            sheet.disc((left + 14, y), 13, fill=None, outline=RED, width=4)
            sheet.text((left + 46, y), unknown, size=40, fill=RED, anchor="lm")
            continue
        quantity = parse_plain(wording)
        mass = to_kilograms(quantity)
        lightest = float(mass.low)
        heaviest = None if mass.high is None else float(mass.high)
        x_low = left + lightest / 1000 * per_tonne
        sheet.line([(left, y), (x_low, y)], fill=PALE_BLUE, width=5)
        low = _tonnes(lightest, language, trim=not heaviest or heaviest == lightest)
        if heaviest is None:
            sheet.line([(x_low, y - 20), (x_low, y + 20)], fill=BLUE, width=6)
            sheet.line([(x_low, y), (x_low + 70, y)], fill=BLUE, width=6)
            sheet.arrow_head((x_low + 92, y), (1, 0), fill=BLUE, size=28)
            label, x_label = floor.format(low), x_low + 112
        elif heaviest > lightest:
            x_high = left + heaviest / 1000 * per_tonne
            sheet.box(x_low, y - 20, x_high, y + 20, fill=BLUE)
            label = between.format(low, _tonnes(heaviest, language))
            x_label = x_high + 26
        else:
            sheet.disc((x_low, y), 13, fill=BLUE)
            label, x_label = low, x_low + 32
        if quantity.qualifier == Qualifier.ABOUT:
            label = about.format(label)
        sheet.text((x_label, y), label, face="mono", size=38, anchor="lm", halo=True)
    return sheet


TON_WORDS = {
    "en": (
        "One word, three weights",
        "Kilograms in one “ton”, and in the “2.2 tons” of Callao",
        ("Short ton", "Tonne", "Long ton"),
    ),
    "es": (
        "Una palabra, tres pesos",
        "Kilogramos en un «ton», y en los «2.2 tons» del Callao",
        ("Tonelada corta", "Métrica", "Tonelada larga"),
    ),
}


def ton_comparison(language):
    """The three tons side by side, from zero and to one scale."""
    title, subtitle, names = TON_WORDS[language]
    sheet = Sheet(title, subtitle)
    left, top, step, per_kilogram = MARGIN, 260, 236, 0.98
    full = left + LONG_TON * per_kilogram
    for index, (name, kilograms) in enumerate(
        zip(names, (SHORT_TON, 1000.0, LONG_TON), strict=True)
    ):
        y = top + index * step
        right = left + kilograms * per_kilogram
        sheet.text((left, y), name, face="display", size=52)
        sheet.box(left, y + 72, right, y + 162, fill=BLUE if index != 1 else INK)
        if right < full:
            sheet.hatch([[(right, y + 72), (full, y + 72), (full, y + 162), (right, y + 162)]])
        figure = f"{kilograms:,.2f}" if kilograms % 1 else f"{kilograms:,.0f}"
        larger = f"{kilograms * 2.2:,.0f}"
        if language == "es":
            swap = str.maketrans(",.", ".,")
            figure, larger = figure.translate(swap), larger.translate(swap)
        sheet.text(
            (left + 26, y + 117), f"{figure} kg", face="mono", size=46, fill=PAPER, anchor="lm"
        )
        sheet.text(
            (full + 56, y + 92),
            "× 2.2" if language == "en" else "× 2,2",
            face="sans",
            size=38,
            fill=SOFT_INK,
            anchor="lm",
        )
        sheet.text((full + 56, y + 146), f"{larger} kg", face="mono", size=52, anchor="lm")
    sheet.line([(full, top + 56), (full, top + step * 2 + 178)], fill=INK, width=2)
    return sheet


TIMELINE_WORDS = {
    "en": (
        "Six finds and two claims at Callao",
        "A day is a point, a month is a bar, a claim is a bracket",
        ("571.8 kg", "2,257.7 kg", "2.2 tons", "about 100 kg", "not known", "some 3 tons"),
        "claim: over 8 tons in 2021",
        "claim: over 15 tons since 2017",
    ),
    "es": (
        "Seis hallazgos y dos afirmaciones",
        "Un día es un punto; un mes, una barra; una afirmación, un corchete",
        ("571,8 kg", "2.257,7 kg", "«2.2 tons»", "unos 100 kg", "se desconoce", "«some 3 tons»"),
        "afirmación: más de 8 «tons» en 2021",
        "afirmación: más de 15 «tons» desde 2017",
    ),
}


def callao_timeline(language):
    """The Callao records from January 2021 to January 2023, as exact as their dates."""
    title, subtitle, amounts, claim_year, claim_since = TIMELINE_WORDS[language]
    sheet = Sheet(title, subtitle)
    first = date(2021, 1, 1)
    left, axis, per_day = MARGIN, 560, (WIDTH - 2 * MARGIN - 90) / 800

    def x_of(day):
        return left + (day - first).days * per_day

    sheet.line([(left, axis), (WIDTH - MARGIN, axis)], fill=INK, width=3)
    for year in (2021, 2022, 2023):
        x = x_of(date(year, 1, 1))
        sheet.line([(x, axis - 20), (x, axis + 20)], fill=INK, width=3)
        sheet.text((x + 12, axis + 16), str(year), face="mono", size=40, fill=SOFT_INK)
    finds = [
        (date(2021, 2, 1), date(2021, 2, 28), 390, "la", amounts[0]),
        (date(2021, 8, 10), None, 300, "ma", amounts[1]),
        (date(2022, 6, 11), None, 462, "ra", amounts[2]),
        (date(2022, 11, 1), date(2022, 11, 30), 390, "ra", amounts[3]),
        (date(2022, 12, 1), date(2022, 12, 31), 300, "ra", amounts[4]),
        (date(2023, 1, 6), None, 214, "ra", amounts[5]),
    ]
    for start, end, height, anchor, words in finds:
        x = x_of(start) if end is None else (x_of(start) + x_of(end)) / 2
        unknown = words == amounts[4]
        colour = RED if unknown else BLUE
        sheet.line([(x, height + 52), (x, axis)], fill=HAIRLINE, width=2)
        if end is None:
            sheet.disc((x, axis), 15, fill=colour)
        else:
            sheet.box(
                x_of(start) + 2,
                axis - 14,
                x_of(end),
                axis + 14,
                fill=PAPER if unknown else colour,
                outline=colour,
                width=4,
            )
        shift = {"la": -20, "ma": 0, "ra": 20}[anchor]
        sheet.text((x + shift, height), words, size=42, fill=colour, anchor=anchor, halo=True)
    brackets = [
        (x_of(date(2021, 1, 1)), x_of(date(2021, 12, 31)), 690, claim_year, False),
        (left, WIDTH - MARGIN, 830, claim_since, True),
    ]
    for start, end, y, words, open_ended in brackets:
        sheet.line([(start, y), (end - (26 if open_ended else 0), y)], fill=RED, width=4)
        if open_ended:
            sheet.arrow_head((end, y), (1, 0), fill=RED, size=30)
            sheet.arrow_head((start, y), (-1, 0), fill=RED, size=30)
        else:
            for x in (start, end):
                sheet.line([(x, y - 22), (x, y + 2)], fill=RED, width=4)
        sheet.text((start + 12, y + 14), words, face="italic", size=46, fill=RED)
    return sheet
