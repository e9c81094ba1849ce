"""Read an outcome from the steps alone, without the method that recorded them."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import groupby

from attrs import define, evolve, field

from prioritize.model.outcome import (
    Allocation,
    Outcome,
    Ranking,
    Relation,
    Selection,
    tiers_by_score,
)
from prioritize.tally.layers import layered
from prioritize.tally.step import (
    Chosen,
    Considered,
    Elected,
    Excluded,
    Opened,
    Parted,
    Placed,
    Related,
    Resolved,
    Returned,
    Round,
    Scored,
    Seated,
    Shared,
    Step,
    Undecided,
)


__all__ = ["Standing", "last_score", "lasting", "replay", "standing"]


@define
class Standing:
    """Who has a place after some of the steps: from the top, from the bottom, or none yet."""

    projects: tuple[str, ...]
    top: list[tuple[str, ...]] = field(factory=list)
    bottom: list[tuple[str, ...]] = field(factory=list)

    @property
    def open(self) -> tuple[str, ...]:
        """The projects without a place."""
        placed = {project for tier in (*self.top, *self.bottom) for project in tier}
        return tuple(project for project in self.projects if project not in placed)

    def tiers(self) -> list[tuple[str, ...]]:
        """Return all tiers from the top; those without a place share the middle one."""
        middle = [self.open] if self.open else []
        return [*self.top, *middle, *reversed(self.bottom)]


def standing(projects: Iterable[str], steps: Iterable[Step]) -> Standing:
    """Fold the steps that give places."""
    result = Standing(tuple(projects))
    for step in steps:
        if isinstance(step, Placed):
            (result.top if step.end == "top" else result.bottom).append(step.projects)
        elif isinstance(step, Elected):
            result.top.extend((project,) for project in step.projects)
        elif isinstance(step, Returned):
            back = set(step.projects)
            result.bottom = [tier for tier in result.bottom if back.isdisjoint(tier)]
        elif isinstance(step, Round):
            votes = dict(step.tally)
            equal = groupby(step.elected, key=votes.get)
            result.top.extend(tuple(sorted(tier)) for _, tier in equal)
            if step.eliminated:
                result.bottom.append(step.eliminated)
    return result


def lasting(steps: Sequence[Step]) -> Iterator[Step]:
    """Yield steps, but of rounds without those who left and came back for the next seat."""
    again = max((at for at, step in enumerate(steps) if isinstance(step, Returned)), default=0)
    for at, step in enumerate(steps):
        if at < again and isinstance(step, Round):
            yield evolve(step, eliminated=())
        else:
            yield step


def replay(projects: Sequence[str], steps: Sequence[Step]) -> Outcome:
    """Fold the steps of a count into its outcome.

    Parameters
    ----------
    projects
        The ids of all the projects of the profile; those that a staged rule excludes have no place.
    steps
        The steps of one result, in order; `Opened` comes before all that counting records.

    """
    excluded = {step.project for step in steps if isinstance(step, Excluded)}
    projects = [each for each in projects if each not in excluded]
    opened = next(step for step in steps if isinstance(step, Opened))
    if opened.outcome == "relation":
        pairs = next(step.pairs for step in reversed(steps) if isinstance(step, Related))
        return Relation(pairs, layered(projects, pairs))
    if opened.outcome == "allocation":
        return _allocation(projects, steps, opened.budget or Fraction(0))
    if opened.outcome == "selection":
        return Selection(_elected(steps), _settled(_list(projects, steps), steps))
    return _settled(_ranking(projects, steps), steps)


def _list(projects: Sequence[str], steps: Sequence[Step]) -> Ranking:
    """Return what seats are filled from: the layers of a relation, or a ranking."""
    related = [step for step in steps if isinstance(step, Related)]
    return layered(projects, related[-1].pairs) if related else _ranking(projects, steps)


def _ranking(projects: Sequence[str], steps: Sequence[Step]) -> Ranking:
    places = standing(projects, steps)
    scored = last_score(steps)
    if not places.top and not places.bottom and scored:
        return tiers_by_score(dict(scored.scores))
    return Ranking(places.tiers(), scored.scores if scored else ())


def last_score(steps: Sequence[Step]) -> Scored | None:
    """Return the last score that decides; nothing where none does."""
    deciding = [step for step in steps if isinstance(step, Scored) and step.decides]
    return deciding[-1] if deciding else None


def _settled(ranking: Ranking, steps: Sequence[Step]) -> Ranking:
    """Apply what the engine decided about the places themselves."""
    tiers = [tuple(tier) for tier in ranking.tiers]
    for step in steps:
        if isinstance(step, Shared):
            tiers = _merged(tiers, step.projects)
        elif isinstance(step, Chosen) and step.purpose == "place":
            tiers = _split(tiers, tuple((project,) for project in step.order))
        elif isinstance(step, (Resolved, Parted)):
            tiers = _split(tiers, step.tiers)
    return Ranking(tiers, ranking.scores)


def _merged(tiers: list[tuple[str, ...]], shared: tuple[str, ...]) -> list[tuple[str, ...]]:
    touched = [index for index, tier in enumerate(tiers) if set(tier) & set(shared)]
    first, last = touched[0], touched[-1] + 1
    together = tuple(project for tier in tiers[first:last] for project in tier)
    return [*tiers[:first], together, *tiers[last:]]


def _split(
    tiers: list[tuple[str, ...]], order: tuple[tuple[str, ...], ...]
) -> list[tuple[str, ...]]:
    ordered = {project for tier in order for project in tier}
    result: list[tuple[str, ...]] = []
    for tier in tiers:
        result.extend(order if set(tier) == ordered else [tier])
    return result


def _elected(steps: Sequence[Step]) -> tuple[str, ...]:
    seated = [project for step in steps if isinstance(step, Seated) for project in step.projects]
    elected: list[str] = []
    for step in () if seated else steps:
        if isinstance(step, Round):
            elected.extend(step.elected)
        elif isinstance(step, Elected):
            elected.extend(step.projects)
    undecided = _undecided(steps)
    return tuple(project for project in seated or elected if project not in undecided)


def _undecided(steps: Sequence[Step]) -> frozenset[str]:
    return frozenset(
        project for step in steps if isinstance(step, Undecided) for project in step.projects
    )


def _allocation(projects: Sequence[str], steps: Sequence[Step], budget: Fraction) -> Allocation:
    considered = [step for step in steps if isinstance(step, Considered)]
    undecided = _undecided(steps)
    funded = [
        step for step in considered if step.fate == "funded" and step.project not in undecided
    ]
    order = _considered_tiers(considered)
    rest = set(projects).difference(*order)
    scored = last_score(steps)
    ranking = Ranking([*order, *([rest] if rest else [])], scored.scores if scored else ())
    return Allocation(
        tuple(step.project for step in funded),
        _settled(ranking, steps),
        budget,
        sum((step.paid for step in funded), Fraction(0)),
        tuple(sorted((step.project, step.paid) for step in funded if step.paid != step.cost)),
    )


def _considered_tiers(considered: Iterable[Considered]) -> list[list[str]]:
    """Group projects by the tier in which they came up first."""
    first: dict[str, Considered] = {}
    for step in considered:
        first.setdefault(step.project, step)
    numbered = enumerate(first.values(), 1)
    return [
        [step.project for _, step in tier]
        for _, tier in groupby(numbered, key=lambda each: each[1].tier or -each[0])
    ]
