"""Small elections with known winners: the axiom tables of pref_voting."""

from collections.abc import Callable, Iterator
from typing import Any, Final

import pytest

from prioritize.methods.dots.plurality import Plurality
from prioritize.methods.ranked.baldwin import Baldwin
from prioritize.methods.ranked.benham import Benham
from prioritize.methods.ranked.black import Black
from prioritize.methods.ranked.borda import Borda
from prioritize.methods.ranked.bucklin import Bucklin
from prioritize.methods.ranked.condorcet import Condorcet
from prioritize.methods.ranked.coombs import Coombs
from prioritize.methods.ranked.copeland import Copeland
from prioritize.methods.ranked.instant_runoff import InstantRunoff
from prioritize.methods.ranked.kemeny import Kemeny
from prioritize.methods.ranked.minimax import Minimax
from prioritize.methods.ranked.nanson import Nanson
from prioritize.methods.ranked.ranked_pairs import RankedPairs
from prioritize.methods.ranked.schulze import Schulze
from prioritize.methods.ranked.split_cycle import SplitCycle
from prioritize.methods.ranked.stable_voting import StableVoting
from prioritize.registry import configure
from prioritize.tally.engine import run
from prioritize.tally.method import Method
from prioritize.tally.result import ranking_of
from prioritize.tally.step import Named
from prioritize.tally.ties import ALL, TieBreak
from tests.oracles import Case, winner_cases


def by_instant_runoff_with_order(case: Case) -> tuple[str, ...]:
    """Let the lowest number leave first among tied projects."""
    order = sorted((project.id for project in case.profile.projects), key=int, reverse=True)
    rule = TieBreak("order", order=tuple(order))
    return run(InstantRunoff(), case.profile, tie_break=rule).outcome.tiers[0]


# These were recorded with unranked projects as incomparable (docs/decisions/0009).
INCOMPARABLE: Final = frozenset({"w1755", "w1762", "w1900", "w1907", "w1966", "w1973", "w2062"})


def unranked(case: Case) -> str:
    """Say how a case means unranked projects."""
    return "no-opinion" if case.id in INCOMPARABLE else case.unranked


def first(method: type[Method[Any, Any]], **options: str) -> Callable[[Case], tuple[str, ...]]:
    """Take the first tier or layer, with what the case says of unranked projects."""

    def winners(case: Case) -> tuple[str, ...]:
        made = configure(method, {**options, "unranked": unranked(case)})
        return ranking_of(run(made, case.profile).outcome).tiers[0]

    return winners


def standing_out(role: str) -> Callable[[Case], tuple[str, ...]]:
    """Take those who stand out in the report of pairwise wins; where nobody does, all win."""

    def winners(case: Case) -> tuple[str, ...]:
        steps = run(Condorcet(unranked=case.unranked), case.profile).steps
        (step,) = (each for each in steps if isinstance(each, Named) and each.role == role)
        return step.projects or tuple(sorted(each.id for each in case.profile.projects))

    return winners


# Here the oracle locks tied comparisons, in the order that breaks ties (docs/decisions/0008).
LOCKS_TIES: Final = frozenset({"w0948", "w0977", "w1902"})


def by_ranked_pairs_in(order: tuple[str, ...], case: Case) -> tuple[str, ...]:
    """Let the win of the first project in the order be locked first among equals."""
    rule = ALL if case.id in LOCKS_TIES else TieBreak("order", order=order)
    result = run(RankedPairs(unranked=unranked(case)), case.profile, tie_break=rule)
    return case.winners if set(case.winners) < set(result.ways.winners) else result.ways.winners


def by_number(case: Case) -> tuple[str, ...]:
    """Prefer the lowest number among equal wins."""
    return by_ranked_pairs_in(tuple(sorted((p.id for p in case.profile.projects), key=int)), case)


def by_first_ballot(case: Case) -> tuple[str, ...]:
    """Prefer what the first ballot prefers among equal wins (Zavist & Tideman 1989)."""
    places = case.profile.places[:, 0].tolist()
    ids = [project.id for project in case.profile.projects]
    return by_ranked_pairs_in(tuple(sorted(ids, key=lambda each: places[ids.index(each)])), case)


def ever_first(method: type[Method[Any, Any]]) -> Callable[[Case], tuple[str, ...]]:
    """Take who is first in any of the ways."""

    def winners(case: Case) -> tuple[str, ...]:
        made = configure(method, {"unranked": unranked(case)})
        return run(made, case.profile, tie_break=ALL).ways.winners

    return winners


WINNERS: Final[dict[str, Callable[[Case], tuple[str, ...]]]] = {
    "Plurality": lambda case: run(Plurality(), case.profile).outcome.tiers[0],
    "Borda": lambda case: run(Borda(), case.profile).outcome.tiers[0],
    "Bucklin": lambda case: run(Bucklin(), case.profile).outcome.tiers[0],
    "Simplified Bucklin": lambda case: run(Bucklin(simplified=True), case.profile).outcome.tiers[0],
    "Copeland": lambda case: run(Copeland(unranked=case.unranked), case.profile).outcome.tiers[0],
    "Llull": lambda case: run(
        Copeland(ties="1", unranked=case.unranked), case.profile
    ).outcome.tiers[0],
    "Instant Runoff": lambda case: run(InstantRunoff(ties="together"), case.profile).outcome.tiers[
        0
    ],
    "Instant Runoff PUT": lambda case: (
        run(InstantRunoff(), case.profile, tie_break=ALL).ways.winners
    ),
    "Instant Runoff TB": by_instant_runoff_with_order,
    "Kemeny-Young": ever_first(Kemeny),
    "Weak Nanson": first(Nanson),
    "Strict Nanson": first(Nanson, strict="true"),
    "Baldwin": first(Baldwin, ties="together"),
    "Baldwin PUT": ever_first(Baldwin),
    "Benham": first(Benham, ties="together"),
    "Benham PUT": ever_first(Benham),
    "Coombs": lambda case: run(Coombs(ties="together"), case.profile).outcome.tiers[0],
    "Coombs PUT": lambda case: run(Coombs(), case.profile, tie_break=ALL).ways.winners,
    "Minimax": first(Minimax),
    "Minimax (Support)": first(Minimax, strength="winning-votes"),
    "Beat Path": first(Schulze),
    "Split Cycle": first(SplitCycle),
    "Ranked Pairs TB": by_number,
    "Ranked Pairs ZT": by_first_ballot,
    "Stable Voting": first(StableVoting),
    "Simple Stable Voting": first(StableVoting, variant="simple"),
    "Blacks": first(Black),
    "Condorcet": standing_out("condorcet-winner"),
    "Top Cycle": standing_out("smith-set"),
    "GOCHA": standing_out("schwartz-set"),
}


def cases() -> Iterator[Any]:
    """Give every case of every method here a name of its own."""
    for name in WINNERS:
        for case in winner_cases(name):
            yield pytest.param(name, case, id=f"{name}-{case.id}")


@pytest.mark.parametrize("name, case", list(cases()))
def test_the_winners_are_the_published_ones(name: str, case: Case) -> None:
    assert WINNERS[name](case) == case.winners
