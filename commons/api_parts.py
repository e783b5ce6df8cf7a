"""The shape of an answer of which only some members were asked for.

With ``fields`` any member may be missing, at any depth. The description says so beside the whole
shape: ``Article`` or ``ArticlePart``, which is the same with nothing required.
"""

from copy import deepcopy

from commons.shaping import FIELDS

PART_OF = "x-part-of"
SUFFIX = "Part"
_REFERENCE = "#/components/schemas/"


def describe_parts(result: dict, generator=None, **kwargs) -> dict:
    """A postprocessing hook of drf-spectacular."""
    schemas = result["components"]["schemas"]
    for methods in result["paths"].values():
        operation = methods.get("get", {})
        if not any(each["name"] == FIELDS for each in operation.get("parameters", ())):
            continue
        for media_type in operation["responses"]["200"]["content"].values():
            media_type["schema"] = _or_a_part(media_type["schema"], schemas)
    result["components"]["schemas"] = dict(sorted(schemas.items()))
    return result


def _or_a_part(schema: dict, schemas: dict) -> dict:
    """Of a row where it stands; of a list, in each of its rows."""
    name = schema["$ref"].removeprefix(_REFERENCE) if "$ref" in schema else ""
    described = schemas.get(name, schema)
    rows = described.get("properties", {}).get("results")
    if rows is None:
        part = _loosened(schema, schemas)
        return {"anyOf": [schema, part]}
    if "anyOf" not in rows["items"]:
        rows["items"] = _or_a_part(rows["items"], schemas)
    return schema


def _loosened(schema, schemas: dict):
    """A copy that requires nothing, nor does what it refers to."""
    if isinstance(schema, list):
        return [_loosened(each, schemas) for each in schema]
    if not isinstance(schema, dict):
        return schema
    if isinstance(schema.get("$ref"), str):
        return {**schema, "$ref": _REFERENCE + _part_of(schema["$ref"], schemas)}
    # Of shapes that require nothing, more than one may fit: never exactly one.
    return {
        "anyOf" if name == "oneOf" else name: _loosened(each, schemas)
        for name, each in schema.items()
        if name != "required" or not isinstance(each, list)
    }


def _part_of(reference: str, schemas: dict) -> str:
    name = reference.removeprefix(_REFERENCE)
    if not schemas[name].keys() & {"properties", "anyOf", "oneOf"}:
        return name
    part = f"{name}{SUFFIX}"
    if part not in schemas:
        schemas[part] = {}  # known before it is made: shapes refer to each other in circles
        schemas[part] |= _loosened(deepcopy(schemas[name]), schemas) | {PART_OF: name}
    return part
