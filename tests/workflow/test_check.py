from collections.abc import Iterable

import pytest

from prioritize.audit.material import Material
from prioritize.errors import Finding, PrioritizeError, UnresolvedTieError
from prioritize.workflow.check import Readable, check
from prioritize.workflow.rank import rank
from prioritize.workflow.request import Request
from tests.workflow.files import RULES, ballots, consultation, village


def test_what_can_be_read_is_listed_and_nothing_is_counted() -> None:
    checked = check(village())

    assert checked.read == (
        Readable("wall.csv", "upper", "wall", "totals", projects=3, ballots=None),
        Readable("council.csv", "upper", "council", "ranked", projects=3, ballots=3),
    )
    assert checked.refused == ()


def test_a_method_that_does_not_admit_the_votes_is_refused_with_its_file() -> None:
    rules = RULES.replace('method = "dots"\noptions = { per_voter = 3 }', 'method = "borda"')

    (refused,) = check(village(rules=rules)).refused

    assert refused.spot.file == "wall.csv"
    assert "a tally sheet is not a set of ballots" in str(refused.what)


def test_faults_of_files_and_rules_are_answers_and_no_errors() -> None:
    assert check(village(rules="schema = 3")).refused
    assert check(village(wall="")).refused
    assert check(ballots("votes.toi", "")).refused


def test_ballots_are_checked_with_the_method_asked_for() -> None:
    text = "# NUMBER ALTERNATIVES: 2\n# NUMBER VOTERS: 1\n1: 1,2\n"

    assert check(ballots("votes.toi", text)).refused == ()
    assert check(ballots("votes.toi", text, Request(method="weighted-sum"))).refused


COMMITTEE = """
schema = "prioritize/consultation/1"
kind = "real"
currency = "KGS"

[title]
en = "Two applications"

[[communities]]
id = "contest"
name = { en = "The contest" }

[[projects]]
id = "road"
cost = 60

[[projects]]
id = "well"
cost = 50

[[criteria]]
id = "need"
weight = 60
lowest = 0
highest = 5

[[criteria]]
id = "use"
weight = 40
lowest = 0
highest = 5

[[inputs]]
id = "committee"
instrument = "scores"
file = "scores.csv"
level = "project"
method = "weighted-sum"
options = { minimum_reviews = 1, total = 100 }
"""
SCORES = "reviewer,project,need,use\nann,road,5,2\nann,well,3,4\nben,road,4,0\nben,well,3,4\n"
BLANK = "reviewer,project,need,use\nann,road,,\nann,well,,\n"


def committee(*changes: tuple[str, str], scores: str = SCORES) -> Material:
    """Make a committee of two reviewers, with other rules."""
    rules = COMMITTEE
    for old, new in changes:
        assert old in rules
        rules = rules.replace(old, new)
    return consultation(rules, **{"scores.csv": scores})


def reasons(findings: Iterable[Finding]) -> list[str]:
    return [str(each.what) for each in findings]


RANKED = ("options =", "stages = { ranking_weights = { need = 0, use = 0 } }\noptions =")


@pytest.mark.parametrize("scores", [SCORES, BLANK])
@pytest.mark.parametrize(
    "changes, told",
    [
        ([("weight = 40", "weight = 30")], "The weights add up to 90, not to 100"),
        ([("weight = 60", "weight = 0"), ("weight = 40", "weight = 0")], "All weights are 0: need"),
        ([RANKED], "All weights are 0: need, use"),
    ],
)
def test_weights_that_cannot_count_are_found_before_and_after_anybody_scores(
    changes: list[tuple[str, str]], told: str, scores: str
) -> None:
    (refused,) = check(committee(*changes, scores=scores)).refused

    assert refused.spot.file == "scores.csv"
    assert told in str(refused.what)


@pytest.mark.parametrize(
    "changes",
    [
        [],
        [("weight = 40", "weight = 30")],
        [("weight = 60", "weight = 0"), ("weight = 40", "weight = 0")],
        [RANKED],
        [('"weighted-sum"', '"topsis"'), ("highest = 5", "highest = 4")],
        [('"weighted-sum"', '"hanlon"'), ("total = 100", 'formula = "bprs"')],
        [('"weighted-sum"', '"promethee"'), ("total = 100", 'preference = "worth=usual"')],
        [('"weighted-sum"', '"borda"'), ("{ minimum_reviews = 1, total = 100 }", "{}")],
        [("options =", "stages = { thresholds = { need = 5 } }\noptions =")],
    ],
)
def test_check_refuses_what_rank_refuses(changes: list[tuple[str, str]]) -> None:
    """Also scores beyond a scale, a formula without its criteria, and nobody who passes."""
    refused = reasons(check(committee(*changes)).refused)

    if not changes:
        assert refused == []
        assert rank(committee()).listings
    else:
        with pytest.raises(PrioritizeError) as error:
            rank(committee(*changes))
        assert refused == reasons(error.value.findings)
        assert {each.spot.file for each in error.value.findings} != {"rules.toml"}


def test_sheets_that_nobody_has_filled_in_lack_nothing_yet() -> None:
    assert check(committee(scores=BLANK)).refused == ()


def test_what_a_stage_rules_out_is_not_held_against_the_method() -> None:
    """The road's mean of 0 would stop a product, and the least mean keeps it out."""
    low = SCORES.replace("ann,road,5,2", "ann,road,5,0")
    product = ('"weighted-sum"', '"weighted-product"')
    stages = ("options =", "stages = { thresholds = { use = 1 } }\noptions =")

    assert check(committee(product, scores=low)).refused
    assert check(committee(product, stages, scores=low)).refused == ()


def test_a_tie_is_for_people_to_settle_and_nothing_to_be_mended() -> None:
    scores = "reviewer,project,need,use\nann,road,5,2\nann,well,5,2\n"
    material = committee(("currency", 'tie_break = "refuse"\ncurrency'), scores=scores)

    assert check(material).refused == ()
    with pytest.raises(UnresolvedTieError):
        rank(material)


def test_a_file_of_scores_is_checked_as_it_would_be_counted() -> None:
    text = (
        '{"schema": "prioritize/ballots/1", "kind": "criteria", "projects": ["a", "b"],'
        ' "criteria": [{"id": "need", "weight": "3"}, {"id": "use", "weight": "2"}],'
        ' "ballots": [{"reviewer": "ann", "scores": [["a", "need", 4], ["a", "use", 1]]}]}'
    )
    options = (("total", "6"), ("minimum_reviews", "1"))

    checked = check(ballots("sheet.json", text, Request(method="weighted-sum", options=options)))

    assert reasons(checked.refused) == ["The weights add up to 5, not to 6"]
    assert check(ballots("sheet.json", text, Request(method="weighted-sum"))).refused == ()


def test_another_method_is_tried_on_what_it_counts() -> None:
    """Borda counts the council and no wall; a method for scores counts nothing here."""
    wrong = Request(method="borda", options=(("nothing", "1"),))

    assert check(village(Request(method="borda"))).refused == ()
    for asked in (Request(method="weighted-sum"), wrong):
        with pytest.raises(PrioritizeError) as error:
            rank(village(asked))
        assert reasons(check(village(asked)).refused) == reasons(error.value.findings)
