"""The rows of a ranked list: what every table of it shows, before it is written in some format."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Final

from attrs import frozen

from prioritize.model.outcome import Allocation, Outcome, Relation, Selection
from prioritize.report.considered_sentence import FATES, PARTLY
from prioritize.tally.replay import last_score, lasting
from prioritize.tally.result import Result, ranking_of
from prioritize.tally.step import Considered, Elected, Opened, Round, Scored, Seated
from prioritize.text import Message, message


__all__ = [
    "Row",
    "chosen",
    "deciding_score",
    "gives_seats",
    "place_text",
    "rows",
    "side_scores",
]

_MOST_SIDES: Final = 30
_SEATS: Final[Mapping[str, Message]] = {
    **FATES,
    "funded": message("elected"),
    "unaffordable": message("no seat left"),
    "stopped": message("no seat left"),
}
"""What became of a project where seats are given away as if they were money."""


@frozen
class Row:
    """One project of a list: its place, or places where it shares them, and what happened to it.

    `layer` counts tiers from 1. `score` and `cost` are `None` where there is none, and so is a cost
    that does not matter because seats are given away.
    """

    first: int
    last: int
    layer: int
    project: str
    score: Fraction | None
    cost: Fraction | None
    fate: Message | None


def rows(result: Result[Outcome]) -> tuple[Row, ...]:
    """Return one row per project, in the order of the list; equal ones by id."""
    outcome = result.outcome
    ranking = ranking_of(outcome)
    scores = dict(ranking.scores)
    is_paid = not gives_seats(result)
    costs = {each.id: each.cost if is_paid else None for each in result.profile.projects}
    fates = _fates(result)
    found: list[Row] = []
    for layer, tier in enumerate(ranking.tiers, 1):
        first, last = len(found) + 1, len(found) + len(tier)
        found.extend(
            Row(first, last, layer, each, scores.get(each), costs[each], fates.get(each))
            for each in tier
        )
    return tuple(found)


def gives_seats(result: Result[Outcome]) -> bool:
    """Say whether seats are given away as if they were money, each project costing one."""
    opened = (step for step in result.steps if isinstance(step, Opened))
    return isinstance(result.outcome, Allocation) and any(step.seats for step in opened)


def place_text(row: Row) -> str:
    """Write a place, or a shared one as ``2-3`` with a dash for ranges."""
    return str(row.first) if row.first == row.last else f"{row.first}–{row.last}"


def chosen(outcome: Outcome) -> tuple[str, ...] | None:
    """Return who is elected or funded, in order; `None` for outcomes that choose nobody."""
    if isinstance(outcome, Selection):
        return outcome.selected
    return outcome.funded if isinstance(outcome, Allocation) else None


def deciding_score(result: Result[Outcome]) -> Scored | None:
    """Return the step whose scores the list shows."""
    return None if isinstance(result.outcome, Relation) else last_score(result.steps)


def side_scores(result: Result[Outcome]) -> tuple[Scored, ...]:
    """Return the numbers that decide nothing, where each is told once and not round by round."""
    sides = [step for step in result.steps if isinstance(step, Scored) and not step.decides]
    measures = {step.measure for step in sides}
    return tuple(sides) if len(measures) == len(sides) <= _MOST_SIDES else ()


def _fates(result: Result[Outcome]) -> Mapping[str, Message]:
    fates = dict(_events(result))
    undecided = dict.fromkeys(result.undecided, message("depends on a tie"))
    return fates | undecided


def _events(result: Result[Outcome]) -> Iterator[tuple[str, Message]]:
    """Say what happened to each project on its way into its place."""
    by_list = any(isinstance(step, Seated) for step in result.steps)
    selects = isinstance(result.outcome, Selection) and not by_list
    fates = _SEATS if gives_seats(result) else FATES
    for step in lasting(result.steps):
        if isinstance(step, Considered):
            yield step.project, fates[step.fate] if step.award is None else PARTLY
        elif isinstance(step, (Elected, Seated)):
            yield from ((each, message("elected")) for each in step.projects)
        elif isinstance(step, Round):
            elected = message("elected in round {number}", number=step.number)
            first = message("first of round {number}", number=step.number)
            left = message("left in round {number}", number=step.number)
            yield from ((each, elected if selects else first) for each in step.elected)
            yield from ((each, left) for each in step.eliminated)
