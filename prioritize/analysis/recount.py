"""The same rule on slightly other sheets: drawn panels, one reviewer or one criterion less."""

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from typing import Final, Literal, TypeAlias

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from prioritize.model.outcome import Ranking
from prioritize.model.scoresheet import ScoresheetProfile
from prioritize.model.withdraw import without_criteria, without_reviewers
from prioritize.tally.correlation import kendall_tau_b
from prioritize.tally.robustness import LeftOut


__all__ = [
    "DRAWS",
    "SEED",
    "Count",
    "Draws",
    "Recount",
    "changes",
    "drawn_panels",
    "left_out",
    "panel_draws",
]

DRAWS: Final = 200
SEED: Final = 20_240_120


@frozen
class Count:
    """What one counting gives: the order, and who is chosen (funded, or else the first)."""

    ranking: Ranking
    chosen: frozenset[str]


def changes(base: Count, other: Count) -> tuple[tuple[str, ...], tuple[str, ...], str | None]:
    """Return who would be chosen, who no more, and how far the orders agree."""
    return (
        tuple(sorted(other.chosen - base.chosen)),
        tuple(sorted(base.chosen - other.chosen)),
        kendall_tau_b(base.ranking, other.ranking),
    )


Recount: TypeAlias = Callable[[ScoresheetProfile], "Count | None"]
"""Counts sheets by the declared rule; nothing where they cannot be ranked or paid for."""


def left_out(profile: ScoresheetProfile, base: Count, recount: Recount) -> Iterator[LeftOut]:
    """Leave out every criterion with a weight, then every reviewer, one at a time."""
    weighed = [each.id for each in profile.criteria if each.weight]
    for criterion in weighed if len(weighed) > 1 else ():
        yield _changes(
            "criterion", criterion, base, recount(without_criteria(profile, [criterion]))
        )
    for reviewer in profile.reviewers if len(profile.reviewers) > 1 else ():
        yield _changes("reviewer", reviewer, base, recount(without_reviewers(profile, [reviewer])))


def _changes(
    kind: Literal["criterion", "reviewer"], id: str, base: Count, other: Count | None
) -> LeftOut:
    if other is None:
        return LeftOut(kind, id, is_counted=False)
    return LeftOut(kind, id, *changes(base, other))


@frozen
class Draws:
    """What panels drawn from the reviewers say.

    Attributes
    ----------
    projects
        The projects of the sheets, by id.
    chosen
        How many draws choose each of them.
    places
        (d, m) places in each draw that could be counted; one past the last for who is not ranked.
    failed
        How many draws could not be counted.

    """

    projects: tuple[str, ...]
    chosen: tuple[int, ...]
    places: NDArray[np.int64]
    failed: int

    @property
    def counted(self) -> int:
        """How many draws were counted."""
        return len(self.places)

    def share(self, project: str) -> Fraction:
        """Return the part of the draws that choose a project."""
        return Fraction(self.chosen[self.projects.index(project)], self.counted)

    def expected_rank(self, project: str) -> Fraction:
        """Return the mean place of a project."""
        column = self.places[:, self.projects.index(project)]
        return Fraction(int(column.sum()), self.counted)

    def interval(self, project: str, part: Fraction) -> tuple[int, int]:
        """Return the places between which a project has this part of the draws, from the middle."""
        column = np.sort(self.places[:, self.projects.index(project)])
        outside = int((1 - part) / 2 * self.counted)
        return int(column[outside]), int(column[self.counted - 1 - outside])

    def band(self, line: int) -> tuple[str, ...]:
        """Return who cannot be told apart around a line: half of the draws lie on both sides.

        A project belongs to the band where the middle half of its places reaches from above the
        line to below it.
        """
        half = Fraction(1, 2)
        ends = {each: self.interval(each, half) for each in self.projects}
        return tuple(each for each, (low, high) in ends.items() if low <= line < high)


def drawn_panels(
    profile: ScoresheetProfile, draws: int, *, seed: int
) -> Iterator[ScoresheetProfile]:
    """Draw panels of as many reviewers, each reviewer again and again or not at all.

    The draws are the same on every machine: the bits are those of PCG64, and a reviewer is the
    bits times the number of reviewers, cut off.
    """
    size = len(profile.reviewers)
    raw = np.random.PCG64(seed).random_raw(draws * size) >> np.uint64(32)
    drawn = ((raw * np.uint64(size)) >> np.uint64(32)).astype(np.int64).reshape(draws, size)
    for panel in drawn:
        yield evolve(
            profile,
            reviewers=tuple(f"{profile.reviewers[each]}#{at}" for at, each in enumerate(panel)),
            values=profile.values[panel],
            states=profile.states[panel],
        )


def panel_draws(
    profile: ScoresheetProfile, recount: Recount, *, draws: int = DRAWS, seed: int = SEED
) -> Draws:
    """Count panels drawn from the reviewers: how much hangs on who sat in the committee.

    References
    ----------
    .. [1] Graves, Barnett & Clarke (2011), Funding grant proposals for scientific research:
       retrospective analysis of scores by members of grant review panel, BMJ 343.

    """
    ids = tuple(project.id for project in profile.projects)
    counts = [recount(panel) for panel in drawn_panels(profile, draws, seed=seed)]
    good = [each for each in counts if each is not None]
    places = [_places(each, ids) for each in good]
    return Draws(
        ids,
        tuple(sum(id in each.chosen for each in good) for id in ids),
        np.array(places, np.int64).reshape(len(good), len(ids)),
        len(counts) - len(good),
    )


def _places(count: Count, ids: Iterable[str]) -> list[int]:
    places = count.ranking.places()
    last = len(places) + 1
    return [places.get(id, last) for id in ids]
