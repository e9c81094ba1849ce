from prioritize.workflow.check import Readable, check
from prioritize.workflow.request import Request
from tests.workflow.files import RULES, ballots, village


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
