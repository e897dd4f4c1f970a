"""The language of a call, told without anything else of the program."""

from __future__ import annotations

import os
import sys


def locale_language() -> str:
    """Chinese in a Chinese locale, else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return "zh" if value.lower().startswith(("zh", "chinese")) else "en"
    if sys.platform == "win32":
        import locale

        value = locale.getlocale()[0] or ""
        return "zh" if value.lower().startswith(("zh", "chinese")) else "en"
    return "en"


def asked(args: list[str]) -> str:
    """The language that a call asks for, be it wrong or a call for help; else the locale's."""
    for at, arg in enumerate(args):
        value = arg.partition("=")[2] if arg.startswith("--lang=") else "".join(args[at + 1 : at + 2])
        if arg.startswith("--lang") and value in ("zh", "en"):
            return value
    return locale_language()
