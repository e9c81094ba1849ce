"""Funding by Phragmén's method, told step by step."""

from collections.abc import Hashable, Sequence
from fractions import Fraction
from math import lcm

import numpy as np
from attrs import frozen

from prioritize.tally.bid import Bids
from prioritize.tally.budget import FUND
from prioritize.tally.exclusion import Exclusions
from prioritize.tally.fate import Fate
from prioritize.tally.load import LoadRun, Loads
from prioritize.tally.share_run import ShareRun
from prioritize.tally.share_steps import legible
from prioritize.tally.step import Earned
from prioritize.tally.till import Till


__all__ = ["Start", "fund_by_loads", "start_of_nothing", "start_of_purses"]


@frozen(eq=False)
class Start:
    """Where voters begin: their loads, in a unit of money, with all that led there as `state`.

    `parts` is how many of these units a unit of the currency has.
    """

    loads: Loads
    parts: int
    state: Hashable = None

    def in_parts(self, amount: Fraction) -> int:
        """Return how many whole parts are in an amount."""
        return amount.numerator * self.parts // amount.denominator


def start_of_purses(run: ShareRun) -> Start:
    """Let voters begin with what shares have left them."""
    groups = np.arange(run.left.size)
    loads = Loads.of_purses(run.market.backing, run.ledger.purses(groups), run.ledger.denominator)
    return Start(loads, run.market.unit.denominator, run.state)


def start_of_nothing(bids: Bids) -> Start:
    """Let voters begin without money."""
    amounts = (*bids.costs.values(), bids.budget)
    parts = lcm(*(each.denominator for each in amounts))
    return Start(Loads.none(bids.backing), parts)


def fund_by_loads(till: Till, start: Start, *, on_overflow: str) -> None:
    """Fund what voters can pay for as they are given money, and say what becomes of the rest."""
    bids = till.bids
    costs = [start.in_parts(bids.costs[each]) for each in bids.backing.ids]
    priced = {*_waiting(till)}
    waiting = [at for at, each in enumerate(bids.backing.ids) if each in priced]
    exclusions = _exclusions(till, costs, start.parts)
    shut = exclusions.shut(())
    run = LoadRun.begin(
        start.loads,
        costs,
        [each for each in waiting if each not in shut],
        left=start.in_parts(till.left),
        skips=on_overflow == "skip",
    )
    run.exclusions = exclusions
    while rivals := run.advance():
        state = ("loads", start.state, exclusions.taken, run.state)
        chosen = till.tally.choose((bids.backing.ids[each] for each in rivals), FUND, state=state)
        run.buy(bids.backing.ids.index(chosen))
    _tell(run, till, start)
    others: Fate = "unaffordable" if on_overflow == "skip" else "stopped"
    till.new_tier()
    for each in sorted(bids.backing.ids[each] for each in run.stopped):
        till.come_up(each, "unaffordable")
    till.by_votes(others)


def _exclusions(till: Till, costs: Sequence[int], parts: int) -> Exclusions:
    ids = till.bids.backing.ids
    prices = dict(zip(ids, costs, strict=True))
    return Exclusions.of(till.bids.constraints, prices, parts=parts, taken=till.paid)


def _waiting(till: Till) -> list[str]:
    known = till.known
    return [each for each in till.bids.priced if each not in known]


def _tell(run: LoadRun, till: Till, start: Start) -> None:
    """Say when backers could pay for what was funded."""
    backing = till.bids.backing
    moment = None
    for each in run.bought:
        if each.at != moment:
            moment = each.at
            till.new_tier()
        share = each.at / start.parts / backing.unit
        backers = backing.backers[each.project].voters * backing.unit
        id = backing.ids[each.project]
        till.tally.record(Earned(id, legible(share), backers))
        till.come_up(id, "funded")
