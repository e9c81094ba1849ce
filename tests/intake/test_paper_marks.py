"""Ballots given mark by mark."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from prioritize.intake.paper_marks import UNKNOWN, Marks, ranked_profile
from prioritize.model.electorate import Electorate
from prioritize.model.profile import PaperProfile, RankedProfile
from prioritize.model.project import projects_of


MARKS = st.sampled_from([(), (0,), (1,), (2,), (0, 2), UNKNOWN])
ORDERS = st.permutations([(0,), (1,), (2,)])
BALLOTS = st.lists(
    st.one_of(ORDERS, st.builds(lambda order, used: order[:used], ORDERS, st.integers(0, 3)))
    | st.lists(MARKS, max_size=4)
).map(lambda ballots: [tuple(ballot) for ballot in ballots])


def places_of(marks: Marks) -> list[int] | None:
    """Return the places of three projects on a ballot that is an order."""
    used = list(marks)
    while used and not used[-1]:
        used.pop()
    named = [marked[0] for marked in used if len(marked) == 1 and marked != UNKNOWN]
    if len(named) < len(used) or len(set(named)) < len(named):
        return None
    return [named.index(project) + 1 if project in named else 0 for project in range(3)]


@given(BALLOTS)
def test_ballots_are_orders_where_each_rank_holds_one_project(ballots: list[Marks]) -> None:
    voters = Electorate(np.ones(len(ballots), np.int64))

    profile = ranked_profile(projects_of("abc"), ballots, voters)

    expected = [places_of(each) for each in ballots]
    if None in expected:
        assert isinstance(profile, PaperProfile)
    else:
        assert isinstance(profile, RankedProfile)
        assert profile.places.T.tolist() == expected


def test_a_ballot_with_more_ranks_than_a_byte_holds_is_kept_as_on_paper() -> None:
    ballot = tuple((rank % 2,) for rank in range(300))

    profile = ranked_profile(projects_of("ab"), [ballot], Electorate.of([1]))

    assert isinstance(profile, PaperProfile)
    assert profile.marks.shape == (300, 1)
