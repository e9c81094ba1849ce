from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from prioritize.tally.crossing import leads, remark_leads
from prioritize.tally.step import Remark
from tests.tally.recorder import recorder


POINTS = st.dictionaries(
    st.sampled_from("abcde"),
    st.tuples(st.fractions(0, 3, max_denominator=4), st.fractions(0, 3, max_denominator=4)),
    min_size=1,
)


@given(POINTS, st.fractions(0, 1, max_denominator=50))
def test_whoever_leads_at_a_weight_is_named_there(
    points: dict[str, tuple[Fraction, Fraction]], share: Fraction
) -> None:
    values = {each: share * one + (1 - share) * other for each, (one, other) in points.items()}
    most = max(values.values())

    at_this_weight = [each for each in leads(points) if each.low <= share <= each.high]

    named = {project for each in at_this_weight for project in each.projects}
    assert named <= {each for each, value in values.items() if value == most}
    assert named


@given(POINTS)
def test_the_stretches_cover_all_weights_and_neighbors_differ(
    points: dict[str, tuple[Fraction, Fraction]],
) -> None:
    found = leads(points)

    assert found[0].low == 0
    assert found[-1].high == 1
    for one, other in pairwise(found):
        assert one.high == other.low
        assert one.projects != other.projects


def test_every_stretch_is_remarked_in_percent() -> None:
    tally = recorder()
    points = {"road": (Fraction(3), Fraction(0)), "well": (Fraction(1), Fraction(1))}

    remark_leads(points, instrument="dots", tally=tally)

    assert [str(each.text) for each in tally.steps if isinstance(each, Remark)] == [
        "With 0 % to 33.3 % of the weight on dots, first would be well",
        "With 33.3 % to 100 % of the weight on dots, first would be road",
    ]


def test_where_there_is_nobody_nothing_is_remarked() -> None:
    tally = recorder()

    remark_leads({}, instrument="dots", tally=tally)

    assert tally.steps == []
