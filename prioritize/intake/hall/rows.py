"""What the rows of a sheet are: controls, lines of the table, spare lines, or notes beside it."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, Literal, TypeAlias

from attrs import evolve, frozen

from prioritize.intake.hall.page import UNCALCULATED
from prioritize.intake.hall.table import Codes, ControlRow, HallTable, Placed
from prioritize.intake.hall.words import Words
from prioritize.intake.vocabulary import CONTROLS, meaning


__all__ = ["with_rows"]

_HELPERS: Final = frozenset({"block", "name", "numbers", "sum"})
"""Columns that the template fills in: what stands there makes no line."""
_LABELS: Final = ("code", "name", "serial", "round")
_SPARE: Final = re.compile(r"\S{1,12}")
"""A code that stands alone in its row; anything longer is a note."""

Kind: TypeAlias = Literal["line", "spare", "note"]


def with_rows(table: HallTable, codes: Codes) -> HallTable:
    """Sort the rows of a sheet whose headings are known."""
    sorter = _Sorter(table, codes, Words.of(table.sheet.controls))
    controls = tuple(sorter.controls())
    taken = {each.row for each in controls}
    rows = [row for row in table.page.rows if row > table.header and row not in taken]
    kinds = {row: sorter.kind(row) for row in rows}
    return evolve(
        table,
        controls=controls,
        rows=tuple(row for row in rows if kinds[row] == "line"),
        notes=tuple(row for row in rows if kinds[row] == "note"),
    )


@frozen
class _Sorter:
    table: HallTable
    codes: Codes
    words: Words

    def controls(self) -> Iterator[ControlRow]:
        """Find the rows of controls, below the headings or, on lists of ballots, above them."""
        on_top = self.table.sheet.controls_at == "top"
        for row in self.table.page.rows:
            if row != self.table.header and (on_top or row > self.table.header):
                found = self._control(row)
                if found:
                    yield ControlRow(found, row)

    def _control(self, row: int) -> str:
        texts = [text for column in self._label_columns() if (text := self._text(row, column))]
        if any(self.codes.is_project(text) for text in texts):
            return ""
        named = next((id for text in texts if (id := self.words.find(text))), "")
        said = (found for text in texts if (found := meaning(text)) in CONTROLS)
        return named or next(said, "")

    def _label_columns(self) -> list[int]:
        ids = (self.table.sheet.label_column, *_LABELS)
        return list(dict.fromkeys(at for id in ids if (at := self.table.position(id))))

    def kind(self, row: int) -> Kind:
        """Say what a row is that is no control; a blank one is a spare one."""
        votes = [each for each in self._filled(row) if each.column.votes]
        others = [each for each in self._filled(row) if not each.column.votes]
        if votes:
            return "line"
        if not any(each.column.votes for each in self.table.columns):
            return self._kind_of_record(row, others)
        if self.table.sheet.label_column == "serial":
            return self._kind_of_ballot(row, others)
        return self._kind_of_tally(row, others)

    def _kind_of_record(self, row: int, filled: Sequence[Placed]) -> Kind:
        """Sort a row of a sheet without votes: posters, groups, decisions.

        A code that stands alone is kept, for votes may have been given under it all the same.
        """
        if [each.column.id for each in filled] != ["code"]:
            return "line" if filled else "spare"
        return "line" if _SPARE.fullmatch(self._text(row, filled[0].position)) else "note"

    def _kind_of_ballot(self, row: int, filled: Sequence[Placed]) -> Kind:
        """Sort a row of a list of ballots: whoever has a number or a group voted."""
        texts = {each.column.id: self._text(row, each.position) for each in filled}
        if not texts:
            return "spare"
        is_serial = any(letter.isdigit() for letter in texts.get("serial", ""))
        return "line" if is_serial or len(texts) > 1 or "group" in texts else "note"

    def _kind_of_tally(self, row: int, filled: Sequence[Placed]) -> Kind:
        """Sort a row of a tally sheet without numbers: a poster's, a spare code, or a note."""
        labels = [self._text(row, at) for at in self._label_columns()]
        if any(text and self.codes.is_project(text) for text in labels):
            return "line"
        if not filled:
            return "note" if self._text(row, self.table.position("name")) else "spare"
        spare = all(_SPARE.fullmatch(self._text(row, each.position)) for each in filled)
        return "spare" if spare and len(filled) == 1 else "note"

    def _filled(self, row: int) -> list[Placed]:
        """Return the columns that somebody filled in, leaving out what the template fills."""
        return [
            each
            for each in self.table.columns
            if each.column.fill not in _HELPERS and self._text(row, each.position)
        ]

    def _text(self, row: int, column: int) -> str:
        text = self.table.page.text(row, column)
        return "" if text == UNCALCULATED and self._is_label(column) else text

    def _is_label(self, column: int) -> bool:
        placed = next((each for each in self.table.columns if each.position == column), None)
        return placed is not None and placed.column.fill in _HELPERS
