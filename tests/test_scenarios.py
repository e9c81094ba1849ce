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
FOLDERS = sorted(path.parent for path in FIXTURES.glob("*/consultation.toml"))
WORKBOOKS = sorted(FIXTURES.glob("*/hall.xlsx"))
SCENARIOS = [*FOLDERS, *WORKBOOKS]
NAMES = [path.name if path.is_dir() else path.parent.name for path in SCENARIOS]

each_scenario = pytest.mark.parametrize("source", SCENARIOS, ids=NAMES)


def ranked(source: Path) -> bytes:
    """Count a scenario in this process."""
    run = CliRunner().invoke(main, ["rank", str(source), "--format", "json"])
    assert (run.exit_code, run.stderr) == (0, "")
    return run.stdout_bytes


def ranked_elsewhere(source: Path, **environment: str) -> bytes:
    """Count a scenario in a process of its own."""
    command = [sys.executable, "-m", "prioritize", "rank", str(source), "--format", "json"]
    return subprocess.run(
        command, env={**os.environ, **environment}, check=True, capture_output=True
    ).stdout


@each_scenario
def test_a_scenario_gives_what_lies_beside_it(source: Path, golden: Golden) -> None:
    folder = source if source.is_dir() else source.parent
    golden.check(folder / "expected.json", ranked(source).decode())


@each_scenario
def test_a_scenario_gives_the_same_bytes_twice(source: Path) -> None:
    assert ranked(source) == ranked(source)


@each_scenario
@pytest.mark.parametrize("seed", ["0", "1"])
def test_a_scenario_does_not_depend_on_the_process_or_its_locale(source: Path, seed: str) -> None:
    elsewhere = ranked_elsewhere(
        source, PYTHONHASHSEED=seed, PYTHONIOENCODING="cp1251", TZ="Asia/Bishkek", LC_ALL="C"
    )

    assert elsewhere == ranked(source)


@each_scenario
def test_a_scenario_holds_neither_paths_nor_times(source: Path) -> None:
    result = ranked(source).decode()

    assert str(FIXTURES) not in result
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


def test_the_evening_settles_its_tie_and_merges_its_bridges() -> None:
    hands, wall, *_ = json.loads(ranked(FIXTURES / "hall" / "hall.xlsx"))["lists"]

    assert [each["projects"] for each in hands["ranking"]] == [["P1"], ["P2"], ["P3"]]
    assert [each["score"] for each in hands["ranking"]] == ["27", "27", "0"]
    assert [each["score"] for each in wall["ranking"][:3]] == ["17", "14", "12"]
