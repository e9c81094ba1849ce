"""The method of equal shares by the book: voters one by one, every way a tie could fall."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from prioritize.tally.constraints import WITHOUT_CONSTRAINTS, Constraints


Utilities = Mapping[str, Fraction]
Money = tuple[Fraction, ...]


def rate(worth: Sequence[Fraction], money: Money, cost: Fraction) -> Fraction:
    """Return the smallest payment per unit of utility that covers the cost; -1 where none does."""
    backers = [(own / each, own, each) for own, each in zip(money, worth, strict=True) if each]
    for ratio, _, _ in sorted(backers):
        poor = sum(own for each, own, _ in backers if each < ratio)
        rich = sum(each for own, _, each in backers if own >= ratio)
        if cost - poor <= ratio * rich:
            return (cost - poor) / rich
    return Fraction(-1)


def purchases(
    utilities: Sequence[Utilities],
    money: Money,
    costs: Mapping[str, Fraction],
    *,
    rules: Constraints = WITHOUT_CONSTRAINTS,
    paid: Mapping[str, Fraction] | None = None,
) -> set[tuple[frozenset[str], Money]]:
    """Return what some way of breaking ties buys, after what is paid, and what each has left."""
    paid = paid or {}
    costs = {each: cost for each, cost in costs.items() if not rules.why_not(each, cost, paid)}
    worth = {each: [voter.get(each, Fraction(0)) for voter in utilities] for each in costs}
    rates = {each: rate(worth[each], money, cost) for each, cost in costs.items()}
    least = min((each for each in rates.values() if each >= 0), default=None)
    found = set() if least is not None else {(frozenset[str](), money)}
    for chosen in (each for each in rates if rates[each] == least):
        asked = [rates[chosen] * each for each in worth[chosen]]
        left = tuple(own - min(own, each) for own, each in zip(money, asked, strict=True))
        rest = {each: cost for each, cost in costs.items() if each != chosen}
        after = {**paid, chosen: costs[chosen]}
        ways = purchases(utilities, left, rest, rules=rules, paid=after)
        found |= {(bought | {chosen}, purses) for bought, purses in ways}
    return found


def outcomes(
    utilities: Sequence[Utilities],
    money: Money,
    costs: Mapping[str, Fraction],
    *,
    rules: Constraints = WITHOUT_CONSTRAINTS,
) -> set[frozenset[str]]:
    """Return every set of projects that some way of breaking ties buys."""
    return {bought for bought, _ in purchases(utilities, money, costs, rules=rules)}
