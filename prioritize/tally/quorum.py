"""A quorum for blanks: how many ballots must score a project before its score counts."""

from collections.abc import Mapping
from fractions import Fraction

from prioritize.errors import OptionError, Spot, finding
from prioritize.tally.step import Placed
from prioritize.tally.tally import Tally
from prioritize.text import Message, message


__all__ = ["below_quorum", "place_last", "require_share"]


def require_share(quorum: Fraction) -> None:
    """Refuse a quorum of more than all ballots.

    Raises
    ------
    OptionError
        The quorum is above 1.

    """
    if quorum > 1:
        what = message("must be a share of the ballots from 0 to 1, not {value}", value=quorum)
        raise OptionError(finding(what, Spot(field="quorum")))


def below_quorum(
    scorers: Mapping[str, int], tally: Tally, *, ballots: int, quorum: Fraction
) -> tuple[str, ...]:
    """Return the projects that too few ballots score, and warn about them.

    Parameters
    ----------
    scorers
        The weight of the ballots that score each project, in the unit of `ballots`.
    ballots
        The weight of all valid ballots.
    quorum
        The share of them that is needed; a project that nobody scores never has enough.

    """
    needed = quorum * ballots
    few = sorted(each for each, weight in scorers.items() if weight < needed or not weight)
    if few and ballots:
        tally.notice(finding(_warning(tuple(few), quorum)))
    return tuple(few)


def _warning(few: tuple[str, ...], quorum: Fraction) -> Message:
    if not quorum:
        return message("Nobody scores {projects}; they stand last, without a score", projects=few)
    return message(
        "Too few ballots score {projects}: a share of {quorum} is needed; they stand last, without"
        " a score",
        projects=few,
        quorum=quorum,
    )


def place_last(few: tuple[str, ...], tally: Tally) -> list[tuple[str, ...]]:
    """Put the projects that too few ballots score on the last place; return it if there are any.

    It is recorded before the other places, so that it explains why they are above.
    """
    if not few:
        return []
    tally.record(Placed(few, "bottom", message("too few ballots score it")))
    return [few]
