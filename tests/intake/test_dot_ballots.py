"""Tests of dots written down ballot by ballot; the C rows are of the corpus of bad inputs."""

import pytest

from prioritize.model.consultation import Collected
from prioritize.model.profile import DotProfile
from prioritize.model.project import Project
from tests.intake.faulty import findings_of, lines_of
from tests.intake.village import (
    KYSHTUT,
    PROJECTS,
    SUMBULA,
    a_consultation,
    an_input,
    read,
    read_all,
    told,
)


def dots(collected: Collected) -> DotProfile:
    """Return the ballots that were read."""
    assert isinstance(collected.profile, DotProfile)
    return collected.profile


BALLOTS = """\
№;Топ;Бала бакча;Сугат суу;Таза суу;Спорт
1;Аялдар;2;1;;
2;Эркектер;;3;0;0
3;Аялдар;;;;
4;Жаштар;1;5;;—
"""


def test_ballots_keep_their_dots_their_group_and_their_serial() -> None:
    collected = read(BALLOTS, an_input(options=[("per_voter", 3)]))

    profile = dots(collected)
    assert profile.dots.T.tolist() == [[2, 1, 0, 0], [0, 3, 0, 0], [1, 5, 0, 0]]
    assert profile.electorate.not_counted == (("blank", 1),)
    assert profile.electorate.voters is not None
    assert profile.electorate.voters.column("group") == ("women", "men", "youth")
    assert profile.electorate.voters.column("voter") == ("1", "2", "4")
    assert profile.offered is not None
    assert profile.offered.T.tolist() == [[True] * 4, [True] * 4, [True, True, True, False]]


def test_a_ballot_above_its_allowance_stays_for_the_method_to_judge_c29() -> None:
    assert dots(read(BALLOTS, an_input(options=[("per_voter", 3)]))).dots.sum(axis=0).max() == 6


def test_a_serial_on_two_ballots_is_a_fault_c26() -> None:
    (finding,) = findings_of(lambda: read(BALLOTS.replace("4;Жаштар", "1;Жаштар"), an_input()))

    assert (finding.code, finding.spot.row) == ("V05", 5)


def test_serials_that_are_missing_are_told() -> None:
    collected = read(BALLOTS.replace("4;Жаштар", "6;Жаштар"), an_input())

    assert told(collected) == ["[V05] votes.csv: 2 serials are missing: 4, 5"]


def test_totals_below_and_beside_ballots_are_checked_and_no_ballots_c25() -> None:
    content = "№;preschool;irrigation;tap;sport;Бардыгы\n1;2;1;;;3\n2;;1;1;;3\nБардыгы;2;2;2;0;5\n"

    collected = read(content, an_input())

    assert dots(collected).dots.T.tolist() == [[2, 1, 0, 0], [0, 1, 1, 0]]
    assert [(each.code, each.spot.row, each.spot.column) for each in collected.findings] == [
        ("V07", 4, 4),
        ("V07", 3, 6),
    ]


def test_a_ballot_marked_as_spoiled_is_not_counted() -> None:
    content = "№;preschool;irrigation;tap;sport;Жараксыз\n1;2;1;;;x\n2;;1;1;;\n3;;1;1;;0\n"

    profile = dots(read(content, an_input()))

    assert profile.dots.T.tolist() == [[0, 1, 1, 0], [0, 1, 1, 0]]
    assert profile.electorate.not_counted == (("spoiled", 1),)


def test_marks_for_dots_are_one_dot_each() -> None:
    content = "Бюллетень;preschool;irrigation;tap;sport\n1;x;✓;;\n2;;+;;х\n"

    assert dots(read(content, an_input())).dots.T.tolist() == [[1, 1, 0, 0], [0, 1, 0, 1]]


def test_ballots_without_a_serial_are_ballots_when_a_group_comes_twice() -> None:
    content = "Топ;preschool;irrigation;tap;sport\nАялдар;1;2;0;0\nАялдар;3;0;0;0\n"

    assert dots(read(content, an_input())).dots.shape == (4, 2)


def test_people_are_known_where_a_column_names_them() -> None:
    content = "Участник;preschool;irrigation;tap;sport\nk1;1;2;0;0\nk2;3;0;0;0\n"

    assert read(content, an_input()).participants == frozenset({"k1", "k2"})


def test_the_faults_of_ballots_are_told_at_once() -> None:
    content = BALLOTS.replace("2;1;;", "2.5;-1;;").replace("Жаштар", "Жаш")

    findings = findings_of(lambda: read(content, an_input()))

    assert [(each.spot.row, each.spot.column) for each in findings] == [(2, 3), (2, 4), (5, 2)]


def test_empty_ballots_alone_are_a_fault_c50() -> None:
    content = "№;preschool;irrigation;tap;sport\n1;;;;\n2;;;;\n"

    assert any(
        "All ballots are empty" in line for line in lines_of(lambda: read(content, an_input()))
    )


def test_two_columns_of_one_project_are_a_fault() -> None:
    content = "№;preschool;Детский сад;irrigation;tap;sport\n1;1;1;0;0;0\n"

    assert any(
        "Two columns stand for preschool" in line
        for line in lines_of(lambda: read(content, an_input()))
    )


def test_a_column_without_a_meaning_is_left_out_and_told_c22() -> None:
    content = "№;preschool;irrigation;tap;sport;Погода\n1;1;1;0;0;ясно\n2;1;1;0;0;ясно\n"

    assert told(read(content, an_input())) == [
        "votes.csv, row 1, column 6, Погода: The column Погода was left out"
    ]


VILLAGES = """\
№;Айыл;Топ;preschool;irrigation;tap;sport
1;Кыштут;Аялдар;2;1;;
2;Сумбула;Эркектер;;;3;
"""


def test_ballots_of_several_villages_are_read_village_by_village() -> None:
    input = an_input()
    consultation = a_consultation(input, communities=(KYSHTUT, SUMBULA))

    kyshtut, sumbula = read_all(VILLAGES, input, consultation)

    assert (kyshtut.community, dots(kyshtut).dots.T.tolist()) == ("kyshtut", [[2, 1, 0, 0]])
    assert (sumbula.community, dots(sumbula).dots.T.tolist()) == ("sumbula", [[0, 0, 3, 0]])


def test_ballots_of_other_villages_are_left_out_where_one_is_declared() -> None:
    input = an_input(community="sumbula")
    consultation = a_consultation(input, communities=(KYSHTUT, SUMBULA))

    (collected,) = read_all(VILLAGES, input, consultation)

    assert dots(collected).dots.T.tolist() == [[0, 0, 3, 0]]
    assert any("Rows of other communities" in line for line in told(collected))


@pytest.mark.parametrize(
    "content, part",
    [
        (VILLAGES.replace("Сумбула", ""), "The community is blank"),
        (VILLAGES.replace("Айыл", "q"), "which community the votes belong to"),
        (VILLAGES.replace("Сумбула", "Самбула"), "There is no community"),
    ],
)
def test_a_ballot_of_no_village_is_a_fault(content: str, part: str) -> None:
    input = an_input()
    consultation = a_consultation(input, communities=(KYSHTUT, SUMBULA))

    assert any(part in line for line in lines_of(lambda: read_all(content, input, consultation)))


def test_dots_for_a_project_of_another_village_are_a_fault() -> None:
    projects = (*PROJECTS, Project("bridge", community="sumbula"))
    input = an_input()
    consultation = a_consultation(input, communities=(KYSHTUT, SUMBULA), projects=projects)
    content = "№;Айыл;preschool;irrigation;tap;sport;bridge\n1;Кыштут;1;;;;2\n2;Сумбула;1;;;;2\n"

    findings = findings_of(lambda: read_all(content, input, consultation))

    assert [(each.code, each.spot.row, each.spot.column) for each in findings] == [("V03", 2, 7)]


def test_digits_of_other_scripts_are_read_and_told_c35() -> None:
    content = "№;preschool;irrigation;tap;sport\n1;۲;1;;\n"

    collected = read(content, an_input())

    assert dots(collected).dots.T.tolist() == [[2, 1, 0, 0]]
    assert "another script" in told(collected)[0]
