"""The calls that hooks and CI make thousands of times, understood without the command line library.

Importing click takes longer than checking a report. ``govlint check`` with paths and the few options below,
and ``--version``, need nothing of it. Any other call, and any wrong one, goes to click, which explains it. A
test holds what is understood here to what click makes of the same call.
"""

from __future__ import annotations

import os

from govlint import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from govlint.cli._checking import Call

#: options with a value: field of the call, allowed values
_VALUES = {
    "--format": ("format_", ("text", "json", "sarif", "github", "gitlab", "junit", "html", "md")),
    "-f": ("format_", ("text", "json", "sarif", "github", "gitlab", "junit", "html", "md")),
    "--fail-on": ("fail_on", ("error", "warning", "info", "never")),
    "--lang": ("lang", ("zh", "en")),
}
_FLAGS = {
    "--pedantic": "pedantic",
    "--excerpt": "excerpt",
    "--skip-other-files": "skip_other_files",
    "--no-color": "no_color",
    "--quiet": "quiet",
    "-q": "quiet",
    "--verbose": "verbose",
    "-v": "verbose",
}


def run_quick(args: list[str]) -> int | None:
    """The exit status of a call that is understood here, else None."""
    if args in (["--version"], ["-V"]):
        print(f"govlint {__version__}")
        return 0
    call = understood(args)
    if call is None:
        return None
    from govlint.cli._checking import carry_out
    from govlint.cli._terminal import WrongCall

    try:
        return carry_out(call)
    except WrongCall:
        return None  # click says it together with the usage


def understood(args: list[str]) -> Call | None:
    """What these arguments say, or None where click must look at them."""
    if args[:1] != ["check"] or "_GOVLINT_COMPLETE" in os.environ:
        return None
    flags: set[str] = set()
    values: dict[str, str] = {}
    paths: list[str] = []
    rest = iter(args[1:])
    for arg in rest:
        if arg == "-" or not arg.startswith("-"):
            paths.append(arg)
        elif arg in _FLAGS:
            flags.add(_FLAGS[arg])
        elif arg in _VALUES:
            name, allowed = _VALUES[arg]
            values[name] = next(rest, "")
            if values[name] not in allowed:
                return None
        else:
            return None
    if not paths:
        return None
    from govlint.cli._checking import Call

    return Call(
        paths=tuple(paths),
        format_=values.get("format_", "text"),
        fail_on=values.get("fail_on"),
        lang=values.get("lang"),
        pedantic="pedantic" in flags,
        excerpt="excerpt" in flags,
        skip_other_files="skip_other_files" in flags,
        no_color="no_color" in flags,
        quiet="quiet" in flags,
        verbose="verbose" in flags,
    )
