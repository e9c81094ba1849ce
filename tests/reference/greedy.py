"""Greedy funding by trying every order in which equal projects could come up."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import permutations, product

from prioritize.tally.constraints import Constraints


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


def awards(
    order: Sequence[str],
    costs: Mapping[str, Fraction],
    budget: Fraction,
    rules: Constraints,
    *,
    on_overflow: str,
) -> dict[str, Fraction]:
    """Fund in this order under side constraints, and say who gets how much."""
    paid: dict[str, Fraction] = {}
    rest, waiting = list(order), list[str]()
    while (
        free := [each for each in (*waiting, *rest[:1]) if rules.needs.get(each, set()) <= {*paid}]
        or rest[:1]
    ):
        project = free[0]
        (waiting if project in waiting else rest).remove(project)
        if not rules.needs.get(project, set()) <= {*paid}:
            waiting.append(project)
            continue
        if any(project in group and group & {*paid} for group in rules.rivals):
            continue
        limits = [limit for limit in rules.limits if project in limit.projects]
        spent = [sum(paid.get(each, 0) for each in limit.projects) for limit in limits]
        rooms = [limit.amount - used for limit, used in zip(limits, spent, strict=True)]
        left, cost = budget - sum(paid.values()), costs[project]
        room = min([left, *rooms])
        if cost <= room or rules.minimums.get(project, room + 1) <= room:
            paid[project] = min(cost, room)
        over = cost > min([cost, *rooms]) and project not in paid
        if on_overflow == "stop" and cost > left and not over:
            break
    return paid
