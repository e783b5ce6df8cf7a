"""The shape of a package for the API's description, read off the dataclasses themselves."""

import types
from dataclasses import is_dataclass
from datetime import date, datetime
from typing import Any, Union, get_args, get_origin

from drf_spectacular.extensions import OpenApiSerializerExtension
from drf_spectacular.plumbing import ResolvedComponent
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers

from republication.formats import FORMATS
from republication.package import kind_of, told
from republication.parts import Package, Part

_SIMPLE: dict[type, dict] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    datetime: {"type": "string", "format": "date-time"},
    date: {"type": "string", "format": "date"},
    types.NoneType: {"type": "null"},
}


def public_addresses(endpoints, **kwargs):
    """Only the public API is described: the desk has one of its own, which is nobody's promise."""
    return [endpoint for endpoint in endpoints if endpoint[0].startswith("/api/")]


class PackageSerializer(serializers.Serializer):
    """Stands for a package in ``extend_schema``: :class:`PackageSchema` says what is in it."""


class PackageSchema(OpenApiSerializerExtension):
    """Describes a package by its dataclass, so that the description cannot fall behind."""

    target_class = PackageSerializer

    def get_name(self, auto_schema, direction):
        return "Package"

    def map_serializer(self, auto_schema, direction):
        return _members(Package, auto_schema.registry)


def format_parameter() -> OpenApiParameter:
    """``?format=``: an alternative to the Accept header."""
    return OpenApiParameter(
        name="format",
        type=str,
        enum=list(FORMATS),
        default="json",
        description="The format; says the same as an `Accept` header.",
    )


def _members(described: type, registry) -> dict:
    properties = {each.name: _schema(each.type, registry) for each in told(described)}
    if issubclass(described, Part):
        properties = {"type": {"type": "string", "const": kind_of(described)}} | properties
    return {
        "type": "object",
        "description": " ".join((described.__doc__ or "").split()),
        "properties": properties,
        "required": list(properties),
    }


def _schema(annotation: Any, registry) -> dict:
    if annotation in _SIMPLE:
        return dict(_SIMPLE[annotation])
    if is_dataclass(annotation):
        return _component(annotation, registry)
    if get_origin(annotation) is tuple:
        return {"type": "array", "items": _schema(get_args(annotation)[0], registry)}
    if get_origin(annotation) in (Union, types.UnionType):
        return {"oneOf": [_schema(each, registry) for each in get_args(annotation)]}
    raise TypeError(f"The API's description has no words for {annotation!r}.")


def _component(described: type, registry) -> dict:
    """A reference to the dataclass, described once under ``components``."""
    component = ResolvedComponent(
        name=f"Package{described.__name__}",
        type=ResolvedComponent.SCHEMA,
        object=described,
    )
    if component not in registry:
        registry.register(component)
        component.schema = _members(described, registry)
    return component.ref
