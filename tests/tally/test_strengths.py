from decimal import Decimal
from fractions import Fraction

from prioritize.tally.comparisons import never_beaten
from prioritize.tally.near import near_tiers
from prioritize.tally.strengths import strengths


def test_a_long_chain_of_lopsided_wins_is_solved() -> None:
    size, often = 12, Fraction(10**9)
    wins = [
        [often if j == i + 1 else Fraction(int(j == i - 1)) for j in range(size)]
        for i in range(size)
    ]

    found = strengths(wins)

    ratios = [found[i] / found[i + 1] for i in range(size - 1)]
    assert all(abs(ratio / 10**9 - 1) < Decimal("1e-20") for ratio in ratios)


def test_one_project_has_all_the_strength() -> None:
    assert strengths([[Fraction(0)]]) == [1]
    assert strengths([]) == []


def test_only_groups_without_a_defeat_from_outside_are_never_beaten() -> None:
    beats = {"a": ["b"], "b": ["a", "c"], "c": ["d"], "d": ["c"]}

    assert never_beaten("abcd", beats) == [["a", "b"]]
    assert never_beaten("abcd", {**beats, "d": ["a"]}) == [["a", "b", "c", "d"]]
    assert never_beaten("ab", {}) == [["a"], ["b"]]


def test_neighbors_chain_into_one_tier() -> None:
    step = Fraction(1, 10**10)
    scores = {each: 1 + at * step for at, each in enumerate("abcd")} | {"e": Fraction(2)}

    assert near_tiers(scores).tiers == (("e",), ("a", "b", "c", "d"))
