"""Methods that each break the contract in one way, seeded so that the kit has to find them.

Each differs from an honest twin in `tests.testing.honest` by a line or two. Long because every
cheat is a whole method.
"""

import random
import secrets
from fractions import Fraction
from typing import Any, ClassVar

import attrs
import numpy as np
from attrs import evolve, frozen

from prioritize.errors import InputError
from prioritize.model.electorate import Electorate
from prioritize.model.lists import ListProfile
from prioritize.model.method import MethodInfo
from prioritize.model.option import Kind, whole_number
from prioritize.model.outcome import Ranking, tiers_by_score
from prioritize.model.profile import RankedProfile, ScoreProfile
from prioritize.registry import method, option
from prioritize.tally.step import Placed, Round
from prioritize.tally.tally import Tally
from prioritize.text import message
from tests.testing.honest import (
    MEAN,
    POINTS,
    RUNOFF,
    SAME,
    Same,
    by_score,
    first_votes,
    leaving,
    points,
    run_off,
)


@method
class AlphabeticalTies:
    """Let the first of the alphabet leave."""

    info: ClassVar[MethodInfo] = RUNOFF

    def count(self, profile: RankedProfile, tally: Tally) -> Ranking:
        left = [project.id for project in profile.projects]
        order: list[str] = []
        while left:
            votes = first_votes(profile, left)
            gone = min(leaving(votes))
            tally.record(Round(len(order) + 1, tuple(votes.items()), eliminated=(gone,)))
            left.remove(gone)
            order.append(gone)
        return run_off(order)


@method
class ListingOrder:
    """Put whom the list names first above its equals."""

    info: ClassVar[MethodInfo] = POINTS

    def count(self, profile: RankedProfile, tally: Tally) -> Ranking:
        scores = points(profile)
        order = sorted(scores, key=lambda each: -scores[each])
        tally.record(*(Placed((each,)) for each in order))
        return Ranking([[each] for each in order])


@method
class FloatDrift:
    """Add up floats."""

    info: ClassVar[MethodInfo] = POINTS

    def count(self, profile: RankedProfile, tally: Tally) -> Ranking:
        scores = {each: Fraction(float(score) * 0.1) for each, score in points(profile).items()}
        return by_score(tally, scores)


@method
class FloatSums:
    """Add up the ballots as floats, and show only the places."""

    info: ClassVar[MethodInfo] = POINTS

    def count(self, profile: RankedProfile, tally: Tally) -> Ranking:
        people = profile.electorate
        sums = dict.fromkeys((project.id for project in profile.projects), 0.0)
        for column in range(people.weights.size):
            alone = Electorate(people.weights[[column]], people.unit, people.counts[[column]])
            ballot = evolve(profile, electorate=alone, places=profile.places[:, [column]])
            for each, score in points(ballot).items():
                sums[each] += float(score)
        tiers = [
            tuple(each for each in sums if sums[each] == score)
            for score in sorted(set(sums.values()), reverse=True)
        ]
        tally.record(*(Placed(tier) for tier in tiers))
        return Ranking(tiers)


@method
class MachineIntegers:
    """Hand out integers of NumPy, which overflow in silence."""

    info: ClassVar[MethodInfo] = POINTS

    def count(self, profile: RankedProfile, tally: Tally) -> Ranking:
        one: Any = np.int64(1)
        scores = {
            each: Fraction(score.numerator * one, score.denominator)
            for each, score in points(profile).items()
        }
        return by_score(tally, scores)


@method
class FirstBallotDictator:
    """Let the first ballot decide."""

    info: ClassVar[MethodInfo] = POINTS

    def count(self, profile: RankedProfile, tally: Tally) -> Ranking:
        first = profile.places[:, :1].sum(axis=1).tolist()
        last = len(first) + 1
        ids = [project.id for project in profile.projects]
        scores = {
            each: Fraction(last - (place or last)) for each, place in zip(ids, first, strict=True)
        }
        return by_score(tally, scores)


@method
class CoinFlip:
    """Break ties by chance."""

    info: ClassVar[MethodInfo] = POINTS

    def count(self, profile: RankedProfile, tally: Tally) -> Ranking:
        scores = points(profile)
        order = sorted(scores, key=lambda each: (-scores[each], random.random()))  # noqa: S311
        tally.record(*(Placed((each,)) for each in order))
        return Ranking([[each] for each in order])


@method
class SecretCoin:
    """Break ties by a chance that nothing repeats."""

    info: ClassVar[MethodInfo] = POINTS

    def count(self, profile: RankedProfile, tally: Tally) -> Ranking:
        scores = points(profile)
        order = sorted(scores, key=lambda each: (-scores[each], secrets.randbelow(2**30)))
        tally.record(*(Placed((each,)) for each in order))
        return Ranking([[each] for each in order])


@method
class LostProject:
    """Forget whom nobody ranks."""

    info: ClassVar[MethodInfo] = POINTS

    def count(self, profile: RankedProfile, tally: Tally) -> Ranking:
        ranked = [any(row) for row in profile.places.tolist()]
        ids = [project.id for project, named in zip(profile.projects, ranked, strict=True) if named]
        scores = points(profile)
        return by_score(tally, {each: scores[each] for each in ids})


@method
class BlankAsZero:
    """Read a blank as the worst score."""

    info: ClassVar[MethodInfo] = MEAN

    def count(self, profile: ScoreProfile, tally: Tally) -> Ranking:
        weights = profile.electorate.weights
        everyone = int(weights.sum()) or 1
        sums = (profile.scores @ weights).tolist()
        scores = {
            project.id: Fraction(total, everyone) * profile.unit
            for project, total in zip(profile.projects, sums, strict=True)
        }
        return by_score(tally, scores)


@method
class Prints:
    """Say something."""

    info: ClassVar[MethodInfo] = SAME

    def count(self, profile: ListProfile, tally: Tally) -> Ranking:
        print("counting")  # noqa: T201
        return Same().count(profile, tally)


@method
class MutatesItsInput:
    """Strike out the ballots once they are counted."""

    info: ClassVar[MethodInfo] = POINTS

    def count(self, profile: RankedProfile, tally: Tally) -> Ranking:
        scores = points(profile)
        profile.places.setflags(write=True)
        profile.places[:] = 0
        profile.places.setflags(write=False)
        return by_score(tally, scores)


@method
class UndeclaredOption:
    """Depend on something that the record does not hold."""

    info: ClassVar[MethodInfo] = POINTS
    bonus: int = attrs.field(default=1)

    def count(self, profile: RankedProfile, tally: Tally) -> Ranking:
        scores = points(profile)
        return by_score(tally, {each: score + self.bonus for each, score in scores.items()})


@method
class WrongSteps:
    """Record other points than those that decide."""

    info: ClassVar[MethodInfo] = POINTS

    def count(self, profile: RankedProfile, tally: Tally) -> Ranking:
        scores = points(profile)
        by_score(tally, {each: -score for each, score in scores.items()})
        return tiers_by_score(scores)


@method
class HomeMadeStep:
    """Record a step that no report knows."""

    info: ClassVar[MethodInfo] = POINTS

    def count(self, profile: RankedProfile, tally: Tally) -> Ranking:
        tally.record(Feeling("good"))  # type: ignore[arg-type]  # this is the cheat
        return by_score(tally, points(profile))


@frozen
class Feeling:
    """No step of ours."""

    word: str


@method
class IgnoresBundles:
    """Count a bundle of ballots as one."""

    info: ClassVar[MethodInfo] = POINTS

    def count(self, profile: RankedProfile, tally: Tally) -> Ranking:
        people = profile.electorate
        single = evolve(people, weights=np.ones_like(people.weights))
        return by_score(tally, points(evolve(profile, electorate=single)))


@method
class IgnoresTheUnit:
    """Take weights for whole numbers of voters."""

    info: ClassVar[MethodInfo] = POINTS

    def count(self, profile: RankedProfile, tally: Tally) -> Ranking:
        whole = evolve(profile.electorate, unit=Fraction(1))
        return by_score(tally, points(evolve(profile, electorate=whole)))


@method
class LikesOne:
    """Give a point to a friend."""

    info: ClassVar[MethodInfo] = POINTS

    def count(self, profile: RankedProfile, tally: Tally) -> Ranking:
        scores = points(profile)
        return by_score(tally, {each: score + (each == "a") for each, score in scores.items()})


@method
class Remembers:
    """Count what was counted before as well."""

    info: ClassVar[MethodInfo] = POINTS
    counted: ClassVar[list[RankedProfile]] = []

    def count(self, profile: RankedProfile, tally: Tally) -> Ranking:
        self.counted.append(profile)
        scores = points(profile)
        return by_score(tally, {each: score + len(self.counted) for each, score in scores.items()})


@method
class DividesByNobody:
    """Stumble where nobody voted."""

    info: ClassVar[MethodInfo] = POINTS

    def count(self, profile: RankedProfile, tally: Tally) -> Ranking:
        scores = points(profile)
        share = Fraction(1, profile.electorate.ballots)
        return by_score(tally, {each: score * share for each, score in scores.items()})


@method
class ForgetsTheOnlyOne:
    """Put nobody first where there is no contest."""

    info: ClassVar[MethodInfo] = POINTS

    def count(self, profile: RankedProfile, tally: Tally) -> Ranking:
        scores = points(profile) if len(profile.projects) > 1 else {}
        return by_score(tally, scores)


@method
class RanksTheUnvoted:
    """Rank by cost where there are no votes."""

    info: ClassVar[MethodInfo] = POINTS

    def count(self, profile: RankedProfile, tally: Tally) -> Ranking:
        scores = points(profile)
        if not profile.places.any():
            scores = {each: Fraction(place) for place, each in enumerate(scores)}
        return by_score(tally, scores)


@method
class RewardsTheUnnamed:
    """Take points away for being named."""

    info: ClassVar[MethodInfo] = POINTS

    def count(self, profile: RankedProfile, tally: Tally) -> Ranking:
        named = [any(row) for row in profile.places.tolist()]
        scores = points(profile)
        return by_score(
            tally,
            {each: scores[each] - 99 * mark for each, mark in zip(scores, named, strict=True)},
        )


@method
class RefusesEverything:
    """Count nothing, to make no mistake."""

    info: ClassVar[MethodInfo] = POINTS

    def count(self, profile: RankedProfile, tally: Tally) -> Ranking:
        tally.remark(message("There are too many projects"))
        raise InputError(message("{n} projects are too many", n=len(profile.projects)))


@method
class PromisesCondorcet:
    """Declare what points cannot keep."""

    info: ClassVar[MethodInfo] = evolve(POINTS, axioms=POINTS.axioms | {"condorcet"})

    def count(self, profile: RankedProfile, tally: Tally) -> Ranking:
        return by_score(tally, points(profile))


@method
class PromisesMajority:
    """Declare what points cannot keep either."""

    info: ClassVar[MethodInfo] = evolve(POINTS, axioms=POINTS.axioms | {"majority"})

    def count(self, profile: RankedProfile, tally: Tally) -> Ranking:
        return by_score(tally, points(profile))


@method
class LeastIsBest:
    """Turn the list upside down."""

    info: ClassVar[MethodInfo] = POINTS

    def count(self, profile: RankedProfile, tally: Tally) -> Ranking:
        return by_score(tally, {each: -score for each, score in points(profile).items()})


@method
class NoYear:
    """Name a source that nobody can find."""

    info: ClassVar[MethodInfo] = evolve(SAME, source="folklore")
    count = Same.count


@method
class NoCard:
    """Bring no card."""

    info: ClassVar[MethodInfo] = evolve(POINTS, id="no-such-card")

    def count(self, profile: RankedProfile, tally: Tally) -> Ranking:
        return by_score(tally, points(profile))


@method
class ForeignOption:
    """Raise an error that is not ours for a wrong option."""

    info: ClassVar[MethodInfo] = POINTS
    bonus: int = option(
        Kind(
            lambda value: int(str(value)), lambda value: value, message("a number"), examples=(1,)
        ),
        help=message("Points for everyone."),
        default=0,
    )

    def count(self, profile: RankedProfile, tally: Tally) -> Ranking:
        scores = points(profile)
        return by_score(tally, {each: score + self.bonus for each, score in scores.items()})


@method
class ForgetfulOption:
    """Record another value of an option than the one that counted."""

    info: ClassVar[MethodInfo] = POINTS
    bonus: int = option(
        evolve(whole_number(0, 3), store=lambda _value: 0),
        help=message("Points for everyone."),
        default=0,
    )

    def count(self, profile: RankedProfile, tally: Tally) -> Ranking:
        scores = points(profile)
        return by_score(tally, {each: score + self.bonus for each, score in scores.items()})


@attrs.define(kw_only=True)
class Changeable:
    """Let an option be changed after the method was made."""

    info: ClassVar[MethodInfo] = POINTS
    bonus: int = option(whole_number(0, 3), help=message("Points for everyone."), default=0)

    def count(self, profile: RankedProfile, tally: Tally) -> Ranking:
        scores = points(profile)
        return by_score(tally, {each: score + self.bonus for each, score in scores.items()})


@method
class Silent:
    """Show nothing of itself."""

    info: ClassVar[MethodInfo] = POINTS
    bonus: int = option(whole_number(0, 3), help=message("Points for everyone."), default=0)

    def __repr__(self) -> str:
        return "Silent"

    def count(self, profile: RankedProfile, tally: Tally) -> Ranking:
        scores = points(profile)
        return by_score(tally, {each: score + self.bonus for each, score in scores.items()})


@method
class Unreadable:
    """Record an option in words that it does not take."""

    info: ClassVar[MethodInfo] = POINTS
    bonus: int = option(
        evolve(whole_number(0, 3), store=lambda value: f"{value} points"),
        help=message("Points for everyone."),
        default=0,
    )

    def count(self, profile: RankedProfile, tally: Tally) -> Ranking:
        scores = points(profile)
        return by_score(tally, {each: score + self.bonus for each, score in scores.items()})
