"""Races: the same task for prioritize and for other libraries, each in a process of its own.

A task is a module with a `Race` and the functions of its sides. A function gets the job of a case
and returns what is to be timed, which returns an answer to compare. It imports what it needs
itself, because each side runs where the libraries of the others are not installed.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import perf_counter
from typing import Final

from attrs import evolve, frozen

from benchmarks._lap import HEAD, LIMIT, Lap, Side, rows
from benchmarks._page import write_section
from benchmarks._peers import ROOT, environment


__all__ = ["Case", "Race", "Side", "run_race"]

_TURNS: Final = 3
_LONG: Final = 20
"""A side that took so many seconds in all, preparing included, gets no further turn."""


@frozen
class Case:
    """One task: its name, and what the sides get to know of it.

    `target` is how many times as long as ours a peer has to take; else the race fails. `sides` are
    the functions of those that can do it, of all where it is empty.
    """

    name: str
    job: Mapping[str, object]
    target: int
    sides: tuple[str, ...] = ()


@frozen
class Race:
    """A task for several sides, of which the first is the one to compare with.

    Attributes
    ----------
    module
        The module in which the functions of the sides are.
    title, text
        What is measured, for the page.
    cases
        The cases; none where the files are not there.
    sides
        The first is ours.

    """

    module: str
    title: str
    text: str
    cases: tuple[Case, ...]
    sides: tuple[Side, ...]


def run_race(race: Race) -> int:
    """Let the sides run, print and write what came out; return 1 where a target is missed."""
    if not race.cases:
        print("The files for this are not beside this checkout, in ../shared")
        return 0
    results = [_result(race, case) for case in race.cases]
    lines = [*HEAD, *(line for laps in results for line in rows(laps))]
    print("\n".join(lines))
    write_section(race.module.rpartition(".")[2], race.title, race.text, lines)
    missed = [
        f"Not {case.target} times as fast: {case.name}, {lap.side.name}"
        for case, laps in zip(race.cases, results, strict=True)
        for lap in laps
        if lap.misses(case.target, laps[0])
    ]
    print("\n".join(missed))
    return int(bool(missed))


def _result(race: Race, case: Case) -> list[Lap]:
    """Let the sides take turns, so that what else a machine does meets them alike."""
    able = (each for each in race.sides if not case.sides or each.function in case.sides)
    laps = [Lap(case.name, side) for side in able]
    for _ in range(_TURNS):
        for at, lap in enumerate(laps):
            if lap.spent < _LONG and not lap.fault:
                print(f"  {case.name}: {lap.side.name} …", file=sys.stderr, flush=True)
                laps[at] = _run(race.module, case, lap)
    return laps


def _run(module: str, case: Case, lap: Lap) -> Lap:
    python = environment() if lap.side.peer else Path(sys.executable)
    with tempfile.TemporaryDirectory() as folder:
        answer = Path(folder) / "answer.json"
        job = json.dumps(case.job)
        words = ("-m", "benchmarks._side", module, lap.side.function, job, str(answer))
        started = perf_counter()
        try:
            done = _started([str(python), *words])
        except subprocess.TimeoutExpired:
            return evolve(lap, fault=f"more than {LIMIT} s")
        if done.returncode:
            print(done.stderr, file=sys.stderr)
            return evolve(lap, fault="failed")
        told = json.loads(answer.read_text(encoding="utf-8"))
    return evolve(
        lap,
        seconds=(*lap.seconds, *told["seconds"]),
        spent=lap.spent + perf_counter() - started,
        peak=max(lap.peak, told["peak"]),
        answer=told["answer"],
    )


def _started(words: Sequence[str]) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        words,
        cwd=ROOT,
        timeout=LIMIT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
