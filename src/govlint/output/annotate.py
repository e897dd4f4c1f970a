"""``--annotate``: a copy of the document with each finding at its place. The original is only read.

A writer for each format: ``write(data, result, lang) -> bytes``, imported when it is needed.
"""

from __future__ import annotations

from collections.abc import Callable

from govlint.engine import FileResult

#: formats that can be annotated, by the module of this folder that does it
WRITERS = {"html": "annotate_html"}


class NotAnnotatable(Exception):  # noqa: N818 - a fact about the file, told to the caller
    """This file cannot carry comments; the text says why and what to do instead."""


def annotated(data: bytes, result: FileResult, lang: str) -> bytes:
    """The copy. Raises NotAnnotatable."""
    form = result.report.format if result.report is not None else "unknown"
    if form not in WRITERS:
        known = ", ".join(WRITERS)
        raise NotAnnotatable(
            f"a {form} file takes no comments (only {known}); --format html shows the findings"
        )
    module = __import__(f"govlint.output.{WRITERS[form]}", fromlist=["write"])
    write: Callable[[bytes, FileResult, str], bytes] = module.write
    return write(data, result, lang)
