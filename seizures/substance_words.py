"""Substances as a text names them, in English and Spanish: “cocaína líquida”, “crystal meth”.

Pure rules. The names are those of UNODC's Individual Drug Seizures, of customs services and of
newsrooms. A joint name (“cocaine and cocaine base”) is one substance. Capitals and accents do not
matter. Words that mostly mean something else are read only where they cannot: “crack” beside
“cocaine” or after “of”, never “crack down”.
"""

import re
import unicodedata
from typing import NamedTuple

from seizures.vocabularies import Form, Substance


class NamedSubstance(NamedTuple):
    """A substance in a text. ``span``: the first character of its name, and the one behind it."""

    span: tuple[int, int]
    substance: str
    form: str = ""


_COCAINE, _CANNABIS = Substance.COCAINE, Substance.CANNABIS
_COCAINE_WORD = r"coca(?:ine|ina)"
_BASE_WORD = (
    rf"(?:{_COCAINE_WORD} base|coca(?:ine)? paste|base paste|(?:pasta )?base de {_COCAINE_WORD}|"
    rf"pasta(?: basica| base)? de (?:{_COCAINE_WORD}|coca)|pasta base|coca base)"
)
_COCAINE_OR_SALT = (
    rf"(?:{_COCAINE_WORD}(?: hydrochloride| hcl)?|clorhidrato(?: de {_COCAINE_WORD})?)"
)
_HERB = r"(?:marijuana|marihuana|mariguana)"
_HASHISH = r"(?:hashish|haschisch|hachis|(?<=of )hash)"
_METHAMPHETAMINE = r"(?:methamphetamines?|metanfetaminas?|metaanfetaminas?|meth)"
_TABLETS = r"(?:pills?|tablets?|pastillas?|tabletas?|comprimidos?)"

# What a name says of the form in itself, most telling first: equal lengths go to the first.
_NAMES = (
    # Coloured like cocaine and mostly none: ketamine with other things.
    (r"pink cocaine|cocaina rosa(?:da)?|tusi(?:bi)?|tucibi|2c-?b", Substance.OTHER, ""),
    (
        rf"{_COCAINE_OR_SALT} (?:and|y) (?:of |de )?(?:{_BASE_WORD}|base)",
        Substance.COCAINE_AND_BASE,
        "",
    ),
    (rf"{_BASE_WORD} (?:and|y) (?:of |de )?{_COCAINE_OR_SALT}", Substance.COCAINE_AND_BASE, ""),
    (
        rf"{_COCAINE_WORD} (?:hydrochloride|hcl)|hydrochloride of cocaine|"
        rf"(?:clorhidrato|hidrocloruro)(?: de {_COCAINE_WORD})?",
        _COCAINE,
        Form.HYDROCHLORIDE,
    ),
    (
        rf"(?:basic |base )?(?:cocaine|coca) paste|pasta(?: basica)?(?: base)? de "
        rf"(?:{_COCAINE_WORD}|coca)|pasta basica|pasta base|base paste",
        _COCAINE,
        Form.PASTE,
    ),
    (
        rf"{_COCAINE_WORD} base|coca base|base cocaine|base de (?:{_COCAINE_WORD}|coca)|"
        r"crack cocaine|cocaina crack|(?:(?<=of )|(?<=de ))crack|bas?zuco|basuco",
        _COCAINE,
        Form.BASE,
    ),
    (_COCAINE_WORD, _COCAINE, ""),
    (
        r"(?:coca (?:bush(?:es)?|plants?|shrubs?)|(?:plantas?|matas?|arbustos) de coca)",
        Substance.COCA_LEAF,
        Form.PLANT,
    ),
    (r"coca lea(?:f|ves)|hojas? de coca", Substance.COCA_LEAF, ""),
    (
        rf"(?:cannabis|{_HERB}) (?:plants?|seedlings?)|"
        rf"(?:plantas?|matas?|plantones) de (?:cannabis|{_HERB})",
        _CANNABIS,
        Form.PLANT,
    ),
    (rf"hash(?:ish)? oil|cannabis oil|aceite de (?:{_HASHISH}|cannabis)", _CANNABIS, Form.LIQUID),
    (
        rf"(?:cannabis|{_HERB}) resin|resina de (?:cannabis|{_HASHISH}|{_HERB})|{_HASHISH}",
        _CANNABIS,
        Form.RESIN,
    ),
    (
        rf"herbal cannabis|cannabis herb|cannabis flowers?|(?<=of )weed|(?:creepy )?{_HERB}"
        rf"(?: (?:tipo )?creepy)?|cogollos de (?:cannabis|{_HERB})|hierba de cannabis",
        _CANNABIS,
        Form.HERB,
    ),
    (
        r"synthetic cannabinoids?|cannabinoides? sinteticos?|synthetic (?:cannabis|marijuana)",
        Substance.SYNTHETIC_CANNABINOIDS,
        "",
    ),
    (r"cannabis", _CANNABIS, ""),
    (r"black tar heroin|heroin|heroina", Substance.HEROIN, ""),
    (r"opium poppy (?:plants?|bulbs?)|plantas? de amapola", Substance.OPIUM, Form.PLANT),
    (
        r"(?:raw |liquid )?opium(?: gum| latex)?|(?:goma|latex) de (?:opio|amapola)|opio|"
        r"poppy straw",
        Substance.OPIUM,
        "",
    ),
    (r"morphine|morfina", Substance.MORPHINE, ""),
    (r"carfentanil|carfentanilo|fentanyl|fentanil(?:o)?", Substance.FENTANYL, ""),
    (
        rf"crystal {_METHAMPHETAMINE}|{_METHAMPHETAMINE} crystals?|"
        rf"{_METHAMPHETAMINE} (?:en )?cristal|cristal(?:es)? de {_METHAMPHETAMINE}",
        Substance.METHAMPHETAMINE,
        Form.CRYSTAL,
    ),
    (r"ya ?ba (?:pills?|tablets?)|ya ?ba", Substance.METHAMPHETAMINE, Form.TABLET),
    (_METHAMPHETAMINE, Substance.METHAMPHETAMINE, ""),
    (r"captagon", Substance.AMPHETAMINE, Form.TABLET),
    (r"amphetamines?|anfetaminas?", Substance.AMPHETAMINE, ""),
    (r"(?<!in )ecstasy|mdma|extasis", Substance.ECSTASY, ""),
    (r"ketamine|ketamina", Substance.KETAMINE, ""),
    (
        r"(?:precursor|essential) chemicals?|(?:chemical|drug) precursors?|"
        r"precursores(?: quimicos)?|(?:insumos|sustancias|productos) quimic[oa]s"
        r"(?: fiscalizad[oa]s| controlad[oa]s)?|potassium permanganate|permanganato de potasio|"
        r"acetic anhydride|anhidrido acetico|(?:pseudo)?ephedrine|(?:pseudo)?efedrina|"
        r"sulphuric acid|sulfuric acid|acido sulfurico|hydrochloric acid|acido clorhidrico",
        Substance.PRECURSOR,
        "",
    ),
    (
        r"lsd|ghb|tramadol|oxycodone|oxicodona|khat|nitazenes?|nitazenos?|methadone|metadona|"
        r"mephedrone|mefedrona|psilocybin|psilocibina",
        Substance.OTHER,
        "",
    ),
)

# Words of form beside a name that says none: before it (with or without “of”), or behind it.
_FORMS_BEFORE = (
    (r"liquid|dissolved", Form.LIQUID),
    (r"powdered", Form.POWDER),
    (rf"{_TABLETS} (?:of|de)", Form.TABLET),
    (r"(?:powder|polvo) (?:of|de)", Form.POWDER),
)
_FORMS_BEHIND = (
    (r"liquid[oa]|liquid|(?:en )?estado liquido|en forma liquida|in liquid form", Form.LIQUID),
    (rf"{_TABLETS}|in (?:pill|tablet) form|en {_TABLETS}", Form.TABLET),
    (r"powder|en polvo|in powder form", Form.POWDER),
    (r"crystals?|cristalizad[oa]", Form.CRYSTAL),
)

_COMPILED = tuple(
    (re.compile(rf"(?<!\w)(?:{words})(?!\w)"), substance, form) for words, substance, form in _NAMES
)
_BEFORE = tuple((re.compile(rf"(?<!\w)(?:{words}) $"), form) for words, form in _FORMS_BEFORE)
_BEHIND = tuple((re.compile(rf" (?:{words})(?!\w)"), form) for words, form in _FORMS_BEHIND)
_LONGEST_FORM_BEFORE = 20


def find(text: str) -> list[NamedSubstance]:
    """Every substance that a text names, in order. Of names that overlap the longest holds.

    The form is empty where the words do not say it: “cocaine” alone is no hydrochloride.
    """
    folded = fold_in_place(text)
    found = [
        NamedSubstance(match.span(), str(substance), str(form))
        for pattern, substance, form in _COMPILED
        for match in pattern.finditer(folded)
    ]
    found.sort(key=lambda named: (named.span[0] - named.span[1], named.span[0]))
    kept: list[NamedSubstance] = []
    for named in found:
        start, end = named.span
        if all(end <= other.span[0] or start >= other.span[1] for other in kept):
            kept.append(named)
    kept.sort()
    return [_with_form_beside_it(named, folded) for named in kept]


def fold_in_place(text: str) -> str:
    """In lower case and without accents, letter for letter, so that every position stays."""
    spaced = "".join(" " if char.isspace() else char for char in text)
    return "".join(_folded_letter(char) for char in spaced)


def _folded_letter(char: str) -> str:
    if char.isascii():
        return char.lower()
    return unicodedata.normalize("NFD", char)[0].lower()[:1]


def _with_form_beside_it(named: NamedSubstance, folded: str) -> NamedSubstance:
    if named.form not in ("", Form.HERB) or named.substance == Substance.COCAINE_AND_BASE:
        return named
    start, end = named.span
    for pattern, form in _BEFORE:
        before = pattern.search(folded, max(0, start - _LONGEST_FORM_BEFORE), start)
        if before:
            return named._replace(span=(before.start(), end), form=str(form))
    for pattern, form in _BEHIND:
        behind = pattern.match(folded, end)
        if behind:
            return named._replace(span=(start, behind.end()), form=str(form))
    return named
