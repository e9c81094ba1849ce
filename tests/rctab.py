"""Public test elections of RCTab: ballots as on paper, rules, and a report round by round."""

import json
from collections.abc import Sequence
from fractions import Fraction
from typing import Any, Final

import numpy as np
from attrs import evolve, frozen

from prioritize.model.electorate import Electorate
from prioritize.model.profile import OVERVOTE, SKIPPED, PaperProfile
from prioritize.model.project import projects_of
from tests.shared import shared_path


__all__ = [
    "Report",
    "cases",
    "options",
    "paper_profile",
    "read_case",
    "reports",
    "seat_cases",
    "seat_options",
    "single_winner_cases",
]

OVERVOTES: Final = {
    "exhaustImmediately": "exhaust",
    "alwaysSkipToNextRank": "skip",
    "exhaustIfMultipleContinuing": "exhaust-if-multiple-continuing",
}
CAUSES: Final = {
    "exhaustedChoices": "choices",
    "overvotes": "overvote",
    "repeatedRankings": "duplicate",
    "skippedRankings": "skipped",
}
MODES: Final = {
    "multiWinnerAllowMultipleWinnersPerRound": "quota",
    "multiWinnerAllowOnlyOneWinnerPerRound": "quota",
    "bottomsUp": "bottoms-up",
    "bottomsUpUsingPercentageThreshold": "bottoms-up-percent",
    "multiPassIrv": "sequential",
}
SINGLE: Final = "singleWinnerMajority"
WRITE_INS: Final = "Undeclared Write-ins"
UNKNOWN: Final = "overvote"


@frozen
class Report:
    """What RCTab reports of one round; `exhausted` is all that has left so far, by cause."""

    tally: dict[str, Fraction]
    exhausted: dict[str, Fraction]
    eliminated: frozenset[str]
    elected: tuple[str, ...]
    transfers: dict[tuple[str, str], Fraction]
    threshold: Fraction


def read_case(name: str) -> dict[str, Any]:
    """Read one election."""
    path = shared_path("oracles", "rctab", f"{name}.json")
    case: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return case


def cases() -> list[str]:
    """Name all the elections."""
    return sorted(path.stem for path in shared_path("oracles", "rctab").glob("*.json"))


def single_winner_cases() -> list[str]:
    """Name the elections of one winner."""
    return [name for name in cases() if read_case(name)["rules"]["winnerElectionMode"] == SINGLE]


def seat_cases() -> list[str]:
    """Name the elections of several winners, whatever their rule."""
    return [name for name in cases() if read_case(name)["rules"]["winnerElectionMode"] in MODES]


def paper_profile(case: dict[str, Any]) -> PaperProfile:
    """Make the ballots of an election; projects that were excluded are listed last."""
    ids = [*case["projects"], *case["excluded"]]
    rows: list[list[Any]] = [ballot["marks"] for ballot in case["ballots"]]
    overvotes: list[tuple[int, ...]] = []
    marks = np.full((max(map(len, rows)), len(rows)), SKIPPED, np.int32)
    for column, row in enumerate(rows):
        for rank, mark in enumerate(row):
            marks[rank, column] = _mark(mark, ids, overvotes)
    electorate = Electorate.of(ballot["count"] for ballot in case["ballots"])
    return PaperProfile(projects_of(ids), electorate, marks, tuple(overvotes))


def _mark(
    mark: str | list[str] | None, ids: Sequence[str], overvotes: list[tuple[int, ...]]
) -> int:
    if mark is None:
        return SKIPPED
    several = mark if isinstance(mark, list) else [mark]
    if len(several) == 1 and several[0] != UNKNOWN:
        return ids.index(several[0])
    known = tuple(ids.index(each) for each in several if each != UNKNOWN)
    if known not in overvotes:
        overvotes.append(known)
    return OVERVOTE - overvotes.index(known)


def options(case: dict[str, Any]) -> dict[str, object]:
    """Say the rules of an election in our terms."""
    rules = case["rules"]
    first = [WRITE_INS] if WRITE_INS in case["projects"] else []
    return {
        "overvote": OVERVOTES[rules["overvoteRule"]],
        "max_skipped": rules["maxSkippedRanksAllowed"],
        "duplicate": "exhaust" if rules["exhaustOnDuplicateCandidate"] else "skip",
        "batch": rules["batchElimination"],
        "static_threshold": rules["doesFirstRoundDetermineThreshold"],
        "eliminate_first": [*first, *case["excluded"]],
    }


def seat_options(case: dict[str, Any]) -> dict[str, object]:
    """Say the rules of an election of several winners in our terms.

    Where a percentage decides, RCTab names no number of winners, and everybody may be elected.
    """
    rules = case["rules"]
    whole = "hare" if rules["hareQuota"] else "droop"
    mode = MODES[rules["winnerElectionMode"]]
    percent = rules.get("multiSeatBottomsUpPercentageThreshold")
    return {
        **options(case),
        "seats": len(case["projects"]) if percent else rules["numberOfWinners"],
        "mode": mode,
        "threshold_percent": percent if mode == "bottoms-up-percent" else None,
        "quota": "droop-exact" if rules["nonIntegerWinningThreshold"] else whole,
        "transfer": "wigm",
        "decimals": rules["decimalPlacesForVoteArithmetic"],
        "simultaneous": True,
        "one_winner": rules["winnerElectionMode"] == "multiWinnerAllowOnlyOneWinnerPerRound",
        "run_to_two": rules["continueUntilTwoCandidatesRemain"],
    }


def reports(case: dict[str, Any]) -> list[Report]:
    """Read what RCTab reports, round by round.

    Write-ins are reported even where nobody wrote one, and a round of its own tells who is elected
    where the count goes on: neither is so here.
    """
    told = [_report(each, case["projects"]) for each in case["expected"]["results"]]
    merged = told[:1]
    for report in told[1:]:
        if report.tally == merged[-1].tally:
            merged[-1] = evolve(report, elected=merged[-1].elected)
        else:
            merged.append(report)
    return merged


def _report(entry: dict[str, Any], projects: Sequence[str]) -> Report:
    results = entry["tallyResults"]
    moves = [(each.get("eliminated", each.get("elected")), each["transfers"]) for each in results]
    return Report(
        {name: Fraction(votes) for name, votes in entry["tally"].items() if name in projects},
        {
            CAUSES[name]: Fraction(votes)
            for name, votes in entry["inactiveBallots"].items()
            if name in CAUSES and Fraction(votes)
        },
        frozenset(each["eliminated"] for each in results if each.get("eliminated") in projects),
        tuple(each["elected"] for each in results if "elected" in each),
        {
            (name, other): Fraction(votes)
            for name, gains in moves
            for other, votes in gains.items()
            if other in projects and Fraction(votes)
        },
        Fraction(entry["threshold"]),
    )
