"""Quadratic voting: several votes for one project, each costing more than the one before."""

from collections.abc import Callable
from fractions import Fraction
from math import isqrt
from typing import Any, ClassVar, Final

import numpy as np
from numpy.typing import NDArray

from prioritize.errors import finding
from prioritize.model.method import MethodInfo
from prioritize.model.option import flag, whole_number
from prioritize.model.outcome import Ranking, tiers_by_score
from prioritize.model.profile import DotProfile, ScoreProfile
from prioritize.model.totals import TotalsProfile
from prioritize.registry import method, option
from prioritize.tally.grades import blank_forms
from prioritize.tally.set_aside import notice_allowance, say_what_set_aside_changes, set_aside
from prioritize.tally.step import Scored
from prioritize.tally.tally import Tally
from prioritize.tally.votes import (
    notice_unequal_offer,
    scores_by_id,
    sheet_sums,
    weighted_sum,
)
from prioritize.text import message


__all__ = ["Quadratic"]

_MOST_CREDITS: Final = 10**9


@method
class Quadratic:
    """Rank projects by votes of which v for one project cost v² credits.

    Everyone has the same number of credits. One vote for a project costs 1 credit, two cost 4,
    three cost 9, so that people can say how much a project matters to them, and pay for it with
    their influence on the others. The votes are added up. A ballot that spends more than its
    credits is set aside whole; the result says whether such ballots could change who is first.

    Notes
    -----
    A ballot with whole votes v is valid if Σ v² is at most the credits; the score of a project is
    Σ weight · v. With `negative`, votes against a project are allowed and cost the same; without,
    a ballot with one is set aside. O(nm), exact. A project left blank has no vote. A tally sheet
    only has sums, from which the spending of a person cannot be checked.

    References
    ----------
    .. [1] Lalley & Weyl (2018), Quadratic voting: how mechanism design can radicalize democracy,
       AEA Papers and Proceedings 108, doi:10.1257/pandp.20181002.

    Examples
    --------
    >>> from prioritize.model.shorthand import scores
    >>> from prioritize.tally.engine import run
    >>> ballots = scores("3: tower=10", "7: road=5 well=5 school=5 park=5")
    >>> outcome = run(Quadratic(credits=100), ballots).outcome
    >>> outcome.tiers
    (('park', 'road', 'school', 'well'), ('tower',))
    >>> dict(outcome.scores)["road"], dict(outcome.scores)["tower"]
    (Fraction(35, 1), Fraction(30, 1))

    """

    info: ClassVar[MethodInfo] = MethodInfo(
        "quadratic",
        "dots",
        message("Quadratic voting"),
        message(
            "Everyone has the same number of credits and buys votes with them: two votes for one"
            " project cost 4, three cost 9. The project with the most votes is first."
        ),
        (ScoreProfile, DotProfile, TotalsProfile),
        Ranking,
        "Lalley & Weyl (2018), Quadratic voting: how mechanism design can radicalize democracy",
        axioms=frozenset({"anonymity", "neutrality", "unanimity", "monotonicity"}),
    )

    credits: int = option(
        whole_number(1, _MOST_CREDITS),
        help=message("How many credits each person has; declared before the vote."),
    )
    negative: bool = option(
        flag(), help=message("Whether people may vote against projects."), default=False
    )

    def count(self, profile: ScoreProfile | DotProfile | TotalsProfile, tally: Tally) -> Ranking:
        """Add up the votes of every project."""
        if isinstance(profile, TotalsProfile):
            return self._count_sheet(profile, tally)
        people = profile.electorate
        unit = people.unit
        if isinstance(profile, ScoreProfile):
            unit *= profile.unit
        else:
            notice_unequal_offer(profile.projects, profile.offered, tally)
        valid = set_aside(people, self._faults(profile), tally)
        weights = np.where(valid, people.weights, 0)
        sums = _sums(profile, weights, lambda votes: votes)
        aside = people.weights - weights
        gains = _sums(profile, aside, lambda votes: np.maximum(votes, 0))
        losses = _sums(profile, aside, lambda votes: np.minimum(votes, 0))
        say_what_set_aside_changes(sums, gains, tally, lost=losses)
        for measure, marks in _SIDES.items():
            counts = _sums(profile, weights, marks)
            if any(counts) or measure == "people":
                by_person = scores_by_id(profile.projects, counts, people.unit)
                tally.record(Scored(measure, tuple(by_person.items()), decides=False))
        scores = scores_by_id(profile.projects, sums, unit)
        tally.record(Scored("votes", tuple(scores.items())))
        return tiers_by_score(scores)

    def _faults(self, profile: ScoreProfile | DotProfile) -> dict[str, NDArray[np.bool_]]:
        """Say by reason which ballots break the rules for credits."""
        size = profile.electorate.weights.size
        unit = profile.unit if isinstance(profile, ScoreProfile) else Fraction(1)
        invalid, spent = np.zeros(size, np.bool_), np.zeros(size, np.int64)
        most = isqrt(self.credits) + 1
        for row in range(len(profile.projects)):
            parts = _row(profile, row) * unit.numerator
            votes = parts // unit.denominator
            invalid |= parts % unit.denominator != 0
            if not self.negative:
                invalid |= votes < 0
            # More than this is too much anyway, and its square could overflow.
            spent += np.clip(votes, -most, most) ** 2
        blank = {"blank": blank_forms(profile)} if isinstance(profile, ScoreProfile) else {}
        return {**blank, "invalid": invalid, "overspent": spent > self.credits}

    def _count_sheet(self, profile: TotalsProfile, tally: Tally) -> Ranking:
        notice_unequal_offer(profile.projects, profile.offered, tally)
        notice_allowance(profile, tally, per_voter=None, cap=isqrt(self.credits))
        what = message("A tally sheet does not tell how many credits each person spent")
        tally.notice(finding(what))
        scores = sheet_sums(profile)
        tally.record(Scored("votes", tuple(scores.items())))
        return tiers_by_score(scores)


_SIDES: Final[dict[str, Callable[[NDArray[np.int64]], NDArray[Any]]]] = {
    "people": lambda votes: votes > 0,
    "people against": lambda votes: votes < 0,
}


def _row(profile: ScoreProfile | DotProfile, row: int) -> NDArray[np.int64]:
    """Return the votes for one project, in multiples of the unit; a blank is none."""
    if isinstance(profile, DotProfile):
        votes: NDArray[np.int64] = profile.dots[row].astype(np.int64)
        return votes
    return np.where(profile.given[row], profile.scores[row], 0)


def _sums(
    profile: ScoreProfile | DotProfile,
    weights: NDArray[np.int64],
    marks: Callable[[NDArray[np.int64]], NDArray[Any]],
) -> list[int]:
    # Row by row: all at once would copy the votes of a million ballots.
    rows = (_row(profile, row) for row in range(len(profile.projects)))
    return [weighted_sum(marks(votes), weights) for votes in rows]
