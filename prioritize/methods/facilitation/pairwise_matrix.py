"""Pairwise matrix: every two projects are compared, and wins are counted."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import combinations
from typing import ClassVar, TypeAlias

from attrs import frozen

from prioritize.errors import Finding, InputError, finding
from prioritize.model.method import MethodInfo
from prioritize.model.outcome import Ranking, tiers_by_score
from prioritize.model.pairwise import Comparison, PairwiseProfile
from prioritize.registry import method
from prioritize.tally.comparisons import comparison_faults
from prioritize.tally.step import Compared, Scored
from prioritize.tally.tally import Tally
from prioritize.text import Message, message, number_text


__all__ = ["PairwiseMatrix"]

Pair: TypeAlias = "tuple[str, str]"


@method
class PairwiseMatrix:
    """Rank projects by how many others they win against in direct comparison.

    The group, or every person, answers for each two projects which of them matters more. A project
    gets one point for every other that it wins against and half a point where they are equal.
    Where several people fill in a matrix each, the majority of the answers decides every pair.

    Notes
    -----
    With m projects there are m(m − 1)/2 pairs; O(answers + m²). Where every pair is answered and
    none is equal, the result tells how consistent the answers are by Kendall and Babington Smith's
    coefficient: d = m(m − 1)(2m − 1)/12 − ½ Σ a² circular triads (a beats b, b beats c, c beats a)
    for wins a, and ζ = 1 − 24d/(m³ − m) for odd m, 1 − 24d/(m³ − 4m) for even m; 1 is without
    contradiction. An answer of "equal" by a person is counted for neither side.

    References
    ----------
    .. [1] Kendall & Babington Smith (1940), On the method of paired comparisons, Biometrika 31,
       doi:10.1093/biomet/31.3-4.324.

    Examples
    --------
    >>> from prioritize.model.project import projects_of
    >>> from prioritize.tally.engine import run
    >>> answers = (
    ...     Comparison("road", "well", "second"),
    ...     Comparison("road", "school", "first"),
    ...     Comparison("school", "well", "tie"),
    ... )
    >>> run(
    ...     PairwiseMatrix(), PairwiseProfile(projects_of(["road", "school", "well"]), answers)
    ... ).outcome.scores
    (('road', Fraction(1, 1)), ('school', Fraction(1, 2)), ('well', Fraction(3, 2)))

    """

    info: ClassVar[MethodInfo] = MethodInfo(
        "pairwise-matrix",
        "facilitation",
        message("Pairwise matrix"),
        message(
            "For every two projects people say which matters more. The project that wins most of"
            " these comparisons is first."
        ),
        (PairwiseProfile,),
        Ranking,
        "Kendall & Babington Smith (1940), On the method of paired comparisons, Biometrika 31",
        axioms=frozenset({"anonymity", "neutrality"}),
    )

    def count(self, profile: PairwiseProfile, tally: Tally) -> Ranking:
        """Decide every pair and count the wins."""
        _check(profile)
        ids = sorted(project.id for project in profile.projects)
        answers = _answers(profile.comparisons)
        tally.record(*(each.step(pair) for pair, each in sorted(answers.items())))
        _notice_unanswered([pair for pair in combinations(ids, 2) if pair not in answers], tally)
        scores = dict.fromkeys(ids, Fraction(0))
        for (one, other), answer in answers.items():
            scores[one] += answer.points
            scores[other] += 1 - answer.points
        tally.record(Scored("wins", tuple(scores.items())))
        text = _consistency(scores, answers)
        if text:
            tally.remark(text)
        return tiers_by_score(scores)


@frozen
class _Answer:
    """How many answers prefer the one project of a pair, and how many the other."""

    support: int = 0
    against: int = 0

    @property
    def points(self) -> Fraction:
        """What the first of the pair gets."""
        return Fraction((self.support > self.against) - (self.support < self.against) + 1, 2)

    def step(self, pair: Pair) -> Compared:
        return Compared(*pair, Fraction(self.support), Fraction(self.against))


def _answers(comparisons: Iterable[Comparison]) -> dict[Pair, _Answer]:
    """Add up the answers for every pair; a pair is named in the order of its ids."""
    support: Counter[Pair] = Counter()
    pairs: set[Pair] = set()
    for each in comparisons:
        pair = (each.first, each.second)
        pairs.add(_sorted(pair))
        if each.verdict != "tie":
            support[pair if each.verdict == "first" else pair[::-1]] += each.count
    return {pair: _Answer(support[pair], support[pair[::-1]]) for pair in pairs}


def _sorted(pair: Pair) -> Pair:
    one, other = sorted(pair)
    return one, other


def _check(profile: PairwiseProfile) -> None:
    findings = list(_faults(profile))
    if findings:
        raise InputError(findings)


def _faults(profile: PairwiseProfile) -> Iterator[Finding]:
    yield from comparison_faults(profile)
    answered = Counter(
        (each.judge, _sorted((each.first, each.second))) for each in profile.comparisons
    )
    for (judge, (one, other)), times in answered.items():
        if times > 1 and judge:
            what = message(
                "{judge} compared {one} and {other} {times} times",
                judge=judge,
                one=one,
                other=other,
                times=times,
            )
            yield finding(what, remedy=message("Keep the answer that holds."))


def _notice_unanswered(pairs: list[Pair], tally: Tally) -> None:
    if pairs:
        named = tuple(f"{one}–{other}" for one, other in pairs)
        tally.notice(
            finding(message("Nobody compared {pairs}; these pairs count nothing", pairs=named))
        )


def _consistency(scores: Mapping[str, Fraction], answers: Mapping[Pair, _Answer]) -> Message | None:
    """Tell how consistent the answers are, where that can be said."""
    size = len(scores)
    complete = len(answers) == size * (size - 1) // 2
    if size < 3 or not complete or any(each.points == Fraction(1, 2) for each in answers.values()):
        return None
    squares = sum((wins * wins for wins in scores.values()), Fraction(0))
    triads = Fraction(size * (size - 1) * (2 * size - 1), 12) - squares / 2
    most = Fraction(size**3 - (1 if size % 2 else 4) * size, 24)
    return message(
        "The answers go in a circle {triads} times out of at most {most};"
        " the coefficient of consistence is {zeta}, and 1 is without contradiction",
        triads=triads,
        most=most,
        zeta=number_text(1 - triads / most),
    )
