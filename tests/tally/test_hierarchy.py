"""Judgments in pairs as a tree: what makes none, and whose judgments count."""

from fractions import Fraction

import pytest
from attrs import evolve

from prioritize.errors import InputError
from prioritize.methods.criteria.ahp import Ahp
from prioritize.model.shorthand import judgments
from prioritize.tally.engine import run
from tests.methods.results import notices


def test_contradictory_answers_are_named_together() -> None:
    votes = judgments("ann: a/b=3 b/a=1/2 a/c=2 c/a=1/2", "ben: c/b=1 c/b=2")

    with pytest.raises(InputError) as caught:
        run(Ahp(), votes)

    first, second = (str(each.what) for each in caught.value.findings)
    assert first == (
        "ann says of a and b two things that contradict each other: that the first matters 3 and 2"
        " times as much"
    )
    assert second.startswith("ben says of b and c two things that contradict each other")
    assert second.endswith("1 and 1/2 times as much")


def test_parts_that_nothing_links_are_refused() -> None:
    votes = judgments("ann: a/b=2 c/d=3", projects="a b c d")

    with pytest.raises(InputError, match="links a = b, c = d"):
        run(Ahp(), votes)


@pytest.mark.parametrize("group", ["aij", "aip", "aip-geometric"])
def test_a_judge_without_power_changes_nothing(group: str) -> None:
    own = judgments("ann: a/b=2 b/c=2 a/c=4", "ben: a/b=1/2 b/c=3 a/c=1")
    loud = judgments("eve: a/b=9 b/c=9 a/c=9").judgments
    silent = evolve(own, judgments=own.judgments + loud, powers=(("eve", Fraction(0)),))

    assert run(Ahp(group=group), silent).outcome == run(Ahp(group=group), own).outcome


@pytest.mark.parametrize(
    "lines, what",
    [
        (["need/cost=2", "@need: a/b=1"], "cost is compared, and it is neither"),
        (["need/a=2", "@need: a/b=1"], "Projects are compared with criteria under the goal"),
        (["a/b=2", "@need: a/b=1"], "Criterion need is compared with no other criterion"),
        (["@need: a/b=1", "@cost: a/b=1"], "These criteria are not compared with each other"),
        (["need/cost=2", "@need: cost/fair=1", "@cost: a/b=1", "@fair: a/b=1"], "two places"),
        (["@x: y/a=1", "@y: x/b=1"], "Criterion x stands under itself"),
        (["a/a=1 a/b=1"], "a is compared with itself"),
    ],
)
def test_what_is_no_tree_is_named(lines: list[str], what: str) -> None:
    with pytest.raises(InputError, match=what):
        run(Ahp(), judgments(*lines, projects="a b"))


def test_no_answers_are_refused_and_one_project_is_first() -> None:
    with pytest.raises(InputError, match="There are no comparisons"):
        run(Ahp(), judgments(projects="a b"))

    assert run(Ahp(), judgments(projects="a")).outcome.tiers == (("a",),)


def test_power_below_zero_and_no_power_at_all_are_refused() -> None:
    votes = judgments("ann: a/b=2")

    with pytest.raises(InputError, match="The voting power of ann is below 0"):
        run(Ahp(), evolve(votes, powers=(("ann", Fraction(-1)),)))
    with pytest.raises(InputError, match="Nobody has any voting power"):
        run(Ahp(), evolve(votes, powers=(("ann", Fraction(0)),)))


def test_answers_beyond_nine_are_told() -> None:
    result = run(Ahp(), judgments("ann: a/b=12"))

    assert notices(result) == [
        "The scale ends at 9 times, and these answers lie beyond: ann a–b 12"
    ]
