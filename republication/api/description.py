"""The API's OpenAPI description as a page can show it: operations in groups, and schemas.

Pure functions from the description (https://spec.openapis.org/oas/v3.1.1) to plain values.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from republication.api.snippets import Example, Names, written

MOST_VALUES_IN_LINE = 12


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
    needs_key: bool
    parameters: tuple[Field, ...]
    body: Kind | None
    answers: tuple[Answer, ...]
    example_url: str
    examples: tuple[Example, ...]

    @property
    def may_be_opened(self) -> bool:
        """Whether a browser shows the example: it reads, and needs no key."""
        return self.method == "GET" and not self.needs_key


@dataclass(frozen=True)
class Schema:
    """A named shape."""

    name: str
    description: str
    members: tuple[Field, ...]
    values: tuple[str, ...] = ()


#: What examples ask with.
ASKED = {"page_size": "5"}
#: Marks the shape of an answer to ``fields`` (:mod:`commons.api_parts`): its whole is shown.
PART_OF, PART = "x-part-of", "Part"


def operations_by_group(schema: dict, base_url: str, names: Names) -> dict[str, list[Operation]]:
    """Every operation under its tag, in the order of the description.

    ``names`` are what examples ask for; of a kind that is not among them there is no example.
    """
    groups: dict[str, list[Operation]] = {}
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            tag = operation.get("tags", [""])[0].capitalize()
            groups.setdefault(tag, []).append(_operation(base_url, path, method, operation, names))
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
        if PART_OF not in described
    ]


def _operation(base_url: str, path: str, method: str, operation: dict, names: Names) -> Operation:
    parameters = operation.get("parameters", [])
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
    needs_key = {} not in operation.get("security", [{}])
    example = _example(path, parameters if method == "get" else (), names)
    url = f"{base_url}{example}" if example else ""
    sent = next((each["value"] for each in body.get("examples", {}).values()), None)
    if sent and "article" in sent and "id" in names.get("articles", {}):
        sent = {**sent, "article": int(names["articles"]["id"])}
    return Operation(
        identifier=operation["operationId"],
        method=method.upper(),
        path=path,
        summary=operation.get("summary") or operation["operationId"].replace("_", " "),
        description=_flat(operation.get("description", "")),
        needs_key=needs_key,
        parameters=tuple(_parameter(each) for each in parameters),
        body=_kind(body["schema"]) if body else None,
        answers=tuple(
            _answer(status, answer) for status, answer in sorted(operation["responses"].items())
        ),
        example_url=url,
        examples=written(method.upper(), url, with_key=needs_key, body=sent) if url else (),
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
    # What is left of a shape that is named beside it says nothing more.
    parts = {f"{each.get('$ref')}{PART}" for each in choices}
    kinds = [_kind(each) for each in choices if each.get("$ref") not in parts]
    return Kind(
        words=" or ".join(dict.fromkeys(kind.words for kind in kinds)),
        schema=next((kind.schema for kind in kinds if kind.schema), "") if len(kinds) < 3 else "",
        values=tuple(value for kind in kinds for value in kind.values),
    )


def _example(path: str, parameters: Sequence[dict], names: Names) -> str:
    """The address with names for what is in braces, or nothing where one is missing."""
    for name, value in names.get(path.split("/")[3], {}).items():
        path = path.replace(f"{{{name}}}", value)
    if "{" in path:
        return ""
    asked = {
        each["name"]: ASKED[each["name"]]
        for each in parameters
        if each["in"] == "query" and each["name"] in ASKED
    }
    return f"{path}?{urlencode(asked)}" if asked else path


def _flat(text: str) -> str:
    return " ".join(text.split())
