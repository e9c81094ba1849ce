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
_DELAYED: Final = re.compile(r"!([A-Z0-9_]+)!")
_SETTING: Final = re.compile(r'set "([A-Z0-9_]+)=(.*)"')
_TRIED: Final = re.compile(r"(.+?) >nul 2>&1 && goto (\w+)")
_QUIET: Final = re.compile(r"@?(echo off|rem .*|pause|chcp \d+ >nul|)")
_SCOPE: Final = re.compile(r"setlocal (EnableExtensions )?(En|Dis)ableDelayedExpansion")


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
    called
        The line that called the shell.
    run
        Runs a program with its arguments and returns the exit code.
    typed
        The files that were shown.

    """

    script: str
    folder: str
    arguments: str
    run: Callable[[list[str]], int]
    called: str = ""
    typed: list[str] = field(factory=list)
    variables: dict[str, str] = field(factory=dict)
    is_delayed: bool = False

    def follow(self) -> int:
        """Do what the file says, line by line, and return its exit code."""
        self.variables["CMDCMDLINE"] = self.called
        lines = [line.strip() for line in self.script.split("\r\n")]
        at = 0
        while at < len(lines):
            line = self._filled(lines[at])
            at += 1
            if left := re.fullmatch(r"exit (\S+)", line):
                return int(self._late(left[1]))
            label = self._do(line)
            if label:
                at = lines.index(f":{label}") + 1
        raise AssertionError("the file ends without saying how")

    def _do(self, line: str) -> str:
        """Do one line and return the label to go to, if any."""
        if _QUIET.fullmatch(line) or re.fullmatch(r":\w+", line):
            return ""
        if scope := _SCOPE.fullmatch(line):
            self.is_delayed = scope[2] == "En"
        elif setting := _SETTING.fullmatch(line):
            self.variables[setting[1]] = self._late(setting[2])
        elif shown := re.fullmatch(r'type "([^"]*)"', line):
            self.typed.append(PureWindowsPath(shown[1]).name)
        elif tried := _TRIED.fullmatch(line):
            return "" if self.run(self._words(tried[1])) else tried[2]
        else:
            self.variables["ERRORLEVEL"] = str(self.run(self._words(line)))
        return ""

    def _words(self, line: str) -> list[str]:
        assert not re.search(r"[&|<>^]", re.sub(r'"[^"]*"', "", line)), line
        return shlex.split(self._late(line).replace("\\", "/"))

    def _late(self, text: str) -> str:
        """Put variables in their places when everything else is understood, where that is on."""
        if not self.is_delayed:
            return text
        assert "!" not in _DELAYED.sub("", text), f"the shell would swallow a mark of {text}"
        return _DELAYED.sub(lambda found: self.variables[found[1]], text)

    def _filled(self, line: str) -> str:
        """Put folder, arguments and variables in their places, once, as the shell does."""
        known = line.replace("%~dp0", self.folder).replace("%*", self.arguments)
        return _VARIABLE.sub(lambda found: self.variables[found[1]], known)
