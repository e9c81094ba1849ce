"""The lists of a community's instruments become one, where weights are declared."""

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction
from itertools import combinations

from attrs import evolve, frozen

from prioritize import registry
from prioritize.model.consultation import COMBINED, Collected, Combination, Consultation
from prioritize.model.lists import Part, PartsProfile
from prioritize.model.outcome import Ranking
from prioritize.tally.correlation import kendall_tau_b
from prioritize.tally.engine import run
from prioritize.tally.listing import Agreement, Listing, Overlap
from prioritize.tally.result import ranking_of
from prioritize.tally.step import Remark
from prioritize.tally.ties import TieBreak
from prioritize.text import message


__all__ = ["Counted", "combined_listing"]
_BY_RANKS = "combine-ranks"


@frozen
class Counted:
    """An input with its own list, and the list by which it is combined."""

    part: Collected
    own: Listing
    combinable: Listing


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
    profile, remarks = _profile(combination, weighing, weights)
    return Listing(
        run(method, profile, tie_break=tie_break, before=remarks),
        community=parts[0].part.community,
        instrument=COMBINED,
        level=combination.level,
        parts=tuple(weights.items()),
        agreement=_agreement(beside),
        overlap=_overlap(beside),
    )


def _profile(
    combination: Combination, weighing: Sequence[Counted], weights: Mapping[str, Fraction]
) -> tuple[PartsProfile, tuple[Remark, ...]]:
    parts = tuple(
        Part(
            each.own.instrument,
            weights[each.own.instrument],
            ranking_of(each.combinable.result.outcome),
        )
        for each in weighing
    )
    profile = PartsProfile(weighing[0].combinable.result.profile.projects, parts)
    return _common(profile) if combination.method == _BY_RANKS else (profile, ())


def _common(profile: PartsProfile) -> tuple[PartsProfile, tuple[Remark, ...]]:
    """Keep the projects that all of the lists hold; ranks of others cannot be compared."""
    listed = [set(part.ranking.projects) for part in profile.parts]
    common = set[str].intersection(*listed)
    others = tuple(sorted(set[str].union(*listed) - common))
    if not others or not common:
        return profile, ()
    parts = tuple(evolve(part, ranking=_restricted(part.ranking, common)) for part in profile.parts)
    projects = tuple(each for each in profile.projects if each.id in common)
    what = message(
        "{projects} do not stand in all of the lists and are not combined", projects=others
    )
    return PartsProfile(projects, parts), (Remark(what),)


def _restricted(ranking: Ranking, projects: Collection[str]) -> Ranking:
    tiers = ([each for each in tier if each in projects] for tier in ranking.tiers)
    scores = tuple(pair for pair in ranking.scores if pair[0] in projects)
    return Ranking([tier for tier in tiers if tier], scores)


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
