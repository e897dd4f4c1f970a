"""Hostile input through the whole check: a clear SRC finding, verdict incomplete, within seconds."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from govlint import batch, files
from govlint.batch import Batch, check_all
from govlint.engine import FileResult, Options, check_one
from govlint.inputs import Input
from govlint.report.limits import Limits
from govlint.rules import all_rules
from govlint.rules._rule import example_bytes
from tests.sources.test_yaml_json import BOMBS

GOOD = """\
govlint: 1
title: 某县2023年政府信息公开工作年度报告
organ: {name: 某县人民政府, level: county}
year: 2023
excerpt: true
sections: []
"""

HOSTILE: list[tuple[str, bytes, str]] = [
    ("empty", b"", "SRC002"),
    ("blank", b"\n \n", "SRC002"),
    ("binary", bytes(range(256)) * 10, "SRC003"),
    ("picture", b"\x89PNG\r\n\x1a\n\0\0", "SRC003"),
    ("old word", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "SRC016"),
    ("invalid UTF-8", GOOD.encode().replace(b"county", b"count\xff"), "SRC005"),
    ("no encoding", b"\x80\x81\xfe\xff" * 40, "SRC005"),
    ("zip bomb or none", b"PK\x03\x04" + b"\0" * 100, "SRC003"),
    ("deep yaml", b"a: " + b"[" * 10_000, "SRC004"),
    ("deep json", b'{"a": ' * 10_000, "SRC004"),
    ("other yaml", b"name: x\nversion: 1\n", "SRC014"),
    ("two documents", (GOOD + "---\n" + GOOD).encode(), "SRC022"),
] + [(f"bomb {number}", text.encode(), rule) for number, (text, rule) in enumerate(BOMBS)]


@pytest.mark.parametrize(("data", "rule"), [one[1:] for one in HOSTILE], ids=[one[0] for one in HOSTILE])
def test_hostile_bytes(data: bytes, rule: str) -> None:
    result = check_one(data, "x.yaml")
    assert result.verdict == "incomplete"
    if rule:
        assert rule in {finding.rule for finding in result.findings}


READABLE = [
    GOOD.encode("gb18030"),
    GOOD.encode("utf-8-sig"),
    GOOD.encode("utf-16"),
    GOOD.replace("\n", "\r\n").encode(),
    GOOD.replace("\n", "\r").encode(),
    (GOOD + "intro: 根据条例\u2028编制本报告。\n").encode(),
]


@pytest.mark.parametrize("data", READABLE, ids=range(len(READABLE)))
def test_unusual_but_readable(data: bytes) -> None:
    result = check_one(data, "x.yaml")
    assert result.verdict == "pass"
    assert {finding.rule for finding in result.findings} <= {"SRC006"}


def big(folder: Path) -> Path:
    file = folder / "big.yaml"
    with file.open("wb") as out:
        out.truncate(100_000_000)
    return file


def folder_itself(folder: Path) -> Path:
    return folder


def missing(folder: Path) -> Path:
    return folder / "none.yaml"


def device(folder: Path) -> Path:
    return Path("/dev/null")


def locked(folder: Path) -> Path:
    file = folder / "locked.yaml"
    file.write_text(GOOD, encoding="utf-8")
    file.chmod(0)
    if os.access(file, os.R_OK):
        pytest.skip("this user may read everything")
    return file


def check_beside_a_good_one(tmp_path: Path, file: Path, options: Options | None = None) -> FileResult:
    good = tmp_path / "good.yaml"
    good.write_text(GOOD, encoding="utf-8")
    inputs = [Input("bad", str(file)), Input("good", str(good))]
    bad, fine = check_all(Batch(inputs, options or Options()))
    assert fine.verdict == "pass"
    return bad


@pytest.mark.parametrize(
    ("make", "rule"),
    [
        (big, "SRC004"),
        (folder_itself, "SRC001"),
        (missing, "SRC001"),
        (device, "SRC001"),
        (locked, "SRC001"),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="devices and permissions of POSIX")
def test_hostile_files_do_not_stop_the_others(
    tmp_path: Path, make: Callable[[Path], Path], rule: str
) -> None:
    result = check_beside_a_good_one(tmp_path, make(tmp_path))
    assert result.verdict == "incomplete"
    assert [finding.rule for finding in result.findings] == [rule]


def test_permission_denied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = files.read_bounded

    def refuse(path: str, size: int) -> bytes:
        if path.endswith("secret.yaml"):
            raise PermissionError(13, "Permission denied")
        return real(path, size)

    monkeypatch.setattr(batch, "read_bounded", refuse)
    secret = tmp_path / "secret.yaml"
    secret.write_text(GOOD, encoding="utf-8")
    result = check_beside_a_good_one(tmp_path, secret)
    (finding,) = result.findings
    assert (finding.rule, finding.variant, result.verdict) == ("SRC001", "denied", "incomplete")


def test_limits_can_be_raised(tmp_path: Path) -> None:
    text = GOOD + "intro: " + "中" * 2000 + "\n"
    assert check_one(text.encode(), "x", Options(limits=Limits(size=1000))).verdict == "incomplete"
    assert check_one(text.encode(), "x", Options(limits=Limits(size=10_000))).verdict == "pass"


SRC = [entry.rule for code, entry in all_rules().items() if code.startswith("SRC")]


@pytest.mark.parametrize("rule", SRC, ids=[rule.code for rule in SRC])
def test_every_src_rule_shows_itself_in_its_bad_example(rule: object) -> None:
    from govlint.rules._rule import Rule

    assert isinstance(rule, Rule)
    good = check_one(example_bytes(rule.good), rule.example_name)
    assert rule.code not in {finding.rule for finding in good.findings}
    if not rule.bad:
        assert rule.code in ("SRC001", "SRC015", "SRC098", "SRC099")  # no file's content brings them about
        return
    bad = check_one(example_bytes(rule.bad), rule.example_name)
    assert rule.code in {finding.rule for finding in bad.findings}


def test_every_variant_that_is_used_has_its_texts() -> None:
    for rule in SRC:
        assert "" in rule.message
        for texts in rule.message.values():
            assert set(texts) == {"en", "zh"}


def test_a_reader_that_breaks_costs_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from govlint.reading import read as real

    def breaks(data: bytes, path: str, *rest: object) -> object:
        if path == "bad":
            raise ZeroDivisionError("oops")
        return real(data, path, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr("govlint.engine.read", breaks)
    file = tmp_path / "bad.yaml"
    file.write_text(GOOD, encoding="utf-8")
    result = check_beside_a_good_one(tmp_path, file)
    (finding,) = result.findings
    assert (finding.rule, result.verdict) == ("SRC099", "incomplete")
    assert "ZeroDivisionError" in str(finding.params["error"])


def test_a_rule_that_breaks_makes_the_verdict_incomplete(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = all_rules()
    code = next(code for code, entry in rules.items() if entry.body is not None and not entry.rule.absence)

    def breaks(_: object) -> object:
        raise ZeroDivisionError("oops")
        yield

    monkeypatch.setattr("govlint.engine._due", lambda *_: ((rules[code].rule, breaks),))
    result = check_one(GOOD.encode(), "x.yaml")
    assert result.verdict == "incomplete"
    assert [(one.rule, one.params["rule"]) for one in result.findings] == [("SRC098", code)]
