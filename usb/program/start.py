"""Set prioritize up once, from the wheels beside, and hand it the workbooks of the evening.

`start.sh` and the batch file call this with the first Python that fits: with ``--fits`` to learn
whether it does, then with the workbooks that were dropped on them. It needs no connection, writes
nothing into the folder that it lies in, and takes nothing but the standard library.
"""

import json
import os
import re
import shlex
import subprocess
import sys
import sysconfig
import tomllib
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path, PureWindowsPath
from typing import Final, NamedTuple


HERE: Final = Path(__file__).resolve().parent
WHEELS: Final = HERE / "wheels"
LANGUAGES: Final = ("ky", "ru")
READY: Final = "ready"
# Alone: neither what lies in the folder of the workbook nor settings of other Pythons interfere.
ALONE: Final = ("-I", "-X", "utf8", "-m")
PIP: Final = ("pip", "install", "--disable-pip-version-check", "--no-index", "--find-links")


class Contents(NamedTuple):
    """What the folder holds; `pythons` are the versions that there are wheels for, by platform."""

    version: str
    fingerprint: str
    extras: list[str]
    pythons: dict[str, list[str]]


def contents() -> Contents:
    """Read what the folder holds."""
    return Contents(**json.loads((HERE / "contents.json").read_text(encoding="utf-8")))


def running() -> str:
    """Name this Python, such as 3.12."""
    return f"{sys.version_info.major}.{sys.version_info.minor}"


def fits() -> bool:
    """Say whether there are wheels for this Python, and it can make an environment."""
    # Debian packs the second of them apart.
    able = all(find_spec(name) for name in ("venv", "ensurepip"))
    return able and running() in contents().pythons.get(sysconfig.get_platform(), [])


def home() -> Path:
    """Return where this version is set up: among the person's own programs, not on the stick."""
    given = os.environ.get("LOCALAPPDATA") or os.environ.get("XDG_DATA_HOME")
    if "WindowsApps" in sys.base_prefix:
        # What the Python of the Store writes among programs is moved to where others miss it.
        given = None
    parent = Path(given) if given else Path.home() / ".local" / "share"
    held = contents()
    return parent / "prioritize" / f"{held.version}-{held.fingerprint}-py{running()}"


def own_python(folder: Path) -> Path:
    """Return the Python of an environment."""
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def environment() -> dict[str, str]:
    """Return the environment of the commands, without what this machine tells its pip."""
    own = {name: each for name, each in os.environ.items() if not name.startswith("PIP_")}
    return {**own, "PIP_CONFIG_FILE": os.devnull}


def steps(folder: Path) -> Iterator[list[str]]:
    """Yield the commands that set the program up."""
    python = str(own_python(folder))
    extras = ",".join(contents().extras)
    wanted = f"prioritize[{extras}]" if extras else "prioritize"
    yield [sys.executable, *ALONE, "venv", "--clear", str(folder)]
    yield [python, *ALONE, *PIP, str(WHEELS), wanted]
    # Should this Python not count, that shows now in the office and not in the hall.
    yield [python, *ALONE, "prioritize", "demo", "--quiet", "--bundle", str(folder / "demo")]


def set_up(folder: Path, log: Path) -> bool:
    """Set the program up and say whether that went well; what the commands say goes into a log."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as stream:
        for step in steps(folder):
            done = subprocess.run(
                step, env=environment(), check=False, stdout=stream, stderr=subprocess.STDOUT
            )
            if done.returncode:
                return False
    (folder / READY).touch()
    return True


def asked() -> list[str]:
    """Ask for a workbook where somebody can answer."""
    if not sys.stdin.isatty():
        return []
    say("ask")
    line = input("> ").strip()
    return [line.strip('"')] if os.name == "nt" else shlex.split(line)


def hold(folder: Path, workbook: str) -> int:
    """Run the evening on a workbook and return the exit code."""
    python = str(own_python(folder))
    command = [python, *ALONE, "prioritize", "evening", "--open", "--", workbook]
    return subprocess.run(command, env=environment(), check=False).returncode


def say(text: str, **facts: str) -> None:
    """Say something in every language that the hall may speak."""
    texts = tomllib.loads((HERE / "texts.toml").read_text(encoding="utf-8"))
    for language in LANGUAGES:
        print(texts[text][language].format(**facts))
    print(flush=True)


def dropped(called: str) -> list[str]:
    """Return what was dropped on the batch file, from the line that called it.

    Explorer puts quotes only around names with blanks, and its shell takes an ``&`` or ``^`` in
    another one for its own. The line itself still has every name as it is.
    """
    found = re.search(r'\s/c\s+("?)(.*)\1\s*$', called, re.IGNORECASE)
    batch, *names = [
        quoted or bare for quoted, bare in re.findall(r'"([^"]*)"|(\S+)', found[2] if found else "")
    ] or [""]
    ours = {path.name for path in HERE.parent.glob("*.bat")}
    return names if PureWindowsPath(batch).name in ours else []


def main(arguments: list[str]) -> int:
    """Do what was asked; return the exit code."""
    if arguments == ["--fits"]:
        return 0 if fits() else 1
    folder = home()
    if not (folder / READY).exists():
        say("setting_up")
        log = folder.with_name(f"{folder.name}.log")
        if not set_up(folder, log):
            say("failed", log=str(log))
            return 1
        say("ready")
    workbooks = dropped(os.environ.get("PRIORITIZE_CALLED", "")) or arguments or asked()
    if not workbooks:
        say("drop")
    return max((hold(folder, each) for each in workbooks), default=0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
