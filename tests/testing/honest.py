"""Small honest methods, from which the cheats differ in one line each."""

from collections.abc import Collection, Mapping
from fractions import Fraction
from typing import ClassVar, Final

from attrs import evolve

from prioritize.model.lists import ListProfile
from prioritize.model.method import MethodInfo
from prioritize.model.option import identifiers, whole_number
from prioritize.model.outcome import Ranking, tiers_by_score
from prioritize.model.profile import RankedProfile, ScoreProfile
from prioritize.registry import method, option
from prioritize.tally.step import Placed, Round, Scored
from prioritize.tally.tally import Tally
from prioritize.tally.ties import LEAVE
from prioritize.text import message


FAIR: Final = frozenset({"anonymity", "neutrality"})
SAME: Final = MethodInfo(
    "same",
    "combine",
    message("Same"),
    message("Everyone shares one place."),
    (ListProfile,),
    Ranking,
    "Nobody (1900)",
    axioms=FAIR,
)
POINTS: Final = MethodInfo(
    "points",
    "ranked",
    message("Points"),
    message("A point for every project below."),
    (RankedProfile,),
    Ranking,
    "Borda (1784)",
    axioms=FAIR | {"unanimity", "monotonicity"},
)
RUNOFF: Final = MethodInfo(
    "runoff",
    "ranked",
    message("Runoff"),
    message("Whom the fewest put first leaves."),
    (RankedProfile,),
    Ranking,
    "Ware (1871)",
    axioms=FAIR | {"unanimity", "majority"},
)
MEAN: Final = MethodInfo(
    "mean",
    "dots",
    message("Mean"),
    message("The mean of the scores given."),
    (ScoreProfile,),
    Ranking,
    "Balinski & Laraki (2010)",
    axioms=FAIR,
)


def points(profile: RankedProfile) -> dict[str, Fraction]:
    """Give a project twice a ballot's weight for each one below it, and once for each equal."""
    last = len(profile.projects) + 1
    places = [[place or last for place in row] for row in profile.places.tolist()]
    weights = profile.electorate.weights.tolist()
    return {
        project.id: profile.electorate.unit
        * sum(
            weight * sum((own < other[column]) + (own <= other[column]) for other in places)
            for column, (own, weight) in enumerate(zip(row, weights, strict=True))
        )
        for project, row in zip(profile.projects, places, strict=True)
    }


def by_score(tally: Tally, scores: Mapping[str, Fraction]) -> Ranking:
    """Record the scores and rank by them."""
    tally.record(Scored("points", tuple(scores.items())))
    return tiers_by_score(scores)


def first_votes(profile: RankedProfile, left: Collection[str]) -> dict[str, Fraction]:
    """Count the ballots that put a project above all others left; equals count for none."""
    ids = [project.id for project in profile.projects]
    votes = dict.fromkeys(left, Fraction(0))
    weights = profile.electorate.weights.tolist()
    for weight, ballot in zip(weights, profile.places.T.tolist(), strict=True):
        ranked = {
            each: place for each, place in zip(ids, ballot, strict=True) if place and each in left
        }
        first = [each for each in ranked if ranked[each] == min(ranked.values())]
        if len(first) == 1:
            votes[first[0]] += weight * profile.electorate.unit
    return votes


def leaving(votes: Mapping[str, Fraction]) -> list[str]:
    """Name those with the fewest votes."""
    return [each for each in votes if votes[each] == min(votes.values())]


def run_off(order: list[str]) -> Ranking:
    """Rank by who left last."""
    return Ranking([[each] for each in reversed(order)])


@method
class Same:
    """Put everyone into one place."""

    info: ClassVar[MethodInfo] = SAME

    def count(self, profile: ListProfile, tally: Tally) -> Ranking:
        ids = tuple(project.id for project in profile.projects)
        tally.record(Placed(ids))
        return Ranking([ids] if ids else [])


@method
class Points:
    """Give a point for every project below."""

    info: ClassVar[MethodInfo] = POINTS
    bonus: int = option(whole_number(0, 3), help=message("Points for everyone."), default=0)

    def count(self, profile: RankedProfile, tally: Tally) -> Ranking:
        scores = points(profile)
        return by_score(tally, {each: score + self.bonus for each, score in scores.items()})


@method
class Demoting:
    """Put whom an option names below everyone else."""

    info: ClassVar[MethodInfo] = evolve(POINTS, axioms=POINTS.axioms | {"monotonicity"})
    last: tuple[str, ...] = option(identifiers(), help=message("Who comes last."), default=())

    def count(self, profile: RankedProfile, tally: Tally) -> Ranking:
        scores = points(profile)
        most = max(scores.values(), default=Fraction(0)) + 1
        return by_score(
            tally, {each: score - most * (each in self.last) for each, score in scores.items()}
        )


@method
class Runoff:
    """Let the last leave, until nobody is left."""

    info: ClassVar[MethodInfo] = RUNOFF

    def count(self, profile: RankedProfile, tally: Tally) -> Ranking:
        left = [project.id for project in profile.projects]
        order: list[str] = []
        while left:
            votes = first_votes(profile, left)
            gone = tally.choose(leaving(votes), LEAVE, state=frozenset(left))
            tally.record(Round(len(order) + 1, tuple(votes.items()), eliminated=(gone,)))
            left.remove(gone)
            order.append(gone)
        return run_off(order)


@method
class Mean:
    """Take the mean of the scores that were given."""

    info: ClassVar[MethodInfo] = MEAN

    def count(self, profile: ScoreProfile, tally: Tally) -> Ranking:
        weights = profile.electorate.weights.tolist()
        means: dict[str, Fraction] = {}
        silent: list[str] = []
        rows = zip(profile.scores.tolist(), profile.given.tolist(), strict=True)
        for project, (scores, given) in zip(profile.projects, rows, strict=True):
            voices = sum(weight for weight, seen in zip(weights, given, strict=True) if seen)
            total = sum(w * s for w, s, seen in zip(weights, scores, given, strict=True) if seen)
            if voices:
                means[project.id] = Fraction(total, voices) * profile.unit
            else:
                silent.append(project.id)
        tiers = [*tiers_by_score(means).tiers, *([tuple(silent)] if silent else [])]
        tally.record(*(Placed(tier) for tier in tiers))
        return Ranking(tiers)
