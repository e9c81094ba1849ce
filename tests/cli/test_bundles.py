"""Bundles on the command line: published, verified, compared."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from prioritize.cli import main
from tests.cli.shell import FIXTURES, copied, tree


CYCLE = str(FIXTURES / "cycle")
HANDS = str(FIXTURES / "hands")
COUNCIL = "voter,phone,1,2\na,+996 555 12-34-56,road,well\nb,,well,road\n"


def ran(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


@pytest.fixture
def public(tmp_path: Path) -> str:
    """Publish a count, and give the place of the bundle."""
    path = str(tmp_path / "public")
    assert ran("rank", CYCLE, "--bundle", path, "--public").exit_code == 0
    return path


def test_a_public_bundle_is_verified_and_called_so(public: str) -> None:
    told = ran("verify", public)
    known = json.loads(ran("verify", public, "--json").stdout)

    assert told.exit_code == 0
    assert "This is the public bundle" in told.stdout
    assert known["recounted"]["audience"] == "public"
    assert known["levels"] == {
        "integrity": True,
        "recomputed": True,
        "same_version": True,
        "unrewritten": None,
        "signed": None,
    }


def test_no_ballot_is_followed_in_a_public_bundle(public: str) -> None:
    run = ran("verify", public, "--explain", "1")

    assert (run.exit_code, run.stdout) == (2, "")
    assert "does not show whose ballot is whose" in run.stderr


def test_to_publish_a_bundle_it_has_to_be_named() -> None:
    run = ran("rank", CYCLE, "--public")

    assert (run.exit_code, run.stdout) == (2, "")
    assert "Name it with --bundle PATH" in run.stderr


def test_the_code_for_the_flip_chart_goes_with_the_checkpoint(public: str) -> None:
    checkpoint = json.loads(ran("verify", public, "--json").stdout)["recounted"]["checkpoint"]

    note = (Path(public) / "checkpoint.note").read_text(encoding="utf-8").split("\n")
    assert (checkpoint["origin"], checkpoint["size"]) == (note[0], int(note[1]))
    assert len(checkpoint["code"].split()) == 6


def test_two_bundles_are_compared(tmp_path: Path, public: str) -> None:
    internal = str(tmp_path / "internal.zip")
    assert ran("rank", CYCLE, "--bundle", internal).exit_code == 0

    same = ran("diff", internal, internal)
    other = json.loads(ran("diff", internal, public, "--json").stdout)

    assert "Both bundles say the same." in same.stdout
    assert (other["same"], other["continues"]) == (False, False)
    assert "file.imported" in {each["type"] for each in other["changes"]}


def test_what_is_no_bundle_is_not_compared(tmp_path: Path) -> None:
    assert ran("diff", HANDS, str(tmp_path)).exit_code == 1


def test_what_looks_personal_is_told_when_it_is_sealed(tmp_path: Path) -> None:
    votes = tmp_path / "votes.csv"
    votes.write_text(COUNCIL, encoding="utf-8")

    run = ran("rank", str(votes), "-m", "borda", "--bundle", str(tmp_path / "out"))

    assert run.exit_code == 0
    assert "votes.csv, row 1: The heading phone looks personal" in run.stderr
    assert "votes.csv, row 2: This looks like a telephone number" in run.stderr


def test_only_what_the_consultation_names_is_sealed(tmp_path: Path) -> None:
    folder = copied("hands", tmp_path)
    (folder / "register.csv").write_text("Асан Үсөнов,+996 555 123456\n", encoding="utf-8")
    (folder / "inputs" / "private.txt").write_text("a secret", encoding="utf-8")

    assert ran("rank", str(folder), "--bundle", str(tmp_path / "out")).exit_code == 0

    sealed = b"".join(tree(tmp_path / "out").values())
    assert "Асан".encode() not in sealed
    assert b"a secret" not in sealed


@pytest.mark.parametrize("words", [(), ("--json",), ("--explain", "1"), ("--against", "NOTE")])
def test_verifying_changes_no_file(tmp_path: Path, words: tuple[str, ...]) -> None:
    path = tmp_path / "out"
    assert ran("rank", CYCLE, "--bundle", str(path)).exit_code == 0
    before = tree(path)
    note = str(path / "checkpoint.note")

    run = ran("verify", str(path), *(note if word == "NOTE" else word for word in words))

    assert run.exit_code == 0
    assert tree(path) == before
