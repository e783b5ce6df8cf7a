"""What records can be charted by, and how each value is named and asked for."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from commons import countries
from seizures.vocabularies import Concealment, Form, Mode, Role, Site, Status, Substance

_OF_PARTS = frozenset({"place", "form", "substance", "departure", "destination"})


def _named(choices) -> Callable[[str], str]:
    labels = dict(choices)
    return lambda key: str(labels.get(key, key))


@dataclass(frozen=True)
class Dimension:
    """One way to part records.

    ``code`` is its name in ``SeizureFilter.totals_by``; ``parameter`` is the list's filter that
    asks for one value, with the ``role`` that a country or site has then.
    """

    code: str
    label: str | Promise
    axis: str | Promise
    name: Callable[[str], str] = str
    parameter: str = ""
    role: str = ""

    @property
    def is_time(self) -> bool:
        return self.code == "month"

    @property
    def parts_substances(self) -> bool:
        """Whether its values keep substances apart already, so that none has to be chosen."""
        return self.code == "substance"

    @property
    def can_repeat(self) -> bool:
        """Whether a record may have several values of it: several places, several lines."""
        return bool(self.role) or self.code in _OF_PARTS

    def parameters(self, key: str) -> dict[str, str]:
        """What to ask the list for, to see the records of a value; nothing for “not stated”."""
        if not self.parameter or not key:
            return {}
        if self.code == "place":  # a UN/LOCODE, or a name with its country behind it
            return {"place": key.rpartition(", ")[0] or key}
        return {self.parameter: key} | ({"role": self.role} if self.role else {})


_ALL: Iterable[Dimension] = (
    Dimension("month", _("Over time"), _("by the time of the event")),
    Dimension(
        "substance", _("Substance"), _("by substance"), _named(Substance.choices), "substance"
    ),
    Dimension("form", _("Form"), _("by form of the substance"), _named(Form.choices), "form"),
    Dimension(
        "concealment",
        _("Concealment"),
        _("by how it was hidden"),
        _named(Concealment.choices),
        "concealment",
    ),
    Dimension("mode", _("Conveyance"), _("by conveyance"), _named(Mode.choices), "mode"),
    Dimension(
        "site", _("Kind of site"), _("by kind of site"), _named(Site.choices), "site", Role.SEIZED
    ),
    Dimension(
        "place", _("Port or place"), _("by the place where it was seized"), parameter="place"
    ),
    Dimension(
        "country",
        _("Country of seizure"),
        _("by the country where it was seized"),
        countries.name,
        "country",
        Role.SEIZED,
    ),
    Dimension(
        "departure",
        _("Country of departure"),
        _("by the country it left from"),
        countries.name,
        "departure",
    ),
    Dimension(
        "destination",
        _("Country of destination"),
        _("by the country it was bound for"),
        countries.name,
        "destination",
    ),
    Dimension("status", _("Status"), _("by status"), _named(Status.choices), "status"),
)
DIMENSIONS: dict[str, Dimension] = {each.code: each for each in _ALL}
