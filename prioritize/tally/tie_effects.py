"""Which of the ties of a count mattered, seen from the ways in which they could fall."""

from collections.abc import Iterator, Mapping
from typing import Literal, TypeAlias

from prioritize.model.outcome import Outcome, Tiers
from prioritize.tally.explore import Exploration, Way, grants
from prioritize.tally.result import Tie, ranking_of
from prioritize.tally.step import Chosen


__all__ = ["tie_effects"]

Effect: TypeAlias = 'Literal["none", "shared", "open"]'
Orders: TypeAlias = "tuple[tuple[str, ...], ...]"
Continuations: TypeAlias = "Mapping[Orders, Outcome]"


def tie_effects(found: Exploration, *, whole: Effect) -> tuple[Tie, ...]:
    """Tell the ties of the way that is shown, each with what became of it.

    Parameters
    ----------
    found
        The ways. A tie is judged by those that differ from the shown one in nothing before it.
    whole
        What became of all ties together; of a tie too, where it cannot be judged by itself because
        not every way was followed to its end.

    """
    ways = [(tuple(_choices(way)), way.outcome) for way in found.ways]
    shown, _ = ways[0]
    if whole == "none" or not found.is_followed_through:
        return tuple(Tie(step.tied, step.purpose, whole) for step in shown)
    paths = [(tuple(step.order for step in choices), outcome) for choices, outcome in ways]
    return tuple(
        Tie(step.tied, step.purpose, _effect(paths, at, whole)) for at, step in enumerate(shown)
    )


def _choices(way: Way) -> Iterator[Chosen]:
    return (step for step in way.tally.steps if isinstance(step, Chosen))


def _effect(paths: list[tuple[Orders, Outcome]], at: int, whole: Effect) -> Effect:
    """Compare what follows each answer to a choice, with all later choices alike."""
    before = paths[0][0][:at]
    after: dict[tuple[str, ...], dict[Orders, Outcome]] = {}
    for orders, outcome in paths:
        if orders[:at] == before:
            after.setdefault(orders[at], {})[orders[at + 1 :]] = outcome
    if _are_alike([_tiers(each) for each in after.values()]):
        return "none"
    return whole


def _tiers(after: Continuations) -> dict[Orders, tuple[object, Tiers]]:
    return {rest: (grants(each), ranking_of(each).tiers) for rest, each in after.items()}


def _are_alike(answers: list[dict[Orders, tuple[object, Tiers]]]) -> bool:
    outcomes = {outcome for answer in answers for outcome in answer.values()}
    return len(outcomes) == 1 or all(answer == answers[0] for answer in answers)
