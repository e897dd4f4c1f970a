"""Which files are checked with which: order, pairs of years, summaries with their parts, processes."""

from __future__ import annotations

from pathlib import Path

import pytest

from govlint import batch
from govlint.batch import Batch, check_all
from govlint.engine import FileResult, Options
from govlint.inputs import Input, NoInput, gather
from govlint.report.model import Report

REPORT = """\
govlint: 1
title: {organ}{year}年政府信息公开工作年度报告
organ: {{name: {organ}, level: county}}
year: {year}
excerpt: true
sections: []
"""


def _inputs(folder: Path, *names: str, organ: str = "示例县人民政府") -> list[Input]:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        text = REPORT.format(organ=organ, year=name.rpartition(".")[0][-4:])
        (folder / name).write_text(text, encoding="utf-8")
    return [Input(name, str(folder / name)) for name in names]


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str | None, tuple[str, ...]]]:
    """(file, last year's file, parts) of each report that reaches the engine, in order."""
    calls: list[tuple[str, str | None, tuple[str, ...]]] = []

    def check_report(
        report: Report, options: Options, previous: Report | None = None, parts: tuple[Report, ...] = ()
    ) -> FileResult:
        calls.append((report.path, previous.path if previous else None, tuple(part.path for part in parts)))
        return FileResult(report.path, "pass")

    monkeypatch.setattr(batch, "check_report", check_report)
    return calls


Calls = list[tuple[str, str | None, tuple[str, ...]]]


def test_reports_of_one_organ_are_paired_by_year(tmp_path: Path, checked: Calls) -> None:
    mine = _inputs(tmp_path, "b2023.yaml", "a2022.yaml", "c2021.yaml", "d2019.yaml")
    other = _inputs(tmp_path, "x/2022.yaml", organ="另一县人民政府")
    check_all(Batch([*mine, *other], Options()))
    assert {path: previous for path, previous, _ in checked} == {
        "b2023.yaml": "a2022.yaml",
        "a2022.yaml": "c2021.yaml",
        "c2021.yaml": None,
        "d2019.yaml": None,
        "x/2022.yaml": None,
    }


def test_an_ambiguous_partner_is_none(tmp_path: Path, checked: Calls) -> None:
    check_all(Batch(_inputs(tmp_path, "a2023.yaml", "b2022.yaml", "c2022.yaml"), Options()))
    assert checked[0] == ("a2023.yaml", None, ())


def test_of_two_formats_the_same_one_is_taken(tmp_path: Path, checked: Calls) -> None:
    check_all(Batch(_inputs(tmp_path, "a2023.yaml", "b2022.yaml", "c2022.yml"), Options()))
    assert checked[0] == ("a2023.yaml", "b2022.yaml", ())


def test_a_named_previous_counts_for_all(tmp_path: Path, checked: Calls) -> None:
    inputs = _inputs(tmp_path, "a2023.yaml", "b2022.yaml", "old2021.yaml")
    check_all(Batch(inputs[:2], Options(), previous=inputs[2]))
    assert [previous for _, previous, _ in checked] == ["old2021.yaml", "old2021.yaml"]


def test_a_previous_that_cannot_be_read_is_told_of(tmp_path: Path) -> None:
    inputs = _inputs(tmp_path, "a2023.yaml")
    gone = Input("gone.yaml", str(tmp_path / "gone.yaml"))
    results = check_all(Batch(inputs, Options(), previous=gone))
    assert [(result.path, result.verdict) for result in results][1] == ("gone.yaml", "incomplete")


def test_a_summary_comes_first_and_knows_its_parts(tmp_path: Path, checked: Calls) -> None:
    inputs = _inputs(tmp_path, "sum2023.yaml", "a2023.yaml", "b2023.yaml")
    check_all(Batch(inputs[1:], Options(), summary=inputs[0]))
    assert checked[0] == ("sum2023.yaml", None, ("a2023.yaml", "b2023.yaml"))


def test_chunks_find_the_same_as_all_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inputs = _inputs(tmp_path, "b2023.yaml", "a2022.yaml", "broken.yaml", "d2022.yaml")
    (tmp_path / "broken.yaml").write_text("[", encoding="utf-8")
    held = check_all(Batch(inputs, Options()))
    monkeypatch.setattr(batch, "POOL_FROM", 2)
    monkeypatch.setattr(batch, "_CHUNK", 2)
    for jobs in (1, 2):
        chunked = check_all(Batch(inputs, Options(), jobs=jobs))
        assert [result._replace(lines=None, report=None) for result in chunked] == [
            result._replace(lines=None, report=None) for result in held
        ]


def test_order_is_steady_and_folders_that_are_no_ones_business_are_left_out(tmp_path: Path) -> None:
    _inputs(
        tmp_path, "z/2022.yaml", "a/2021.yaml", ".venv/2022.yaml", "node_modules/2022.yaml", "~$2023.yaml"
    )
    (tmp_path / "a" / "drafts").mkdir()
    _inputs(tmp_path, "a/drafts/2020.yaml")
    found = [Path(one.path).relative_to(tmp_path).as_posix() for one in gather([str(tmp_path)])]
    assert found == ["a/2021.yaml", "a/drafts/2020.yaml", "z/2022.yaml"]
    assert [Path(one.path).name for one in gather([str(tmp_path)], exclude=["drafts", "*/z/*"])] == [
        "2021.yaml"
    ]


def test_a_path_that_is_not_utf8_is_shown_with_substitutes(tmp_path: Path) -> None:
    import os

    name = os.fsdecode(os.fsencode(str(tmp_path)) + b"/\xff.yaml")
    try:
        with open(name, "w", encoding="utf-8") as file:
            file.write(REPORT.format(organ="x", year=2020))
    except OSError:
        pytest.skip("the file system takes no such name")
    (one,) = gather([name])
    assert one.path.endswith("/\ufffd.yaml")
    assert check_all(Batch([one], Options()))[0].verdict == "pass"


def test_nothing_at_all_is_no_input(tmp_path: Path) -> None:
    with pytest.raises(NoInput, match="gone"):
        gather([str(tmp_path / "gone.yaml")])
