"""Seats for the first of a ranked list: any method that ranks can fill seats.

The list is counted as it always is. Then the seats go to its first places, and where the last seats
fall into a shared place, who of it gets them is a tie: all ways are followed, or the rule decides.
"""

from collections.abc import Hashable, Iterator, Sequence
from itertools import combinations, islice, pairwise
from typing import Any

from attrs import evolve, frozen

from prioritize.errors import Finding
from prioritize.model.method import MethodInfo
from prioritize.model.outcome import Outcome, Ranking, Relation, Selection
from prioritize.model.profile import Profile
from prioritize.tally.engine import run
from prioritize.tally.explore import WAYS_LIMIT, Exploration, explore
from prioritize.tally.method import Method
from prioritize.tally.replay import standing
from prioritize.tally.result import Result, ranking_of
from prioritize.tally.seat_count import remark_spare_seats
from prioritize.tally.step import Chosen, Seated, Step
from prioritize.tally.survey import Survey, Surveyor
from prioritize.tally.tally import Tally
from prioritize.tally.ties import SHARE, TieBreak
from prioritize.text import message


__all__ = ["Line", "elect", "line_of"]


@frozen
class Line:
    """A ranked list cut at a number of seats.

    `sure` have seats, in the order of the list; of the `tied` as many as are `left` get one.
    """

    sure: tuple[str, ...]
    tied: tuple[str, ...] = ()
    left: int = 0

    @property
    def possible(self) -> frozenset[str]:
        """Whoever can get a seat."""
        return frozenset((*self.sure, *self.tied))

    def selections(self) -> Iterator[tuple[str, ...]]:
        """Yield the sets that can be elected, each sorted by id."""
        for some in combinations(self.tied, self.left):
            yield tuple(sorted((*self.sure, *some)))


def line_of(ranking: Ranking, seats: int) -> Line:
    """Cut a list where its seats end.

    Examples
    --------
    >>> line_of(Ranking([["pool"], ["park", "road", "well"], ["school"]]), 3)
    Line(sure=('pool',), tied=('park', 'road', 'well'), left=2)

    """
    sure: list[str] = []
    for tier in ranking.tiers:
        left = seats - len(sure)
        if len(tier) > left > 0:
            return Line(tuple(sure), tier, left)
        if left:
            sure.extend(tier)
    return Line(tuple(sure))


def elect(
    method: Method[Any, Ranking | Relation],
    profile: Profile,
    *,
    seats: int,
    tie_break: TieBreak = SHARE,
    before: Sequence[Step] = (),
) -> Result[Selection]:
    """Count a profile by a method that ranks, and elect the first of the list.

    The layers of a partial order are filled one after another, each before the next. Where there
    are more seats than projects all are elected.

    Parameters
    ----------
    method, profile, tie_break, before
        As for `prioritize.tally.engine.run`.
    seats
        How many are elected, at least 1.

    Raises
    ------
    InputError
        The method does not admit this kind of profile.
    UnresolvedTieError
        The last seats fall into a shared place, and the rule for ties does not decide.

    Examples
    --------
    >>> from prioritize import build
    >>> from prioritize.model.shorthand import approvals
    >>> from prioritize.tally.ties import ALL
    >>> ballots = approvals("3: road", "2: school well", "park")
    >>> elect(build("approval", {}), ballots, seats=3).outcome.selected
    ('road', 'school', 'well')
    >>> elect(build("approval", {}), ballots, seats=2, tie_break=ALL).ways.selections
    (('road', 'school'), ('road', 'well'))

    """
    counted = run(_Seats(method, seats), profile, tie_break=tie_break, before=before)
    return evolve(counted, method=method)


@frozen
class _Seats:
    """A method that ranks, as one that elects."""

    method: Method[Any, Ranking | Relation]
    seats: int

    @property
    def info(self) -> MethodInfo:
        return self.method.info

    def count(self, profile: Profile, tally: Tally) -> Selection:
        remark_spare_seats(self.seats, len(profile.projects), tally)
        ranking = ranking_of(self.method.count(profile, tally))
        line = line_of(ranking, self.seats)
        elected = (*line.sure, *_preferred(line, tally))
        tally.record(Seated(elected))
        return Selection(elected, ranking)

    def survey(self, profile: Profile) -> Survey:
        """Follow the ties of the list, and cut each way at the line."""
        plain = isinstance(self.method, Surveyor)
        found = explore(self.method if plain else _Watched(self.method, self.seats), profile)
        lines = [line_of(ranking, self.seats) for ranking in found.rankings]
        sets, more = _listed(lines)
        return Survey(
            found.rankings,
            unproved=found.survey.unproved if found.survey else (),
            notices=_notices(found, len(sets), more=more),
            differing=tuple(pair for group in found.conflicts() for pair in pairwise(group)),
            selections=sets,
            undecided=_undecided(found, lines, self.seats),
            more=more or not found.complete,
        )


def _preferred(line: Line, tally: Tally) -> tuple[str, ...]:
    """Ask once: whoever is preferred of all the tied is so of those that are left, too."""
    if not line.tied:
        return ()
    tally.choose(line.tied, "elect")
    (step,) = (each for each in tally.steps[-1:] if isinstance(each, Chosen))
    return step.order[: line.left]


def _listed(lines: Sequence[Line]) -> tuple[tuple[tuple[str, ...], ...], bool]:
    """List the sets that can be elected, up to a limit, and say whether there are more."""
    sets: set[tuple[str, ...]] = set()
    for line in lines:
        sets.update(islice(line.selections(), WAYS_LIMIT + 1))
    listed = sorted(sets)
    return tuple(listed[:WAYS_LIMIT]), len(listed) > WAYS_LIMIT


def _undecided(found: Exploration, lines: Sequence[Line], seats: int) -> tuple[str, ...]:
    """Return who has a seat in some ways only, or may have where not all orders are proved."""
    sure = set(lines[0].sure).intersection(*(line.sure for line in lines))
    possible = frozenset[str]().union(*(line.possible for line in lines))
    if found.survey and found.survey.unproved:
        above = found.above & ~found.above.T & ~found.level
        sure = _where(found, len(above) - above.sum(axis=1) <= seats)
        possible = frozenset(_where(found, above.sum(axis=0) < seats))
    return tuple(sorted(possible - sure))


def _where(found: Exploration, holds: Any) -> set[str]:  # noqa: ANN401  # m booleans
    return {project for project, each in zip(found.projects, holds.tolist(), strict=True) if each}


def _notices(found: Exploration, listed: int, *, more: bool) -> tuple[Finding, ...]:
    if found.survey and found.survey.notices:
        return found.survey.notices
    if not found.complete:
        what = message(
            "Only {n} of the ways in which the ties could fall were followed; there may be other"
            " selections than those listed",
            n=len(found.ways),
        )
        return (Finding(what),)
    what = message(
        "There are more than {n} selections, of which these are some; who is in all of them, in"
        " some and in none is known",
        n=listed,
    )
    return (Finding(what),) if more else ()


@frozen
class _Watched:
    """A method whose states tell also who has a seat already, so that no selection is lost."""

    method: Method[Any, Ranking | Relation]
    seats: int

    @property
    def info(self) -> MethodInfo:
        return self.method.info

    def count(self, profile: Profile, tally: Tally) -> Outcome:
        ids = tuple(project.id for project in profile.projects)

        def told(state: Hashable) -> Hashable:
            return state, _cut(standing(ids, tally.steps).tiers(), self.seats)

        return self.method.count(profile, tally.with_states(told))


def _cut(tiers: Sequence[tuple[str, ...]], seats: int) -> Hashable:
    """Say who stands above the line and who across it, when places have been given so far."""
    line = line_of(Ranking(tiers), seats)
    return frozenset(line.sure), frozenset(line.tied)
