"""How a record, or a release of the whole record, is cited: APA, BibTeX, CSL-JSON and RIS.

Rules: APA 7 sections 10.9 (data sets) and 9.16 (work that goes on changing is cited with the day it
was retrieved); BibTeX's ``@misc``, whose fields ``version``, ``url`` and ``urldate`` biblatex
prints and older styles pass over; the CSL-JSON schema 1.0.2; the RIS specification of 2011. What is
said in words is said in the active language.
"""

import json
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

BIBTEX_TYPE = "application/x-bibtex"
CSL_JSON_TYPE = "application/vnd.citationstyles.csl+json"
RIS_TYPE = "application/x-research-info-systems"

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
# Written as commands with an empty group, for BibTeX counts even an escaped brace as a brace.
_LATEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    **{mark: f"\\{mark}" for mark in "$&#%_"},
}
# An address is read word for word, so what would end the field is written as a URL writes it.
_IN_ADDRESS = {"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"}


@dataclass(frozen=True)
class Citation:
    """What a citation is made of.

    ``publisher`` is also the author, as a newsroom is of its database. ``identifier`` is what the
    work is called by its publisher (``SZ-2022-00017``); ``version`` tells its states apart, as a
    day does (``2023-01-07``). Either may be empty. ``published`` is the day of this version,
    ``accessed`` the day on which a reader looked, for work that goes on changing.
    """

    title: str
    publisher: str
    published: date | None
    url: str
    identifier: str = ""
    version: str = ""
    accessed: date | None = None

    @property
    def key(self) -> str:
        """A name for the entry that every program takes: ``waybill-SZ-2022-00017``."""
        name = re.sub(r"[^A-Za-z0-9]+", "-", f"{self.publisher.lower()} {self._called}")
        return name.strip("-")

    @property
    def apa(self) -> str:
        """One line for a list of references, in the active language."""
        year = str(self.published.year) if self.published else _("n.d.")
        told_apart = [self.identifier] if self.identifier else []
        if self.version and self.version != self.identifier:
            told_apart.append(_("Version %(version)s") % {"version": self.version})
        title = _one_line(self.title)
        if told_apart:
            title = f"{title} ({'; '.join(told_apart)})"
        return _("%(author)s (%(year)s). %(title)s [Data set]. %(address)s") % {
            "author": _one_line(self.publisher).removesuffix(".") + ".",
            "year": year,
            "title": title,
            "address": self._retrieved,
        }

    @property
    def bibtex(self) -> str:
        """A ``@misc`` entry in UTF-8."""
        fields = {
            "author": f"{{{_latex(self.publisher)}}}",
            "title": f"{{{_latex(self.title)}}}",
            "howpublished": _latex(_("Data set")),
        }
        if self.published:
            fields |= {
                "year": str(self.published.year),
                "month": _MONTHS[self.published.month - 1],
                "date": self.published.isoformat(),
            }
        fields["version"] = _latex(self.version)
        fields["note"] = _latex(self.identifier)
        fields["url"] = _one_line(self.url).translate(str.maketrans(_IN_ADDRESS))
        fields["urldate"] = self.accessed.isoformat() if self.accessed else ""
        lines = [
            f"  {name} = {value if name == 'month' else f'{{{value}}}'},"
            for name, value in fields.items()
            if value
        ]
        return "\n".join([f"@misc{{{self.key},", *lines, "}", ""])

    @property
    def csl_item(self) -> dict[str, Any]:
        """The members of one CSL-JSON item."""
        item = {
            "id": self.key,
            "type": "dataset",
            "title": _one_line(self.title),
            "author": [{"literal": _one_line(self.publisher)}],
            "publisher": _one_line(self.publisher),
            "issued": _date_parts(self.published),
            "accessed": _date_parts(self.accessed),
            "number": self.identifier,
            "version": self.version,
            "URL": self.url,
            "language": get_language(),
        }
        return {name: value for name, value in item.items() if value}

    @property
    def csl_json(self) -> str:
        """A CSL-JSON document: a list with the one item."""
        return json.dumps([self.csl_item], ensure_ascii=False, indent=2) + "\n"

    @property
    def ris(self) -> str:
        """A RIS record; its lines end in CR LF, as its specification says."""
        tags = [
            ("TY", "DATA"),
            ("ID", self.key),
            ("AU", self.publisher),
            ("TI", self.title),
            ("PY", str(self.published.year) if self.published else ""),
            ("DA", _slashed(self.published)),
            ("ET", self.version),
            ("AN", self.identifier),
            ("PB", self.publisher),
            ("UR", self.url),
            ("Y2", _slashed(self.accessed)),
            ("LA", get_language() or ""),
        ]
        lines = [f"{tag}  - {_one_line(value)}" for tag, value in tags if value]
        return "\r\n".join([*lines, "ER  - ", ""])

    @property
    def _called(self) -> str:
        return self.identifier or self.version or self.title

    @property
    def _retrieved(self) -> str:
        if not self.accessed:
            return self.url
        return _("Retrieved %(date)s, from %(address)s") % {
            "date": date_format(self.accessed, "DATE_FORMAT"),
            "address": self.url,
        }


def _one_line(text: str) -> str:
    """A field of these formats ends with its line."""
    return " ".join(text.split())


def _latex(text: str) -> str:
    return _one_line(text).translate(str.maketrans(_LATEX))


def _date_parts(day: date | None) -> dict[str, list[list[int]]] | None:
    return {"date-parts": [[day.year, day.month, day.day]]} if day else None


def _slashed(day: date | None) -> str:
    return f"{day:%Y/%m/%d}/" if day else ""
