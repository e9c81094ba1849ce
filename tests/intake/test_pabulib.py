"""Pabulib files, sound and faulty; PB01 to PB19 are rows of the corpus of bad input."""

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from prioritize.intake.pabulib import read_pabulib
from prioritize.model.election import DeclaredRule, Election
from prioritize.model.profile import (
    ApprovalProfile,
    BallotProfile,
    DotProfile,
    Profile,
    RankedProfile,
    ScoreProfile,
)
from tests.intake.faulty import findings_of, lines_of


META = {
    "description": "Village budget",
    "num_projects": "3",
    "num_votes": "3",
    "budget": "1000",
    "vote_type": "approval",
    "rule": "greedy",
    "currency": "KGS",
    "language": "ky",
    "comment": "#1: invented",
}
PROJECTS = ["project_id;cost;votes;name", "GRA/0006;400;2;Сугат суу", "b;700;2;Жол", "c;0;0;"]
VOTES = ["voter_id;vote;age;sex", "1;GRA/0006,b;34;F", "2;b;;M", "3;GRA/0006;61;F"]


def text(
    meta: dict[str, str] | None = None,
    projects: Sequence[str] = PROJECTS,
    votes: Sequence[str] = VOTES,
) -> str:
    """Write a file; entries of META replace or add to those above, empty ones take them out."""
    entries = {**META, **(meta or {})}
    lines = [f"{key};{value}" for key, value in entries.items() if value]
    return "\n".join(["META", "key;value", *lines, "PROJECTS", *projects, "VOTES", *votes, ""])


def read(content: str) -> Election:
    return read_pabulib(content.encode(), "city.pb")


def told(election: Election) -> list[str]:
    return [each.render() for each in election.findings]


def approved(election: Election) -> list[list[int]]:
    assert isinstance(election.profile, ApprovalProfile)
    return [list(map(int, ballot)) for ballot in election.profile.approved.T]


def points(*votes: str, kind: str = "cumulative", **meta: str) -> str:
    """Write a file whose votes give points to projects a, b, c."""
    lines = [f"{voter};{vote}" for voter, vote in enumerate(votes)]
    return text(
        {"vote_type": kind, "num_votes": str(len(votes)), **meta},
        ["project_id;cost", "a;1", "b;1", "c;1"],
        ["voter_id;vote;points", *lines],
    )


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


def test_pb06_a_project_named_twice_counts_once() -> None:
    election = read(text(votes=[VOTES[0], "1;b,b;34;F", *VOTES[2:]]))

    assert approved(election)[0] == [0, 1, 0]
    assert "city.pb, row 19: The vote names a project twice; it counts once" in told(election)


def test_pb06_a_project_named_twice_counts_at_its_first_place() -> None:
    votes = ["voter_id;vote", "1;b,b,c", "2;c", "3;c"]
    plain = ["project_id;cost", "a;1", "b;1", "c;1"]

    profile = read(text({"vote_type": "ordinal"}, plain, votes)).profile

    assert isinstance(profile, RankedProfile)
    assert profile.places.T.tolist() == [[0, 1, 3], [0, 0, 1], [0, 0, 1]]


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


def test_pb11_a_vote_for_an_unknown_project_is_refused_in_each_row() -> None:
    votes = [VOTES[0], "1;GRA/0007,b;34;F", "2;b;;M", "3;GRA/0007,b;61;F"]

    found = findings_of(lambda: read(text(votes=votes)))

    assert [(each.spot.row, each.code) for each in found] == [(19, "V03"), (21, "V03")]
    assert str(found[0].remedy) == "Did you mean GRA/0006?"


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


@pytest.mark.parametrize(
    "vote", ["a,b;", "a,b;3", "a,b;1,2,3", "a;x", "a;-1", "a;1.5", "a;1e400", "a;nan"]
)
def test_pb15_cumulative_votes_give_every_project_its_points(vote: str) -> None:
    (found,) = findings_of(lambda: read(points("a;1", vote)))

    assert found.spot.row == 20


def test_pb15_without_the_column_points_nothing_can_be_added() -> None:
    (line,) = lines_of(lambda: read(text({"vote_type": "cumulative"})))

    assert line == "city.pb: VOTES has no column points"


def test_pb16_more_points_than_allowed_are_refused() -> None:
    (found,) = findings_of(lambda: read(points("a,b;1,2", "a,b;2,2", max_sum_points="3")))

    assert (found.spot.row, found.code) == (21, "V02")
    assert "gives 4 points, and 3 are allowed" in str(found.what)


@pytest.mark.parametrize("kind", ["aproval", "range", ""])
def test_pb17_the_vote_type_must_be_known(kind: str) -> None:
    assert "vote_type" in lines_of(lambda: read(text({"vote_type": kind})))[0]


@pytest.mark.parametrize("cost", ["1e6", "-1", "", "nan", "inf", "1_000", "1,5", "9" * 16])
def test_pb18_a_cost_is_an_exact_number(cost: str) -> None:
    (found,) = findings_of(lambda: read(text(projects=[*PROJECTS[:3], f"c;{cost};0;"])))

    assert found.spot.row == 16


def test_pb19_a_vote_longer_shorter_or_dearer_than_allowed_counts_and_is_told() -> None:
    votes = [VOTES[0], "1;GRA/0006,b;34;F", "2;;;M", "3;GRA/0006;61;F"]
    limits = {"max_length": "1", "min_length": "1", "max_sum_cost": "1000"}

    election = read(text(limits, votes=votes))

    assert approved(election) == [[1, 1, 0], [0, 0, 0], [1, 0, 0]]
    assert told(election)[:3] == [
        "city.pb, row 22: The vote names more projects than META allows; it counts",
        "city.pb, row 22: The projects of the vote cost more than META allows; it counts",
        "city.pb, row 23: The vote names fewer projects than META allows; it counts",
    ]


def test_stored_totals_that_are_not_those_of_the_votes_are_told() -> None:
    projects = [PROJECTS[0], "GRA/0006;400;3;x", "b;700;2.0;x", "c;0;many;x"]

    assert told(read(text(projects=projects))) == [
        "city.pb, row 14: Project GRA/0006 has 3 in column votes, and the votes add up to 2",
        "city.pb, row 16: Project c has many in column votes, and the votes add up to 0",
    ]


def test_cumulative_votes_become_dots() -> None:
    election = read(points("a,b;2,1", ";", "c;3", max_sum_points="3"))

    assert isinstance(election.profile, DotProfile)
    assert election.profile.dots.T.tolist() == [[2, 1, 0], [0, 0, 0], [0, 0, 3]]


def test_scoring_votes_become_scores_and_a_blank_stays_blank() -> None:
    content = points("a,b;2,-0.5", "c;0", kind="scoring", min_points="-1", max_points="4")

    profile = read(content).profile

    assert isinstance(profile, ScoreProfile)
    assert profile.unit == Fraction(1, 2)
    assert profile.scores.T.tolist() == [[4, -1, 0], [0, 0, 0]]
    assert profile.given.T.tolist() == [[True, True, False], [False, False, True]]
    assert (profile.lowest, profile.highest) == (Fraction(-1), Fraction(4))


def test_a_default_score_fills_blanks() -> None:
    profile = read(points("a;2", "c;0", kind="scoring", default_score="0.5")).profile

    assert isinstance(profile, ScoreProfile)
    assert profile.given.all()
    assert profile.scores.T.tolist() == [[4, 1, 1], [1, 1, 0]]


def test_ordinal_votes_become_orders_and_the_rule_says_the_points() -> None:
    projects = ["project_id;cost;votes;score", "a;1;2;5", "b;1;1;3", "c;1;1;1"]
    votes = ["voter_id;vote", "1;b,a,c", "2;a", "3;"]

    limited = read(text({"vote_type": "ordinal", "max_length": "3"}, projects, votes))
    free = read(text({"vote_type": "ordinal"}, projects, votes))

    assert isinstance(limited.profile, RankedProfile)
    assert limited.profile.places.T.tolist() == [[2, 1, 3], [1, 0, 0], [0, 0, 0]]
    assert limited.rule == free.rule
    assert limited.rule is not None
    assert limited.rule.points == 3
    assert limited.findings == ()


@pytest.mark.parametrize(
    "said, method, options",
    [
        ("greedy", "greedy-budget", {"on_overflow": "skip"}),
        ("Greedy ", "greedy-budget", {"on_overflow": "skip"}),
        ("greedy-no-skip", "greedy-budget", {"on_overflow": "stop"}),
        ("equalshares/add1", "equal-shares", {"completion": "add1"}),
        ("greedy-threshold", "", {}),
        ("greedy-custom", "", {}),
        ("greedy-exclusive", "", {}),
        ("unknown", "", {}),
    ],
)
def test_the_declared_rule_is_named_in_our_terms(
    said: str, method: str, options: dict[str, str]
) -> None:
    rule = read(text({"rule": said})).rule

    assert rule == DeclaredRule(said.strip(), method, tuple(options.items()), "#1: invented")


@pytest.mark.parametrize("said", ["greedy", "greedy-threshold", "greedy-no-skip"])
def test_a_threshold_applies_to_every_greedy_rule(said: str) -> None:
    rule = read(text({"rule": said, "min_project_score_threshold": "50"})).rule

    assert rule is not None
    assert rule.method == "greedy-budget"
    assert dict(rule.options)["min_score"] == "50"


def test_without_a_rule_none_is_declared() -> None:
    assert read(text({"rule": ""})).rule is None


def test_restrictions_that_are_not_applied_are_told() -> None:
    assert told(read(text({"leftover_budget": "Fund more"}))) == [
        "city.pb, row 12: META restricts leftover_budget, and prioritize does not apply it"
    ]


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


def marks(profile: Profile) -> NDArray[np.int64]:
    """Return what stands in the matrix of a profile."""
    if isinstance(profile, RankedProfile):
        return profile.places.astype(np.int64)
    if isinstance(profile, DotProfile):
        return profile.dots.astype(np.int64)
    assert isinstance(profile, ApprovalProfile)
    return profile.approved.astype(np.int64)


IDS = ("a", "b/1", "Й", "7")


@given(
    st.sampled_from(["approval", "cumulative", "ordinal"]),
    st.lists(
        st.lists(st.tuples(st.integers(0, 3), st.integers(0, 9)), unique_by=lambda pair: pair[0]),
        min_size=1,
        max_size=6,
    ),
)
def test_what_is_written_is_read(kind: str, drawn: list[list[tuple[int, int]]]) -> None:
    """Any votes on four projects come back, whatever their type."""
    votes = [
        f"{voter};{','.join(IDS[each] for each, _ in vote)};{','.join(str(n) for _, n in vote)}"
        for voter, vote in enumerate(drawn)
    ]
    content = text(
        {"vote_type": kind, "num_projects": "4", "num_votes": str(len(drawn))},
        ["project_id;cost", *(f"{id};10" for id in IDS)],
        ["voter_id;vote;points", *votes],
    )

    election = read(content)

    profile = election.profile
    expected = np.zeros((4, len(drawn)), dtype=np.int64)
    for column, vote in enumerate(drawn):
        for place, (project, number) in enumerate(vote, 1):
            expected[project, column] = {"ordinal": place, "cumulative": number}.get(kind, 1)
    assert marks(profile).tolist() == expected.tolist()
    assert election.findings == ()
