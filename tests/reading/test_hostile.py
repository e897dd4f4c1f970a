"""Input of hostile shape is read in bounded time, and what was left out is said."""

from __future__ import annotations

import time

import pytest

from govlint.sources._package import safe_xml
from govlint.sources.sniff import text_kind
from tests.reading.build import SECTIONS, TITLE, read_text

TWO, THREE = SECTIONS["sec2"], SECTIONS["sec3"]
CASES = {
    "digits": f"{TITLE}\n{TWO}\n" + "1" * 100_000,
    "lines of digits": f"{TITLE}\n{TWO}\n第二十条第（一）项\n规章\n" + "0\n" * 30_000,
    "brackets": f"{TITLE}\n" + "（" * 100_000 + "《" * 100_000,
    "pipes": f"{TITLE}\n{TWO}\n" + "|" * 100_000 + "\n" + "| a " * 100_000,
    "lines of pipes": f"{TITLE}\n{TWO}\n" + "|\n" * 30_000,
    "lines of cells": f"{TITLE}\n{THREE}\n" + "予以公开内容 |\n" * 30_000,
    "headings": f"{TITLE}\n" + "".join(f"一、属于三类内部事务第{at}情况\n" for at in range(30_000)),
    "inline headings": f"{TITLE}\n" + " 一、总体情况 二、主动公开" * 20_000,
    "spaces": f"{TITLE}\n" + " " * 200_000 + "\n一" + " " * 100_000 + "x",
    "gaps": f"{TITLE}\n" + "甲  " * 100_000,
    "aligned": f"{TITLE}\n{THREE}\n" + "    甲甲   乙乙   丙丙\n" * 10_000 + "   丁丁   1   2\n" * 10_000,
    "line ends": "\n" * 1_000_000,
    "one line": f"{TITLE} " + "主动公开信息123条。" * 100_000,
    "links": f"# {TITLE}\n" + "[a](" * 50_000 + "![" * 50_000,
    "tags": f"# {TITLE}\n" + "<table" * 30_000,
    "emphasis": f"# {TITLE}\n" + "**" * 100_000 + "\n|" + ":-" * 100_000,
    "blanks in a heading": f"# {TITLE}\n## 一、总体情况" + " " * 100_000 + "x\n",
    "blanks before a pipe": f"{TITLE}\n{TWO}\n| a | b |\n| 1 | 2 |\n" + "\u3000" * 100_000 + "x | y |\n",
    "a line of pipes and a word": f"{TITLE}\n{TWO}\na\n" + "| " * 80_000 + "x\n| b\n",
    "front matter of nothing": "---" + "\n" * 100_000 + "x",
    "blanks in a title": "---\ntitle: x" + "\u3000" * 100_000 + "x\n---\n公开了信息。\n",
}


@pytest.mark.parametrize("name", CASES)
def test_hostile_text_ends_soon(name: str) -> None:
    started = time.process_time()
    report = read_text(CASES[name], "report.md" if CASES[name][0] in "#-" else "report.txt")
    # Far from the second that the slowest takes, so that a busy machine does not matter.
    assert time.process_time() - started < 20
    assert len(report.problems) < 300


def test_a_text_of_too_many_lines_says_where_reading_stopped() -> None:
    report = read_text(f"{TITLE}\n" + "公开了信息。\n" * 30_000)
    problem = next(one for one in report.problems if one.rule == "SRC004")
    assert problem.stops
    assert not report.whole


# Where a pattern begins anew at each of these signs, the suite does not end.
def test_blank_lines_hold_nobody_up_who_looks_for_the_format() -> None:
    assert text_kind("\n" * 8_000 + "| a |\n|---|\n", "report") == "txt"
    assert text_kind("\n" * 80 + "# a\n\n| a | b |\n| --- | :-: |\n", "report") == "md"


def test_a_part_of_nothing_but_declarations_is_no_more_than_read() -> None:
    assert safe_xml(("<?xml " * 300_000).encode("utf-16-le")).startswith(b"<?xml <?xml")
    assert safe_xml("<?xml version='1.0' encoding='UTF-16'?><a/>".encode("utf-16")) == b"<a/>"
