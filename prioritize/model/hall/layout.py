"""What a workbook of the hall consists of: sheets, columns, control rows, fields and choices.

Everything has an id and a name in each language, so that a reader knows it by any of them and a
writer can put it into the one that was asked for.
"""

from collections.abc import Iterable
from typing import Final, Protocol, TypeVar

from attrs import frozen

from prioritize.model.project import Names


__all__ = [
    "CELL_KINDS",
    "LANGUAGES",
    "HallChoice",
    "HallColumn",
    "HallControl",
    "HallField",
    "HallLayout",
    "HallSection",
    "HallSheet",
]

LANGUAGES: Final = ("ky", "ru", "en")
"""The languages in which a workbook can be written; its reader knows the words of all of them."""
CELL_KINDS: Final = (
    "amount",
    "choice",
    "code",
    "codes",
    "date",
    "decimal",
    "group",
    "number",
    "serial",
    "sheet",
    "text",
)
"""What a cell may hold.

A `number` is whole, an `amount` is money; a `code` is a project, `codes` are several; a `serial` is
the number on a ballot, a `sheet` the name of one.
"""


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_Identified)


@frozen
class HallChoice:
    """A value that can be chosen from a list."""

    id: str
    names: Names


@frozen
class HallField:
    """A line of the meeting sheet: a name on the left, one value beside it.

    Attributes
    ----------
    choices
        The list that the value is chosen from, or empty.
    required
        Whether nothing can be counted without it.
    default
        The id of what the template fills in; ``language`` is the language it is written in.
    rows
        How many lines of this name there are, for a field of several values.

    """

    id: str
    names: Names
    hint: Names = Names()
    kind: str = "text"
    choices: str = ""
    required: bool = False
    default: str = ""
    rows: int = 1
    aliases: tuple[str, ...] = ()


@frozen
class HallSection:
    """Fields under one heading."""

    id: str
    names: Names
    fields: tuple[HallField, ...]


@frozen
class HallColumn:
    """A column of a sheet.

    Attributes
    ----------
    kind
        One of `CELL_KINDS`.
    fill
        What the template writes into the cells and locks: ``codes`` and ``groups`` (P1, G1 and so
        on), ``numbers``, ``block`` (which of a sheet's blocks the row is in), ``name`` (of the
        project whose code stands in the row), ``sum`` (of the row); empty for cells to fill in.
    each
        ``project``, ``group`` or ``place`` where the column is repeated; the code, or the number
        of the place, is then the heading.
    choices
        The list that values are chosen from, or empty.
    votes
        Whether the cells are counted.
    private
        Whether the cells are about a person and never leave the workbook.
    width
        In characters.

    """

    id: str
    names: Names
    hint: Names = Names()
    kind: str = "text"
    fill: str = ""
    each: str = ""
    choices: str = ""
    votes: bool = False
    private: bool = False
    width: int = 12
    aliases: tuple[str, ...] = ()


@frozen
class HallControl:
    """A row that checks the votes and is none of them.

    `fill` is ``sum`` or ``difference`` where the template calculates it.
    """

    id: str
    names: Names
    hint: Names = Names()
    kind: str = "number"
    fill: str = ""
    aliases: tuple[str, ...] = ()


@frozen
class HallSheet:
    """A sheet: either fields in sections, or a table with control rows.

    Attributes
    ----------
    rows, blocks
        How many rows the template gives, in how many blocks that each end with control rows.
    controls_at
        ``bottom``, below the rows they check, or ``top``, above the headings.
    private
        Whether nothing of the sheet ever leaves the workbook.
    second
        The sheet into which another clerk types the same votes, or empty.
    like
        The sheet that this one is the second entry of, or empty.

    """

    id: str
    names: Names
    hint: Names = Names()
    sections: tuple[HallSection, ...] = ()
    columns: tuple[HallColumn, ...] = ()
    controls: tuple[HallControl, ...] = ()
    rows: int = 0
    blocks: int = 1
    controls_at: str = "bottom"
    private: bool = False
    second: str = ""
    like: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[HallField, ...]:
        """All fields, section after section."""
        return tuple(field for section in self.sections for field in section.fields)

    @property
    def label_column(self) -> str:
        """The id of the column in which the labels of control rows stand."""
        ids = [each.id for each in self.columns]
        return "code" if "code" in ids else ids[0]

    def column(self, id: str) -> HallColumn:
        """Return a column by its id."""
        return _by_id(self.columns, id)

    def control(self, id: str) -> HallControl:
        """Return a control row by its id."""
        return _by_id(self.controls, id)

    def field(self, id: str) -> HallField:
        """Return a field by its id."""
        return _by_id(self.fields, id)


@frozen
class HallLayout:
    """The whole workbook.

    Attributes
    ----------
    template
        The version, which stands in the first cell of every sheet.
    projects, groups, places
        How many of each the template has room for.
    not_offered
        The words for a project that some could not choose.
    warnings
        What to say when a cell does not hold what it should, as (kind, words) pairs; ``votes``
        for counts that may be not offered, ``title`` above all of them.
    corrected
        The ids of the sheets whose cells can be compared or corrected.
    lists
        What can be chosen, as (id of the list, choices) pairs.

    """

    template: str
    projects: int
    groups: int
    places: int
    not_offered: Names
    warnings: tuple[tuple[str, Names], ...]
    corrected: tuple[str, ...]
    lists: tuple[tuple[str, tuple[HallChoice, ...]], ...]
    sheets: tuple[HallSheet, ...]

    @property
    def project_codes(self) -> tuple[str, ...]:
        """The codes on the posters: P1, P2 and so on."""
        return tuple(f"P{number}" for number in range(1, self.projects + 1))

    @property
    def group_codes(self) -> tuple[str, ...]:
        """The codes of the groups: G1, G2 and so on."""
        return tuple(f"G{number}" for number in range(1, self.groups + 1))

    def sheet(self, id: str) -> HallSheet:
        """Return a sheet by its id."""
        return _by_id(self.sheets, id)

    def choices(self, list_id: str) -> tuple[HallChoice, ...]:
        """Return what can be chosen from a list."""
        return dict(self.lists)[list_id]

    def warning(self, kind: str) -> Names:
        """Return what to say when a cell holds something else than it should."""
        return dict(self.warnings)[kind]

    def tag(self, sheet_id: str) -> str:
        """Write the tag that stands in the first cell of a sheet."""
        return f"{self.template} {sheet_id}"


def _by_id(things: Iterable[T], id: str) -> T:
    return {each.id: each for each in things}[id]
