"""The words of a committee's workbook, and the templates that it can be begun from."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

from attrs import frozen

from prioritize.model.project import Names


__all__ = [
    "LANGUAGES",
    "TEMPLATES",
    "CommitteeCriterion",
    "CommitteeTemplate",
    "CommitteeWords",
    "Word",
    "committee_template",
    "committee_words",
]

LANGUAGES: Final = ("ky", "ru", "en")
"""The languages in which a workbook can be written; its reader knows the words of all of them."""
TEMPLATES: Final = ("committee", "kg-local-initiative", "horizon", "nih")
"""What a workbook can be begun from; each is a data file in ``templates``."""
_PACKAGE: Final = "prioritize.model.committee"


@frozen
class Word:
    """A sheet, a field, a column or a choice, with its names."""

    id: str
    names: Names
    hint: Names = Names()


@frozen
class CommitteeWords:
    """Everything that is written on the sheets, by kind."""

    template: str
    sheets: tuple[Word, ...]
    fields: tuple[Word, ...]
    columns: tuple[Word, ...]
    choices: tuple[Word, ...]

    def sheet(self, id: str) -> Word:
        """Return a sheet by its id."""
        return next(each for each in self.sheets if each.id == id)

    def column(self, id: str) -> Word:
        """Return a column by its id."""
        return next(each for each in self.columns if each.id == id)

    def choice(self, id: str) -> Word:
        """Return a choice by its id."""
        return next(each for each in self.choices if each.id == id)


@frozen
class CommitteeCriterion:
    """A criterion as a template proposes it; numbers are text, as they stand in the cells."""

    id: str
    names: Names
    weight: str
    lowest: str
    highest: str
    least: str
    direction: str
    kind: str
    decimals: str


@frozen
class CommitteeTemplate:
    """The rules and criteria that a workbook begins with, and where they are from."""

    id: str
    names: Names
    source: str
    minimum_reviews: str
    quorum: str
    total: str
    ties: tuple[str, ...]
    normalisation: str
    on_overflow: str
    criteria: tuple[CommitteeCriterion, ...]


@cache
def committee_words() -> CommitteeWords:
    """Return the words of the workbook.

    Examples
    --------
    >>> committee_words().sheet("applications").names.in_language("ru")
    'Заявки'

    """
    table = _read("words.toml")
    return CommitteeWords(
        table["template"],
        *(_words(table[kind]) for kind in ("sheets", "fields", "columns", "choices")),
    )


def _words(table: Mapping[str, Mapping[str, Any]]) -> tuple[Word, ...]:
    return tuple(
        Word(id, Names.of(each["names"]), Names.of(each["hint"]) if "hint" in each else Names())
        for id, each in table.items()
    )


@cache
def committee_template(id: str) -> CommitteeTemplate:
    """Return one of `TEMPLATES`.

    Examples
    --------
    >>> [each.id for each in committee_template("horizon").criteria]
    ['excellence', 'impact', 'implementation']

    """
    table = _read(f"templates/{id}.toml")
    return CommitteeTemplate(
        table["id"],
        Names.of(table["names"]),
        table["source"],
        str(table["minimum_reviews"]),
        table["quorum"],
        table["total"],
        tuple(table["ties"]),
        table["normalisation"],
        table["on_overflow"],
        tuple(_criterion(each) for each in table["criteria"]),
    )


def _criterion(table: Mapping[str, Any]) -> CommitteeCriterion:
    def text(key: str, default: str) -> str:
        return str(table.get(key, default))

    return CommitteeCriterion(
        table["id"],
        Names.of(table["names"]),
        text("weight", "1"),
        text("lowest", "1"),
        text("highest", "5"),
        text("least", ""),
        text("direction", "benefit"),
        text("kind", "expert-scale"),
        text("decimals", ""),
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((files(_PACKAGE) / name).read_text(encoding="utf-8"))
