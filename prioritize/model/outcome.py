"""What counting yields: a ranking, a relation, a selection or an allocation of money."""

from collections.abc import Collection, Iterable, Mapping
from fractions import Fraction
from math import lcm
from typing import TypeAlias

from attrs import field, frozen


__all__ = ["Allocation", "Outcome", "Ranking", "Relation", "Selection", "Tiers", "tiers_by_score"]

Tiers: TypeAlias = "tuple[tuple[str, ...], ...]"


def _sorted_tiers(tiers: Iterable[Iterable[str]]) -> Tiers:
    # Most tiers hold one project, and a thousand of them need no sorting.
    whole = map(tuple, tiers)
    return tuple(tier if len(tier) == 1 else tuple(sorted(tier)) for tier in whole)


def _sorted_pairs(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(pairs))


@frozen
class Ranking:
    """A weak order: tiers from first to last, equal projects in one tier, sorted by id.

    `scores` holds an exact score per project as pairs sorted by id, or nothing where the method
    has none.

    Examples
    --------
    >>> ranking = Ranking([["pool"], ["park", "road"], ["well"]])
    >>> ranking.places()
    {'pool': 1, 'park': 2, 'road': 2, 'well': 4}

    """

    tiers: Tiers = field(converter=_sorted_tiers)
    scores: tuple[tuple[str, Fraction], ...] = ()

    def places(self) -> dict[str, int]:
        """Return each project's place as people count places: 1, 2, 2, 4."""
        places: dict[str, int] = {}
        for tier in self.tiers:
            place = len(places) + 1
            places.update(dict.fromkeys(tier, place))
        return places

    def mid_ranks(self) -> dict[str, Fraction]:
        """Return each project's rank with shared places averaged: 1, 2½, 2½, 4."""
        ranks: dict[str, Fraction] = {}
        for tier in self.tiers:
            middle = len(ranks) + Fraction(len(tier) + 1, 2)
            ranks.update(dict.fromkeys(tier, middle))
        return ranks

    @property
    def projects(self) -> tuple[str, ...]:
        """All projects, first to last."""
        return tuple(project for tier in self.tiers for project in tier)

    def among(self, projects: Collection[str]) -> "Ranking":
        """Return the order of some of the projects, each with its score.

        Examples
        --------
        >>> Ranking([["pool"], ["park", "road"], ["well"]]).among({"road", "well"}).tiers
        (('road',), ('well',))

        """
        tiers = ([each for each in tier if each in projects] for tier in self.tiers)
        scores = tuple(pair for pair in self.scores if pair[0] in projects)
        return Ranking([tier for tier in tiers if tier], scores)


def tiers_by_score(scores: Mapping[str, Fraction]) -> Ranking:
    """Rank by score, highest first; equal scores share a tier.

    Examples
    --------
    >>> tiers_by_score({"a": Fraction(1), "b": Fraction(2), "c": Fraction(1)}).tiers
    (('b',), ('a', 'c'))

    """
    # Whole numbers are looked up and sorted many times faster than fractions.
    ratios = [(project, *score.as_integer_ratio()) for project, score in scores.items()]
    size = lcm(*{bottom for _, _, bottom in ratios})
    by_score: dict[int, list[str]] = {}
    for project, top, bottom in ratios:
        by_score.setdefault(top * (size // bottom), []).append(project)
    tiers = [by_score[score] for score in sorted(by_score, reverse=True)]
    return Ranking(tiers, tuple(sorted(scores.items())))


@frozen
class Relation:
    """A partial order: which project stands above which, as pairs sorted by id.

    The tiers of `ranking` are the layers of projects that nothing left stands above.
    """

    pairs: tuple[tuple[str, str], ...] = field(converter=_sorted_pairs)
    ranking: Ranking


@frozen
class Selection:
    """Projects elected to a number of seats, in the order of their election.

    The ranking holds the elected in order, then the others in reverse order of leaving.
    """

    selected: tuple[str, ...]
    ranking: Ranking


@frozen
class Allocation:
    """Projects funded from a budget, in the order in which they were funded.

    The ranking is the order in which projects were considered. `partial` holds the projects that
    get less than they cost, with the amount, as pairs sorted by id.
    """

    funded: tuple[str, ...]
    ranking: Ranking
    budget: Fraction
    spent: Fraction
    partial: tuple[tuple[str, Fraction], ...] = ()

    @property
    def left(self) -> Fraction:
        """The money that is not spent."""
        return self.budget - self.spent


Outcome: TypeAlias = "Ranking | Relation | Selection | Allocation"
