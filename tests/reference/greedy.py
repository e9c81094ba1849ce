"""Greedy funding by trying every order in which equal projects could come up."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import permutations, product


def orders(groups: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    """Yield every order of the projects that keeps the order of the groups."""
    for parts in product(*(permutations(group) for group in groups)):
        yield [project for part in parts for project in part]


def funded(
    order: Sequence[str], costs: Mapping[str, Fraction], budget: Fraction, *, on_overflow: str
) -> tuple[str, ...]:
    """Fund in this order."""
    chosen: list[str] = []
    for project in order:
        if costs[project] <= budget:
            chosen.append(project)
            budget -= costs[project]
        elif on_overflow == "stop":
            break
    return tuple(sorted(chosen))
