"""Write results whole or not at all, and over nothing that the user did not give up."""

import os
import stat
from pathlib import Path

from prioritize.audit.env import Files
from prioritize.ports.disk import DISK
from prioritize.ports.placing import (
    Existing,
    place_file,
    refuse_existing,
    refuse_to_write,
    unwritten,
)
from prioritize.text import message


__all__ = ["Existing", "write_output"]


def write_output(
    path: Path, content: bytes, *, existing: Existing = Existing.KEEP, files: Files = DISK
) -> None:
    """Write a file in one step: afterwards it is there whole, or everything is as before.

    Parameters
    ----------
    path
        Where to; a device or a pipe takes the content as it comes.
    content
        What to write.
    existing
        Whether an ordinary file may be replaced.
    files
        The disk.

    Raises
    ------
    OutputError
        Something lies there already, or writing fails.

    """
    try:
        _write(path, content, existing, files)
    except (OSError, ValueError) as error:
        raise unwritten(path, error) from None


def _write(path: Path, content: bytes, existing: Existing, files: Files) -> None:
    if path.exists():
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            refuse_to_write(path, message("This is a folder"), message("Name a file."))
        if not stat.S_ISREG(mode):
            path.write_bytes(content)
            return
        if existing is Existing.KEEP:
            refuse_existing(path)
    # What a link points to is replaced, not the link.
    place_file(Path(os.path.realpath(path)), content, files)
