from fractions import Fraction

import pytest

from prioritize.errors import InputError
from prioritize.model.judgment import Judgment, JudgmentProfile
from prioritize.model.shorthand import judgments
from prioritize.model.withdraw import without


def test_the_digest_does_not_depend_on_order_or_direction() -> None:
    one = judgments("ann: a/b=3 b/c=1/2", "ben: a/c=1")
    other = judgments("ben: c/a=1", "ann: c/b=2 b/a=1/3")

    assert one.digest == other.digest


@pytest.mark.parametrize(
    "other", ["ann: a/b=3 b/c=1/3", "ben: a/b=3 b/c=1/2", "ann@k: a/b=3 b/c=1/2"]
)
def test_the_digest_depends_on_what_is_said_by_whom_about_what(other: str) -> None:
    said = judgments("ann: a/b=3 b/c=1/2", projects="a b c")

    assert said.digest != judgments(other, projects="a b c").digest


def test_the_digest_depends_on_voting_power() -> None:
    said = judgments("ann: a/b=3")
    strong = JudgmentProfile(said.projects, said.judgments, (("ann", Fraction(2)),))

    assert said.digest != strong.digest


@pytest.mark.parametrize("ratio", [Fraction(0), Fraction(-1, 3)])
def test_a_ratio_that_is_not_above_0_is_refused(ratio: Fraction) -> None:
    with pytest.raises(InputError, match="a cannot matter"):
        Judgment("a", "b", ratio)


def test_judgments_about_a_project_leave_with_it() -> None:
    said = judgments("k/l=2", "@k: a/b=3 a/c=2 b/c=1", "@l: a/b=1")

    left = without(said, ["b"])

    assert left == judgments("k/l=2", "@k: a/c=2", projects="a c")
