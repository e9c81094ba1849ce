"""`verify --page` leaves a page that checks bundles in a browser."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from prioritize.cli import main
from prioritize.report.verifier.page import verifier_page
from tests.cli.shell import FIXTURES


def ran(*words: str) -> Result:
    return CliRunner().invoke(main, words)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_page_is_written_without_a_bundle() -> None:
    run = ran("verify", "--page", "check.html")

    assert (run.exit_code, run.stdout, run.stderr) == (0, "", "Written: check.html\n")
    assert Path("check.html").read_bytes() == verifier_page()


def test_another_file_is_replaced_only_by_force() -> None:
    Path("check.html").write_text("mine", encoding="utf-8")

    kept, replaced = (
        ran("verify", "--page", "check.html"),
        ran("verify", "--page", "check.html", "--force"),
    )

    assert (kept.exit_code, replaced.exit_code) == (1, 0)
    assert Path("check.html").read_bytes() == verifier_page()


def test_a_bundle_is_verified_beside_the_page() -> None:
    ran("rank", str(FIXTURES / "hands"), "--bundle", "out")

    run = ran("verify", "out", "--page", "check.html")

    assert run.exit_code == 0
    assert "All is well" in run.stdout
    assert Path("check.html").exists()


def test_neither_a_bundle_nor_a_page_is_no_command() -> None:
    run = ran("verify")

    assert run.exit_code == 2
    assert "Missing argument 'BUNDLE'" in run.stderr
