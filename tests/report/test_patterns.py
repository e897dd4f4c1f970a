"""What is kept of a pattern is what ``re.compile`` makes; where nothing can be kept, all works the same."""

from __future__ import annotations

import importlib
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import pytest

import govlint
from govlint.prose.patterns import any_of, each
from govlint.report import patterns

CODE = """
import sys
from govlint.report import patterns
made = [patterns.compiled(text) for text in ("[一二三、]{1,3}(?P<a>x)", "(?i)abc", "[^,;。:!?]+")]
assert [one.search("x、一xABC") is not None for one in made] == [True, True, True]
print(len(patterns._stored), patterns._changed)
"""


def run(folder: Path, *, write: bool = True) -> str:
    """Run CODE in a process of its own, whose byte code goes to ``folder``."""
    done = subprocess.run(
        [sys.executable, "-c", CODE],
        env={
            "PYTHONPATH": str(Path(govlint.__file__).parents[1]),
            "PYTHONPYCACHEPREFIX": str(folder),
            "PYTHONDONTWRITEBYTECODE": "" if write else "1",
            "PATH": "",
        },
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout.strip()


def kept(folder: Path) -> list[Path]:
    return list(folder.rglob("*.patterns"))


def test_every_pattern_of_the_program_is_the_one_that_re_makes() -> None:
    for module in pkgutil.walk_packages(govlint.__path__, "govlint."):
        if "__main__" not in module.name:
            importlib.import_module(module.name)
    assert len(patterns._stored) > 50
    for (text, flags), arguments in patterns._stored.items():
        expected = re.compile(text, flags)
        # Patterns are equal when flags, code and source are.
        assert patterns._construct(text, *arguments) == expected
        made = patterns.compiled(text, flags)
        assert (made.groups, made.groupindex, made.flags) == (
            expected.groups,
            expected.groupindex,
            expected.flags,
        )


def test_the_second_run_compiles_nothing(tmp_path: Path) -> None:
    assert run(tmp_path) == "3 True"
    assert len(kept(tmp_path)) == 1
    assert run(tmp_path) == "3 False"


def test_nothing_is_written_where_python_may_not_write(tmp_path: Path) -> None:
    assert run(tmp_path, write=False) == "3 True"
    assert kept(tmp_path) == []


@pytest.mark.parametrize("damage", [b"", b"\0", b"(\x02\0\0\0", b"x" * 100])
def test_a_damaged_file_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    run(tmp_path)
    (file,) = kept(tmp_path)
    whole = file.read_bytes()
    file.write_bytes(damage or whole[:-20])
    assert run(tmp_path) == "3 True"
    assert file.read_bytes() == whole


def test_code_that_the_interpreter_refuses_is_compiled_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(patterns._stored, ("a+", 0), (32, b"\xff\0\0\0" * 4, 0, {}, (None,)))
    assert patterns.compiled("a+") == re.compile("a+")


def test_an_unknown_interpreter_compiles_as_always(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "_KNOWN", False)
    assert patterns.compiled("never seen before") == re.compile("never seen before")
    assert ("never seen before", 0) not in patterns._stored


def test_a_compiler_that_changed_is_left_to_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object) -> object:
        raise AttributeError("_code")

    monkeypatch.setattr(patterns, "_compile", missing)
    assert patterns.compiled("nor this") == re.compile("nor this")
    with pytest.raises(re.error):
        patterns.compiled("(")


@pytest.mark.parametrize(
    "words", [(), ("条",), ("公开", "公示", "开"), ("条(次)", "条", "**", ""), ("申请", "依申请公开")]
)
@pytest.mark.parametrize(
    "text", ["", "公", "公开", "条(次", "条(次)", "a**", "依申请", "主动公示", "依申请公开"]
)
def test_any_of_finds_what_the_words_find(words: tuple[str, ...], text: str) -> None:
    assert (any_of(words).search(text) is not None) == any(word in text for word in words if word)


@pytest.mark.parametrize("text", ["", "甲戊", "甲丁戊", "乙丙丁戊甲戊", "乙戊", "甲丁", "甲乙丙戊"])
def test_each_word_has_the_same_behind_it(text: str) -> None:
    plain, leaping = re.compile("(?:甲|乙丙)丁?戊"), re.compile(each("甲 乙丙", "丁?戊"))
    assert [found.span() for found in plain.finditer(text)] == [
        found.span() for found in leaping.finditer(text)
    ]
