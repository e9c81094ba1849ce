"""How far one weight can move before something changes, exactly.

When one weight moves and the others keep their proportions, the score of a project is a straight
line in that weight. Two projects change places where their lines cross, so that the weights under
which a list stays as it is form an interval.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from prioritize.analysis.values import Values
from prioritize.tally.robustness import Interval, Swap


__all__ = ["stability", "swaps"]


def stability(values: Values, pairs: Iterable[tuple[str, str]]) -> tuple[Interval, ...]:
    """Return for each criterion the weights under which no pair (above, below) turns round.

    At the ends of an interval two projects are equal. A criterion that alone has all the weight
    has no others to share with, and is left out.

    Examples
    --------
    >>> values = Values(
    ...     ("a", "b"),
    ...     ("x", "y"),
    ...     ((Fraction(1), Fraction(0)), (Fraction(0), Fraction(1))),
    ...     (Fraction(3, 4), Fraction(1, 4)),
    ... )
    >>> [
    ...     (each.criterion, str(each.low), str(each.high))
    ...     for each in stability(values, [("a", "b")])
    ... ]
    [('x', '1/2', '1'), ('y', '0', '1/2')]

    References
    ----------
    .. [1] Mareschal (1988), Weight stability intervals in multicriteria decision aid, European
       Journal of Operational Research 33.

    """
    listed = tuple(pairs)
    return tuple(
        _interval(values, place, listed)
        for place, weight in enumerate(values.weights)
        if weight != 1
    )


def _interval(values: Values, place: int, pairs: Sequence[tuple[str, str]]) -> Interval:
    weight = values.weights[place]
    low, high = Fraction(0), Fraction(1)
    own = {project: row[place] for project, row in zip(values.projects, values.worth, strict=True)}
    rest = {
        project: (score - weight * own[project]) / (1 - weight)
        for project, score in values.scores().items()
    }
    for above, below in pairs:
        # The lead is `start` where the weight is 0 and `end` where it is 1.
        start = rest[above] - rest[below]
        end = own[above] - own[below]
        if start == end:
            continue
        crossing = start / (start - end)
        if end > start:
            low = max(low, min(crossing, weight))
        else:
            high = min(high, max(crossing, weight))
    return Interval(values.criteria[place], weight, low, high)


def swaps(values: Values, above: str, below: str) -> tuple[Swap, ...]:
    """Return for each criterion by how much its weight must change for two projects to be equal.

    Criteria on which both are worth the same, and those without weight, are left out.

    References
    ----------
    .. [1] Triantaphyllou & Sánchez (1997), A sensitivity analysis approach for some deterministic
       multi-criteria decision-making methods, Decision Sciences 28.

    """
    scores = values.scores()
    lead = scores[above] - scores[below]
    rows = zip(values.criteria, values.weights, values.row(above), values.row(below), strict=True)
    return tuple(
        Swap(criterion, above, below, -lead / (one - other) / weight)
        for criterion, weight, one, other in rows
        if one != other and weight
    )
