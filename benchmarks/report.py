"""What checking one report costs beside reading its YAML events alone, in one process.

    python benchmarks/report.py [--runs 200]

Reading, shape, every rule and coverage against libyaml's event stream and the pure Python one, measured in
turn; medians of the ratios. The budget, three times libyaml's events, is not met: see the README.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from govlint.engine import Options, check_one

REPORT = Path(__file__).resolve().parents[1] / "examples" / "good-2023.yaml"


def events(loader: type, text: str) -> None:
    """Read all events and do nothing with them."""
    stream = loader(text)
    while stream.check_event():
        stream.get_event()


def seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=200)
    runs = parser.parse_args().runs
    data = REPORT.read_bytes()
    text = data.decode()
    options = Options()
    check_one(data, REPORT.name, options)  # compiles the regime and the patterns
    fast = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    ratios: dict[str, list[float]] = {"libyaml's events": [], "pure Python's events": []}
    checks: list[float] = []
    for _ in range(runs):
        check = seconds(lambda: check_one(data, REPORT.name, options))
        checks.append(check)
        ratios["libyaml's events"].append(check / seconds(lambda: events(fast, text)))
        ratios["pure Python's events"].append(check / seconds(lambda: events(yaml.SafeLoader, text)))
    print(f"one report          {statistics.median(checks) * 1000:6.2f} ms")
    for name, values in ratios.items():
        print(f"{name:<20}{statistics.median(values):6.2f} times")


if __name__ == "__main__":
    main()
