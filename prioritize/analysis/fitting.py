"""A staged rule for fewer criteria than it was declared for."""

from collections.abc import Collection, Iterable
from fractions import Fraction
from typing import Any, TypeVar

from attrs import evolve

from prioritize.model.scoresheet import ScoresheetProfile
from prioritize.model.stages import COST, Stages


__all__ = ["fitting"]

T = TypeVar("T")


def fitting(stages: Stages | None, declared: Any, profile: ScoresheetProfile) -> Stages | None:  # noqa: ANN401  # any profile
    """Return the stages without the criteria that a profile does not have.

    The least total shrinks with the weights that are left.

    Examples
    --------
    >>> from prioritize.model.shorthand import scoresheet
    >>> rule = Stages(thresholds=(("a", Fraction(2)), ("b", Fraction(3))), total=Fraction(50))
    >>> whole, part = scoresheet({"a": 3, "b": 1}, {}), scoresheet({"a": 3}, {})
    >>> left = fitting(rule, whole, part)
    >>> left.thresholds, left.total
    ((('a', Fraction(2, 1)),), Fraction(75, 2))

    """
    if stages is None or not isinstance(declared, ScoresheetProfile):
        return stages
    ids = {each.id for each in profile.criteria}
    if ids >= {each.id for each in declared.criteria}:
        return stages
    before, after = (
        sum((each.weight for each in one.criteria), Fraction(0)) for one in (declared, profile)
    )
    return evolve(
        stages,
        eligibility=_named(stages.eligibility, ids),
        ties=_named(stages.ties, {*ids, COST}),
        vetoes=_paired(stages.vetoes, ids),
        thresholds=_paired(stages.thresholds, ids),
        ranking_weights=_paired(stages.ranking_weights, ids),
        total=None if stages.total is None or not before else stages.total * after / before,
    )


def _named(names: Iterable[str], ids: Collection[str]) -> tuple[str, ...]:
    return tuple(each for each in names if each in ids)


def _paired(pairs: Iterable[tuple[str, T]], ids: Collection[str]) -> tuple[tuple[str, T], ...]:
    return tuple(pair for pair in pairs if pair[0] in ids)
