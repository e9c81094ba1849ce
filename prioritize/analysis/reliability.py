"""How far reviewers agree: intraclass correlations, Kendall's W, Krippendorff's alpha."""

from collections import Counter
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Final, Literal, TypeAlias

from attrs import frozen


__all__ = ["Correlations", "Table", "alpha", "concordance", "intraclass"]

Table: TypeAlias = "Sequence[Sequence[Fraction | None]]"
"""One row for each project, one column for each reviewer; `None` where there is no score."""

_DISTANCES: Final[dict[str, Callable[[Fraction, Fraction], Fraction]]] = {
    "nominal": lambda one, other: Fraction(one != other),
    "interval": lambda one, other: (one - other) ** 2,
}


@frozen
class Correlations:
    """The six intraclass correlations of Shrout and Fleiss.

    `single` are those of one reviewer, `mean` those of the mean of all; in the order one-way
    random (1), two-way random (2), two-way fixed (3). (2) asks whether the scores are the same,
    (3) only whether the order and the distances are.
    """

    single: tuple[Fraction, Fraction, Fraction]
    mean: tuple[Fraction, Fraction, Fraction]


def intraclass(table: Table) -> Correlations | None:
    """Return the intraclass correlations of the projects that every reviewer scored.

    Returns
    -------
    Correlations or None
        `None` with fewer than two such projects, fewer than two reviewers, or no differences.

    References
    ----------
    .. [1] Shrout & Fleiss (1979), Intraclass correlations: uses in assessing rater reliability,
       Psychological Bulletin 86.

    """
    rows = [[each for each in row if each is not None] for row in table]
    width = max(map(len, rows), default=0)
    rows = [row for row in rows if len(row) == width]
    if len(rows) < 2 or width < 2:
        return None
    between, columns, within, rest = _mean_squares(rows)
    n, k = len(rows), width
    try:
        return Correlations(
            (
                (between - within) / (between + (k - 1) * within),
                (between - rest) / (between + (k - 1) * rest + Fraction(k, n) * (columns - rest)),
                (between - rest) / (between + (k - 1) * rest),
            ),
            (
                (between - within) / between,
                (between - rest) / (between + (columns - rest) / n),
                (between - rest) / between,
            ),
        )
    except ZeroDivisionError:
        return None


def _mean_squares(
    rows: Sequence[Sequence[Fraction]],
) -> tuple[Fraction, Fraction, Fraction, Fraction]:
    """Return the mean squares between rows, between columns, within rows, and the rest."""
    n, k = len(rows), len(rows[0])
    overall = sum((sum(row, Fraction(0)) for row in rows), Fraction(0)) / (n * k)
    means = [sum(row, Fraction(0)) / k for row in rows]
    heads = [sum(column, Fraction(0)) / n for column in zip(*rows, strict=True)]
    between = k * sum(((mean - overall) ** 2 for mean in means), Fraction(0))
    columns = n * sum(((head - overall) ** 2 for head in heads), Fraction(0))
    total = sum(((cell - overall) ** 2 for row in rows for cell in row), Fraction(0))
    within = total - between
    return (
        between / (n - 1),
        columns / (k - 1),
        within / (n * (k - 1)),
        (within - columns) / ((n - 1) * (k - 1)),
    )


def concordance(table: Table) -> Fraction | None:
    """Return Kendall's W of the projects that every reviewer scored, ties taken into account.

    1 where all order the projects alike, 0 where the orders cancel out; `None` where they order
    nothing.

    References
    ----------
    .. [1] Kendall & Babington Smith (1939), The problem of m rankings, Annals of Mathematical
       Statistics 10.

    """
    whole = [[each for each in row if each is not None] for row in table]
    width = max(map(len, whole), default=0)
    ranks = [_ranks(column) for column in zip(*(r for r in whole if len(r) == width), strict=True)]
    if not ranks:
        return None
    m, n = len(ranks), len(ranks[0])
    sums = [sum(column, Fraction(0)) for column in zip(*ranks, strict=True)]
    mean = sum(sums, Fraction(0)) / n
    spread = sum(((each - mean) ** 2 for each in sums), Fraction(0))
    ties = sum(size**3 - size for column in ranks for size in Counter(column).values())
    most = m * m * (n**3 - n) - m * ties
    return 12 * spread / most if most else None


def _ranks(values: Sequence[Fraction]) -> list[Fraction]:
    """Return ranks from 1 for the highest, shared ones averaged."""
    counts = Counter(values)
    return [
        sum(number for other, number in counts.items() if other > value)
        + Fraction(counts[value] + 1, 2)
        for value in values
    ]


def alpha(table: Table, level: Literal["nominal", "interval"] = "interval") -> Fraction | None:
    """Return Krippendorff's alpha, in which blanks take part in nothing.

    1 where reviewers always agree, 0 where they agree as by chance; `None` where nobody differs.

    Parameters
    ----------
    level
        ``nominal``: scores are the same or not; ``interval``: how far they are apart, squared.

    References
    ----------
    .. [1] Krippendorff (2011), Computing Krippendorff's alpha-reliability.

    """
    distance = _DISTANCES[level]
    units = [[each for each in row if each is not None] for row in table]
    pairable = [row for row in units if len(row) > 1]
    values = Counter(each for row in pairable for each in row)
    number = sum(values.values())
    observed = sum(
        (_apart(Counter(row), distance) / (len(row) - 1) for row in pairable), Fraction(0)
    )
    expected = _apart(values, distance)
    if not expected:
        return None
    return 1 - observed * (number - 1) / expected


def _apart(
    values: Counter[Fraction], distance: Callable[[Fraction, Fraction], Fraction]
) -> Fraction:
    """Add up the distances of all ordered pairs."""
    return sum(
        (
            count * other_count * distance(value, other)
            for value, count in values.items()
            for other, other_count in values.items()
        ),
        Fraction(0),
    )
