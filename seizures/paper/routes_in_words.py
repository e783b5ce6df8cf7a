"""Where a consignment was seized, how it travelled and whither, as a sentence says it.

Each phrase stands by itself, so that a language may word it without a participle. Names of ports
that were written in English or Spanish are said in the language of the sentence.
"""

import re

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from commons import countries
from seizures.vocabularies import Concealment, Mode, Precision, Role, Site

MOST_PLACES = 3
_PORT = re.compile(r"(?:the )?(?:port of|puerto del?) (?P<name>.+)", re.I)
_AIRPORT = re.compile(r"\b(?:airport|aeropuerto|aéroport|flughafen)\b", re.I)
# Countries whose English name takes an article.
_WITH_ARTICLE = frozenset(
    {"AE", "BS", "CD", "CF", "DO", "FK", "FO", "GB", "GM", "KM", "KY"}
    | {"MH", "MP", "MV", "NL", "PH", "SB", "TC", "UM", "US", "VG", "VI"}
)
_AT = frozenset({Precision.EXACT, Precision.FACILITY})
_IN_A_SITE = {
    Site.HOUSE: gettext_noop("in a house in %(place)s"),
    Site.WAREHOUSE: gettext_noop("in a warehouse in %(place)s"),
    Site.LABORATORY: gettext_noop("in a laboratory in %(place)s"),
    Site.ROAD: gettext_noop("on the road in %(place)s"),
    Site.HIGH_SEAS: gettext_noop("on the high seas: %(place)s"),
    Site.STREET: gettext_noop("in the street in %(place)s"),
    Site.POST_OFFICE: gettext_noop("in the post in %(place)s"),
    Site.BORDER: gettext_noop("at a border crossing in %(place)s"),
    Site.PRISON: gettext_noop("in a prison in %(place)s"),
    Site.VEHICLE: gettext_noop("in a vehicle in %(place)s"),
    Site.RAILWAY: gettext_noop("on the railway in %(place)s"),
    Site.COAST: gettext_noop("on the coast or close to it in %(place)s"),
    Site.RIVER: gettext_noop("on a river in %(place)s"),
    Site.FARM: gettext_noop("on a farm in %(place)s"),
    Site.OPEN_COUNTRY: gettext_noop("in open country in %(place)s"),
    Site.SHOP: gettext_noop("in a shop, bar or hotel in %(place)s"),
}
_HIDDEN_IN_A_LOAD = {
    Concealment.IN_LOAD: gettext_noop("hidden in %(cover_load)s"),
    Concealment.RIP_OFF: gettext_noop("in bags put beside a load of %(cover_load)s"),
    Concealment.IN_STRUCTURE: gettext_noop(
        "hidden in the structure of a container or vehicle with %(cover_load)s"
    ),
    Concealment.DISSOLVED: gettext_noop("dissolved in %(cover_load)s or soaked into it"),
    Concealment.GOODS: gettext_noop("hidden in %(cover_load)s"),
}
_HIDDEN = {
    Concealment.IN_LOAD: gettext_noop("hidden in the load"),
    Concealment.RIP_OFF: gettext_noop("in bags put near the doors of a container"),
    Concealment.IN_STRUCTURE: gettext_noop("hidden in the structure of a container or vehicle"),
    Concealment.HULL: gettext_noop("hidden on or in the hull of a ship"),
    Concealment.DISSOLVED: gettext_noop("dissolved or soaked into something else"),
    Concealment.BODY: gettext_noop("on or in somebody’s body"),
    Concealment.CLOTHING: gettext_noop("hidden in clothing or shoes"),
    Concealment.BAGGAGE: gettext_noop("hidden in baggage"),
    Concealment.PARCEL: gettext_noop("hidden in a letter or parcel"),
    Concealment.GOODS: gettext_noop("hidden in everyday goods"),
}
_TRAVELLING = {
    Mode.SEA_CONTAINER: gettext_noop("in a sea container"),
    Mode.VESSEL: gettext_noop("on a vessel"),
    Mode.SEMI_SUBMERSIBLE: gettext_noop("in a semi-submersible"),
    Mode.AIR: gettext_noop("carried by air"),
    Mode.ROAD: gettext_noop("carried by road"),
    Mode.RAIL: gettext_noop("carried by rail"),
    Mode.POST: gettext_noop("in the post"),
    Mode.PERSON: gettext_noop("carried by a person"),
}


def seized(places: list) -> str:
    """“at the port of Callao, Peru”; nothing where no place is known."""
    return _listed([_where(place) for place in places])


def carried(seizure, *, was_said_where: bool) -> str:
    """“found hidden in scrap metal bound for Chile”; nothing where the record is silent on it."""
    how = _hidden(seizure) or _travelling(seizure)
    if how and not was_said_where:
        how = _("found %(how)s") % {"how": how}
    return " ".join(part for part in (how, _bound(seizure)) if part)


def _listed(said: list[str]) -> str:
    said = list(dict.fromkeys(said))
    more = len(said) - MOST_PLACES
    if more > 0:
        said[MOST_PLACES:] = [
            ngettext("%(count)d more place", "%(count)d more places", more) % {"count": more}
        ]
    return get_text_list(said, _("and"))


def _where(place) -> str:
    named = _named(place)
    if place.site == Site.AIRPORT and not _AIRPORT.search(place.name):
        return _("at an airport in %(place)s") % {"place": named}
    if wording := _IN_A_SITE.get(place.site):
        return _(wording) % {"place": named}
    if place.precision in _AT or _PORT.fullmatch(place.name):
        return _("at %(place)s") % {"place": named}
    return _("in %(place)s") % {"place": named}


def _named(place) -> str:
    """“the port of Callao, Peru”; “the Netherlands” for a country alone."""
    country = countries.name(place.country).removesuffix(" (The)")
    if not place.name:
        wording = _("the %(country)s") if place.country in _WITH_ARTICLE else "%(country)s"
        return wording % {"country": country}
    port = _PORT.fullmatch(place.name)
    name = _("the port of %(name)s") % {"name": port["name"]} if port else place.name
    return name if country in ("", place.name) else f"{name}, {country}"


def _hidden(seizure) -> str:
    cover_load = seizure.cover_load
    if cover_load and seizure.concealment in _HIDDEN_IN_A_LOAD:
        return _(_HIDDEN_IN_A_LOAD[seizure.concealment]) % {"cover_load": cover_load}
    if cover_load and not seizure.concealment:
        return _("with a load of %(cover_load)s") % {"cover_load": cover_load}
    if wording := _HIDDEN.get(seizure.concealment):
        return _(wording)
    if seizure.concealment:
        return _("hidden: %(how)s") % {"how": seizure.get_concealment_display()}
    return ""


def _travelling(seizure) -> str:
    if seizure.vessel and seizure.mode == Mode.SEA_CONTAINER:
        return _("in a sea container on the %(vessel)s") % {"vessel": seizure.vessel}
    if seizure.vessel:
        return _("on the %(vessel)s") % {"vessel": seizure.vessel}
    wording = _TRAVELLING.get(seizure.mode)
    return _(wording) if wording else ""


def _bound(seizure) -> str:
    """The journey, without what was already said of where it was seized."""
    seized_at = {_named(place) for place in seizure.places_as(Role.SEIZED)}
    begun = seizure.places_as(Role.DEPARTURE) or seizure.places_as(Role.ORIGIN)
    origin = _listed([named for named in map(_named, begun) if named not in seized_at])
    meant_for = [_named(place) for place in seizure.places_as(Role.DESTINATION)]
    destination = _listed([named for named in meant_for if named not in seized_at])
    said = {"origin": origin, "destination": destination}
    if origin and destination:
        return _("on the way to %(destination)s from %(origin)s") % said
    if destination:
        return _("bound for %(destination)s") % said
    return _("sent from %(origin)s") % said if origin else ""
