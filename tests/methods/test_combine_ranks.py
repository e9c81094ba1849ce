from fractions import Fraction

import pytest
from hypothesis import given

from prioritize.errors import InputError
from prioritize.methods.combine.combine_ranks import CombineRanks
from prioritize.model.lists import Part, PartsProfile
from prioritize.model.outcome import Ranking
from prioritize.model.project import projects_of
from prioritize.tally.engine import run
from prioritize.testing.strategies import parts_profiles
from tests.methods.results import remarks


def mean_rank(profile: PartsProfile, project: str) -> Fraction:
    """Average by hand: a rank is one more than those above, and half of those beside."""
    total = weight = Fraction(0)
    for part in profile.parts:
        place = next(i for i, tier in enumerate(part.ranking.tiers) if project in tier)
        above = sum(len(tier) for tier in part.ranking.tiers[:place])
        rank = above + Fraction(len(part.ranking.tiers[place]) + 1, 2)
        total += part.weight * rank
        weight += part.weight
    return total / weight


@given(parts_profiles())
def test_the_score_turns_the_mean_rank_round(profile: PartsProfile) -> None:
    try:
        scores = dict(run(CombineRanks(), profile).outcome.scores)
    except InputError:
        assert not any(part.weight for part in profile.parts)
        return

    size = len(profile.projects)
    expected = {each: size - mean_rank(profile, each) for each in scores} if profile.parts else None
    assert scores == expected or (expected is None and not any(scores.values()))


def test_only_projects_of_all_lists_are_combined_and_the_others_are_named() -> None:
    gallery = Part("gallery", Fraction(1), Ranking([["late"], ["road"], ["well"], ["school"]]))
    council = Part("council", Fraction(1), Ranking([["road"], ["well"], ["school", "bus"]]))
    common = projects_of(["road", "well", "school"])

    result = run(CombineRanks(), PartsProfile(common, (gallery, council)))

    assert result.outcome.scores == (
        ("road", Fraction(2)),
        ("school", Fraction(0)),
        ("well", Fraction(1)),
    )
    assert remarks(result)[0] == "bus, late do not stand in all of the lists and are not combined"


def test_a_list_that_lacks_a_project_is_refused() -> None:
    gallery = Part("gallery", Fraction(1), Ranking([["road"]]))

    with pytest.raises(InputError, match="gallery lacks well"):
        run(CombineRanks(), PartsProfile(projects_of(["road", "well"]), (gallery,)))


def test_a_shared_place_counts_half() -> None:
    gallery = Part("gallery", Fraction(2), Ranking([["road"], ["well"], ["school"]]))
    council = Part("council", Fraction(1), Ranking([["well"], ["road", "school"]]))
    profile = PartsProfile(projects_of(["road", "well", "school"]), (gallery, council))

    result = run(CombineRanks(), profile)

    assert dict(result.outcome.scores) == {
        "road": Fraction(3, 2),
        "well": Fraction(4, 3),
        "school": Fraction(1, 6),
    }
    assert remarks(result) == [
        "With 0 % to 60 % of the weight on gallery, first would be well",
        "With 60 % to 100 % of the weight on gallery, first would be road",
    ]
