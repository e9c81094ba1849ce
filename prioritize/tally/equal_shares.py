"""Equal shares of a budget: what the first ones buy, or the largest that it can pay for."""

from collections.abc import Collection, Hashable, Mapping, Sequence
from fractions import Fraction
from math import lcm

from attrs import define, field, frozen

from prioritize.tally.backing import Backing
from prioritize.tally.budget import FUND
from prioritize.tally.constraints import Constraints
from prioritize.tally.exclusion import Exclusions
from prioritize.tally.increment import Bought, Glimpse, Halt, Verdict, climb, glimpse
from prioritize.tally.share_run import Market, ShareRun
from prioritize.tally.tally import Tally


__all__ = ["Grown", "Rule", "Shares", "shares_of"]


@frozen
class Grown:
    """The run that counts, its increment, and where larger shares came to an end."""

    run: ShareRun
    increment: int
    halt: Halt | None = None


@frozen
class Rule:
    """How shares are spent.

    Attributes
    ----------
    by_cost
        Whether a project is worth to its backers what it costs, and not a point a point.
    stops_when_full
        Whether shares stop growing once nothing more fits into the budget, and not only before
        what is bought costs more.
    constraints, taken
        Rivals and limits that are kept, and the projects that are funded already.

    """

    by_cost: bool = True
    stops_when_full: bool = False
    constraints: Constraints = Constraints()
    taken: tuple[str, ...] = ()


@frozen
class Shares:
    """Everybody's share of a budget.

    Attributes
    ----------
    budget, step
        The budget, and what an increment adds to a share, in units of money.

    """

    market: Market
    budget: int
    step: int
    rule: Rule

    def first(self, tally: Tally) -> Grown:
        """Buy with the first shares."""
        return Grown(_Buyer(self, tally).run(0), 0)

    def largest(self, tally: Tally) -> Grown:
        """Buy with shares that grow unit by unit, as long as the budget pays for what is bought.

        Ties of the runs on the way are followed in all ways; it is chosen only in the run that
        counts, and where it depends on a tie whether shares grow on.
        """
        buyer = _Buyer(self, tally)
        halt, verdict = self._follow(0, buyer)
        while verdict is Verdict.GO:
            halt, verdict = self._follow(halt.increment + 1, buyer)
        final = halt.increment - (verdict is Verdict.OVER)
        return Grown(buyer.run(final), final, halt)

    def glimpse_of_first(self) -> Glimpse:
        """Return what the first shares buy."""
        return glimpse(self.begin(0))

    def _follow(self, start: int, buyer: "_Buyer") -> tuple[Halt, Verdict]:
        """Let shares grow up to an increment that decides; where a tie decides, choose."""
        what = ("climb", self.market.exclusions.taken, start)
        halt = buyer.tally.once(what, lambda: climb(self.begin, self._judge, start))
        if halt.verdict is not None:
            return halt, halt.verdict
        return halt, self._judge(buyer.run(halt.increment).bought)

    def begin(self, increment: int) -> ShareRun:
        """Begin the run of an increment."""
        return ShareRun.begin(self.market, self.market.base + increment * self.step)

    def _judge(self, bought: Bought) -> Verdict:
        left = self.budget - sum(self.market.costs[each] for each in bought)
        if left < 0:
            return Verdict.OVER
        gone = bought | self.market.exclusions.shut(bought)
        rest = [self.market.costs[each] for each in self.market.projects if each not in gone]
        if not rest or (self.rule.stops_when_full and min(rest) > left):
            return Verdict.STOP
        return Verdict.GO


@define(eq=False)
class _Buyer:
    """Makes the runs in which it is chosen among rivals, each once.

    Who was preferred to whom in one of them is so in all others too.
    """

    shares: Shares
    tally: Tally
    runs: dict[int, ShareRun] = field(factory=dict)
    preferred: set[tuple[int, int]] = field(factory=set)

    def run(self, increment: int) -> ShareRun:
        """Return the run of an increment, at its end."""
        if increment not in self.runs:
            run = self.runs[increment] = self.shares.begin(increment)
            taken, before = run.market.exclusions.taken, frozenset(self.preferred)
            while rivals := run.advance():
                chosen = self._chosen(rivals, ("shares", taken, increment, before, run.state))
                self.preferred.update((chosen, each) for each in rivals if each != chosen)
                run.buy(chosen)
        return self.runs[increment]

    def _chosen(self, rivals: Sequence[int], state: Hashable) -> int:
        ids = self.shares.market.backing.ids
        open_ones = [
            each for each in rivals if not any((other, each) in self.preferred for other in rivals)
        ]
        return ids.index(self.tally.choose((ids[each] for each in open_ones), FUND, state=state))


def shares_of(
    backing: Backing,
    costs: Mapping[str, Fraction],
    budget: Fraction,
    *,
    projects: Collection[str],
    rule: Rule,
) -> Shares:
    """Share a budget out.

    Parameters
    ----------
    costs
        Of all projects.
    projects
        Those that can be bought: they cost something and no more than the budget, and somebody
        backs them.

    """
    voters = backing.total or 1
    share = budget / voters
    amounts = (*costs.values(), budget, share, backing.unit)
    parts = lcm(*(each.denominator for each in amounts))
    prices = {each: int(costs[each] * parts) for each in backing.ids}
    market = Market(
        backing,
        tuple(prices.values()),
        Fraction(1, parts),
        tuple(at for at, each in enumerate(backing.ids) if each in projects),
        int(share * parts),
        by_cost=rule.by_cost,
        exclusions=Exclusions.of(rule.constraints, prices, parts=parts, taken=rule.taken),
    )
    return Shares(market, int(budget * parts), int(backing.unit * parts), rule)
