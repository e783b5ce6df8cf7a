"""Bodies of requests that are refused where they say what nobody asked for."""

from drf_spectacular.extensions import OpenApiSerializerExtension
from rest_framework import serializers

from commons.strict_filters import unknown_parameters


class StrictSerializerMixin:
    """For a serializer: a member that does not exist, or that cannot be set, is a 400 naming it.

    A misspelt member that is silently ignored leaves its sender believing that it was taken.
    """

    def to_internal_value(self, data):
        if isinstance(data, dict):
            known = [name for name, field in self.fields.items() if not field.read_only]
            if errors := unknown_parameters(data, known):
                raise serializers.ValidationError(errors)
        return super().to_internal_value(data)


class StrictBodySchema(OpenApiSerializerExtension):
    """Says in the API's description what the mixin does: there are no further members."""

    target_class = StrictSerializerMixin
    match_subclasses = True
    priority = 1  # one extension describes a serializer: this one, of a body that is shaped too

    def map_serializer(self, auto_schema, direction):
        described = auto_schema._map_serializer(self.target, direction, bypass_extensions=True)
        return {**described, "additionalProperties": False}
