"""The shares that the documentation gives are those that are measured."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


def benchmark() -> ModuleType:
    """The script, which lies outside the package."""
    spec = importlib.util.spec_from_file_location("benchmark_diagnosis", ROOT / "benchmarks" / "diagnosis.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


SCRIPT = benchmark()
#: pairs and triples take longer than a test should
SINGLE = [case for case in SCRIPT.CASES if case[3] == 1]


@pytest.mark.parametrize("case", SINGLE, ids=[case[0] for case in SINGLE])
def test_the_page_tells_what_is_measured(case: tuple[object, ...]) -> None:
    assert SCRIPT.line(*case) in (ROOT / "docs" / "diagnosis.md").read_text("utf-8")


def test_the_page_has_a_line_for_each_case() -> None:
    page = (ROOT / "docs" / "diagnosis.md").read_text("utf-8")
    assert all(f"| {case[0]} |" in page for case in SCRIPT.CASES)
