"""Read what the user gives, or say in plain words why that is impossible."""

import os
import stat
from pathlib import Path
from typing import Final, NoReturn

from prioritize.audit.printable import printable
from prioritize.errors import Finding, InputError, Spot
from prioritize.ports.reading import read_at_most
from prioritize.text import Message, message


__all__ = ["LARGEST_SOURCE", "read_source"]

LARGEST_SOURCE: Final = 512 * 2**20
"""How many bytes a file of the user may have."""


def read_source(path: Path, *, limit: int = LARGEST_SOURCE) -> bytes:
    """Read a file whole.

    Parameters
    ----------
    path
        The file; a link to one will do.
    limit
        How many bytes it may have.

    Raises
    ------
    InputError
        There is no such file, it is a folder or no ordinary file, too large, or unreadable.

    """
    try:
        status = path.stat()
        _check(path, status, limit)
        with path.open("rb") as stream:
            content = read_at_most(stream, limit + 1)
    except (OSError, ValueError) as error:
        _refuse(path, _reason(error), message("Check the name and who may read it."))
    if len(content) > limit:
        _too_large(path, limit)
    return content


def _check(path: Path, status: os.stat_result, limit: int) -> None:
    if stat.S_ISDIR(status.st_mode):
        _refuse(
            path, message("This is a folder, not a file"), message("Name one of the files in it.")
        )
    if not stat.S_ISREG(status.st_mode):
        _refuse(
            path,
            message("This is not an ordinary file"),
            message("Save what it gives as a file, or pass it to standard input."),
        )
    if status.st_size > limit:
        _too_large(path, limit)


def _too_large(path: Path, limit: int) -> NoReturn:
    what = message("The file has more than {limit} bytes", limit=limit)
    _refuse(path, what, message("Leave out what does not belong to the votes."))


def _reason(error: OSError | ValueError) -> Message:
    if isinstance(error, FileNotFoundError):
        return message("There is no such file")
    if isinstance(error, PermissionError):
        return message("You may not read this file")
    reason = getattr(error, "strerror", None) or str(error)
    return message("The file cannot be read: {reason}", reason=printable(reason))


def _refuse(path: Path, what: Message, remedy: Message) -> NoReturn:
    raise InputError(Finding(what, Spot(printable(str(path))), remedy)) from None
