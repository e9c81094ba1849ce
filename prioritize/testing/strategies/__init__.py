"""Hypothesis strategies for profiles of every kind and for the options of methods.

They are small on purpose: at most 5 projects and 8 ballots hold every tie, cycle and gap that a
count can stumble over. Weights are fractions, ballots are truncated, blank or missing altogether,
and projects are listed in an order that is not the alphabet's.
"""

from prioritize.testing.strategies.ballots import (
    approval_profiles,
    dot_profiles,
    paper_profiles,
    ranked_profiles,
    score_profiles,
)
from prioritize.testing.strategies.choice import (
    methods_for,
    options_for,
    profiles,
    profiles_for,
)
from prioritize.testing.strategies.people import electorates, grids, projects
from prioritize.testing.strategies.size import SMALL, Size
from prioritize.testing.strategies.tables import (
    judgment_profiles,
    list_profiles,
    pairwise_profiles,
    parts_profiles,
    rankings,
    scoresheet_profiles,
    totals_profiles,
)


__all__ = [
    "SMALL",
    "Size",
    "approval_profiles",
    "dot_profiles",
    "electorates",
    "grids",
    "judgment_profiles",
    "list_profiles",
    "methods_for",
    "options_for",
    "pairwise_profiles",
    "paper_profiles",
    "parts_profiles",
    "profiles",
    "profiles_for",
    "projects",
    "ranked_profiles",
    "rankings",
    "score_profiles",
    "scoresheet_profiles",
    "totals_profiles",
]
