"""All the checks, in the order in which an author meets them."""

from typing import Final

from prioritize.model.lists import PartsProfile
from prioritize.model.profile import (
    ApprovalProfile,
    DotProfile,
    PaperProfile,
    RankedProfile,
    ScoreProfile,
)
from prioritize.model.scoresheet import ScoresheetProfile
from prioritize.model.totals import TotalsProfile
from prioritize.testing.check import Check, over_options, over_profiles
from prioritize.testing.checks.admission import counts_its_kinds
from prioritize.testing.checks.axioms import condorcet, majority, monotonicity, unanimity
from prioritize.testing.checks.conduct import (
    errors_only_ours,
    leaves_its_input_alone,
    prints_nothing,
    refuses_wrong_options,
    repeatable,
)
from prioritize.testing.checks.description import describes_itself, has_a_card
from prioritize.testing.checks.edges import (
    all_abstain,
    blank_is_not_zero,
    empty_profile,
    one_project,
    truncated_ballots,
)
from prioritize.testing.checks.places import ranks_everyone_once
from prioritize.testing.checks.record import exact, known_steps, steps_replay
from prioritize.testing.checks.symmetry import anonymity, hides_no_tie_break, neutrality
from prioritize.testing.checks.value import is_a_value
from prioritize.testing.checks.weights import fractional_weights, weighted_is_repeated
from prioritize.testing.strategies import Size


__all__ = ["CHECKS"]

_BALLOTS: Final = (ApprovalProfile, DotProfile, PaperProfile, RankedProfile, ScoreProfile)
_SHEETS: Final = (ScoreProfile, ScoresheetProfile)
_ORDERS: Final = (RankedProfile, PaperProfile)
_PREFERENCES: Final = (
    ApprovalProfile,
    DotProfile,
    PartsProfile,
    RankedProfile,
    ScoreProfile,
    ScoresheetProfile,
)
_LIFTED: Final = (
    ApprovalProfile,
    DotProfile,
    PartsProfile,
    RankedProfile,
    ScoreProfile,
    TotalsProfile,
)
_FIRSTS: Final = (ApprovalProfile, RankedProfile)

CHECKS: Final = (
    Check("describes-itself", describes_itself),
    Check("has-a-card", has_a_card),
    Check("is-a-value", over_options(is_a_value)),
    Check("refuses-wrong-options", refuses_wrong_options),
    Check("counts-its-kinds", counts_its_kinds),
    Check("ranks-everyone-once", over_profiles(ranks_everyone_once, examples=50)),
    Check("empty-profile", over_profiles(empty_profile)),
    Check("one-project", over_profiles(one_project, size=Size(projects=(1, 1)))),
    Check("all-abstain", over_profiles(all_abstain)),
    Check("truncated-ballots", over_profiles(truncated_ballots, kinds=_ORDERS), kinds=_ORDERS),
    Check("blank-is-not-zero", over_profiles(blank_is_not_zero, kinds=_SHEETS), kinds=_SHEETS),
    Check(
        "weighted-is-repeated", over_profiles(weighted_is_repeated, kinds=_BALLOTS), kinds=_BALLOTS
    ),
    Check("fractional-weights", over_profiles(fractional_weights, kinds=_BALLOTS), kinds=_BALLOTS),
    Check("anonymity", over_profiles(anonymity, examples=50), axiom="anonymity"),
    Check("neutrality", over_profiles(neutrality, examples=50), axiom="neutrality"),
    Check("hides-no-tie-break", over_profiles(hides_no_tie_break, examples=50)),
    Check("repeatable", over_profiles(repeatable)),
    Check("leaves-its-input-alone", over_profiles(leaves_its_input_alone)),
    Check("exact", over_profiles(exact, examples=50)),
    Check("known-steps", over_profiles(known_steps)),
    Check("steps-replay", over_profiles(steps_replay, examples=50)),
    Check("errors-only-ours", over_profiles(errors_only_ours)),
    Check("prints-nothing", over_profiles(prints_nothing)),
    Check(
        "unanimity",
        over_profiles(unanimity, kinds=_PREFERENCES, examples=50),
        kinds=_PREFERENCES,
        axiom="unanimity",
    ),
    Check(
        "majority",
        over_profiles(majority, kinds=_FIRSTS),
        kinds=_FIRSTS,
        axiom="majority",
    ),
    Check(
        "condorcet",
        over_profiles(condorcet, kinds=(RankedProfile,)),
        kinds=(RankedProfile,),
        axiom="condorcet",
    ),
    Check(
        "monotonicity",
        over_profiles(monotonicity, kinds=_LIFTED, examples=50),
        kinds=_LIFTED,
        axiom="monotonicity",
    ),
)
"""The checks of the kit; each applies to methods by what they declare."""
