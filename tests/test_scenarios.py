"""Every scenario gives the result that lies beside it, and gives it always."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from prioritize.cli import main
from tests.golden import Golden


FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
SCENARIOS = sorted(path.parent for path in FIXTURES.glob("*/consultation.toml"))
NAMES = [path.name for path in SCENARIOS]

each_scenario = pytest.mark.parametrize("folder", SCENARIOS, ids=NAMES)


def ranked(folder: Path) -> bytes:
    """Count a scenario in this process."""
    run = CliRunner().invoke(main, ["rank", str(folder), "--format", "json"])
    assert (run.exit_code, run.stderr) == (0, "")
    return run.stdout_bytes


def ranked_elsewhere(folder: Path, **environment: str) -> bytes:
    """Count a scenario in a process of its own."""
    command = [sys.executable, "-m", "prioritize", "rank", str(folder), "--format", "json"]
    return subprocess.run(
        command, env={**os.environ, **environment}, check=True, capture_output=True
    ).stdout


@each_scenario
def test_a_scenario_gives_what_lies_beside_it(folder: Path, golden: Golden) -> None:
    golden.check(folder / "expected.json", ranked(folder).decode())


@each_scenario
def test_a_scenario_gives_the_same_bytes_twice(folder: Path) -> None:
    assert ranked(folder) == ranked(folder)


@each_scenario
@pytest.mark.parametrize("seed", ["0", "1"])
def test_a_scenario_does_not_depend_on_the_process_or_its_locale(folder: Path, seed: str) -> None:
    elsewhere = ranked_elsewhere(
        folder, PYTHONHASHSEED=seed, PYTHONIOENCODING="cp1251", TZ="Asia/Bishkek", LC_ALL="C"
    )

    assert elsewhere == ranked(folder)


@each_scenario
def test_a_scenario_holds_neither_paths_nor_times(folder: Path) -> None:
    result = ranked(folder).decode()

    assert str(folder) not in result
    assert json.loads(result)["schema"] == "prioritize/result/1"


FIRST = {
    "kyshtut": "preschool",
    "suu-bashy": "preschool",
    "toguz-bulak": "preschool",
    "sumbula": "irrigation",
    "ken-talaa": "sport",
}


@pytest.mark.parametrize("community", FIRST)
def test_batken_replays_the_published_priorities(community: str) -> None:
    lists = json.loads(ranked(FIXTURES / "batken"))["lists"]
    (combined,) = (
        each
        for each in lists
        if each["community"] == community
        and each["instrument"] == "combined"
        and each["level"] == "direction"
        and each["view"] == "raw"
    )

    assert combined["ranking"][0]["projects"] == [FIRST[community]]


def test_hands_are_counted_as_they_were_raised() -> None:
    (listing,) = json.loads(ranked(FIXTURES / "hands"))["lists"]

    assert [each["score"] for each in listing["ranking"]] == ["32", "27", "0"]
    assert listing["ballots"] is None


def test_a_perfect_tie_shares_the_place() -> None:
    (listing,) = json.loads(ranked(FIXTURES / "tie"))["lists"]

    assert len(listing["ranking"][0]["projects"]) > 1
    assert listing["ties"] != []
