"""Bradley–Terry: the strengths that best explain who won against whom."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from typing import ClassVar, TypeAlias

from prioritize.errors import InputError, finding
from prioritize.model.method import MethodInfo
from prioritize.model.number import half_up
from prioritize.model.option import number
from prioritize.model.outcome import Ranking
from prioritize.model.pairwise import PairwiseProfile
from prioritize.registry import method, option
from prioritize.tally.comparisons import comparison_faults, never_beaten
from prioritize.tally.near import TOLERANCE, rank_near, settled
from prioritize.tally.step import Compared
from prioritize.tally.strengths import strengths
from prioritize.tally.tally import Tally
from prioritize.text import message


__all__ = ["BradleyTerry"]

Wins: TypeAlias = "dict[str, dict[str, Fraction]]"
"""By project and rival: how often the project beat it; a tie is half a win for both."""


@method
class BradleyTerry:
    """Rank projects by the strengths that best explain who won against whom.

    Judges look at two projects at a time and say which is better; nobody has to see them all, and
    pairs may be compared once, often or never. A win against a strong project counts more than one
    against a weak one. The strengths sum to 1: where road has 0.3 and well 0.1, road would win
    three comparisons of four between them.

    Notes
    -----
    P(i beats j) = π(i) / (π(i) + π(j)), with the π that make the answers most likely: Hunter's
    iteration π(i) ← W(i) / Σ n(i, j) / (π(i) + π(j)), finished by Newton's steps. Where some
    projects never lost to the others there is no maximum, and the count is refused; ``prior`` adds
    so many wins both ways for every pair. A tie is half a win for both. Computed with fifty digits
    and kept to twelve decimals; strengths that differ by less than 10⁻⁹ of themselves are equal.
    O(m³).

    References
    ----------
    .. [1] Bradley & Terry (1952), Rank analysis of incomplete block designs: I. The method of
       paired comparisons, Biometrika 39.
    .. [2] Hunter (2004), MM algorithms for generalized Bradley–Terry models, Annals of
       Statistics 32.

    Examples
    --------
    >>> from prioritize.model.pairwise import Comparison
    >>> from prioritize.model.project import projects_of
    >>> from prioritize.tally.engine import run
    >>> answers = (
    ...     Comparison("road", "well", "first", 3),
    ...     Comparison("road", "well", "second", 1),
    ... )
    >>> run(BradleyTerry(), PairwiseProfile(projects_of(["road", "well"]), answers)).outcome.scores
    (('road', Fraction(3, 4)), ('well', Fraction(1, 4)))

    """

    info: ClassVar[MethodInfo] = MethodInfo(
        "bradley-terry",
        "criteria",
        message("Bradley–Terry"),
        message(
            "Judges say of two projects at a time which is better. The projects are ordered by the"
            " strengths that best explain all their answers."
        ),
        (PairwiseProfile,),
        Ranking,
        "Hunter (2004), MM algorithms for generalized Bradley–Terry models, Annals of Statistics"
        " 32",
        exact=False,
        tolerance=TOLERANCE,
        axioms=frozenset({"anonymity", "neutrality"}),
    )

    prior: Fraction = option(
        number(0),
        help=message(
            "How many wins both ways are added for every pair, so that a project that never lost"
            " has a strength too; 0 adds nothing."
        ),
        default=Fraction(0),
    )

    def count(self, profile: PairwiseProfile, tally: Tally) -> Ranking:
        """Find the strengths."""
        faults = list(comparison_faults(profile))
        if faults:
            raise InputError(faults)
        ids = sorted(project.id for project in profile.projects)
        wins = _wins(ids, profile)
        tally.record(
            *(
                Compared(one, other, wins[one][other], wins[other][one])
                for one, other in combinations(ids, 2)
                if wins[one][other] or wins[other][one]
            )
        )
        if self.prior:
            tally.remark(
                message("Wins added both ways for every pair: {number}", number=self.prior)
            )
        self._require_chains(ids, wins)
        table = [
            [wins[one][other] + self.prior if one != other else Fraction(0) for other in ids]
            for one in ids
        ]
        own = dict(zip(ids, strengths(table), strict=True))
        found = {each: settled(strength) for each, strength in own.items()}
        # A ratio matters, not a difference: the weakest may be told apart by their logarithms only.
        logarithms = {each: settled(strength.ln()) for each, strength in own.items()}
        ranking = rank_near("strength", found, tally, order=logarithms)
        _tell_chance(ranking, found, tally)
        return ranking

    def _require_chains(self, ids: Sequence[str], wins: Wins) -> None:
        """Refuse answers in which some projects never lost to the others."""
        if self.prior:
            return
        groups = never_beaten(ids, {one: _beaten(wins[one]) for one in ids})
        if len(groups) == 1 and len(groups[0]) == len(ids):
            return
        raise InputError(
            [
                finding(
                    message(
                        "Nothing says how much stronger than the others these are, which never"
                        " lost to them: {projects}",
                        projects=tuple(group),
                    ),
                    remedy=message("Compare more pairs, or declare a prior such as prior=1/10."),
                )
                for group in groups
            ]
        )


def _wins(ids: Sequence[str], profile: PairwiseProfile) -> Wins:
    wins: Wins = {one: dict.fromkeys(ids, Fraction(0)) for one in ids}
    shares = {"first": Fraction(1), "second": Fraction(0), "tie": Fraction(1, 2)}
    for each in profile.comparisons:
        share = shares[each.verdict]
        wins[each.first][each.second] += each.count * share
        wins[each.second][each.first] += each.count * (1 - share)
    return wins


def _beaten(own: Mapping[str, Fraction]) -> list[str]:
    return [rival for rival, number in own.items() if number]


def _tell_chance(ranking: Ranking, found: Mapping[str, Fraction], tally: Tally) -> None:
    """Say what the strengths of the first and the second mean for a comparison between them."""
    if len(ranking.tiers) < 2 or len(ranking.tiers[0]) > 1:
        return
    first, second = ranking.tiers[0][0], ranking.tiers[1][0]
    chance = found[first] / (found[first] + found[second])
    text = message(
        "By these strengths {first} would win {number} of 100 comparisons with {second}",
        first=first,
        number=half_up(100 * chance, 0),
        second=second,
    )
    tally.remark(text)
