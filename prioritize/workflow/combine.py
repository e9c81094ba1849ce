"""The lists of a community's instruments become one, where weights are declared."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import combinations

from attrs import frozen

from prioritize import registry
from prioritize.model.consultation import COMBINED, Collected, Combination, Consultation
from prioritize.model.lists import Part, PartsProfile
from prioritize.tally.correlation import kendall_tau_b
from prioritize.tally.engine import run
from prioritize.tally.listing import Agreement, Listing, Overlap
from prioritize.tally.result import ranking_of
from prioritize.tally.ties import TieBreak


__all__ = ["Counted", "combined_listing"]
_BY_RANKS = "combine-ranks"


@frozen
class Counted:
    """An input with its own list, the list by which it is combined, and what groups said."""

    part: Collected
    own: Listing
    combinable: Listing
    views: tuple[Listing, ...] = ()


def combined_listing(
    consultation: Consultation, parts: Sequence[Counted], *, tie_break: TieBreak
) -> Listing | None:
    """Combine the lists of one community; nothing where no weights are declared.

    An instrument of weight 0, as a map is by default, stands beside the list: its agreement with
    the others is shown and its votes do not count.
    """
    combination = consultation.combination
    if combination is None or not parts:
        return None
    beside = [each for each in parts if each.combinable.level == combination.level]
    weights = _weights(combination, beside)
    weighing = [each for each in beside if weights[each.own.instrument]]
    if not weighing:
        return None
    method = registry.build(combination.method, dict(combination.options))
    profile = _profile(combination, weighing, weights)
    return Listing(
        run(method, profile, tie_break=tie_break),
        community=parts[0].part.community,
        instrument=COMBINED,
        level=combination.level,
        parts=tuple(weights.items()),
        agreement=_agreement(beside),
        overlap=_overlap(beside),
    )


def _profile(
    combination: Combination, weighing: Sequence[Counted], weights: Mapping[str, Fraction]
) -> PartsProfile:
    parts = tuple(
        Part(
            each.own.instrument,
            weights[each.own.instrument],
            ranking_of(each.combinable.result.outcome),
        )
        for each in weighing
    )
    projects = weighing[0].combinable.result.profile.projects
    if combination.method == _BY_RANKS:
        # Ranks among different projects cannot be compared; the method says what it leaves out.
        common = set[str].intersection(*(set(part.ranking.projects) for part in parts))
        projects = tuple(each for each in projects if each.id in common) or projects
    return PartsProfile(projects, parts)


def _weights(combination: Combination, parts: Sequence[Counted]) -> dict[str, Fraction]:
    declared = dict(combination.weights)
    return {each.own.instrument: declared.get(each.own.instrument, Fraction(0)) for each in parts}


def _agreement(parts: Sequence[Counted]) -> tuple[Agreement, ...]:
    return tuple(
        Agreement(
            first.own.instrument,
            second.own.instrument,
            kendall_tau_b(
                ranking_of(first.combinable.result.outcome),
                ranking_of(second.combinable.result.outcome),
            ),
        )
        for first, second in combinations(parts, 2)
    )


def _overlap(parts: Sequence[Counted]) -> tuple[Overlap, ...]:
    return tuple(
        Overlap(first.own.instrument, second.own.instrument, _people(first.part, second.part))
        for first, second in combinations(parts, 2)
    )


def _people(first: Collected, second: Collected) -> int | None:
    if first.participants is None or second.participants is None:
        return None
    return len(first.participants & second.participants)
