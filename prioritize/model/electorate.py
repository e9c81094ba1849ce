"""Who cast the columns of a profile: weights, how many ballots, attributes, what was set aside."""

from collections.abc import Iterable
from fractions import Fraction
from math import gcd, lcm
from typing import Final

import attrs
import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from prioritize.errors import Finding, InputError
from prioritize.model.voters import VoterTable
from prioritize.text import message


__all__ = ["Electorate", "same_array"]

_SAFE: Final = 2**62

same_array = attrs.cmp_using(eq=np.array_equal, class_name="SameArray")


@frozen
class Electorate:
    """The people behind the n columns of a profile.

    Attributes
    ----------
    weights
        n integers: the weight of each column in multiples of `unit`, for all its ballots together.
    unit
        The exact value of weight 1, so that fractional weights stay exact while kernels count
        integers.
    counts
        n integers: how many ballots each column stands for.
    voters
        Attributes per column, where ballots are kept apart.
    not_counted
        Ballots set aside before counting, as (reason, number) pairs.

    """

    weights: NDArray[np.int64] = attrs.field(eq=same_array)
    unit: Fraction = Fraction(1)
    counts: NDArray[np.int64] = attrs.field(
        eq=same_array, default=attrs.Factory(lambda self: self.weights, takes_self=True)
    )
    voters: VoterTable | None = None
    not_counted: tuple[tuple[str, int], ...] = ()

    def __attrs_post_init__(self) -> None:
        """Refuse weights that are not positive or whose sum could overflow."""
        if self.counts.shape != self.weights.shape:
            text = f"There are {self.counts.size} counts for {self.weights.size} weights"
            raise ValueError(text)
        if self.weights.size and int(self.weights.min()) <= 0:
            raise InputError(Finding(message("A ballot's weight must be above 0")))
        if self.weights.size and int(self.weights.max()) * self.weights.size >= _SAFE:
            raise _too_large()
        self.weights.setflags(write=False)
        self.counts.setflags(write=False)

    @classmethod
    def of(cls, counts: Iterable[int]) -> "Electorate":
        """Make an electorate of unweighted ballots from how often each column was cast."""
        return cls(np.array(tuple(counts), dtype=np.int64))

    @classmethod
    def weighted(cls, weights: Iterable[Fraction], counts: Iterable[int]) -> "Electorate":
        """Make an electorate from exact weights; the unit is their largest common measure."""
        exact = tuple(weights)
        denominator = lcm(*(each.denominator for each in exact))
        scaled = [int(each * denominator) for each in exact]
        measure = gcd(*scaled) or 1
        whole = [each // measure for each in scaled]
        if max(whole, default=0) >= _SAFE:
            raise _too_large()
        return cls(
            np.array(whole, dtype=np.int64),
            Fraction(measure, denominator),
            np.array(tuple(counts), dtype=np.int64),
        )

    @property
    def ballots(self) -> int:
        """The number of ballots counted."""
        return int(self.counts.sum())

    @property
    def weight(self) -> Fraction:
        """The total weight of the ballots counted."""
        return int(self.weights.sum()) * self.unit

    @property
    def is_unweighted(self) -> bool:
        """Whether every ballot weighs exactly 1."""
        return self.unit == 1 and (
            self.counts is self.weights or bool(np.array_equal(self.counts, self.weights))
        )


def _too_large() -> InputError:
    return InputError(Finding(message("The weights are too large to be added exactly")))
