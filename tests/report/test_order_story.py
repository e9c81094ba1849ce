"""Why one project stands above another in an order that is best as a whole."""

import json

from prioritize.methods.ranked.copeland import Copeland
from prioritize.methods.ranked.kemeny import Kemeny
from prioritize.model.profile import RankedProfile
from prioritize.model.shorthand import ranked
from prioritize.report.explain import Question, explain_json
from prioritize.tally.engine import run
from prioritize.tally.listing import Listing
from prioritize.tally.ties import SHARE, TieBreak, parse_tie_break
from tests.report.told import in_one


CIRCLE = ranked("4: a > b > c", "3: b > c > a", "2: c > a > b")
AGAINST = (
    "It does so against the direct comparison, because in this order everybody beats the next one"
    " or is equal with it: a > b > c."
)
LEVEL = ranked("a > b", "b > a")


def why(
    profile: RankedProfile, first: str, other: str, *, tie_break: TieBreak = SHARE
) -> list[str]:
    """Give the sentences that explain two projects."""
    listing = Listing(run(Kemeny(), profile, tie_break=tie_break))
    (told,) = json.loads(explain_json(in_one(listing), Question(first, other)))["lists"]
    return list(told["sentences"])


def test_a_best_order_says_that_all_best_orders_agree() -> None:
    assert why(CIRCLE, "a", "b")[-1] == (
        "Every order that disagrees with the ballots least puts a above b."
    )


def test_a_place_against_a_majority_is_told_with_those_between() -> None:
    assert why(CIRCLE, "a", "c")[1:] == [
        "c beats a by 5 to 4.",
        "Every order that disagrees with the ballots least puts a above c.",
        AGAINST,
    ]


def test_projects_on_which_best_orders_differ_share_a_place() -> None:
    assert why(LEVEL, "a", "b")[-1] == ("No order of a and b is proved to be the only best one.")


def test_a_tie_that_was_decided_is_not_said_to_be_the_only_order() -> None:
    told = why(LEVEL, "a", "b", tie_break=parse_tie_break("order:a,b"))

    assert "An order that disagrees with the ballots least puts a above b." in told


def test_other_methods_tell_nothing_of_whole_orders() -> None:
    listing = Listing(run(Copeland(), CIRCLE))
    (told,) = json.loads(explain_json(in_one(listing), Question("a", "b")))["lists"]

    assert not any("disagrees" in each for each in told["sentences"])
