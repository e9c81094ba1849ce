import numpy as np
import pytest
from hypothesis import given

from prioritize.model.profile import RankedProfile
from prioritize.tally.positional import (
    BLOCK,
    blocks,
    first_places,
    is_strict,
    positions,
    shared_places,
    tied_ballots,
    unranked_last,
)
from prioritize.testing.strategies import ranked_profiles


@given(ranked_profiles())
def test_positions_are_what_counting_gives(profile: RankedProfile) -> None:
    found = positions(profile.places)

    for column, ballot in enumerate(profile.places.T.tolist()):
        full = [place or 999 for place in ballot]
        assert found.above[:, column].tolist() == [sum(o < p for o in full) for p in full]
        assert found.level[:, column].tolist() == [full.count(place) for place in full]
        assert found.ranked[:, column].tolist() == [place > 0 for place in ballot]


@given(ranked_profiles())
def test_wide_places_give_the_same(profile: RankedProfile) -> None:
    """Places beyond 62 do not fit into the bits of a word."""
    wide = np.where(profile.places > 0, profile.places.astype(np.int16) + 100, 0)

    narrow_found, wide_found = positions(profile.places), positions(wide)

    assert narrow_found.above.tolist() == wide_found.above.tolist()
    assert narrow_found.level.tolist() == wide_found.level.tolist()
    assert tied_ballots(wide).tolist() == tied_ballots(profile.places).tolist()
    assert shared_places(wide).tolist() == shared_places(profile.places).tolist()


@pytest.mark.parametrize("last", [254, 255])
def test_positions_reach_the_last_place_that_a_byte_holds(last: int) -> None:
    places = np.arange(last, dtype=np.uint8).reshape(last, 1).repeat(2, axis=1)
    places[0] = last

    found = positions(places)

    assert found.above[:, 0].tolist() == [last - 1, *range(last - 1)]
    assert (found.level == 1).all()


def test_positions_of_many_ballots_are_those_of_each() -> None:
    places = np.arange(3, 203, dtype=np.int16)[:, np.newaxis] % np.arange(1, 9001)[np.newaxis]

    found = positions(places)

    for ballot in (0, 1, 150, 4999, 8999):
        alone = positions(places[:, [ballot]])
        assert found.above[:, [ballot]].tolist() == alone.above.tolist()
        assert found.level[:, [ballot]].tolist() == alone.level.tolist()


@given(ranked_profiles())
def test_tied_ballots_are_those_with_a_shared_place(profile: RankedProfile) -> None:
    ranked = [[place for place in ballot if place] for ballot in profile.places.T.tolist()]

    expected = [len(set(ballot)) < len(ballot) for ballot in ranked]

    assert tied_ballots(profile.places).tolist() == expected
    shared = shared_places(profile.places)
    assert shared.dtype == np.bool_
    assert shared.any(axis=0).tolist() == expected


@pytest.mark.parametrize(
    "places, strict",
    [
        ([[1, 2], [2, 1]], True),
        ([[1, 2], [2, 2]], False),
        ([[1, 0], [2, 1]], False),
        ([[1, 3], [2, 1]], False),
    ],
)
def test_strict_ballots_rank_all_without_ties_and_gaps(
    places: list[list[int]], *, strict: bool
) -> None:
    assert is_strict(np.array(places, np.uint8)) == strict


def test_nothing_is_strict_where_there_is_nothing() -> None:
    assert not is_strict(np.zeros((0, 3), np.uint8))
    assert not is_strict(np.zeros((3, 0), np.uint8))


def test_the_largest_place_does_not_pass_for_unranked() -> None:
    places = unranked_last(np.array([[255], [0]], np.uint8))

    assert places[0, 0] < places[1, 0]


def test_best_places_may_be_shared_or_missing() -> None:
    places = np.array([[2, 0, 3], [2, 0, 1]], np.uint8)

    assert first_places(places).tolist() == [[True, False, False], [True, False, True]]


def test_blocks_cover_all_ballots_once() -> None:
    covered = [number for block in blocks(BLOCK + 2) for number in range(BLOCK + 2)[block]]

    assert covered == list(range(BLOCK + 2))
