"""Reports of universities on their own disclosure: made by school years, under another regulation."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.reading.lexicon import lexicon
from govlint.report.document import Block, Line
from govlint.report.normalise import fold
from govlint.report.patterns import compiled

#: 2020-2021学年 or 2015年9月…学年: how the report names its year
_SCHOOL_YEAR = compiled(r"20\d\d年?[-~至/]20\d\d年?学年|20\d\d学年")
#: the first lines, in which a report says what it is
_FIRST = 8


def is_school_report(blocks: Sequence[Block]) -> bool:
    """Whether the first lines name a school year and the regulation for universities, but no report on
    government information."""
    lines = [fold(one.text.value[:2000]).value for one in blocks if isinstance(one, Line)][:_FIRST]
    head = "\n".join(lines)
    words = lexicon().school
    return (
        _SCHOOL_YEAR.search(head) is not None
        and any(one in head for one in words.regulations)
        and not any(one in head for one in words.other)
    )
