"""Ballots that break the limits of their input, set aside before their votes are rolled up.

The limits speak of what was voted on: three dots, one on a project. Of directions they say
nothing, so after rolling up nobody could tell any more that a ballot had broken them.
"""

from collections.abc import Mapping
from itertools import compress
from typing import Any

import numpy as np
from attrs import evolve
from numpy.typing import NDArray

from prioritize.model.consultation import Input
from prioritize.model.electorate import Electorate
from prioritize.model.number import whole
from prioritize.model.option import Stored
from prioritize.model.profile import ApprovalProfile, DotProfile, Profile
from prioritize.model.voters import VoterTable


__all__ = ["limitless", "within_limits"]

_SPENT = ("cap", "exactly")
"""Options that say nothing about directions; how many dots a person has stays true."""


def limitless(input: Input) -> tuple[tuple[str, Stored], ...]:
    """Return the options of an input that still hold for votes rolled up."""
    return tuple((name, value) for name, value in input.options if name not in _SPENT)


def within_limits(profile: Profile, input: Input) -> Profile:
    """Return the ballots that keep the limits; the others are told in `Electorate.not_counted`."""
    marks: NDArray[Any]
    if isinstance(profile, ApprovalProfile):
        marks = profile.approved
    elif isinstance(profile, DotProfile):
        marks = profile.dots
    else:
        return profile
    valid = np.ones(marks.shape[1], np.bool_)
    reasons: list[tuple[str, int]] = []
    for reason, faulty in _faults(marks, input).items():
        ballots = int(profile.electorate.counts[faulty & valid].sum())
        reasons.extend([(reason, ballots)] if ballots else [])
        valid &= ~faulty
    if valid.all():
        return profile
    people = _part(profile.electorate, valid, reasons)
    if isinstance(profile, ApprovalProfile):
        return evolve(profile, electorate=people, approved=profile.approved[:, valid])
    offered = None if profile.offered is None else profile.offered[:, valid]
    return evolve(profile, electorate=people, dots=profile.dots[:, valid], offered=offered)


def _faults(marks: NDArray[Any], input: Input) -> Mapping[str, NDArray[np.bool_]]:
    options = dict(input.options)
    per_voter = 1 if input.method == "plurality" else _limit(options.get("per_voter"))
    cap = _limit(options.get("cap"))
    used = marks.sum(axis=0, dtype=np.int64)
    faults: dict[str, NDArray[np.bool_]] = {}
    if per_voter is not None:
        faults["over-full"] = used > per_voter
    if cap is not None:
        faults["above-cap"] = np.any(marks > cap, axis=0)
    if per_voter is not None and options.get("exactly") in {True, "true"}:
        faults["under-full"] = used < per_voter
    return faults


def _limit(value: Stored) -> int | None:
    return None if value is None else whole(value)


def _part(
    electorate: Electorate, kept: NDArray[np.bool_], reasons: list[tuple[str, int]]
) -> Electorate:
    told = electorate.voters
    columns = (
        {}
        if told is None
        else {name: tuple(compress(told.column(name), kept.tolist())) for name in told.names}
    )
    return evolve(
        electorate,
        weights=electorate.weights[kept],
        counts=electorate.counts[kept],
        voters=VoterTable.of(columns) if columns else None,
        not_counted=(*electorate.not_counted, *reasons),
    )
