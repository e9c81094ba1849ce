"""Following every way in which the ties of a count could fall."""

import numpy as np

from prioritize.methods.ranked.borda import Borda
from prioritize.model.electorate import Electorate
from prioritize.model.profile import RankedProfile
from prioritize.tally.explore import explore
from prioritize.tally.result import ranking_of


def test_a_list_without_projects_is_followed_to_its_empty_end() -> None:
    profile = RankedProfile((), Electorate.of(()), np.zeros((0, 0), np.uint8))

    found = explore(Borda(), profile)

    assert ranking_of(found.first.outcome).tiers == ()
