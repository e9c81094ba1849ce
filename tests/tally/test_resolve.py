from fractions import Fraction

import pytest

from prioritize.errors import InputError
from prioritize.methods.dots.plurality import Plurality
from prioritize.model.outcome import Ranking
from prioritize.model.shorthand import totals
from prioritize.tally.engine import run
from prioritize.tally.replay import replay
from prioritize.tally.resolve import resolve
from prioritize.tally.result import Result, Tie
from prioritize.tally.step import Resolved


def hands(**votes: int) -> Result[Ranking]:
    return run(Plurality(), totals({project: [number] for project, number in votes.items()}))


def revote(**votes: int) -> Resolved:
    by_votes = sorted(set(votes.values()), reverse=True)
    tiers = tuple(tuple(each for each in votes if votes[each] == number) for number in by_votes)
    return Resolved(tiers, "revote", tuple((each, Fraction(n)) for each, n in votes.items()))


def test_a_revote_splits_the_shared_place_and_nothing_else() -> None:
    settled = resolve(hands(a=27, b=27, c=0, d=0), [revote(a=24, b=31)])

    assert settled.outcome.tiers == (("b",), ("a",), ("c", "d"))
    assert settled.ties == (Tie(("c", "d"), "place", "shared"), Tie(("a", "b"), "place", "decided"))


def test_a_lot_settles_what_the_revote_left_equal() -> None:
    lot = Resolved((("c",), ("a",)), "lot", witnesses=("one", "two"))

    settled = resolve(hands(a=9, b=9, c=9), [revote(a=5, b=6, c=5), lot])

    assert settled.outcome.tiers == (("b",), ("c",), ("a",))


def test_both_rounds_stay_in_the_record_and_replay() -> None:
    first = hands(a=27, b=27)

    settled = resolve(first, [revote(a=31, b=24)])

    assert settled.steps[: len(first.steps)] == first.steps
    assert replay(["a", "b"], settled.steps) == settled.outcome


@pytest.mark.parametrize("votes", [{"a": 1, "b": 2}, {"a": 1, "b": 2, "c": 3, "d": 1}])
def test_a_decision_is_about_all_who_share_the_place_and_nobody_else(votes: dict[str, int]) -> None:
    with pytest.raises(InputError, match="Places are shared by: a, b, c"):
        resolve(hands(a=9, b=9, c=9, d=1), [revote(**votes)])


def test_where_no_place_is_shared_there_is_nothing_to_settle() -> None:
    with pytest.raises(InputError, match="No place is shared"):
        resolve(hands(a=9, b=8), [revote(a=1, b=2)])
