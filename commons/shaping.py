"""What a client of the API asks of an answer's shape.

``fields`` names the members it wants, a dot going inside (``licence.code``); ``expand`` names what
an answer only refers to and is to be there whole, under ``expanded``. What is expanded is read for
all rows at once, so that a list costs the same whatever its length.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.exceptions import ValidationError

FIELDS, EXPAND = "fields", "expand"
EXPANDED = "expanded"

#: Names of members, each with those inside it.
Tree = dict[str, "Tree"]


@dataclass(frozen=True)
class Expansion:
    """What an answer refers to and can hold whole.

    ``read`` takes all rows of a page and gives, by primary key, what belongs to each.
    """

    serializer: type[serializers.Serializer]
    read: Callable[[list], Mapping[Any, Any]]
    description: str
    many: bool = True

    def represent(self, value, context: dict):
        if value is None and not self.many:
            return None
        return (
            self.serializer(value or [], many=True, context=context).data
            if self.many
            else (self.serializer(value, context=context).data)
        )


@dataclass(frozen=True)
class Shape:
    """What was asked: all members where ``members`` is empty."""

    members: Tree = field(default_factory=dict)
    expand: tuple[str, ...] = ()

    @classmethod
    def asked_by(cls, parameters, serializer: type["ShapedSerializer"]) -> "Shape":
        """Raises a 400 that names every member that does not exist, and lists those that do."""
        names = _names(parameters.getlist(FIELDS))
        expand = tuple(dict.fromkeys(_names(parameters.getlist(EXPAND))))
        known = known_members(serializer)
        errors = {
            FIELDS: [_no_member(name, known) for name in names if not _is_known(name, known)],
            EXPAND: [
                _no_expansion(name, serializer.expansions)
                for name in expand
                if name not in serializer.expansions
            ],
        }
        if errors := {name: found for name, found in errors.items() if found}:
            raise ValidationError(errors)
        members = _tree(names)
        if members and expand:
            members.setdefault(EXPANDED, {})
        return cls(members, expand)

    def applied_to(self, represented: dict) -> dict:
        return _pruned(represented, self.members)


class ShapedSerializer(serializers.Serializer):
    """A serializer that leaves out what was not asked for, and holds whole what was.

    The view puts its :class:`Shape` into the context under ``shape`` and what it read for each row
    into the row's ``expanded``.
    """

    expansions: Mapping[str, Expansion] = {}

    def get_fields(self):
        members = self._shape.members
        fields = super().get_fields()
        return {name: each for name, each in fields.items() if not members or name in members}

    def to_representation(self, instance):
        represented = super().to_representation(instance)
        shape = self._shape
        if shape.expand:
            # One for all rows: what a serializer reads into it is read once.
            context = self.context.setdefault("within", {**self.context, "shape": Shape()})
            represented[EXPANDED] = {
                name: self.expansions[name].represent(instance.expanded[name], context)
                for name in shape.expand
            }
        return shape.applied_to(represented)

    @property
    def _shape(self) -> Shape:
        """Of the answer itself: what is within it comes as it is."""
        is_outermost = self.parent is None or (
            self.parent.parent is None and isinstance(self.parent, serializers.ListSerializer)
        )
        return self.context.get("shape", Shape()) if is_outermost else Shape()


class ShapedViewMixin:
    """For a view whose ``serializer_class`` is shaped; put before REST framework's own mixins."""

    @property
    def shaped(self) -> type["ShapedSerializer"]:
        """Whose members may be asked for."""
        return self.serializer_class

    @property
    def extra_parameters(self) -> set[str]:
        return {FIELDS, EXPAND} if self.shaped.expansions else {FIELDS}

    @property
    def shape(self) -> Shape:
        if not hasattr(self, "_shape"):
            self._shape = Shape.asked_by(self.request.query_params, self.shaped)
        return self._shape

    def get_serializer_context(self):
        context = super().get_serializer_context()
        return {**context, "shape": self.shape} if self.request else context

    def paginate_queryset(self, queryset):
        return self.expand(super().paginate_queryset(queryset))

    def get_object(self):
        return self.expand([super().get_object()])[0]

    def expand(self, rows: list) -> list:
        """The rows, each with what was asked to be whole."""
        if not self.shape.expand:
            return rows
        expansions = self.shaped.expansions
        found = {name: expansions[name].read(rows) for name in self.shape.expand}
        for row in rows:
            row.expanded = {name: values.get(row.pk) for name, values in found.items()}
        return rows


def known_members(serializer: type[serializers.Serializer]) -> Tree:
    """The members of what a serializer answers, with those inside them."""
    instance = serializer()
    known = {name: _inside(instance, each) for name, each in instance.fields.items()}
    if expansions := getattr(serializer, "expansions", None):
        known[EXPANDED] = {name: _own_members(each.serializer) for name, each in expansions.items()}
    return known


def paths(known: Tree, *, before: str = "", depth: int = 9) -> list[str]:
    """The same, each as ``fields`` takes it."""
    found = []
    for name, inside in known.items():
        found.append(f"{before}{name}")
        if depth > 1:
            found += paths(inside, before=f"{before}{name}.", depth=depth - 1)
    return found


def _own_members(serializer: type[serializers.Serializer]) -> Tree:
    instance = serializer()
    return {name: _inside(instance, each) for name, each in instance.fields.items()}


def _inside(serializer: serializers.Serializer, member: serializers.Field) -> Tree:
    """What a member holds, by its own fields or by what the description says of its method."""
    if isinstance(member, serializers.SerializerMethodField):
        described = getattr(serializer, member.method_name)
        member = getattr(described, "_spectacular_annotation", {}).get("field")
    if isinstance(member, serializers.ListSerializer):
        member = member.child
    if isinstance(member, type) and issubclass(member, serializers.Serializer):
        member = member()
    if not isinstance(member, serializers.Serializer):
        return {}
    return {name: _inside(member, each) for name, each in member.fields.items()}


def _names(given: Iterable[str]) -> list[str]:
    return [name.strip() for some in given for name in some.split(",") if name.strip()]


def _is_known(name: str, known: Tree) -> bool:
    for part in name.split("."):
        if part not in known:
            return False
        known = known[part]
    return True


def _no_member(name: str, known: Tree) -> str:
    inside = name.rpartition(".")[0]
    while inside and not _is_known(inside, known):
        inside = inside.rpartition(".")[0]
    for part in filter(None, inside.split(".")):
        known = known[part]
    there_are = ", ".join(f"{inside}.{each}" if inside else each for each in known)
    if not there_are:
        return _("There is no member “%(name)s”: there is nothing inside “%(inside)s”.") % {
            "name": name,
            "inside": inside,
        }
    return _("There is no member “%(name)s”. These exist: %(there_are)s.") % {
        "name": name,
        "there_are": there_are,
    }


def _no_expansion(name: str, expansions: Mapping[str, Expansion]) -> str:
    if not expansions:
        return _("“%(name)s” cannot be expanded: nothing can here.") % {"name": name}
    return _("“%(name)s” cannot be expanded here. These can: %(there_are)s.") % {
        "name": name,
        "there_are": ", ".join(expansions),
    }


def _tree(names: Iterable[str]) -> Tree:
    """A name says more than one inside it: ``licence,licence.code`` asks for all of the licence."""
    tree: Tree = {}
    whole = set(names)
    for name in names:
        parts = name.split(".")
        if any(".".join(parts[:length]) in whole for length in range(1, len(parts))):
            continue
        inside = tree
        for part in parts:
            inside = inside.setdefault(part, {})
    return tree


def _pruned(value, tree: Tree):
    if not tree:
        return value
    if isinstance(value, list):
        return [_pruned(each, tree) for each in value]
    if isinstance(value, dict):
        return {name: _pruned(each, tree[name]) for name, each in value.items() if name in tree}
    return value
