"""Margins of the methods that compare pairs: lower bounds, by what is proved to stay."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from itertools import pairwise, product
from math import ceil
from typing import Any, Final

from attrs import frozen

from prioritize.model.electorate import Electorate
from prioritize.model.margin import Change, Margin
from prioritize.model.outcome import Outcome
from prioritize.tally.margins.pool import Pool, equal_pool
from prioritize.tally.margins.standing import (
    beats_all,
    copeland_above,
    minimax_above,
    ranked_pairs_first,
    schulze_first,
    split_cycle_first,
)
from prioritize.tally.margins.within_reach import Comparisons, Reach, comparisons_of
from prioritize.tally.result import Result, ranking_of


__all__ = ["condorcet_margins", "fewest_ballots", "first_margins", "ranked_margins"]

Options = Mapping[str, Any]

_FIRST: Final[Mapping[str, Callable[[Reach, int, str], bool]]] = {
    "ranked-pairs": ranked_pairs_first,
    "schulze": schulze_first,
    "split-cycle": split_cycle_first,
}


@frozen
class _Ballots:
    """What different ballots can move, in multiples of the unit of their weights."""

    pool: Pool
    unit: Fraction


def condorcet_margins(result: Result[Outcome], _options: Options) -> tuple[Margin, ...]:
    """Tell how long the first project beats all others, for any method that then puts it first."""
    return _first(result, beats_all)


def first_margins(result: Result[Outcome], options: Options) -> tuple[Margin, ...]:
    """Tell how long the first project is proved to stay first."""
    measure: str = options.get("strength", "margins")
    stays = _FIRST[result.method.info.id]
    return _first(
        result,
        lambda reach, first: beats_all(reach, first) or stays(reach, first, measure),
    )


def ranked_margins(result: Result[Outcome], options: Options) -> tuple[Margin, ...]:
    """Tell how long each project of a list stays above the next, by wins or worst defeats."""

    def stays(reach: Reach, above: int, below: int) -> bool:
        if "strength" in options:
            return minimax_above(reach, above, below, options["strength"])
        return copeland_above(reach, above, below, Fraction(options["ties"]))

    counted, ballots = comparisons_of(result), _ballots_of(result)
    if counted is None or ballots is None:
        return ()
    return tuple(_along(result, counted, ballots, stays))


def _along(
    result: Result[Outcome],
    counted: Comparisons,
    ballots: _Ballots,
    stays: Callable[[Reach, int, int], bool],
) -> Iterator[Margin]:
    tiers = ranking_of(result.outcome).tiers
    others = [project for tier in tiers[1:] for project in tier]
    wanted: list[tuple[Change, list[tuple[str, str]]]] = []
    if len(tiers[0]) == 1:
        wanted.append(("first", [(tiers[0][0], other) for other in others]))
    wanted += [("pair", list(product(*both))) for both in pairwise(tiers)]
    for change, pairs in wanted:
        found = [(_fewest(ballots, counted, _stay(counted, stays, pair)), pair) for pair in pairs]
        known = [(fewest, pair) for fewest, pair in found if fewest is not None]
        if known and len(known) == len(found):
            fewest, pair = min(known)
            yield Margin(change, *pair, "ballots", fewest)


def _stay(
    counted: Comparisons, stays: Callable[[Reach, int, int], bool], pair: tuple[str, str]
) -> Callable[[Reach], bool]:
    above, below = (counted.ids.index(each) for each in pair)
    return lambda reach: stays(reach, above, below)


def _first(result: Result[Outcome], stays: Callable[[Reach, int], bool]) -> tuple[Margin, ...]:
    counted, ballots = comparisons_of(result), _ballots_of(result)
    tiers = ranking_of(result.outcome).tiers
    if counted is None or ballots is None or len(tiers[0]) != 1:
        return ()
    first = counted.ids.index(tiers[0][0])
    fewest = _fewest(ballots, counted, lambda reach: stays(reach, first))
    return () if fewest is None else (Margin("first", tiers[0][0], "", "ballots", fewest),)


def _ballots_of(result: Result[Outcome]) -> _Ballots | None:
    people: Electorate | None = getattr(result.profile, "electorate", None)
    return None if people is None else _Ballots(equal_pool(people), people.unit)


def _fewest(ballots: _Ballots, counted: Comparisons, stays: Callable[[Reach], bool]) -> int | None:
    """Return the fewest different ballots with which it is not proved that all stays."""
    unit = ballots.unit / counted.unit
    return _fewest_of(ballots.pool, lambda moved: stays(Reach(counted.support, ceil(moved * unit))))


def fewest_ballots(people: Electorate, stays: Callable[[Fraction], bool]) -> int | None:
    """Return with how many different ballots it is not proved any more that something stays.

    Parameters
    ----------
    people
        Who voted.
    stays
        Says whether it stays where ballots of a weight are different, in multiples of the unit.

    Returns
    -------
    The number of ballots, the heaviest ones; `None` where nothing is proved, or all may differ.

    """
    return _fewest_of(equal_pool(people), stays)


def _fewest_of(pool: Pool, stays: Callable[[Fraction], bool]) -> int | None:
    if not stays(Fraction(0)):
        return None
    numbers = range(1, pool.ballots + 1)
    found = bisect_left(numbers, 1, key=lambda number: int(not stays(pool.heaviest(number))))
    return numbers[found] if found < len(numbers) else None
