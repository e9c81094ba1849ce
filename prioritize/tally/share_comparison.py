"""Whether voters are better off with the order of votes than with what shares have bought."""

from collections.abc import Collection

from prioritize.tally.budget import fundings
from prioritize.tally.preference import preference
from prioritize.tally.step import Considered
from prioritize.tally.till import Till
from prioritize.text import message


__all__ = ["better_till"]


def better_till(till: Till, first_step: int, *, most: int | None) -> Till:
    """Return the till, or that of the order of votes where more voters are better off with it.

    Parameters
    ----------
    first_step
        Where in the record the till begins; what it says of projects is taken back if it does not
        count.
    most
        Up to how many of their funded projects count for voters: 1 asks whether they have any.

    """
    bids, tally = till.bids, till.tally
    others = fundings([bids.free, *bids.tiers(without=bids.free)], bids.terms)
    if others.complete and not any(_is_better(each, till, most) for each in others.sets):
        for each in others.sets[:1]:
            _tell(each, till, most)
        return till
    steps = tally.steps[first_step:]
    tally.steps[first_step:] = [each for each in steps if not isinstance(each, Considered)]
    mark = len(tally.steps)
    other = Till.opened(bids, tally, state=(tuple(till.tiers), tuple(till.paid)))
    other.fund_by_votes()
    said = tally.steps[mark:]
    is_better = _is_better(other.paid, till, most)
    if not is_better:
        choices = [each for each in said if not isinstance(each, Considered)]
        tally.steps[first_step:] = [*steps, *choices]
    _tell(tuple(sorted(other.paid)), till, most)
    return other if is_better else till


def _is_better(funded: Collection[str], till: Till, most: int | None) -> bool:
    found = preference(till.bids.backing, till.paid, funded, most=most)
    return found.other > found.one


def _tell(funded: Collection[str], till: Till, most: int | None) -> None:
    """Say how many are better off with the order of votes, and how many with shares."""
    found = preference(till.bids.backing, till.paid, funded, most=most)
    text = message(
        "Compared with the order of votes, which funds {projects}, {shares} have more of their"
        " projects by equal shares, {votes} by the order of votes, and {alike} equally many",
        projects=tuple(sorted(funded)),
        shares=found.one,
        votes=found.other,
        alike=found.alike,
    )
    till.tally.remark(text)
