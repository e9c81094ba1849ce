"""Matrix scoring: a group scores every project on its own criteria, and rows are added up."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import ClassVar

from prioritize.errors import Finding, InputError, finding
from prioritize.model.method import MethodInfo
from prioritize.model.option import choice
from prioritize.model.outcome import Ranking, tiers_by_score
from prioritize.model.scoresheet import Criterion, ScoresheetProfile
from prioritize.registry import method, option
from prioritize.tally.compared import rank_compared
from prioritize.tally.criteria_places import TOO_FEW
from prioritize.tally.scoresheet import Means, compared, means_by_criterion, review_numbers, reviews
from prioritize.tally.step import Scored
from prioritize.tally.tally import Tally
from prioritize.text import message


__all__ = ["MatrixScoring"]


@method
class MatrixScoring:
    """Rank projects by the sum of what a group gives them on its own criteria.

    The group names its criteria, draws a matrix on the ground, and lays stones or seeds into every
    cell: the more, the better. All criteria count the same, and the stones of a project are added
    up. Where several groups fill a matrix each, the cells are averaged over those that filled them.
    A project with an empty cell cannot be compared; it stands last, without a score.

    Notes
    -----
    S(i) = Σ mean(i, j) over the criteria j. On a criterion that is a cost a mean is turned round in
    its declared scale: lowest + highest − mean. With ``by=ranks`` every criterion gives m points to
    its best project, 1 to its last, the average to equal ones, and these are added up; Maxwell and
    Bart show that such sums have no meaning, because the steps between ranks are of any size. The
    result warns of it. O(r · m · c), exact.

    References
    ----------
    .. [1] Maxwell & Bart (1995), Beyond ranking: exploring relative preferences in P/RRA, PLA
       Notes 22.

    Examples
    --------
    >>> from prioritize.model.shorthand import scoresheet
    >>> from prioritize.tally.engine import run
    >>> matrix = scoresheet({"fruit": 1, "shade": 1}, {"women": "neem=3,4 mango=4,3 acacia=2,1"})
    >>> run(MatrixScoring(), matrix).outcome.tiers
    (('mango', 'neem'), ('acacia',))

    """

    info: ClassVar[MethodInfo] = MethodInfo(
        "matrix-scoring",
        "facilitation",
        message("Matrix scoring"),
        message(
            "A group lays stones for every project on every criterion it has named. The project"
            " with the most stones is first."
        ),
        (ScoresheetProfile,),
        Ranking,
        "Maxwell & Bart (1995), Beyond ranking: exploring relative preferences in P/RRA, PLA"
        " Notes 22",
        axioms=frozenset({"anonymity", "neutrality"}),
    )

    by: str = option(
        choice("scores", "ranks"),
        help=message(
            "What is added up: the scores themselves, or the rank that they give on each criterion,"
            " which the result warns of."
        ),
        default="scores",
    )

    def count(self, profile: ScoresheetProfile, tally: Tally) -> Ranking:
        """Add up the rows of the matrix."""
        means = means_by_criterion(profile, reviews(profile))
        for name, scores in means.items():
            tally.record(Scored(name, tuple(scores.items()), decides=False))
        if len({each.weight for each in profile.criteria}) > 1:
            tally.remark(message("Weights are declared; in a matrix all criteria count the same"))
        given = review_numbers(profile)
        enough = compared(given, means, tally, minimum=1)
        columns = _columns(profile, means, enough)
        if self.by == "ranks":
            _warn(tally)
            columns = {id: _ranks(column) for id, column in columns.items()}
        sums = {
            each: sum((column[each] for column in columns.values()), Fraction(0)) for each in enough
        }
        rest = [each for each in given if each not in sums]
        return rank_compared("points", sums, {TOO_FEW: rest}, tally)


def _columns(profile: ScoresheetProfile, means: Means, enough: list[str]) -> Means:
    """Take what counts of each criterion, so that more is better."""
    faults = list(_faults(profile))
    if faults:
        raise InputError(faults)
    return {
        each.id: {project: _better(means[each.id][project], each) for project in enough}
        for each in profile.criteria
    }


def _faults(profile: ScoresheetProfile) -> Iterator[Finding]:
    for each in profile.criteria:
        if each.direction == "cost" and (each.lowest is None or each.highest is None):
            yield finding(
                message(
                    "Less is better on criterion {id}, and its scale is not declared", id=each.id
                ),
                remedy=message("Declare its lowest and highest score, or score it the other way."),
            )


def _better(mean: Fraction, criterion: Criterion) -> Fraction:
    if criterion.direction != "cost":
        return mean
    return (criterion.lowest or Fraction(0)) + (criterion.highest or Fraction(0)) - mean


def _ranks(column: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """Give the last project 1 point and the best as many as there are; equals get the average."""
    most = len(column) + 1
    return {each: most - rank for each, rank in tiers_by_score(column).mid_ranks().items()}


def _warn(tally: Tally) -> None:
    tally.notice(
        finding(
            message(
                "Ranks are added up, which has no meaning: a step from one rank to the next may be"
                " large on one criterion and tiny on another (Maxwell & Bart 1995)"
            ),
            remedy=message("Lay stones and add up the scores: by=scores."),
        )
    )
