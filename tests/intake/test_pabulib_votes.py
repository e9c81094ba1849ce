"""The votes of Pabulib files, of every type; PB06 to PB19 are rows of the corpus of bad input."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from prioritize.model.profile import (
    ApprovalProfile,
    DotProfile,
    Profile,
    RankedProfile,
    ScoreProfile,
)
from tests.intake.faulty import findings_of, lines_of
from tests.intake.pabulib_files import PROJECTS, VOTES, approved, points, read, text, told


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


def test_pb11_a_vote_for_an_unknown_project_is_refused_in_each_row() -> None:
    votes = [VOTES[0], "1;GRA/0007,b;34;F", "2;b;;M", "3;GRA/0007,b;61;F"]

    found = findings_of(lambda: read(text(votes=votes)))

    assert [(each.spot.row, each.code) for each in found] == [(19, "V03"), (21, "V03")]
    assert str(found[0].remedy) == "Did you mean GRA/0006?"


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


def test_limits_on_points_and_cost_are_told() -> None:
    limits = {"min_sum_points": "2", "max_points": "3", "min_points": "1", "min_sum_cost": "2"}

    election = read(points("a,b;4,0", "c;1", **limits))

    assert [line.partition(": ")[2] for line in told(election)] == [
        "The vote gives a project more points than META allows; it counts",
        "The vote gives a project fewer points than META allows; it counts",
        "The projects of the vote cost less than META allows; it counts",
        "The vote gives fewer points than META allows; it counts",
    ]


def test_points_beyond_all_reason_are_refused() -> None:
    assert findings_of(lambda: read(points("a;99999999999")))


def test_a_vote_longer_than_a_byte_counts_keeps_its_places() -> None:
    votes = ["voter_id;vote", f"1;{'a,' * 300}b"]

    profile = read(text({"vote_type": "ordinal"}, ["project_id;cost", "a;1", "b;1"], votes)).profile

    assert isinstance(profile, RankedProfile)
    assert profile.places.T.tolist() == [[1, 301]]
