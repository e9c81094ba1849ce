"""Ways to tell the same votes again, for what must not make a difference to a count."""

from prioritize.testing.variation.ballots import (
    ballot_count,
    blanked,
    first_choices,
    halved,
    taking,
    unfolded,
)
from prioritize.testing.variation.contest import contested, second_to_all
from prioritize.testing.variation.preference import (
    Preferences,
    completed,
    lifts,
    preferences,
)
from prioritize.testing.variation.projects import project_ids, renamed, renamed_ranking, reordered
from prioritize.testing.variation.symmetry import equally_costly, joined, symmetric


__all__ = [
    "Preferences",
    "ballot_count",
    "blanked",
    "completed",
    "contested",
    "equally_costly",
    "first_choices",
    "halved",
    "joined",
    "lifts",
    "preferences",
    "project_ids",
    "renamed",
    "renamed_ranking",
    "reordered",
    "second_to_all",
    "symmetric",
    "taking",
    "unfolded",
]
