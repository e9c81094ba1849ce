"""A staged rule: gates, then an order by any method, then a declared order among equals.

The method counts only what has passed the gates, so nobody who fails can turn the order of the
rest. What fails stands in no place of the list, with its reasons.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from attrs import evolve, frozen

from prioritize.errors import InputError, finding
from prioritize.model.method import MethodInfo
from prioritize.model.outcome import Outcome, Ranking
from prioritize.model.profile import Profile
from prioritize.model.scoresheet import ScoresheetProfile
from prioritize.model.stages import COST, Stages
from prioritize.model.withdraw import without
from prioritize.tally.engine import run
from prioritize.tally.gates import Gates, review_counts
from prioritize.tally.method import Method
from prioritize.tally.result import Result, ranking_of
from prioritize.tally.scoresheet import means_by_criterion, reviews
from prioritize.tally.stage_rule import stage_rule
from prioritize.tally.step import Excluded, Parted, Remark, Step
from prioritize.tally.tally import Tally
from prioritize.tally.ties import SHARE, TieBreak
from prioritize.text import message


__all__ = ["reweighed", "staged"]


def staged(  # noqa: PLR0913  # what is counted, by what rule, and what was done before
    method: Method[Any, Outcome],
    profile: ScoresheetProfile,
    stages: Stages,
    *,
    declared: Method[Any, Outcome] | None = None,
    tie_break: TieBreak = SHARE,
    before: Sequence[Step] = (),
) -> Result[Outcome]:
    """Count score sheets by a staged rule.

    Parameters
    ----------
    method
        Orders what passes the gates.
    profile
        The score sheets of all projects.
    stages
        The gates, the weights of the order, and the order among equals.
    declared
        The method whose scores the least total is about; the same as `method` unless one asks what
        another method would say.
    tie_break, before
        As for `prioritize.tally.engine.run`.

    Returns
    -------
    Result
        Its outcome places only what passed; `Excluded` steps give the reasons for the rest.

    Raises
    ------
    InputError
        The stages name a criterion that the score sheets do not have, or nothing passes.

    Examples
    --------
    >>> from prioritize import build
    >>> from prioritize.model.shorthand import scoresheet
    >>> sheet = scoresheet(
    ...     {"excellence": 1, "impact": 1},
    ...     {"ann": "a=9,4 b=8,5 c=9,1", "ben": "a=9,4 b=8,5 c=9,1", "eve": "a=9,4 b=8,5 c=9,1"},
    ... )
    >>> rule = Stages(thresholds=(("impact", Fraction(3)),), ties=("excellence",))
    >>> staged(build("weighted-sum", {}), sheet, rule).outcome.tiers
    (('a',), ('b',))

    """
    _check(profile, stages)
    least = stages.minimum_reviews or getattr(method, "minimum_reviews", None)
    excluded = list(Gates(profile, stages, least).excluded())
    passed = _remaining(profile, excluded)
    excluded += _below_total(declared or method, passed, stages)
    passed = _remaining(profile, excluded)
    ordered = _Ordered(method, _apart(passed, stages))
    weighed = reweighed(passed, stages)
    rule = (Remark(each) for each in stage_rule(stages, least))
    told = (*before, *rule, *excluded, review_counts(passed))
    counted = run(ordered, weighed, tie_break=tie_break, before=told)
    return evolve(counted, method=method, profile=profile)


def _check(profile: ScoresheetProfile, stages: Stages) -> None:
    known = {each.id for each in profile.criteria}
    unknown = tuple(sorted(set(stages.criteria) - known))
    if unknown:
        raise InputError(finding(message("There are no criteria {ids}", ids=unknown)))


def _remaining(profile: ScoresheetProfile, excluded: Collection[Excluded]) -> ScoresheetProfile:
    gone = [each.project for each in excluded]
    if len(gone) == len(profile.projects):
        raise InputError(
            [finding(message("No project passes the stages of the rule")), *map(_told, excluded)]
        )
    remaining: Any = without(profile, gone) if gone else profile
    checked: ScoresheetProfile = remaining
    return checked


def _told(step: Excluded) -> Any:  # noqa: ANN401  # a finding
    what = message("{project}: {reasons}", project=step.project, reasons=step.reasons)
    return finding(what)


def _below_total(
    method: Method[Any, Outcome], profile: ScoresheetProfile, stages: Stages
) -> Iterator[Excluded]:
    """Yield the projects whose score by the declared weights is below the least total."""
    if stages.total is None:
        return
    scores = dict(ranking_of(run(method, profile).outcome).scores)
    for project in profile.projects:
        score = scores.get(project.id)
        if score is None or score < stages.total:
            reason = message(
                "{score} in all, and the line is {least}",
                score="–" if score is None else score,
                least=stages.total,
            )
            yield Excluded(project.id, "total", (reason,))


def reweighed(profile: ScoresheetProfile, stages: Stages) -> ScoresheetProfile:
    """Give the criteria the weights that count for the order."""
    weights = dict(stages.ranking_weights)
    criteria = (evolve(each, weight=weights.get(each.id, each.weight)) for each in profile.criteria)
    return evolve(profile, criteria=tuple(criteria))


@frozen
class _Apart:
    """By what equals are told apart: values, of which more or (`is_cost`) less is better."""

    by: str
    values: Mapping[str, Fraction]
    is_cost: bool

    def parts(self, tier: tuple[str, ...], tally: Tally) -> tuple[tuple[str, ...], ...]:
        """Split a shared place where all of it have a value; otherwise it stays shared."""
        own = {each: self.values[each] for each in tier if each in self.values}
        ordered = sorted(set(own.values()), reverse=not self.is_cost)
        if len(ordered) < 2 or len(own) < len(tier):
            return (tier,)
        tiers = tuple(tuple(each for each in tier if own[each] == value) for value in ordered)
        tally.record(Parted(self.by, tiers, tuple(own.items())))
        return tiers


def _apart(profile: ScoresheetProfile, stages: Stages) -> tuple[_Apart, ...]:
    means = means_by_criterion(profile, reviews(profile))
    directions = {each.id: each.direction for each in profile.criteria}
    costs = {each.id: each.cost for each in profile.projects if each.cost is not None}
    return tuple(
        _Apart(each, costs, is_cost=True)
        if each == COST
        else _Apart(each, means[each], is_cost=directions[each] == "cost")
        for each in stages.ties
    )


@frozen
class _Ordered:
    """A method that ranks, with a declared order among the equals of its list."""

    method: Method[Any, Outcome]
    ties: tuple[_Apart, ...]

    @property
    def info(self) -> MethodInfo:
        return self.method.info

    def count(self, profile: Profile, tally: Tally) -> Outcome:
        outcome = self.method.count(profile, tally)
        if not isinstance(outcome, Ranking):
            return outcome
        tiers = list(outcome.tiers)
        for each in self.ties:
            tiers = [part for tier in tiers for part in each.parts(tier, tally)]
        return Ranking(tiers, outcome.scores)
