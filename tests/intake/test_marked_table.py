"""Tables of scores, dots and approvals."""

from fractions import Fraction

import pytest

from prioritize.intake.ranked_table import read_ranked_table
from prioritize.model.election import Election
from prioritize.model.profile import ApprovalProfile, DotProfile, Profile, ScoreProfile
from tests.intake.faulty import findings_of, lines_of


def read(text: str) -> Election:
    return read_ranked_table(text.encode(), "hall.csv")


def scored(text: str) -> ScoreProfile:
    profile = read(text).profile
    assert isinstance(profile, ScoreProfile)
    return profile


def dotted(text: str) -> DotProfile:
    profile = read(text).profile
    assert isinstance(profile, DotProfile)
    return profile


def ids(profile: Profile) -> list[str]:
    return [each.id for each in profile.projects]


def test_scores_are_read_and_a_blank_cell_is_no_score() -> None:
    profile = scored("# layout: scores\ncount,road,well\n3,5,0\n1,,4\n")

    assert ids(profile) == ["road", "well"]
    assert profile.scores.tolist() == [[5, 0], [0, 4]]
    assert profile.given.tolist() == [[True, False], [True, True]]
    assert profile.electorate.counts.tolist() == [3, 1]
    assert (profile.lowest, profile.highest) == (None, None)


def test_scores_are_exact() -> None:
    profile = scored("# layout: scores\na;b\n0,1;2\n-1.5;0\n")

    assert profile.unit == Fraction(1, 10)
    assert profile.scores.tolist() == [[1, -15], [20, 0]]


def test_a_scale_may_be_declared() -> None:
    profile = scored("# layout: scores\n# scale: 0 to 5\na,b\n5,0\n")

    assert (profile.lowest, profile.highest) == (Fraction(0), Fraction(5))


def test_a_score_outside_of_the_scale_is_a_fault() -> None:
    lines = lines_of(lambda: read("# layout: scores\n# scale: 0 to 5\na,b\n7,0\n5,7\n"))

    assert lines == [
        "hall.csv, row 4, column 1, a: The score 7 is outside of the scale",
        "hall.csv, row 5, column 2, b: The score 7 is outside of the scale",
    ]


@pytest.mark.parametrize("scale", ["5 to 0", "0 to 0", "stars"])
def test_a_scale_has_two_ends(scale: str) -> None:
    (line,) = lines_of(lambda: read(f"# layout: scores\n# scale: {scale}\na\n5\n"))

    assert "Write its ends: # scale: 0 to 5." in line


def test_dots_are_read_and_what_was_not_offered() -> None:
    profile = dotted("# layout: dots\nvoter;road;well\nv1;2;x\nv2;;not offered\n")

    assert profile.dots.tolist() == [[2, 0], [1, 0]]
    assert profile.offered is not None
    assert profile.offered.tolist() == [[True, True], [True, False]]
    assert profile.electorate.voters is not None


def test_where_all_was_offered_nothing_is_said_of_it() -> None:
    assert dotted("# layout: dots\nroad,well\n2,1\n").offered is None


def test_approvals_are_marks() -> None:
    profile = read("# layout: approvals\nroad,well\nx,\n1,0\nyes,да\n").profile

    assert isinstance(profile, ApprovalProfile)
    assert profile.approved.tolist() == [[True, True, True], [False, False, True]]


def test_a_row_without_marks_that_stands_for_ballots_is_blank() -> None:
    profile = scored("# layout: scores\ncount,a,b\n2,1,2\n3,,\n")

    assert profile.given.tolist() == [[True, False], [True, False]]
    assert profile.electorate.ballots == 5


@pytest.mark.parametrize(
    "layout, cell, what",
    [
        ("scores", "good", "'good' is not a number"),
        ("dots", "2.5", "'2.5' is not a whole number"),
        ("dots", "-1", "'-1' is below 0"),
        ("approvals", "maybe", "'maybe' is neither yes nor no"),
    ],
)
def test_a_cell_holds_what_the_layout_says(layout: str, cell: str, what: str) -> None:
    (found,) = findings_of(lambda: read(f"# layout: {layout}\na,b\n1,{cell}\n"))

    assert what in found.render()
    assert (found.spot.row, found.spot.column) == (3, 2)


@pytest.mark.parametrize(
    "text, what",
    [
        ("# layout: scores\ncount\n3\n", "No column is headed by a project"),
        ("# layout: scores\ncount,a\n3,\n", "None of the ballots marks anything"),
        ("# layout: dots\na,b\n,\n", "There are no ballots in the table"),
        ("# layout: dots\na,a\n1,1\n", "The heading 'a' stands twice"),
    ],
)
def test_a_table_without_ballots_is_refused(text: str, what: str) -> None:
    assert any(what in line for line in lines_of(lambda: read(text)))


def test_the_row_of_totals_is_no_ballot() -> None:
    election = read("# layout: scores\nvoter,count,a\nv,2,1\nTotal,3,\n")

    assert election.profile.projects[0].id == "a"
    assert "3" in str(election.findings[0].what)
