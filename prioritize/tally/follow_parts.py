"""One ballot where votes move on in parts, or where the elected keep parts of every vote."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction
from math import ceil
from typing import Any, Final

from attrs import frozen

from prioritize.tally.lying import Lying, Read
from prioritize.tally.step import Kept, Round, Step


__all__ = ["follow_kept", "follow_surpluses"]

_NOBODY: Final = ""

Pieces = list[tuple[str, int]]
"""Who holds a piece of a ballot, and how many parts of a vote it is worth."""


def follow_surpluses(method: Any, ballot: Read, rounds: Sequence[Round]) -> Iterator[Lying]:  # noqa: ANN401  # any method
    """Follow a ballot of which only what an elected project does not need moves on.

    Parameters
    ----------
    method
        Says how many decimals of a value are kept, and by which rule (`transfer`) it is cut.

    """
    parts = 10**method.decimals
    walk = _Walk(ballot, method.transfer, parts)
    pieces: Pieces = []
    elected: set[str] = set()
    cause = ""
    before: Round | None = None
    for step in rounds:
        votes = dict(step.tally)
        staying = votes.keys() - elected
        if before is None:
            pieces = walk.dealt(parts, staying)
        else:
            shares = _shares_moved(before, step, elected)
            pieces = [
                new
                for project, value in pieces
                for new in (
                    [(project, value)]
                    if project == _NOBODY or (project in votes and project not in shares)
                    else walk.dealt(walk.worth(value, shares.get(project)), staying)
                )
            ]
        cause = cause or ballot.next(staying)[1]
        yield Lying.of(step.number, [(id, Fraction(n, parts)) for id, n in pieces], cause)
        elected.update(step.elected)
        before = step


def _shares_moved(before: Round, after: Round, elected: Collection[str]) -> dict[str, Fraction]:
    """Return which part of the votes of each elected project has moved on between two rounds."""
    had, has = dict(before.tally), dict(after.tally)
    return {
        each: (had[each] - has[each]) / had[each]
        for each in elected
        if each in has and has[each] < had[each]
    }


@frozen
class _Walk:
    ballot: Read
    transfer: str
    parts: int

    def dealt(self, value: int, staying: Collection[str]) -> Pieces:
        """Give a piece to the next project, or share it out among several."""
        best, _ = self.ballot.next(staying)
        if not best:
            return [(_NOBODY, value)]
        return [(each, value // len(best)) for each in best]

    def worth(self, value: int, share: Fraction | None) -> int:
        """Return what a piece is worth where only a share of it moves on."""
        if share is None:
            return value
        if self.transfer == "scottish":
            return int(share * value // 1)
        return int((share * self.parts // 1) * value // self.parts)


def follow_kept(method: Any, ballot: Read, steps: Sequence[Step]) -> Iterator[Lying]:  # noqa: ANN401  # any method
    """Follow a ballot through all of the elected on it, of whom each keeps a part."""
    parts = 10**method.decimals
    factors: Mapping[str, Fraction] = {}
    for step in steps:
        if isinstance(step, Kept):
            factors = dict(step.factors)
        elif isinstance(step, Round):
            pieces = _kept(method.transfer, ballot, dict(step.tally), factors, parts=parts)
            told = [(id, Fraction(value, parts)) for id, value in pieces]
            yield Lying.of(step.number, told, ballot.end)


def _kept(
    rule: str,
    ballot: Read,
    tally: Collection[str],
    factors: Mapping[str, Fraction],
    *,
    parts: int,
) -> Pieces:
    """Share a vote out, rank by rank, until somebody who is not elected yet takes the rest."""
    left, pieces = parts, Pieces()
    for rank in sorted(set(ballot.places.values())):
        tier = [each for each in tally if ballot.places.get(each) == rank]
        reached = left
        for each in (each for each in tier if each in factors):
            factor = factors[each] * parts
            kept = min(reached, int(factor)) if rule == "warren" else ceil(reached * factor / parts)
            pieces.append((each, kept // len(tier)))
            left -= kept // len(tier)
        new = [each for each in tier if each not in factors]
        if new:
            return [*pieces, *((each, left // len(new)) for each in new)]
    return [*pieces, (_NOBODY, left)]
