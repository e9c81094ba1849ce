"""The quota: how many votes win a seat."""

from fractions import Fraction
from typing import Final

from attrs import evolve, frozen

from prioritize.tally.departure import Votes


__all__ = ["QUOTAS", "Quota", "quota_of"]

QUOTAS: Final = ("droop", "droop-exact", "hagenbach-bischoff", "hare")
"""The ways to say how many votes win a seat."""


@frozen
class Quota:
    """A number of votes that wins a seat when it is reached, or only when it is exceeded.

    Who has no vote at all never has the quota.
    """

    votes: Votes
    is_to_be_exceeded: bool = False

    def in_units(self, unit: Fraction) -> "Quota":
        """Return the same quota for votes that are counted in some unit."""
        votes = self.votes / unit
        return evolve(self, votes=int(votes) if votes.denominator == 1 else votes)

    def is_met(self, votes: Votes) -> bool:
        """Say whether so many votes win a seat."""
        return votes > self.votes or (votes == self.votes > 0 and not self.is_to_be_exceeded)


def quota_of(rule: str, votes: Fraction, *, seats: int, decimals: int) -> Quota:
    """Return the quota of a number of votes.

    Parameters
    ----------
    rule
        One of `QUOTAS`. ``droop``: the next whole number above V / (S + 1). ``droop-exact``: that
        fraction, cut to the decimals, and one unit of the last decimal more. ``hare``: V / S,
        rounded up. ``hagenbach-bischoff``: V / (S + 1), to be exceeded.
    votes
        The votes of the first round.

    Examples
    --------
    >>> for rule in QUOTAS:
    ...     quota = quota_of(rule, Fraction(100), seats=2, decimals=2)
    ...     print(rule, quota.votes, quota.is_to_be_exceeded)
    droop 34 False
    droop-exact 1667/50 False
    hagenbach-bischoff 100/3 True
    hare 50 False

    """
    share = votes / (seats + 1)
    if rule == "hagenbach-bischoff":
        return Quota(share, is_to_be_exceeded=True)
    if rule == "hare":
        return Quota(Fraction(-(-votes // seats)))
    unit = Fraction(1, 10**decimals) if rule == "droop-exact" else Fraction(1)
    return Quota((share // unit + 1) * unit)
