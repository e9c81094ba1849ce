"""How far judgments in pairs contradict each other: consistency ratio and geometric index."""

from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Final

from attrs import frozen

from prioritize.tally.hierarchy import Heading, Ratios
from prioritize.tally.priorities import DIGITS, geometric, in_decimals, principal


__all__ = ["MOST_RATIO", "RANDOM_INDEX", "Consistency", "consistency", "most_geometric"]

RANDOM_INDEX: Final = {
    size: Fraction(text)
    for size, text in enumerate(
        (
            *("0.58", "0.90", "1.12", "1.24", "1.32", "1.41", "1.45", "1.49"),
            *("1.51", "1.48", "1.56", "1.57", "1.59"),
        ),
        3,
    )
}
"""Saaty's mean consistency index of matrices filled at random, by their size (Saaty 1980)."""

MOST_RATIO: Final = Fraction(1, 10)
"""Above this consistency ratio judgments should be looked at again (Saaty 1980)."""

_GEOMETRIC: Final = {3: Fraction("0.31"), 4: Fraction("0.35")}
_GEOMETRIC_BEYOND: Final = Fraction("0.37")


@frozen
class Consistency:
    """How consistent the judgments under one heading are, rounded to four decimals.

    Attributes
    ----------
    largest, index
        The largest eigenvalue λ, and the consistency index (λ − n) / (n − 1).
    random, ratio
        The random index, and the index divided by it; nothing for more than 15 things.
    geometric
        The geometric consistency index.
    worst
        The pair that is most out of line, with its ratio and the one that the priorities have.

    """

    largest: Fraction
    index: Fraction
    random: Fraction | None
    ratio: Fraction | None
    geometric: Fraction
    worst: tuple[str, str, Fraction, Fraction]


def consistency(heading: Heading, ratios: Ratios) -> Consistency | None:
    """Measure consistency; nothing where there is no pair more than are needed to link all.

    Where m pairs are missing, the random index is that of complete matrices times
    1 − 2m / ((n − 1)(n − 2)) (Ágoston & Csató 2022), and the geometric index is divided by the
    number of pairs beyond those that link all, as in complete matrices.
    """
    items = heading.items
    size = len(items)
    spare = len(ratios) - (size - 1)
    if spare <= 0:
        return None
    found = principal(items, ratios)
    index = (Fraction(found.largest) - size) / (size - 1)
    complete = RANDOM_INDEX.get(size)
    random = None if complete is None else complete * Fraction(2 * spare, (size - 1) * (size - 2))
    means = geometric(items, ratios)
    with localcontext(DIGITS):
        errors = {
            pair: in_decimals(ratio * means[pair[1]] / means[pair[0]]).ln()
            for pair, ratio in sorted(ratios.items())
        }
        squares = sum((error * error for error in errors.values()), Decimal(0)) / spare
        worst = max(errors, key=lambda pair: abs(errors[pair]).quantize(Decimal("1e-20")))
    return Consistency(
        Fraction(found.largest),
        index,
        random,
        None if random is None else index / random,
        Fraction(squares),
        (*worst, ratios[worst], means[worst[0]] / means[worst[1]]),
    )


def most_geometric(size: int) -> Fraction:
    """Return the geometric index above which judgments should be looked at again.

    These are as strict as a consistency ratio of 0.1 (Aguarón & Moreno-Jiménez 2003).
    """
    return _GEOMETRIC.get(size, _GEOMETRIC_BEYOND)
