"""The steps of a count as JSON."""

import json
from fractions import Fraction

from prioritize.tally.step import (
    Chain,
    Compared,
    Considered,
    Converted,
    Defeat,
    Kept,
    Named,
    Opened,
    Raised,
    Resolved,
    Returned,
    Round,
    Scored,
    Weighed,
)
from prioritize.text import message
from tests.report.told import pairs, told
from tests.report.written import only


def test_a_round_is_written_as_the_contract_says() -> None:
    step = Round(
        1,
        pairs(a=41),
        Fraction(8),
        transfers=(("a", "b", Fraction(1)),),
        exhausted=(("overvote", Fraction(1)),),
    )

    steps = only(told(step))["steps"]

    assert json.dumps(steps[1]) == (
        '{"step": "round", "round": 1, "tally": [["a", "41"]], "quota": "8", "elected": [],'
        ' "eliminated": [], "transfers": [["a", "b", "1"]], "exhausted": [["overvote", "1"]]}'
    )


def test_what_a_mean_is_worth_is_written_exactly() -> None:
    step = Weighed("need", Fraction(30), Fraction(-1, 3), Fraction(5, 3))
    listing = told(step, Scored("weighted sum", pairs(a=3, b=2, c=1)))

    assert only(listing)["steps"][1] == {
        "step": "weighed",
        "criterion": "need",
        "weight": "30",
        "slope": "-1/3",
        "offset": "5/3",
        "root": "1",
        "inverse": False,
    }


def test_an_exponent_is_written_exactly_though_products_are_rounded() -> None:
    step = Raised("need", Fraction(30), Fraction(-1, 3))
    listing = told(step, Scored("weighted product", pairs(a=3, b=2, c=1)), decimals=12)

    assert only(listing)["steps"][1] == {
        "step": "raised",
        "criterion": "need",
        "weight": "30",
        "exponent": "-1/3",
    }


def test_a_vote_taken_again_is_written_with_its_votes_and_witnesses() -> None:
    step = Resolved((("b",), ("a",)), "revote", pairs(a=24, b=31), ("Aida", "Bakyt"))
    listing = told(Scored("dots", pairs(a=3, b=3, c=1)), step)

    assert only(listing)["steps"][2] == {
        "step": "resolved",
        "tiers": [["b"], ["a"]],
        "by": "revote",
        "votes": [["a", "24"], ["b", "31"]],
        "witnesses": ["Aida", "Bakyt"],
    }


def test_a_project_is_written_with_what_it_gets_and_what_is_in_its_way() -> None:
    part = Considered("a", Fraction(9), "funded", Fraction(0), 2, award=Fraction(4))
    late = Considered("b", Fraction(3), "over-limit", Fraction(0), because=("a",), limit="water")

    steps = only(told(part, late, opened=Opened("allocation", budget=Fraction(4))))["steps"]

    assert steps[1:] == [
        {
            "step": "considered",
            "project": "a",
            "cost": "9",
            "fate": "funded",
            "left": "0",
            "tier": 2,
            "paid": "4",
            "because": [],
            "limit": None,
        },
        {
            "step": "considered",
            "project": "b",
            "cost": "3",
            "fate": "over-limit",
            "left": "0",
            "tier": 0,
            "paid": "0",
            "because": ["a"],
            "limit": "water",
        },
    ]


def test_a_conversion_is_written_with_its_rule() -> None:
    step = Converted("paper", "ranked", message("skipped ranks are passed over"))

    assert only(told(step))["steps"][1] == {
        "step": "converted",
        "source": "paper",
        "target": "ranked",
        "rule": "skipped ranks are passed over",
    }


def test_what_the_elected_keep_is_written_with_how_it_was_found() -> None:
    step = Kept("meek", (("b", Fraction(1, 2)), ("a", Fraction(3, 4))), Fraction(1, 4), 7)

    assert only(told(step))["steps"][1] == {
        "step": "kept",
        "rule": "meek",
        "factors": [["a", "3/4"], ["b", "1/2"]],
        "surplus": "1/4",
        "passes": 7,
    }


def test_those_who_are_back_are_written_in_one_order() -> None:
    (written,) = only(told(Returned(("b", "a"))))["steps"][1:]

    assert written == {"step": "returned", "projects": ["a", "b"]}


def test_what_concerns_pairs_is_written_with_chains_as_lists() -> None:
    steps = (
        Defeat("a", "b", Fraction(4), Fraction(1), ("b", "c", "a")),
        Chain(("a", "c", "b"), ("c", "b"), Fraction(3), Fraction(2)),
        Named("smith-set", ("c", "a")),
    )

    assert only(told(*steps))["steps"][1:4] == [
        {
            "step": "defeat",
            "above": "a",
            "below": "b",
            "support": "4",
            "against": "1",
            "chain": ["b", "c", "a"],
        },
        {
            "step": "chain",
            "projects": ["a", "c", "b"],
            "weakest": ["c", "b"],
            "support": "3",
            "against": "2",
        },
        {"step": "named", "role": "smith-set", "projects": ["a", "c"]},
    ]


def test_numbers_of_a_method_that_counts_decimals_are_decimals() -> None:
    step = Compared("a", "b", Fraction(4133333, 100000), Fraction(1, 3))

    compared = only(told(step, decimals=5))["steps"][1]

    assert (compared["support"], compared["against"]) == ("41.33333", "1/3")
