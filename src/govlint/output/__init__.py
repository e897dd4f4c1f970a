"""Findings in every format. Each module takes a ``View`` of results and returns the whole text.

A format's module is imported when it is asked for. Nothing here decides anything: verdicts and
severities come with the results.
"""

from __future__ import annotations

from collections.abc import Callable

from govlint.output._view import View

__all__ = ["FORMATS", "View", "render"]

#: formats by the name of their module, in the order help shows them
FORMATS = ("text", "json", "sarif", "github", "gitlab", "junit", "html", "md")


def render(format_: str, view: View) -> str:
    """The results in one format; the text ends with a line end unless it is empty."""
    module = __import__(f"govlint.output.{format_}", fromlist=["render"])
    renderer: Callable[[View], str] = module.render
    return renderer(view)
