"""A selection told in one sentence that can be quoted, with its figures and their day.

“9 events of cocaine seized in Peru between 2017 and 2022: 11.2 to 12 t in 8 events; 1 of unknown
quantity; as of 25 November 2026”.
"""

from collections.abc import Iterable
from datetime import date

from django.utils.formats import date_format, number_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from seizures.vocabularies import Kind, Role, Substance

MOST_TOTALS = 3
# Said by the sentence itself; any other filter follows with its label.
TOLD = frozenset({"kind", "substance", "country", "role", "occurred_from", "occurred_to"})


def sentence(filters, today: date) -> str:
    """The whole of it: what was asked, how many, what they add up to, and as of which day."""
    parts = [*totals_in_words(filters), _as_of(today)]
    return _("%(selection)s: %(figures)s.") % {
        "selection": selected(filters),
        "figures": "; ".join(parts),
    }


def selected(filters) -> str:
    """How many of what, where and when, with every filter that is set."""
    told = _counted(filters)
    wanted = filters.form.cleaned_data
    if substances := wanted.get("substance"):
        told = _("%(records)s of %(substances)s") % {
            "records": told,
            "substances": _any_of(filters.form.fields["substance"].label_of(s) for s in substances),
        }
    if countries := wanted.get("country"):
        named = _any_of(filters.form.fields["country"].label_of(code) for code in countries)
        told = _in_role(told, wanted.get("role") or []) % {"records": told, "countries": named}
    elif roles := wanted.get("role"):
        said = _any_of(filters.form.fields["role"].label_of(role) for role in roles)
        told = _("%(records)s with a place of this role: %(roles)s") % {
            "records": told,
            "roles": said,
        }
    if days := _days(wanted.get("occurred_from"), wanted.get("occurred_to")):
        told = f"{told} {days}"
    others = [
        f"{label}: {value}" for name, label, value in filters.words_by_name if name not in TOLD
    ]
    return f"{told} ({'; '.join(others)})" if others else told


def totals_in_words(filters) -> list[str]:
    """Each substance's total; past three, those that weigh most and how many more there are."""
    totals = filters.totals
    labels = dict(Substance.choices)
    if len(totals) == 1:
        return next(iter(totals.values())).parts_in_words(get_language())
    heaviest = sorted(totals, key=lambda code: -(totals[code].kg_high or -1))[:MOST_TOTALS]
    said = [
        _("%(substance)s %(total)s")
        % {
            "substance": labels.get(code, _("substance not stated")),
            "total": ", ".join(totals[code].parts_in_words(get_language())),
        }
        for code in heaviest
    ]
    if more := len(totals) - len(heaviest):
        said.append(
            ngettext("and %(count)d more substance", "and %(count)d more substances", more)
            % {"count": more}
        )
    return said or [_("no events")]


def _counted(filters) -> str:
    number = filters.number_found
    shown = number_format(number, force_grouping=True)
    if filters.form.cleaned_data.get("kind") == [Kind.EVENT]:
        return ngettext("%(number)s event", "%(number)s events", number) % {"number": shown}
    return ngettext("%(number)s record", "%(number)s records", number) % {"number": shown}


def _in_role(told: str, roles: list[str]) -> str:
    sentences = {
        Role.SEIZED: _("%(records)s seized in %(countries)s"),
        Role.ORIGIN: _("%(records)s that came from %(countries)s"),
        Role.DEPARTURE: _("%(records)s that left from %(countries)s"),
        Role.TRANSIT: _("%(records)s in transit through %(countries)s"),
        Role.DESTINATION: _("%(records)s bound for %(countries)s"),
        Role.PRODUCTION: _("%(records)s produced in %(countries)s"),
    }
    if len(roles) == 1:
        return sentences[Role(roles[0])]
    return _("%(records)s that concern %(countries)s")


def _days(first: date | None, last: date | None) -> str:
    begins = first and (first.month, first.day) == (1, 1)
    ends = last and (last.month, last.day) == (12, 31)
    if first and last:
        if begins and ends and first.year == last.year:
            return _("in %(year)d") % {"year": first.year}
        if begins and ends:
            return _("between %(first)s and %(last)s") % {"first": first.year, "last": last.year}
        return _("between %(first)s and %(last)s") % {
            "first": date_format(first),
            "last": date_format(last),
        }
    if first:
        return _("since %(day)s") % {"day": first.year if begins else date_format(first)}
    if last:
        return _("until %(day)s") % {"day": last.year if ends else date_format(last)}
    return ""


def _any_of(labels: Iterable[str]) -> str:
    *others, last = labels
    if not others:
        return last
    return _("%(others)s or %(last)s") % {"others": ", ".join(others), "last": last}


def _as_of(today: date) -> str:
    return _("as of %(day)s") % {"day": date_format(today)}
