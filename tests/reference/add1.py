"""Equal shares completed by larger shares, ties falling by a declared order."""

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction

from prioritize.tally.constraints import WITHOUT_CONSTRAINTS, Constraints
from tests.reference.equal_shares import Utilities, rate


def available(
    costs: Mapping[str, Fraction], chosen: Collection[str], rules: Constraints
) -> set[str]:
    """Return what could be bought beside the chosen, if there were money."""
    paid = {each: costs[each] for each in chosen}
    rest = costs.keys() - paid.keys()
    return {each for each in rest if not rules.why_not(each, costs[each], paid)}


def bought(
    utilities: Sequence[Utilities],
    share: Fraction,
    costs: Mapping[str, Fraction],
    order: str,
    rules: Constraints = WITHOUT_CONSTRAINTS,
) -> frozenset[str]:
    """Buy the cheapest project for its voters, of equals the one that comes first in the order."""
    money = [share] * len(utilities)
    chosen: list[str] = []
    while True:
        worth = {each: [voter.get(each, Fraction(0)) for voter in utilities] for each in costs}
        rates = {each: rate(worth[each], tuple(money), costs[each]) for each in costs}
        free = available(costs, chosen, rules)
        open_ones = [each for each in order if each in free and rates[each] >= 0]
        if not open_ones:
            return frozenset(chosen)
        best = min(open_ones, key=rates.__getitem__)
        chosen.append(best)
        asked = [rates[best] * each for each in worth[best]]
        money = [own - min(own, each) for own, each in zip(money, asked, strict=True)]


def grown(
    utilities: Sequence[Utilities],
    budget: Fraction,
    costs: Mapping[str, Fraction],
    order: str,
    rules: Constraints = WITHOUT_CONSTRAINTS,
) -> frozenset[str]:
    """Give everyone one more, again and again, as long as the budget pays for what is bought."""
    share = budget / len(utilities)
    before = bought(utilities, share, costs, order, rules)
    while available(costs, before, rules):
        share += 1
        after = bought(utilities, share, costs, order, rules)
        if sum(costs[each] for each in after) > budget:
            break
        before = after
    return before
