"""The exit status of a run, the same for every format."""

from __future__ import annotations

from collections.abc import Iterable

from govlint.engine import FileResult

PASSED, FAILED, WRONG_CALL, BROKE = 0, 1, 2, 3


def is_other_file(result: FileResult) -> bool:
    """Whether this is a file of a folder that is no report, which fails nobody."""
    return result.verdict == "unchecked" and any(finding.rule == "SRC014" for finding in result.findings)


def exit_status(results: Iterable[FileResult]) -> int:
    """0 where every report passed; 1 where one failed, is incomplete, or could not be judged at all."""
    return FAILED if any(r.verdict != "pass" and not is_other_file(r) for r in results) else PASSED
