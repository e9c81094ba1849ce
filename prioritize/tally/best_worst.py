"""The best-worst method: the best against the others, and the others against the worst.

The linear model is solved exactly. The other one has a closed form but for its least deviation,
which is found by halving, exactly too, until nothing is left that could be shown.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Final, TypeAlias

from attrs import frozen

from prioritize.errors import Finding, finding
from prioritize.tally.hierarchy import Heading, Ratios, who
from prioritize.tally.simplex import Dictionary, Row
from prioritize.text import message


__all__ = [
    "CONSISTENCY_INDEX",
    "Solution",
    "Star",
    "averaged",
    "linear",
    "nonlinear",
    "star_faults",
    "stars_of",
]

Interval: TypeAlias = "tuple[Fraction, Fraction]"

CONSISTENCY_INDEX: Final = {
    size: Fraction(text)
    for size, text in enumerate(
        ("0.00", "0.44", "1.00", "1.63", "2.30", "3.00", "3.73", "4.47", "5.23"), 1
    )
}
"""The largest ξ that there can be, by how many times the best matters more (Rezaei 2015)."""

_HALVINGS: Final = 100
_CUT: Final = 10**24


@frozen
class Star:
    """What one judge says: the best over everything, and everything over the worst.

    Attributes
    ----------
    over, above
        By item how many times the best matters as much, and how many times it matters as much as
        the worst; both hold all the items, the best and the worst among them.

    """

    best: str
    worst: str
    over: Mapping[str, Fraction]
    above: Mapping[str, Fraction]

    @property
    def span(self) -> Fraction:
        """How many times the best matters as much as the worst."""
        return self.over[self.worst]

    @property
    def between(self) -> list[str]:
        """The items that are neither."""
        return [each for each in self.over if each not in (self.best, self.worst)]

    def pairs(self) -> Iterator[tuple[str, str, Fraction]]:
        """Yield every answer once."""
        yield self.best, self.worst, self.span
        for each in self.between:
            yield self.best, each, self.over[each]
            yield each, self.worst, self.above[each]

    def input_ratio(self) -> Fraction:
        """Return the largest |a(B, j) a(j, W) − a(B, W)| / (a(B, W)² − a(B, W)), at once known."""
        gaps = [abs(self.over[each] * self.above[each] - self.span) for each in self.between]
        most = self.span * self.span - self.span
        return max(gaps, default=Fraction(0)) / most if most else Fraction(0)

    def contradictions(self) -> list[tuple[str, str]]:
        """Return pairs of which the first is farther from the best, and farther from the worst."""
        return [
            (one, other)
            for one in self.over
            for other in self.over
            if self.over[one] > self.over[other] and self.above[one] > self.above[other]
        ]


@frozen
class Solution:
    """The least deviation ξ, and between what ends every weight may lie."""

    deviation: Fraction
    intervals: Mapping[str, Interval]

    @property
    def centers(self) -> dict[str, Fraction]:
        """The middles of the intervals, summing to 1."""
        middles = {each: (low + high) / 2 for each, (low, high) in self.intervals.items()}
        total = sum(middles.values(), Fraction(0))
        return {each: middle / total for each, middle in middles.items()}


def stars_of(heading: Heading, ratios: Ratios) -> list[Star]:
    """Find the best and the worst and what they are compared with; nothing where there are none.

    Where answers of 1 leave it open which is the best or the worst, there are several.
    """
    full = ratios | {pair[::-1]: 1 / ratio for pair, ratio in ratios.items()}
    bests = [one for one in heading.items if _dominates(one, heading.items, full, 1)]
    worsts = [one for one in heading.items if _dominates(one, heading.items, full, -1)]
    if len(ratios) != 2 * len(heading.items) - 3:
        return []
    one = Fraction(1)
    return [
        Star(
            best,
            worst,
            {each: full.get((best, each), one) for each in heading.items},
            {each: full.get((each, worst), one) for each in heading.items},
        )
        for best in bests
        for worst in worsts
        if best != worst
    ]


def _dominates(
    one: str, items: Sequence[str], full: Mapping[tuple[str, str], Fraction], sign: int
) -> bool:
    """Say whether an item is compared with all others, and is nowhere less, or nowhere more."""
    others = [each for each in items if each != one]
    return all((one, each) in full and sign * (full[one, each] - 1) >= 0 for each in others)


def star_faults(heading: Heading, ratios: Ratios, judge: str) -> Iterator[Finding]:
    """Say that the answers of a judge are not those of this method."""
    if not stars_of(heading, ratios):
        what = message(
            "Under {about}, {judge} does not compare one as the best with all others, all others"
            " with one as the worst, and nothing else",
            about=heading.name,
            judge=who(judge),
        )
        remedy = message(
            "Choose the best and the worst first; so many answers are needed: {number}.",
            number=2 * len(heading.items) - 3,
        )
        yield finding(what, remedy=remedy)


def linear(star: Star) -> Solution:
    """Minimize the largest |w(B) − a(B, j) w(j)| and |w(j) − a(j, W) w(W)|, exactly.

    Examples
    --------
    >>> over = {"cost": Fraction(1), "speed": Fraction(2), "load": Fraction(8)}
    >>> above = {"cost": Fraction(8), "speed": Fraction(5), "load": Fraction(1)}
    >>> found = linear(Star("cost", "load", over, above))
    >>> str(found.deviation), [str(each) for each in found.centers.values()]
    ('1/28', ['17/28', '9/28', '1/14'])

    """
    items = list(star.over)
    program = _program(items, list(star.pairs()))
    deviation = program.least(len(items))
    program.keep_least(len(items))
    intervals = {each: (program.least(at), program.most(at)) for at, each in enumerate(items)}
    return Solution(deviation, intervals)


def _program(items: Sequence[str], pairs: Sequence[tuple[str, str, Fraction]]) -> Dictionary:
    """Return the first corner: weights from 0 that sum to 1, and a ξ large enough.

    The variables are the weights, then ξ, then for each answer the room on both sides.
    """
    size = len(items)
    last = [Fraction(1), *[Fraction(-1)] * (size - 1), Fraction(0)]
    rows: list[Row] = [last]
    for one, other, ratio in pairs:
        weights = [Fraction(each == one) - ratio * (each == other) for each in items]
        # The last weight is what the others leave of 1.
        gap = [weights[-1], *(each - weights[-1] for each in weights[:-1])]
        rows += [[*(-each for each in gap), Fraction(1)], [*gap, Fraction(1)]]
    basic = [size - 1, *range(size + 1, size + len(rows))]
    program = Dictionary(basic, [*range(size - 1), size], rows)
    # Some answer is about the last item, whose weight of 1 is too much on one side or the other.
    program.swap(min(range(len(rows)), key=lambda at: (rows[at][0], at)), size - 1)
    return program


def nonlinear(star: Star) -> Solution:
    """Minimize the largest |w(B) / w(j) − a(B, j)| and |w(j) / w(W) − a(j, W)|.

    With ξ known, w(B) / w(W) lies between the largest (a(B, j) − ξ)(a(j, W) − ξ) and the least
    (a(B, j) + ξ)(a(j, W) + ξ), each taken over all j and a(B, W) itself. ξ is least where the two
    ends meet; one half of a bracket always holds it.

    Examples
    --------
    >>> over = {"cost": Fraction(1), "speed": Fraction(2), "load": Fraction(8)}
    >>> above = {"cost": Fraction(8), "speed": Fraction(5), "load": Fraction(1)}
    >>> f"{float(nonlinear(Star('cost', 'load', over, above)).deviation):.4f}"
    '0.2583'

    """
    low, high = Fraction(0), max(*star.over.values(), *star.above.values())
    if _meets(star, low):
        high = low
    for _ in range(_HALVINGS if high else 0):
        middle = (low + high) / 2
        low, high = (low, middle) if _meets(star, middle) else (middle, high)
    ends = _ends(star, high)
    span = sum(ends, Fraction(0)) / 2
    return Solution(high, _shares(_ranges(star, span, high)))


def _ends(star: Star, deviation: Fraction) -> Interval:
    """Return between what ends the best and the worst may stand to each other."""
    lows, highs = [star.span - deviation], [star.span + deviation]
    for each in star.between:
        over, above = star.over[each], star.above[each]
        lows.append(max(over - deviation, Fraction(0)) * max(above - deviation, Fraction(0)))
        highs.append((over + deviation) * (above + deviation))
    return max(lows), min(highs)


def _meets(star: Star, deviation: Fraction) -> bool:
    low, high = _ends(star, deviation)
    return low <= high


def _ranges(star: Star, span: Fraction, deviation: Fraction) -> dict[str, Interval]:
    """Return between what ends every weight may lie where that of the worst is 1."""
    ranges = {}
    for each in star.over:
        if each in (star.best, star.worst):
            own = span if each == star.best else Fraction(1)
            ranges[each] = (own, own)
            continue
        low = max(span / (star.over[each] + deviation), star.above[each] - deviation)
        high = star.above[each] + deviation
        if star.over[each] > deviation:
            high = min(high, span / (star.over[each] - deviation))
        # Where both are one number, the last of its digits may cross.
        ranges[each] = (min(low, high), max(low, high))
    return ranges


def _shares(ranges: Mapping[str, Interval]) -> dict[str, Interval]:
    """Return the ends of every weight as parts of all: the others at their other ends."""
    lows = sum((low for low, _ in ranges.values()), Fraction(0))
    highs = sum((high for _, high in ranges.values()), Fraction(0))
    return {
        each: (_cut(low / (low + highs - high)), _cut(high / (high + lows - low)))
        for each, (low, high) in ranges.items()
    }


def _cut(value: Fraction) -> Fraction:
    """Leave out the digits that halving has not settled."""
    return Fraction(int(value * _CUT), _CUT)


def averaged(found: Sequence[Solution]) -> Solution:
    """Average the ends of several solutions; the largest of their deviations is told."""
    size = len(found)
    return Solution(
        max(each.deviation for each in found),
        {
            item: (
                sum((each.intervals[item][0] for each in found), Fraction(0)) / size,
                sum((each.intervals[item][1] for each in found), Fraction(0)) / size,
            )
            for item in found[0].intervals
        },
    )
