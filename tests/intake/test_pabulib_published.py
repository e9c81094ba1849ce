"""Real city votes are read, and their official lists follow from what was read."""

import json
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from prioritize.intake.pabulib import read_pabulib
from prioritize.model.election import DeclaredRule, Election
from prioritize.model.points import points_from_places
from prioritize.model.profile import ApprovalProfile, DotProfile, RankedProfile
from tests.shared import shared_path


@cache
def elections() -> dict[str, Election]:
    """Read every published file once."""
    paths = sorted(shared_path("data", "pabulib").glob("*.pb"))
    return {path.name: read_pabulib(path.read_bytes(), path.name) for path in paths}


def official() -> dict[str, dict[str, object]]:
    """Return what is known about each file from elsewhere."""
    path: Path = shared_path("oracles", "pabulib.json")
    cases = json.loads(path.read_text(encoding="utf-8"))["cases"]
    assert isinstance(cases, dict)
    return cases


def scores(election: Election) -> list[int]:
    """Add up what the declared rule counts."""
    profile = election.profile
    if isinstance(profile, RankedProfile):
        assert election.rule is not None
        profile = points_from_places(profile, first=election.rule.points)
    if isinstance(profile, DotProfile):
        return [sum(map(int, line)) for line in profile.dots]
    assert isinstance(profile, ApprovalProfile)
    return [int(line.sum()) for line in profile.approved]


def funded(election: Election, rule: DeclaredRule) -> Iterator[str]:
    """Fund by score, highest first, as the options of the rule say."""
    options = dict(rule.options)
    assert rule.method == "greedy-budget"
    assert election.budget is not None
    left = election.budget
    ranking = sorted(
        zip(scores(election), election.profile.projects, strict=True), key=lambda pair: -pair[0]
    )
    for score, project in ranking:
        assert project.cost is not None
        if score < Fraction(options.get("min_score", "0")):
            continue
        if project.cost <= left:
            left -= project.cost
            yield project.id
        elif options["on_overflow"] == "stop":
            return


def test_every_published_file_is_read() -> None:
    shared_path("data", "pabulib")

    kinds = {type(each.profile) for each in elections().values()}

    assert len(elections()) > 200
    assert kinds == {ApprovalProfile, DotProfile, RankedProfile}
    assert all(each.budget and each.rule and each.currency for each in elections().values())


def test_stored_totals_are_found_to_agree_or_not() -> None:
    known = {name: case["stored_totals_equal_votes"] for name, case in official().items()}

    found = {
        name: not any("add up to" in str(each.what) for each in elections()[name].findings)
        for name in known
    }

    assert found == known


def test_official_lists_follow_from_the_declared_rules() -> None:
    """The oracle says for each of them that a plain greedy count of the votes funds it."""
    cases = {name: case for name, case in official().items() if case["from_votes"]}

    lists = {}
    for name in cases:
        election = elections()[name]
        assert election.rule is not None
        assert election.rule.said == cases[name]["rule"]
        lists[name] = sorted(funded(election, election.rule))

    assert len(cases) > 150
    assert lists == {name: case["funded"] for name, case in cases.items()}


@pytest.mark.parametrize(
    "name, column",
    [
        ("Poland_Wroclaw_2020.pb", "district"),
        ("Poland_Gdynia_2021_Maly_Kack__large.pb", "voting_method"),
    ],
)
def test_attributes_of_voters_are_there_for_all_of_them(name: str, column: str) -> None:
    shared_path("data", "pabulib")
    profile = elections()[name].profile
    assert isinstance(profile, ApprovalProfile)
    voters = profile.electorate.voters

    assert voters is not None
    assert len(voters.column(column)) == profile.electorate.ballots
    assert len(set(voters.column("voter"))) == profile.electorate.ballots
