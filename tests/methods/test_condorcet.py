from hypothesis import given
from hypothesis import strategies as st

from prioritize.methods.ranked.condorcet import Condorcet
from prioritize.model.outcome import Ranking
from prioritize.model.profile import RankedProfile
from prioritize.model.shorthand import ranked
from prioritize.tally.engine import run
from prioritize.tally.result import Result
from prioritize.tally.step import Named
from prioritize.testing.strategies import ranked_profiles
from tests.methods.circles import CONDORCET
from tests.reference.condorcet import schwartz, smith
from tests.reference.pairs import beats
from tests.reference.ranked import support


def named(result: Result[Ranking]) -> dict[str, tuple[str, ...]]:
    """Tell who stands out as what."""
    return {step.role: step.projects for step in result.steps if isinstance(step, Named)}


@given(ranked_profiles(), st.sampled_from(("last", "no-opinion")))
def test_tiers_are_smith_sets_of_what_is_left(profile: RankedProfile, unranked: str) -> None:
    outcome = run(Condorcet(unranked=unranked), profile).outcome

    found = support(profile, last=unranked == "last")
    left = frozenset(outcome.projects)
    for tier in outcome.tiers:
        assert frozenset(tier) == smith(found, left)
        left -= set(tier)


@given(ranked_profiles())
def test_the_report_names_who_stands_out(profile: RankedProfile) -> None:
    result = run(Condorcet(), profile)

    found = support(profile, last=True)
    ids = frozenset(result.outcome.projects)
    rivals = {each: ids - {each} for each in ids}
    assert named(result) == {
        "condorcet-winner": tuple(x for x in ids if all(beats(found, x, y) for y in rivals[x])),
        "condorcet-loser": tuple(
            x for x in ids if rivals[x] and all(beats(found, y, x) for y in rivals[x])
        ),
        "smith-set": tuple(sorted(smith(found, ids))) if ids else (),
        "schwartz-set": tuple(sorted(schwartz(found, ids))),
    }


def test_a_circle_shares_a_place() -> None:
    result = run(Condorcet(), CONDORCET)

    assert result.outcome.tiers == (("a", "b", "c"),)
    assert named(result)["condorcet-winner"] == ()


def test_the_schwartz_set_leaves_out_whom_a_tie_lets_in() -> None:
    """a beats b, b ties c, c ties a: all three reach each other, but nobody beats a or c."""
    result = run(Condorcet(unranked="no-opinion"), ranked("a > b", "c"))

    assert named(result)["smith-set"] == ("a", "b", "c")
    assert named(result)["schwartz-set"] == ("a", "c")
