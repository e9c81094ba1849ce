"""Recorded terminal sessions: read the commands, run them again, write down what they print."""

import os
import re
import shlex
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import ClassVar, Final
from unittest.mock import patch

from attrs import define
from click.testing import CliRunner

from prioritize.cli import main


__all__ = ["NOON", "Terminal", "recorded_again"]

NOON: Final = "1705752000"
"""What time it is in a recorded session: noon of 20 January 2024 in UTC."""

_BLOCK: Final = re.compile(
    r"^(?P<fence>`{3,})console\n(?P<lines>.*?)^(?P=fence)$", re.MULTILINE | re.DOTALL
)
_PROMPT: Final = "$ "


def recorded_again(session: str, terminal: "Terminal") -> str:
    """Return a session with every block's output replaced by what its commands print now."""

    def again(block: re.Match[str]) -> str:
        lines = "".join(_lines(block["lines"], terminal))
        return f"{block['fence']}console\n{lines}{block['fence']}"

    return _BLOCK.sub(again, session)


def _lines(block: str, terminal: "Terminal") -> Iterator[str]:
    """Repeat each command of a block, a backslash joining lines, and what it printed."""
    lines = iter(block.splitlines())
    for line in lines:
        if line.startswith(_PROMPT):
            typed = [line]
            while typed[-1].endswith("\\"):
                typed.append(next(lines))
            yield "".join(f"{each}\n" for each in typed)
            command = " ".join(each.removesuffix("\\").strip() for each in typed)
            printed = terminal.run(command.removeprefix(_PROMPT))
            yield printed if printed.endswith("\n") or not printed else f"{printed}\n"


def _salts() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"{next(numbers):032x}"


@define
class Terminal:
    """A terminal of 80 columns in a folder, with a clock that stands still and salts in order."""

    folder: Path
    exit_code: int = 0

    def run(self, command: str) -> str:
        """Run a command as typed, and return what the terminal shows."""
        if command == "echo $?":
            return f"{self.exit_code}\n"
        program, *arguments = shlex.split(command)
        return self._PROGRAMS[program](self, *arguments)

    def _prioritize(self, *arguments: str) -> str:
        environment = {"COLUMNS": "80", "SOURCE_DATE_EPOCH": NOON}
        before = Path.cwd()
        os.chdir(self.folder)
        try:
            with patch("prioritize.workflow.bundled.new_salt", _salts()):
                run = CliRunner().invoke(main, arguments, env=environment)
        finally:
            os.chdir(before)
        self.exit_code = run.exit_code
        return run.output

    def _cat(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8-sig")

    def _ls(self, name: str = ".") -> str:
        found = sorted(self.folder.joinpath(name).iterdir())
        return "".join(f"{path.name}{'/' if path.is_dir() else ''}\n" for path in found)

    def _cd(self, name: str) -> str:
        self.folder = (self.folder / name).resolve()
        return ""

    def _sed(self, _in_place: str, script: str, name: str) -> str:
        """Replace one word by another, as ``sed -i s/one/other/ FILE`` does."""
        _, one, other, _ = script.split("/")
        path = self.folder / name
        path.write_text(path.read_text(encoding="utf-8").replace(one, other), encoding="utf-8")
        return ""

    _PROGRAMS: ClassVar[dict[str, Callable[..., str]]] = {
        "prioritize": _prioritize,
        "cat": _cat,
        "cd": _cd,
        "ls": _ls,
        "sed": _sed,
    }
