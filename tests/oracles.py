"""Published oracles as profiles: small elections whose winners are known."""

import json
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Any

import numpy as np
from attrs import frozen

from prioritize.model.electorate import Electorate
from prioritize.model.profile import ApprovalProfile, RankedProfile
from prioritize.model.project import projects_of
from tests.shared import shared_path


__all__ = [
    "Case",
    "Committees",
    "approval_profile",
    "committee_cases",
    "committees_of",
    "criteria_case",
    "filled",
    "ranked_profile",
    "winner_cases",
]


@frozen
class Committees:
    """One profile with every committee of a size that a rule elects."""

    id: str
    profile: ApprovalProfile
    seats: int
    expected: tuple[tuple[str, ...], ...]


@frozen
class Case:
    """One profile with the projects that a method has to put first, and how unranked is meant."""

    id: str
    profile: RankedProfile
    winners: tuple[str, ...]
    unranked: str


def winner_cases(method: str) -> list[Case]:
    """Read the cases of one method of ``winners.json``."""
    content = json.loads(shared_path("oracles", "winners.json").read_text(encoding="utf-8"))
    return [
        Case(
            each["id"],
            ranked_profile(each),
            tuple(sorted(str(winner) for winner in each["winners"])),
            each["unranked"],
        )
        for each in content["cases"]
        if each["method"] == method
    ]


def ranked_profile(case: dict[str, Any]) -> RankedProfile:
    """Make the ballots of a case; its ranks are numbers of which the smallest is the best."""
    ids = [str(project) for project in case["projects"]]
    ballots = [ballot for ballot in case["ballots"] if ballot["count"]]
    places = np.zeros((len(ids), len(ballots)), np.uint8)
    for column, ballot in enumerate(ballots):
        for project, rank in _ranks(ballot["ranking"]):
            places[ids.index(project), column] = rank + 1
    electorate = Electorate.of(ballot["count"] for ballot in ballots)
    return RankedProfile(projects_of(ids), electorate, places)


def _ranks(ranking: list[int] | dict[str, int]) -> Iterator[tuple[str, int]]:
    if isinstance(ranking, dict):
        yield from ranking.items()
    else:
        yield from ((str(project), rank) for rank, project in enumerate(ranking))


def committee_cases() -> list[dict[str, Any]]:
    """Read the instances of ``committees.json``."""
    content = json.loads(shared_path("oracles", "committees.json").read_text(encoding="utf-8"))
    cases: list[dict[str, Any]] = content["cases"]
    return cases


def committees_of(rule: str) -> list[Committees]:
    """Read the cases of one rule of ``committees.json``, such as ``pav``."""
    return [
        Committees(
            case["id"],
            approval_profile(case),
            case["committeesize"],
            tuple(sorted(tuple(sorted(map(str, members))) for members in case["expected"][rule])),
        )
        for case in committee_cases()
        if rule in case["expected"]
    ]


def approval_profile(case: dict[str, Any]) -> ApprovalProfile:
    """Make the ballots of an instance."""
    ids = [str(project) for project in range(case["num_cand"])]
    approved = np.array([[int(each) in row for row in case["approvals"]] for each in ids], np.bool_)
    electorate = Electorate.of([1] * len(case["approvals"]))
    return ApprovalProfile(projects_of(ids), electorate, approved)


def filled(case: Committees, committees: Iterable[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Fill up committees with those whom nobody marked, in every way, as the oracle does."""
    rows = zip(case.profile.projects, case.profile.approved, strict=True)
    idle = [each.id for each, row in rows if not row.any()]
    full = (
        tuple(sorted((*chosen, *more)))
        for chosen in committees
        for more in combinations(idle, case.seats - len(chosen))
    )
    return tuple(sorted(set(full)))


def criteria_case(id: str) -> Any:  # noqa: ANN401  # what a case holds differs from case to case
    """Return the case of ``criteria.json`` of this id: its inputs, what is expected, tolerance."""
    content = json.loads(shared_path("oracles", "criteria.json").read_text(encoding="utf-8"))
    return next(each for each in content["cases"] if each["id"] == id)
