"""How long govlint takes beside a bare Python: start, one report, two hundred reports.

    python benchmarks/startup.py [--runs 15] [--python PYTHON] [--check]

Every command is run in turn, round after round, and its processor time is divided by that round's
``python -c pass``; the median of these ratios is robust against a machine that is busy with other things.
``--check`` exits with 1 when a budget is missed. The interpreter must have govlint installed (or PYTHONPATH
set).
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from varied import REPORT, varied

MANY = 200

#: name -> (ratio to a bare start at most, words)
BUDGETS = {
    "--version": (4.5, "times a bare start"),
    "check one report": (6.0, "times a bare start"),
    f"check {MANY} reports": (2.0, "ms for each report"),
}


def timed(command: Sequence[str], folder: Path) -> float:
    """Seconds of the processor that a command takes, start and end of the process included; one core, output
    thrown away."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stderr.decode()}")
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def measure(python: str, runs: int) -> dict[str, float]:
    """The median of each figure, in the unit of its budget."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    govlint = [python, "-m", "govlint"]
    figures: dict[str, list[float]] = {name: [] for name in BUDGETS}
    version, one, many = figures
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "many").mkdir()
        shutil.copy(REPORT, folder / "report.yaml")
        for number in range(MANY):
            # Two hundred organs, so that none is taken for another's report of last year.
            (folder / "many" / f"{number:03}.yaml").write_text(varied(number), encoding="utf-8")
        for _ in range(runs + 1):
            bare = timed([python, "-c", "pass"], folder)
            figures[version].append(timed([*govlint, "--version"], folder) / bare)
            single = timed([*govlint, "check", "report.yaml"], folder)
            figures[one].append(single / bare)
            figures[many].append((timed([*govlint, "check", "many"], folder)) / MANY * 1000)
    # The first round warms the caches and writes the byte code.
    return {name: statistics.median(values[1:]) for name, values in figures.items()}


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--check", action="store_true", help="exit with 1 when a budget is missed")
    options = parser.parse_args()
    missed = False
    for name, figure in measure(options.python, options.runs).items():
        most, unit = BUDGETS[name]
        missed |= figure > most
        print(f"{name:<20} {figure:6.2f} {unit:<20} (at most {most})")
    return 1 if missed and options.check else 0


if __name__ == "__main__":
    raise SystemExit(main())
