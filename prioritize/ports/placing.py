"""Put something where it belongs in one step, so that nothing is ever seen half-written."""

import secrets
from contextlib import suppress
from enum import Enum
from pathlib import Path
from typing import Final, NoReturn

from prioritize.audit.env import Files
from prioritize.audit.printable import printable
from prioritize.errors import Finding, OutputError, Spot
from prioritize.text import Message, message


__all__ = ["Existing", "beside", "place_file", "refuse_existing", "refuse_to_write", "unwritten"]

_SPOT_LIMIT: Final = 500


class Existing(Enum):
    """What becomes of what lies where the output is to go."""

    KEEP = "keep"
    """It stays, and writing is refused."""
    REPLACE = "replace"
    """The output takes its place."""


def beside(path: Path) -> str:
    """Return an unused name in the same folder, from which a thing can be moved in one step."""
    return str(path.with_name(f".{path.name[:100]}.{secrets.token_hex(8)}.part"))


def place_file(target: Path, content: bytes, files: Files) -> None:
    """Write a file beside its place and move it there; on failure nothing is left behind.

    Raises
    ------
    OSError
        Writing fails.

    """
    part = beside(target)
    try:
        files.create(part, content)
        files.rename(part, str(target))
    except BaseException:
        with suppress(OSError):
            files.remove(part)
        raise
    files.sync_folder(str(target.parent))


def refuse_existing(path: Path) -> NoReturn:
    """Refuse to write where something lies already.

    Raises
    ------
    OutputError
        Always.

    """
    refuse_to_write(
        path,
        message("Something of this name exists already"),
        message("Choose another name, or say --force to replace it."),
    )


def refuse_to_write(path: Path, what: Message, remedy: Message) -> NoReturn:
    """Refuse to write, with the reason.

    Raises
    ------
    OutputError
        Always.

    """
    raise OutputError(Finding(what, Spot(printable(str(path), limit=_SPOT_LIMIT)), remedy))


def unwritten(path: Path, error: OSError | ValueError) -> OutputError:
    """Turn the failure of a disk into an error with path and remedy."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        what = message("There is no folder to write this in")
        remedy = message("Make the folder first, or choose another.")
    elif isinstance(error, PermissionError):
        what = message("You may not write this")
        remedy = message("Choose a folder of your own.")
    else:
        reason = getattr(error, "strerror", None) or str(error)
        what = message("This cannot be written: {reason}", reason=printable(reason))
        remedy = message("See that the disk has room and the name is allowed; nothing was written.")
    return OutputError(Finding(what, Spot(printable(str(path), limit=_SPOT_LIMIT)), remedy))
