"""`prioritize audit redact` lists personal values of a bundle, and removes them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from prioritize.cli import main
from prioritize.ports.bundle_io import write_bundle
from tests.audit.sample import BUNDLE
from tests.cli.shell import FIXTURES, tree
from tests.cli.transcript import NOON


VALUE = "sport is blank"


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """Write a small bundle that discloses one value."""
    write_bundle(tmp_path / "out", BUNDLE)
    return tmp_path / "out"


def redact(*words: str) -> Result:
    environment = {"SOURCE_DATE_EPOCH": NOON}
    return CliRunner().invoke(main, ["audit", "redact", *words], env=environment)


def digest_of(bundle: Path) -> str:
    """Look up the digest of the value."""
    (shown,) = json.loads(redact(str(bundle), "--json").stdout)["disclosed"]
    assert shown["value"] == VALUE
    digest: str = shown["digest"]
    return digest


def test_what_is_disclosed_is_listed_and_nothing_changed(bundle: Path) -> None:
    before = tree(bundle)

    run = redact(str(bundle))

    assert run.exit_code == 0
    assert VALUE in run.stdout
    assert digest_of(bundle)[:16] in run.stdout
    assert tree(bundle) == before


def test_a_value_is_removed_and_the_log_says_why(bundle: Path) -> None:
    digest = digest_of(bundle)

    run = redact(str(bundle), digest[:12], "--ground", " asked for ")

    assert run.exit_code == 0
    assert f"- {digest}\n" in run.stdout
    assert "- Why: asked for\n" in run.stdout
    assert VALUE not in run.stdout
    content = tree(bundle)
    assert not any(VALUE.encode() in each for each in content.values())
    assert b'"ground":"asked for"' in content["log.jsonl"].splitlines()[-1]
    assert "discloses none" in redact(str(bundle)).stdout


def test_programs_read_what_was_removed(bundle: Path) -> None:
    digest = digest_of(bundle)

    answer = json.loads(redact(str(bundle), digest, "--ground", "asked for", "--json").stdout)

    assert answer == {
        "schema": "prioritize/audit/1",
        "action": "redact",
        "removed": [digest],
        "ground": "asked for",
        "disclosed": [],
    }


def test_a_bundle_that_was_counted_still_verifies(tmp_path: Path) -> None:
    out = tmp_path / "out.zip"
    rank = ["rank", str(FIXTURES / "batken"), "--bundle", str(out), "--quiet"]
    assert CliRunner().invoke(main, rank).exit_code == 0
    first, second, *rest = json.loads(redact(str(out), "--json").stdout)["disclosed"]

    run = redact(str(out), first["digest"], second["digest"], "--ground", "asked for")

    assert run.exit_code == 0
    assert f"- {len(rest)} values are still disclosed.\n" in run.stdout
    assert CliRunner().invoke(main, ["verify", str(out)]).exit_code == 0


@pytest.mark.parametrize(
    "words, problem, code",
    [
        (("0123456789",), "needs the digests of values, and --ground", 2),
        (("--ground", "asked for"), "needs the digests of values, and --ground", 2),
        (("0123456789", "--ground", "asked for"), "names no value", 1),
        (("01", "--ground", "asked for"), "names no value", 1),
    ],
)
def test_what_cannot_be_removed_is_told_and_nothing_changed(
    bundle: Path, words: tuple[str, ...], problem: str, code: int
) -> None:
    before = tree(bundle)

    run = redact(str(bundle), *words)

    assert (run.exit_code, run.stdout) == (code, "")
    assert problem in run.stderr
    assert tree(bundle) == before


def test_what_is_no_whole_bundle_is_refused(bundle: Path, tmp_path: Path) -> None:
    (bundle / "results" / "link").symlink_to(tmp_path)

    damaged, nothing = redact(str(bundle)), redact(str(tmp_path / "nothing"))

    assert (damaged.exit_code, nothing.exit_code) == (1, 1)
    assert "[B" in damaged.stderr
