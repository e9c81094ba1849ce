"""Tests of files of ballots as an instrument of a consultation."""

import json

import pytest

from prioritize.model.judgment import JudgmentProfile
from prioritize.model.pairwise import Comparison, PairwiseProfile
from prioritize.model.profile import BallotProfile, DotProfile, PaperProfile, RankedProfile
from tests.intake.faulty import findings_of, lines_of
from tests.intake.village import KYSHTUT, SUMBULA, a_consultation, an_input, read, read_all, told


BLT = """\
4 1
2 1 2 0
1 3 1 0
1 4 0
0
"Детский сад"
"irrigation"
"Питьевая вода"
"Спорт"
"Kyshtut"
"""


def test_the_projects_of_a_file_get_the_ids_of_the_consultation() -> None:
    collected = read(BLT, an_input("ballots", method="borda", file="council.blt"))

    profile = collected.profile
    assert isinstance(profile, RankedProfile)
    assert [each.id for each in profile.projects] == ["preschool", "irrigation", "tap", "sport"]
    assert profile.electorate.ballots == 4
    assert (collected.community, collected.participants) == ("kyshtut", None)


def test_an_unknown_project_is_a_fault() -> None:
    content = BLT.replace("Спорт", "Мост")

    (finding,) = findings_of(
        lambda: read(content, an_input("ballots", method="borda", file="a.blt"))
    )

    assert finding.code == "V03"


def test_a_project_that_the_file_does_not_list_is_a_fault() -> None:
    content = BLT.replace("4 1", "3 1").replace("1 4 0\n", "").replace('"Спорт"\n', "")

    assert [
        each.code
        for each in findings_of(
            lambda: read(content, an_input("ballots", method="borda", file="a.blt"))
        )
    ] == ["V03"]


def test_a_project_that_no_ballot_names_could_be_chosen_all_the_same() -> None:
    collected = read("1,2\npreschool,tap\ntap,\n", an_input("ballots", method="borda"))

    assert isinstance(collected.profile, BallotProfile)
    assert {each.id for each in collected.profile.projects} == {
        "preschool",
        "irrigation",
        "tap",
        "sport",
    }
    assert "No ballot names irrigation, sport" in "\n".join(told(collected))


DOTS = {
    "schema": "prioritize/ballots/1",
    "kind": "dots",
    "projects": ["preschool", "tap"],
    "ballots": [{"count": 2, "dots": [["tap", 2]]}],
}


@pytest.mark.parametrize(
    "content, file, kind",
    [
        ("1,2\npreschool,tap\ntap,\ntap,tap\n", "a.csv", PaperProfile),
        ("# layout: ranks\npreschool,irrigation,tap,sport\n1,2,,\n", "a.csv", RankedProfile),
    ],
)
def test_ballots_of_every_kind_are_named(content: str, file: str, kind: type) -> None:
    collected = read(content, an_input("ballots", method="borda", file=file))

    assert isinstance(collected.profile, kind)
    assert sorted(each.id for each in collected.profile.projects) == sorted(
        ["preschool", "irrigation", "tap", "sport"]
    )


def test_a_file_that_lists_its_projects_must_list_all() -> None:
    input = an_input("ballots", method="dots", file="a.json")

    findings = findings_of(lambda: read(json.dumps(DOTS), input))

    assert [each.code for each in findings] == ["V03", "V03"]


def test_ballots_of_dots_keep_their_dots() -> None:
    content = json.dumps({**DOTS, "projects": ["preschool", "irrigation", "tap", "sport"]})

    profile = read(content, an_input("ballots", method="dots", file="a.json")).profile

    assert isinstance(profile, DotProfile)
    assert (profile.dots.T.tolist(), profile.electorate.ballots) == ([[0, 0, 2, 0]], 2)


def test_ballots_of_nobody_in_particular_are_a_fault() -> None:
    input = an_input("ballots", method="borda", file="council.blt")
    consultation = a_consultation(input, communities=(KYSHTUT, SUMBULA))

    assert "which community" in lines_of(lambda: read_all(BLT, input, consultation))[0]


@pytest.mark.parametrize("content", ["", "4 1\n1 9 0\n0\n"])
def test_what_the_reader_of_ballots_refuses_is_refused(content: str) -> None:
    assert findings_of(lambda: read(content, an_input("ballots", method="borda", file="a.blt")))


def test_comparisons_speak_of_projects_by_the_ids_of_the_consultation() -> None:
    text = "# layout: pairs\nleft,right,winner\nСпорт,irrigation,irrigation\n"

    profile = read(text, an_input("ballots", method="bradley-terry")).profile

    assert isinstance(profile, PairwiseProfile)
    assert profile.comparisons == (Comparison("sport", "irrigation", "second"),)
    assert {"preschool", "tap"} <= {each.id for each in profile.projects}


def test_judgments_speak_of_projects_by_their_ids_and_keep_their_criteria() -> None:
    text = (
        "# layout: pairs\nabout,left,right,value\n,муктаждык,баасы,3\n"
        "муктаждык,Спорт,irrigation,1/2\nбаасы,Спорт,irrigation,2\n"
    )

    profile = read(text, an_input("ballots", method="ahp")).profile

    assert isinstance(profile, JudgmentProfile)
    assert [(each.about, each.first, each.second) for each in profile.judgments] == [
        ("", "муктаждык", "баасы"),
        ("муктаждык", "sport", "irrigation"),
        ("баасы", "sport", "irrigation"),
    ]
