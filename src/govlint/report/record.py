"""``NamedTuple`` as ``typing`` has it, made in a tenth of the time, and properties that are computed once.

``typing.NamedTuple`` compiles the annotation of every field and writes every method anew for every class.
With some ninety classes that is a fifth of the time that checking one file may take. Type checkers see the
original; the classes behave the same, pickling and pattern matching included.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from functools import cached_property
    from typing import NamedTuple as NamedTuple

    once = cached_property
else:

    class once:  # noqa: N801 - it stands for a function
        """``functools.cached_property`` without the lock that it takes up to Python 3.11, which costs more
        than many a reading; no object here is shared by threads."""

        def __init__(self, make):
            self.make = make

        def __get__(self, instance, owner=None):
            if instance is None:
                return self
            value = instance.__dict__[self.make.__name__] = self.make(instance)
            return value

    from types import FunctionType

    try:  # what the standard library's own named tuples read their fields with
        from _collections import _tuplegetter as _field
    except ImportError:
        from operator import itemgetter

        def _field(index, doc):
            return property(itemgetter(index), doc=doc)

    class _Record(tuple):
        """What all record classes share."""

        __slots__ = ()
        _fields = ()
        _field_defaults = {}  # noqa: RUF012 - each class has its own

        @classmethod
        def _make(cls, values):
            """A record of the values in an iterable."""
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"expected {len(cls._fields)} values, got {len(made)}")
            return made

        def _replace(self, **changes):
            """A copy with some fields changed."""
            made = self._make(map(changes.pop, self._fields, self))
            if changes:
                raise ValueError(f"unknown fields: {', '.join(changes)}")
            return made

        def _asdict(self):
            """Field names and values."""
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            fields = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
            return f"{type(self).__name__}({fields})"

        def __getnewargs__(self):
            return tuple(self)

    _GLOBALS = {"new": tuple.__new__}
    _templates = {}

    def _template(count):
        """Code of a constructor with so many fields, compiled once."""
        if count not in _templates:
            names = ", ".join(f"field{index}" for index in range(count))
            _templates[count] = eval(f"lambda cls, {names}: new(cls, ({names},))").__code__  # noqa: S307
        return _templates[count]

    class _Maker(type):
        """Makes a tuple class of the fields that a class statement annotates."""

        def __new__(mcs, name, bases, space):
            if not bases:
                return super().__new__(mcs, name, bases, space)
            fields = tuple(space.get("__annotations__", ()))
            defaults = {field: space.pop(field) for field in fields if field in space}
            # The one method that needs the fields' own names, so that the interpreter binds the arguments.
            code = _template(len(fields)).replace(co_varnames=("cls", *fields), co_name="__new__")
            make = FunctionType(code, _GLOBALS, "__new__", tuple(defaults.values()))
            make.__qualname__ = f"{name}.__new__"
            for index, field in enumerate(fields):
                space[field] = _field(index, "")
            space.update(
                __slots__=(), __new__=make, __match_args__=fields, _fields=fields, _field_defaults=defaults
            )
            return type(name, (_Record,), space)

    class NamedTuple(metaclass=_Maker):
        """Base of a tuple class with named fields."""
