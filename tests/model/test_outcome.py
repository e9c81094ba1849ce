"""Rankings, relations, selections and allocations as values."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.model.outcome import Allocation, Ranking, Relation, tiers_by_score


SCORES = st.dictionaries(st.sampled_from("abcde"), st.fractions(0, 3, max_denominator=2))


def test_places_are_counted_as_people_count_them() -> None:
    ranking = Ranking([["d"], ["c", "b"], ["a"]])

    assert ranking.places() == {"d": 1, "b": 2, "c": 2, "a": 4}
    assert ranking.mid_ranks() == {"d": 1, "b": Fraction(5, 2), "c": Fraction(5, 2), "a": 4}
    assert ranking.projects == ("d", "b", "c", "a")


def test_an_empty_ranking_has_no_places() -> None:
    assert (Ranking(()).places(), Ranking(()).mid_ranks(), Ranking(()).projects) == ({}, {}, ())


def test_rankings_are_equal_whatever_order_a_tier_was_given_in() -> None:
    assert Ranking([["b", "a"]]) == Ranking([["a", "b"]])


@given(SCORES)
def test_the_higher_score_stands_higher_and_equal_ones_together(
    scores: dict[str, Fraction],
) -> None:
    places = tiers_by_score(scores).places()

    for one, score in scores.items():
        for other, less in scores.items():
            assert (places[one] < places[other]) == (score > less)
            assert (places[one] == places[other]) == (score == less)


@given(SCORES)
def test_mid_ranks_add_up_as_ranks_do(scores: dict[str, Fraction]) -> None:
    size = len(scores)

    assert sum(tiers_by_score(scores).mid_ranks().values()) == Fraction(size * (size + 1), 2)


def test_scores_are_kept_by_id() -> None:
    assert tiers_by_score({"b": Fraction(2), "a": Fraction(1)}).scores == (
        ("a", Fraction(1)),
        ("b", Fraction(2)),
    )


def test_relations_are_equal_whatever_order_the_pairs_were_given_in() -> None:
    ranking = Ranking([["a"], ["b", "c"]])

    assert Relation((("a", "c"), ("a", "b")), ranking) == Relation(
        (("a", "b"), ("a", "c")), ranking
    )


@pytest.mark.parametrize("spent", [0, 7, 10])
def test_what_is_not_spent_is_left(spent: int) -> None:
    allocation = Allocation((), Ranking(()), Fraction(10), Fraction(spent))

    assert allocation.left == 10 - spent
