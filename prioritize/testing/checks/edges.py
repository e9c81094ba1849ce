"""The inputs that nobody thinks of: no ballots, one project, blank ballots, blank cells."""

from typing import Any

import numpy as np

from prioritize.model.lists import ListProfile
from prioritize.model.outcome import Outcome, Ranking
from prioritize.model.profile import PaperProfile, Profile, RankedProfile
from prioritize.model.scoresheet import SCORED, ScoresheetProfile
from prioritize.tally.method import Method
from prioritize.testing.answer import Answer, answer
from prioritize.testing.checks.symmetry import names_projects
from prioritize.testing.failure import fail_on
from prioritize.testing.variation import (
    ballot_count,
    blanked,
    equally_costly,
    first_choices,
    joined,
    project_ids,
    reordered,
    taking,
)
from prioritize.testing.variation.layout import changed


__all__ = [
    "all_abstain",
    "blank_is_not_zero",
    "empty_profile",
    "one_project",
    "truncated_ballots",
]


def empty_profile(method: Method[Any, Outcome], profile: Profile) -> None:
    """Require equal projects where nobody voted, and an empty list where there are none."""
    none = taking(profile, ())
    if not isinstance(profile, ListProfile):
        _all_share_a_place(method, none, "nobody voted")
    nothing = ListProfile((), Ranking(())) if isinstance(none, ListProfile) else reordered(none, ())
    _answered(method, nothing, "there are no projects")


def one_project(method: Method[Any, Outcome], profile: Profile) -> None:
    """Require that the only project is counted as any other."""
    _answered(method, profile, "there is one project only")


def _answered(method: Method[Any, Outcome], profile: Profile, why: str) -> Answer:
    try:
        return answer(method, profile)
    except AssertionError:
        raise
    except Exception as error:  # noqa: BLE001  # whatever is raised is what this looks for
        fail_on(method, profile, f"{why}, and it raises {type(error).__name__}: {error}")


def all_abstain(method: Method[Any, Outcome], profile: Profile) -> None:
    """Require equal projects where every ballot is blank."""
    _all_share_a_place(method, blanked(profile), "every ballot is blank")


def _all_share_a_place(method: Method[Any, Outcome], profile: Profile, why: str) -> None:
    level = equally_costly(profile, project_ids(profile))
    given = _answered(method, level, why)
    if given.counted and len(given.tiers) > 1 and not names_projects(method):
        fail_on(method, level, f"{why}, and yet some stand above others: {given}")


def truncated_ballots(method: Method[Any, Outcome], profile: Profile) -> None:
    """Require of ballots with one rank that no unnamed project is above a named one."""
    cut = first_choices(profile)
    given = answer(method, cut)
    places = given.places() if given.counted else {}
    named = _named(cut)
    for project, place in places.items():
        better = [each for each in places if each not in named and places[each] < place]
        if project in named and better and not names_projects(method):
            fail_on(
                method, cut, f"somebody names {project}, nobody names {better[0]}, yet: {given}"
            )


def _named(profile: Profile) -> frozenset[str]:
    ids = project_ids(profile)
    if isinstance(profile, RankedProfile):
        rows = np.flatnonzero((profile.places > 0).any(axis=1)).tolist()
        return frozenset(ids[row] for row in rows)
    if isinstance(profile, PaperProfile):
        return frozenset(
            ids[each]
            for ballot in range(ballot_count(profile))
            for rank in profile.ranks(ballot)
            for each in rank
        )
    return frozenset(ids)


def blank_is_not_zero(method: Method[Any, Outcome], profile: Profile) -> None:
    """Require that a blank cell holds no number, and that a blank form is not counted."""
    given, tolerance = answer(method, profile), method.info.tolerance
    scribbled = _scribbled(profile)
    other = answer(method, scribbled)
    if not given.agrees_with(other, tolerance):
        text = f"it reads numbers where nothing was given: {given} becomes {other}"
        fail_on(method, profile, text)
    if ballot_count(profile):
        more = joined(profile, blanked(taking(profile, (0,))))
        other = answer(method, more)
        if not given.agrees_with(other, tolerance):
            fail_on(method, profile, f"one more blank form changes {given} to {other}")


def _scribbled(profile: Profile) -> Profile:
    """Write a number into the cells of a score sheet where none was given."""
    if not isinstance(profile, ScoresheetProfile):
        return profile
    scored = profile.states == SCORED
    return changed(profile, {"values": np.where(scored, profile.values, 4)})
