"""The shape that a schema demands, compiled from the subset of JSON Schema 2020-12 that report schemas use.

An unknown keyword is an error, never ignored: a demand that nobody checks would be a silent pass.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from govlint.report.patterns import compiled
from govlint.report.typed import Any

Schema = Mapping[str, Any]

_ANNOTATIONS = frozenset(
    (
        "$schema",
        "$id",
        "$comment",
        "$defs",
        "title",
        "description",
        "default",
        "examples",
        "deprecated",
        "format",
        "markdownDescription",
    )
)
#: keywords that bound a number, a length or a count
_LIMITS = frozenset(
    (
        "minimum",
        "maximum",
        "minLength",
        "maxLength",
        "minItems",
        "maxItems",
        "minProperties",
        "maxProperties",
    )
)


class Shape:
    """A compiled schema. ``None`` in a slot means that nothing is demanded."""

    __slots__ = (
        "additional",
        "all_of",
        "any_of",
        "const",
        "enum",
        "items",
        "limits",
        "one_of",
        "pattern",
        "properties",
        "required",
        "titles",
        "types",
    )

    def __init__(self) -> None:
        self.types: frozenset[str] | None = None
        self.properties: dict[str, Shape] = {}
        #: Chinese names of properties, for those who write them as keys
        self.titles: dict[str, str] = {}
        self.required: tuple[str, ...] = ()
        #: shape of further properties; False forbids them
        self.additional: Shape | bool = True
        self.items: Shape | None = None
        self.enum: tuple[Any, ...] | None = None
        self.const: tuple[Any, ...] = ()
        self.limits: dict[str, float] = {}
        self.pattern: re.Pattern[str] | None = None
        self.any_of: tuple[Shape, ...] = ()
        self.one_of: tuple[Shape, ...] = ()
        self.all_of: tuple[Shape, ...] = ()

    def any_integer(self) -> bool:
        """Whether every integer has this shape."""
        if self.types is None and len(self.any_of) > 1 and not self._more(alternatives=False):
            return any(one.any_integer() for one in self.any_of)
        return self.types is not None and "integer" in self.types and not self._more()

    def _more(self, alternatives: bool = True) -> bool:
        any_of = self.any_of if alternatives else ()
        demands = self.enum, self.const, self.limits, any_of, self.one_of, self.all_of
        return any(one is not None and one != () and one != {} for one in demands)


class Compiler:
    """Turns schemas into shapes, each ``$ref`` once. ``files`` maps the last part of a reference's file name
    (``report.json``) to that file's schema; nothing is ever fetched."""

    def __init__(self, schema: Schema, files: Mapping[str, Schema]) -> None:
        self._schema = schema
        self._files = files
        self._made: dict[tuple[str, str], Shape] = {}

    def shape(self) -> Shape:
        return self._reference("", "")

    def _reference(self, file: str, pointer: str) -> Shape:
        key = (file, pointer)
        if key not in self._made:
            schema: Any = self._files[file] if file else self._schema
            for part in pointer.split("/")[1:]:
                schema = schema[part.replace("~1", "/").replace("~0", "~")]
            if [name for name in schema if _demands(name)] == ["$ref"]:
                self._made[key] = self._compile(schema, file)
            else:
                # Entered before it is filled, so that a schema may refer to itself.
                self._made[key] = Shape()
                self._fill(self._made[key], schema, file)
        return self._made[key]

    def _compile(self, schema: Schema | bool, file: str) -> Shape:
        if isinstance(schema, Mapping) and [key for key in schema if _demands(key)] == ["$ref"]:
            return self._referred(schema["$ref"], file)
        shape = Shape()
        if schema is False:
            shape.enum = ()
        elif schema is not True:
            self._fill(shape, schema, file)
        return shape

    def _referred(self, reference: str, file: str) -> Shape:
        name, _, pointer = reference.partition("#")
        return self._reference(name.rpartition("/")[2] or file, pointer)

    def _fill(self, shape: Shape, schema: Schema, file: str) -> None:
        for key, value in schema.items():
            if key == "type":
                shape.types = frozenset([value] if isinstance(value, str) else value)
            elif key == "properties":
                for name, sub in value.items():
                    shape.properties[name] = self._compile(sub, file)
                    if isinstance(sub, Mapping) and "title" in sub:
                        shape.titles[sub["title"]] = name
            elif key == "$ref":
                shape.all_of += (self._referred(value, file),)
            elif key == "required":
                shape.required = tuple(value)
            elif key == "additionalProperties":
                shape.additional = value if isinstance(value, bool) else self._compile(value, file)
            elif key == "items":
                shape.items = self._compile(value, file)
            elif key == "enum":
                shape.enum = tuple(value)
            elif key == "const":
                shape.const = (value,)
            elif key in _LIMITS:
                shape.limits[key] = value
            elif key == "pattern":
                shape.pattern = compiled(value)
            elif key in ("anyOf", "oneOf", "allOf"):
                name = {"anyOf": "any_of", "oneOf": "one_of", "allOf": "all_of"}[key]
                branches = tuple(self._compile(sub, file) for sub in value)
                setattr(shape, name, getattr(shape, name) + branches)
            elif _demands(key):
                raise ValueError(f"schema keyword {key!r} is not supported")


def _demands(key: str) -> bool:
    return key not in _ANNOTATIONS and not key.startswith("x-")
