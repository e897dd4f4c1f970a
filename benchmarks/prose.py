"""How well the running text is read, and how fast: the figures of docs/prose.md.

Run from the root of a checkout: ``python -m benchmarks.prose`` prints precision and recall of the reader and
of every rule on the labelled sentences (``tests/fixtures/prose``), ``--speed`` the time for a megabyte beside
a baseline loop that does nothing but walk over the characters of the same text.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from tests.prose.labelled import Case, Score, cases, compare, found_findings, read_claims
from tests.prose.words import kinds, words

from govlint.prose.figures import figures
from govlint.prose.gaps import gaps
from govlint.prose.growths import growths
from govlint.prose.percents import shares
from govlint.prose.quantities import named
from govlint.prose.sums import sums
from govlint.report.normalise import Folded

WRITTEN_ON = ("dev", "dev2", "dev3", "dev4", "dev5", "dev6", "dev7", "dev8")
MEASURED_ON = ("held", *(f"held{number}" for number in range(2, 15)))
#: what stands around the figures of a report
NARRATIVE = (
    "我县坚持以公开为常态、不公开为例外，围绕群众关心的重点领域，及时发布政策文件和解读材料，不断拓宽公开渠"
    "道，规范办理流程，"
    "健全审查机制，加强业务培训和监督检查，切实保障公众的知情权、参与权、表达权和监督权。针对存在的不足，将"
    "进一步压实责任，"
    "优化栏目设置，提高公开质量，推动工作再上新台阶。"
) * 2
CLAIMS = {
    "sum": "totals and parts",
    "share": "shares",
    "change": "differences from last year",
    "growth": "growth rates",
    "last": "last year's values",
    "q": "named quantities",
    "none": "denials",
    "all": "claims that all is done",
    "gap": "figures left out",
}


def scored(
    labels: Iterable[tuple[tuple[str, ...], list[str]]], key: Callable[[str], str]
) -> dict[str, Score]:
    """Scores by the key of each label, and of all under the empty key."""
    counts: dict[str, Counter[str]] = {}
    for wanted, got in labels:
        parts = zip(("right", "spurious", "missed"), compare(wanted, got), strict=True)
        for name, found in parts:
            for label, times in found.items():
                for group in (key(label), ""):
                    counts.setdefault(group, Counter())[name] += times
    return {
        group: Score(count["right"], count["spurious"], count["missed"]) for group, count in counts.items()
    }


def table(title: str, scores: dict[str, Score], names: dict[str, str]) -> str:
    """A Markdown table of scores."""
    lines = [f"| {title} | labelled | precision | recall | F1 |", "| --- | ---: | ---: | ---: | ---: |"]
    for group in sorted(
        scores, key=lambda group: (not group, list(names).index(group) if group in names else 0, group)
    ):
        score = scores[group]
        name = names.get(group, group) or "all"
        lines.append(
            f"| {name} | {score.right + score.missed} "
            f"| {score.precision:.3f} | {score.recall:.3f} | {score.f1:.3f} |"
        )
    return "\n".join(lines)


def defects(chosen: Sequence[Case]) -> str:
    """Whether what is printed stands on a defect, whatever its rule and severity, and which share of the
    defects that a label calls an error or a warning is told of by its rule as one of the two."""
    printed: Counter[str] = Counter()
    sound: Counter[str] = Counter()
    labelled = told = 0
    for case in chosen:
        found = [one.split() for one in found_findings(case)]
        for _, severity in found:
            printed[severity] += 1
            sound[severity] += bool(case.findings)
        wanted = Counter(one.split()[0] for one in case.findings if not one.endswith("info"))
        labelled += wanted.total()
        told += (wanted & Counter(code for code, severity in found if severity != "info")).total()
    lines = [
        f"| {severity} | {printed[severity]} | {sound[severity] / max(1, printed[severity]):.3f} |"
        for severity in ("error", "warning")
    ]
    head = "| | printed | on a defect |\n| --- | ---: | ---: |"
    return "\n".join([head, *lines, f"| defects | {labelled} | {told / max(1, labelled):.3f} told of |"])


def quality() -> str:
    """The tables for each part that is measured, and the totals of the part that was written on."""
    shown = []
    for title, splits in (("measured", MEASURED_ON), ("written on", WRITTEN_ON)):
        chosen: list[Case] = [case for split in splits for case in cases(split)]
        claims = scored(((case.claims, read_claims(case)) for case in chosen), lambda label: label.split()[0])
        found = scored(((case.findings, found_findings(case)) for case in chosen), lambda label: label)
        shown.append(f"### {title}: {len(chosen)} sentences\n")
        shown.append(table("claims", claims, CLAIMS) + "\n")
        shown.append(table("findings", found, {}) + "\n")
        shown.append(defects(chosen) + "\n")
    return "\n".join(shown)


def speed(size: int = 1_000_000, rounds: int = 5) -> str:
    """Medians of seconds for a megabyte (UTF-8) of text as dense in figures as a report, and their ratio to
    the baseline."""
    pieces = [case.text + NARRATIVE for split in (*WRITTEN_ON, *MEASURED_ON) for case in cases(split)]
    text = "\n".join(pieces)
    while len(text.encode()) < size:
        text += "\n" + text
    text = text.encode()[:size].decode("utf-8", "ignore")
    kinds(), words()
    read, walked = [], []
    for _ in range(rounds):
        start = time.perf_counter()
        for sign in text:
            if sign == "\0":
                break
        walked.append(time.perf_counter() - start)
        start = time.perf_counter()
        folded = Folded(text).value
        found = figures(folded)
        split = sums(folded, words(), found)
        shares(folded, split, found)
        grown = growths(folded, found, 2023)
        named(folded, kinds(), split, grown, found, 2023)
        gaps(folded)
        read.append(time.perf_counter() - start)
    once, base = sorted(read)[rounds // 2], sorted(walked)[rounds // 2]
    return (
        f"{once:.2f} s for {len(text.encode()):,} bytes with {len(found)} figures; "
        f"baseline {base:.4f} s, ratio {once / base:.0f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--speed", action="store_true", help="time instead of quality")
    asked = parser.parse_args()
    sys.stdout.write((speed() if asked.speed else quality()) + "\n")


if __name__ == "__main__":
    main()
