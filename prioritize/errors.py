"""Every error that prioritize raises on purpose.

An error carries findings: what is wrong, where, and what to do about it. All the findings of one
reading are raised together, so that a clerk mends a file once and not line by line.
"""

from collections.abc import Callable, Iterable
from difflib import get_close_matches
from typing import ClassVar

import attrs
from attrs import frozen

from prioritize.text import ENGLISH, Catalog, Fact, Message, message, render, retold


__all__ = [
    "AuditError",
    "Finding",
    "InputError",
    "OptionError",
    "OutputError",
    "PluginError",
    "PrioritizeError",
    "Spot",
    "UnknownMethodError",
    "UnresolvedTieError",
    "UsageError",
    "cell_name",
    "closest",
    "column_name",
    "finding",
]


def column_name(column: int) -> str:
    """Write the number of a column, from 1, in the letters that a spreadsheet shows.

    Examples
    --------
    >>> column_name(1), column_name(26), column_name(27), column_name(703)
    ('A', 'Z', 'AA', 'AAA')

    """
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(65 + letter) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """Write the place of a cell, both numbers from 1, as a spreadsheet does.

    Examples
    --------
    >>> cell_name(7, 2)
    'B7'

    """
    return f"{column_name(column)}{row}"


@frozen
class Spot:
    """Where something stands in the user's material; parts that do not apply are empty or 0.

    `row` and `column` count from 1 as a spreadsheet shows them; `field` is a path inside a
    structured file such as ``inputs[2].options.cap`` or the heading of a column.
    """

    file: str = ""
    sheet: str = ""
    row: int = 0
    column: int = 0
    field: str = ""

    def render(self, catalog: Catalog = ENGLISH) -> str:
        """Write the spot as ``file, sheet, row, column, field``; on a sheet a cell is ``B7``.

        Examples
        --------
        >>> Spot("hall.xlsx", "Wall", 7, 2).render(), Spot("votes.csv", row=7, column=2).render()
        ('hall.xlsx, sheet Wall, cell B7', 'votes.csv, row 7, column 2')

        """
        sheet = [message("sheet {name}", name=self.sheet)] if self.sheet else []
        told = (render(each, catalog) for each in (*sheet, *self._place()))
        return ", ".join(part for part in (self.file, *told, self.field) if part)

    def _place(self) -> Iterable[Message]:
        if self.sheet and self.column:
            if self.row:
                yield message("cell {cell}", cell=cell_name(self.row, self.column))
            else:
                yield message("column {column}", column=column_name(self.column))
            return
        if self.row:
            yield message("row {row}", row=self.row)
        if self.column:
            yield message("column {column}", column=self.column)


@frozen
class Finding:
    """One thing found wrong or odd: the code of the check, what, where, and the remedy."""

    what: Message
    spot: Spot = Spot()
    remedy: Message | None = None
    code: str = ""

    def at(self, spot: Spot) -> "Finding":
        """Return the finding with the parts of its spot that were still empty filled in."""
        empty = Spot()
        changes = {
            field.name: getattr(spot, field.name)
            for field in attrs.fields(Spot)
            if getattr(self.spot, field.name) == getattr(empty, field.name)
        }
        return attrs.evolve(self, spot=attrs.evolve(self.spot, **changes))

    def retold(self, tell: Callable[[str], Fact]) -> "Finding":
        """Put other facts in the place of texts, such as names in the place of ids."""
        remedy = self.remedy and retold(self.remedy, tell)
        return attrs.evolve(self, what=retold(self.what, tell), remedy=remedy)

    def render(self, catalog: Catalog = ENGLISH) -> str:
        """Write the finding on one line: where, what, what to do."""
        spot = self.spot.render(catalog)
        what = render(self.what, catalog)
        remedy = f". {render(self.remedy, catalog)}" if self.remedy else ""
        code = f"[{self.code}] " if self.code else ""
        return f"{code}{spot}: {what}{remedy}" if spot else f"{code}{what}{remedy}"


def finding(
    what: Message, spot: Spot | None = None, *, remedy: Message | None = None, code: str = ""
) -> Finding:
    """Make a finding; a shorthand that leaves out an empty spot."""
    return Finding(what, spot or Spot(), remedy, code)


class PrioritizeError(Exception):
    """The base of every error raised on purpose; the command line exits with `exit_code`."""

    exit_code: ClassVar[int] = 1

    def __init__(self, findings: Finding | Message | Iterable[Finding]) -> None:
        """Keep the findings; a bare message is one finding without a spot."""
        if isinstance(findings, Message):
            findings = Finding(findings)
        self.findings: tuple[Finding, ...] = (
            (findings,) if isinstance(findings, Finding) else tuple(findings)
        )
        super().__init__(self.render())

    def __reduce__(self) -> tuple[object, ...]:
        """Travel between processes as findings and not as the text made of them."""
        return type(self), (self.findings,), self.__dict__

    def render(self, catalog: Catalog = ENGLISH) -> str:
        """Write one line per finding."""
        return "\n".join(each.render(catalog) for each in self.findings)


class InputError(PrioritizeError):
    """What the user gave cannot be read or does not hold together."""


class OptionError(PrioritizeError):
    """An option of a method is unknown, missing, or has a value it cannot have."""


class UnknownMethodError(PrioritizeError):
    """No method has this id."""


class UsageError(PrioritizeError):
    """The command was called with words that do not go together."""

    exit_code = 2


class UnresolvedTieError(PrioritizeError):
    """A choice between equals had to be made, and the declared rule does not make it."""

    exit_code = 3

    def __init__(
        self, findings: Finding | Message | Iterable[Finding], *, tied: tuple[str, ...] = ()
    ) -> None:
        """Keep the ids of the tied projects beside the findings."""
        super().__init__(findings)
        self.tied = tied


class AuditError(PrioritizeError):
    """A bundle cannot be opened or written at all; what `verify` finds in one is no error."""


class OutputError(PrioritizeError):
    """A result could not be written."""


class PluginError(PrioritizeError):
    """A method that came from another package breaks its contract."""


def closest(word: str, known: Iterable[str]) -> Message | None:
    """Propose what the user may have meant, or nothing.

    Examples
    --------
    >>> str(closest("bordda", ["borda", "dots"]))
    'Did you mean borda?'

    """
    matches = get_close_matches(word, list(known), n=3, cutoff=0.6)
    return message("Did you mean {names}?", names=tuple(matches)) if matches else None
