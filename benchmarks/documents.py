"""How long a report takes as HTML, DOCX and PDF, beside the bare parser of its format.

    python benchmarks/documents.py [FILE...] [--runs 15]

For each file: the bare parser alone (lxml's tree, the zip container with its XML, pdfium opening the file and
reading its characters), govlint's reader, and the whole check, in milliseconds and as ratios to the bare
parser. The three are run in turn, round after round, and the medians of the ratios are printed. A PDF is read
in a child process, whose start is part of the figure, for the bare parser too.
"""

from __future__ import annotations

import argparse
import io
import statistics
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

from govlint.engine import check_one
from govlint.report.limits import DEFAULT_LIMITS
from govlint.sources import load

ROOT = Path(__file__).resolve().parents[1]
SAME = ROOT / "tests" / "fixtures" / "same"
FILES = ("suqian.html", "suqian.docx", "suqian.pdf", "suqian-printed.pdf", "pingshan.docx", "pingshan.pdf")

_PDF = """
import sys, pypdfium2
for page in pypdfium2.PdfDocument(sys.stdin.buffer.read()):
    page.get_textpage().get_text_range()
"""


def bare_html(data: bytes) -> None:
    from lxml import etree

    etree.fromstring(data, etree.HTMLParser(encoding="utf-8"))


def bare_docx(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        ET.fromstring(container.read("word/document.xml"))


def bare_pdf(data: bytes) -> None:
    subprocess.run([sys.executable, "-c", _PDF], input=data, check=True)


BARE: dict[str, Callable[[bytes], None]] = {".html": bare_html, ".docx": bare_docx, ".pdf": bare_pdf}


def seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def measure(path: Path, runs: int) -> tuple[float, float, float, float, float]:
    """Medians: milliseconds of parser, reader and check; ratios of the last two to the first."""
    data = path.read_bytes()
    bare = BARE[path.suffix]
    rounds = []
    for number in range(runs + 1):
        one = (
            seconds(lambda: bare(data)),
            seconds(lambda: load(data, path.name, DEFAULT_LIMITS)),
            seconds(lambda: check_one(data, path.name)),
        )
        # The first round imports the parsers and compiles the regime.
        if number:
            rounds.append(one)
    parser, reader, check = (statistics.median(times) * 1000 for times in zip(*rounds, strict=True))
    reading = statistics.median(one[1] / one[0] for one in rounds)
    checking = statistics.median(one[2] / one[0] for one in rounds)
    return parser, reader, check, reading, checking


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a table of the figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("files", nargs="*", type=Path, metavar="FILE")
    options.add_argument("--runs", type=int, default=15)
    call = options.parse_args(arguments)
    print(f"{'file':<28}{'kB':>6}{'parser':>10}{'reader':>10}{'check':>10}{'reader':>9}{'check':>9}")
    for path in call.files or [SAME / name for name in FILES]:
        parser, reader, check, reading, checking = measure(path, call.runs)
        size = path.stat().st_size / 1000
        print(
            f"{path.name[-27:]:<28}{size:>6.0f}{parser:>7.1f} ms{reader:>7.1f} ms{check:>7.1f} ms"
            f"{reading:>8.1f}x{checking:>8.1f}x"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
