"""What checking one report costs beside reading its YAML events alone, in one process.

    python benchmarks/report.py [--runs 200]

Reading, shape, every rule and coverage against libyaml's event stream and the pure Python one, measured in
turn in processor time, each time on another wording; medians of the ratios. The budget, three times libyaml's
events, is not met: see the README.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable

import yaml
from varied import REPORT, varied

from govlint.engine import Options, check_one


def events(loader: type, text: str) -> None:
    """Read all events and do nothing with them."""
    stream = loader(text)
    while stream.check_event():
        stream.get_event()


def seconds(work: Callable[..., object], *arguments: object) -> float:
    begun = time.process_time()
    work(*arguments)
    return time.process_time() - begun


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=200)
    runs = parser.parse_args().runs
    options = Options()
    check_one(REPORT.read_bytes(), REPORT.name, options)  # compiles the regime and the patterns
    fast = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    ratios: dict[str, list[float]] = {"libyaml's events": [], "pure Python's events": []}
    checks: list[float] = []
    for number in range(runs):
        text = varied(number)
        data = text.encode()
        check = seconds(check_one, data, REPORT.name, options)
        checks.append(check)
        ratios["libyaml's events"].append(check / seconds(events, fast, text))
        ratios["pure Python's events"].append(check / seconds(events, yaml.SafeLoader, text))
    print(f"one report          {statistics.median(checks) * 1000:6.2f} ms")
    for name, values in ratios.items():
        print(f"{name:<20}{statistics.median(values):6.2f} times")


if __name__ == "__main__":
    main()
