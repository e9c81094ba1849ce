"""Every recorded session of `cli/` prints today what it prints there."""

import shutil
from pathlib import Path

import pytest

from prioritize.cli.table import COMMANDS
from tests.cli.transcript import Terminal, recorded_again
from tests.golden import Golden


ROOT = Path(__file__).resolve().parent.parent.parent
SESSIONS = sorted(path for path in (ROOT / "cli").glob("*.md") if path.name != "README.md")


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    """Open a terminal in a copy of the scenarios."""
    folder = tmp_path / "home"
    shutil.copytree(ROOT / "fixtures", folder)
    return Terminal(folder)


@pytest.mark.parametrize("path", SESSIONS, ids=[path.stem for path in SESSIONS])
def test_a_recorded_session_prints_what_it_printed(
    path: Path, terminal: Terminal, golden: Golden
) -> None:
    session = path.read_text(encoding="utf-8")

    golden.check(path, recorded_again(session, terminal))


def test_every_command_has_a_recorded_session() -> None:
    assert set(COMMANDS) <= {path.stem for path in SESSIONS}


def test_a_session_is_recorded_with_its_output_and_exit_code(terminal: Terminal) -> None:
    session = "Text.\n\n```console\n$ prioritize \\\n    --version\nold\n$ echo $?\n```\n\nMore.\n"

    again = recorded_again(session, terminal).splitlines()

    assert again[:5] == ["Text.", "", "```console", "$ prioritize \\", "    --version"]
    assert again[5].startswith("prioritize ")
    assert again[6:] == ["$ echo $?", "0", "```", "", "More."]
