"""The command line.

Exit statuses, the same for every subcommand and format: 0 all is well, 1 a file failed or is incomplete,
2 the call itself was wrong, 3 govlint broke.
"""

from __future__ import annotations

import gc
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn


_BROKE = {
    "en": "govlint broke: {}\nThis is a fault of govlint, not of your file. GOVLINT_DEBUG=1 shows where.",
    "zh": "govlint 运行出错：{}\n这是程序的缺陷，不是文件的问题。设置 GOVLINT_DEBUG=1 可显示出错位置。",
}


def main(args: list[str] | None = None) -> NoReturn:
    """Run the command line and leave with the exit status. ``args`` default to ``sys.argv[1:]``."""
    status = run(args)
    # The interpreter looks for garbage once more as it ends, among all that it frees anyway: a sixth of the
    # time that one report takes.
    gc.freeze()
    sys.exit(status)


def run(args: list[str] | None = None) -> int:
    """Run the command line and return the exit status. Trouble is told in one line, not a traceback."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character gets a substitute, never an exception.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    collecting = gc.isenabled()
    # Starting makes many objects that all stay: looking for garbage among them finds none and costs 5 %.
    gc.disable()
    try:
        status = _run(sys.argv[1:] if args is None else args)
        sys.stdout.flush()
        return status
    except KeyboardInterrupt:
        print("Interrupted.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # The reader went away (``| head``): nothing is left to say, and Python must not try at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 1
    except Exception as broken:
        if os.environ.get("GOVLINT_DEBUG"):
            raise
        from govlint.cli._locale import asked

        said = _BROKE[asked(sys.argv[1:] if args is None else args)]
        print(said.format(f"{type(broken).__name__}: {broken}"), file=sys.stderr)
        return 3
    finally:
        if collecting:
            gc.enable()


def _run(args: list[str]) -> int:
    from govlint.cli._quick import run_quick

    status = run_quick(args)
    if status is None:
        from govlint.cli._group import run_group

        status = run_group(args)
    return status
