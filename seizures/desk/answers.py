"""What the form understands of what an editor types: sentences, doubts, and values to take over.

One function a kind of field. Each takes what the row of the form holds, by the names of its
fields, and gives an :class:`Answer`. Nothing is changed in the form that the editor cannot see and
undo, and what is not clear is said with how to mend it.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from commons import countries
from seizures import (
    date_words,
    dates,
    gazetteer,
    identifiers,
    place_checks,
    quantities,
    substance_words,
)
from seizures.sources import archive_lookup, archive_request, occurs_in
from seizures.vocabularies import Form, Precision, Site, Substance

Typed = Mapping[str, str]


@dataclass
class Offer:
    """Something to take over with one press: the button's words, and what goes where."""

    label: str
    fields: dict[str, str]


@dataclass
class Answer:
    """What is said under a field.

    ``understood``: sentences. ``doubts``: what is unclear or does not fit, and how to mend it.
    ``fill``: values for fields of the row that are still empty. ``offers``: values that an editor
    may take over. ``links``: (words, address) of pages elsewhere.
    """

    understood: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    fill: dict[str, str] = field(default_factory=dict)
    filled: str = ""
    offers: list[Offer] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)

    def as_json(self) -> dict:
        return asdict(self)


def quantity(typed: Typed) -> Answer:
    """A substance line: qualifier, number, unit, kilograms with their rule, substance, form."""
    written, reading = typed.get("as_written", "").strip(), typed.get("reading", "").strip()
    answer = Answer()
    if not written and not reading:
        return answer
    language = get_language()
    try:
        said = quantities.parse_plain(reading) if reading else quantities.parse(written)
    except quantities.QuantityError as error:
        answer.doubts.append(str(error))
        answer.offers += _ways_to_read(written) if not reading else []
    else:
        words, mass = quantities.in_words(said, language), quantities.to_kilograms(said)
        if mass.rule and mass.rule != "kg":
            words += f" = {quantities.mass_in_words(mass.low, mass.high, language)}"
        answer.understood.append(words)
        if mass.rule and mass.rule != "kg":
            rule = quantities.rule_in_words(mass.rule)
            answer.understood.append(_("Rule: %(rule)s") % {"rule": rule})
        elif said.is_known and not mass.rule:
            answer.understood.append(_("Not converted to kilograms: this unit is no mass."))
    _name_substance(written, typed, answer)
    return answer


def _ways_to_read(written: str) -> list[Offer]:
    """“2.000 kilos” may be two thousand or two: both are offered, none is taken."""
    found = quantities.ambiguous_number(written)
    if not found:
        return []
    offers = []
    for plain in (found.replace(".", "").replace(",", ""), found.replace(",", ".")):
        reading = written.replace(found, plain)
        try:
            meant = quantities.parse_plain(reading)
        except quantities.QuantityError:
            continue
        words = quantities.in_words(meant, get_language())
        offers.append(Offer(_("Read as %(words)s") % {"words": words}, {"reading": reading[:80]}))
    return offers


def _name_substance(written: str, typed: Typed, answer: Answer) -> None:
    found = substance_words.find(written)
    kinds = {(each.substance, each.form) for each in found}
    if len(kinds) > 1:
        answer.doubts.append(
            _("More than one substance is named. Write a line for each, or choose a joint one.")
        )
    if len(kinds) != 1:
        return
    ((substance, form),) = kinds
    label = str(Substance(substance).label)
    label += f", {Form(form).label}" if form else ""
    answer.understood.append(_("Substance: %(substance)s") % {"substance": label})
    answer.fill = {"substance": str(substance)} | ({"form": str(form)} if form else {})
    answer.filled = label
    chosen = typed.get("substance", "")
    if chosen and chosen != substance:
        answer.doubts.append(
            _("The words say %(said)s, and %(chosen)s is chosen.")
            % {"said": label, "chosen": _label(Substance, chosen)}
        )
        answer.fill = {}


def _label(choices, value: str) -> str:
    return str(choices(value).label) if value in choices.values else value


def date(typed: Typed) -> Answer:
    """EDTF in words with the days it can mean; plain dates are offered as EDTF."""
    text = typed.get("value", "").strip()
    answer = Answer()
    if not text:
        return answer
    try:
        fuzzy = dates.parse(text)
    except dates.DateError as error:
        for edtf in date_words.offers(text):
            words = dates.parse(edtf).in_words(get_language())
            answer.offers.append(
                Offer(
                    _("Write %(edtf)s: %(words)s") % {"edtf": edtf, "words": words}, {"value": edtf}
                )
            )
        answer.doubts.append(
            _("This is not EDTF yet. Choose what is meant.") if answer.offers else str(error)
        )
        if len(answer.offers) > 1:
            answer.doubts = [_("Day and month can be read in two ways. Choose what is meant.")]
        return answer
    first, last = fuzzy.earliest or "…", fuzzy.latest or "…"
    answer.understood.append(f"{fuzzy.in_words(get_language())} [{first} – {last}]")
    return answer


def _checked(text: str, check) -> Answer:
    answer = Answer()
    if not text.strip():
        return answer
    try:
        number = check(text)
    except identifiers.CodeError as error:
        answer.doubts.append(str(error))
    else:
        answer.understood.append(_("The check digit of %(number)s is right.") % {"number": number})
    return answer


def container(typed: Typed) -> Answer:
    return _checked(typed.get("value", ""), identifiers.check_container_number)


def imo(typed: Typed) -> Answer:
    return _checked(typed.get("value", ""), identifiers.check_imo_number)


def locode(typed: Typed) -> Answer:
    """A UN/LOCODE: the place it stands for, for the fields that are empty; else what is wrong."""
    text = typed.get("locode", "").strip()
    if not text:
        return place(typed)
    try:
        code = identifiers.check_locode(text)
    except identifiers.CodeError as error:
        return Answer(doubts=[str(error)])
    found = gazetteer.by_locode(code, get_language())
    if not found:
        answer = place(typed)
        answer.understood.append(
            _("%(code)s is well formed; the gazetteer has no position for it.") % {"code": code}
        )
        return answer
    answer = place({**typed, "locode": code})
    answer.understood.append(in_words(found))
    answer.fill, answer.filled = values(found), in_words(found)
    return answer


def place(typed: Typed) -> Answer:
    """Whether country, UN/LOCODE and position of one place fit together."""
    return Answer(
        doubts=place_checks.disagreements(
            country=typed.get("country", ""),
            locode=typed.get("locode", "").strip().upper(),
            latitude=place_checks.degrees(typed.get("latitude", "")),
            longitude=place_checks.degrees(typed.get("longitude", "")),
            precision=typed.get("precision", ""),
        )
    )


def claim(typed: Typed) -> Answer:
    """Whether the figure stands in the quote, and whether a copy of the page is kept."""
    answer = Answer()
    figure, quote = typed.get("figure_as_written", ""), typed.get("quote", "")
    if figure.strip() and not occurs_in(figure, quote):
        answer.doubts.append(_("The figure as written does not occur in the quote."))
    url = typed.get("url", "").strip()
    if url.startswith(("http://", "https://")) and not typed.get("archived_url", "").strip():
        answer.doubts.append(_("The link has no archived copy. Pages change and vanish."))
        answer.links = [
            (_("Look for an archived copy"), archive_lookup(url)),
            (_("Have the page archived"), archive_request(url)),
        ]
    return answer


def in_words(found: gazetteer.Place) -> str:
    """“Callao, Peru (PECLL), port”, in the active language."""
    kinds = {"port": _("port"), "airport": _("airport")}
    said = f"{found.name}, {countries.name(found.country)}"
    said += f" ({found.locode})" if found.locode else ""
    functions = ", ".join(kinds[function] for function in found.functions if function in kinds)
    return f"{said}, {functions}" if functions else said


def values(found: gazetteer.Place) -> dict[str, str]:
    """What choosing a place fills in. A town's position says no more than the town."""
    airport = found.functions == ("airport",)
    filled = {
        "name": found.name,
        "country": found.country,
        "subdivision": found.subdivision,
        "locode": found.locode,
        "latitude": str(found.latitude),
        "longitude": str(found.longitude),
        "precision": str(Precision.FACILITY if airport else Precision.CITY),
    }
    if airport:
        filled["site"] = str(Site.AIRPORT)
    return {name: value for name, value in filled.items() if value}


KINDS = {
    "quantity": quantity,
    "date": date,
    "container": container,
    "imo": imo,
    "locode": locode,
    "place": place,
    "claim": claim,
}
