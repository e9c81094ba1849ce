"""CHNRI: experts answer yes, perhaps or no to questions about every project."""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from typing import ClassVar, Final

import numpy as np
from numpy.typing import NDArray

from prioritize.errors import Finding, InputError, finding
from prioritize.model.method import MethodInfo
from prioritize.model.option import choice, whole_number
from prioritize.model.outcome import Ranking
from prioritize.model.scoresheet import BLANK_REASONS, SCORED, Criterion, ScoresheetProfile
from prioritize.registry import method, option
from prioritize.tally.compared import rank_compared
from prioritize.tally.criteria_matrix import MINIMUM_REVIEWS_HELP
from prioritize.tally.criteria_places import TOO_FEW
from prioritize.tally.scoresheet import Means, compared, means_by_criterion, review_numbers, reviews
from prioritize.tally.step import Scored
from prioritize.tally.tally import Tally
from prioritize.text import message


__all__ = ["Chnri"]

_ANSWERS: Final = (Fraction(0), Fraction(1, 2), Fraction(1))
_MISSING: Final = BLANK_REASONS.index("missing")


@method
class Chnri:
    """Rank projects by how many experts say yes to questions about them.

    Experts answer a question for each criterion, such as whether a project would reach the poorest:
    1 for yes, ½ for neither yes nor no, 0 for no, and a blank where they do not know enough. A
    blank counts neither way. The share of yes on each criterion makes the priority score, from 0 to
    100; beside it stands how far the experts agree.

    Notes
    -----
    With c(i, j) the mean of the answers on criterion j, blanks left out, the research priority
    score is RPS = 100 · Σ weight(j) c(i, j) / Σ weight(j); a cost counts as 1 − c. The average
    expert agreement is AEA = 100 · mean over the criteria of N(most frequent answer) / N, where N
    are all experts asked, blanks among them, or with ``agreement=answers`` those who answered.
    Somebody recused, absent or not assigned was not asked. O(r · m · c), exact.

    References
    ----------
    .. [1] Rudan, Chopra, Kapiriri, Gibson, Lansang, Carneiro, Ameratunga, Tsai, Chan & Tomlinson
       (2008), Setting priorities in child health research investments: universal challenges and
       conceptual framework, Croatian Medical Journal 49.

    Examples
    --------
    >>> from prioritize.model.shorthand import scoresheet
    >>> from prioritize.tally.engine import run
    >>> sheet = scoresheet(
    ...     {"works": 1, "fair": 1}, {"ann": "road=1,0 well=1,-", "ben": "road=0.5,0 well=1,1"}
    ... )
    >>> run(Chnri(minimum_reviews=2), sheet).outcome.scores
    (('road', Fraction(75, 2)), ('well', Fraction(100, 1)))

    """

    info: ClassVar[MethodInfo] = MethodInfo(
        "chnri",
        "criteria",
        message("CHNRI method"),
        message(
            "Experts answer yes, no or in between to questions about every project. The project"
            " with the largest share of yes is first."
        ),
        (ScoresheetProfile,),
        Ranking,
        "Rudan et al. (2008), Setting priorities in child health research investments: universal"
        " challenges and conceptual framework, Croatian Medical Journal 49",
        axioms=frozenset({"anonymity", "neutrality"}),
    )

    agreement: str = option(
        choice("experts", "answers"),
        help=message(
            "Of whom the most frequent answer is a share when agreement is told: of all experts"
            " asked, or of those who answered."
        ),
        default="experts",
    )
    minimum_reviews: int = option(whole_number(1), help=MINIMUM_REVIEWS_HELP, default=3)

    def count(self, profile: ScoresheetProfile, tally: Tally) -> Ranking:
        """Average the answers, and tell how far the experts agree."""
        faults = list(_scale_faults(profile)) or list(_faults(profile))
        if faults:
            raise InputError(faults)
        means = means_by_criterion(profile, reviews(profile))
        for name, scores in means.items():
            tally.record(Scored(name, tuple(scores.items()), decides=False))
        given = review_numbers(profile)
        weighed = {each.id: each for each in profile.criteria if each.weight}
        needed = {each: means[each] for each in weighed}
        enough = compared(given, needed, tally, minimum=self.minimum_reviews)
        agreed = self._agreement(profile)
        tally.record(
            Scored("agreement", tuple((each, agreed[each]) for each in enough), decides=False)
        )
        scores = {each: _score(each, weighed, means) for each in enough}
        rest = {TOO_FEW: sorted(given.keys() - set(enough))}
        return rank_compared("research priority score", scores, rest, tally)

    def _agreement(self, profile: ScoresheetProfile) -> dict[str, Fraction]:
        """Average over the criteria the share of the most frequent answer, from 0 to 100."""
        experts = (profile.states == SCORED).any(axis=(1, 2))
        found = {}
        for row, project in enumerate(profile.projects):
            shares = [
                self._share(profile.values[experts, row, column], states)
                for column, states in enumerate(profile.states[experts, row].T)
            ]
            found[project.id] = 100 * sum(shares, Fraction(0)) / max(len(shares), 1)
        return found

    def _share(self, values: NDArray[np.int64], states: NDArray[np.uint8]) -> Fraction:
        answered = states == SCORED
        often = Counter(values[answered].tolist())
        asked = answered | (states == _MISSING) if self.agreement == "experts" else answered
        return Fraction(max(often.values(), default=0), max(int(asked.sum()), 1))


def _score(project: str, criteria: dict[str, Criterion], means: Means) -> Fraction:
    """Weigh the shares of yes, from 0 to 100."""
    total = sum((each.weight for each in criteria.values()), Fraction(0))
    yes = Fraction(0)
    for id, each in criteria.items():
        share = means[id][project]
        yes += each.weight * (1 - share if each.direction == "cost" else share)
    return 100 * yes / total if total else Fraction(0)


def _scale_faults(profile: ScoresheetProfile) -> Iterator[Finding]:
    """Name every criterion that is declared to be scored on another scale."""
    for each in profile.criteria:
        if (each.lowest, each.highest) not in ((None, None), (_ANSWERS[0], _ANSWERS[-1])):
            what = message(
                "The scale of {id} is declared from {lowest} to {highest}, and answers go from 0"
                " to 1",
                id=each.id,
                lowest=each.lowest if each.lowest is not None else "?",
                highest=each.highest if each.highest is not None else "?",
            )
            yield finding(what)


def _faults(profile: ScoresheetProfile) -> Iterator[Finding]:
    """Name every answer that is none of the three."""
    wrong = (profile.states == SCORED) & ~np.isin(
        profile.values, [int(each / profile.unit) for each in _ANSWERS if each % profile.unit == 0]
    )
    for reviewer, row, column in np.argwhere(wrong).tolist():
        what = message(
            "{reviewer} answers {value} for {project} on {criterion}",
            reviewer=profile.reviewers[reviewer],
            value=int(profile.values[reviewer, row, column]) * profile.unit,
            project=profile.projects[row].id,
            criterion=profile.criteria[column].id,
        )
        remedy = message("An answer is 1 for yes, 0.5 for neither, 0 for no, or blank.")
        yield finding(what, remedy=remedy)
