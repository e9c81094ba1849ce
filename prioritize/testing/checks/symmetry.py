"""What must not matter: who votes first, how projects are called, where they are listed."""

from collections.abc import Mapping
from typing import Any

import attrs

from prioritize.model.option import Kind
from prioritize.model.outcome import Outcome
from prioritize.model.profile import Profile
from prioritize.registry import options_of
from prioritize.tally.method import Method
from prioritize.testing.answer import Answer, answer
from prioritize.testing.failure import fail_on
from prioritize.testing.variation import (
    ballot_count,
    project_ids,
    renamed,
    reordered,
    symmetric,
    taking,
)


__all__ = ["anonymity", "hides_no_tie_break", "names_projects", "neutrality"]


def anonymity(method: Method[Any, Outcome], profile: Profile) -> None:
    """Require the same outcome from ballots in another order."""
    given = answer(method, profile)
    places = list(range(ballot_count(profile)))
    for order in (places[::-1], places[1:] + places[:1]):
        other = answer(method, taking(profile, order))
        if not given.agrees_with(other, method.info.tolerance):
            fail_on(method, profile, f"the ballots in another order change {given} to {other}")


def neutrality(method: Method[Any, Outcome], profile: Profile) -> None:
    """Require the same places under other names, and in another order of the list."""
    given = answer(method, profile)
    tolerance = method.info.tolerance
    ids = sorted(project_ids(profile))
    names = dict(zip(ids, reversed(ids), strict=True))
    other = answer(_renamed(method, names), renamed(profile, names)).renamed(names)
    if not given.agrees_with(other, tolerance):
        fail_on(method, profile, f"other names for the projects change {given} to {other}")
    listed = range(len(ids))
    for order in (listed[::-1], (*listed[1:], *listed[:1])):
        other = answer(method, reordered(profile, order))
        if not given.agrees_with(other, tolerance):
            fail_on(method, profile, f"another order of the list changes {given} to {other}")


def _renamed(method: Method[Any, Outcome], names: Mapping[str, str]) -> Method[Any, Outcome]:
    value: Any = method
    changes = {
        each.name: _renamed_value(each.kind, getattr(method, each.name), names)
        for each in options_of(type(method))
        if each.kind.names_projects and getattr(method, each.name) is not None
    }
    other: Method[Any, Outcome] = attrs.evolve(value, **changes)
    return other


def _renamed_value(
    kind: Kind[Any],
    value: Any,  # noqa: ANN401  # any option's value
    names: Mapping[str, str],
) -> object:
    if kind.renamed is not None:
        return kind.renamed(value, names)
    return tuple(names.get(project, project) for project in value)


def names_projects(method: Method[Any, Outcome]) -> bool:
    """Say whether an option singles out projects, which are then not alike."""
    return any(
        each.kind.names_projects and getattr(method, each.name) for each in options_of(type(method))
    )


def hides_no_tie_break(method: Method[Any, Outcome], profile: Profile) -> None:
    """Require that projects exactly alike in the votes share a place, or the tally was asked."""
    ids = project_ids(profile)
    if names_projects(method):
        return
    for alike in (ids[:2], ids[:3]):
        if len(alike) < 2:
            continue
        votes = symmetric(profile, alike)
        given = answer(method, votes)
        if given.counted:
            _must_be_level(method, votes, given, alike)


def _must_be_level(
    method: Method[Any, Outcome], votes: Profile, given: Answer, alike: tuple[str, ...]
) -> None:
    places = given.places()
    fates = {(places.get(each), each in given.chosen, each in given.undecided) for each in alike}
    if len(fates) > 1:
        fail_on(
            method,
            votes,
            f"{', '.join(alike)} are alike in the votes, and the outcome tells them apart without"
            f" asking tally.choose: {given}",
        )
