"""Lots that anyone can draw again."""

import json
from collections import Counter
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.audit.lottery import by_tickets, by_turns
from prioritize.audit.rfc3797 import MOST
from prioritize.errors import UsageError
from prioritize.tally.ties import parse_tie_break
from tests.shared import shared_path


SEED = "83920175564410928377"
IDS = st.lists(st.text(min_size=1, max_size=4), min_size=1, max_size=6, unique=True)


def test_the_published_tickets_come_out() -> None:
    oracle = json.loads(shared_path("oracles", "audit.json").read_text(encoding="utf-8"))
    expected = oracle["proposal_vectors"]["lottery"]

    lot = by_tickets(
        expected["tickets"], seed=expected["seed"], draws=2, contest=expected["contest"]
    )

    assert list(lot.order) == expected["order"]
    assert dict(zip(lot.order, lot.tickets, strict=True)) == expected["tickets"]
    assert lot.drawn == ("road", "school")


def test_a_ticket_is_a_plain_sum() -> None:
    lot = by_tickets(["суу", "жол"], seed=SEED, draws=1, contest="a/b")

    sums = [
        sha256(b"lottery/v1\0" + SEED.encode() + b"\0a/b\0" + each.encode()).hexdigest()
        for each in lot.order
    ]

    assert list(lot.tickets) == sums == sorted(sums)


@given(IDS, st.data())
def test_neither_the_order_of_the_pool_nor_who_leaves_it_moves_the_others(
    ids: list[str], data: st.DataObject
) -> None:
    order = by_tickets(ids, seed=SEED, draws=1).order
    shuffled = data.draw(st.permutations(ids))

    assert by_tickets(shuffled, seed=SEED, draws=1).order == order
    if len(ids) > 1:
        assert by_tickets(order[1:], seed=SEED, draws=1).order == order[1:]


@given(IDS)
def test_the_lot_is_that_of_the_tie_rule(ids: list[str]) -> None:
    rule = parse_tie_break(f"lottery:{SEED}").for_contest("c1")

    assert by_tickets(ids, seed=SEED, draws=1, contest="c1").order == rule.preferred(ids)


def test_each_is_first_about_as_often() -> None:
    seeds = [str(int(sha256(b"%d" % number).hexdigest(), 16)) for number in range(2_000)]
    first = Counter(by_tickets("abcd", seed=seed, draws=1).order[0] for seed in seeds)

    assert all(420 < first[each] < 580 for each in "abcd")


def test_turns_follow_the_numbered_list() -> None:
    pool = [f"p{number}" for number in range(1, 26)]

    lot = by_turns(pool, seed="9319/2,5,12,8,10/9,18,26,34,41,45", draws=10)

    numbers = [17, 7, 2, 16, 25, 23, 8, 24, 19, 13]
    assert lot.drawn == tuple(f"p{number}" for number in numbers)
    assert lot.key == "9319./2.5.8.10.12./9.18.26.34.41.45./"
    assert len(lot.choices) == len(lot.order) == 25


def test_turns_take_one_long_number_too() -> None:
    assert by_turns(["a", "b"], seed=SEED, draws=1).key == f"{SEED}./"


@pytest.mark.parametrize(
    "pool, seed, draws, problem",
    [
        (["a", "b", "a"], SEED, 1, "a take part twice"),
        (["a", "b"], SEED, 3, "3 cannot be drawn of 2"),
        (["a", "b"], SEED, 0, "0 cannot be drawn"),
        ([], SEED, 1, "1 cannot be drawn of 0"),
        (["a", "b"], SEED[:-1], 1, "at least 20"),
        ([str(each) for each in range(2**16 + 1)], SEED, 1, "More than 65536"),
    ],
)
def test_a_lot_that_cannot_be_drawn_is_refused(
    pool: list[str], seed: str, draws: int, problem: str
) -> None:
    for draw in (by_tickets, by_turns):
        if len(pool) < 2**16:
            with pytest.raises(UsageError, match=problem):
                draw(pool, seed=seed, draws=draws)


def test_a_lot_has_an_end() -> None:
    with pytest.raises(UsageError, match=f"More than {MOST} cannot take part"):
        by_tickets(list(map(str, range(MOST + 1))), seed=SEED, draws=1)
