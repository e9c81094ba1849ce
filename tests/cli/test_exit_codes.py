"""What the program ends with: 0 done, 1 an error, 2 usage, 3 a tie, 4 a bundle that is wrong."""

import json
import os
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import click
import pytest

from tests.cli.shell import FIXTURES, copied, prioritize, tree


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Give a folder with three small scenarios in it."""
    for name in ("cycle", "hands", "tie"):
        copied(name, tmp_path)
    return tmp_path


def test_the_console_script_is_a_click_command() -> None:
    (script,) = (
        each for each in entry_points(group="console_scripts") if each.name == "prioritize"
    )

    assert isinstance(script.load(), click.Command)


def test_a_result_goes_to_standard_output_and_nothing_to_standard_error(home: Path) -> None:
    run = prioritize("rank", "hands", "--json", folder=home)

    assert (run.returncode, run.stderr) == (0, "")
    assert json.loads(run.stdout)["schema"] == "prioritize/result/1"


def test_an_error_goes_to_standard_error_and_nothing_to_standard_output(home: Path) -> None:
    run = prioritize("rank", "nowhere", folder=home)

    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr.startswith("Error: nowhere: ")


@pytest.mark.parametrize(
    "words",
    [
        ["rank"],
        ["rank", "hands", "--sets", "3"],
        ["rank", "hands", "--seats", "0"],
        ["rank", "hands", "--budget", "much"],
        ["rank", "hands", "--budget", "-5"],
        ["rank", "hands", "--option", "cap"],
        ["rank", "hands", "--option", "cap=1"],
        ["rank", "hands", "--language", "Kyrgyz"],
        ["rank", "hands", "--format", "pdf"],
        ["rank", "hands", "--tie-break", "coin"],
        ["rank", "hands", "--tie-break", "lottery:123"],
        ["rank", "hands", "--community", "nowhere"],
        ["rank", "-"],
        ["rank", "cycle/inputs/council.csv"],
        ["explain", "hands", "moon"],
        ["explain", "cycle", "--ballot", "nobody"],
        ["explain", "cycle", "a", "--ballot", "3"],
        ["explain", "hands", "--ballot", "3"],
        ["methods", "borda", "--for", "hands"],
        ["--language", "Kyrgyz", "rank", "hands"],
        ["unrank", "hands"],
    ],
    ids=" ".join,
)
def test_words_that_do_not_go_together_exit_2(words: list[str], home: Path) -> None:
    run = prioritize(*words, folder=home)

    assert (run.returncode, run.stdout) == (2, "")
    assert "Error: " in run.stderr
    assert "Traceback" not in run.stderr


def test_a_file_that_does_not_say_how_it_is_counted_lists_the_methods(home: Path) -> None:
    run = prioritize("rank", "cycle/inputs/council.csv", folder=home)

    assert "--method" in run.stderr
    assert "borda" in run.stderr
    assert "weighted-sum" not in run.stderr


def test_a_tie_that_the_rule_refuses_exits_3_and_names_the_tied(home: Path) -> None:
    run = prioritize("rank", "tie", "--tie-break", "refuse", folder=home)

    assert (run.returncode, run.stdout) == (3, "")
    assert "well" in run.stderr


def test_verify_exits_0_on_what_rank_wrote_and_4_after_a_change(home: Path) -> None:
    assert prioritize("rank", "hands", "--bundle", "out", folder=home).returncode == 0
    unchanged = prioritize("verify", "out", folder=home)

    path = home / "out" / "results" / "result.json"
    path.write_bytes(path.read_bytes().replace(b'"32"', b'"23"'))
    changed = prioritize("verify", "out", "--json", folder=home)

    assert (unchanged.returncode, changed.returncode) == (0, 4)
    assert json.loads(changed.stdout)["ok"] is False


def test_verify_follows_a_ballot_and_compares_with_a_note(home: Path) -> None:
    assert prioritize("rank", "cycle", "--bundle", "out", folder=home).returncode == 0

    followed = prioritize("verify", "out", "--explain", "1", folder=home)
    kept = prioritize("verify", "out", "--against", "out/checkpoint.note", folder=home)
    other = prioritize("verify", "out", "--against", "out/README.txt", "--json", folder=home)

    assert (followed.returncode, kept.returncode, other.returncode) == (0, 0, 4)
    assert "Nothing was rewritten" in kept.stdout
    assert [each["code"] for each in json.loads(other.stdout)["findings"]] == ["B11"]


def test_what_was_never_a_bundle_is_an_error(home: Path) -> None:
    run = prioritize("verify", "hands", folder=home)

    assert (run.returncode, run.stdout) == (1, "")


def test_check_exits_1_where_something_has_to_be_mended(home: Path) -> None:
    (home / "hands" / "inputs" / "hands.csv").unlink()

    run = prioritize("check", "hands", "--json", folder=home)

    assert run.returncode == 1
    assert json.loads(run.stdout)["refused"] != []


def test_an_existing_file_is_kept_unless_force_is_said(home: Path) -> None:
    (home / "list.txt").write_text("mine")

    kept = prioritize("rank", "hands", "--output", "list.txt", folder=home)
    assert (kept.returncode, (home / "list.txt").read_text()) == (1, "mine")

    replaced = prioritize("rank", "hands", "--output", "list.txt", "--force", folder=home)
    assert replaced.returncode == 0
    assert (home / "list.txt").read_text() != "mine"


def test_an_existing_bundle_is_kept_unless_force_is_said(home: Path) -> None:
    assert prioritize("rank", "hands", "--bundle", "out", folder=home).returncode == 0
    before = tree(home)

    assert prioritize("rank", "tie", "--bundle", "out", folder=home).returncode == 1
    assert tree(home) == before
    assert prioritize("rank", "tie", "--bundle", "out", "--force", folder=home).returncode == 0


def test_a_what_if_is_refused_with_a_bundle(home: Path) -> None:
    words = ["rank", "cycle", "--method", "borda", "--bundle", "out"]

    run = prioritize(*words, folder=home)

    assert (run.returncode, run.stdout) == (2, "")
    assert not (home / "out").exists()


def test_a_closed_pipe_is_no_news(home: Path) -> None:
    program = [sys.executable, "-m", "prioritize", "rank", "hands"]
    with subprocess.Popen(
        program, cwd=home, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()

    assert said == b""


def test_a_full_disk_is_an_error_without_a_traceback(home: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("needs /dev/full")
    with full.open("wb") as nowhere:
        run = subprocess.run(
            [sys.executable, "-m", "prioritize", "rank", "hands"],
            cwd=home,
            check=False,
            stdout=nowhere,
            stderr=subprocess.PIPE,
        )

    assert run.returncode == 1
    assert b"Traceback" not in run.stderr
    assert b"could not be written" in run.stderr


def test_debug_shows_where_an_error_came_up(home: Path) -> None:
    run = prioritize("rank", "nowhere", "--debug", folder=home)

    assert run.returncode == 1
    assert "Traceback" in run.stderr


def test_the_module_runs_like_the_program(home: Path) -> None:
    run = prioritize("rank", folder=home)

    assert run.stderr.startswith("Usage: prioritize rank ")


@pytest.mark.parametrize("closed", ["1>&-", "2>&-", "1>&- 2>&-"])
@pytest.mark.skipif(os.name != "posix", reason="descriptors are closed by a shell")
def test_streams_that_are_closed_are_no_fault_of_the_program(closed: str) -> None:
    command = f'exec "{sys.executable}" -m prioritize rank "{FIXTURES / "hands"}" {closed}'

    run = subprocess.run(["/bin/sh", "-c", command], check=False, capture_output=True)

    assert (run.returncode, run.stderr) == (0, b"")
