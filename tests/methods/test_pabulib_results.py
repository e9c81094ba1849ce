"""Official funded lists of real city votes (Pabulib), counted again by the declared rule."""

import csv
import json
from typing import Any

import pytest

from prioritize.intake.pabulib import read_pabulib
from prioritize.model.election import Election
from prioritize.model.points import points_from_places
from prioritize.model.profile import Profile, RankedProfile
from prioritize.registry import build
from prioritize.tally.engine import run
from prioritize.tally.ties import ALL
from prioritize.text import number_text
from tests.shared import shared_path


CASES: dict[str, dict[str, Any]] = json.loads(
    shared_path("oracles", "pabulib.json").read_text(encoding="utf-8")
)["cases"]

# The two projects at the line have equally many votes; the file does not say how the city decided.
TIED = {"Poland_Gdynia_2024_Srodmiescie__large.pb"}


def counted_profile(election: Election) -> Profile:
    """Give the votes as the declared rule counts them."""
    if isinstance(election.profile, RankedProfile) and election.rule:
        return points_from_places(election.profile, first=election.rule.points)
    return election.profile


@pytest.mark.parametrize("name", sorted(CASES))
def test_the_official_projects_are_funded(name: str) -> None:
    election = read_pabulib(shared_path("data", "pabulib", name).read_bytes(), name)
    assert election.rule
    assert election.budget
    options = {**dict(election.rule.options), "budget": number_text(election.budget)}

    result = run(build(election.rule.method, options), counted_profile(election), tie_break=ALL)

    assert tuple(sorted(CASES[name]["funded"])) in result.ways.selections
    assert (len(result.ways.selections) > 1) == (name in TIED)


def test_rivals_that_only_a_comment_names_give_the_official_list_once_declared() -> None:
    """Warszawa 2022, Bemowo: two projects for one street, says the comment of the file."""
    path = shared_path("data", "pabulib", "Poland_Warszawa_2022_Bemowo.pb")
    election = read_pabulib(path.read_bytes(), path.name)
    assert election.rule
    assert (election.rule.said, election.rule.method) == ("greedy-exclusive", "")
    options = {"on_overflow": "skip", "rivals": "773,153", "budget": election.budget}

    result = run(build("greedy-budget", options), election.profile)

    assert sorted(result.outcome.funded) == sorted(selected(path.read_text(encoding="utf-8")))


def selected(text: str) -> list[str]:
    """Read who was selected, which prioritize itself never does."""
    table = text.partition("PROJECTS\n")[2].partition("VOTES\n")[0]
    rows = csv.DictReader(table.splitlines(), delimiter=";")
    return [row["project_id"] for row in rows if row["selected"] != "0"]
