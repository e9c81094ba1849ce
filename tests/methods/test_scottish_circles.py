"""Real councils in which majorities run in a circle, counted as the definitions say.

Three small ones of 269 Scottish elections without a project that beats all others; in one of
them Schulze, ranked pairs and split cycle differ.
"""

from functools import cache
from itertools import permutations

import pytest

from prioritize.intake.elections import read_election
from prioritize.model.profile import RankedProfile
from prioritize.registry import build
from prioritize.tally.engine import run
from prioritize.tally.result import ranking_of
from prioritize.tally.ties import ALL
from tests.reference import ranked, ranked_pairs, stable_voting
from tests.reference.chains import strongest
from tests.reference.condorcet import smith
from tests.reference.defeats import stands, worst
from tests.reference.pairs import Support
from tests.shared import shared_path


CIRCLES = ("argyll_bute_2022_ward2", "angus_2012_ward3", "sc_borders_2012_ward9")
for_every_circle = pytest.mark.parametrize("name", CIRCLES)


@cache
def election(name: str) -> RankedProfile:
    """Read an election, in which every ballot ranks some of the projects without ties."""
    content = shared_path("data", "scotland", f"{name}.blt").read_bytes()
    profile = read_election(content, f"{name}.blt").profile
    assert isinstance(profile, RankedProfile)
    return profile


@cache
def support(name: str) -> Support:
    """Ask every ballot for every pair."""
    return ranked.support(election(name), last=True)


def ids(name: str) -> frozenset[str]:
    """Name the projects of an election."""
    return frozenset(project.id for project in election(name).projects)


def first(name: str, method: str, **options: str) -> frozenset[str]:
    """Name those in the first tier or layer."""
    return frozenset(ranking_of(run(build(method, options), election(name)).outcome).tiers[0])


@for_every_circle
@pytest.mark.parametrize("measure", ["margins", "winning-votes", "ratio"])
def test_schulze_puts_above_who_has_the_stronger_chain(name: str, measure: str) -> None:
    outcome = run(build("schulze", {"strength": measure}), election(name)).outcome

    found = support(name)
    assert set(outcome.pairs) == {
        (one, other)
        for one, other in permutations(ids(name), 2)
        if strongest(found, one, other, measure) > strongest(found, other, one, measure)
    }


@for_every_circle
def test_split_cycle_upholds_what_is_in_no_circle_the_weakest(name: str) -> None:
    outcome = run(build("split-cycle", {}), election(name)).outcome

    pairs = permutations(ids(name), 2)
    assert set(outcome.pairs) == {pair for pair in pairs if stands(support(name), *pair)}


@for_every_circle
@pytest.mark.parametrize("measure", ["margins", "winning-votes"])
def test_ranked_pairs_locks_from_the_strongest_to_the_weakest(name: str, measure: str) -> None:
    result = run(build("ranked-pairs", {"strength": measure}), election(name), tie_break=ALL)

    (locked,) = ranked_pairs.locked(support(name), measure)
    order = sorted(ids(name), key=lambda each: sum(pair[1] == each for pair in locked))
    assert result.outcome.projects == tuple(order)


@for_every_circle
@pytest.mark.parametrize("measure", ["margins", "winning-votes", "opposition"])
def test_minimax_ranks_by_the_worst_defeat(name: str, measure: str) -> None:
    outcome = run(build("minimax", {"strength": measure}), election(name)).outcome

    everyone = ids(name)
    assert dict(outcome.scores) == {
        each: -worst(support(name), each, everyone - {each}, measure) for each in everyone
    }


@for_every_circle
def test_the_circle_is_the_first_group_of_the_report(name: str) -> None:
    assert first(name, "condorcet") == smith(support(name), ids(name))
    assert len(first(name, "condorcet")) > 1


def test_stable_voting_finds_the_winner_set_by_set() -> None:
    name = CIRCLES[0]

    expected = stable_voting.winners(support(name), ids(name), "stable")
    assert first(name, "stable-voting") == expected


def test_methods_differ_on_one_of_them() -> None:
    name = "sc_borders_2012_ward9"

    assert first(name, "split-cycle") == {"2", "6"}
    assert first(name, "schulze") == first(name, "minimax") == {"6"}
    assert first(name, "ranked-pairs") == first(name, "stable-voting") == {"2"}
