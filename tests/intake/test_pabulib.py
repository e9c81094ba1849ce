"""The tables of Pabulib files, sound and faulty; PB01 to PB18 are rows of the bad-input corpus."""

from fractions import Fraction

import pytest

from prioritize.model.profile import BallotProfile
from tests.intake.faulty import findings_of, lines_of
from tests.intake.pabulib_files import PROJECTS, VOTES, approved, read, text, told


def test_a_sound_file_is_read_without_findings() -> None:
    election = read(text())

    assert approved(election) == [[1, 1, 0], [0, 1, 0], [1, 0, 0]]
    assert [each.id for each in election.profile.projects] == ["GRA/0006", "b", "c"]
    assert [each.cost for each in election.profile.projects] == [400, 700, 0]
    assert election.profile.projects[0].names.texts == (("ky", "Сугат суу"),)
    assert election.profile.projects[2].names.texts == ()
    assert election.title.in_language("ky") == "Village budget"
    assert (election.budget, election.currency, election.seats) == (Fraction(1000), "KGS", None)
    assert election.findings == ()


def test_attributes_of_voters_are_read_when_asked_for() -> None:
    profile = read(text()).profile
    assert isinstance(profile, BallotProfile)
    voters = profile.electorate.voters

    assert voters is not None
    assert voters.names == ("voter", "age", "sex")
    assert voters.column("voter") == ("1", "2", "3")
    assert voters.column("age") == ("34", "", "61")


def test_places_and_categories_of_projects_are_kept() -> None:
    projects = [
        "project_id;cost;category;beneficiaries;latitude;longitude",
        "a;1;water,roads;youth,None;39.90;71.3000000000000001",
        "b;1;;;;",
        "c;1;;;north;200",
    ]

    election = read(text(projects=projects, votes=["voter_id;vote", "1;a", "2;b", "3;c"]))

    first, second, third = election.profile.projects
    assert first.categories == ("water", "roads", "youth")
    assert first.location is not None
    assert first.location.latitude == Fraction("39.90")
    assert (second.location, third.location) == (None, None)
    assert told(election) == [
        "city.pb, row 16: The coordinates are no place: north, 200",
    ]


def test_pb01_and_pb02_line_ends_do_not_matter() -> None:
    assert read(text().replace("\n", "\r\n")).profile == read(text()).profile
    assert read(text().rstrip("\n")).profile == read(text()).profile


def test_pb03_texts_in_quotes_are_read() -> None:
    projects = [*PROJECTS[:2], 'b;700;2;"Road; the ""northern"" one"', 'c;0;0;A "green" square']

    names = [
        each.names.in_language("ky") for each in read(text(projects=projects)).profile.projects
    ]

    assert names == ["Сугат суу", 'Road; the "northern" one', 'A "green" square']


def test_pb03_a_text_that_only_begins_with_a_quoted_word_is_read() -> None:
    projects = [*PROJECTS[:2], 'b;700;2;"Green" square', "c;0;0;"]

    election = read(text(projects=projects))

    assert election.profile.projects[1].names.in_language("ky") == "Green square"


def test_pb03_a_text_over_two_lines_does_not_move_the_rows() -> None:
    projects = [*PROJECTS[:2], 'b;700;2;"Road\nnorth"', "c;0;0;"]

    (found,) = findings_of(
        lambda: read(text(projects=projects, votes=[VOTES[0], "1;zz;34;F", "2;b;;M"]))
    )

    assert found.spot.row == 20


def test_pb03_a_quote_that_is_never_closed_is_refused_at_its_row() -> None:
    projects = [*PROJECTS[:2], 'b;700;2;"Road', "c;0;0;"]

    (found,) = findings_of(lambda: read(text(projects=projects)))

    assert (found.spot.row, found.spot.file) == (15, "city.pb")


def test_pb04_a_budget_with_decimals_is_told() -> None:
    election = read(text({"budget": "1000.50"}))

    assert election.budget == Fraction("1000.5")
    assert told(election) == ["city.pb, row 6: The budget has decimals: 1000.50"]


def test_pb05_letters_in_parts_are_joined_and_told() -> None:
    content = text().replace("GRA/0006", "Й1", 1).replace("GRA/0006", "И\u0306" + "1")

    election = read(content)

    assert approved(election) == [[1, 1, 0], [0, 1, 0], [1, 0, 0]]
    assert len(election.findings) == 2


@pytest.mark.parametrize("line", ["1;b;34", "1;b;34;F;", "1;b;34;F;x", "1"])
def test_pb07_a_line_with_other_cells_than_the_headings_is_refused(line: str) -> None:
    (found,) = findings_of(lambda: read(text(votes=[VOTES[0], line, *VOTES[2:]])))

    assert found.spot.row == 19
    assert "headings of VOTES have 4" in str(found.what)


def test_pb07_meta_and_projects_keep_their_width_too() -> None:
    content = text({"description": "Village; budget"}, [*PROJECTS, "d;1"])

    assert [each.spot.row for each in findings_of(lambda: read(content))] == [3, 17]


def test_blank_lines_are_passed_over() -> None:
    content = text(votes=[VOTES[0], "", *VOTES[1:3], "", VOTES[3], ""])

    election = read(content.replace("PROJECTS", "\nPROJECTS"))

    assert approved(election) == [[1, 1, 0], [0, 1, 0], [1, 0, 0]]
    (found,) = findings_of(lambda: read(content.replace("3;GRA/0006", "3;x")))
    assert found.spot.row == 23


def test_pb08_wide_spaces_and_hidden_characters_are_told() -> None:
    projects = [PROJECTS[0], "GRA/0006;400;2;Сугат\u00a0суу", "b\u200b;700;2;Жол", PROJECTS[3]]

    election = read(text(projects=projects))

    assert [each.id for each in election.profile.projects] == ["GRA/0006", "b", "c"]
    assert election.profile.projects[0].names.in_language("ky") == "Сугат суу"
    assert [each.spot.row for each in election.findings] == [15, 14]


@pytest.mark.parametrize(
    "content",
    [
        text().replace("VOTES\n", ""),
        text().replace("META\n", ""),
        text().replace("META\n", "VOTES\n"),
        text() + "VOTES\nvoter_id;vote\n",
        "\n".join(["PROJECTS", *PROJECTS, "META", "key;value", "VOTES", *VOTES]),
        "hello\n",
    ],
)
def test_pb09_each_table_stands_once_and_in_its_place(content: str) -> None:
    (line,) = lines_of(lambda: read(content))

    assert line.endswith("It needs META, PROJECTS, VOTES, each once and in this order.")


def test_pb09_a_table_without_headings_is_refused() -> None:
    assert lines_of(lambda: read(text(votes=[]))) == ["city.pb: The table VOTES has no headings"]


def test_pb10_wrong_numbers_of_votes_and_projects_are_told() -> None:
    election = read(text({"num_votes": "30", "num_projects": "4"}))

    assert told(election) == [
        "city.pb: META says num_projects 4, and there are 3",
        "city.pb: META says num_votes 30, and there are 3",
    ]


def test_pb12_ids_stand_once() -> None:
    content = text(projects=[*PROJECTS, "b;1;0;"], votes=[*VOTES, "1;b;;"])

    found = findings_of(lambda: read(content))

    assert [each.spot.row for each in found] == [17, 23]
    assert "already in row 15" in str(found[0].what)
    assert "already in row 20" in str(found[1].what)


@pytest.mark.parametrize("id", ["", "x" * 201, " "])
def test_ids_have_a_length(id: str) -> None:
    (found,) = findings_of(lambda: read(text(projects=[*PROJECTS, f"{id};1;0;"])))

    assert found.spot.row == 17


@pytest.mark.parametrize(
    "budget", ["", "0", "-5", "nan", "inf", "1e6", "1e9999999", "1 000", "ten"]
)
def test_pb13_the_budget_is_a_number_above_0(budget: str) -> None:
    assert findings_of(lambda: read(text({"budget": budget})))


def test_pb14_a_project_that_costs_more_than_the_budget_is_told() -> None:
    election = read(text({"budget": "500"}))

    assert told(election) == ["city.pb, row 15: The project costs more than the budget: 700"]


@pytest.mark.parametrize("kind", ["aproval", "range", ""])
def test_pb17_the_vote_type_must_be_known(kind: str) -> None:
    assert "vote_type" in lines_of(lambda: read(text({"vote_type": kind})))[0]


@pytest.mark.parametrize("cost", ["1e6", "-1", "", "nan", "inf", "1_000", "1,5", "9" * 16])
def test_pb18_a_cost_is_an_exact_number(cost: str) -> None:
    (found,) = findings_of(lambda: read(text(projects=[*PROJECTS[:3], f"c;{cost};0;"])))

    assert found.spot.row == 16


def test_faults_of_all_tables_are_told_at_once() -> None:
    content = text(
        {"budget": "0", "max_length": "1.5"},
        [*PROJECTS, "d;-1;0;"],
        [*VOTES, "4;zz;;"],
    )

    assert [each.spot.row for each in findings_of(lambda: read(content))] == [6, 12, 18, 24]


@pytest.mark.parametrize("heading", ["key,value", "value;key"])
def test_the_headings_of_meta_are_fixed(heading: str) -> None:
    assert findings_of(lambda: read(text().replace("key;value", heading)))


def test_meta_says_each_thing_once() -> None:
    (found,) = findings_of(lambda: read(text().replace("comment", "rule")))

    assert found.spot.row == 11


@pytest.mark.parametrize("column", ["project_id", "cost", "voter_id", "vote"])
def test_needed_columns_are_named(column: str) -> None:
    projects = [PROJECTS[0].replace(column, "x"), *PROJECTS[1:]]
    votes = [VOTES[0].replace(column, "x"), *VOTES[1:]]

    assert column in lines_of(lambda: read(text(projects=projects, votes=votes)))[0]


def test_a_heading_stands_once() -> None:
    votes = ["voter_id;vote;age;age", *VOTES[1:]]

    assert "age stands twice" in lines_of(lambda: read(text(votes=votes)))[0]


def test_a_file_without_projects_or_votes_is_refused() -> None:
    content = text(projects=PROJECTS[:1], votes=VOTES[:1])

    assert lines_of(lambda: read(content)) == [
        "city.pb: PROJECTS names no project",
        "city.pb: There are no votes in the file",
    ]


def test_a_cell_as_long_as_a_book_is_refused_at_its_row() -> None:
    (found,) = findings_of(lambda: read(text({"comment": "x" * 140_000})))

    assert found.spot.row == 11
