"""A tally sheet becomes totals, and its own sums are checked.

A cell with a long dash or the words "not offered" was not offered. A blank cell was not written
down: it counts as no votes, and that is said, because a blank is not a zero.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

import numpy as np
from attrs import field, frozen

from prioritize.errors import Finding, Spot
from prioritize.intake.cells import count_in, is_missing, is_not_offered
from prioritize.intake.faults import Faults
from prioritize.intake.scope import Scope, missing_options
from prioritize.intake.tally_lines import Cell, Layout, Line, Lines, lay_out, read_lines
from prioritize.model.totals import TotalsColumn, TotalsProfile
from prioritize.text import Message, message


__all__ = ["Tally", "read_as_not_offered", "read_tally", "wrong_sum"]


@frozen
class Tally:
    """The totals of one community, and what the sheet says beside them.

    Attributes
    ----------
    spoiled
        Dots that were spoiled beside a project and belong to no group.
    present, abstaining
        At a show of hands, how many people were there and how many held back, per project.

    """

    profile: TotalsProfile
    spoiled: int = 0
    present: tuple[int | None, ...] = ()
    abstaining: tuple[int | None, ...] = ()


@frozen
class _Sheet:
    layout: Layout
    lines: tuple[Line, ...]
    scope: Scope
    faults: Faults = field(eq=False)

    def number(self, cell: Cell) -> int | None:
        """Read a count; nothing written down is `None`."""
        if is_missing(cell.text):
            return None
        read = count_in(cell.text)
        if isinstance(read, Finding):
            self.faults.add(read.at(cell.spot))
            return None
        if read.remark is not None:
            self.faults.odd(read.remark, cell.spot)
        return int(read.value)

    def beside(self, lines: Sequence[Line], control: str) -> tuple[int | None, ...]:
        """Return what a column of controls says beside each project."""
        column = self.layout.controls.get(control, -1)
        return tuple(self.number(each.cells[column]) for each in lines) if column >= 0 else ()


def read_tally(lines: Lines, scope: Scope, faults: Faults) -> dict[str, Tally]:
    """Read a tally sheet.

    Parameters
    ----------
    lines
        The sheet, headings first.
    scope, faults
        What its cells may mean, and what takes faults and remarks.

    Returns
    -------
    dict
        The totals by community.

    Raises
    ------
    InputError
        With every fault of the sheet.

    """
    layout = lay_out(lines, scope, faults)
    faults.stop()
    sheet = _Sheet(layout, read_lines(lines, layout, scope, faults), scope, faults)
    sections = tuple(_sections(sheet))
    if not sections:
        faults.fault(message("No row names anything that can be chosen"), lines[0][0].spot)
    # Only now that all cells are read is it time to say what is wrong with any of them.
    faults.stop()
    tallies = {each.community: _tally(sheet, each) for each in sections}
    _check_totals(sheet, tallies)
    faults.stop()
    return tallies


@frozen
class _Section:
    """The lines of one community with their votes by column, `None` where not offered."""

    community: str
    lines: tuple[Line, ...]
    votes: Mapping[int, tuple[int | None, ...]]


def _sections(sheet: _Sheet) -> Iterator[_Section]:
    by_community: dict[str, list[Line]] = {}
    for line in sheet.lines:
        if not line.control:
            by_community.setdefault(line.community, []).append(line)
    for community, lines in by_community.items():
        votes = {
            column: _counts(sheet, lines, column, group) for column, group in sheet.layout.votes
        }
        if not any(votes.values()):
            sheet.faults.fault(message("The sheet holds no votes"), lines[0].cells[0].spot)
        yield _Section(community, tuple(lines), votes)


def _tally(sheet: _Sheet, section: _Section) -> Tally:
    named = frozenset(each.project for each in section.lines)
    missing_options(sheet.scope, named, section.community, sheet.faults)
    kept = [column for column, _ in sheet.layout.votes if section.votes[column]]
    rows = [row for row in range(len(section.lines)) if _is_offered(section, row, sheet.faults)]
    shown = [section.lines[row] for row in rows]
    shape = (len(rows), len(kept))
    votes = [[section.votes[column][row] or 0 for column in kept] for row in rows]
    offered = [[section.votes[column][row] is not None for column in kept] for row in rows]
    profile = TotalsProfile(
        tuple(sheet.scope.option(each.project) for each in shown),
        _columns(sheet, section.community, kept, shown),
        np.array(votes, np.int64).reshape(shape),
        np.array(offered, np.bool_).reshape(shape),
    )
    _check_sums(sheet, shown, profile)
    spoiled = sum(each or 0 for each in sheet.beside(shown, "spoiled"))
    return Tally(
        profile, spoiled, sheet.beside(shown, "present"), sheet.beside(shown, "abstaining")
    )


def _counts(
    sheet: _Sheet, lines: Sequence[Line], column: int, group: str
) -> tuple[int | None, ...]:
    """Return the votes of a column, `None` where not offered; nothing if all of it is blank."""
    cells = [each.cells[column] for each in lines]
    if all(is_missing(cell.text) for cell in cells):
        what = message("Nothing is written down for {group}, so it is left out", group=group or "-")
        sheet.faults.odd(what, cells[0].spot, code="V17")
        return ()
    return tuple(_count(sheet, cell) for cell in cells)


def _count(sheet: _Sheet, cell: Cell) -> int | None:
    if is_not_offered(cell.text):
        sheet.faults.odd(read_as_not_offered(cell.text), cell.spot)
        return None
    if is_missing(cell.text):
        sheet.faults.odd(
            message("Nothing is written down here; it was counted as no votes"),
            cell.spot,
            remedy=message("Write 0, or “not offered” where it was not offered."),
            code="V17",
        )
        return 0
    return sheet.number(cell) or 0


def _is_offered(section: _Section, row: int, faults: Faults) -> bool:
    if any(votes and votes[row] is not None for votes in section.votes.values()):
        return True
    line = section.lines[row]
    what = message("{id} was offered to nobody and is left out", id=line.project)
    faults.odd(what, line.cells[0].spot)
    return False


def _columns(
    sheet: _Sheet, community: str, kept: Sequence[int], shown: Sequence[Line]
) -> tuple[TotalsColumn, ...]:
    controls = {
        each.control: each for each in sheet.lines if each.control and each.community == community
    }
    people = sheet.beside(shown, "present")
    present = people[0] if people and len(set(people)) == 1 else None
    groups = dict(sheet.layout.votes)
    return tuple(_column(sheet, controls, column, groups[column], present) for column in kept)


def _column(
    sheet: _Sheet, controls: Mapping[str, Line], column: int, group: str, present: int | None
) -> TotalsColumn:
    said = {control: sheet.number(line.cells[column]) for control, line in controls.items()}
    voters = said.get("voters")
    if voters is None:
        voters = said.get("present")
    if voters is None:
        voters = present
    held_back = said.get("abstaining")
    if voters is not None and held_back is not None:
        if held_back > voters:
            what = message("More people held back than were there")
            sheet.faults.fault(what, controls["abstaining"].cells[column].spot, code="V04")
        voters -= held_back
    stated = said.get("total")
    return TotalsColumn(
        group,
        voters,
        said.get("issued"),
        said.get("unused"),
        said.get("spoiled"),
        None if stated is None else Fraction(stated),
    )


def read_as_not_offered(text: str) -> Message:
    """Say that a cell was read as not offered."""
    return message("{text} was read as not offered", text=text)


def wrong_sum(stated: int, added: int, spot: Spot) -> Finding:
    """Say that a total is not the sum of the votes that it stands for (V07)."""
    what = message("The total is {stated}, the votes add up to {sum}", stated=stated, sum=added)
    remedy = message("Look up the paper: one of the numbers is wrong.")
    return Finding(what, spot, remedy, "V07")


def _check_sums(sheet: _Sheet, shown: Sequence[Line], profile: TotalsProfile) -> None:
    """Check the totals beside each project's votes."""
    column = sheet.layout.controls.get("total", -1)
    for line, stated, votes in zip(
        shown, sheet.beside(shown, "total"), profile.votes, strict=False
    ):
        if stated is not None and stated != int(votes.sum()):
            sheet.faults.accept(wrong_sum(stated, int(votes.sum()), line.cells[column].spot))


def _check_totals(sheet: _Sheet, tallies: Mapping[str, Tally]) -> None:
    """Check the rows of totals, each against the votes of its community or of all."""
    for line in sheet.lines:
        if line.control and line.control != "total" and not line.community:
            what = message("It is not clear which community this row is about")
            remedy = message("Write the community into the row.")
            sheet.faults.fault(what, line.cells[0].spot, remedy=remedy)
        if line.control != "total":
            continue
        for column, group in sheet.layout.votes:
            stated = sheet.number(line.cells[column])
            added = sum(
                _votes_of(tally, group)
                for community, tally in tallies.items()
                if line.community in {"", community}
            )
            if stated is not None and stated != added:
                sheet.faults.accept(wrong_sum(stated, added, line.cells[column].spot))


def _votes_of(tally: Tally, group: str) -> int:
    return sum(
        int(tally.profile.votes[:, place].sum())
        for place, column in enumerate(tally.profile.columns)
        if column.group == group
    )
