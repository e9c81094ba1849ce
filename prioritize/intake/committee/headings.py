"""The headings of a table on a sheet: where they stand, and what each column means."""

from collections.abc import Callable, Mapping
from typing import Final

from attrs import field, frozen

from prioritize.intake.hall.page import Page
from prioritize.intake.hall.words import Words
from prioritize.model.committee.layout import committee_words


__all__ = ["Headings", "headings", "is_like_scores"]

_HEAD_ROWS: Final = 12
_OF_SCORES: Final = {"code", "state"}


@frozen
class Headings:
    """The row of the headings and the id of each column that is known.

    `again` are columns whose meaning another one before them has already. Without known headings
    there are no columns.
    """

    row: int = 0
    columns: Mapping[int, str] = field(factory=dict)
    again: tuple[int, ...] = ()


def headings(page: Page, meaning: Callable[[str], str] | None = None) -> Headings:
    """Find the row with most known words among the first rows of a sheet.

    Parameters
    ----------
    page
        A sheet with a table.
    meaning
        What a heading means, beyond the words of the template.

    """
    words = Words.of(committee_words().columns)

    def known(text: str) -> str:
        return (meaning(text) if meaning else "") or words.find(text)

    found = {
        row: {column: id for column, text in page.in_row(row) if (id := known(text))}
        for row in page.rows
        if row <= _HEAD_ROWS
    }
    best = max(found, key=lambda row: (len(found[row]), -row), default=0)
    if len(found.get(best, {})) < 2:
        return Headings()
    columns: dict[int, str] = {}
    for column, id in found[best].items():
        if id not in columns.values():
            columns[column] = id
    return Headings(best, columns, tuple(each for each in found[best] if each not in columns))


def is_like_scores(page: Page) -> bool:
    """Say whether a sheet has the headings that only a sheet of scores has."""
    return set(headings(page).columns.values()) >= _OF_SCORES
