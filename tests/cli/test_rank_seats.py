"""Seats are filled from files of paper ballots, as people ask for it on the command line."""

import json
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from prioritize.cli import main
from tests.rctab import read_case


PARK = "2013_minneapolis_park"
RULES = ("transfer=wigm", "decimals=4", "overvote=skip", "max_skipped=2")


def ran(path: Path, *words: str, options: Sequence[str] = ()) -> Result:
    """Count a file by the single transferable vote."""
    given = [word for option in options for word in ("-o", option)]
    return CliRunner().invoke(main, ["rank", str(path), "-m", "stv", *words, *given])


def written(path: Path, projects: list[Any], ballots: list[Any]) -> Path:
    """Write a file of ballots."""
    content = {"schema": "prioritize/ballots/1", "kind": "ranked"}
    path.write_text(json.dumps({**content, "projects": projects, "ballots": ballots}), "utf-8")
    return path


@pytest.fixture
def park(tmp_path: Path) -> Path:
    """The ballots of an election of 2013, as a file."""
    case = read_case(PARK)
    return written(tmp_path / "park.json", case["projects"], case["ballots"])


def test_an_election_on_paper_is_counted_round_by_round(park: Path) -> None:
    expected = read_case(PARK)["expected"]["results"]

    run = ran(park, "--seats", "3", "--json", options=RULES)

    assert (run.exit_code, run.stderr) == (0, "")
    (found,) = json.loads(run.stdout)["lists"]
    assert found["selected"] == ["JOHN ERWIN", "ANNIE YOUNG", "MEG FORNEY"]
    rounds = [step for step in found["steps"] if step["step"] == "round"]
    assert len(rounds) == 9
    for step, report in zip(rounds[:3], expected, strict=False):
        told = {name: Fraction(votes) for name, votes in report["tally"].items()}
        assert {name: Fraction(votes) for name, votes in step["tally"]} == told
    assert {step["quota"] for step in rounds} == {"14866"}
    assert rounds[0]["exhausted"] == [["choices", "356"]]


def test_the_page_names_the_rounds_and_the_rules(park: Path) -> None:
    run = ran(park, "--seats", "3", options=RULES)

    assert "transfer=wigm" in run.stdout
    assert "elected in round" in run.stdout


def test_what_meek_keeps_is_told(park: Path) -> None:
    run = ran(park, "--seats", "3", "--json", options=["transfer=meek", "overvote=skip"])

    (found,) = json.loads(run.stdout)["lists"]
    kept = [step for step in found["steps"] if step["step"] == "kept"]
    assert [step["factors"][0][0] for step in kept[:1]] == ["JOHN ERWIN"]
    assert found["method"]["options"]["decimals"] == 9


@pytest.mark.parametrize(
    "words, options, exit_code, said",
    [
        (["--seats", "0"], [], 2, "0 is not in the range"),
        ([], ["seats=0"], 1, "must be a whole number from 1"),
        ([], [], 1, "needs the option seats"),
        (["--seats", "1"], ["mode=bottoms-up-percent"], 1, "needs threshold_percent"),
        (["--seats", "2"], [], 3, "are tied"),
        (["--seats", "2", "--tie-break", "order:b"], [], 2, "does not name c"),
        (["--seats", "9"], [], 0, "9 seats and only 3 projects"),
    ],
)
def test_what_cannot_be_counted_is_said(
    tmp_path: Path, words: list[str], options: list[str], exit_code: int, said: str
) -> None:
    ballots = [{"count": 2, "marks": [each]} for each in ("a", "b", "c")]
    path = written(tmp_path / "tied.json", ["a", "b", "c"], [*ballots, ballots[0]])

    run = ran(path, *words, options=options)

    assert said in " ".join((run.stdout + run.stderr).split())
    assert run.exit_code == exit_code


def test_ballots_that_are_all_empty_elect_nobody_in_silence(tmp_path: Path) -> None:
    path = written(tmp_path / "empty.json", ["a", "b"], [{"count": 5, "marks": [None, None]}])

    run = ran(path, "--seats", "1")

    assert run.exit_code == 3
    assert "a, b are tied" in run.stderr
