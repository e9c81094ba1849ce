"""The methods of the dots family count files of ballots as people hand them over."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from prioritize.cli import main


SCORES = "# layout: scores\n# scale: 0 to 5\ncount,road,well,school\n3,5,4,0\n2,0,4,5\n"
DOTS = "# layout: dots\ncount,road,well,school\n3,2,1,\n2,,1,2\n"
MARKS = "# layout: approvals\ncount,road,well,school\n3,x,x,\n2,,x,\n"
TOTALS = {
    "schema": "prioritize/ballots/1",
    "kind": "totals",
    "projects": ["road", "well", "school"],
    "ballots": [["road", "all", 6], ["well", "all", 9], ["school", "all", 3]],
}
BALLOTS = {
    "score": ("scores", [["road", 5], ["well", 4], ["school", 0]], [["well", 4], ["school", 5]]),
    "dots": ("dots", [["road", 1], ["well", 1]], [["well", 2]]),
    "approval": ("approve", ["road", "well"], ["well"]),
}


def counted(path: Path, method: str, *options: str) -> dict[str, Any]:
    words = [word for option in options for word in ("-o", option)]
    run = CliRunner().invoke(main, ["rank", str(path), "-m", method, *words, "--json"])
    assert (run.exit_code, run.stderr) == (0, "")
    (found,) = json.loads(run.stdout)["lists"]
    assert isinstance(found, dict)
    return found


def places(found: dict[str, Any]) -> list[list[str]]:
    return [tier["projects"] for tier in found["ranking"]]


def document(kind: str) -> str:
    key, many, few = BALLOTS[kind]
    return json.dumps(
        {
            "schema": "prioritize/ballots/1",
            "kind": kind,
            "projects": ["road", "well", "school"],
            "ballots": [{"count": 3, key: many}, {"count": 2, key: few}],
        }
    )


@pytest.mark.parametrize(
    "content, method, options, expected",
    [
        (SCORES, "score", (), [["well"], ["road"], ["school"]]),
        (SCORES, "score", ("aggregate=median",), [["road"], ["well"], ["school"]]),
        (SCORES, "star", (), [["road"], ["well"], ["school"]]),
        (SCORES, "majority-judgment", (), [["road"], ["well"], ["school"]]),
        (SCORES, "quadratic", ("credits=41",), [["well"], ["road"], ["school"]]),
        (DOTS, "dots", ("per_voter=3",), [["road"], ["well"], ["school"]]),
        (DOTS, "score", (), [["road"], ["well"], ["school"]]),
        (DOTS, "quadratic", ("credits=5",), [["road"], ["well"], ["school"]]),
        (MARKS, "approval", (), [["well"], ["road"], ["school"]]),
        (MARKS, "multivoting", ("dots=2",), [["well"], ["road"], ["school"]]),
    ],
)
def test_a_table_is_counted(
    content: str, method: str, options: tuple[str, ...], expected: list[list[str]], tmp_path: Path
) -> None:
    path = tmp_path / "hall.csv"
    path.write_text(content)

    assert places(counted(path, method, *options)) == expected


@pytest.mark.parametrize(
    "kind, method, options",
    [
        ("score", "score", ()),
        ("score", "majority-judgment", ("blank=ignore",)),
        ("score", "quadratic", ("credits=41",)),
        ("dots", "dots", ("per_voter=2", "over_full=scaled")),
        ("dots", "score", ()),
        ("approval", "approval", ()),
        ("approval", "multivoting", ("dots=2", "drop=group-size")),
    ],
)
def test_a_document_is_counted(
    kind: str, method: str, options: tuple[str, ...], tmp_path: Path
) -> None:
    path = tmp_path / "hall.json"
    path.write_text(document(kind))

    found = counted(path, method, *options)

    assert found["ballots"] == 5
    assert sorted(each for tier in places(found) for each in tier) == ["road", "school", "well"]


@pytest.mark.parametrize(
    "method, options",
    [
        ("score", ("aggregate=sum",)),
        ("multivoting", ()),
        ("quadratic", ("credits=9",)),
        ("dots", ("per_voter=3",)),
    ],
)
def test_a_tally_sheet_is_counted(method: str, options: tuple[str, ...], tmp_path: Path) -> None:
    path = tmp_path / "hall.json"
    path.write_text(json.dumps(TOTALS))

    found = counted(path, method, *options)

    assert places(found) == [["well"], ["road"], ["school"]]
    assert found["ballots"] is None


@pytest.mark.parametrize("method", ["star", "majority-judgment"])
def test_a_tally_sheet_is_no_set_of_ballots(method: str, tmp_path: Path) -> None:
    path = tmp_path / "hall.json"
    path.write_text(json.dumps(TOTALS))

    run = CliRunner().invoke(main, ["rank", str(path), "-m", method])

    assert run.exit_code == 1
    assert "a tally sheet is not a set of ballots" in run.stderr


def test_why_one_project_stands_above_another_is_told(tmp_path: Path) -> None:
    path = tmp_path / "hall.csv"
    path.write_text(SCORES)

    run = CliRunner().invoke(main, ["explain", str(path), "road", "well", "-m", "star"])

    assert run.exit_code == 0
    assert "road beats well by 3 to 2" in run.stdout
    assert "winner of the runoff" in run.stdout
