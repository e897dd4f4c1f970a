"""Gathers the rows of a report's tables from grids, lines and streams of cells, whatever their layout.

Nothing is guessed: a row whose values do not fit its columns one to one stays unread and is named, a label
that is not the form's is read only with a note, and what belongs to another year's form is not read at all.
"""

from __future__ import annotations

from collections.abc import Sequence

from govlint.reading.draft import Draft
from govlint.reading.heads import Column, Heads, foreign_columns
from govlint.reading.labels import (
    EXACT,
    RANK,
    VARIANT,
    Found,
    Labels,
    caption_of,
    find_row,
    is_caption,
    knows_row,
    labels_of,
)
from govlint.reading.remarks import Remarks
from govlint.reading.values import Value, by_place, by_sign, closed_up, is_unit, trim
from govlint.regimes.model import Regime
from govlint.report.cell import parse_cell
from govlint.report.model import Cell, Row
from govlint.report.patterns import compiled
from govlint.report.place import Span, Text
from govlint.report.record import NamedTuple

# A longer line is no label and no caption.
_LONGEST_LABEL = 120


class Match(NamedTuple):
    """A row that a printed label means, and in which table."""

    draft: Draft | None
    labels: Labels
    found: Found


class Collector:
    """See the module's text. ``others`` are the regimes of other years, to recognise their forms."""

    def __init__(self, regime: Regime, others: Sequence[Regime]) -> None:
        self.tables = [labels_of(spec) for spec in regime.tables]
        self.others = [(other.id, labels_of(spec)) for other in others for spec in other.tables]
        # Only captions that no part of the report has too: a heading announces no table.
        headings = {id_: _titles(other) for id_, other in ((one.id, one) for one in others)}
        self._captioned = [(id_, other) for id_, other in self.others if not other.captions & headings[id_]]
        self._captions = tuple(
            caption for one in (*self.tables, *(two for _, two in self.others)) for caption in one.captions
        )
        self._foreign_told: set[str] = set()
        self._form_names = {one.id: one.title for one in others}
        self.drafts: dict[str, Draft] = {}
        self.remarks = Remarks()
        self.section = 0
        self.section_id: str | None = None
        self.current: Labels | None = None
        self.caption: Text | None = None
        #: id of the header row under which rows stand
        self.parent = ""
        #: id of another year's regime while its table, which this year's form lacks, is passed over
        self.foreign = ""

    # -- what stands above the rows ----------------------------------------------------------------------

    def begin_section(self, number: int, id_: str | None) -> None:
        """The tables of section ``id_`` come next."""
        self.section, self.section_id = number, id_
        self.caption = None
        self.parent = self.foreign = ""
        mine = [labels for labels in self.tables if labels.spec.section == id_]
        self.current = mine[0] if len(mine) == 1 else None

    def announce(self, text: Text) -> bool:
        """Take a caption or the label of a header row; False when it is neither."""
        if len(text.value) > _LONGEST_LABEL or text.value.rstrip().endswith(("；", ";", "，", ",")):
            return False  # a sentence, or a line of a list
        ends = caption_of(text.value).endswith(self._captions)
        for labels in self.tables if ends else ():
            if is_caption(labels, text.value):
                if labels.spec.section != self.section_id and _SUBHEADING.match(text.value):
                    return False  # a subheading of another part that is named like the table's part
                self.current, self.caption, self.parent = labels, text, ""
                self.foreign = ""
                return True
        if ends and self._announce_foreign(text):
            return True
        for labels in self.tables:
            row = knows_row(labels, text.value)
            if row is not None and labels.spec.rows[row].kind == "header":
                self.current = labels
                self.parent = labels.spec.rows[row].id
                return True
        return False

    def _announce_foreign(self, text: Text) -> bool:
        """Take the caption of a table that this year's form does not have and another's has."""
        for id_, other in self._captioned:
            if is_caption(other, text.value) and len(text.value) < 30:
                self.current, self.foreign, self.parent = None, id_, ""
                if id_ not in self._foreign_told:
                    self._foreign_told.add(id_)
                    name = other.spec.name
                    self.remarks.note(
                        "STR052",
                        text.span(),
                        name,
                        True,
                        printed=_plain(text),
                        form=self._form_names[id_],
                        variant="table",
                    )
                return True
        return False

    def match(self, texts: Sequence[Text]) -> Match | None:
        """The row that a label means. ``texts`` are the label's cells, the outermost first."""
        if not texts or self.foreign:
            return None
        best: tuple[int, int, float] | None = None
        chosen: Match | None = None
        for labels in self.tables:
            if labels.unlabelled and labels is not self.current:
                continue
            draft = self.drafts.get(labels.spec.id)
            after = draft.last if draft else -1
            parent = self._parent_of(labels, texts[:-1]) or (self.parent if labels is self.current else "")
            found = find_row(labels, texts[-1].value, parent, after)
            if found is None or (found.how not in (EXACT, VARIANT) and labels is not self.current):
                # A label read approximately must stand in the table that it is read into.
                continue
            rank = (RANK[found.how], int(labels is self.current), found.score)
            if best is None or rank > best:
                best, chosen = rank, Match(draft, labels, found)
        return chosen

    def _parent_of(self, labels: Labels, outer: Sequence[Text]) -> str:
        for text in reversed(outer):
            found = find_row(labels, text.value)
            if found is not None and labels.spec.rows[found.place].kind == "header":
                return labels.spec.rows[found.place].id
        return ""

    def set_heads(self, labels: Labels, heads: Heads, texts: Sequence[Text]) -> None:
        """The columns of the rows that follow; ``texts`` are all header texts."""
        draft = self.draft(labels, texts[0] if texts else None)
        draft.heads = heads
        known = [column.place for column in heads.columns if column.place is not None]
        draft.columns = tuple(dict.fromkeys((*draft.columns, *known)))
        name = labels.spec.name
        for column in heads.columns:
            if column.place is None:
                if heads.named:
                    self.remarks.note("STR054", column.text.span(), name, printed=_plain(column.text))
            elif heads.named and column.how not in ("", EXACT):
                official = labels.spec.columns[column.place].label
                self.remarks.note(
                    "STR050", column.text.span(), name, printed=_plain(column.text), official=official,
                    how=column.how, kind="column",
                )  # fmt: skip
        if not heads.named:
            variant = "doubtful" if heads.doubtful else ""
            where = heads.columns[0].text.span()
            self.remarks.note(
                "STR062", where, name, heads.doubtful, columns=len(heads.columns), variant=variant
            )

    def recognise_form(self, labels: Labels, texts: Sequence[Text]) -> bool:
        """Whether header ``texts`` show another year's form of this table; its rows are then not read."""
        best: tuple[int, str] | None = None
        signs: list[Text] = []
        for id_, other in self.others:
            if other.spec.id != labels.spec.id:
                continue
            found = foreign_columns(labels, other, texts)
            if found and (best is None or len(found) > best[0]):
                best, signs = (len(found), id_), found
        if best is None:
            return False
        draft = self.draft(labels, texts[0])
        draft.form = best[1]
        names = self._form_names[best[1]]
        self.remarks.note(
            "STR052", signs[0].span(), labels.spec.name, stops=True, printed=_plain(signs[0]), form=names
        )
        return True

    # -- rows --------------------------------------------------------------------------------------------

    def draft(self, labels: Labels, at: Text | None) -> Draft:
        """The table's draft, begun if need be."""
        draft = self.drafts.get(labels.spec.id)
        if draft is None:
            title = self.caption if labels is self.current else None
            place = title or at
            span = place.span() if place is not None else Span()
            draft = self.drafts[labels.spec.id] = Draft(labels, self.section, title, span)
        return draft

    def row(self, match: Match, label: Text, values: Sequence[Value], *, explicit: bool, padded: str) -> None:
        """Add a row. ``explicit`` says that empty cells show as values; ``padded`` where surplus empty cells
        stand: ``end``, ``start``, or empty when that is not known."""
        labels, found = match.labels, match.found
        spec = labels.spec
        draft = self.draft(labels, label)
        self.current = labels
        row = spec.rows[found.place]
        if row.kind == "header":
            self.parent = row.id
            if not any(value.text.value.strip() for value in values):
                return
        else:
            self.parent = row.parent
        name = spec.name
        if found.how != EXACT and not draft.form:
            self.remarks.note(
                "STR050",
                label.span(),
                name,
                printed=_plain(label),
                official=row.label,
                how=found.how,
                kind="row",
            )
        draft.last = max(draft.last, found.place)
        values = [one for one in values if not is_unit(one.text.value)]
        cells = self._cells(draft, row.label, label, values, explicit, padded)
        if draft.heads is not None and draft.heads.doubtful:
            if all(cell is None or cell.certain for cell in cells):
                draft.doubted.add(row.id)
            cells = tuple(_doubt(cell) for cell in cells)
        before = draft.rows.get(found.place)
        if before is None:
            draft.rows[found.place] = Row(row.id, label, cells, label.span())
        elif not draft.form:
            self.remarks.note("STR063", label.span(), name, stops=True, row=row.label)
            if any(cell is not None and cell.value is not None for cell in cells):
                # Two rows of one name: neither is surely the right one.
                draft.rows[found.place] = before._replace(cells=tuple(_doubt(one) for one in before.cells))
                draft.doubted.discard(row.id)

    def part(self, labels: Labels, places: Sequence[int], label: Text, values: Sequence[Value]) -> None:
        """Add some cells of the only row of an unlabelled table: table four printed as three tables."""
        self.current = labels
        draft = self.draft(labels, label)
        kept, sure = trim(values, len(places), "")
        if len(kept) != len(places):
            self.remarks.note(
                "STR055",
                label.span(),
                labels.spec.name,
                stops=True,
                row=_plain(label),
                printed=len(values),
                due=len(places),
            )
            return
        before = draft.rows.get(0)
        cells: list[Cell | None] = list(before.cells) if before else [None] * len(labels.columns)
        if any(cells[place] is not None for place in places):
            self.remarks.note("STR063", label.span(), labels.spec.name, stops=True, row=_plain(label))
            return
        row = labels.spec.rows[0]
        for place, value in zip(places, kept, strict=True):
            certain = value.certain and sure
            cells[place] = parse_cell(value.text.value, value.text.span(), "", certain)
            if not certain:
                self.remarks.note("STR061", value.text.span(), labels.spec.name, stops=True, row=row.label)
        first = before.label if before else label
        draft.rows[0] = Row(row.id, first, tuple(cells), (before or draft).span)

    def unknown_row(self, label: Text, values: Sequence[Value]) -> None:
        """A row of figures whose label no table has."""
        table = self.current.spec.name if self.current else ""
        for id_, other in self.others:
            if knows_row(other, label.value) is not None:
                form = self._form_names[id_]
                self.remarks.note(
                    "STR053", label.span(), table, printed=_plain(label), form=form, variant="form"
                )
                return
        self.remarks.note("STR053", label.span(), table, printed=_plain(label), values=len(values))

    def _cells(
        self, draft: Draft, row: str, label: Text, values: Sequence[Value], explicit: bool, padded: str
    ) -> tuple[Cell | None, ...]:
        spec = draft.spec
        heads = draft.heads
        due = len(heads.columns) if heads else len(spec.columns)
        empty: tuple[Cell | None, ...] = (None,) * len(spec.columns)
        if draft.form:
            return empty
        kept, sure = trim(values, due, padded) if explicit else (list(values), True)
        if heads is not None and heads.positional and len(kept) != due:
            placed = by_place(heads, values)
            if placed is not None:
                kept, sure = placed, True
        if (
            len(kept) != due
            and heads is not None
            and len(values) == len(spec.columns)
            and not heads.positional
        ):
            self.remarks.note(
                "STR062", heads.columns[0].text.span(), spec.name, columns=len(spec.columns),
                named=len(heads.columns), variant="fewer",
            )  # fmt: skip
            heads, kept, due = None, list(values), len(spec.columns)
        order = heads.columns if heads else [Column(n, label, "") for n in range(due)]
        told = by_sign([one.place is not None and spec.columns[one.place].signed for one in order], kept)
        if told is not None:
            lacking = [order[at].place for at in range(due) if told[at] is None]
            names = "、".join(spec.columns[place].label for place in lacking if place is not None)
            self.remarks.poor("blank", spec.name, row, label, names)
        elif len(kept) != due:
            if not values and not explicit:
                self.remarks.poor("empty", spec.name, row, label)
            elif len(values) == 1 and _touch(label, values[0].text):
                self.remarks.poor("together", spec.name, row, label)
            elif values:
                self.remarks.note(
                    "STR055", label.span(), spec.name, stops=True, row=row, printed=len(values), due=due,
                )  # fmt: skip
            return empty
        if not (heads is not None and heads.positional) and (printed := closed_up(kept, spec)):
            self.remarks.note(
                "STR055", label.span(), spec.name, stops=True, row=row, printed=printed, due=due
            )
            return empty
        cells: list[Cell | None] = list(empty)
        for column, value in zip(order, told or kept, strict=True):
            if column.place is not None and value is not None:
                certain = value.certain and sure
                cells[column.place] = parse_cell(value.text.value, value.text.span(), "", certain)
                if not value.certain:
                    self.remarks.note("STR061", value.text.span(), spec.name, stops=True, row=row)
        if not sure:
            self.remarks.note("STR061", label.span(), spec.name, stops=True, row=row)
        return tuple(cells)

    # -- the end -----------------------------------------------------------------------------------------

    def finish(self) -> None:
        """Settle what the whole table tells: its sums, and which of its rows stood without their figures."""
        for draft in self.drafts.values():
            if draft.settle():
                self.remarks.bear_out(draft.spec.name)
        self.remarks.finish()


#: （二） or 2. in front of a subheading
_SUBHEADING = compiled(r"\s*(?:[(（]\s*[一二三四五六七八九十0-9]{1,3}\s*[)）]|[0-9]{1,2}\s*[.．、])")


def _titles(regime: Regime) -> set[str]:
    return {caption_of(one) for spec in regime.sections for one in (spec.title, *spec.accepted)}


def _plain(text: Text) -> str:
    return " ".join(text.value.split())[:80]


def _touch(label: Text, value: Text) -> bool:
    """Whether a figure stands right behind its label, without any space."""
    behind = label.base + len(label.value)
    return label.places is value.places and behind == value.base and not label.value[-1:].isspace()


def _doubt(cell: Cell | None) -> Cell | None:
    return cell._replace(certain=False) if cell is not None else None
