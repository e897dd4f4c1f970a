"""The example report in as many wordings as are wanted: what is kept between reports helps none of them."""

from __future__ import annotations

from pathlib import Path

#: a report in order with all its tables: what a check mostly sees
REPORT = Path(__file__).resolve().parents[1] / "examples" / "good-2023.yaml"


def varied(number: int) -> str:
    """The report of another organ, each of its paragraphs worded a little differently."""
    sign = chr(0x4E00 + number)
    text = REPORT.read_text(encoding="utf-8")
    return text.replace("示例县", f"示例{sign}县").replace("。\n", f"，由{sign}股负责。\n")
