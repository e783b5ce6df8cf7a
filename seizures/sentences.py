"""One sentence of what is known of a record, in the active language."""

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from seizures.vocabularies import Kind, Role


def known(seizure) -> str:
    """“About 100 kg of cocaine, shipped from: Port of Callao, Peru, bound for: Chile (2022).”

    Each part is left out when the record is silent on it.
    """
    parts = [_what(seizure), *_where(seizure)]
    if seizure.cover_load:
        parts.append(_("hidden with %(cover_load)s") % {"cover_load": seizure.cover_load})
    sentence = ", ".join(part for part in parts if part)
    if seizure.occurred:
        sentence = f"{sentence} ({seizure.occurred_in_words})"
    elif seizure.announced:
        announced = _("announced %(date)s") % {"date": seizure.announced_in_words}
        sentence = f"{sentence} ({announced})"
    sentence = sentence[:1].upper() + sentence[1:] + "."
    if seizure.kind == Kind.AGGREGATE:
        return _("A claim about a period, not one event: %(sentence)s") % {"sentence": sentence}
    return sentence


def headline(seizure) -> str:
    """“Cocaine paste, Palmira, Valle del Cauca, Colombia”: for a record that nobody has worded.

    An aggregate claim says its period too, for its place says little by itself.
    """
    labels = dict.fromkeys(line.label for line in seizure.substances.all())
    what = get_text_list(list(labels), _("and")) or _("a seizure of what is not known")
    place = seizure.place_seized or seizure.place_of_departure
    parts = [what[:1].upper() + what[1:], place and place.in_words]
    if seizure.kind == Kind.AGGREGATE:
        parts.append(seizure.occurred_in_words)
    return ", ".join(part for part in parts if part)


def _what(seizure) -> str:
    lines = [
        (
            _("%(quantity)s of %(substance)s")
            if line.is_known
            else _("an unknown quantity of %(substance)s")
        )
        % {"quantity": line.in_words, "substance": line.label}
        for line in seizure.substances.all()
    ]
    return get_text_list(lines, _("and")) if lines else _("a seizure of what is not known")


def _where(seizure) -> list[str]:
    """The first place of each role that tells the journey."""
    wordings = {
        Role.SEIZED: _("seized: %(place)s"),
        Role.DEPARTURE: _("shipped from: %(place)s"),
        Role.DESTINATION: _("bound for: %(place)s"),
    }
    return [
        wording % {"place": place.in_words}
        for role, wording in wordings.items()
        for place in seizure.places_as(role)[:1]
    ]
