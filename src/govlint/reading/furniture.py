"""What a page puts around a report: navigation, share bars, metadata lines, attachments, related pages."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from govlint.reading.lexicon import lexicon
from govlint.report.normalise import fold
from govlint.report.patterns import compiled

_LONGEST = 120
_BULLET = compiled(r"[•·▪◆●■*]\s*(?=\S)")
# 首页 > 政务公开 and menus of the same kind, the first word set apart from the others.
_MENU = compiled(r"\s*首\s*页\s*(?:[>＞/|»›→]|\s)")
#: the time of publication, as pages print it before their counters: 2024-03-15 09:21 点击数:33
STAMP = compiled(r"^20\d\d(?:-\d{1,2}-|/\d{1,2}/|年\d{1,2}月)\d{1,2}日?\s{0,3}(?:\d{1,2}:\d\d(?::\d\d)?)?")
_STOPS = "。；;！!？?"
_SENTENCE = ",。;!?"
_MARKS = compiled(r"[\s|•·<>\[\]【】〖〗_\-=+.,:;、。?!*#/\\()]+")


@lru_cache(maxsize=1024)
def is_furniture(line: str) -> bool:
    """Whether a line of text belongs to the page rather than to the report."""
    words = lexicon().furniture
    folded = fold(line[:_LONGEST]).value.strip().lower()
    if not _MARKS.sub("", folded):
        return True
    if len(line) > _LONGEST:
        return False
    bare = STAMP.sub("", _BULLET.sub("", folded)).lstrip("【〖[( ")
    return (
        _MARKS.sub("", folded) in words.whole
        or (bare.startswith(words.starts) and not _goes_on(bare, words.starts))
        or any(word in folded for word in words.contains)
        or is_file_name(line)
        or is_menu(line)
    )


def _goes_on(bare: str, words: Sequence[str]) -> bool:
    """Whether a line is a sentence that only begins with one of the page's ``words``: 公开形式多样,…."""
    if not any(stop in bare for stop in _SENTENCE):
        return False
    begun = max((word for word in words if bare.startswith(word)), key=len, default="")
    behind = bare[len(begun) : len(begun) + 1]
    return not begun.endswith(":") and "\u4e00" <= behind <= "\u9fff"


def is_file_name(line: str) -> bool:
    """A line that names a file: an attachment to download."""
    return len(line) <= _LONGEST and line.strip().lower().endswith(lexicon().furniture.files)


def is_menu(line: str) -> bool:
    """A line of navigation: 首页 and the names of other pages."""
    return len(line) <= _LONGEST and _MENU.match(line) is not None and not any(s in line for s in _STOPS)


def is_bullet(line: str) -> bool:
    """A line with a list mark, as menus and encyclopedia boxes have them."""
    return _BULLET.match(line.lstrip()) is not None


def is_stop(line: str) -> bool:
    """A line after which, at the end of a report, nothing of the report follows."""
    stops = lexicon().furniture.stops
    folded = fold(line[:_LONGEST]).value.strip()
    begins = len(line) <= 40 and _MARKS.sub("", folded).startswith(stops)
    return begins and not _goes_on(folded, stops)


def is_closing(line: str) -> bool:
    """A line that stands at the end of a whole report: an annex, an attachment, a link that follows it."""
    if is_stop(line) or is_file_name(line):
        return True
    if is_annex(line):
        return True
    folded = fold(line[:_LONGEST]).value.strip()
    return len(line) <= 40 and _MARKS.sub("", folded) in lexicon().furniture.whole


def is_annex(line: str) -> bool:
    """A line that announces an annex or an attachment."""
    return len(line) <= 60 and fold(line).value.strip().startswith(lexicon().closing_lines)
