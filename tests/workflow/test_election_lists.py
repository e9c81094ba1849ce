import json

import pytest

from prioritize.errors import InputError, UsageError
from prioritize.methods.ranked.stv import Stv
from prioritize.report.json_result import result_json
from prioritize.tally.explore import chosen_set
from prioritize.tally.result import ranking_of
from prioritize.tally.step import Converted
from prioritize.workflow.rank import rank
from prioritize.workflow.request import Request
from tests.workflow.files import ballots


ORDERS = "# NUMBER ALTERNATIVES: 3\n# NUMBER VOTERS: 3\n2: 1,2,3\n1: 3,1,2\n"
CITY = """META
key;value
description;A city
country;Nowhere
unit;Nowhere
instance;2024
num_projects;3
num_votes;3
budget;100
vote_type;{votes}
rule;{rule}
comment;as the council decided
PROJECTS
project_id;cost
a;60
b;50
c;40
VOTES
voter_id;vote
1;a,b
2;a,c
3;a,c
"""


def city(rule: str, votes: str = "approval", request: Request | None = None) -> object:
    text = CITY.format(rule=rule, votes=votes)
    return rank(ballots("city.pb", text, request)).listings[0].result.outcome


def test_ballots_without_a_rule_need_a_method_and_the_admissible_ones_are_named() -> None:
    with pytest.raises(UsageError, match=r"votes.toi does not say .*borda.*copeland"):
        rank(ballots("votes.toi", ORDERS))


def test_ballots_are_counted_by_the_method_asked_for() -> None:
    lists = rank(ballots("votes.toi", ORDERS, Request(method="plurality")))

    assert ranking_of(lists.listings[0].result.outcome).tiers[0] == ("1",)


def test_a_project_that_the_file_takes_out_is_excluded_and_keeps_its_name() -> None:
    text = "3 1\n-2\n1 1 2 3 0\n0\n" + "".join(f'"Name {id}"\n' for id in (1, 2, 3)) + '"Hall"\n'

    lists = rank(ballots("hall.blt", text, Request(method="borda")))

    record = json.loads(result_json(lists))
    assert record["lists"][0]["excluded"] == ["2"]
    assert [id for id, _ in record["names"]] == ["1", "2", "3"]


@pytest.mark.parametrize("rule,funded", [("greedy", ("a", "c")), ("greedy-no-skip", ("a", "c"))])
def test_a_city_is_counted_by_the_rule_that_it_declares(rule: str, funded: tuple[str, ...]) -> None:
    assert getattr(city(rule), "funded", None) == funded


def test_a_rule_that_there_is_not_is_quoted_with_its_comment() -> None:
    with pytest.raises(InputError, match=r"'by dice'.*as the council decided.*approval"):
        city("by dice")


def test_a_rule_without_its_threshold_says_what_is_missing() -> None:
    with pytest.raises(
        InputError, match=r"META does not say its min_project_score_threshold .*“min_project_score"
    ):
        city("greedy-threshold")


LIMITED = (
    CITY.format(votes="approval", rule="greedy")
    .replace("comment;", "categories;Roads,Parks\nbudget_per_category;90,60\ncomment;")
    .replace("cost\na;60\nb;50\nc;40", "cost;category\na;60;Roads\nb;50;Roads\nc;40;Parks")
    .replace("budget;100", "budget;150")
)


@pytest.mark.parametrize("method", ["", "greedy-budget", "knapsack", "equal-shares", "phragmen"])
def test_limits_of_the_file_hold_for_every_method_that_takes_them(method: str) -> None:
    (listing,) = rank(ballots("city.pb", LIMITED, Request(method=method))).listings

    assert getattr(listing.result.outcome, "funded", None) == ("a", "c")
    assert listing.method.budget_per_category[0] == ("Roads", 90)
    assert [str(each.what) for each in listing.findings] == []


HOODS = (
    CITY.format(votes="approval", rule="equalshares/add1")
    .replace("comment;", "neighborhoods;North,South\nbudget_per_neighborhood;100,60\ncomment;")
    .replace("cost\na;60\nb;50\nc;40", "cost;neighborhood\na;60;North\nb;50;South\nc;41;North")
    .replace("budget;100", "budget;160")
)


@pytest.mark.parametrize("method", ["", "equal-shares", "phragmen"])
def test_limits_of_neighborhoods_hold_where_voters_pay(method: str) -> None:
    """One unit more for the north, and c is paid for too."""
    request = Request(method=method)

    limited = rank(ballots("city.pb", HOODS, request)).listings[0].result.outcome
    free = rank(ballots("city.pb", HOODS.replace(";100,60", ";101,60"), request)).listings[0]

    assert sorted(getattr(limited, "funded", ())) == ["a", "b"]
    assert sorted(getattr(free.result.outcome, "funded", ())) == ["a", "b", "c"]


TOO_LONG = "The vote names more projects than META allows; it counts"
TOO_SHORT = "The vote names fewer projects than META allows; it counts"
TOO_DEAR = "The projects of the vote cost more than META allows; it counts"
TOO_CHEAP = "The projects of the vote cost less than META allows; it counts"


@pytest.mark.parametrize("method", ["equal-shares", "phragmen"])
@pytest.mark.parametrize(
    "limit, told",
    [
        ("max_length;1", [TOO_LONG] * 3),
        ("min_length;2", []),
        ("min_length;3", [TOO_SHORT] * 3),
        ("max_sum_cost;100", [TOO_DEAR]),
        ("min_sum_cost;101", [TOO_CHEAP] * 2),
    ],
)
def test_a_vote_outside_the_limits_of_the_file_pays_as_the_others_do(
    method: str, limit: str, told: list[str]
) -> None:
    """What is odd about a vote is told, and changes neither shares nor what they buy."""
    text = CITY.format(votes="approval", rule="greedy")
    limited = text.replace("comment;", f"{limit}\ncomment;")

    (listing,) = rank(ballots("city.pb", limited, Request(method=method))).listings
    (free,) = rank(ballots("city.pb", text, Request(method=method))).listings

    assert listing.result == free.result
    assert getattr(listing.result.outcome, "funded", None) == ("a", "c")
    assert [str(each.what) for each in listing.findings] == told


POINTS = (
    CITY.format(votes="cumulative", rule="greedy")
    .replace("voter_id;vote", "voter_id;vote;points")
    .replace("1;a,b\n2;a,c\n3;a,c", "1;a,b;1,3\n2;a,c;2,2\n3;a,c;1,1")
)


@pytest.mark.parametrize("method", ["equal-shares", "phragmen"])
def test_more_points_than_the_file_allows_are_refused_where_voters_pay(method: str) -> None:
    limited = POINTS.replace("comment;", "max_sum_points;3\ncomment;")

    with pytest.raises(InputError, match="gives 4 points, and 3 are allowed"):
        rank(ballots("city.pb", limited, Request(method=method)))


@pytest.mark.parametrize(
    "limit, told",
    [
        ("max_sum_points;4", []),
        ("min_sum_points;3", ["The vote gives fewer points than META allows; it counts"]),
        ("max_points;2", ["The vote gives a project more points than META allows; it counts"]),
        ("min_points;2", ["The vote gives a project fewer points than META allows; it counts"] * 2),
    ],
)
@pytest.mark.parametrize("method", ["equal-shares", "phragmen"])
def test_points_outside_other_limits_count_where_voters_pay(
    method: str, limit: str, told: list[str]
) -> None:
    options = (("utility", "points"),) if method == "equal-shares" else ()
    request = Request(method=method, options=options)

    limited = POINTS.replace("comment;", f"{limit}\ncomment;")

    (listing,) = rank(ballots("city.pb", limited, request)).listings
    (free,) = rank(ballots("city.pb", POINTS, request)).listings

    assert listing.result == free.result
    assert [str(each.what) for each in listing.findings] == told


@pytest.mark.parametrize("least, funded", [(1, ("a", "c")), (3, ("a",))])
def test_the_threshold_of_the_file_holds_for_equal_shares_that_it_declares(
    least: int, funded: tuple[str, ...]
) -> None:
    text = CITY.format(votes="approval", rule="equalshares/add1").replace(
        "comment;", f"min_project_score_threshold;{least}\ncomment;"
    )

    (listing,) = rank(ballots("city.pb", text)).listings

    assert listing.method.min_score == least
    assert getattr(listing.result.outcome, "funded", None) == funded


def test_other_limits_can_be_asked_for_and_those_of_nobody_left_do_not_matter() -> None:
    request = Request(options=(("budget_per_category", "Roads=110"),))

    free = rank(ballots("city.pb", LIMITED, request)).listings[0].result.outcome
    left = rank(ballots("city.pb", LIMITED, Request(without=("c",)))).listings[0].result.outcome

    assert getattr(free, "funded", None) == ("a", "c", "b")
    assert getattr(left, "funded", None) == ("a",)


def test_another_budget_can_be_asked_for() -> None:
    assert getattr(city("greedy", request=Request(budget="200")), "funded", None) == (
        "a",
        "c",
        "b",
    )


def test_places_become_points_where_the_rule_of_the_city_adds_points() -> None:
    text = CITY.format(rule="greedy", votes="ordinal").replace("comment;", "max_length;2\ncomment;")

    result = rank(ballots("city.pb", text)).listings[0].result

    assert dict(ranking_of(result.outcome).scores) == {"a": 6, "b": 1, "c": 2}
    assert any(isinstance(each, Converted) for each in result.steps)


def test_a_tally_sheet_is_not_a_set_of_ballots() -> None:
    text = (
        '{"schema": "prioritize/ballots/1", "kind": "totals", "projects": ["a", "b"],'
        ' "ballots": [["a", "women", 14], ["b", "women", 3]]}'
    )

    with pytest.raises(InputError, match="a tally sheet is not a set of ballots"):
        rank(ballots("sheet.json", text, Request(method="borda")))


def test_a_project_can_be_left_out_before_counting() -> None:
    lists = rank(ballots("votes.toi", ORDERS, Request(method="borda", without=("1",))))

    assert ranking_of(lists.listings[0].result.outcome).projects == ("2", "3")
    assert str(lists.listings[0].findings[0].what) == "Left out before counting: 1"


def test_other_rules_have_another_fingerprint_and_other_ballots_do_not() -> None:
    def fingerprint(text: str, **asked: str) -> str:
        return rank(ballots("votes.toi", text, Request(**asked))).rules  # type: ignore[arg-type]  # texts

    same = fingerprint(ORDERS, method="borda")

    assert fingerprint(ORDERS.replace("2: 1,2,3", "2: 1,3,2"), method="borda") == same
    assert fingerprint(ORDERS, method="copeland") != same
    assert fingerprint(ORDERS, method="borda", tie_break="all") != same


def test_a_blt_file_is_counted_by_a_single_transferable_vote_with_its_seats() -> None:
    text = '3 2\n5 1 2 0\n3 2 0\n2 3 0\n0\n"Road"\n"Well"\n"Pool"\n"Hall"\n'

    (listing,) = rank(ballots("hall.blt", text)).listings
    (other,) = rank(ballots("hall.blt", text, Request(seats=1))).listings

    assert listing.result.method == Stv(seats=2)
    assert chosen_set(listing.result.outcome) == ("1", "2")
    assert other.result.method == Stv(seats=1)
