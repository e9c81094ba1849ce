"""One ballot followed through the rounds of a count: for whom it counts, and with what value.

Nothing is counted again: the recorded rounds say who was in the count and what every project had,
and with the ballot's own places that settles where it lay.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, Final

from attrs import frozen

from prioritize.model.outcome import Outcome, Selection
from prioritize.model.profile import PaperProfile, RankedProfile
from prioritize.tally.cast import Cast, alone
from prioritize.tally.paper import CAUSES, Rules, read
from prioritize.tally.result import Result
from prioritize.tally.step import Round


__all__ = ["Lying", "Read", "follow_rounds", "is_followed", "read_cast"]

_IN_PARTS: Final = ("scottish", "wigm")
_MULTIPLE: Final = "exhaust-if-multiple-continuing"


@frozen
class Read:
    """What counts on one ballot.

    Attributes
    ----------
    places
        The place of every project that counts, by id.
    end
        One of `CAUSES`: why the ballot ends after its last place.

    """

    places: Mapping[str, int]
    end: str

    @property
    def is_cut(self) -> bool:
        """Whether the ballot ends for another reason than that its choices have run out."""
        return self.end != CAUSES[0]

    def best(self, projects: Collection[str]) -> tuple[str, ...]:
        """Return the projects on the best place among some, sorted by id."""
        ranked = sorted(each for each in projects if each in self.places)
        first = min((self.places[each] for each in ranked), default=0)
        return tuple(each for each in ranked if self.places[each] == first)


@frozen
class Lying:
    """Where a ballot lies in one round.

    Attributes
    ----------
    round
        The number of the round.
    projects
        For whom it counts; several where they share its place, nobody once it is exhausted.
    value
        What each of its ballots is worth to each of these, as a part of a vote of weight 1.
    votes
        What all its ballots together are to each of these.
    cause
        Why it is exhausted; empty while it counts.

    """

    round: int
    projects: tuple[str, ...]
    value: Fraction
    votes: Fraction
    cause: str = ""


def is_followed(result: Result[Outcome]) -> bool:
    """Say whether a ballot of this count lies with projects round by round, as told here."""
    return (
        isinstance(result.profile, (RankedProfile, PaperProfile))
        and any(isinstance(step, Round) for step in result.steps)
        and getattr(result.method, "transfer", _IN_PARTS[0]) in _IN_PARTS
    )


def read_cast(result: Result[Outcome], cast: Cast) -> Read:
    """Read one ballot by the rules of the method."""
    if not isinstance(result.profile, (RankedProfile, PaperProfile)):
        text = f"{result.profile.kind} ballots rank nobody"
        raise TypeError(text)
    profile = alone(result.profile, cast.column)
    given = {
        name: getattr(result.method, name)
        for name in ("overvote", "max_skipped", "duplicate")
        if hasattr(result.method, name)
    }
    reading = read(profile, Rules(**given))
    rows = zip(profile.projects, reading.places[:, 0].tolist(), strict=True)
    return Read({project.id: place for project, place in rows if place}, CAUSES[reading.ends[0]])


def follow_rounds(result: Result[Outcome], cast: Cast) -> tuple[Lying, ...]:
    """Say where a ballot lies in every recorded round.

    Examples
    --------
    >>> from prioritize.methods.ranked.instant_runoff import InstantRunoff
    >>> from prioritize.model.shorthand import ranked
    >>> from prioritize.tally.cast import find_casts
    >>> from prioritize.tally.engine import run
    >>> result = run(InstantRunoff(), ranked("4: road", "3: water", "2: school > water"))
    >>> (cast,) = find_casts(result.profile, "3")
    >>> [(each.projects, int(each.votes)) for each in follow_rounds(result, cast)]
    [(('school',), 2), (('water',), 2)]

    """
    rounds = [step for step in result.steps if isinstance(step, Round)]
    follower = _Follower(result.method, read_cast(result, cast), cast)
    steps = follower.in_parts(rounds) if _is_in_parts(result) else follower.whole(rounds)
    return tuple(steps)


def _is_in_parts(result: Result[Outcome]) -> bool:
    return isinstance(result.outcome, Selection) and hasattr(result.method, "transfer")


@frozen
class _Holder:
    """Who has a ballot; nobody, and why, once it is exhausted."""

    projects: tuple[str, ...]
    cause: str = ""


@frozen
class _Follower:
    method: Any
    ballot: Read
    cast: Cast

    def whole(self, rounds: Sequence[Round]) -> Iterator[Lying]:
        """Follow votes that move on whole: to whoever of those left has the best place."""
        holder: _Holder | None = None
        for step in rounds:
            left = dict(step.tally)
            if holder is None or not set(holder.projects) <= left.keys():
                holder = self._next(left)
            divisor = max(len(holder.projects), 1) if self._overvote == "split" else 1
            yield self._lying(step.number, holder, Fraction(1, divisor))

    def in_parts(self, rounds: Sequence[Round]) -> Iterator[Lying]:
        """Follow votes that move on in parts: from the elected at what their surplus leaves."""
        parts = 10**self.method.decimals
        value, elected = parts, set[str]()
        holder, before = _Holder(()), None
        for step in rounds:
            staying = dict(step.tally).keys() - elected
            if before is None:
                holder = self._next(staying)
            elif elected.intersection(holder.projects):
                share = _share_moved(before, step, holder.projects[0])
                if share:
                    value, holder = self._worth(value, share, parts), self._next(staying)
            elif not staying.issuperset(holder.projects):
                holder = self._next(staying)
            yield self._lying(step.number, holder, Fraction(value, parts))
            elected.update(step.elected)
            before = step

    @property
    def _overvote(self) -> str:
        return getattr(self.method, "overvote", "")

    def _next(self, left: Collection[str]) -> _Holder:
        """Find who has the ballot next; where it ends for several, it ends for good."""
        best = self.ballot.best(left)
        if len(best) > 1 and self._overvote == _MULTIPLE:
            return _Holder((), "overvote")
        return _Holder(best, "" if best else self.ballot.end)

    def _worth(self, value: int, share: Fraction, parts: int) -> int:
        if self.method.transfer == "scottish":
            return int(share * value // 1)
        return int((share * parts // 1) * value // parts)

    def _lying(self, number: int, holder: _Holder, value: Fraction) -> Lying:
        return Lying(number, holder.projects, value, value * self.cast.weight, holder.cause)


def _share_moved(before: Round, after: Round, project: str) -> Fraction:
    """Return which part of an elected project's votes moved on between two rounds."""
    had, has = dict(before.tally)[project], dict(after.tally).get(project)
    return (had - has) / had if has is not None and has < had else Fraction(0)
