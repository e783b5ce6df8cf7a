"""What a data package says of itself: ``datapackage.json`` (version 2) and a README for people.

The standard is at datapackage.org/standard; its JSON schema is what tests hold this against.
"""

from datetime import UTC, datetime, time
from typing import Any

from django.utils.translation import gettext as _

from commons.licences import Licence
from seizures.exports import papers
from seizures.exports.columns import Column, Holds, Table, moment
from seizures.exports.selection import Selection
from seizures.exports.tables import TABLES

PROFILES = "https://datapackage.org/profiles/2.0"


def path_of(table: Table) -> str:
    return f"data/{table.name}.csv"


def table_schema(table: Table) -> dict[str, Any]:
    """A table as Table Schema has it: fields, keys, and what an empty cell is."""
    schema = {
        "$schema": f"{PROFILES}/tableschema.json",
        "fields": [_field(column) for column in table.columns],
        "primaryKey": list(table.key),
        "missingValues": [""],
    }
    if table.refers_to:
        reference = {"resource": table.refers_to, "fields": ["identifier"]}
        schema["foreignKeys"] = [{"fields": ["identifier"], "reference": reference}]
    return schema


def _field(column: Column) -> dict[str, Any]:
    described = {"name": column.name, "type": column.holds.value, "description": str(column.about)}
    constraints: dict[str, Any] = {}
    if column.always:
        constraints["required"] = True
    if column.unique:
        constraints["unique"] = True
    if column.pattern:
        constraints["pattern"] = column.pattern
    if column.values:
        constraints["enum"] = [code for code, _label in column.values]
        described["categories"] = [
            {"value": code, "label": str(label)} for code, label in column.values
        ]
    if constraints:
        described["constraints"] = constraints
    if column.holds is Holds.NUMBER:
        described |= {"decimalChar": ".", "bareNumber": True}
    return described


def package(writer) -> dict[str, Any]:
    """The descriptor of a package, once its tables are written."""
    selection: Selection = writer.selection
    house = selection.publisher
    tables = (*TABLES, *(table for table, _rows in writer.more))
    return {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": _name(selection),
        "id": selection.list_address,
        **({"version": writer.version} if writer.version else {}),
        "title": _("Seizure records of %(publisher)s") % {"publisher": house.name},
        "description": _(
            "Quantities as their sources wrote them and as they were understood, places, dates, "
            "and every source. Question: %(question)s."
        )
        % {"question": selection.question_in_words},
        "homepage": selection.list_address,
        "created": moment(datetime.combine(writer.created, time(), UTC)),
        "licenses": [_licence(house.licence, selection.language)],
        "contributors": [
            {
                "title": house.legal_name,
                "path": house.url,
                **({"email": house.contact} if house.contact else {}),
                "roles": ["publisher"],
            }
        ],
        "sources": [{"title": name} for name, _times in _cited(writer)]
        or [{"title": house.legal_name, "path": house.url}],
        "sourcesAreComplete": not writer.has_more_sources,
        "question": [{"filter": label, "value": value} for label, value in selection.question],
        "totals": [
            {
                "substance": code or None,
                "label": label,
                "inWords": total.in_words(selection.language),
                **total.as_stored(),
            }
            for code, label, total in selection.totals
        ],
        "attribution": selection.attribution,
        "resources": [_resource(table, writer.written[table.name]) for table in tables],
    }


def _name(selection: Selection) -> str:
    return selection.file_name("zip").removesuffix(".zip")


def _cited(writer) -> list[tuple[str, int]]:
    """The most cited first; where equally often, by name, so that the order is always the same."""
    return sorted(writer.sources.items(), key=lambda cited: (-cited[1], cited[0]))


def _licence(licence: Licence, language: str) -> dict[str, str]:
    described = {"name": licence.code, "title": licence.title(language)}
    return {**described, "path": licence.url} if licence.url else described


def _resource(table: Table, written) -> dict[str, Any]:
    return {
        "$schema": f"{PROFILES}/dataresource.json",
        "name": table.name,
        "type": "table",
        "path": path_of(table),
        "title": str(table.about),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {
            "$schema": f"{PROFILES}/tabledialect.json",
            "delimiter": ",",
            "lineTerminator": "\r\n",
            "quoteChar": '"',
            "doubleQuote": True,
            "header": True,
        },
        "bytes": written.size,
        "hash": f"sha256:{written.sha256}",
        "rowCount": written.rows,
        "schema": table_schema(table),
    }


def readme(writer) -> str:
    """README.md: what is in the package, on what terms, and how to read it."""
    selection: Selection = writer.selection
    tables = (*TABLES, *(table for table, _rows in writer.more))
    title = _("Seizure records of %(publisher)s") % {"publisher": selection.publisher.name}
    lines = [f"# {title}", ""]
    if writer.version:
        lines += [_("Snapshot %(version)s.") % {"version": writer.version}, ""]
    lines += [f"- {label}: {text}" for label, text in papers.about(selection)]
    heading = _("How to read it")
    lines += [
        "",
        f"## {heading}",
        "",
        _(
            "The tables are CSV in UTF-8 and are joined by “identifier”. datapackage.json "
            "describes them for programs (Frictionless Data Package, version 2). An empty cell is "
            "not known or not said; it is never zero. Text that begins like a formula is led by an "
            "apostrophe, so that a spreadsheet opens it without running it."
        ),
        "",
    ]
    for table in tables:
        written = writer.written[table.name]
        rows = _("rows: %(number)d") % {"number": written.rows}
        lines += [f"## {path_of(table)} ({rows})", "", str(table.about), ""]
        lines += [
            f"- `{column.name}` ({column.holds.value}): {_meaning(column)}"
            for column in table.columns
        ]
        lines.append("")
    return "\n".join(lines)


def _meaning(column: Column) -> str:
    values = papers.values_in_words(column)
    return f"{column.about} {values}".strip()
