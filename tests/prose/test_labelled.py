"""The labelled sentences: those that the reader was written on are read without fault, others nearly so."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.prose.labelled import Case, Score, cases, compare, found_findings, read_claims

WRITTEN_ON = [
    *cases("dev"),
    *cases("dev2"),
    *cases("dev3"),
    *cases("dev4"),
    *cases("dev5"),
    *cases("dev6"),
    *cases("dev7"),
    *cases("dev8"),
]
HELD = [case for split in ("held", *(f"held{number}" for number in range(2, 15))) for case in cases(split)]

by_case = pytest.mark.parametrize("case", WRITTEN_ON, ids=lambda case: case.id)


@by_case
def test_claims(case: Case) -> None:
    _, spurious, missed = compare(case.claims, read_claims(case))
    assert (dict(spurious), dict(missed)) == ({}, {}), case.text


@by_case
def test_findings(case: Case) -> None:
    _, spurious, missed = compare(case.findings, found_findings(case))
    assert (dict(spurious), dict(missed)) == ({}, {}), case.text


def _score(wanted: list[tuple[tuple[str, ...], list[str]]], only: str = "") -> Score:
    totals: Counter[str] = Counter()
    for expected, found in wanted:
        right, spurious, missed = compare(
            [one for one in expected if only in one], [one for one in found if only in one]
        )
        totals.update(right=right.total(), spurious=spurious.total(), missed=missed.total())
    return Score(totals["right"], totals["spurious"], totals["missed"])


def test_held_claims() -> None:
    score = _score([(case.claims, read_claims(case)) for case in HELD])
    assert score.f1 >= 0.97


def test_held_findings() -> None:
    score = _score([(case.findings, found_findings(case)) for case in HELD])
    assert score.precision >= 0.95
    assert score.recall >= 0.95


def test_held_errors_are_right() -> None:
    assert _score([(case.findings, found_findings(case)) for case in HELD], "error").precision >= 0.99


def test_there_are_at_least_three_hundred_sentences() -> None:
    assert len(WRITTEN_ON) + len(HELD) >= 300
    assert len({case.text + str(case.tables) + case.organ for case in [*WRITTEN_ON, *HELD]}) >= 300
