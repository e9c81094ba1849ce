"""Pabulib files as the tests write them."""

from collections.abc import Sequence

from prioritize.intake.pabulib import read_pabulib
from prioritize.model.election import Election
from prioritize.model.profile import ApprovalProfile


META = {
    "description": "Village budget",
    "num_projects": "3",
    "num_votes": "3",
    "budget": "1000",
    "vote_type": "approval",
    "rule": "greedy",
    "currency": "KGS",
    "language": "ky",
    "comment": "#1: invented",
}


PROJECTS = ["project_id;cost;votes;name", "GRA/0006;400;2;Сугат суу", "b;700;2;Жол", "c;0;0;"]


VOTES = ["voter_id;vote;age;sex", "1;GRA/0006,b;34;F", "2;b;;M", "3;GRA/0006;61;F"]


def text(
    meta: dict[str, str] | None = None,
    projects: Sequence[str] = PROJECTS,
    votes: Sequence[str] = VOTES,
) -> str:
    """Write a file; entries of META replace or add to those above, empty ones take them out."""
    entries = {**META, **(meta or {})}
    lines = [f"{key};{value}" for key, value in entries.items() if value]
    return "\n".join(["META", "key;value", *lines, "PROJECTS", *projects, "VOTES", *votes, ""])


def read(content: str) -> Election:
    return read_pabulib(content.encode(), "city.pb")


def told(election: Election) -> list[str]:
    return [each.render() for each in election.findings]


def approved(election: Election) -> list[list[int]]:
    assert isinstance(election.profile, ApprovalProfile)
    return [list(map(int, ballot)) for ballot in election.profile.approved.T]


def points(*votes: str, kind: str = "cumulative", **meta: str) -> str:
    """Write a file whose votes give points to projects a, b, c."""
    lines = [f"{voter};{vote}" for voter, vote in enumerate(votes)]
    return text(
        {"vote_type": kind, "num_votes": str(len(votes)), **meta},
        ["project_id;cost", "a;1", "b;1", "c;1"],
        ["voter_id;vote;points", *lines],
    )
