"""The strengths behind won and lost comparisons: maximum likelihood, the same on every machine.

Numbers are decimals of fifty digits, whose arithmetic is exactly defined, so nothing depends on a
processor. Hunter's iteration brings the strengths near, and Newton's steps to the last digit.
"""

from collections.abc import Sequence
from decimal import Context, Decimal, localcontext
from fractions import Fraction
from typing import Final

from prioritize.tally.equations import Row, solved


__all__ = ["strengths"]

_CONTEXT: Final = Context(prec=50)
_SHORTER: Final = Context(prec=30)
_ENOUGH: Final = Decimal("1e-30")
_FIRST: Final = 20
_ONE: Final = Decimal(1)


def strengths(wins: Sequence[Sequence[Fraction]]) -> list[Decimal]:
    """Return the strengths that make the wins most likely; they sum to 1.

    Parameters
    ----------
    wins
        (m, m) numbers from 0: how often the project of the row beat that of the column. Chains of
        wins must lead from every project to every other; without that there is no maximum.

    Examples
    --------
    >>> [str(each) for each in strengths([[0, 3], [1, 0]])]
    ['0.75', '0.25']

    """
    with localcontext(_CONTEXT):
        table = [[Decimal(n.numerator) / n.denominator for n in map(Fraction, row)] for row in wins]
        won = [sum(row, Decimal(0)) for row in table]
        met = [[a + b for a, b in zip(*pair, strict=True)] for pair in _with_columns(table)]
        found = [_ONE] * len(table)
        for _ in range(_FIRST if len(table) > 1 else 0):
            found = _brought_near(found, won, met)
        while len(table) > 1:
            move = _newton(found, won, met)
            furthest = max(map(abs, move))
            # A leap may overshoot where the strengths are still far; a step of 1 never does harm.
            scale = min(_ONE, 1 / furthest) if furthest else _ONE
            found = [each * (scale * step).exp() for each, step in zip(found, move, strict=True)]
            if furthest < _ENOUGH:
                break
        total = sum(found, Decimal(0))
        return [_rounded(each / total) for each in found]


def _rounded(value: Decimal) -> Decimal:
    return _SHORTER.plus(value).normalize()


def _with_columns(table: Sequence[Row]) -> list[tuple[Row, Row]]:
    """Pair every row with the column of the same project."""
    return [(row, [each[at] for each in table]) for at, row in enumerate(table)]


def _brought_near(found: Row, won: Row, met: Sequence[Row]) -> Row:
    """Take one step of Hunter's iteration: wins divided by what the strengths expect."""
    return [
        wins
        / sum((n / (own + other) for n, other in zip(row, found, strict=True) if n), Decimal(0))
        for own, wins, row in zip(found, won, met, strict=True)
    ]


def _newton(found: Row, won: Row, met: Sequence[Row]) -> Row:
    """Return Newton's step of the logarithms, with that of the last project held at 0."""
    size = len(found)
    rows: list[Row] = []
    for own in range(size - 1):
        chances = [found[own] / (found[own] + each) for each in found]
        spread = [n * p * (1 - p) for n, p in zip(met[own], chances, strict=True)]
        expected = sum((n * p for n, p in zip(met[own], chances, strict=True)), Decimal(0))
        line = [-each for each in spread[:-1]]
        line[own] = sum(spread, Decimal(0)) - spread[own]
        rows.append([*line, won[own] - expected])
    return [*solved(rows), Decimal(0)]
