"""The words by which a report is told from the page around it, from ``schemas/reading``."""

from __future__ import annotations

from functools import lru_cache

from govlint.regimes.schemas import read_data
from govlint.report.record import NamedTuple


class Furniture(NamedTuple):
    """Lines of a page that are no part of the report."""

    whole: frozenset[str]
    starts: tuple[str, ...]
    contains: tuple[str, ...]
    stops: tuple[str, ...]
    files: tuple[str, ...]


class School(NamedTuple):
    """How a university's own report is told from a report on government information."""

    regulations: tuple[str, ...]
    #: names of the reports that it is not
    other: tuple[str, ...]


class Lexicon(NamedTuple):
    """All word lists, in matching form. See ``schemas/reading/cn.json``."""

    topics: tuple[str, ...]
    title_ends: tuple[str, ...]
    title_lead: tuple[str, ...]
    title_not_starts: tuple[str, ...]
    #: words for the whole area of an organ, which are no organ's name
    areas: frozenset[str]
    excerpt: tuple[str, ...]
    #: words of sentences about what is to come
    plans: tuple[str, ...]
    school: School
    published: tuple[str, ...]
    publisher: tuple[str, ...]
    organ_ends: tuple[str, ...]
    #: how organs speak of themselves without naming themselves
    self_names: tuple[str, ...]
    #: ends of offices that write for another organ
    deputies: tuple[str, ...]
    #: level -> words by which its organs speak of themselves
    voices: tuple[tuple[str, tuple[str, ...]], ...]
    heading_ends: tuple[str, ...]
    prefaces: frozenset[str]
    closing_sections: frozenset[str]
    closing_lines: tuple[str, ...]
    furniture: Furniture
    words: tuple[tuple[str, str], ...]
    units: frozenset[str]
    #: heads of a column that numbers the rows
    serial_heads: frozenset[str]
    #: heads of a column that holds units
    unit_heads: frozenset[str]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The word lists, read once."""
    raw = read_data("reading/cn.json")
    furniture = raw["furniture"]
    return Lexicon(
        topics=_longest_first(raw["title"]["topics"]),
        title_ends=tuple(raw["title"]["ends"]),
        title_lead=tuple(raw["title"]["lead"]),
        title_not_starts=tuple(raw["title"]["not_starts"]),
        areas=frozenset(raw["title"]["areas"]),
        excerpt=tuple(raw["title"]["excerpt"]),
        plans=tuple(raw["title"]["plans"]),
        school=School(tuple(raw["school"]["regulations"]), tuple(raw["school"]["other"])),
        published=tuple(raw["published"]),
        publisher=tuple(raw["publisher"]),
        organ_ends=tuple(raw["organ"]["ends"]),
        self_names=tuple(raw["organ"]["self"]),
        deputies=tuple(raw["organ"]["deputies"]),
        voices=tuple(
            (level, tuple(words)) for level, words in raw["organ"]["voices"].items() if level != "$comment"
        ),
        heading_ends=tuple(raw["headings"]["ends"]),
        prefaces=frozenset(raw["headings"]["preface"]),
        closing_sections=frozenset(raw["closing"]["sections"]),
        closing_lines=tuple(raw["closing"]["lines"]),
        furniture=Furniture(
            frozenset(furniture["whole"]),
            tuple(furniture["starts"]),
            tuple(furniture["contains"]),
            tuple(furniture["stops"]),
            tuple(furniture["files"]),
        ),
        words=tuple(raw["words"].items()),
        units=frozenset(raw["units"]),
        serial_heads=frozenset(raw["serial_heads"]),
        unit_heads=frozenset(raw["unit_heads"]),
    )


def _longest_first(words: list[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=len, reverse=True))
