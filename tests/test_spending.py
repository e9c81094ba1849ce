"""What the measurements count is what the methods count."""

from fractions import Fraction

import pytest
from hypothesis import given

from benchmarks._spending import SPENDING, votes_of
from benchmarks.pabulib_rules import _OURS
from prioritize.model.profile import ApprovalProfile
from prioritize.registry import build
from prioritize.tally.engine import run
from prioritize.tally.ties import TieBreak
from prioritize.testing.strategies import approval_profiles


@pytest.mark.parametrize("rule", sorted(SPENDING))
@given(profile=approval_profiles())
def test_the_selection_alone_is_that_of_the_whole_count(
    rule: str, profile: ApprovalProfile
) -> None:
    id, options, _ = _OURS[rule]
    votes = votes_of(profile)
    method = build(id, {"budget": Fraction(7, 2), **options})
    counted = run(method, profile, tie_break=TieBreak("order", order=tuple(sorted(votes))))

    found = SPENDING[rule](profile, Fraction(7, 2))

    funded = counted.outcome.funded
    if rule == "knapsack":
        assert sum(votes[each] for each in found) == sum(votes[each] for each in funded)
    else:
        assert sorted(found) == sorted(funded)
