"""How wide the closest step of an instant runoff is."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from prioritize.methods.ranked.instant_runoff import InstantRunoff
from prioritize.model.profile import RankedProfile
from prioritize.model.shorthand import ranked
from prioritize.tally.engine import run
from prioritize.tally.margins.pairs import fewest_ballots
from prioritize.tally.margins.runoff import runoff_margins
from prioritize.tally.step import Round
from prioritize.testing.strategies import ranked_profiles


def widest(states: list[dict[str, Fraction]], first: str, *, alone: bool) -> Fraction:
    """Try every way to part the rounds into steps."""
    votes, *later = states
    ways = [votes[first] - sum(count for each, count in votes.items() if each != first)]
    for number, left in enumerate(later):
        gone = votes.keys() - left.keys()
        if len(gone) == 1 or not alone:
            step = min(votes[each] for each in left) - sum(votes[each] for each in gone)
            ways.append(min(step, widest(later[number:], first, alone=alone)))
    return max(ways)


@given(
    profile=ranked_profiles(),
    run_to_two=st.booleans(),
    overvote=st.sampled_from(("split", "exhaust-if-multiple-continuing")),
)
def test_the_bound_is_that_of_the_widest_way(
    *, profile: RankedProfile, run_to_two: bool, overvote: str
) -> None:
    result = run(InstantRunoff(overvote=overvote, run_to_two=run_to_two), profile)

    found = runoff_margins(result, {"overvote": overvote, "eliminate_first": ()})

    tiers = result.outcome.tiers
    if len(tiers) < 2 or len(tiers[0]) > 1:
        assert found == ()
        return
    states = [dict(step.tally) for step in result.steps if isinstance(step, Round)]
    gap = widest(states, tiers[0][0], alone=overvote != "split")
    people = profile.electorate
    fewest = fewest_ballots(people, lambda moved: 2 * moved * people.unit < gap)
    assert [margin.tie for margin in found] == ([] if fewest is None else [fewest])


def test_the_margin_of_hundreds_of_rounds_is_told() -> None:
    """Each of 400 projects has one ballot more than the next."""
    ids = [f"p{each:03}" for each in range(400)]
    ballots = (f"{400 - at}: {each}" for at, each in enumerate(ids))
    result = run(InstantRunoff(run_to_two=True), ranked(*ballots))

    (margin,) = runoff_margins(result, {"overvote": "exhaust", "eliminate_first": ()})

    assert (margin.above, margin.tie) == ("p000", 1)
