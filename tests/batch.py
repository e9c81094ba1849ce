"""Follow a batch file of Windows by reading it, as far as ours go.

Whatever the reader does not know fails the test, so that the batch file stays as plain as it is.
"""

import re
import shlex
from collections.abc import Callable
from pathlib import PureWindowsPath
from typing import Final

from attrs import define, field


__all__ = ["Batch"]

_VARIABLE: Final = re.compile(r"%([A-Z0-9_]+)%")
_SETTING: Final = re.compile(r'set "([A-Z0-9_]+)=([^"]*)"')
_TRIED: Final = re.compile(r"(.+?) >nul 2>&1 && goto (\w+)")
_QUIET: Final = re.compile(r"@?(echo off|rem .*|setlocal|pause|chcp \d+ >nul|)")


@define
class Batch:
    """One run of a batch file.

    Attributes
    ----------
    script
        The text of the file.
    folder
        Where it lies, with the backslash that Windows puts at the end.
    arguments
        What was dropped on it, as Windows writes it behind the name.
    run
        Runs a program with its arguments and returns the exit code.
    typed
        The files that were shown.

    """

    script: str
    folder: str
    arguments: str
    run: Callable[[list[str]], int]
    typed: list[str] = field(factory=list)
    variables: dict[str, str] = field(factory=dict)

    def follow(self) -> int:
        """Do what the file says, line by line, and return its exit code."""
        lines = [line.strip() for line in self.script.split("\r\n")]
        at = 0
        while at < len(lines):
            line = self._filled(lines[at])
            at += 1
            if left := re.fullmatch(r"exit /b (\d+)", line):
                return int(left[1])
            label = self._do(line)
            if label:
                at = lines.index(f":{label}") + 1
        raise AssertionError("the file ends without saying how")

    def _do(self, line: str) -> str:
        """Do one line and return the label to go to, if any."""
        if _QUIET.fullmatch(line) or re.fullmatch(r":\w+", line):
            return ""
        if setting := _SETTING.fullmatch(line):
            self.variables[setting[1]] = setting[2]
        elif shown := re.fullmatch(r'type "([^"]*)"', line):
            self.typed.append(PureWindowsPath(shown[1]).name)
        elif tried := _TRIED.fullmatch(line):
            return "" if self.run(_words(tried[1])) else tried[2]
        else:
            self.variables["ERRORLEVEL"] = str(self.run(_words(line)))
        return ""

    def _filled(self, line: str) -> str:
        """Put folder, arguments and variables in their places, once, as the shell does."""
        known = line.replace("%~dp0", self.folder).replace("%*", self.arguments)
        return _VARIABLE.sub(lambda found: self.variables[found[1]], known)


def _words(line: str) -> list[str]:
    assert not re.search(r"[&|<>^]", line), line
    return shlex.split(line.replace("\\", "/"))
