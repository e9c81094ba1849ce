"""How far the ballots can move a difference, each by as much as it can, the strongest first."""

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction
from typing import Final

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from prioritize.model.electorate import Electorate
from prioritize.tally.equal_columns import equal_columns


__all__ = ["Need", "Pool", "equal_pool", "pool_of"]

_SAFE: Final = 2**62


@frozen
class Need:
    """So many ballots are needed; whether all of them are ballots that were counted."""

    ballots: int
    counted: bool


@frozen
class Pool:
    """What single ballots can move, as (gain, ballots, counted), the largest gain first."""

    gains: tuple[tuple[Fraction, int, bool], ...]

    @classmethod
    def of(cls, gains: Iterable[tuple[Fraction, int, bool]]) -> "Pool":
        """Put gains in order; of equal ones those of counted ballots come first."""
        moving = (each for each in gains if each[0] > 0 and each[1] > 0)
        return cls(tuple(sorted(moving, key=lambda each: (-each[0], not each[2]))))

    def reaching(self, difference: Fraction) -> Need | None:
        """Return how many ballots can make up a difference above 0; `None` if all are too few.

        Examples
        --------
        >>> pool = Pool.of([(Fraction(1), 9, True), (Fraction(2), 2, True)])
        >>> pool.reaching(Fraction(4)), pool.reaching(Fraction(5))
        (Need(ballots=2, counted=True), Need(ballots=3, counted=True))

        """
        return self._making_up(difference, more=False)

    def beyond(self, difference: Fraction) -> Need | None:
        """Return how many ballots can do more than make up a difference.

        Examples
        --------
        >>> Pool.of([(Fraction(2), 4, True)]).beyond(Fraction(4))
        Need(ballots=3, counted=True)

        """
        return self._making_up(difference, more=True)

    def _making_up(self, difference: Fraction, *, more: bool) -> Need | None:
        left, taken, counted = difference, 0, True
        for gain, ballots, is_counted in self.gains:
            counted = counted and is_counted
            needed = left // gain + 1 if more else -(-left // gain)
            if needed <= ballots:
                return Need(taken + needed, counted)
            left -= gain * ballots
            taken += ballots
        return None

    def heaviest(self, ballots: int) -> Fraction:
        """Return how far so many ballots can move a difference, at most.

        Examples
        --------
        >>> Pool.of([(Fraction(1), 9, True), (Fraction(3), 2, True)]).heaviest(4)
        Fraction(8, 1)

        """
        moved = Fraction(0)
        for gain, available, _ in self.gains:
            taken = min(available, ballots)
            moved += gain * taken
            ballots -= taken
        return moved

    @property
    def ballots(self) -> int:
        """How many ballots can move anything."""
        return sum(ballots for _, ballots, _ in self.gains)


def pool_of(people: Electorate, gains: NDArray[np.int64], *, aside: int) -> Pool:
    """Weigh what every ballot can move.

    Parameters
    ----------
    people
        Who cast the n columns. The ballots of a column weigh alike.
    gains
        n integers: how far a ballot of the column can move the difference.
    aside
        The same for a ballot that was set aside before; it weighs at most as much as the heaviest.

    Returns
    -------
    Gains in multiples of the unit of the weights.

    """
    found = _by_gain(people, gains)
    pairs = np.stack((people.weights, people.counts))
    different = pairs[:, equal_columns(pairs)[0]].T.tolist()
    heaviest = max((Fraction(*each) for each in different), default=1 / people.unit)
    unseen = sum(number for _, number in people.not_counted)
    return Pool.of(
        (
            *((gain, ballots, True) for gain, ballots in found.items()),
            (aside * heaviest, unseen, False),
        )
    )


def equal_pool(people: Electorate) -> Pool:
    """Let every ballot move as much as it weighs."""
    return pool_of(people, np.ones(people.weights.size, np.int64), aside=1)


def _by_gain(people: Electorate, gains: NDArray[np.int64]) -> dict[Fraction, int]:
    weights, counts = people.weights, people.counts
    if not gains.size:
        return {}
    even = bool((weights % counts == 0).all())
    each = weights // counts
    if even and int(each.max()) * int(gains.max()) < _SAFE:
        return _sums(each * gains, counts)
    found: Counter[Fraction] = Counter()
    rows = zip(weights.tolist(), counts.tolist(), gains.tolist(), strict=True)
    for weight, count, gain in rows:
        found[Fraction(weight * gain, count)] += count
    return found


def _sums(gains: NDArray[np.int64], counts: NDArray[np.int64]) -> dict[Fraction, int]:
    order = np.argsort(gains, kind="stable")
    values, starts = np.unique(gains[order], return_index=True)
    ballots = np.add.reduceat(counts[order], starts)
    return dict(zip(map(Fraction, values.tolist()), ballots.tolist(), strict=True))
