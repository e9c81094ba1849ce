"""The generated pages of the reference are those that the program would write today."""

import subprocess
import sys
from pathlib import Path

from prioritize.cli.table import COMMANDS
from prioritize.registry import BUILTIN


ROOT = Path(__file__).resolve().parent.parent.parent
REFERENCE = ROOT / "docs" / "reference"


def test_the_generated_pages_are_up_to_date() -> None:
    command = [sys.executable, str(ROOT / "tools" / "reference.py"), "--check"]

    run = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")

    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")


def test_every_command_and_every_method_is_documented() -> None:
    commands = (REFERENCE / "commands.md").read_text(encoding="utf-8")
    methods = (REFERENCE / "methods.md").read_text(encoding="utf-8")

    assert [name for name in COMMANDS if f"## `prioritize {name}`" not in commands] == []
    assert [id for id in BUILTIN if f"### `{id}`: " not in methods] == []
    assert [id for id in BUILTIN if not (REFERENCE / card_of(id, methods)).is_file()] == []


def card_of(id: str, methods: str) -> str:
    """Read the link to a method's card from the page of methods."""
    section = methods.split(f"### `{id}`: ")[1]
    return section.split("[Card](")[1].split(")")[0]
