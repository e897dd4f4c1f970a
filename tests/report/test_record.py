"""Our named tuples are those of ``typing``, made faster."""

from __future__ import annotations

import pickle
from typing import NamedTuple as Original

import pytest

from govlint.report.record import NamedTuple


class Ours(NamedTuple):
    """A place."""

    name: str
    line: int = 1
    more: tuple[int, ...] = ()

    @property
    def twice(self) -> int:
        return self.line * 2

    @classmethod
    def at(cls, line: int) -> Ours:
        return cls("x", line)


class Theirs(Original):
    """A place."""

    name: str
    line: int = 1
    more: tuple[int, ...] = ()


def test_they_are_made_alike() -> None:
    for one, other in (
        (Ours("a"), Theirs("a")),
        (Ours("a", 2, (3,)), Theirs("a", 2, (3,))),
        (Ours(line=2, name="b"), Theirs(line=2, name="b")),
        (Ours._make(["c", 3, ()]), Theirs._make(["c", 3, ()])),
        (Ours("a")._replace(line=9), Theirs("a")._replace(line=9)),
    ):
        assert tuple(one) == tuple(other)
        assert hash(one) == hash(other)
        assert one._asdict() == other._asdict()
        assert repr(one) == repr(other).replace("Theirs", "Ours")
    assert Ours._fields == Theirs._fields
    assert Ours._field_defaults == Theirs._field_defaults
    assert Ours.__doc__ == Theirs.__doc__
    assert list(Ours.__annotations__) == list(Theirs.__annotations__)


def test_they_refuse_alike() -> None:
    for kind in (Ours, Theirs):
        with pytest.raises(TypeError):
            kind()  # type: ignore[call-arg]
        with pytest.raises(TypeError):
            kind("a", 1, (), 4)  # type: ignore[call-arg]
        with pytest.raises(TypeError):
            kind("a", nothing=1)  # type: ignore[call-arg]
        # The standard library's own say TypeError from Python 3.13 on.
        with pytest.raises((TypeError, ValueError), match="nothing"):
            kind("a")._replace(nothing=1)  # type: ignore[call-arg]
        with pytest.raises(TypeError):
            kind._make([1])
        with pytest.raises(AttributeError):
            kind("a").line = 3  # type: ignore[misc]


def test_methods_pickling_and_matching() -> None:
    one = Ours.at(4)
    assert one.twice == 8
    assert pickle.loads(pickle.dumps(one)) == one
    assert type(pickle.loads(pickle.dumps(one))) is Ours
    match one:
        case Ours(name, line):
            assert (name, line) == ("x", 4)
        case _:
            pytest.fail("no match")
