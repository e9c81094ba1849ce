"""Margins of instant runoff: a lower bound, by which projects are sure to leave before others.

As long as some projects together have fewer votes than each of the others, they leave before the
others, whatever their order among themselves, and the votes are then the same again. Of all ways to
part the count into such steps the one is taken whose closest step is widest. That nobody can come
closer is not proved; to find the exact number is hard.
"""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import accumulate
from math import lcm
from typing import Any

from prioritize.model.electorate import Electorate
from prioritize.model.margin import Margin
from prioritize.model.outcome import Outcome
from prioritize.tally.margins.pairs import fewest_ballots
from prioritize.tally.result import Result, ranking_of
from prioritize.tally.step import Round


__all__ = ["runoff_margins"]


def runoff_margins(result: Result[Outcome], options: Mapping[str, Any]) -> tuple[Margin, ...]:
    """Tell how long the first project is proved to stay first.

    References
    ----------
    .. [1] Cary (2011), Estimating the margin of victory for instant-runoff voting, USENIX
       EVT/WOTE, whose lower bound by steps this is.

    """
    tiers = ranking_of(result.outcome).tiers
    people: Electorate | None = getattr(result.profile, "electorate", None)
    rounds = [step for step in result.steps if isinstance(step, Round)]
    if people is None or len(tiers) < 2 or len(tiers[0]) > 1 or options["overvote"] == "tie":
        return ()
    states = [dict(each.tally) for each in rounds[1 if options["eliminate_first"] else 0 :]]
    together = options["overvote"] != "exhaust-if-multiple-continuing"
    gap = _widest(states, tiers[0][0], lambda leaving: together or leaving == 1)
    fewest = fewest_ballots(people, lambda moved: 2 * moved * people.unit < gap)
    return () if fewest is None else (Margin("first", tiers[0][0], "", "ballots", fewest),)


def _widest(
    states: Sequence[Mapping[str, Fraction]], first: str, fits: Callable[[int], bool]
) -> Fraction:
    """Return the closest step of the best way from the beginning to where one project is left.

    For r rounds and m projects this takes O(r² + rm).

    Parameters
    ----------
    states
        Who continues at the beginning of each round, and with how many votes.
    first
        Who is left in the end; the others may leave in any order at any time.
    fits
        Whether so many may leave in one step: not where their order decides which ballots end.

    """
    unit = lcm(*{count.denominator for votes in states for count in votes.values()})
    last = {each: number for number, votes in enumerate(states) for each in votes}
    by_leaving = sorted(last, key=last.__getitem__)
    best: list[int] = []
    for number, votes in reversed(list(enumerate(states))):
        counts = [_whole(votes[each], unit) for each in by_leaving[-len(votes) :]]
        steps = _steps(counts)
        gaps = [2 * _whole(votes.get(first, Fraction(0)), unit) - sum(counts)]
        for later, known in zip(states[number + 1 :], reversed(best), strict=True):
            leaving = len(votes) - len(later)
            if fits(leaving):
                gaps.append(min(steps[leaving], known))
        best.append(max(gaps))
    return Fraction(best[-1], unit) if best else Fraction(0)


def _steps(counts: Sequence[int]) -> list[int]:
    """Return by how much the first ones have fewer votes together than each of the others."""
    least = [*accumulate(reversed(counts), min)][::-1]
    together = accumulate(counts, initial=0)
    return [fewest - votes for fewest, votes in zip(least, together, strict=False)]


def _whole(count: Fraction, unit: int) -> int:
    """Return votes in parts of which a whole one has so many."""
    return count.numerator * (unit // count.denominator)
