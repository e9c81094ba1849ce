"""Equals told apart by the rounds before."""

from collections.abc import Mapping, Sequence

from hypothesis import given
from hypothesis import strategies as st

from prioritize.tally.departure import Votes
from prioritize.tally.earlier_votes import EarlierVotes
from prioritize.tally.rounds import with_fewest, with_most


STAGES = st.lists(st.lists(st.integers(0, 3), min_size=4, max_size=4), min_size=1, max_size=5)


def looked_through(
    tied: list[int], stages: Sequence[Mapping[int, Votes]], *, most: bool
) -> list[int]:
    """Go through all rounds, the latest first."""
    for votes in reversed(stages):
        best = (max if most else min)(votes[each] for each in tied)
        tied = [each for each in tied if votes[each] == best]
    return tied


@given(STAGES)
def test_who_differed_last_is_found_as_by_looking_through_all_rounds(
    rounds: list[list[int]],
) -> None:
    stages: list[dict[int, Votes]] = [dict(enumerate(votes)) for votes in rounds]
    earlier = EarlierVotes()
    for votes in stages:
        earlier.add(votes)

    for most, pick in ((True, with_most), (False, with_fewest)):
        tied = pick(stages[-1])
        assert earlier.equal_until_now(tied, pick) == looked_through(tied, stages, most=most)
    assert earlier.number == len(stages)


def test_who_left_in_between_is_not_asked_for() -> None:
    earlier = EarlierVotes()
    earlier.add({0: 2, 1: 1, 2: 3})
    earlier.add({0: 3, 2: 3})

    assert earlier.equal_until_now([0, 2], with_most) == [2]
