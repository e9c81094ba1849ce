"""One ballot of a list: found by its id, and taken apart from all others."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any, Final, TypeVar

import attrs
import numpy as np
from attrs import frozen

from prioritize.model.electorate import Electorate
from prioritize.model.profile import BallotProfile, Profile
from prioritize.model.voters import VoterTable


__all__ = ["Cast", "alone", "ballots_of", "find_casts", "known_ids"]

_VOTER: Final = "voter"
_LAYERS: Final = ("places", "approved", "dots", "offered", "scores", "given", "marks")

P = TypeVar("P", bound=BallotProfile)


@frozen
class Cast:
    """One ballot, or one line of equal ballots.

    Attributes
    ----------
    id
        What it is called: the voter's or the paper's own id, else its number among the lines.
    column
        Its column in the profile.
    ballots
        How many ballots it stands for.
    weight
        What they weigh together.
    is_line
        Whether the id is the number of a line of ballots, because the ballots have no ids.

    """

    id: str
    column: int
    ballots: int
    weight: Fraction
    is_line: bool = False


def ballots_of(profile: Profile) -> BallotProfile | None:
    """Return a profile that is made of ballots, and nothing for totals, lists and reviewers."""
    return profile if isinstance(profile, BallotProfile) else None


def find_casts(profile: BallotProfile, id: str) -> tuple[Cast, ...]:
    """Find the ballots of an id; there are several where a voter has several ballots.

    Examples
    --------
    >>> from prioritize.model.shorthand import ranked
    >>> find_casts(ranked("3: a > b", "2: b"), "2")
    (Cast(id='2', column=1, ballots=2, weight=Fraction(2, 1), is_line=True),)

    """
    voters = _voters(profile)
    own = [column for column, voter in enumerate(voters) if voter == id]
    if own:
        return tuple(_cast(profile.electorate, id, column, is_line=False) for column in own)
    column = int(id) - 1 if id.isascii() and id.isdigit() else -1
    if 0 <= column < profile.electorate.weights.size and not (voters and voters[column]):
        return (_cast(profile.electorate, id, column, is_line=True),)
    return ()


def known_ids(profile: BallotProfile) -> Iterator[str]:
    """Yield what the ballots are called, in the order of the file."""
    voters = _voters(profile) or ("",) * profile.electorate.weights.size
    return (voter or str(line) for line, voter in enumerate(voters, 1))


def alone(profile: P, column: int) -> P:
    """Return a profile that holds one column, and nobody's attributes.

    Examples
    --------
    >>> from prioritize.model.shorthand import ranked
    >>> alone(ranked("3: a > b", "2: b"), 1).places.tolist()
    [[0], [1]]

    """
    people = profile.electorate
    one = slice(column, column + 1)
    changes: dict[str, Any] = {
        "electorate": Electorate(people.weights[one], people.unit, people.counts[one])
    }
    for name in _LAYERS:
        layer = getattr(profile, name, None)
        if layer is not None:
            changes[name] = np.ascontiguousarray(layer[:, one])
    return attrs.evolve(profile, **changes)


def _voters(profile: BallotProfile) -> tuple[str, ...]:
    voters: VoterTable | None = profile.electorate.voters
    return voters.column(_VOTER) if voters is not None and _VOTER in voters.names else ()


def _cast(people: Electorate, id: str, column: int, *, is_line: bool) -> Cast:
    weight = int(people.weights[column]) * people.unit
    return Cast(id, column, int(people.counts[column]), weight, is_line)
