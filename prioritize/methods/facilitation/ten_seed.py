"""Ten seeds: every group spreads ten seeds over the projects, and groups are averaged."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import ClassVar

import numpy as np
from attrs import frozen

from prioritize.errors import Finding, InputError, finding
from prioritize.model.method import MethodInfo
from prioritize.model.option import whole_number
from prioritize.model.outcome import Ranking, tiers_by_score
from prioritize.model.profile import DotProfile
from prioritize.model.totals import TotalsProfile
from prioritize.registry import method, option
from prioritize.tally.step import Scored
from prioritize.tally.tally import Tally
from prioritize.tally.votes import notice_unequal_offer
from prioritize.text import Message, counted, message


__all__ = ["TenSeed"]


@method
class TenSeed:
    """Rank projects by how many of its ten seeds a group lays for each of them.

    Every group, such as the women and the men, gets ten seeds and spreads them over the projects
    until all agree. The seeds show shares: six seeds are six tenths of what matters to this group.
    The groups are averaged, and each counts the same, however many people sit in it. A group whose
    seeds do not sum to ten is named, and nothing is counted until its seeds are.

    Notes
    -----
    The score of a project is the mean of its seeds over the groups to which it was offered. A group
    without any seed has not answered and is not counted. O(m · g), exact.

    References
    ----------
    .. [1] Jayakaran (2002), The Ten Seed Technique, World Vision China.

    Examples
    --------
    >>> from prioritize.model.shorthand import totals
    >>> from prioritize.tally.engine import run
    >>> seeds = totals({"road": [7, 2], "well": [3, 8]}, groups=["men", "women"])
    >>> run(TenSeed(), seeds).outcome.scores
    (('road', Fraction(9, 2)), ('well', Fraction(11, 2)))

    """

    info: ClassVar[MethodInfo] = MethodInfo(
        "ten-seed",
        "facilitation",
        message("Ten seeds"),
        message(
            "Every group spreads ten seeds over the projects. The project with the most seeds, on"
            " average over the groups, is first."
        ),
        (TotalsProfile, DotProfile),
        Ranking,
        "Jayakaran (2002), The Ten Seed Technique",
        axioms=frozenset({"anonymity", "neutrality", "unanimity"}),
    )

    seeds: int = option(
        whole_number(1), help=message("How many seeds every group has to lay."), default=10
    )

    def count(self, profile: TotalsProfile | DotProfile, tally: Tally) -> Ranking:
        """Check the seeds of every group, and average them."""
        offered = profile.offered
        notice_unequal_offer(profile.projects, offered, tally)
        groups = list(_groups(profile))
        faults = [fault for each in groups for fault in each.faults(self.seeds)]
        if faults:
            raise InputError(faults)
        _tell_silent(groups, tally)
        laid = [each for each in groups if each.total]
        if isinstance(profile, TotalsProfile):
            tally.record(*(each.step() for each in laid if each.name))
        means = {project.id: _mean(project.id, laid) for project in profile.projects}
        tally.record(Scored("seeds", tuple(means.items())))
        spread = _spread([each.seeds for each in laid])
        if spread:
            tally.remark(spread)
        return tiers_by_score(means)


@frozen
class _Group:
    """What one group, or `count` groups alike, laid for the projects that were offered to it."""

    number: int
    name: str
    seeds: Mapping[str, Fraction]
    weight: Fraction = Fraction(1)
    count: int = 1

    @property
    def total(self) -> Fraction:
        return sum(self.seeds.values(), Fraction(0))

    def step(self) -> Scored:
        return Scored(self.name, tuple(self.seeds.items()), decides=False)

    def faults(self, seeds: int) -> Iterator[Finding]:
        """Say what is wrong with the number of seeds."""
        if self.total in (0, seeds):
            return
        what = message(
            "{group} laid {laid} seeds, and every group has {seeds}",
            group=self.name or message("Group {number}", number=self.number),
            laid=self.total,
            seeds=seeds,
        )
        yield finding(what, remedy=message("Count the seeds of this group again."))


def _groups(profile: TotalsProfile | DotProfile) -> Iterator[_Group]:
    if isinstance(profile, TotalsProfile):
        offered, names = profile.offered, [each.group for each in profile.columns]
        for column, name in enumerate(names):
            yield _Group(column + 1, name, _laid(profile, offered[:, column].tolist(), column))
        return
    people = profile.electorate
    marks = np.ones(profile.dots.shape, np.bool_) if profile.offered is None else profile.offered
    for column, name in enumerate(_names(profile)):
        weight = int(people.weights[column]) * people.unit
        laid = _laid(profile, marks[:, column].tolist(), column)
        yield _Group(column + 1, name, laid, weight, int(people.counts[column]))


def _laid(
    profile: TotalsProfile | DotProfile, offered: Sequence[bool], column: int
) -> dict[str, Fraction]:
    """Return the seeds of one group by project, without those that were not offered to it."""
    if isinstance(profile, TotalsProfile):
        cells, unit = profile.votes[:, column].tolist(), profile.unit
    else:
        cells, unit = profile.dots[:, column].tolist(), Fraction(1)
    rows = zip(profile.projects, cells, offered, strict=True)
    return {project.id: seeds * unit for project, seeds, shown in rows if shown}


def _names(profile: DotProfile) -> Sequence[str]:
    """Return what the groups are called, where the ballots say it."""
    voters = profile.electorate.voters
    for each in ("group", "voter"):
        if voters and each in voters.names:
            return voters.column(each)
    return [""] * profile.electorate.weights.size


def _tell_silent(groups: Sequence[_Group], tally: Tally) -> None:
    silent = sum(each.count for each in groups if not each.total)
    if silent:
        what = counted(
            "{number} group laid no seeds; it is not counted",
            "{number} groups laid no seeds; they are not counted",
            number=silent,
        )
        tally.notice(finding(what))


def _mean(project: str, groups: Sequence[_Group]) -> Fraction:
    asked = [each for each in groups if project in each.seeds]
    weight = sum((each.weight for each in asked), Fraction(0))
    seeds = sum((each.weight * each.seeds[project] for each in asked), Fraction(0))
    return seeds / weight if weight else Fraction(0)


def _spread(laid: Sequence[Mapping[str, Fraction]]) -> Message | None:
    """Say on which projects the groups differ most."""
    by_project: dict[str, list[Fraction]] = {}
    for seeds in laid:
        for project, number in seeds.items():
            by_project.setdefault(project, []).append(number)
    spreads = {each: max(numbers) - min(numbers) for each, numbers in by_project.items()}
    widest = max(spreads.values(), default=Fraction(0))
    if not widest:
        return None
    return message(
        "The groups differ most, by {widest} seeds, on {projects}",
        widest=widest,
        projects=tuple(sorted(each for each, spread in spreads.items() if spread == widest)),
    )
