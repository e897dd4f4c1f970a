"""Page furniture: which elements a page itself names as navigation, share bars, footers."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.report.document import Block, Grid, Line
from govlint.report.patterns import compiled

_WORD = compiled(r"[A-Z]?[a-z]+|[A-Z]+")
# fmt: off
_FURNITURE = frozenset((
    "nav", "navbar", "menu", "menus", "breadcrumb", "breadcrumbs", "crumb", "crumbs", "share", "shares",
    "bdsharebuttonbox", "bdshare", "copyright", "sidebar", "topbar", "pagination", "pager", "ewm", "qrcode",
))
# fmt: on
#: furniture, unless a word beside it says that it belongs to the article and not to the page
_PERHAPS = frozenset(("header", "footer", "foot", "print", "printer", "toolbar"))
_CONTENT = frozenset(("article", "content", "main", "detail", "news", "title", "text", "zoom"))
#: text as long as this with a full stop in it is no furniture
_LONG = 60


def is_chrome_name(names: str) -> bool:
    """Whether class and id, joined by spaces, name page furniture."""
    for name in names.split():
        words = {word.lower() for word in _WORD.findall(name)}
        if words & _FURNITURE or (words & _PERHAPS and not words & _CONTENT):
            return True
    return False


def looks_like_content(blocks: Sequence[Block]) -> bool:
    """Whether blocks under such a name are content all the same: names promise nothing."""
    for block in blocks:
        if isinstance(block, Grid):
            return True
        if isinstance(block, Line) and (
            block.heading == 1 or (len(block.text.value) > _LONG and "。" in block.text.value)
        ):
            return True
    return False
