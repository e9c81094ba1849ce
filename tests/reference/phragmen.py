"""Phragmén's sequential method by the book: voters one by one, every way a tie could fall."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from prioritize.tally.constraints import WITHOUT_CONSTRAINTS, Constraints


def outcomes(
    ballots: Sequence[tuple[Fraction, frozenset[str]]],
    loads: tuple[Fraction, ...],
    costs: Mapping[str, Fraction],
    budget: Fraction,
    *,
    on_overflow: str,
    rules: Constraints = WITHOUT_CONSTRAINTS,
    paid: Mapping[str, Fraction] | None = None,
) -> set[frozenset[str]]:
    """Return every set of projects that some way of breaking ties funds; ballots have weights."""
    moments, paid = {}, paid or {}
    costs = {each: cost for each, cost in costs.items() if not rules.why_not(each, cost, paid)}
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
        after = {**paid, project: costs[project]}
        left = budget - costs[project]
        ways = outcomes(ballots, new, rest, left, on_overflow=on_overflow, rules=rules, paid=after)
        found |= {funded | {project} for funded in ways}
    return found
