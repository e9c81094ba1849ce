"""Ballots of every kind are read from JSON."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.model.pairwise import Comparison, PairwiseProfile
from prioritize.model.profile import (
    ApprovalProfile,
    BallotProfile,
    DotProfile,
    PaperProfile,
    RankedProfile,
    ScoreProfile,
)
from prioritize.model.scoresheet import BLANK_REASONS, SCORED, ScoresheetProfile
from prioritize.model.totals import TotalsColumn, TotalsProfile
from tests.intake.json_documents import ABC, document, read


def test_the_example_of_the_contract_is_read() -> None:
    election = read(
        {
            "schema": "prioritize/ballots/1",
            "kind": "ranked",
            "projects": ["a", {"id": "b", "name": "Road", "cost": "1200"}, "c"],
            "seats": 1,
            "budget": None,
            "ballots": [{"count": 3, "marks": ["a", None, ["b", "c"]]}],
        }
    )

    profile = election.profile
    assert isinstance(profile, PaperProfile)
    assert list(profile.ranks(0)) == [(0,), (), (1, 2)]
    assert profile.electorate.counts.tolist() == [3]
    assert [each.id for each in profile.projects] == ABC
    assert profile.projects[1].names.in_language("ky") == "Road"
    assert profile.projects[1].cost == 1200
    assert (election.seats, election.budget, election.findings) == (1, None, ())


def test_ballots_that_are_all_orders_become_orders() -> None:
    profile = read(document("ranked", [{"marks": ["b", "a"]}, {"marks": ["c", None]}])).profile

    assert isinstance(profile, RankedProfile)
    assert profile.places.T.tolist() == [[2, 1, 0], [0, 0, 1]]


@pytest.mark.parametrize(
    "marks, ranks",
    [
        (["a", None, "b"], [(0,), (), (1,)]),
        ([["a", "b"]], [(0, 1)]),
        (["a", "a"], [(0,), (0,)]),
        (["a", ["overvote"], "b"], [(0,), (), (1,)]),
    ],
)
def test_marks_that_are_no_order_stay_as_on_paper(
    marks: list[object], ranks: list[tuple[int, ...]]
) -> None:
    profile = read(document("ranked", [{"marks": marks}])).profile

    assert isinstance(profile, PaperProfile)
    assert list(profile.ranks(0)) == ranks


def test_an_unknown_overvote_is_no_skipped_rank() -> None:
    profile = read(document("ranked", [{"marks": [None, ["overvote"]]}])).profile

    assert isinstance(profile, PaperProfile)
    assert profile.marks.T.tolist() == [[-1, -2]]
    assert profile.overvotes == ((),)


def test_a_list_of_one_is_one_mark() -> None:
    assert isinstance(read(document("ranked", [{"marks": [["a"], "b"]}])).profile, RankedProfile)


def test_approvals_are_read_and_a_repeated_one_counts_once() -> None:
    election = read(document("approval", [{"approve": ["a", "c"]}, {"approve": ["b", "b"]}]))

    assert isinstance(election.profile, ApprovalProfile)
    assert election.profile.approved.T.tolist() == [[True, False, True], [False, True, False]]
    (found,) = election.findings
    assert (found.spot.field, found.spot.row > 0) == ("ballots[1].approve[1]", True)


def test_dots_are_read_with_what_was_offered() -> None:
    profile = read(
        document("dots", [{"dots": [["a", 2], ["c", 1]]}, {"dots": [], "offered": ["a", "b"]}])
    ).profile

    assert isinstance(profile, DotProfile)
    assert profile.dots.T.tolist() == [[2, 0, 1], [0, 0, 0]]
    assert profile.offered is not None
    assert profile.offered.T.tolist() == [[True, True, True], [True, True, False]]


def test_scores_are_exact_and_a_blank_is_no_zero() -> None:
    profile = read(
        document("score", [{"scores": [["a", "0.5"], ["b", 0], ["c", None]]}], scale=[0, 5])
    ).profile

    assert isinstance(profile, ScoreProfile)
    assert profile.unit == Fraction(1, 2)
    assert profile.scores.T.tolist() == [[1, 0, 0]]
    assert profile.given.T.tolist() == [[True, True, False]]
    assert (profile.lowest, profile.highest) == (Fraction(0), Fraction(5))


def test_criteria_are_read_with_the_reasons_of_blanks() -> None:
    criteria = ["need", {"id": "own", "weight": "0.5", "lowest": 1, "highest": 5}]
    ballots = [
        {"reviewer": "r1", "scores": [["a", "need", 4], ["b", "own", "2.5"]]},
        {"reviewer": "r2", "scores": [["a", "need", {"blank": "recused"}], ["b", "need", None]]},
    ]

    profile = read(document("criteria", ballots, criteria=criteria)).profile

    assert isinstance(profile, ScoresheetProfile)
    assert profile.reviewers == ("r1", "r2")
    assert [(each.id, each.weight) for each in profile.criteria] == [
        ("need", Fraction(1)),
        ("own", Fraction(1, 2)),
    ]
    assert profile.unit == Fraction(1, 2)
    assert profile.values[0, 0, 0] == 8
    assert profile.values[0, 1, 1] == 5
    assert profile.states[0, 0, 0] == profile.states[0, 1, 1] == SCORED
    assert profile.states[1, 0, 0] == BLANK_REASONS.index("recused")
    assert profile.states[1, 1, 0] == profile.states[0, 2, 0] == BLANK_REASONS.index("missing")


def test_criteria_that_are_not_listed_are_those_that_are_scored() -> None:
    profile = read(document("criteria", [{"reviewer": "r", "scores": [["a", "need", 4]]}])).profile

    assert isinstance(profile, ScoresheetProfile)
    assert [each.id for each in profile.criteria] == ["need"]


def test_comparisons_are_read_of_the_group_and_of_judges() -> None:
    ballots = [
        ["a", "b", "b", 3],
        ["b", "c", "tie"],
        {"voter": "j1", "comparisons": [["c", "a", "c", 1]]},
    ]

    profile = read(document("pairwise", ballots)).profile

    assert isinstance(profile, PairwiseProfile)
    assert profile.comparisons == (
        Comparison("a", "b", "second", 3),
        Comparison("b", "c", "tie"),
        Comparison("c", "a", "first", 1, "j1"),
    )


def test_totals_are_read_and_what_is_not_there_was_not_offered() -> None:
    profile = read(
        document(
            "totals",
            [["a", "women", 14], ["b", "women", "7/2"], ["a", "youth", 0]],
            columns=[{"group": "women", "voters": 20, "issued": 60}],
        )
    ).profile

    assert isinstance(profile, TotalsProfile)
    assert profile.unit == Fraction(1, 2)
    assert profile.votes.tolist() == [[28, 0], [7, 0], [0, 0]]
    assert profile.offered.tolist() == [[True, True], [True, False], [False, False]]
    assert profile.columns == (TotalsColumn("women", 20, 60), TotalsColumn("youth"))


def test_voters_are_kept_with_all_that_is_said_of_them() -> None:
    ballots = [
        {"voter": "v1", "group": "women", "marks": ["a"]},
        {"voter": "v2", "age": 34, "__proto__": "x", "marks": ["b"]},
    ]

    profile = read(document("ranked", ballots)).profile

    assert isinstance(profile, BallotProfile)
    voters = profile.electorate.voters
    assert voters is not None
    assert voters.column("voter") == ("v1", "v2")
    assert voters.column("group") == ("women", "")
    assert voters.column("age") == ("", "34")
    assert voters.column("__proto__") == ("", "x")


def test_weights_stay_exact() -> None:
    ballots = [{"weight": "1/3", "count": 2, "approve": ["a"]}, {"approve": ["b"]}]

    profile = read(document("approval", ballots)).profile

    assert isinstance(profile, BallotProfile)
    assert profile.electorate.weight == Fraction(5, 3)
    assert profile.electorate.ballots == 3


def test_title_currency_and_money_are_read() -> None:
    election = read(
        document(
            "approval",
            [{"approve": ["a"]}],
            title={"ky": "Айыл", "ru": "Село"},
            budget="1000.50",
            currency="KGS",
            projects=[{"id": "a", "name": {"ky": "Жол"}, "cost": 10, "categories": ["roads"]}],
        )
    )

    assert election.title.in_language("ru") == "Село"
    assert election.budget == Fraction("1000.5")
    assert election.currency == "KGS"
    assert election.profile.projects[0].categories == ("roads",)


@pytest.mark.parametrize("id", ["__proto__", "constructor", "Сугат суу/1", "{}", "%s"])
def test_j15_ids_are_opaque(id: str) -> None:
    election = read(document("approval", [{"approve": [id]}], projects=[id]))

    assert [each.id for each in election.profile.projects] == [id]


def test_ids_in_parts_are_joined() -> None:
    value = document("approval", [{"approve": ["Й"]}], projects=["И\u0306"])

    election = read(value)

    assert [each.id for each in election.profile.projects] == ["Й"]
    assert len(election.findings) == 1


MARK = st.one_of(
    st.none(),
    st.sampled_from(ABC),
    st.lists(st.sampled_from(ABC), min_size=2, max_size=3, unique=True),
)


@given(st.lists(st.tuples(st.integers(1, 9), st.lists(MARK, max_size=4)), min_size=1, max_size=5))
def test_what_is_written_is_read(drawn: list[tuple[int, list[object]]]) -> None:
    election = read(document("ranked", [{"count": n, "marks": marks} for n, marks in drawn]))

    profile = election.profile
    assert isinstance(profile, (RankedProfile, PaperProfile))
    assert profile.electorate.counts.tolist() == [count for count, _ in drawn]
    for ballot, (_, marks) in enumerate(drawn):
        wanted = [
            {ABC.index(str(each)) for each in (mark if isinstance(mark, list) else [mark]) if each}
            for mark in marks
        ]
        if isinstance(profile, RankedProfile):
            found = [
                {int(each) for each in (profile.places[:, ballot] == place).nonzero()[0]}
                for place in range(1, 5)
            ]
        else:
            found = [set(rank) for rank in profile.ranks(ballot)]
        width = max(len(found), len(wanted))
        assert found + [set()] * (width - len(found)) == wanted + [set()] * (width - len(wanted))
