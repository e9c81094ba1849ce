from fractions import Fraction

import pytest

from prioritize.errors import InputError, UnresolvedTieError, UsageError
from prioritize.tally.listing import Agreement, Lists, Overlap
from prioritize.tally.result import ranking_of
from prioritize.workflow.material import gather
from prioritize.workflow.rank import rank
from prioritize.workflow.request import Request
from tests.cli.shell import FIXTURES
from tests.workflow.files import RULES, village


def places(lists: Lists, instrument: str, view: str = "raw") -> list[list[str]]:
    (listing,) = (
        each for each in lists.listings if (each.instrument, each.view) == (instrument, view)
    )
    return [list(tier) for tier in ranking_of(listing.result.outcome).tiers]


def test_every_instrument_has_its_own_list_and_the_combined_one_comes_last() -> None:
    lists = rank(village())

    assert [each.instrument for each in lists.listings] == ["wall", "council", "combined"]
    assert places(lists, "wall") == [["road", "well"], ["school"]]
    assert places(lists, "council") == [["road"], ["school"], ["well"]]
    assert places(lists, "combined") == [["road"], ["school"], ["well"]]


def test_the_combined_list_tells_its_weights_its_agreement_and_the_overlap() -> None:
    combined = rank(village()).listings[-1]

    assert combined.parts == (("wall", Fraction(1)), ("council", Fraction(2)))
    assert combined.agreement == (Agreement("wall", "council", "0.0000"),)
    assert combined.overlap == (Overlap("wall", "council", None),)


def test_without_declared_weights_nothing_is_combined() -> None:
    rules = RULES.partition("[combination]")[0]

    assert [each.instrument for each in rank(village(rules=rules)).listings] == ["wall", "council"]


def test_an_instrument_without_weight_stands_beside_the_list() -> None:
    rules = RULES.replace("wall = 1,", "wall = 0,")

    combined = rank(village(rules=rules)).listings[-1]

    assert places(rank(village(rules=rules)), "combined") == [["road"], ["school"], ["well"]]
    assert combined.parts == (("wall", Fraction(0)), ("council", Fraction(2)))


def test_the_combined_list_is_put_under_the_budget() -> None:
    budget = (
        '[budget]\nmethod = "greedy-budget"\n'
        'options = { on_overflow = "skip" }\namounts = { upper = 120 }\n'
    )

    lists = rank(village(rules=RULES + budget))

    funded = lists.listings[-1]
    assert (funded.instrument, funded.view) == ("combined", "budget")
    assert getattr(funded.result.outcome, "funded", None) == ("road", "well")


def test_side_constraints_of_a_budget_are_kept_and_those_of_other_villages_passed_over() -> None:
    lower = """
[[communities]]
id = "lower"

[[projects]]
id = "canal"
cost = 10
community = "lower"
neighborhood = "east"

[[projects]]
id = "pump"
cost = 10
community = "lower"

[budget]
method = "knapsack"
instrument = "council"
amounts = { upper = 120 }

[budget.options]
rivals = ["road,well", "canal,pump"]
budget_per_neighborhood = ["east=5"]
"""

    funded = rank(village(rules=RULES + lower)).listings[-1]

    assert getattr(funded.result.outcome, "funded", None) == ("road",)
    assert funded.method.rivals == (("road", "well"),)
    assert funded.method.budget_per_neighborhood == ()


def test_rivals_of_different_villages_are_a_fault() -> None:
    far = """
[[communities]]
id = "lower"

[[projects]]
id = "canal"
cost = 10
community = "lower"

[[projects]]
id = "pump"
cost = 10
community = "upper"

[budget]
method = "greedy-budget"
instrument = "wall"
amounts = { upper = 120 }
options = { rivals = ["pump,canal"] }
"""

    with pytest.raises(InputError, match="pump, canal belong to different communities"):
        rank(village(rules=RULES + far))


def test_a_tie_at_the_line_is_an_unresolved_tie() -> None:
    budget = '[budget]\nmethod = "greedy-budget"\ninstrument = "wall"\namounts = { upper = 60 }\n'

    with pytest.raises(UnresolvedTieError) as caught:
        rank(village(rules=RULES + budget))

    assert caught.value.tied == ("road", "well")
    assert caught.value.findings[0].spot.field == "upper"


def test_a_what_if_is_counted_where_it_can_be_and_says_so() -> None:
    lists = rank(village(Request(method="copeland")))

    assert [(each.instrument, each.what_if) for each in lists.listings] == [("council", True)]


def test_a_what_if_that_no_instrument_admits_is_refused_with_the_reasons() -> None:
    with pytest.raises(InputError, match="a tally sheet is not a set of ballots"):
        rank(village(Request(method="weighted-sum")))


def test_options_without_a_method_belong_nowhere() -> None:
    with pytest.raises(UsageError, match="no method that they belong to"):
        rank(village(Request(options=(("cap", "1"),))))


def test_a_project_left_out_is_left_out_everywhere() -> None:
    lists = rank(village(Request(without=("road",))))

    assert places(lists, "council") == [["school"], ["well"]]
    assert places(lists, "combined") == [["school"], ["well"]]


def test_a_list_that_leaves_a_project_out_says_so_and_has_other_rules() -> None:
    lists = rank(village(Request(without=("road",))))

    assert lists.rules != rank(village()).rules
    assert {str(each.findings[0].what) for each in lists.listings} == {
        "Left out before counting: road"
    }


def test_a_direction_left_out_is_left_out_of_votes_rolled_up_to_it_too() -> None:
    request = Request(without=("preschool",), community="kyshtut")

    lists = rank(gather(str(FIXTURES / "batken"), request))

    rolled = next(
        each for each in lists.listings if (each.instrument, each.level) == ("map", "direction")
    )
    assert "preschool" not in ranking_of(rolled.result.outcome).projects
    assert "preschool" not in {each.project for each in rolled.map_evidence}


def test_a_project_that_no_list_has_cannot_be_left_out() -> None:
    with pytest.raises(UsageError, match="no project bridge to leave out"):
        rank(village(Request(without=("bridge",))))


def test_one_instrument_of_one_community_can_be_asked_for() -> None:
    lists = rank(village(Request(community="upper", instrument="council")))

    assert [each.instrument for each in lists.listings] == ["council"]


@pytest.mark.parametrize(
    "request_", [Request(community="uper"), Request(instrument="cuoncil")], ids=str
)
def test_what_there_is_not_is_told_with_what_may_be_meant(request_: Request) -> None:
    with pytest.raises(UsageError, match=r"Did you mean (upper|council)\?"):
        rank(village(request_))


def test_the_faults_of_all_files_are_told_together() -> None:
    with pytest.raises(InputError) as caught:
        rank(village(wall="code;women\nroad;x\n", council="voter,1\n1,bridge\n"))

    assert {each.spot.file for each in caught.value.findings} == {"wall.csv", "council.csv"}


def test_another_rule_for_ties_has_another_fingerprint_of_the_rules() -> None:
    declared = rank(village())
    decided = rank(village(Request(tie_break="order:well,road,school")))

    assert declared.rules != decided.rules
    assert places(decided, "wall") == [["well"], ["road"], ["school"]]


def test_progress_is_told_after_every_input() -> None:
    told: list[tuple[int, int]] = []

    rank(village(), progress=lambda done, total: told.append((done, total)))

    assert told == [(1, 2), (2, 2)]
