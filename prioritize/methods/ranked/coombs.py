"""Coombs: the project that most people put last leaves, until one has a majority."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, ClassVar

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from prioritize.model.electorate import same_array
from prioritize.model.method import MethodInfo
from prioritize.model.option import choice
from prioritize.model.outcome import Ranking
from prioritize.model.profile import RankedProfile
from prioritize.registry import method, option
from prioritize.tally.many_projects import require_few
from prioritize.tally.positional import blocks, unranked_last
from prioritize.tally.step import Placed, Scored
from prioritize.tally.tally import Tally
from prioritize.tally.ties import LEAVE
from prioritize.tally.votes import weighted_sum
from prioritize.text import message


__all__ = ["Coombs"]


@method
class Coombs:
    """Rank projects by letting the one leave that most people put last.

    Every person puts the projects in order, and the ballot counts for its first project. If one has
    more than half of the ballots, it is first. If none has, the project that most ballots put last
    leaves, and the ballots are read again without it. The others stand in the reverse order of
    leaving.

    Notes
    -----
    Unranked projects share a ballot's last place: each of u gets 1/u of it. So do projects level at
    the top with the first place. A ballot that ranks nobody still there is exhausted; a majority is
    of the others. After somebody has a majority the count goes on, only to find the places of the
    others. Tied projects leave one at a time, in every way that could fall, or ``together``.
    O(m²n).

    References
    ----------
    .. [1] Coombs (1964), A Theory of Data, Wiley.
    .. [2] Grofman & Feld (2004), If you like the alternative vote (a.k.a. the instant runoff), then
       you ought to know about the Coombs rule, Electoral Studies 23.

    Examples
    --------
    >>> from prioritize.model.shorthand import ranked
    >>> from prioritize.tally.engine import run
    >>> ballots = ranked(
    ...     "4: road > water > school", "3: school > water > road", "2: water > school"
    ... )
    >>> run(Coombs(), ballots).outcome.tiers
    (('water',), ('school',), ('road',))

    """

    info: ClassVar[MethodInfo] = MethodInfo(
        "coombs",
        "ranked",
        message("Coombs' method"),
        message(
            "Everyone puts the projects in order. The project that most people put last leaves,"
            " until one is first on more than half of the ballots."
        ),
        (RankedProfile,),
        Ranking,
        "Grofman & Feld (2004), If you like the alternative vote",
        axioms=frozenset({"anonymity", "neutrality", "majority"}),
    )

    ties: str = option(
        choice("one-at-a-time", "together"),
        help=message(
            "Whether projects tied for the most last places leave one at a time or all together;"
            " this can change who is first."
        ),
        default="one-at-a-time",
    )

    def count(self, profile: RankedProfile, tally: Tally) -> Ranking:
        """Let whom most put last leave until every place is known."""
        require_few(profile.projects, self.info.id)
        paper = _Paper.of(profile)
        left = frozenset(paper.places)
        firsts = paper.share(left, last=False)
        tally.record(Scored("votes", tuple(firsts.items()), decides=False))
        first: str | None = None
        bottom: list[tuple[str, ...]] = []
        while left:
            if first is None:
                firsts = paper.share(left, last=False)
                half = sum(firsts.values()) / 2
                first = next((each for each in sorted(left) if firsts[each] > half), None)
                if first is not None:
                    reason = message("more than half of the ballots put it first")
                    tally.record(Placed((first,), reason=reason))
            rivals = sorted(left - {first})
            if not rivals:
                break
            lasts = paper.share(left, last=True)
            most = max(lasts[each] for each in rivals)
            leaving = tuple(each for each in rivals if lasts[each] == most)
            if self.ties == "one-at-a-time" and most:
                leaving = (tally.choose(leaving, LEAVE, state=(left, first)),)
            reason = message(
                "of the {number} projects left, nobody is last on more ballots: {votes}",
                number=len(left),
                votes=most,
            )
            tally.record(Placed(leaving, end="bottom", reason=reason))
            bottom.insert(0, leaving)
            left -= set(leaving)
        return Ranking([*([(first,)] if first is not None else []), *bottom])


@frozen
class _Paper:
    """The ballots that are not blank: the place of every project, unranked ones below all."""

    places: Mapping[str, NDArray[Any]]
    unranked: int
    weights: NDArray[np.int64] = field(eq=same_array)
    unit: Fraction

    @classmethod
    def of(cls, profile: RankedProfile) -> "_Paper":
        """Read the ballots."""
        people = profile.electorate
        full = unranked_last(profile.places)
        rows = {project.id: row for project, row in zip(profile.projects, full, strict=True)}
        return cls(rows, int(np.iinfo(full.dtype).max), people.weights, people.unit)

    def share(self, left: frozenset[str], *, last: bool) -> dict[str, Fraction]:
        """Share out every ballot among those it puts first, or last, of the projects left."""
        ids = sorted(left)
        votes = dict.fromkeys(ids, Fraction(0))
        if not ids:
            return votes
        for block in blocks(self.weights.size):
            rows = np.stack([self.places[each][block] for each in ids])
            best = rows.min(axis=0)
            marks = np.equal(rows, rows.max(axis=0) if last else best)
            sharing = marks.sum(axis=0, dtype=np.int16)
            weights = np.where(best == self.unranked, 0, self.weights[block])
            for size in np.flatnonzero(np.bincount(sharing)).tolist():
                alike = np.where(sharing == size, weights, 0)
                for each, row in zip(ids, marks, strict=True):
                    votes[each] += Fraction(weighted_sum(row, alike), size) * self.unit
        return votes
