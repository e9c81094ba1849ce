"""Follow every way in which the ties of a count could fall.

The method is counted again for every way, each time told which project to take at each choice.
Where a method says on what state the rest of its count depends, ways that meet in one state are
followed once from there on, which turns factorials into sets.
"""

from collections.abc import Hashable, Sequence
from fractions import Fraction
from typing import Any, Final

import numpy as np
from attrs import define, field, frozen
from numpy.typing import NDArray

from prioritize.errors import Finding, PluginError
from prioritize.model.electorate import Electorate
from prioritize.model.outcome import Allocation, Outcome, Ranking, Selection
from prioritize.model.profile import Profile
from prioritize.tally.method import Method
from prioritize.tally.replay import standing
from prioritize.tally.result import ranking_of
from prioritize.tally.script import Pending, Script, StateKnownError
from prioritize.tally.step import Round, Step
from prioritize.tally.survey import Survey, Surveyor
from prioritize.tally.tally import Tally
from prioritize.tally.validity import require_every_project
from prioritize.text import message


__all__ = ["WAYS_LIMIT", "Exploration", "Way", "affordable", "chosen_set", "explore", "grants"]

WAYS_LIMIT: Final = 1000
"""How often a method is counted at most to follow its ties."""

_FEWEST: Final = 10
_MARKS_READ: Final = 4_000_000_000
_PROJECTS_TOLD: Final = 50_000_000
"""In all the steps of all the counts together, as if each step told of every project."""


@frozen
class Way:
    """One way the ties could fall: the outcome it leads to and the steps that lead there."""

    outcome: Outcome
    tally: Tally


@define
class Exploration:
    """All the ways, or as many as the limit allows.

    A method that surveys its ways is counted in one way only; what it knows of the others is its
    `survey`. `met` says that some ways met others and were not followed further.
    """

    projects: tuple[str, ...]
    ways: list[Way] = field(factory=list)
    complete: bool = True
    survey: Survey | None = None
    met: bool = False
    _waiting: list[tuple[Sequence[tuple[str, ...]], frozenset[str]]] = field(factory=list)
    _orders: tuple[NDArray[np.bool_], NDArray[np.bool_]] | None = None

    @property
    def above(self) -> NDArray[np.bool_]:
        """(m, m) booleans: whether some way puts one project above the other."""
        return self._compared()[0]

    @property
    def level(self) -> NDArray[np.bool_]:
        """(m, m) booleans: whether some way puts one project on a level with the other."""
        return self._compared()[1]

    @property
    def is_followed_through(self) -> bool:
        """Whether every way was followed to its end by itself."""
        return self.complete and not self.met and self.survey is None

    @property
    def rankings(self) -> tuple[Ranking, ...]:
        """The rankings to which the ways lead."""
        if self.survey:
            return self.survey.rankings
        return tuple(ranking_of(way.outcome) for way in self.ways)

    @property
    def selections(self) -> tuple[tuple[str, ...], ...]:
        """The sets of projects that some way elects or funds."""
        if self.survey and self.survey.selections:
            return self.survey.selections
        sets = {chosen for way in self.ways if (chosen := chosen_set(way.outcome)) is not None}
        return tuple(sorted(sets))

    @property
    def undecided(self) -> tuple[str, ...]:
        """The projects that only some of the ways choose, or with another amount of money."""
        if self.survey and self.survey.selections:
            return self.survey.undecided
        sets = [grants(way.outcome) for way in self.ways]
        differing = sets[0].union(*sets) - sets[0].intersection(*sets)
        return tuple(sorted({project for project, _ in differing}))

    @property
    def first(self) -> Way:
        """The way whose steps are shown."""
        return self.ways[0]

    def conflicts(self) -> tuple[tuple[str, ...], ...]:
        """Return the groups of projects whose order differs between ways, transitively closed."""
        if len(self.ways) == 1 and self.is_followed_through:
            return ()
        differs = (self.above & self.above.T) | (self.above & self.level)
        if not differs.any():
            return ()
        differs |= differs.T
        groups: list[tuple[str, ...]] = []
        seen: set[int] = set()
        for start in range(len(self.projects)):
            group = _reachable(start, differs)
            if start not in seen and len(group) > 1:
                groups.append(tuple(sorted(self.projects[index] for index in group)))
            seen |= group
        return tuple(groups)

    def add_places(self, steps: list[Step]) -> None:
        """Take in the places of a way that was not followed to its end."""
        self.met = True
        places = standing(self.projects, steps)
        self._waiting.append((places.tiers(), frozenset(places.open)))

    def add_way(self, way: Way) -> None:
        """Take in a way that was followed to its end."""
        self.ways.append(way)
        self._waiting.append((ranking_of(way.outcome).tiers, frozenset()))

    def add_survey(self, survey: Survey) -> None:
        """Take in what a method knows of all its ways."""
        self.survey, self.complete = survey, survey.complete
        self._waiting.extend((ranking.tiers, frozenset()) for ranking in survey.rankings)
        for pair in (*survey.unproved, *survey.differing):
            one, other = (self.projects.index(project) for project in pair)
            self.above[one, other] = self.above[other, one] = True

    def _compared(self) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Compare every two projects in the ways that were not looked at yet."""
        if self._orders is None:
            size = (len(self.projects), len(self.projects))
            self._orders = np.zeros(size, np.bool_), np.zeros(size, np.bool_)
        above, level = self._orders
        for tiers, unsettled in self._waiting:
            place = {project: index for index, tier in enumerate(tiers) for project in tier}
            places = np.array([place[project] for project in self.projects], np.intp)
            known = np.array([project not in unsettled for project in self.projects], np.bool_)
            above |= places[:, None] < places[None, :]
            same = (places[:, None] == places[None, :]) & known[:, None]
            np.fill_diagonal(same, val=False)
            level |= same
        self._waiting.clear()
        return self._orders


def _reachable(start: int, links: NDArray[np.bool_]) -> set[int]:
    reached, frontier = {start}, [start]
    while frontier:
        new = set(np.flatnonzero(links[frontier.pop()]).tolist()) - reached
        reached |= new
        frontier.extend(new)
    return reached


def explore(
    method: Method[Any, Outcome], profile: Profile, *, limit: int = WAYS_LIMIT
) -> Exploration:
    """Count a profile in every way its ties could fall, up to a limit of counts.

    Of many ballots fewer ways are followed, so that a tie does not take hours; see `affordable`.

    Raises
    ------
    PluginError
        The method is broken: it loses a project, or names one state for two choices of one count.

    """
    ids = tuple(project.id for project in profile.projects)
    result = Exploration(ids)
    pending = Pending()
    seen: set[Hashable] = set()
    known: dict[Hashable, Any] = {}
    for counts, answers in enumerate(pending):
        if counts == limit:
            result.complete = False
            break
        script = Script(answers, seen)
        tally = Tally(script, known=known)
        try:
            outcome = method.count(profile, tally)
        except StateKnownError:
            if not result.ways:
                raise PluginError(_repeated(method)) from None
            result.add_places(tally.steps)
        else:
            require_every_project(method, profile, outcome)
            result.add_way(Way(outcome, tally))
        if counts == 0 and script.branches and (survey := _surveyed(method, profile)):
            result.add_survey(survey)
            break
        if counts == 0:
            limit = min(limit, affordable(profile, tally.steps))
        pending.add(script.branches)
    return result


def _surveyed(method: Method[Any, Outcome], profile: Profile) -> Survey | None:
    return method.survey(profile) if isinstance(method, Surveyor) else None


def affordable(profile: Profile, steps: Sequence[Step]) -> int:
    """Return how many counts of a profile are made at most, judged by the steps of the first one.

    This depends on nothing but how much there is to read and to tell: the marks on the ballots,
    once and then in every round, and the projects in every step. The same input is followed equally
    far on every machine.

    """
    people = getattr(profile, "electorate", None)
    ballots = people.weights.size if isinstance(people, Electorate) else 1
    rounds = sum(isinstance(step, Round) for step in steps)
    read = max(1, len(profile.projects) * ballots * (1 + rounds))
    told = max(1, len(profile.projects) * len(steps))
    return max(_FEWEST, min(WAYS_LIMIT, _MARKS_READ // read, _PROJECTS_TOLD // told))


def _repeated(method: Method[Any, Outcome]) -> Finding:
    what = message(
        "The method {method} gives one state for two choices of one count, so that nothing is"
        " known of what follows",
        method=method.info.id,
    )
    return Finding(what, remedy=message("Tell those who wrote the method."))


def chosen_set(outcome: Outcome) -> tuple[str, ...] | None:
    """Return who is elected or funded, sorted; `None` for outcomes that choose nobody."""
    if isinstance(outcome, Selection):
        return tuple(sorted(outcome.selected))
    return tuple(sorted(outcome.funded)) if isinstance(outcome, Allocation) else None


def grants(outcome: Outcome) -> frozenset[tuple[str, Fraction | None]]:
    """Return who is elected or funded, with the amount where it is not the whole cost."""
    partial = dict(outcome.partial) if isinstance(outcome, Allocation) else {}
    return frozenset((each, partial.get(each)) for each in chosen_set(outcome) or ())
