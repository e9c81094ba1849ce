"""Paper marks become orders by one declared reading."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from prioritize.model.electorate import Electorate
from prioritize.model.paper import ranked_from_paper
from prioritize.model.profile import OVERVOTE, SKIPPED, PaperProfile
from prioritize.model.project import projects_of


PROJECTS = ("a", "b", "c", "d")


def read(*ballots: list[int], overvotes: tuple[tuple[int, ...], ...] = ()) -> list[list[int]]:
    """Give the places of each ballot, whose marks are listed by rank."""
    marks = np.array(ballots, dtype=np.int32).T
    electorate = Electorate.of([1] * len(ballots))
    paper = PaperProfile(projects_of(PROJECTS), electorate, marks, overvotes)
    return [list(map(int, ballot)) for ballot in ranked_from_paper(paper).places.T]


def test_skipped_ranks_are_ignored() -> None:
    assert read([SKIPPED, 2, SKIPPED, 0]) == [[2, 0, 1, 0]]


def test_several_known_marks_at_one_rank_are_equal_places() -> None:
    assert read([OVERVOTE, 0], overvotes=((1, 2),)) == [[2, 1, 1, 0]]


def test_a_repeated_project_counts_at_its_first_mark() -> None:
    assert read([0, 1, 0, 2], [3, 3, 3, 0]) == [[1, 2, 3, 0], [2, 0, 0, 1]]


def test_a_rank_that_only_repeats_leaves_no_gap() -> None:
    assert read([0, OVERVOTE, 3], overvotes=((0, 1),)) == [[1, 2, 0, 3]]


def test_an_overvote_of_unknown_projects_ends_the_ballot() -> None:
    assert read([0, OVERVOTE - 1, 1], [2, 0, 1], overvotes=((1, 2), ())) == [
        [1, 0, 0, 0],
        [2, 3, 1, 0],
    ]


def test_the_electorate_stays_and_no_ranks_are_no_places() -> None:
    electorate = Electorate.of([4])
    paper = PaperProfile(projects_of(PROJECTS), electorate, np.zeros((0, 1), dtype=np.int32))

    ranked = ranked_from_paper(paper)

    assert ranked.electorate == electorate
    assert not ranked.places.any()


OVERVOTES = ((0, 1), (1, 2, 3), ())


@given(st.lists(st.lists(st.integers(-4, 3), min_size=5, max_size=5), min_size=1, max_size=6))
def test_it_agrees_with_a_reader_that_goes_mark_by_mark(ballots: list[list[int]]) -> None:
    expected = []
    for ballot in ballots:
        order: list[set[int]] = []
        for mark in ballot:
            if mark == OVERVOTE - 2:
                break
            marked = {mark} if mark >= 0 else set() if mark == SKIPPED else {*OVERVOTES[-2 - mark]}
            order.append(marked.difference(*order))
        filled = [each for each in order if each]
        expected.append(
            [next((i for i, tied in enumerate(filled, 1) if p in tied), 0) for p in range(4)]
        )

    assert read(*ballots, overvotes=OVERVOTES) == expected
