"""What a start costs is what it imports: the sets of modules are fixed here, the time in ``benchmarks/``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.samples import BAD, GOOD, write

ROOT = Path(__file__).resolve().parents[2]
_PRINT = (
    "import sys\nfrom govlint.cli import run\n"
    "status = run(sys.argv[1:])\nsys.stderr.write(' '.join(sorted(sys.modules)))\nsys.exit(status)"
)
_NEVER = (
    "pydantic",
    "jsonschema",
    "lxml",
    "pypdfium2",
    "rich",
    "logging",
    "dataclasses",
    "tomllib",
    "tempfile",
)
# Each of these takes as long to import as some reports to check.
_DEAR = ("typing", "pathlib", "datetime", "hashlib", "urllib", "inspect", "gettext", "email", "logging")
_NOT_FOR_VERSION = (*_NEVER, *_DEAR, "click", "yaml", "json", "re", "govlint.engine", "govlint.rules")
_NOT_FOR_HELP = (*_NEVER, "yaml", "json", "decimal", "govlint.engine", "govlint.rules", "govlint.regimes")
_NOT_FOR_YAML = (
    *_NEVER,
    *_DEAR,
    "click",
    "yaml",
    "concurrent.futures",
    "multiprocessing",
    "zipfile",
    "xml",
    "difflib",
    "importlib.metadata",
    "govlint.sources.html",
    "govlint.sources.docx",
    "govlint.output.json",
    "govlint.output._excerpt",
)


def _bare() -> set[str]:
    """What an interpreter of this environment imports by itself."""
    done = subprocess.run(
        [sys.executable, "-c", "import sys; print(*sys.modules)"], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


@pytest.mark.parametrize(
    ("args", "forbidden"),
    [
        (["--version"], _NOT_FOR_VERSION),
        (["--help"], _NOT_FOR_HELP),
        (["check", "a.yaml"], _NOT_FOR_YAML),
        (["check", "a.yaml", "--format", "json", "--lang", "zh"], (*_NEVER, "click", "yaml", "difflib")),
    ],
)
def test_nothing_heavy_is_imported(args: list[str], forbidden: tuple[str, ...], tmp_path: Path) -> None:
    write(tmp_path, a=GOOD)
    done = subprocess.run(
        [sys.executable, "-c", _PRINT, *args],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8", "PATH": ""},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    loaded = set(done.stderr.split()) - _bare()
    assert "govlint.cli" in loaded
    assert sorted(loaded.intersection(forbidden)) == []


def test_a_terminal_that_knows_only_ascii_gets_substitutes(tmp_path: Path) -> None:
    write(tmp_path, a=BAD)
    done = subprocess.run(
        [sys.executable, "-m", "govlint", "check", "a.yaml", "--lang", "zh"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "ascii", "PATH": ""},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout.startswith(b"a.yaml:10:")
    assert b"Traceback" not in done.stderr


def test_a_reader_that_goes_away_changes_nothing(tmp_path: Path) -> None:
    write(tmp_path, a=BAD)
    with subprocess.Popen(
        [sys.executable, "-m", "govlint", "check", "a.yaml", "--format", "sarif"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT / "src"), "PATH": ""},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        complaint = process.stderr.read()
    assert process.returncode == 1
    assert b"Traceback" not in complaint
    assert b"BrokenPipe" not in complaint
