"""Methods for a full matrix of scores, straight from their definitions."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import product
from math import exp


Rows = Sequence[Sequence[Fraction]]


def distances(rows: Rows, weights: Sequence[Fraction]) -> list[tuple[Fraction, Fraction]]:
    """Return the squares of D⁺ and D⁻ of TOPSIS with the vector norm; all are benefits."""
    columns = list(zip(*rows, strict=True))
    lengths = [sum(each * each for each in column) or Fraction(1) for column in columns]
    parts = [w * w / length for w, length in zip(weights, lengths, strict=True)]
    return [
        (
            sum(
                ((x - max(c)) ** 2 * p for x, c, p in zip(row, columns, parts, strict=True)),
                Fraction(),
            ),
            sum(
                ((x - min(c)) ** 2 * p for x, c, p in zip(row, columns, parts, strict=True)),
                Fraction(),
            ),
        )
        for row in rows
    ]


def losses(rows: Rows, weights: Sequence[Fraction]) -> list[tuple[Fraction, Fraction]]:
    """Return S and R of VIKOR; all are benefits."""
    columns = list(zip(*rows, strict=True))
    told = [
        [
            w * (max(c) - x) / (max(c) - min(c)) if max(c) > min(c) else Fraction()
            for x, c, w in zip(row, columns, weights, strict=True)
        ]
        for row in rows
    ]
    return [(sum(each, Fraction()), max(each)) for each in told]


def compromise(rows: Rows, weights: Sequence[Fraction], v: Fraction) -> list[Fraction]:
    """Return Q of VIKOR; all are benefits."""
    both = list(zip(*losses(rows, weights), strict=True))
    shares = (v, 1 - v)
    return [
        sum(
            (
                share * (own[row] - min(own)) / (max(own) - min(own))
                for own, share in zip(both, shares, strict=True)
                if max(own) > min(own)
            ),
            Fraction(),
        )
        for row in range(len(rows))
    ]


def preference(shape: str, limits: Sequence[Fraction], d: Fraction) -> Fraction | float:
    """Return how much a difference counts."""
    if d <= 0:
        return Fraction()
    if shape == "gaussian":
        return 1 - exp(-float(d * d / (2 * limits[0] ** 2)))
    if shape in ("v-shape", "linear"):
        low, high = [Fraction(), *limits][-2:]
        return min(max(d - low, Fraction()) / (high - low), Fraction(1))
    above = [d > each for each in limits] or [True]
    return Fraction(sum(above), len(above))


def flows(
    rows: Rows, weights: Sequence[Fraction], shape: str, limits: Sequence[Fraction]
) -> list[tuple[Fraction | float, Fraction | float]]:
    """Return φ⁺ and φ⁻ of PROMETHEE by comparing every two projects; all are benefits."""
    size = max(1, len(rows) - 1)
    above: list[Fraction | float] = [Fraction()] * len(rows)
    below = list(above)
    for one, other in product(range(len(rows)), repeat=2):
        for x, y, w in zip(rows[one], rows[other], weights, strict=True):
            own = preference(shape, limits, x - y) * w / sum(weights) / size
            above[one] += own
            below[other] += own
    return list(zip(above, below, strict=True))
