"""Schemes: how a search narrows, and where in a cargo something may be hidden."""

from demonstration.draw.paper import (
    BLUE,
    HAIRLINE,
    INK,
    LAND,
    MARGIN,
    PALE_BLUE,
    PAPER,
    RED,
    SOFT_INK,
    WIDTH,
    Sheet,
)

STEP_WORDS = {
    "en": (
        "From paper first to the steel box last",
        "Each step is slower, so fewer boxes reach it",
        (
            ("Paper", "manifest,\nshipper,\nroute"),
            ("Risk", "what does\nnot sit\ntogether"),
            ("Image", "density\nout of\nplace"),
            ("Seal", "a number\nthat was\ncopied"),
            ("Door", "unloading\nby hand"),
        ),
    ),
    "es": (
        "Primero el papel; al final, la caja de acero",
        "Cada paso es más lento: llegan menos cajas",
        (
            ("Papel", "manifiesto,\nremitente,\nruta"),
            ("Riesgo", "lo que no\nencaja"),
            ("Imagen", "densidad\nfuera de\nlugar"),
            ("Precinto", "un número\ncopiado"),
            ("Puerta", "descarga\na mano"),
        ),
    ),
}
BOXES = ((6, 8), (6, 5), (5, 3), (3, 2), (1, 1))


def container_steps(language):
    """Five steps of a container search, drawn as ever fewer boxes; a scheme, not a count."""
    title, subtitle, steps = STEP_WORDS[language]
    sheet = Sheet(title, subtitle)
    column, base = (WIDTH - 2 * MARGIN) / 5, 640
    for index, ((name, note), (across, up)) in enumerate(zip(steps, BOXES, strict=True)):
        left = MARGIN + index * column
        last = index == len(steps) - 1
        for row in range(up):
            for place in range(across):
                x, y = left + place * 42, base - row * 50
                sheet.box(x, y - 42, x + 36, y, fill=RED if last else BLUE)
        sheet.line([(left, base + 18), (left + column - 30, base + 18)], fill=INK, width=3)
        sheet.text((left, base + 40), name, face="display", size=58, fill=RED if last else INK)
        sheet.text((left, base + 122), note, face="sans", size=40, fill=SOFT_INK)
        if not last:
            x = left + column - 22
            sheet.arrow_head((x, base + 18), (1, 0), size=26)
    return sheet


METHOD_WORDS = {
    "en": (
        "Five places to hide a consignment",
        (
            "in the load",
            "rip-off: inside the doors",
            "in the structure",
            "on the hull",
            "dissolved in the goods",
        ),
    ),
    "es": (
        "Cinco lugares donde ocultar un alijo",
        (
            "en la carga",
            "gancho ciego: junto a la puerta",
            "en la estructura",
            "en el casco",
            "disuelto en la mercancía",
        ),
    ),
}


def container_methods(language):
    """A refrigerated container cut open above a hull, with five numbered places."""
    title, names = METHOD_WORDS[language]
    sheet = Sheet(title)
    left, top, right, bottom = MARGIN, 180, 1010, 560
    sheet.box(left, top, right, bottom, fill=PAPER, outline=INK, width=6)
    sheet.box(left + 6, top + 6, left + 116, bottom - 6, fill=LAND)
    sheet.line([(left + 116, top), (left + 116, bottom)], fill=INK, width=4)
    for radius in (40, 26):
        sheet.disc((left + 60, top + 80), radius, fill=None, outline=SOFT_INK, width=4)
    for slat in range(5):
        y = top + 250 + slat * 22
        sheet.line([(left + 26, y), (left + 96, y)], fill=SOFT_INK, width=4)
    sheet.box(left + 116, bottom - 30, right - 3, bottom - 3, fill=LAND)
    for x in range(left + 130, right - 10, 24):
        sheet.line([(x, bottom - 30), (x + 12, bottom - 6)], fill=SOFT_INK, width=2)
    for column in range(7):
        for row in range(4):
            x, y = left + 134 + column * 94, bottom - 36 - row * 76
            odd = (column, row) in {(1, 1), (2, 1), (2, 2)}
            mixed = (column, row) in {(5, 0), (5, 1), (5, 2), (5, 3)}
            sheet.box(x, y - 70, x + 88, y, fill=RED if odd else PALE_BLUE, outline=BLUE, width=3)
            if mixed:
                sheet.hatch([[(x, y - 70), (x + 88, y - 70), (x + 88, y), (x, y)]], spacing=9)
    for bag in range(2):
        y = bottom - 36 - bag * 66
        sheet.box(right - 108, y - 56, right - 30, y, fill=RED)
        sheet.line(
            [
                (right - 84, y - 56),
                (right - 84, y - 66),
                (right - 54, y - 66),
                (right - 54, y - 56),
            ],
            fill=RED,
            width=6,
        )
    sheet.line([(right, top - 4), (right + 66, top - 34)], fill=INK, width=6)
    sheet.line([(right, bottom + 3), (right + 66, bottom + 33)], fill=INK, width=6)

    deck, keel, waterline = 680, 940, 800
    hull = [(MARGIN, deck), (1060, deck), (1000, 860), (930, keel), (150, keel), (96, 880)]
    sheet.shape(hull, fill=LAND, outline=INK, width=5)
    for x in range(130, 1010, 118):
        sheet.box(x, deck - 52, x + 110, deck - 6, fill=PALE_BLUE, outline=BLUE, width=3)
    sheet.dashes([(0, waterline), (1110, waterline)], fill=BLUE, width=4, dash=26, gap=16)
    sheet.box(986, 838, 1054, 888, fill=RED)

    numbered = [
        (1, (left + 134 + 94 * 2 + 44, bottom - 36 - 76 - 35)),
        (2, (right - 70, top + 92)),
        (3, (left + 60, top + 186)),
        (4, (1098, 863)),
        (5, (left + 134 + 94 * 5 + 44, bottom - 36 - 76 * 2 - 35)),
    ]
    for value, at in numbered:
        sheet.disc(at, 37, fill=PAPER)
        sheet.number(at, value, fill=INK)
    for index, name in enumerate(names):
        y = 240 + index * 150
        sheet.line([(1150, y - 66), (WIDTH - MARGIN, y - 66)], fill=HAIRLINE, width=2)
        sheet.number((1182, y), index + 1, fill=INK)
        lines = _wrapped(sheet, name, 290)
        sheet.text((1234, y), lines, face="display", size=46, anchor="lm")
    return sheet


def _wrapped(sheet, words, width):
    lines, line = [], ""
    for word in words.split():
        longer = f"{line} {word}".strip()
        if line and sheet.width_of(longer, face="display", size=46) > width:
            lines.append(line)
            longer = word
        line = longer
    return "\n".join([*lines, line])
