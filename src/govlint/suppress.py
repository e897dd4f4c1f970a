"""Suppression comments: ``# govlint: ignore TXT001 reason`` on the line, or alone on the line above.

``<!-- govlint: ignore ... -->`` does the same in Markdown and HTML; ``# govlint: ignore-file CODE`` counts
for the whole file. Codes, names and code prefixes are separated by commas. Suppressed findings are counted.
"""

from __future__ import annotations

from govlint.report.finding import Finding
from govlint.report.place import LineTable
from govlint.rules import all_rules

_MARK = "govlint: ignore"


class Suppressions:
    """What a file asks not to hear."""

    __slots__ = ("by_line", "whole_file")

    def __init__(self) -> None:
        self.by_line: dict[int, tuple[str, ...]] = {}
        self.whole_file: tuple[str, ...] = ()

    @classmethod
    def of(cls, lines: LineTable | None) -> Suppressions:
        found = cls()
        if lines is None or _MARK not in lines.text:
            return found
        for number in range(1, len(lines.starts) + 1):
            line = lines.line(number)
            at = line.find(_MARK)
            if at < 0:
                continue
            before = line[:at].rstrip()
            if not before.endswith(("#", "<!--")):
                continue
            rest = line[at + len(_MARK) :]
            if rest.startswith("-file"):
                found.whole_file += _codes(rest[len("-file") :])
                continue
            alone = before in ("#", "<!--") or before.strip() in ("#", "<!--")
            target = number + 1 if alone else number
            found.by_line[target] = found.by_line.get(target, ()) + _codes(rest)
        return found

    def covers(self, finding: Finding) -> bool:
        """Whether a comment asks for silence on this finding. SRC findings are never silenced."""
        if finding.rule.startswith("SRC"):
            return False
        codes = self.whole_file + self.by_line.get(finding.span.line or 0, ())
        if not codes:
            return False
        name = all_rules()[finding.rule].rule.name
        return finding.rule.startswith(codes) or name.upper() in codes


def _codes(rest: str) -> tuple[str, ...]:
    first = rest.replace("-->", " ").replace("，", ",").replace(", ", ",").split()
    return tuple(code.strip().upper() for code in first[0].split(",") if code.strip()) if first else ()
