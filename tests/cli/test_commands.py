"""What each of the smaller commands answers, and what it leaves behind."""

import json
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from prioritize import registry
from prioritize.cli import main
from tests.cli.shell import FIXTURES, tree


def ran(*words: str) -> Result:
    return CliRunner().invoke(main, words)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_demonstration_shows_lists_and_leaves_a_bundle_that_verifies(home: Path) -> None:
    run = ran("demo")

    assert run.exit_code == 0
    assert run.stdout.count(": combined, directions\n") == 5
    assert "In short" in run.stdout
    assert "Bundle written: demo-bundle\n" in run.stderr
    assert [path.name for path in home.iterdir()] == ["demo-bundle"]
    assert ran("verify", "demo-bundle").exit_code == 0


def test_the_demonstration_can_be_run_again_and_quietly() -> None:
    first, second = ran("demo"), ran("demo", "--quiet")

    assert (second.exit_code, second.stdout, second.stderr) == (0, first.stdout, "")


def test_the_demonstration_does_not_replace_what_is_no_bundle(home: Path) -> None:
    mine = home / "demo-bundle"
    mine.mkdir()
    (mine / "notes.txt").write_text("mine")

    run = ran("demo")

    assert (run.exit_code, run.stdout) == (1, "")
    assert tree(home) == {"demo-bundle/notes.txt": b"mine"}


def test_a_copy_of_the_demonstration_counts_as_it_is() -> None:
    copied, counted = ran("demo", "--copy", "here"), ran("rank", "here", "--json")

    assert copied.stdout.endswith("Next: prioritize check here\nThen: prioritize rank here\n")
    assert (FIXTURES / "batken" / "expected.json").read_text(encoding="utf-8") == counted.stdout
    assert not Path("here/expected.json").exists()


def test_a_new_consultation_names_the_next_command_and_can_be_counted() -> None:
    run = ran("new", "our village")

    assert run.exit_code == 0
    assert 'Next: prioritize check "our village"\n' in run.stdout
    assert ran("check", "our village").exit_code == 0
    assert ran("rank", "our village").exit_code == 0


def test_a_folder_that_is_not_empty_is_kept_unless_force_is_said(home: Path) -> None:
    (home / "mine").mkdir()
    (home / "mine" / "consultation.toml").write_text("mine")

    assert ran("new", "mine").exit_code == 1
    assert tree(home) == {"mine/consultation.toml": b"mine"}
    assert ran("new", "mine", "--force", "--quiet").output == ""
    assert tree(home)["mine/consultation.toml"] != b"mine"


def test_check_says_for_programs_what_was_read() -> None:
    run = ran("check", str(FIXTURES / "hands"), "--json")

    answer = json.loads(run.stdout)
    assert (run.exit_code, answer["schema"], answer["ok"]) == (0, "prioritize/check/1", True)
    assert [each["file"] for each in answer["read"]] == ["inputs/hands.csv"]


def test_explain_answers_programs_too() -> None:
    run = ran("explain", str(FIXTURES / "hands"), "pipe", "bridge", "--json")

    answer = json.loads(run.stdout)
    assert answer["schema"] == "prioritize/explain/1"
    assert answer["lists"][0]["above"] == "pipe"


def test_explain_follows_a_ballot() -> None:
    words = ("explain", str(FIXTURES / "cycle"), "--ballot", "3")
    text, answer = ran(*words).stdout, json.loads(ran(*words, "--json").stdout)

    assert text.startswith("Ballot 3\n")
    assert (answer["schema"], answer["ballot"]) == ("prioritize/explain/1", "3")
    assert answer["lists"][0]["sentences"]


def test_methods_are_described_for_programs() -> None:
    every = json.loads(ran("methods", "--json").stdout)["methods"]
    one = json.loads(ran("methods", "dots", "--json").stdout)["methods"]

    assert {each["id"] for each in every} >= set(registry.BUILTIN)
    assert one[0]["card"].startswith("# ")
    assert [each["name"] for each in one[0]["options"]] == [
        "per_voter",
        "cap",
        "exactly",
        "over_full",
    ]


def test_an_unknown_method_is_an_error_with_a_proposal() -> None:
    run = ran("methods", "bordda")

    assert (run.exit_code, run.stderr) == (
        1,
        "Error: There is no method 'bordda'. Did you mean borda?\n",
    )


def test_methods_for_a_source_give_reasons() -> None:
    run = ran("methods", "--for", str(FIXTURES / "hands"), "--json")

    (listed,) = json.loads(run.stdout)["lists"]
    answers = {each["id"]: each for each in listed["methods"]}
    assert answers["plurality"]["admitted"]
    assert "not a set of ballots" in answers["borda"]["reason"]


def test_a_plug_in_that_cannot_be_loaded_does_not_take_the_list_with_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    broken = EntryPoint("broken", "no_such_package.broken:Broken", registry.GROUP)
    found = {**registry.discover(), "broken": broken}
    monkeypatch.setattr(registry, "discover", lambda: found)

    run = ran("methods")

    assert run.exit_code == 0
    assert "borda" in run.stdout
    assert run.stderr.startswith("The package no_such_package.broken:Broken cannot be loaded")
