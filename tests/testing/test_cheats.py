"""The kit catches every seeded cheat, by the check one would expect, and lets the honest pass."""

from typing import Any, Final

import pytest

from prioritize.testing import CHECKS, checks_for, failed_checks
from tests.testing import cheats, honest


CAUGHT: Final[tuple[tuple[type[Any], str], ...]] = (
    (cheats.AlphabeticalTies, "hides-no-tie-break"),
    (cheats.AlphabeticalTies, "neutrality"),
    (cheats.BlankAsZero, "blank-is-not-zero"),
    (cheats.Changeable, "is-a-value"),
    (cheats.CoinFlip, "hides-no-tie-break"),
    (cheats.CoinFlip, "repeatable"),
    (cheats.DividesByNobody, "errors-only-ours"),
    (cheats.FirstBallotDictator, "anonymity"),
    (cheats.FloatDrift, "exact"),
    (cheats.FloatSums, "exact"),
    (cheats.ForeignOption, "refuses-wrong-options"),
    (cheats.ForgetfulOption, "is-a-value"),
    (cheats.ForgetsTheOnlyOne, "one-project"),
    (cheats.HomeMadeStep, "known-steps"),
    (cheats.IgnoresBundles, "weighted-is-repeated"),
    (cheats.IgnoresTheUnit, "fractional-weights"),
    (cheats.LeastIsBest, "monotonicity"),
    (cheats.LeastIsBest, "unanimity"),
    (cheats.LikesOne, "neutrality"),
    (cheats.ListingOrder, "hides-no-tie-break"),
    (cheats.ListingOrder, "neutrality"),
    (cheats.LostProject, "ranks-everyone-once"),
    (cheats.MachineIntegers, "exact"),
    (cheats.MutatesItsInput, "leaves-its-input-alone"),
    (cheats.NoCard, "has-a-card"),
    (cheats.NoYear, "describes-itself"),
    (cheats.Prints, "prints-nothing"),
    (cheats.PromisesCondorcet, "condorcet"),
    (cheats.PromisesMajority, "majority"),
    (cheats.RanksTheUnvoted, "all-abstain"),
    (cheats.RanksTheUnvoted, "empty-profile"),
    (cheats.RefusesEverything, "counts-its-kinds"),
    (cheats.Remembers, "repeatable"),
    (cheats.RewardsTheUnnamed, "truncated-ballots"),
    (cheats.SecretCoin, "repeatable"),
    (cheats.Silent, "is-a-value"),
    (cheats.UndeclaredOption, "is-a-value"),
    (cheats.Unreadable, "is-a-value"),
    (cheats.WrongSteps, "steps-replay"),
)


@pytest.mark.parametrize(
    "honest_method", [honest.Points, honest.Demoting, honest.Runoff, honest.Mean]
)
def test_an_honest_method_passes(honest_method: type[Any]) -> None:
    assert failed_checks(honest_method) == {}


@pytest.mark.parametrize(
    "cheat, name", CAUGHT, ids=[f"{cheat.__name__}-{name}" for cheat, name in CAUGHT]
)
def test_a_cheat_is_caught_by_the_check_for_it(cheat: type[Any], name: str) -> None:
    (check,) = (each for each in checks_for(cheat) if each.name == name)

    with pytest.raises(AssertionError):
        check(cheat)


def test_no_check_is_without_a_cheat_that_it_catches() -> None:
    names = {check.name for check in CHECKS}

    assert names - {name for _, name in CAUGHT} == set()
