"""Pairwise methods with so many projects that their pairs are not listed one by one."""

import numpy as np
import pytest

from prioritize.model.electorate import Electorate
from prioritize.model.profile import RankedProfile
from prioritize.model.project import projects_of
from prioritize.registry import build
from prioritize.tally.engine import run
from prioritize.tally.pair_table import COMPARED_LIMIT
from prioritize.tally.result import ranking_of
from prioritize.tally.step import Chain, Compared, Defeat
from tests.methods.results import remarks


METHODS = (
    *("black", "condorcet", "copeland", "minimax", "ranked-pairs"),
    *("schulze", "split-cycle", "stable-voting"),
)


@pytest.mark.parametrize("method", METHODS)
def test_many_projects_are_ranked_without_a_list_of_their_pairs(method: str) -> None:
    """The first three projects run in a circle; everyone agrees on the order of the others."""
    size = COMPARED_LIMIT + 5
    places = np.arange(1, size + 1, dtype=np.uint8).reshape(size, 1).repeat(4, axis=1)
    places[:3] = [[1, 2, 3, 3], [2, 3, 1, 1], [3, 1, 2, 2]]
    ids = [f"{each:02}" for each in range(size)]
    profile = RankedProfile(projects_of(ids), Electorate.of([1, 1, 1, 2]), places)

    result = run(build(method, {}), profile)

    pairs = size * (size - 1) // 2
    assert remarks(result) == [f"The {pairs} pairs were counted and are not listed"]
    assert not any(isinstance(step, (Chain, Compared, Defeat)) for step in result.steps)
    assert ranking_of(result.outcome).projects[3:] == tuple(ids[3:])
