import pytest
from attrs import evolve
from hypothesis import assume, given

from prioritize.errors import InputError
from prioritize.methods.dots.star import Star
from prioritize.model.outcome import Ranking
from prioritize.model.profile import ScoreProfile
from prioritize.model.shorthand import scores
from prioritize.tally.engine import run
from prioritize.tally.result import Result
from prioritize.tally.star_ballots import out_of_stars
from prioritize.tally.step import Chosen, Placed
from prioritize.tally.ties import ALL, parse_tie_break
from prioritize.testing.strategies import Size, score_profiles
from tests.methods.results import notices, remarks, scored, set_aside
from tests.reference.scores import forms
from tests.reference.star import Papers, winners


def papers(profile: ScoreProfile) -> Papers:
    """Copy out the ballots that give 0 to 5 stars, a blank as no star."""
    ids = [project.id for project in profile.projects]
    whole = [
        (weight, form) for weight, form in forms(profile) if set(form.values()) <= set(range(6))
    ]
    return [(weight, [int(form.get(each, 0)) for each in ids]) for weight, form in whole]


def reasons(result: Result[Ranking]) -> list[str]:
    return [str(step.reason) for step in result.steps if isinstance(step, Placed)]


def without(profile: ScoreProfile, project: str) -> ScoreProfile:
    """Take a project off the list."""
    rows = [row for row, each in enumerate(profile.projects) if each.id != project]
    return evolve(
        profile,
        projects=tuple(profile.projects[row] for row in rows),
        scores=profile.scores[rows],
        given=profile.given[rows],
    )


@given(score_profiles(Size(projects=(2, 5))))
def test_everyone_who_can_win_by_the_protocol_is_found(profile: ScoreProfile) -> None:
    result = run(Star(), profile, tie_break=ALL)

    assume(result.ways.complete)
    ids = [project.id for project in profile.projects]
    expected = {ids[row] for row in winners(papers(profile), len(ids))}
    assert set(result.ways.winners) == expected


@given(score_profiles(Size(projects=(2, 5))))
def test_the_others_stand_as_they_would_without_the_winner(profile: ScoreProfile) -> None:
    # What is no number of stars sets a ballot aside; without the winner it could be valid.
    assume(not out_of_stars(profile).any())

    result = run(Star(), profile)
    assume(len(result.outcome.tiers[0]) == 1)

    rest = run(Star(), without(profile, result.outcome.tiers[0][0]))

    assert rest.outcome.tiers == result.outcome.tiers[1:]


def test_a_published_poll() -> None:
    """Larry Hastings, starvote 1.0 (2023), the example of its documentation."""
    ballots = scores("Amy=1 Brian=3 Chuck=5", "Amy=5 Brian=2 Chuck=3", "Amy=4 Brian=4 Chuck=5")

    result = run(Star(), ballots)

    assert dict(scored(result, "points")) == {"Amy": 10, "Brian": 9, "Chuck": 13}
    assert result.outcome.tiers[0] == ("Chuck",)


def test_the_runoff_can_turn_the_two_round() -> None:
    result = run(Star(), scores("2: a=5 b=0", "3: a=2 b=3"))

    assert dict(scored(result, "points")) == {"a": 16, "b": 9}
    assert result.outcome.tiers == (("b",), ("a",))
    assert reasons(result)[0] == "winner of the runoff"


def test_a_tie_for_the_second_place_in_the_runoff_goes_by_comparison() -> None:
    """Larry Hastings, starvote, sample poll "breakable tie between second and third" (2023)."""
    result = run(Star(), scores("2: Amy=1 Brian=2 Chuck=5", "Amy=5 Brian=3 Chuck=5"))

    assert remarks(result)[0] == (
        "Amy, Brian have equally many points; who loses most of the comparisons among them drops"
        " out; left are Brian"
    )
    assert remarks(result)[1] == "Brian and Chuck go to the runoff"
    assert result.outcome.tiers == (("Chuck",), ("Brian",), ("Amy",))


def test_a_tie_in_the_runoff_goes_by_points() -> None:
    """Larry Hastings, starvote, sample poll "automatic runoff breakable tie" (2023)."""
    result = run(
        Star(), scores("Amy=1 Brian=2 Chuck=5", "Amy=1 Brian=5 Chuck=3", "Amy=1 Brian=3 Chuck=3")
    )

    assert result.outcome.tiers == (("Chuck",), ("Brian",), ("Amy",))
    assert reasons(result)[0] == "equal in the runoff, more points"


def test_a_tie_in_the_runoff_and_in_points_goes_by_five_stars() -> None:
    """The numbers of starvote's test "breakable tie in max score count round" (2023)."""
    ballots = scores("Amy=1 Brian=4 Chuck=2", "Amy=1 Brian=3 Chuck=5", "Amy=1 Brian=5 Chuck=5")

    result = run(Star(), ballots)

    assert dict(scored(result, "points")) == {"Amy": 3, "Brian": 12, "Chuck": 12}
    assert dict(scored(result, "five stars")) == {"Amy": 0, "Brian": 1, "Chuck": 2}
    assert result.outcome.tiers[0] == ("Chuck",)
    assert reasons(result)[0] == ("equal in the runoff and in points, more ballots with five stars")


def test_whoever_loses_all_comparisons_drops_out_first_whatever_its_five_stars() -> None:
    """Four projects with 11 points; Ada, Ben and Cara beat each other in a circle, and all Doug."""
    result = run(
        Star(),
        scores(
            "2: Doug=5", "Ada=5 Ben=4 Cara=2 Doug=1", "Ada=2 Ben=5 Cara=4", "Ada=4 Ben=2 Cara=5"
        ),
        tie_break=parse_tie_break("order:Ada,Ben,Cara,Doug"),
    )

    assert "Ada and Ben go to the runoff" in remarks(result)
    assert result.outcome.tiers[0] == ("Ada",)
    assert result.outcome.tiers[-1] == ("Doug",)


def test_a_circle_of_equals_shares_the_first_places() -> None:
    result = run(Star(), scores("a=5 b=4 c=0", "a=0 b=5 c=4", "a=4 b=0 c=5"))

    assert result.outcome.tiers == (("a", "b", "c"),)
    assert next(step.purpose for step in result.steps if isinstance(step, Chosen)) == "advance"


def test_a_tie_of_all_kinds_is_decided_by_the_rule_of_the_consultation() -> None:
    ballots = scores("a=5 b=4", "a=4 b=5", "c=1")

    shared = run(Star(), ballots)
    decided = run(Star(), ballots, tie_break=parse_tie_break("order:b,a,c"))

    assert shared.outcome.tiers == (("a", "b"), ("c",))
    assert decided.outcome.tiers == (("b",), ("a",), ("c",))


def test_projects_without_a_star_share_the_last_places_at_once() -> None:
    ballots = scores("a=5", "a=3 b=1", projects=" ".join(["a", "b", *(f"z{n}" for n in range(40))]))

    result = run(Star(), ballots)

    assert [len(tier) for tier in result.outcome.tiers] == [1, 1, 40]
    assert result.ways.complete


def test_a_blank_is_no_star_and_the_record_says_so() -> None:
    result = run(Star(), scores("a=5", "a=1 b=2", "b=3"))

    assert dict(scored(result, "points")) == {"a": 6, "b": 5}
    assert remarks(result)[0] == "A project that a ballot leaves blank gets 0 stars from it"


def test_ballots_with_other_scores_and_blank_forms_are_set_aside() -> None:
    result = run(Star(), scores("3: a=5 b=1", "2: a=7", "b=2.5", "2:"))

    assert set_aside(result) == [("blank", 2), ("invalid", 3)]
    assert notices(result) == [
        "3 ballots have a score that is not 0, 1, 2, 3, 4 or 5 stars; they are not counted"
    ]
    assert dict(scored(result, "points")) == {"a": 15, "b": 3}


def test_another_scale_is_refused() -> None:
    with pytest.raises(
        InputError, match="0 to 5 stars, and the ends of the declared scale are 1, 5"
    ):
        run(Star(), scores("a=5", scale=(1, 5)))


def test_only_the_places_below_the_first_are_said_to_be_an_extension() -> None:
    what = "is an extension of STAR voting"

    assert any(what in each for each in remarks(run(Star(), scores("a=5 b=1"))))
    assert not any(what in each for each in remarks(run(Star(), scores("a=5", "a=1"))))


def test_weights_count() -> None:
    assert run(Star(), scores("2: a=5 b=4", "3: b=5 a=4")).outcome.tiers == (("b",), ("a",))
    assert dict(scored(run(Star(), scores("2: a=5 b=4")), "points")) == {"a": 10, "b": 8}
