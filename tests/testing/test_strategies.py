"""The strategies make what they promise: small profiles of every kind, and valid options."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any, ClassVar, Final, TypeVar

import numpy as np
import pytest
from attrs import evolve
from hypothesis import find, given
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample, Unsatisfiable

from prioritize.errors import OptionError, PluginError
from prioritize.model.electorate import Electorate
from prioritize.model.lists import ListProfile, PartsProfile
from prioritize.model.method import MethodInfo
from prioritize.model.option import Kind, choice, identifiers, number, optional, whole_number
from prioritize.model.outcome import Outcome, Ranking
from prioritize.model.pairwise import PairwiseProfile
from prioritize.model.profile import (
    ApprovalProfile,
    BallotProfile,
    DotProfile,
    PaperProfile,
    Profile,
    RankedProfile,
    ScoreProfile,
)
from prioritize.model.scoresheet import SCORED, ScoresheetProfile
from prioritize.model.totals import TotalsProfile
from prioritize.registry import method, option
from prioritize.tally.method import Method
from prioritize.tally.tally import Tally
from prioritize.testing.strategies import (
    Size,
    dot_profiles,
    electorates,
    methods_for,
    options_for,
    pairwise_profiles,
    paper_profiles,
    parts_profiles,
    profiles,
    profiles_for,
    projects,
    ranked_profiles,
    score_profiles,
    scoresheet_profiles,
    totals_profiles,
)
from prioritize.testing.variation import ballot_count
from prioritize.text import message
from tests.testing.honest import POINTS, Points


T = TypeVar("T")

KINDS: Final = (
    ApprovalProfile,
    DotProfile,
    ListProfile,
    PairwiseProfile,
    PaperProfile,
    PartsProfile,
    RankedProfile,
    ScoreProfile,
    ScoresheetProfile,
    TotalsProfile,
)


@method
class Settable:
    """A method with an option of every kind, two of which do not go together."""

    info: ClassVar[MethodInfo] = POINTS
    seats: int = option(whole_number(1, 2), help=message("Seats."))
    rule: str = option(choice("droop", "hare"), help=message("Quota."), default="droop")
    budget: Fraction = option(number(), help=message("Money."), default=Fraction(1))
    first: tuple[str, ...] = option(identifiers(), help=message("Who leaves."), default=())
    top: int | None = option(optional(whole_number()), help=message("Ranks."), default=None)

    def __attrs_post_init__(self) -> None:
        if self.rule == "hare" and self.seats == 1:
            raise OptionError(message("No Hare quota for one seat"))

    def count(self, profile: RankedProfile, tally: Tally) -> Ranking:
        return Points().count(profile, tally)


@pytest.mark.parametrize("kind", KINDS)
def test_profiles_of_a_kind_are_of_that_kind_and_small(kind: type[Any]) -> None:
    @given(profiles(kind))
    def holds(profile: Profile) -> None:
        assert type(profile) is kind
        assert 1 <= len(profile.projects) <= 5
        assert isinstance(profile, PairwiseProfile) or ballot_count(profile) <= 8

    holds()


@pytest.mark.parametrize("kind", KINDS)
def test_a_size_is_kept(kind: type[Any]) -> None:
    @given(profiles(kind, Size(projects=(1, 1), ballots=(0, 0))))
    def holds(profile: Profile) -> None:
        assert (len(profile.projects), ballot_count(profile)) == (1, 0)

    holds()


@given(projects())
def test_projects_have_costs_and_ids_of_their_own(made: tuple[Any, ...]) -> None:
    ids = [project.id for project in made]

    assert len(set(ids)) == len(ids)
    assert all(project.cost > 0 for project in made)


def test_projects_are_not_always_listed_by_the_alphabet() -> None:
    found = find(
        projects(), lambda made: [each.id for each in made] != sorted(each.id for each in made)
    )

    assert len(found) >= 2


@pytest.mark.parametrize(
    "wanted",
    [
        lambda people: people.unit != 1,
        lambda people: people.counts.max(initial=0) > 1,
        lambda people: people.is_unweighted and people.weights.size > 1,
    ],
    ids=["fractions", "bundles", "single"],
)
def test_people_come_one_by_one_in_bundles_and_with_fractions(
    wanted: Callable[[Electorate], bool],
) -> None:
    assert wanted(find(electorates(), wanted))


def unranked(profile: RankedProfile) -> bool:
    return bool((profile.places == 0).any())


def tied(profile: RankedProfile) -> bool:
    return any(
        len(set(column) - {0}) < np.count_nonzero(column) for column in profile.places.T.tolist()
    )


def complete(profile: RankedProfile) -> bool:
    return profile.places.size > 6 and not unranked(profile) and not tied(profile)


@pytest.mark.parametrize("wanted", [unranked, tied, complete])
def test_ranked_ballots_are_truncated_tied_or_complete(
    wanted: Callable[[RankedProfile], bool],
) -> None:
    assert wanted(find(ranked_profiles(), wanted))


@pytest.mark.parametrize(
    "strategy, wanted",
    [
        (paper_profiles(), lambda each: any(len(tied) > 1 for tied in each.overvotes)),
        (paper_profiles(), lambda each: (each.marks == -1).any()),
        (dot_profiles(), lambda each: each.offered is not None and not each.offered.all()),
        (score_profiles(), lambda each: not each.given.all() and each.unit != 1),
        (score_profiles(), lambda each: each.highest == 5),
        (totals_profiles(), lambda each: not each.offered.all()),
        (totals_profiles(), lambda each: any(column.voters for column in each.columns)),
        (scoresheet_profiles(), lambda each: (each.states != SCORED).any()),
        (scoresheet_profiles(), lambda each: any(k.direction == "cost" for k in each.criteria)),
        (pairwise_profiles(), lambda each: any(a.judge for a in each.comparisons)),
        (pairwise_profiles(), lambda each: any(a.verdict == "tie" for a in each.comparisons)),
        (parts_profiles(), lambda each: any(p.weight != 1 for p in each.parts)),
    ],
)
def test_every_oddity_is_among_the_examples(
    strategy: st.SearchStrategy[T], wanted: Callable[[T], bool]
) -> None:
    assert wanted(find(strategy, wanted))


@given(score_profiles())
def test_a_blank_cell_holds_nothing(profile: ScoreProfile) -> None:
    assert not profile.scores[~profile.given].any()


@given(profiles_for(Points))
def test_profiles_for_a_method_are_of_the_kinds_it_counts(profile: Profile) -> None:
    assert isinstance(profile, RankedProfile)
    assert isinstance(profile, BallotProfile)


def test_a_kind_of_ones_own_has_no_examples() -> None:
    with pytest.raises(PluginError, match="no examples of the kind int"):
        profiles(int)


@given(options_for(Settable))
def test_options_take_values_of_their_kinds(options: dict[str, object]) -> None:
    assert set(options) == {"seats", "rule", "budget", "first", "top"}
    assert options["seats"] in (1, 2)
    assert options["rule"] in ("droop", "hare")


@given(methods_for(Settable))
def test_settings_that_a_method_refuses_are_left_out(made: Method[Any, Outcome]) -> None:
    assert getattr(made, "rule", "") == "droop" or getattr(made, "seats", 0) == 2


def test_a_required_option_without_examples_is_pointed_out() -> None:
    @method
    class Mute:
        """Take an option of a kind of its own."""

        info: ClassVar[MethodInfo] = evolve(POINTS, id="mute")
        word: str = option(
            Kind(str, lambda value: value, message("a word")), help=message("A word.")
        )

        def count(self, profile: RankedProfile, tally: Tally) -> Ranking:
            return Points().count(profile, tally)

    with pytest.raises(PluginError, match=r"Mute\.word: .* no examples"):
        options_for(Mute)


def test_a_method_that_refuses_all_settings_has_no_examples() -> None:
    @method
    class Stubborn:
        """Refuse every setting."""

        info: ClassVar[MethodInfo] = POINTS

        def __attrs_post_init__(self) -> None:
            raise OptionError(message("No"))

        def count(self, profile: RankedProfile, tally: Tally) -> Ranking:
            return Points().count(profile, tally)

    with pytest.raises((NoSuchExample, Unsatisfiable)):
        find(methods_for(Stubborn), lambda _made: True)
