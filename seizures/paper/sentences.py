"""One sentence of what is known of a record, in the active language.

It is put together from phrases that each language words as a whole. None of them agrees in gender
or number with what was seized, for that may be tons, kilograms or an unknown quantity.
"""

import re

from django.utils.text import capfirst, get_text_list
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from seizures import dates
from seizures.paper import routes_in_words
from seizures.vocabularies import Kind, Role

MOST_LINES = 4
UNSTATED_TON = "ton"
# What is noted of that unit stands in brackets behind its name.
_NOTE = re.compile(r" \([^()]+\)")


def known(seizure) -> str:
    """“About 100 kg of cocaine, found hidden in scrap metal bound for Chile, in November 2022.”

    What the record is silent on is left out, but for what was seized and how much: that these are
    not known is said.
    """
    told = _what(seizure)
    where = routes_in_words.seized(seizure.places_as(Role.SEIZED))
    if where:
        told = _("%(what)s, seized %(where)s") % {"what": told, "where": where}
    how = routes_in_words.carried(seizure, was_said_where=bool(where))
    told = ", ".join(part for part in (told, how, _when(seizure)) if part)
    if seizure.kind == Kind.AGGREGATE:
        sentence = _("A claim about a period, not one event: %(told)s.")
    elif seizure.kind == Kind.ROLL_UP:
        sentence = _("Several seizures announced together: %(told)s.")
    else:
        sentence = pgettext("an event", "%(told)s.")
    return capfirst(sentence % {"told": told})


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
    lines = list(seizure.substances.all())
    said = [_line(line) for line in lines[:MOST_LINES]]
    more = len(lines) - MOST_LINES
    if more > 0:
        said.append(
            ngettext("%(count)d further substance", "%(count)d further substances", more)
            % {"count": more}
        )
    return get_text_list(said, _("and")) or _("a substance that is not stated")


def _line(line) -> str:
    """“2.2 tons of cocaine (which ton is not stated)”: what is noted of a unit comes last."""
    substance = line.get_substance_display() if line.unit == line.form else line.label
    if not line.is_known:
        return _("an unknown quantity of %(substance)s") % {"substance": substance}
    said = _("%(quantity)s of %(substance)s") % {
        "quantity": _NOTE.sub("", line.in_words) if line.unit == UNSTATED_TON else line.in_words,
        "substance": substance,
    }
    if line.unit == UNSTATED_TON:
        return _("%(said)s (which ton is not stated)") % {"said": said}
    return said


def _when(seizure) -> str:
    if seizure.occurred:
        return dates.parse(seizure.occurred).when(get_language())
    if seizure.announced:
        when = dates.parse(seizure.announced).when(get_language())
        return _("announced %(when)s") % {"when": when}
    return ""
