"""Which sets of projects can be paid for together, and a bound on what such a set is worth."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import lcm
from typing import Final, TypeAlias

import numpy as np
from attrs import frozen
from numpy.typing import NDArray


__all__ = ["Bound", "Packing", "bound"]

_FINE: Final = 2**48

_Row: TypeAlias = "tuple[list[tuple[int, int]], int]"


@frozen
class Packing:
    """A problem of choosing projects, which are numbers from 0, in whole numbers.

    Attributes
    ----------
    worths
        What each project adds.
    loads
        One row for each resource: how much of it each project takes.
    rooms
        How much there is of each resource.
    rivals
        Groups of projects of which at most one can be chosen.
    needs
        Pairs of a project and another without which it cannot be chosen.

    """

    worths: tuple[int, ...]
    loads: tuple[tuple[int, ...], ...]
    rooms: tuple[int, ...]
    rivals: tuple[frozenset[int], ...] = ()
    needs: tuple[tuple[int, int], ...] = ()

    @property
    def is_plain(self) -> bool:
        """Whether money is all that is short."""
        return len(self.rooms) == 1 and not self.rivals and not self.needs


@frozen
class Bound:
    """No set that can be chosen is worth more than `total` / `scale`.

    A set loses the rate of every project that it leaves out although the rate is above 0, and of
    every project that it takes although the rate is below: its worth times `scale` is at most
    `total` minus these.
    """

    total: int
    scale: int
    rates: tuple[int, ...]


def bound(packing: Packing) -> Bound:
    """Bound the worth of a set by what the resources are worth at certain prices.

    Any prices from 0 give a bound, by Lagrangian duality; those of the best fractional choice give
    a close one. They are found in floating point and then taken as fractions, so that the bound
    itself is exact.

    Examples
    --------
    >>> bound(Packing((6, 10, 12), ((1, 2, 3),), (5,)))
    Bound(total=24, scale=1, rates=(2, 2, 0))

    """
    rows = list(_rows(packing))
    prices = _dual(packing, rows)
    scale = lcm(*(price.denominator for price in prices))
    units = [int(price * scale) for price in prices]
    rates = [scale * worth for worth in packing.worths]
    for unit, (row, _) in zip(units, rows, strict=True):
        for project, load in row:
            rates[project] -= unit * load
    stock = sum(unit * room for unit, (_, room) in zip(units, rows, strict=True))
    return Bound(stock + sum(rate for rate in rates if rate > 0), scale, tuple(rates))


def _rows(packing: Packing) -> Iterator[_Row]:
    """Yield what must hold as sums of projects, each with a load, that keep within a room."""
    for loads, room in zip(packing.loads, packing.rooms, strict=True):
        yield [(project, load) for project, load in enumerate(loads) if load], room
    for group in packing.rivals:
        yield [(project, 1) for project in sorted(group)], 1
    for project, other in packing.needs:
        yield [(project, 1), (other, -1)], 0


def _dual(packing: Packing, rows: Sequence[_Row]) -> list[Fraction]:
    from scipy.optimize import linprog  # noqa: PLC0415  # slow to import, and seldom needed

    if not packing.worths:
        return [Fraction(0)] * len(rows)
    floats = _Floats.of(packing, rows)
    found = linprog(-floats.worths, floats.loads, floats.rooms, bounds=(0, 1), method="highs")
    prices = -found.ineqlin.marginals / floats.sizes
    return [Fraction(max(0, round(float(each) * _FINE * floats.unit)), _FINE) for each in prices]


@frozen
class _Floats:
    """A packing for a solver, its worths in units of the largest, each row in units of its own."""

    worths: NDArray[np.float64]
    loads: NDArray[np.float64]
    rooms: NDArray[np.float64]
    sizes: NDArray[np.float64]
    unit: int

    @classmethod
    def of(cls, packing: Packing, rows: Sequence[_Row]) -> "_Floats":
        unit = max(map(abs, packing.worths), default=0) or 1
        loads = np.zeros((len(rows), len(packing.worths)))
        for at, (row, _) in enumerate(rows):
            for project, load in row:
                loads[at, project] = load
        sizes = np.maximum(np.abs(loads).max(axis=1, initial=1), 1)
        rooms = np.array([room for _, room in rows], dtype=np.float64)
        worths = np.array(packing.worths, dtype=np.float64) / unit
        return cls(worths, loads / sizes[:, None], rooms / sizes, sizes, unit)
