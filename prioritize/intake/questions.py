"""The questions of a form, found again in the headings of its export.

Tools write a question with several answers as one column for each answer, named by the question
and the answer with a separator between them (``dots/irrigation``, ``g_vote-dots/irrigation``,
``Question [Irrigation]``), as one column with all the answers, or as both. A ranking is one column
for each place, one column for each option, or one column with the options in order.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from attrs import frozen

from prioritize.intake.lists import parts_in
from prioritize.intake.matching import Match
from prioritize.intake.scope import Scope
from prioritize.intake.spelling import ascii_digits
from prioritize.intake.table import Table


__all__ = [
    "OptionQuestion",
    "PlaceQuestion",
    "list_columns",
    "option_questions",
    "place_in",
    "place_questions",
]

_OTHERS: Final = frozenset(("key", "participant", "group", "community"))
"""Meanings of columns that hold no answer."""
_SEPARATORS: Final = "/.:-_|"
_BRACKETS: Final = re.compile(r"(?P<question>.*?)\s*\[(?P<answer>[^\]]*)\]", re.DOTALL)
_PLACE: Final = re.compile(
    r"_?(?:n|rank|choice|орун|место|выбор)?[ _-]*(?P<place>\d{1,2})(?:st|n[d]|rd|th)?"
    r"[ _.-]*(?:чи|чу|чү|нчы|нчи|е|ое|й|ый)?"
    r"[ _-]*(?:choice|place|rank|орун|орду|тандоо|место|выбор)?",
    re.IGNORECASE,
)


@frozen
class OptionQuestion:
    """A question with one column for each option, and perhaps one that sums them up."""

    name: str
    options: Mapping[int, str]
    summary: int = -1


@frozen
class PlaceQuestion:
    """A question with one column for each place, from 1 on."""

    name: str
    places: Mapping[int, int]


def option_questions(table: Table, scope: Scope) -> tuple[OptionQuestion, ...]:
    """Return the questions with one column for each option, those with most columns first."""
    found: dict[str, dict[int, str]] = {}
    for column, question, answer in _split_headings(table, scope.projects.knows):
        matched = scope.projects.match(answer)
        if isinstance(matched, Match):
            found.setdefault(question, {})[column] = matched.id
    questions = [
        OptionQuestion(name, options, _summary(table, name)) for name, options in found.items()
    ]
    return tuple(sorted(questions, key=lambda each: -len(each.options)))


def place_questions(table: Table) -> tuple[PlaceQuestion, ...]:
    """Return the questions with one column for each place, those with most columns first."""
    declared = {column: int(name) for name, column in table.meanings if name.isdigit()}
    if declared:
        return (PlaceQuestion("", declared),)
    found: dict[str, dict[int, int]] = {}
    for column, question, answer in _split_headings(table, lambda text: place_in(text) > 0):
        found.setdefault(question, {})[column] = place_in(answer)
    questions = [
        PlaceQuestion(name, places)
        for name, places in found.items()
        if len(places) > 1 and 1 in places.values()
    ]
    return tuple(sorted(questions, key=lambda each: -len(each.places)))


def _split_headings(
    table: Table, is_answer: Callable[[str], bool]
) -> Iterator[tuple[int, str, str]]:
    taken = {column for name, column in table.meanings if name in _OTHERS}
    for column, heading in enumerate(table.headings):
        if heading and column not in taken:
            answered = (pair for pair in _splits(heading) if is_answer(pair[1]))
            yield from ((column, *pair) for pair in list(answered)[:1])


def _splits(heading: str) -> Iterator[tuple[str, str]]:
    """Yield every way to cut a heading into question and answer, the longest answer first."""
    yield "", heading
    bracketed = _BRACKETS.fullmatch(heading)
    if bracketed:
        yield bracketed["question"], bracketed["answer"]
    for at, letter in enumerate(heading):
        if letter in _SEPARATORS and at:
            yield heading[:at], heading[at + 1 :]


def _summary(table: Table, question: str) -> int:
    return table.headings.index(question) if question and question in table.headings else -1


def place_in(text: str) -> int:
    """Read a place such as ``1``, ``1-орун``, ``2 место``, ``_1st_choice``; 0 is none.

    Examples
    --------
    >>> [place_in(each) for each in ("1", "2-орун", "3 место", "_1st_choice", "n4", "2024")]
    [1, 2, 3, 1, 4, 0]

    """
    found = _PLACE.fullmatch(ascii_digits(text).strip())
    return int(found["place"]) if found else 0


def list_columns(table: Table, scope: Scope, *, least: int) -> tuple[int, ...]:
    """Return the columns whose cells list options, at least one of them so many."""
    taken = {column for name, column in table.meanings if name in _OTHERS}
    return tuple(
        column
        for column in range(len(table.headings))
        if column not in taken and _lists(table, column, scope, least)
    )


def _lists(table: Table, column: int, scope: Scope, least: int) -> bool:
    cells = [
        parts_in(each, scope.projects) for row in table.rows if (each := table.cell(row, column))
    ]
    return max(map(len, cells), default=0) >= least and all(
        scope.projects.knows(part) for parts in cells for part in parts
    )
