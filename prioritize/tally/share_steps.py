"""What is told of a count of equal shares: shares, payments, and what was missing."""

from collections.abc import Collection, Mapping
from fractions import Fraction
from typing import Final, Literal

from attrs import frozen

from prioritize.tally.equal_shares import Grown, Shares
from prioritize.tally.increment import Bought
from prioritize.tally.offer import Offer
from prioritize.tally.share_run import ShareRun
from prioritize.tally.shortfall import held, missing_backers
from prioritize.tally.step import Endowed, Paid, Short
from prioritize.tally.tally import Tally
from prioritize.tally.till import Till
from prioritize.text import message


__all__ = ["Teller", "legible"]

_LEGIBLE: Final = 10**30
_DECIMALS: Final = 12


def legible(value: Fraction) -> Fraction:
    """Return a number as it is, or to twelve decimals where it takes more than thirty digits.

    Examples
    --------
    >>> str(legible(Fraction(1, 3))), str(legible(Fraction(1, 3**70)))
    ('1/3', '0')

    """
    return value if value.denominator < _LEGIBLE else round(value, _DECIMALS)


@frozen(eq=False)
class Teller:
    """Tells of a count in money and voters, where it knows of whole numbers of units."""

    shares: Shares
    per: Literal["voter", "point"]

    def tell_shares(self, grown: Grown, tally: Tally) -> None:
        """Say what the shares bought that count, what the first ones did, and what is too much."""
        bought = grown.run.bought
        first = {bought}
        if grown.increment:
            what = ("first", self.shares.market.exclusions.taken)
            glimpse = tally.once(what, self.shares.glimpse_of_first)
            first = {*glimpse.bought} if glimpse.known else first
            self._endowed(0, glimpse.bought if glimpse.known else (), tally)
        self._endowed(grown.increment, {bought}, tally)
        if grown.halt is not None and grown.halt.increment > grown.increment:
            self._endowed(grown.halt.increment, grown.halt.bought, tally)
        self._tell_dropped(frozenset.intersection(*first) - bought, tally)

    def _endowed(self, increment: int, ways: Collection[Bought], tally: Tally) -> None:
        """Say what shares buy, unless that depends on how a tie falls."""
        if len(ways) != 1:
            return
        (bought,) = ways
        market = self.shares.market
        cost = sum(market.costs[each] for each in bought)
        step = Endowed(
            legible(self._per_voter(market.base + increment * self.shares.step)),
            increment,
            self._ids(bought),
            cost * market.unit,
            (self.shares.budget - cost) * market.unit,
        )
        tally.record(step)

    def _tell_dropped(self, dropped: Bought, tally: Tally) -> None:
        if dropped:
            text = message(
                "With more money for everyone these are no longer paid for: {projects}",
                projects=self._ids(dropped),
            )
            tally.remark(text)

    def _ids(self, projects: Bought) -> tuple[str, ...]:
        return tuple(sorted(self.shares.market.backing.ids[each] for each in projects))

    def _per_voter(self, amount: Fraction | int) -> Fraction:
        """Return what a voter of weight 1 has or pays."""
        return amount * self.shares.market.unit / self.shares.market.backing.unit

    def tell_purchases(self, run: ShareRun, till: Till) -> None:
        """Say who paid for what was bought, in the order of rates."""
        rate = Fraction(-1)
        for made, (project, price) in zip(run.offers, run.ledger.prices(), strict=True):
            worth = run.market.costs[project] if run.market.by_cost else 1
            if price / worth != rate:
                rate = price / worth
                till.new_tier()
            till.tally.record(self._paid(made, price))
            till.come_up(run.market.backing.ids[project], "funded")

    def _paid(self, made: Offer, price: Fraction) -> Paid:
        backing = self.shares.market.backing
        full, poor = (
            int(backing.weights[made.backers.groups[each]].sum()) * backing.unit
            for each in (made.rich, made.poor)
        )
        real = self._per_voter(price) / backing.scale
        cost = self.shares.market.costs[made.project] * self.shares.market.unit
        id = backing.ids[made.project]
        return Paid(id, legible(real), self.per, full + poor, full, legible(cost / real))

    def tell_short(self, run: ShareRun, till: Till) -> None:
        """Say what those lacked that could still have been bought."""
        market = self.shares.market
        gone = run.bought | market.exclusions.shut(run.bought)
        rest = [each for each in market.projects if each not in gone]
        missing: Mapping[int, int | None] = (
            missing_backers(run, rest) if self.per == "voter" else dict.fromkeys(rest)
        )
        for each in sorted(rest, key=lambda each: market.backing.ids[each]):
            more = missing[each]
            step = Short(
                market.backing.ids[each],
                market.costs[each] * market.unit,
                legible(held(run, each) * market.unit),
                None if more is None else more * market.backing.unit,
            )
            till.tally.record(step)
