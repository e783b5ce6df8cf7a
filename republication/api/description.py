"""The API's OpenAPI description as a page can show it: operations in groups, and schemas.

Pure functions from the description (https://spec.openapis.org/oas/v3.1.1) to plain values.
"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

MOST_VALUES_IN_LINE = 8


@dataclass(frozen=True)
class Kind:
    """A type in words, and the schema it names, if it names one."""

    words: str
    schema: str = ""
    values: tuple[str, ...] = ()

    @property
    def has_many_values(self) -> bool:
        return len(self.values) > MOST_VALUES_IN_LINE


@dataclass(frozen=True)
class Field:
    """A parameter of an operation, or a member of a schema."""

    name: str
    kind: Kind
    description: str
    place: str = ""
    default: str = ""
    is_required: bool = False


@dataclass(frozen=True)
class Answer:
    """What an operation may answer with."""

    status: str
    description: str
    media_types: tuple[str, ...]
    kind: Kind | None


@dataclass(frozen=True)
class Operation:
    """One thing a client can ask for."""

    identifier: str
    method: str
    path: str
    summary: str
    description: str
    parameters: tuple[Field, ...]
    answers: tuple[Answer, ...]
    example_url: str


@dataclass(frozen=True)
class Schema:
    """A named shape."""

    name: str
    description: str
    members: tuple[Field, ...]
    values: tuple[str, ...] = ()


EXAMPLES = {"id": "42", "public_id": "SZ-2022-00001", "slug": "data-desk", "page_size": "5"}


def operations_by_group(schema: dict, base_url: str) -> dict[str, list[Operation]]:
    """Every operation under its tag, in the order of the description."""
    groups: dict[str, list[Operation]] = {}
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            tag = operation.get("tags", [""])[0].capitalize()
            groups.setdefault(tag, []).append(_operation(base_url, path, method, operation))
    return groups


def schemas(schema: dict) -> list[Schema]:
    """Every named shape, by name: its members, or the values it is one of."""
    return [
        Schema(
            name=name,
            description=_flat(described.get("description", "")),
            members=tuple(
                Field(
                    name=member,
                    kind=_kind(shape),
                    description=_flat(shape.get("description", "")),
                    is_required=member in described.get("required", ()),
                )
                for member, shape in described.get("properties", {}).items()
            ),
            values=_kind(described).values,
        )
        for name, described in sorted(schema["components"]["schemas"].items())
    ]


def _operation(base_url: str, path: str, method: str, operation: dict) -> Operation:
    parameters = operation.get("parameters", [])
    return Operation(
        identifier=operation["operationId"],
        method=method.upper(),
        path=path,
        summary=operation.get("summary") or operation["operationId"].replace("_", " "),
        description=_flat(operation.get("description", "")),
        parameters=tuple(_parameter(each) for each in parameters),
        answers=tuple(
            _answer(status, answer) for status, answer in sorted(operation["responses"].items())
        ),
        example_url=base_url + _example(path, parameters),
    )


def _parameter(parameter: dict) -> Field:
    shape = parameter.get("schema", {})
    return Field(
        name=parameter["name"],
        kind=_kind(shape),
        description=_flat(parameter.get("description", "")),
        place=parameter["in"],
        default=str(shape.get("default", "")),
        is_required=parameter.get("required", False),
    )


def _answer(status: str, answer: dict) -> Answer:
    content = answer.get("content", {})
    first = next(iter(content.values()), {}).get("schema")
    return Answer(
        status=status,
        description=_flat(answer.get("description", "")),
        media_types=tuple(content),
        kind=_kind(first) if first else None,
    )


def _kind(shape: dict[str, Any]) -> Kind:
    if "$ref" in shape:
        name = shape["$ref"].rsplit("/", 1)[-1]
        return Kind(words=name, schema=name)
    if "const" in shape:
        return Kind(words="constant", values=(str(shape["const"]),))
    for choice in ("oneOf", "anyOf", "allOf"):
        if choice in shape:
            return _either(shape[choice])
    if shape.get("type") == "array":
        item = _kind(shape.get("items", {}))
        return Kind(words=f"list of {item.words}", schema=item.schema, values=item.values)
    written = shape.get("type", "any")
    words = " or ".join(written) if isinstance(written, list) else written
    if shape.get("format"):
        words = f"{words} ({shape['format']})"
    values = tuple(str(value) for value in shape.get("enum", ()) if value is not None)
    return Kind(words=words, values=values)


def _either(choices: list[dict]) -> Kind:
    kinds = [_kind(each) for each in choices]
    return Kind(
        words=" or ".join(dict.fromkeys(kind.words for kind in kinds)),
        schema=next((kind.schema for kind in kinds if kind.schema), "") if len(kinds) < 3 else "",
        values=tuple(value for kind in kinds for value in kind.values),
    )


def _example(path: str, parameters: list[dict]) -> str:
    for name, value in EXAMPLES.items():
        path = path.replace(f"{{{name}}}", value)
    asked = {
        each["name"]: EXAMPLES[each["name"]]
        for each in parameters
        if each["in"] == "query" and each["name"] in EXAMPLES
    }
    return f"{path}?{urlencode(asked)}" if asked else path


def _flat(text: str) -> str:
    return " ".join(text.split())
