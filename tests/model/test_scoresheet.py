"""Criteria, and what reviewers scored by them."""

from fractions import Fraction

import numpy as np
import pytest

from prioritize.errors import InputError
from prioritize.model.project import projects_of
from prioritize.model.scoresheet import BLANK_REASONS, SCORED, Criterion, ScoresheetProfile


def test_a_negative_weight_is_refused() -> None:
    with pytest.raises(InputError, match="weight of criterion need is below 0"):
        Criterion("need", weight=Fraction(-1))


@pytest.mark.parametrize("highest", [1, 0])
def test_a_scale_without_extent_is_refused(highest: int) -> None:
    with pytest.raises(InputError, match="scale of criterion need has no extent"):
        Criterion("need", lowest=Fraction(1), highest=Fraction(highest))


@pytest.mark.parametrize("lowest", [None, Fraction(0)])
def test_a_scale_may_be_open(lowest: Fraction | None) -> None:
    assert Criterion("need", lowest=lowest).highest is None


def test_a_weight_may_be_nothing() -> None:
    assert Criterion("need", weight=Fraction(0)).weight == 0


def test_the_reason_of_a_blank_shows_in_the_fingerprint() -> None:
    digests = {
        ScoresheetProfile(
            projects_of("a"),
            (Criterion("need"),),
            ("r",),
            np.zeros((1, 1, 1), np.int64),
            np.full((1, 1, 1), state, np.uint8),
        ).digest
        for state in range(SCORED + 1)
    }

    assert len(digests) == len(BLANK_REASONS) + 1


@pytest.mark.parametrize("shape", [(1, 2, 1), (2, 1, 1), (1, 1, 2)])
def test_there_is_a_cell_per_reviewer_project_and_criterion(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match=r"has shape .* not \(1, 1, 1\)"):
        ScoresheetProfile(
            projects_of("a"),
            (Criterion("need"),),
            ("r",),
            np.zeros(shape, np.int64),
            np.zeros((1, 1, 1), np.uint8),
        )
