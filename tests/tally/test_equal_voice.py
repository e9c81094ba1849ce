"""Equal voice is a mean, whatever people voted and however many they are."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from prioritize.methods.dots.approval import Approval
from prioritize.model.profile import ApprovalProfile
from prioritize.model.shorthand import approvals
from prioritize.tally.result import ranking_of
from prioritize.tally.views import group_views
from tests.reference.equal_voice import Ballots, means
from tests.tally.crowds import ALL, of_groups, official, scores, viewed


PROJECTS = "abcd"
CHOICE = st.frozensets(st.sampled_from(PROJECTS))
CROWD = st.lists(CHOICE, min_size=5, max_size=9)
CROWDS = st.dictionaries(
    st.sampled_from(["women", "men", "youth", "elders"]), CROWD, min_size=2, max_size=4
)


def ballots_of(crowds: dict[str, list[frozenset[str]]]) -> Ballots:
    return [(group, choice) for group, crowd in crowds.items() for choice in crowd]


def profile_of(ballots: Ballots) -> ApprovalProfile:
    lines = [" ".join(sorted(choice)) for _, choice in ballots]
    profile = approvals(*lines, projects=" ".join(PROJECTS))
    return of_groups(profile, [group for group, _ in ballots])


@given(CROWDS)
def test_equal_voice_is_exactly_the_mean(crowds: dict[str, list[frozenset[str]]]) -> None:
    ballots = ballots_of(crowds)

    found = scores(viewed(Approval(), profile_of(ballots)), "equal-voice")

    assert found == {id: str(value) for id, value in means(ballots, PROJECTS).items()}


@given(CROWDS, st.sampled_from(["women", "men", "youth", "elders"]))
def test_a_group_that_comes_twice_changes_no_voice(
    crowds: dict[str, list[frozenset[str]]], group: str
) -> None:
    twice = {name: crowd * (2 if name == group else 1) for name, crowd in crowds.items()}

    one = scores(viewed(Approval(), profile_of(ballots_of(crowds))), "equal-voice")
    other = scores(viewed(Approval(), profile_of(ballots_of(twice))), "equal-voice")

    assert one == other


@given(st.lists(st.lists(CHOICE, min_size=5, max_size=5), min_size=2, max_size=4))
def test_groups_of_one_size_give_the_official_order(crowds: list[list[frozenset[str]]]) -> None:
    ballots = ballots_of({str(place): crowd for place, crowd in enumerate(crowds)})

    listing = official(Approval(), profile_of(ballots))

    for view in group_views(listing, ALL).listings:
        tiers = ranking_of(view.result.outcome).tiers
        assert tiers == ranking_of(listing.result.outcome).tiers
        assert not view.changes_first


@given(CROWDS, st.randoms(use_true_random=False))
def test_the_order_of_ballots_changes_nothing(
    crowds: dict[str, list[frozenset[str]]], chance: Random
) -> None:
    ballots = list(ballots_of(crowds))
    mixed = list(ballots)
    chance.shuffle(mixed)

    one = viewed(Approval(), profile_of(ballots))
    other = viewed(Approval(), profile_of(mixed))

    assert [each.result.steps for each in one.listings] == [
        each.result.steps for each in other.listings
    ]
    assert [each.result.profile_digest for each in one.listings] == [
        each.result.profile_digest for each in other.listings
    ]
