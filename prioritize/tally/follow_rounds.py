"""One ballot followed through the rounds of a count: for whom it counts, and with what value.

Nothing is counted again: the recorded rounds say who was in the count and what every project had,
and with the ballot's own places that settles where it lay.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any, Final

from attrs import evolve

from prioritize.model.outcome import Outcome
from prioritize.model.profile import PaperProfile, RankedProfile
from prioritize.tally.cast import Cast, alone
from prioritize.tally.follow_parts import follow_kept, follow_surpluses
from prioritize.tally.lying import SPLIT, Lying, Read
from prioritize.tally.paper import CAUSES, Rules, read
from prioritize.tally.result import Result
from prioritize.tally.seat_clash import KEEPING
from prioritize.tally.step import Round


__all__ = ["follow_rounds", "is_followed", "read_cast"]

_SEQUENTIAL: Final = "sequential"


def is_followed(result: Result[Outcome]) -> bool:
    """Say whether a ballot of this count lies with projects round by round, as told here."""
    ranks = isinstance(result.profile, (RankedProfile, PaperProfile))
    return ranks and any(isinstance(step, Round) for step in result.steps)


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
    places = {project.id: place for project, place in rows if place}
    return Read(places, CAUSES[reading.ends[0]], given.get("overvote", ""))


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
    >>> [[(id, int(value)) for id, value in each.shares] for each in follow_rounds(result, cast)]
    [[('school', 1)], [('water', 1)]]

    """
    rounds = [step for step in result.steps if isinstance(step, Round)]
    method: Any = result.method
    ballot = read_cast(result, cast)
    mode = getattr(method, "mode", "quota")
    if mode != "quota" or not hasattr(method, "transfer"):
        return tuple(_whole(ballot, rounds, mode=mode))
    if method.transfer in KEEPING:
        return tuple(follow_kept(method, ballot, result.steps))
    return tuple(follow_surpluses(method, ballot, rounds))


def _whole(ballot: Read, rounds: Sequence[Round], *, mode: str) -> Iterator[Lying]:
    """Follow votes that move on whole: to whoever of those left has the best place."""
    holders: tuple[str, ...] = ()
    cause = ""
    before: Round | None = None
    for step in rounds:
        left = frozenset(dict(step.tally))
        begins = mode == _SEQUENTIAL and before is not None and bool(before.elected)
        if before is None or begins or not left.issuperset(holders):
            holders, cause = ballot.next(left)
        before = step
        parts = len(holders) if ballot.overvote == SPLIT else 1
        pieces = [(each, Fraction(1, parts)) for each in holders] or [("", Fraction(1))]
        yield evolve(Lying.of(step.number, pieces, cause), begins=begins)
