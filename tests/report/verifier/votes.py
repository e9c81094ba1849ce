"""Small elections at random, as files that say all there is to know of them."""

import json
import random
from typing import Any, Final

from prioritize.audit.material import Material
from prioritize.workflow.request import Request


__all__ = ["METHODS", "election"]

METHODS: Final = {
    "dots": "dots",
    "approval": "approval",
    "plurality": "approval",
    "borda": "ranked",
    "instant-runoff": "ranked",
}
"""What the page counts, each with the kind of ballots that it is given here."""

_OPTIONS: Final[dict[str, dict[str, list[str]]]] = {
    "dots": {
        "per_voter": ["3", "5", "8"],
        "cap": ["", "1", "2", "3"],
        "exactly": ["true", "false"],
        "over_full": ["set-aside", "scaled"],
    },
    "approval": {"split": ["none", "satisfaction"]},
    "plurality": {},
    "borda": {
        "base": ["0", "1"],
        "truncated": ["average", "zero", "modified"],
        "equal": ["average", "high", "low"],
    },
    "instant-runoff": {
        "ties": ["one-at-a-time", "together"],
        "run_to_two": ["true", "false"],
        "static_threshold": ["true", "false"],
    },
}


def election(method: str, chance: random.Random) -> Material:
    """Make up some ballots, and how they are counted."""
    drawn = {name: chance.choice(values) for name, values in _OPTIONS[method].items()}
    options = tuple((name, value) for name, value in drawn.items() if value)
    request = Request(method=method, options=options)
    content = json.dumps(_ballots(METHODS[method], chance)).encode()
    return Material("ballots", "votes.json", {"votes.json": content}, request.settings())


def _ballots(kind: str, chance: random.Random) -> dict[str, Any]:
    projects = [f"{letter}ө" for letter in "abcdef"[: chance.randint(1, 6)]]
    ballots = [_ballot(kind, projects, chance) for _ in range(chance.randint(1, 9))]
    schema = "prioritize/ballots/1"
    return {"schema": schema, "kind": kind, "projects": projects, "ballots": ballots}


def _ballot(kind: str, projects: list[str], chance: random.Random) -> dict[str, Any]:
    some = chance.sample(projects, chance.randint(kind == "ranked", len(projects)))
    marks: dict[str, dict[str, Any]] = {
        "dots": {"dots": [[each, chance.randint(1, 4)] for each in some]},
        "approval": {"approve": some},
        "ranked": {"marks": _ranks(some, chance)},
    }
    return marks[kind] | ({"count": chance.randint(2, 5)} if chance.random() < 0.4 else {})


def _ranks(some: list[str], chance: random.Random) -> list[Any]:
    """Put projects in order, two of them level now and then."""
    ranks: list[Any] = []
    left = list(some)
    while left:
        level = 2 if len(left) > 1 and chance.random() < 0.15 else 1
        ranks.append(left[0] if level == 1 else left[:level])
        left = left[level:]
    return ranks
