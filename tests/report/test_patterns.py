"""What is kept of a pattern is what ``re.compile`` makes; where nothing can be kept, all works the same."""

from __future__ import annotations

import gc
import importlib
import marshal
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import pytest

import govlint
from govlint.report import pattern_store, patterns
from govlint.report.patterns import any_of, compiled, each

CODE = """
import sys
import govlint
govlint.__version__ = sys.argv[1]
from govlint.report import pattern_store, patterns
made = [patterns.compiled(text) for text in ("[一二三、]{1,3}(?P<a>x)", "(?i)abc", "[^,;。:!?]+")]
assert [one.search("x、一xABC") is not None for one in made] == [True, True, True]
print(len(pattern_store._stored), pattern_store._changed)
"""


def run(folder: Path, *, write: bool = True, version: str = "1") -> str:
    """Run CODE in a process of its own, whose byte code goes to ``folder``."""
    done = subprocess.run(
        [sys.executable, "-c", CODE, version],
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
    for lazy in [one for one in gc.get_objects() if type(one) is patterns._Lazy]:
        lazy.search("")
    assert len(pattern_store._stored) > 200
    for (text, flags), arguments in pattern_store._stored.items():
        expected = re.compile(text, flags)
        # Patterns are equal when flags, code and source are.
        assert pattern_store._construct(text, *arguments) == expected
        made = pattern_store.made(text, flags)
        assert (made.groups, made.groupindex, made.flags) == (
            expected.groups,
            expected.groupindex,
            expected.flags,
        )


def test_the_second_run_compiles_nothing(tmp_path: Path) -> None:
    assert run(tmp_path) == "3 True"
    assert len(kept(tmp_path)) == 1
    assert run(tmp_path) == "3 False"


def test_patterns_of_another_version_are_dropped(tmp_path: Path) -> None:
    run(tmp_path, version="1")
    (file,) = kept(tmp_path)
    version, stored = marshal.loads(file.read_bytes())
    file.write_bytes(marshal.dumps((version, {**stored, ("out of use", 0): stored["(?i)abc", 0]})))
    assert run(tmp_path, version="1") == "4 False"
    assert run(tmp_path, version="2") == "3 True"
    assert marshal.loads(file.read_bytes())[1].keys() == stored.keys()


def test_a_full_store_begins_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pattern_store, "_stored", {})
    monkeypatch.setattr(pattern_store, "_MOST", 2)
    for text in ("a+", "b+", "c+"):
        assert pattern_store.made(text) == re.compile(text)
    assert [text for text, _ in pattern_store._stored] == ["c+"]


def test_a_pattern_is_compiled_at_its_first_use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pattern_store, "_stored", {})
    pattern = compiled("(?P<sign>[甲乙])+", re.DOTALL)
    broken = compiled("(")
    assert not pattern_store._stored
    assert (found := pattern.search("丙乙")) is not None
    assert found["sign"] == "乙"
    assert list(pattern_store._stored) == [("(?P<sign>[甲乙])+", re.DOTALL)]
    assert (pattern.pattern, pattern.flags, pattern.groups) == ("(?P<sign>[甲乙])+", re.U | re.S, 1)
    with pytest.raises(re.error):
        broken.match("")


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
    monkeypatch.setitem(pattern_store._stored, ("a+", 0), (32, b"\xff\0\0\0" * 4, 0, {}, (None,)))
    assert pattern_store.made("a+") == re.compile("a+")


def test_an_unknown_interpreter_compiles_as_always(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pattern_store, "_KNOWN", False)
    assert pattern_store.made("never seen before") == re.compile("never seen before")
    assert ("never seen before", 0) not in pattern_store._stored


def test_a_compiler_that_changed_is_left_to_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object) -> object:
        raise AttributeError("_code")

    monkeypatch.setattr(pattern_store, "_compile", missing)
    assert pattern_store.made("nor this") == re.compile("nor this")
    with pytest.raises(re.error):
        pattern_store.made("(")


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
