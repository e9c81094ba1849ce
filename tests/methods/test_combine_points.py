from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.errors import InputError
from prioritize.methods.combine.combine_points import CombinePoints
from prioritize.model.lists import Part, PartsProfile
from prioritize.model.outcome import Ranking, tiers_by_score
from prioritize.model.project import projects_of
from prioritize.tally.engine import run
from prioritize.testing.strategies import parts_profiles
from tests.methods.results import notices, remarks


def part(name: str, weight: str, **votes: int) -> Part:
    scores = {project: Fraction(number) for project, number in votes.items()}
    return Part(name, Fraction(weight), tiers_by_score(scores))


def profile(*parts: Part) -> PartsProfile:
    return PartsProfile(projects_of(parts[0].ranking.projects), parts)


def scores(combined: PartsProfile) -> dict[str, Fraction]:
    return dict(run(CombinePoints(), combined).outcome.scores)


@given(parts_profiles(), st.integers(2, 9))
def test_an_instrument_with_more_dots_says_no_more(combined: PartsProfile, times: int) -> None:
    first, *rest = combined.parts or (Part("none", Fraction(1), Ranking([])),)
    more = tiers_by_score({each: score * times for each, score in first.ranking.scores})
    grown = PartsProfile(combined.projects, (Part(first.instrument, first.weight, more), *rest))

    assert not combined.parts or scores_or_error(grown) == scores_or_error(combined)


def scores_or_error(combined: PartsProfile) -> dict[str, Fraction] | str:
    try:
        return scores(combined)
    except InputError as error:
        return str(error)


def test_shares_are_weighed_and_added() -> None:
    combined = profile(
        part("gallery", "2", road=30, well=10), part("questionnaire", "1", road=2, well=6)
    )

    assert scores(combined) == {"road": Fraction(7, 4), "well": Fraction(5, 4)}


def test_the_weights_that_would_turn_the_first_place_are_told() -> None:
    combined = profile(part("gallery", "2", road=3, well=1), part("forms", "1", road=1, well=3))

    assert remarks(run(CombinePoints(), combined)) == [
        "With 0 % to 50 % of the weight on gallery, first would be well",
        "With 50 % to 100 % of the weight on gallery, first would be road",
    ]


def test_an_instrument_without_votes_says_nothing_and_is_named() -> None:
    result = run(CombinePoints(), profile(part("a", "1", x=0, y=0), part("b", "1", x=1, y=3)))

    assert dict(result.outcome.scores) == {"x": Fraction(1, 4), "y": Fraction(3, 4)}
    assert notices(result) == ["Nobody has votes in a; it says nothing"]


def test_a_list_without_votes_is_sent_to_combine_ranks() -> None:
    ordered = Part("council", Fraction(1), Ranking([["x"], ["y"]]))

    with pytest.raises(InputError, match=r"council has no votes to share.*combine-ranks"):
        run(CombinePoints(), profile(part("a", "1", x=2, y=0), ordered))


def test_scores_below_zero_have_no_share() -> None:
    with pytest.raises(InputError, match="scores below 0"):
        run(CombinePoints(), profile(part("a", "1", x=2, y=-1)))


def test_lists_of_different_projects_are_refused_with_every_name() -> None:
    with pytest.raises(InputError) as caught:
        run(CombinePoints(), profile(part("a", "1", x=2, y=1), part("b", "1", x=2, z=1)))

    assert [str(each.what) for each in caught.value.findings] == [
        "The list of b lacks y",
        "Only b lists z",
    ]


@pytest.mark.parametrize(
    "weights,reason", [(("0", "0"), "nothing to combine"), (("-1", "1"), "below 0")]
)
def test_weights_must_weigh(weights: tuple[str, str], reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        run(CombinePoints(), profile(*(part("a", each, x=1) for each in weights)))
