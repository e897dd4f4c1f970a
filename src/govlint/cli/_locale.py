"""The language of the locale, asked for without anything else of the program."""

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
