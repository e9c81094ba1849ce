"""Reading an outcome from the steps alone."""

from fractions import Fraction

import pytest

from prioritize.model.outcome import Allocation, Outcome, Ranking, Relation, Selection
from prioritize.tally.replay import lasting, replay, standing
from prioritize.tally.step import (
    Chosen,
    Compared,
    Considered,
    Elected,
    Opened,
    Placed,
    Related,
    Resolved,
    Returned,
    Round,
    Scored,
    Shared,
    Step,
    Undecided,
)


RANKING = Opened("ranking")
SCORES = (("a", Fraction(1)), ("b", Fraction(3)), ("c", Fraction(1)))


def tiers(*steps: Step, projects: str = "abc") -> list[str]:
    """Replay steps and write the tiers."""
    outcome = replay(tuple(projects), steps)
    ranking = outcome if isinstance(outcome, Ranking) else outcome.ranking
    return ["".join(tier) for tier in ranking.tiers]


def test_without_steps_all_share_one_place() -> None:
    assert tiers(RANKING) == ["abc"]
    assert tiers(RANKING, projects="") == []


def test_the_last_deciding_score_ranks_where_nobody_is_placed() -> None:
    first = Scored("marks", (("a", Fraction(9)), ("b", Fraction(0)), ("c", Fraction(5))))
    beside = Scored("people", (("c", Fraction(9)),), decides=False)

    assert tiers(RANKING, first, Scored("dots", SCORES), beside) == ["b", "ac"]


def test_places_come_before_scores_which_stay_beside() -> None:
    outcome = replay("abc", (RANKING, Scored("dots", SCORES), Placed(("a",))))

    assert outcome == Ranking([["a"], ["b", "c"]], SCORES)


def test_places_are_taken_from_both_ends() -> None:
    assert tiers(RANKING, Placed(("c",)), Placed(("a",), "bottom")) == ["c", "b", "a"]
    assert tiers(RANKING, Placed(("a",), "bottom"), Placed(("b",), "bottom"), projects="abcd") == [
        "cd",
        "b",
        "a",
    ]


def test_rounds_elect_to_the_top_and_eliminate_to_the_bottom() -> None:
    first = Round(1, (), elected=("b",))
    second = Round(2, (), eliminated=("a", "d"))
    third = Round(3, (), elected=("e",), eliminated=("c",))

    assert tiers(RANKING, first, second, third, projects="abcde") == ["b", "e", "c", "ad"]


def test_a_round_that_only_counts_places_nobody() -> None:
    assert tiers(RANKING, Round(1, SCORES), Compared("a", "b", Fraction(1), Fraction(2))) == ["abc"]


def test_what_is_known_on_the_way() -> None:
    found = standing("abcd", (Placed(("b",)), Round(1, (), eliminated=("d",))))

    assert found.open == ("a", "c")
    assert found.tiers() == [("b",), ("a", "c"), ("d",)]


def test_the_elected_are_selected_in_their_order() -> None:
    steps = (Opened("selection", seats=2), Round(1, (), elected=("c",)), Elected(("a",)))

    assert replay("abc", steps) == Selection(("c", "a"), Ranking([["c"], ["a"], ["b"]]))


def test_the_undecided_are_not_selected() -> None:
    steps = (
        Opened("selection", seats=1),
        Elected(("a",)),
        Placed(("c",), "bottom"),
        Shared(("a", "b")),
        Undecided(("a", "b")),
    )

    assert replay("abc", steps) == Selection((), Ranking([["a", "b"], ["c"]]))


def test_a_relation_is_read_from_the_last_pairs() -> None:
    steps = (Opened("relation"), Related((("b", "a"),)), Related((("a", "b"), ("a", "c"))))

    assert replay("abc", steps) == Relation((("a", "b"), ("a", "c")), Ranking([["a"], ["b", "c"]]))


def considered(project: str, cost: int, *, fate: str = "funded") -> Considered:
    """Make a step of an allocation."""
    return Considered(project, Fraction(cost), fate, Fraction(0))  # type: ignore[arg-type]  # a fate


@pytest.mark.parametrize(
    "steps, outcome",
    [
        (
            (considered("c", 6), considered("a", 5, fate="unaffordable"), considered("b", 4)),
            Allocation(("c", "b"), Ranking([["c"], ["a"], ["b"]]), Fraction(10), Fraction(10)),
        ),
        (
            (considered("c", 6), Scored("dots", SCORES)),
            Allocation(("c",), Ranking([["c"], ["a", "b"]], SCORES), Fraction(10), Fraction(6)),
        ),
        (
            (considered("c", 6), considered("a", 4), Shared(("a", "b")), Undecided(("a", "b"))),
            Allocation(("c",), Ranking([["c"], ["a", "b"]]), Fraction(10), Fraction(6)),
        ),
        ((), Allocation((), Ranking([["a", "b", "c"]]), Fraction(10), Fraction(0))),
        (
            (
                Considered("a", Fraction(9), "waiting", Fraction(10), 1, because=("c",)),
                Considered("b", Fraction(7), "waiting", Fraction(10), 1, because=("c",)),
                Considered("c", Fraction(4), "funded", Fraction(6), 2),
                Considered("a", Fraction(9), "funded", Fraction(0), 1, award=Fraction(6)),
                Considered("b", Fraction(7), "unaffordable", Fraction(0), 1),
            ),
            Allocation(
                ("c", "a"),
                Ranking([["a", "b"], ["c"]]),
                Fraction(10),
                Fraction(10),
                (("a", Fraction(6)),),
            ),
        ),
    ],
)
def test_an_allocation_is_read_from_what_was_considered(
    steps: tuple[Step, ...], outcome: Outcome
) -> None:
    assert replay("abc", (Opened("allocation", budget=Fraction(10)), *steps)) == outcome


def test_an_allocation_without_a_budget_spends_nothing() -> None:
    assert replay("", (Opened("allocation"),)) == Allocation(
        (), Ranking(()), Fraction(0), Fraction(0)
    )


def test_shared_places_take_in_all_between() -> None:
    placed = [Placed((each,)) for each in "abcde"]

    assert tiers(RANKING, *placed, Shared(("b", "d")), projects="abcde") == ["a", "bcd", "e"]


def test_only_a_choice_of_places_splits_a_tier() -> None:
    by_lot = Chosen(("a", "c"), ("c", "a"), "place", "lottery")
    leaving = Chosen(("a", "c"), ("c", "a"), "leave", "any")

    assert tiers(RANKING, Scored("dots", SCORES), leaving) == ["b", "ac"]
    assert tiers(RANKING, Scored("dots", SCORES), by_lot) == ["b", "c", "a"]


def test_what_people_decide_among_the_tied_splits_a_tier() -> None:
    revote = Resolved((("c",), ("a",)), "revote", (("a", Fraction(1)), ("c", Fraction(2))))

    assert tiers(RANKING, Scored("dots", SCORES), revote) == ["b", "c", "a"]


def test_of_rounds_before_a_return_it_does_not_last_who_left() -> None:
    """Whoever left before the first seat was filled is back for the second one."""
    first = Round(1, SCORES, eliminated=("a",))
    second = Round(2, SCORES, elected=("b",))
    third = Round(3, SCORES, elected=("a",), eliminated=("c",))
    beside = Scored("votes", SCORES)
    back = Returned(("a", "c"))

    assert list(lasting((first, beside, second, back, third))) == [
        Round(1, SCORES),
        beside,
        second,
        back,
        third,
    ]
    assert list(lasting((first, second))) == [first, second]
