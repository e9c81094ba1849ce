"""Equal shares completed by larger shares, ties falling by a declared order."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from tests.reference.equal_shares import Utilities, rate


def bought(
    utilities: Sequence[Utilities], share: Fraction, costs: Mapping[str, Fraction], order: str
) -> frozenset[str]:
    """Buy the cheapest project for its voters, of equals the one that comes first in the order."""
    money = [share] * len(utilities)
    chosen: list[str] = []
    while True:
        worth = {each: [voter.get(each, Fraction(0)) for voter in utilities] for each in costs}
        rates = {each: rate(worth[each], tuple(money), costs[each]) for each in costs}
        open_ones = [each for each in order if each not in chosen and rates.get(each, -1) >= 0]
        if not open_ones:
            return frozenset(chosen)
        best = min(open_ones, key=rates.__getitem__)
        chosen.append(best)
        asked = [rates[best] * each for each in worth[best]]
        money = [own - min(own, each) for own, each in zip(money, asked, strict=True)]


def grown(
    utilities: Sequence[Utilities], budget: Fraction, costs: Mapping[str, Fraction], order: str
) -> frozenset[str]:
    """Give everyone one more, again and again, as long as the budget pays for what is bought."""
    share = budget / len(utilities)
    before = bought(utilities, share, costs, order)
    while len(before) < len(costs):
        share += 1
        after = bought(utilities, share, costs, order)
        if sum(costs[each] for each in after) > budget:
            break
        before = after
    return before
