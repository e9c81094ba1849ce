"""STAR voting: score, then automatic runoff between the two with the most points."""

from collections.abc import Mapping
from typing import ClassVar, Final

import numpy as np
from attrs import field, frozen

from prioritize.errors import InputError, finding
from prioritize.model.method import MethodInfo
from prioritize.model.outcome import Ranking
from prioritize.model.profile import ScoreProfile
from prioritize.registry import method
from prioritize.tally.grades import blank_forms
from prioritize.tally.set_aside import set_aside
from prioritize.tally.star_ballots import MOST_STARS, StarBallots, out_of_stars
from prioritize.tally.step import Placed
from prioritize.tally.tally import Tally
from prioritize.text import Message, counted, message


__all__ = ["Star"]

_FINALISTS: Final = 2

_BY_COMPARISON: Final = message("winner of the runoff")
_BY_POINTS: Final = message("equal in the runoff, more points")
_BY_FIVES: Final = message("equal in the runoff and in points, more ballots with five stars")
_BY_RULE: Final = message("equal in the runoff, in points and in ballots with five stars")
_EXTENSION: Final = message(
    "The places below the first are found by taking winners off the list and counting again, which"
    " is an extension of STAR voting"
)
_ALIKE: Final = message("nothing on the ballots that counts tells them apart")


@method
class Star:
    """Rank projects by score, then automatic runoff.

    Everyone gives each project 0 to 5 stars; a project left blank gets none. The two projects with
    the most stars go to a runoff, and there every ballot is one vote for the one of the two to
    which it gives more stars. The winner of the runoff is first. To find the other places, the
    winner is taken off the list and the same ballots are counted again; STAR itself only names a
    winner, so this is our extension.

    Notes
    -----
    Ties are broken by the official protocol. Who goes to the runoff: of projects equal in stars
    those that lose the most comparisons among them drop out, again and again; if that changes
    nothing, those with the fewest ballots with five stars. Who wins the runoff: more stars, then
    more ballots with five stars. What is equal after that, the consultation's rule for ties
    decides. Projects that are equal in all of this share a place. A ballot with any other score is
    set aside. O(nm) for the sums and O(n) for every comparison that is looked at.

    References
    ----------
    .. [1] Equal Vote Coalition (2023), STAR Voting: Official Tiebreaker Protocol, starvoting.org.

    Examples
    --------
    >>> from prioritize.model.shorthand import scores
    >>> from prioritize.tally.engine import run
    >>> ballots = scores("2: road=5 water=4", "3: water=3 road=2", "2: school=5", scale=(0, 5))
    >>> run(Star(), ballots).outcome.tiers
    (('water',), ('road',), ('school',))

    """

    info: ClassVar[MethodInfo] = MethodInfo(
        "star",
        "dots",
        message("STAR voting"),
        message(
            "Everyone gives each project 0 to 5 stars. Of the two projects with the most stars, the"
            " one that more people like better is first."
        ),
        (ScoreProfile,),
        Ranking,
        "Equal Vote Coalition (2023), STAR Voting: Official Tiebreaker Protocol",
        axioms=frozenset({"anonymity", "neutrality", "unanimity"}),
    )

    def count(self, profile: ScoreProfile, tally: Tally) -> Ranking:
        """Find the winner, take it off the list, and count again."""
        _require_stars(profile)
        people = profile.electorate
        blank, invalid = blank_forms(profile), out_of_stars(profile)
        valid = set_aside(people, {"blank": blank, "invalid": invalid}, tally)
        _notice_invalid(int(people.counts[invalid].sum()), tally)
        if not profile.given[:, valid].all():
            tally.remark(message("A project that a ballot leaves blank gets 0 stars from it"))
        ballots = StarBallots.of(profile, np.where(valid, people.weights, 0))
        ballots.record("points", ballots.points, tally)
        left = frozenset(ballots.rows)
        tiers: list[tuple[str, ...]] = []
        while left:
            if len(tiers) == 1:
                tally.remark(_EXTENSION)
            tier = _Round(left, ballots, tally).winners()
            tiers.append(tier)
            left = left.difference(tier)
        return Ranking(tiers)


@frozen
class _Round:
    """One count among the projects that are left."""

    left: frozenset[str]
    ballots: StarBallots = field(eq=False)
    tally: Tally = field(eq=False)

    def winners(self) -> tuple[str, ...]:
        """Place who is first of those left: one project, or several that nothing tells apart."""
        if self.ballots.are_alike(self.left):
            alike = tuple(sorted(self.left))
            self.tally.record(Placed(alike, reason=_ALIKE if len(alike) > 1 else None))
            return alike
        winner, reason = self._runoff(*self._finalists())
        self.tally.record(Placed((winner,), reason=reason))
        return (winner,)

    def _finalists(self) -> tuple[str, str]:
        """Return the two with the most points, ties broken by the protocol."""
        points = self.ballots.points
        sure: tuple[str, ...] = ()
        for total in sorted({points[each] for each in self.left}, reverse=True):
            tied = tuple(sorted(each for each in self.left if points[each] == total))
            sure = self._advancing(tied, sure)
            if len(sure) == _FINALISTS:
                break
        one, other = sorted(sure)
        self.tally.remark(message("{one} and {other} go to the runoff", one=one, other=other))
        return one, other

    def _advancing(self, tied: tuple[str, ...], sure: tuple[str, ...]) -> tuple[str, ...]:
        """Add as many of several projects with equally many points as there is room for."""
        while len(tied) > _FINALISTS - len(sure):
            better = self._better(tied)
            if not better:
                state = (self.left, frozenset(sure), frozenset(tied))
                better = (self.tally.choose(tied, "advance", state=state),)
            if len(sure) + len(better) >= _FINALISTS:
                tied = better
            else:
                sure = (*sure, *better)
                tied = tuple(each for each in tied if each not in better)
        return (*sure, *tied)

    def _better(self, tied: tuple[str, ...]) -> tuple[str, ...]:
        """Return whom the protocol keeps of several equals; nobody where it changes nothing."""
        if self.ballots.are_alike(tied):
            return ()
        lost = self.ballots.losses(tied)
        self.ballots.record_pairs(tied, self.tally)
        better = _all_but_the_least(tied, {each: -number for each, number in lost.items()})
        what = message(
            "{tied} have equally many points; who loses most of the comparisons among them drops"
            " out; left are {better}",
            tied=tied,
            better=better,
        )
        if not better:
            fives = self.ballots.fives
            self.ballots.record("five stars", fives, self.tally)
            better = _all_but_the_least(tied, fives)
            what = message(
                "{tied} have equally many points and lose equally many comparisons; who has the"
                " fewest ballots with five stars drops out; left are {better}",
                tied=tied,
                better=better,
            )
        if better:
            self.tally.remark(what)
        return better

    def _runoff(self, one: str, other: str) -> tuple[str, Message]:
        """Return who wins the runoff, and by what."""
        ballots = self.ballots
        ballots.record_pairs((one, other), self.tally)
        first, second = ballots.preferring(one, other), ballots.preferring(other, one)
        if first != second:
            return (one if first > second else other), _BY_COMPARISON
        if ballots.points[one] != ballots.points[other]:
            return max((one, other), key=ballots.points.__getitem__), _BY_POINTS
        ballots.record("five stars", ballots.fives, self.tally)
        if ballots.fives[one] != ballots.fives[other]:
            return max((one, other), key=ballots.fives.__getitem__), _BY_FIVES
        state = (self.left, one, other)
        return self.tally.choose((one, other), "win", state=state), _BY_RULE


def _all_but_the_least(tied: tuple[str, ...], merits: Mapping[str, int]) -> tuple[str, ...]:
    """Return those who have more than the least; nobody where all have the same."""
    least = min(merits[each] for each in tied)
    return tuple(each for each in tied if merits[each] > least)


def _require_stars(profile: ScoreProfile) -> None:
    """Refuse ballots whose declared scale is another one."""
    if profile.lowest in (None, 0) and profile.highest in (None, MOST_STARS):
        return
    ends = tuple(each for each in (profile.lowest, profile.highest) if each is not None)
    what = message(
        "STAR is counted in 0 to 5 stars, and the ends of the declared scale are {ends}", ends=ends
    )
    raise InputError(finding(what, remedy=message("Count it with the method score.")))


def _notice_invalid(ballots: int, tally: Tally) -> None:
    if ballots:
        what = counted(
            "{number} ballot has a score that is not 0, 1, 2, 3, 4 or 5 stars; it is not counted",
            "{number} ballots have a score that is not 0, 1, 2, 3, 4 or 5 stars; they are not"
            " counted",
            number=ballots,
        )
        tally.notice(finding(what))
