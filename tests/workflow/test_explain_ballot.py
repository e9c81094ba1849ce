"""Ballots found in everything that was counted."""

import json
from pathlib import Path

import pytest

from prioritize.errors import UsageError
from prioritize.model.profile import PaperProfile
from prioritize.report.explain_ballot import ballot_json
from prioritize.workflow.explain_ballot import ballot_in
from prioritize.workflow.material import gather
from prioritize.workflow.request import Request
from tests.intake.hall.evening import an_evening
from tests.workflow.files import ballots, village


BLT = '3 1\n2 1 2 0\n3 3 0\n1 2 2 1 0\n0\n"A"\n"B"\n"C"\n"Hall"\n'
CSV = "voter,1,2\nx-07,a,b\nX-11,b,\nx-12,c,a\n"
PB = (
    "META\nkey;value\nbudget;10\nvote_type;ordinal\nrule;greedy\n"
    "PROJECTS\nproject_id;cost\na;7\nb;4\n"
    "VOTES\nvoter_id;vote\n101;a,b\n102;b,a\n103;b\n"
)
BORDA = Request(method="borda")


def refusal(id: str, name: str, text: str, request: Request) -> str:
    """Say why a ballot cannot be followed."""
    with pytest.raises(UsageError) as raised:
        ballot_in(ballots(name, text, request), id)
    (finding,) = raised.value.findings
    return f"{finding.what} | {finding.remedy}"


def test_a_line_of_a_file_stands_for_its_ballots() -> None:
    _, (found,) = ballot_in(ballots("hall.blt", BLT), "2")

    assert (found.cast.is_line, found.cast.ballots) == (True, 3)


def test_marks_are_told_as_they_stand_where_the_method_reads_them_otherwise() -> None:
    _, (found,) = ballot_in(ballots("hall.blt", BLT, BORDA), "3")

    assert isinstance(found.written, PaperProfile)
    assert not isinstance(found.listing.result.profile, PaperProfile)


def test_a_ballot_of_points_is_told_as_it_was_ranked() -> None:
    _, (found,) = ballot_in(ballots("city.pb", PB), "102")

    assert (found.written.kind, found.listing.result.profile.kind) == ("ranked", "dots")


def test_a_voter_is_found_by_id() -> None:
    _, (found,) = ballot_in(ballots("votes.csv", CSV, BORDA), "X-11")

    assert (found.cast.column, found.cast.is_line) == (1, False)


def test_an_unknown_id_is_answered_with_close_ones() -> None:
    assert refusal("x-7", "votes.csv", CSV, BORDA) == (
        "No list asked for holds the ballot 'x-7' | Did you mean x-07? Ballots are called x-07 to"
        " x-12."
    )
    assert refusal("x-11", "votes.csv", CSV, BORDA).endswith(
        "Did you mean X-11? Ballots are called x-07 to x-12."
    )


def test_an_unknown_line_is_answered_with_how_many_there_are() -> None:
    assert refusal("9", "hall.blt", BLT, Request()) == (
        "No list asked for holds the ballot '9' | Ballots are called 1 to 3."
    )


def test_a_consultation_follows_a_ballot_where_it_lies() -> None:
    _, (found,) = ballot_in(village(), "2")

    assert (found.listing.instrument, found.cast.is_line) == ("council", False)


def test_a_source_without_single_ballots_says_so() -> None:
    with pytest.raises(UsageError, match="holds no single ballots"):
        ballot_in(village(Request(instrument="wall")), "1")


def test_a_paper_of_the_hall_is_found_by_its_serial(tmp_path: Path) -> None:
    filled = an_evening(papers=("ballots",)).ballot("ballots", 7, "G1", P1=1, P2=1)
    workbook = tmp_path / "hall.xlsx"
    workbook.write_bytes(filled.saved())

    lists, found = ballot_in(gather(str(workbook), Request(instrument="ballots")), "7")

    (told,) = json.loads(ballot_json(lists, found))["lists"]
    assert (told["instrument"], told["ballots"]) == ("ballots", 1)
    assert told["sentences"][-1].count("1 dot") == 2
