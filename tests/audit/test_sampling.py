"""Which papers are drawn for a comparison."""

import json
from collections import Counter
from hashlib import sha256
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.audit.sampling import (
    draw,
    drawn_places,
    drawn_with_replacement,
    seed_text,
    ticket,
)
from prioritize.errors import UsageError
from tests.shared import shared_path


SEED = "83920175564410928377"


def test_the_published_draws_come_out() -> None:
    oracle = json.loads(shared_path("oracles", "audit.json").read_text(encoding="utf-8"))
    cases = dict(oracle["consistent_sampler"]["cases"])
    numbers, letters = "sampler(range(100),seed=41,take=10)", ["A#2", "B#7", "C#1", "D#4"]
    replaced = next(each for each in cases if "with_replacement" in each)

    assert draw(range(100), seed="41", number=10) == cases[numbers]
    assert list(islice(drawn_with_replacement(letters, seed="314159"), 8)) == cases[replaced]
    fraction = cases["first_fraction('AB-130','01382438112797316654')"]
    assert ticket("AB-130", "01382438112797316654") == fraction


def test_places_can_be_drawn_again_with_sums_alone() -> None:
    inner = sha256(b"sample/v1\0" + SEED.encode() + b"\0").hexdigest()
    tickets = {
        place: f"{int(sha256(f'{inner}{place}'.encode()).hexdigest(), 16):064d}"[::-1]
        for place in range(1, 85)
    }

    places = drawn_places(84, digits=SEED, papers=45)

    assert places == tuple(sorted(tickets, key=tickets.__getitem__)[:45])


@given(st.integers(1, 60), st.data())
def test_a_smaller_sample_is_the_beginning_of_a_larger_one(
    ballots: int, data: st.DataObject
) -> None:
    papers = data.draw(st.integers(0, ballots))

    every = drawn_places(ballots, digits=SEED, papers=ballots)

    assert sorted(every) == list(range(1, ballots + 1))
    assert drawn_places(ballots, digits=SEED, papers=papers) == every[:papers]


def test_every_set_of_papers_is_about_as_likely() -> None:
    seeds = [str(int(sha256(b"%d" % number).hexdigest(), 16)) for number in range(3_000)]
    sets = Counter(frozenset(drawn_places(4, digits=seed, papers=2)) for seed in seeds)

    assert len(sets) == 6
    assert all(430 < each < 570 for each in sets.values())


def test_who_is_put_back_may_come_again_and_as_often_as_others() -> None:
    drawn = Counter(islice(drawn_with_replacement([1, 2, 3, 4], seed=SEED), 2_000))

    assert all(420 < drawn[each] < 580 for each in (1, 2, 3, 4))


def test_a_ticket_of_nines_is_followed_by_a_higher_one() -> None:
    ids = list(islice(drawn_with_replacement(["only"], seed="1"), 200))

    assert ids == ["only"] * 200


def test_nothing_is_drawn_from_nothing() -> None:
    assert list(drawn_with_replacement([], seed=SEED)) == []
    assert draw([], seed=SEED, number=3) == []


def test_stacks_have_draws_of_their_own() -> None:
    women, men = (drawn_places(200, digits=SEED, papers=9, stack=each) for each in ("women", "men"))

    assert women != men
    assert seed_text(SEED, "men") == f"sample/v1\0{SEED}\0men"


def test_a_bad_seed_draws_nothing() -> None:
    with pytest.raises(UsageError, match="at least 20"):
        drawn_places(84, digits="123", papers=5)
