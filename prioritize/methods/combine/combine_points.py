"""Combine by points: every instrument gives a project its share of the instrument's votes."""

from collections.abc import Iterator
from fractions import Fraction
from typing import ClassVar

from prioritize.errors import Finding, InputError, finding
from prioritize.model.lists import Part, PartsProfile
from prioritize.model.method import MethodInfo
from prioritize.model.outcome import Ranking, tiers_by_score
from prioritize.registry import method
from prioritize.tally.parts import check_parts, weighted_sums
from prioritize.tally.step import Scored
from prioritize.tally.tally import Tally
from prioritize.text import message


__all__ = ["CombinePoints"]


@method
class CombinePoints:
    """Combine lists by the share of votes that each gives to a project.

    Every instrument has the weight that was declared before counting. It gives a project that
    weight times the project's share of all the votes the instrument collected, so an instrument
    with many dots says no more than one with few. The project with the largest sum is first.

    Notes
    -----
    score(p) = Σ w · s(p) / Σ s over the instruments, in fractions; O(parts · m). An instrument in
    which nobody has votes gives nothing to anybody, and a notice says so. For two instruments a
    remark tells which weights would put whom first. Shares keep how far projects stand apart,
    which `combine-ranks` does not.

    References
    ----------
    .. [1] prioritize (2026), docs/decisions/0005; a rule of this project's own.

    Examples
    --------
    >>> from prioritize.model.project import projects_of
    >>> from prioritize.tally.engine import run
    >>> dots = tiers_by_score({"road": Fraction(30), "well": Fraction(10)})
    >>> answers = tiers_by_score({"road": Fraction(2), "well": Fraction(6)})
    >>> parts = (Part("gallery", Fraction(2), dots), Part("questionnaire", Fraction(1), answers))
    >>> run(CombinePoints(), PartsProfile(projects_of(["road", "well"]), parts)).outcome.scores
    (('road', Fraction(7, 4)), ('well', Fraction(5, 4)))

    """

    info: ClassVar[MethodInfo] = MethodInfo(
        "combine-points",
        "combine",
        message("Combined shares"),
        message(
            "Every instrument gives a project its declared weight times the project's share of the"
            " votes it collected; the sums rank the projects."
        ),
        (PartsProfile,),
        Ranking,
        "prioritize (2026), a rule of this project's own",
        axioms=frozenset({"anonymity", "neutrality"}),
    )

    def count(self, profile: PartsProfile, tally: Tally) -> Ranking:
        """Add up the weighted shares."""
        check_parts(profile)
        _check_votes(profile)
        scores = weighted_sums(profile, [_shares(part, tally) for part in profile.parts], tally)
        tally.record(Scored("combined points", tuple(scores.items())))
        return tiers_by_score(scores)


def _check_votes(profile: PartsProfile) -> None:
    findings = [finding for part in profile.parts for finding in _vote_faults(part)]
    if findings:
        raise InputError(findings)


def _vote_faults(part: Part) -> Iterator[Finding]:
    scores = dict(part.ranking.scores)
    if set(scores) != set(part.ranking.projects):
        what = message("The list of {instrument} has no votes to share", instrument=part.instrument)
        yield finding(what, remedy=message("Combine by combine-ranks."))
    if any(score < 0 for score in scores.values()):
        what = message("The list of {instrument} has scores below 0", instrument=part.instrument)
        yield finding(what, remedy=message("Combine by combine-ranks."))


def _shares(part: Part, tally: Tally) -> dict[str, Fraction]:
    scores = dict(part.ranking.scores)
    total = sum(scores.values(), Fraction(0))
    if total:
        return {each: score / total for each, score in scores.items()}
    if scores:
        what = message(
            "Nobody has votes in {instrument}; it says nothing", instrument=part.instrument
        )
        tally.notice(finding(what))
    return dict.fromkeys(scores, Fraction(0))
