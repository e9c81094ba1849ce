from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from prioritize.tally.crossing import leads


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
