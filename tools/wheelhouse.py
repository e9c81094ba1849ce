"""A folder of wheels from which pip installs without a connection, for other systems too.

When pip downloads for another system, it still asks its own one which requirements apply, so what
only Windows needs is left out. Here the wheels themselves are asked, with the words of the target.
"""

import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Iterator, Mapping
from email.parser import HeaderParser
from pathlib import Path
from typing import Final
from zipfile import ZipFile

from attrs import frozen
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.tags import Tag, compatible_tags, cpython_tags, sys_tags
from packaging.utils import canonicalize_name, parse_wheel_filename
from packaging.version import Version


__all__ = ["Incomplete", "Target", "build_wheel", "fill", "missing", "this_machine", "windows"]

WINDOWS_WORDS: Final = {
    "os_name": "nt",
    "platform_machine": "AMD64",
    "platform_system": "Windows",
    "sys_platform": "win32",
}


class Incomplete(Exception):  # noqa: N818  # a state of the folder
    """Something is needed and there is no wheel for it."""


@frozen
class Target:
    """A Python on a system.

    Attributes
    ----------
    system
        As `sysconfig.get_platform` calls it there.
    python
        Such as ``3.12``.
    tags
        The tags of the wheels that it installs.
    words
        What it answers to the conditions of requirements.
    pip
        What tells pip to download for it.

    """

    system: str
    python: str
    tags: frozenset[Tag]
    words: Mapping[str, str]
    pip: tuple[str, ...] = ()


@frozen
class Wheel:
    """A wheel as far as its name and its metadata tell."""

    name: str
    version: Version
    tags: frozenset[Tag]
    requires: tuple[Requirement, ...]


def this_machine() -> Target:
    """Return the Python that runs this."""
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    words = {name: str(each) for name, each in default_environment().items()}
    return Target(sysconfig.get_platform(), python, frozenset(sys_tags()), words)


def windows(python: str) -> Target:
    """Return a Python on 64-bit Windows."""
    major, minor = (int(part) for part in python.split("."))
    version, system = (major, minor), ["win_amd64"]
    tags = {
        *cpython_tags(version, platforms=system),
        *compatible_tags(version, f"cp{major}{minor}", system),
    }
    own = {name: str(each) for name, each in default_environment().items()}
    words = {
        **own,
        **WINDOWS_WORDS,
        "python_version": python,
        "python_full_version": f"{python}.0",
    }
    pip = ("--platform", "win_amd64", "--python-version", python, "--implementation", "cp")
    return Target("win-amd64", python, frozenset(tags), words, pip)


def build_wheel(project: Path, folder: Path) -> Path:
    """Build the wheel of a project into a folder, with the tools that are installed here."""
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir"]
    subprocess.run([*build, str(folder), str(project)], check=True, stdout=subprocess.DEVNULL)
    (wheel,) = folder.glob("*.whl")
    return wheel


def fill(folder: Path, target: Target, *, wanted: Requirement, constraints: Path) -> None:
    """Download what a requirement needs on a target, unless the folder holds it.

    Raises
    ------
    Incomplete
        Something is needed that nobody offers as a wheel.

    """
    lacking = missing(folder, target, wanted=wanted)
    while lacking:
        _download(folder, target, lacking, constraints)
        still = missing(folder, target, wanted=wanted)
        if still == lacking:
            names = ", ".join(map(str, still))
            what = f"There is no wheel of {names} for {target.system}, Python {target.python}."
            raise Incomplete(what)
        lacking = still


def missing(folder: Path, target: Target, *, wanted: Requirement) -> tuple[str, ...]:
    """Name what a requirement needs on a target, directly or not, and the folder does not hold."""
    wheels = {each.name: each for each in _wheels(folder) if each.tags & target.tags}
    waiting, seen, lacking = [wanted], set[str](), dict[str, None]()
    while waiting:
        each = waiting.pop()
        name = canonicalize_name(each.name)
        found = wheels.get(name)
        if found is None or found.version not in each.specifier:
            lacking[f"{name}{each.specifier}"] = None
        elif str(each) not in seen:
            seen.add(str(each))
            waiting.extend(_needed(found, target, each.extras))
    return tuple(sorted(lacking))


def _needed(wheel: Wheel, target: Target, extras: Iterable[str]) -> Iterator[Requirement]:
    """Yield the requirements of a wheel that apply to a target."""
    for each in wheel.requires:
        asked = ({**target.words, "extra": extra} for extra in ("", *extras))
        marker = each.marker
        if marker is None or any(marker.evaluate(words) for words in asked):
            yield each


def _wheels(folder: Path) -> Iterator[Wheel]:
    for path in sorted(folder.glob("*.whl")):
        name, version, _, tags = parse_wheel_filename(path.name)
        with ZipFile(path) as archive:
            (metadata,) = (
                each for each in archive.namelist() if each.endswith(".dist-info/METADATA")
            )
            headers = HeaderParser().parsestr(archive.read(metadata).decode())
        requires = tuple(map(Requirement, headers.get_all("Requires-Dist", [])))
        yield Wheel(name, version, tags, requires)


def _download(folder: Path, target: Target, names: Iterable[str], constraints: Path) -> None:
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--only-binary=:all:"]
    where = ["--constraint", str(constraints), "--dest", str(folder), "--find-links", str(folder)]
    subprocess.run([*pip, *where, *target.pip, *names], check=True)
