"""Write beside what is there already: nothing that somebody may have changed is replaced."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final, Literal, TypeAlias

from attrs import frozen

from prioritize.audit.env import Files, PathKind
from prioritize.model.digest import sha256
from prioritize.ports.disk import DISK
from prioritize.ports.output import Existing, write_output
from prioritize.ports.placing import refuse_existing
from prioritize.ports.source import read_source


__all__ = ["Kept", "keep", "remove_own", "renew", "sealed"]

_MOST: Final = 99
_SEAL: Final = re.compile(rb"\r\n\[([0-9a-f]{16})\]\r\n\Z")

Same: TypeAlias = "Callable[[bytes, bytes], bool]"
"""Whether a file that is there says the same as what was to be written."""


@frozen
class Kept:
    """Where something stands now: written, or there already, or under a number of its own."""

    path: Path
    state: Literal["written", "same", "numbered"]


def keep(path: Path, content: bytes, *, same: Same = bytes.__eq__, files: Files = DISK) -> Kept:
    """Write a file, under the next free number where another one has its name.

    Parameters
    ----------
    path
        Where to.
    content
        What to write.
    same
        Told of the content there is and the one to be written.
    files
        The disk.

    Raises
    ------
    OutputError
        Writing fails, or there are too many files of this name.

    """
    for number in range(1, _MOST + 1):
        target = path if number == 1 else path.with_name(f"{path.stem}-{number}{path.suffix}")
        kind = files.kind(str(target))
        if kind is PathKind.NOTHING:
            write_output(target, content, files=files)
            return Kept(target, "written" if number == 1 else "numbered")
        if kind is PathKind.FILE and same(read_source(target), content):
            return Kept(target, "same")
    return refuse_existing(path)


def sealed(text: str) -> bytes:
    """Return the bytes of a text file for people that shows whether it was changed since.

    It opens in every editor of Windows, and its last line is the seal.
    """
    content = ("\ufeff" + text.rstrip("\n").replace("\n", "\r\n") + "\r\n").encode()
    return content + b"\r\n[" + sha256(content)[:16].encode() + b"]\r\n"


def renew(path: Path, content: bytes, *, files: Files = DISK) -> Kept:
    """Write a sealed file in the place of an earlier one that nobody has changed.

    Raises
    ------
    OutputError
        Writing fails, or there are too many files of this name.

    """
    if not _is_own(path, files):
        return keep(path, content, files=files)
    write_output(path, content, existing=Existing.REPLACE, files=files)
    return Kept(path, "written")


def remove_own(path: Path, *, files: Files = DISK) -> bool:
    """Remove a sealed file that nobody has changed, and say whether there was one."""
    is_own = _is_own(path, files)
    if is_own:
        files.remove(str(path))
    return is_own


def _is_own(path: Path, files: Files) -> bool:
    if files.kind(str(path)) is not PathKind.FILE:
        return False
    content = read_source(path)
    seal = _SEAL.search(content)
    return seal is not None and sha256(content[: seal.start()])[:16].encode() == seal[1]
