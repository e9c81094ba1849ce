"""Tally sheets: votes by project and group, without ballots."""

import numpy as np
import pytest

from prioritize.model.profile import BallotProfile
from prioritize.model.project import projects_of
from prioritize.model.shorthand import totals
from prioritize.model.totals import TotalsColumn, TotalsProfile


def test_totals_are_no_ballots() -> None:
    assert not isinstance(totals({"a": [1]}), BallotProfile)


def test_everything_was_offered_unless_said_otherwise() -> None:
    sheet = TotalsProfile(projects_of("ab"), (TotalsColumn("women"),), np.array([[3], [4]]))

    assert sheet.offered.all()
    assert sheet == totals({"a": [3], "b": [4]}, groups=["women"])


@pytest.mark.parametrize("votes", [[[1, 2]], [[1], [2]]])
def test_there_is_a_cell_per_project_and_group(votes: list[list[int]]) -> None:
    with pytest.raises(ValueError, match=r"votes has shape .* not \(1, 1\)"):
        TotalsProfile(projects_of("a"), (TotalsColumn(),), np.array(votes))


def test_what_was_offered_has_the_shape_of_the_votes() -> None:
    with pytest.raises(ValueError, match=r"offered has shape \(1, 2\), not \(1, 1\)"):
        TotalsProfile(
            projects_of("a"), (TotalsColumn(),), np.array([[1]]), np.array([[True, True]])
        )
