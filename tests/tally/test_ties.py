"""Declared rules for ties, and how they tell equals apart."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.errors import UsageError
from prioritize.tally.ties import ALL, LEAVE, REFUSE, SHARE, TieBreak, parse_tie_break


SEED = "83920175564410928377"
IDS = st.lists(st.text(min_size=1, max_size=3), unique=True, min_size=1, max_size=6)


@pytest.mark.parametrize("rule", [SHARE, REFUSE, ALL])
def test_three_rules_do_not_decide(rule: TieBreak) -> None:
    assert not rule.decides
    assert parse_tie_break(str(rule)) == rule


@pytest.mark.parametrize("text", ["order:c,a,b", f"lottery:{SEED}"])
def test_two_rules_decide_and_are_written_as_they_are_read(text: str) -> None:
    assert parse_tie_break(text).decides
    assert str(parse_tie_break(text)) == text


def test_a_declared_order_may_have_blanks_between() -> None:
    assert parse_tie_break("order: c, a ,b").order == ("c", "a", "b")


@pytest.mark.parametrize(
    "text", ["", "sharing", "share:", "share:a", "order", "order:", "Share", "coin", ":share"]
)
def test_what_is_no_rule_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match=r"is no tie rule. Use share, refuse, all"):
        parse_tie_break(text)


@pytest.mark.parametrize("names", ["a,,b", "a,b,a", ","])
def test_an_order_names_every_project_once(names: str) -> None:
    with pytest.raises(UsageError, match="tie-break order names"):
        parse_tie_break(f"order:{names}")


@pytest.mark.parametrize("seed", ["", "123", "1" * 19, "1" * 19 + "x", "١" * 20, "-" + "1" * 20])
def test_a_seed_is_at_least_twenty_digits(seed: str) -> None:
    with pytest.raises(UsageError, match=r"at least 20 digits. Throw dice in public"):
        parse_tie_break(f"lottery:{seed}")


def test_those_named_first_are_preferred() -> None:
    assert parse_tie_break("order:c,a,b").preferred(["a", "b", "c"]) == ("c", "a", "b")


def test_whom_an_order_does_not_name_it_does_not_decide() -> None:
    with pytest.raises(UsageError, match="does not name d, e"):
        parse_tie_break("order:c,a").preferred(["e", "a", "d"])


def test_the_lowest_ticket_is_preferred() -> None:
    rule = parse_tie_break(f"lottery:{SEED}").for_contest("sumbula")

    assert (
        rule.ticket("road")
        == hashlib.sha256(f"lottery/v1\0{SEED}\0sumbula\0road".encode()).hexdigest()
    )
    tickets = [rule.ticket(each) for each in rule.preferred(["road", "well", "school"])]
    assert tickets == sorted(tickets)


@given(IDS, st.randoms())
def test_a_lottery_does_not_depend_on_the_order_of_the_tied(ids: list[str], random: object) -> None:
    rule = parse_tie_break(f"lottery:{SEED}")
    shuffled = list(ids)
    getattr(random, "shuffle")(shuffled)  # noqa: B009  # Hypothesis has no public type for it

    assert rule.preferred(shuffled) == rule.preferred(ids)
    assert sorted(rule.preferred(ids)) == sorted(ids)


def test_another_contest_has_other_tickets() -> None:
    rule = parse_tie_break(f"lottery:{SEED}")

    assert rule.for_contest("a").ticket("road") != rule.for_contest("b").ticket("road")


def test_only_leaving_puts_the_chosen_last() -> None:
    assert LEAVE == "leave"
