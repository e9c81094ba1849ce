"""Ballots in bundles, and ballots with weights."""

from typing import Any

from prioritize.model.outcome import Outcome
from prioritize.model.profile import BallotProfile, Profile
from prioritize.tally.method import Method
from prioritize.testing.answer import answer
from prioritize.testing.failure import fail_on
from prioritize.testing.variation import halved, unfolded


__all__ = ["fractional_weights", "weighted_is_repeated"]


def weighted_is_repeated(method: Method[Any, Outcome], profile: Profile) -> None:
    """Require that a ballot that stands for three counts as three ballots do."""
    if isinstance(profile, BallotProfile):
        bundled, single = answer(method, profile), answer(method, unfolded(profile))
        if not bundled.agrees_with(single, method.info.tolerance):
            fail_on(method, profile, f"in bundles {bundled}; ballot by ballot {single}")


def fractional_weights(method: Method[Any, Outcome], profile: Profile) -> None:
    """Require that two ballots of half the weight count as one does."""
    if isinstance(profile, BallotProfile):
        whole, halves = answer(method, profile), answer(method, halved(profile))
        if not whole.agrees_with(halves, method.info.tolerance):
            fail_on(method, profile, f"it gives {whole}; from ballots of half the weight {halves}")
