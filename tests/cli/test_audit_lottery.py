"""`prioritize audit lottery` draws, and says how anyone draws again."""

import json
import re
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from prioritize.cli import main
from tests.cli.shell import FIXTURES


SEED = "83920175564410928377"
COMMITTEE = str(FIXTURES / "akf-committee")
NUMBERS = "9319/2,5,12,8,10/9,18,26,34,41,45"


def lottery(*words: str, seed: str = SEED) -> Result:
    return CliRunner().invoke(
        main, ["audit", "lottery", "--seed", seed, "--language", "en", *words]
    )


def band(*words: str) -> Result:
    return lottery(COMMITTEE, "--panels", "10", *words)


def test_the_order_is_shown_with_tickets_and_the_seed() -> None:
    run = lottery("--among", "well, road,school", "--draw", "2")

    assert run.exit_code == 0
    assert "Drawn, 2 of 3: well, road.\n" in run.stdout
    assert re.search(r"^ +1  well +yes +654fcfc576b0b8b1$", run.stdout, re.MULTILINE)
    assert f"- The seed: {SEED}\n" in run.stdout


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="there is no program for such sums")
@pytest.mark.parametrize(
    "words", [("--among", "it's a,b"), ("--among", "суу,жол", "--contest", "a b"), ("--rfc3797",)]
)
def test_the_line_that_is_shown_gives_what_is_shown(words: tuple[str, ...]) -> None:
    among = () if "--among" in words else ("--among", ",".join(map(str, range(1, 26))))
    told = lottery(*words, *among)
    answer = json.loads(lottery(*words, *among, "--json").stdout)["lots"][0]
    (line,) = re.findall(r"^printf .*sum$", told.stdout, re.MULTILINE)

    run = subprocess.run(  # the line is our own
        [shutil.which("bash") or "bash", "-c", line],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )

    first = answer["tickets"][0][1] if "tickets" in answer else answer["turns"][0]["md5"]
    assert run.stdout.split()[0] == first


def test_programs_read_the_lot() -> None:
    times = ("--frozen", "2026-03-14T15:00", "--thrown", "2026-03-14T15:20")
    answer = json.loads(lottery("--among", "well,road", *times, "--json").stdout)

    (lot,) = answer.pop("lots")
    assert answer == {
        "schema": "prioritize/audit/1",
        "action": "lottery",
        "kind": None,
        "rules": None,
        "frozen": "2026-03-14T15:00",
        "thrown": "2026-03-14T15:20",
    }
    assert (lot["rule"], lot["pool"], lot["draws"]) == ("sha-256", ["road", "well"], 1)
    assert lot["drawn"] == lot["order"][:1]
    assert [id for id, _ in lot["tickets"]] == lot["order"]
    assert lot["tickets"][0][1] == sha256(f"lottery/v1\0{SEED}\0\0well".encode()).hexdigest()


def test_the_example_of_the_rfc_is_drawn_from_the_published_order() -> None:
    among = ",".join(f"n{number}" for number in range(1, 26))
    words = ("--rfc3797", "--among", among, "--draw", "10")

    answer = json.loads(lottery(*words, "--json", seed=NUMBERS).stdout)
    text = lottery(*words, seed=NUMBERS).stdout

    (lot,) = answer["lots"]
    numbers = [17, 7, 2, 16, 25, 23, 8, 24, 19, 13]
    assert lot["drawn"] == [f"n{number}" for number in numbers]
    assert [each["number"] for each in lot["turns"]][:10] == numbers
    assert "slash after the last: 9319./2.5.8.10.12./9.18.26.34.41.45./" in text


def test_a_committee_draws_among_those_whom_scores_cannot_tell_apart() -> None:
    robustness = CliRunner().invoke(main, ["robustness", COMMITTEE, "--draws", "10", "--json"])
    expected = json.loads(robustness.stdout)["lists"][0]

    (lot,) = json.loads(band("--json").stdout)["lots"]
    text = band().stdout

    inside = {each["project"] for each in expected["projects"] if each["chosen"]}
    assert lot["pool"] == sorted(expected["band"])
    assert lot["draws"] == len(inside.intersection(expected["band"]))
    assert (lot["community"], lot["contest"]) == ("contest", "contest/committee")
    assert "The scores cannot tell these apart" in text
    assert "as long as the money lasts" in text
    assert text.count("TRAINING") == 1


def test_a_committee_may_draw_by_turns_and_another_number() -> None:
    (lot,) = json.loads(band("--rfc3797", "--draw", "1", "--json").stdout)["lots"]

    assert (lot["rule"], len(lot["drawn"])) == ("rfc-3797", 1)
    assert lot["key"] == f"{SEED}./"


def test_names_come_from_the_source_of_those_who_are_named() -> None:
    run = lottery(str(FIXTURES / "hands"), "--among", "pipe,bridge")

    assert run.exit_code == 0
    assert "(pipe)" in run.stdout
    assert "(bridge)" in run.stdout


@pytest.mark.parametrize(
    "words, problem",
    [
        ((), "It is not said who takes part"),
        (("--among", "a,,b"), "names a project that has no id"),
        (("--among", "a,b,a"), "a take part twice"),
        (("--among", "a,b", "--draw", "3"), "3 cannot be drawn of 2"),
        (("--among", "a,b", "--frozen", "2026-03-14T15:20", "--thrown", "2026-03-14"), "no time"),
        (
            ("--among", "a,b", "--frozen", "2026-03-14T15:20", "--thrown", "2026-03-14T15:00"),
            "too early",
        ),
        ((str(FIXTURES / "hands"), "--among", "pip,bridge"), "Did you mean pipe?"),
        ((str(FIXTURES / "hands"),), "Nothing here was scored by reviewers"),
    ],
)
def test_what_cannot_be_drawn_is_told(words: tuple[str, ...], problem: str) -> None:
    run = lottery(*words)

    assert (run.exit_code, run.stdout) == (2, "")
    assert problem in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize("seed", ["123", "1" * 20, "0123456789" * 2, "x" * 20])
def test_a_bad_seed_is_refused(seed: str) -> None:
    run = lottery("--among", "a,b", seed=seed)

    assert (run.exit_code, run.stdout) == (2, "")
    assert "after everything is frozen" in run.stderr


def committee(folder: Path, *sheets: str) -> str:
    """Write a committee whose members score three projects by one criterion, a sheet for each."""
    projects = "".join(f'[[projects]]\nid = "{each}"\n' for each in "abc")
    (folder / "consultation.toml").write_text(
        'schema = "prioritize/consultation/1"\nkind = "real"\n[title]\nen = "Three"\n'
        '[[communities]]\nid = "all"\nname = { en = "All" }\n'
        '[[criteria]]\nid = "need"\nweight = 1\nlowest = 1\nhighest = 5\n'
        f'{projects}[[inputs]]\nid = "sheet"\ninstrument = "scores"\nlevel = "project"\n'
        'method = "weighted-sum"\nfile = "scores.csv"\n'
    )
    rows = (
        f"R{number};{id};{score}\n"
        for number, scores in enumerate(sheets, 1)
        for id, score in zip("abc", scores, strict=True)
    )
    (folder / "scores.csv").write_text(f"reviewer;code;need\n{''.join(rows)}")
    return str(folder)


def test_where_everybody_can_be_told_apart_there_is_no_lot(tmp_path: Path) -> None:
    run = lottery(committee(tmp_path, "531", "531", "531"), "--panels", "10")

    assert run.exit_code == 2
    assert "nothing is left to a lot" in run.stderr


def test_where_all_who_are_near_are_below_the_line_it_is_not_guessed_how_many_win(
    tmp_path: Path,
) -> None:
    """Everybody puts a first, and b beside it but for one person: only b may cross the line."""
    source = committee(tmp_path, "551", "551", "511")

    unsaid = lottery(source, "--panels", "200")
    (lot,) = json.loads(lottery(source, "--panels", "200", "--draw", "1", "--json").stdout)["lots"]

    assert (unsaid.exit_code, unsaid.stdout) == (2, "")
    assert "None of those who are too near to be told apart is above the line" in unsaid.stderr
    assert "Say with --draw how many are drawn." in unsaid.stderr
    assert (lot["pool"], lot["drawn"]) == (["b"], ["b"])
