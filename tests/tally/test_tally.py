"""The record of one count, and the only way to tell equals apart."""

from itertools import count

import pytest

from prioritize.errors import finding
from prioritize.tally.step import Chosen, Placed, Remark
from prioritize.tally.tally import Tally
from prioritize.tally.ties import LEAVE
from prioritize.text import message


def by_the_alphabet(tied: tuple[str, ...], purpose: str, _state: object) -> Chosen:
    """Prefer who comes first."""
    return Chosen(tied, tied, purpose, "order")


@pytest.mark.parametrize("purpose, chosen", [("elect", "a"), (LEAVE, "c")])
def test_the_preferred_gains_and_the_least_preferred_leaves(purpose: str, chosen: str) -> None:
    tally = Tally(by_the_alphabet)

    assert tally.choose(["c", "a", "b"], purpose) == chosen
    assert tally.steps == [Chosen(("a", "b", "c"), ("a", "b", "c"), purpose, "order")]


def test_one_alone_is_no_choice() -> None:
    tally = Tally(by_the_alphabet)

    assert tally.choose(["c"], "elect") == "c"
    assert tally.steps == []


def test_nobody_can_be_chosen_among_nobody() -> None:
    with pytest.raises(ValueError, match="nobody to choose from"):
        Tally(by_the_alphabet).choose([], "elect")


def test_work_is_done_once_for_all_the_ways() -> None:
    numbers = count(7)
    tally = Tally(by_the_alphabet)
    other = Tally(by_the_alphabet, known=tally._known)

    answers = [each.once("sum", lambda: next(numbers)) for each in (tally, other)]

    assert answers == [7, 7]


def test_steps_are_kept_in_their_order() -> None:
    tally = Tally(by_the_alphabet)

    tally.record(Placed(("a",)), Placed(("b",)))
    tally.remark(message("A remark."))

    assert tally.steps == [Placed(("a",)), Placed(("b",)), Remark(message("A remark."))]


def test_notices_stand_beside_the_steps() -> None:
    tally = Tally(by_the_alphabet)

    tally.notice(finding(message("Odd.")))

    assert (tally.steps, tally.notices) == ([], [finding(message("Odd."))])
