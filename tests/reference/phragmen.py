"""Phragmén's sequential method by the book: voters one by one, every way a tie could fall."""

from collections.abc import Mapping, Sequence
from fractions import Fraction


def outcomes(
    ballots: Sequence[tuple[Fraction, frozenset[str]]],
    loads: tuple[Fraction, ...],
    costs: Mapping[str, Fraction],
    budget: Fraction,
    *,
    on_overflow: str,
) -> set[frozenset[str]]:
    """Return every set of projects that some way of breaking ties funds; ballots have weights."""
    moments = {}
    for project, cost in costs.items():
        loaded = zip(ballots, loads, strict=True)
        backers = [(weight, load) for (weight, marks), load in loaded if project in marks]
        if backers and (on_overflow == "stop" or cost <= budget):
            total = cost + sum(weight * load for weight, load in backers)
            moments[project] = total / sum(weight for weight, _ in backers)
    found = set() if moments else {frozenset[str]()}
    for project in (each for each in moments if moments[each] == min(moments.values())):
        if costs[project] > budget:
            found.add(frozenset())
            continue
        new = tuple(
            moments[project] if project in marks else load
            for (_, marks), load in zip(ballots, loads, strict=True)
        )
        rest = {each: cost for each, cost in costs.items() if each != project}
        ways = outcomes(ballots, new, rest, budget - costs[project], on_overflow=on_overflow)
        found |= {funded | {project} for funded in ways}
    return found
