"""A log that grows at its end: locked while it is read and written, and durable line by line."""

import errno
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, Protocol

from attrs import define, field, frozen

from prioritize.audit.chain import Entry, append
from prioritize.audit.event import Actor
from prioritize.audit.merge_log import complete_lines
from prioritize.ports.disk import DISK
from prioritize.ports.placing import refuse_to_write, unwritten
from prioritize.ports.reading import read_at_most
from prioritize.text import message


if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

__all__ = ["DEVICE", "LARGEST_JOURNAL", "Device", "Journal", "open_journal"]

LARGEST_JOURNAL: Final = 64 * 2**20
"""How many bytes a log may have."""

# Opened so that nothing is waited for, whatever lies there.
_OPEN: Final = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
_BUSY: Final = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)


class Device(Protocol):
    """What an open file is asked for; every failure is an `OSError`."""

    def write(self, descriptor: int, start: int, content: memoryview) -> int:
        """Write at a place, and return how many bytes were written; it may be fewer."""
        ...

    def truncate(self, descriptor: int, size: int) -> None:
        """Let the file end here."""
        ...

    def sync(self, descriptor: int) -> None:
        """See to it that the file is on the disk."""
        ...

    def read(self, descriptor: int, start: int, size: int) -> bytes:
        """Return what stands at a place; it may be less."""
        ...


@frozen
class _Device:
    """The real one."""

    def write(self, descriptor: int, start: int, content: memoryview) -> int:
        os.lseek(descriptor, start, os.SEEK_SET)
        return os.write(descriptor, content)

    def truncate(self, descriptor: int, size: int) -> None:
        os.ftruncate(descriptor, size)

    def sync(self, descriptor: int) -> None:
        os.fsync(descriptor)

    def read(self, descriptor: int, start: int, size: int) -> bytes:
        os.lseek(descriptor, start, os.SEEK_SET)
        return os.read(descriptor, size)


DEVICE: Final[Device] = _Device()
"""The files of this computer."""


@define
class Journal:
    """A log that nobody else writes until it is closed.

    Attributes
    ----------
    content
        What the log holds.

    """

    content: bytes
    _path: Path
    _descriptor: int = field(repr=False)
    _device: Device = field(default=DEVICE, repr=False)

    def extend(self, lines: bytes, *, keep: bytes) -> None:
        """Write lines after what is kept of the log, and see to it that they are on the disk.

        Parameters
        ----------
        lines
            The new lines.
        keep
            What stays of `content`: its beginning, or all of it and the end its last line lacks.

        Raises
        ------
        OutputError
            Writing fails; then the log is as before.

        """
        start = min(len(self.content), len(keep))
        try:
            self._write(start, keep[start:] + lines)
        except OSError as error:
            with suppress(OSError):
                self._write(start, self.content[start:])
            raise unwritten(self._path, error) from None
        self.content = keep + lines

    def record(self, entries: Iterable[Entry], *, at: str, actor: Actor) -> None:
        """Append events, in place of a line that broke off; on return they are on the disk.

        Parameters
        ----------
        entries
            What happened, in order.
        at
            What `Clock.now` returns.
        actor
            Who says so.

        Raises
        ------
        AuditError
            An entry has no canonical form.
        OutputError
            Writing fails; then the log is as before.

        """
        kept = complete_lines(self.content)
        self.extend(append(kept, entries, at=at, actor=actor)[len(kept) :], keep=kept)

    def _write(self, start: int, tail: bytes) -> None:
        """Replace what stands from `start` on, the end of the file last, and read it again."""
        left, place = memoryview(tail), start
        while left:
            written = self._device.write(self._descriptor, place, left)
            left, place = left[written:], place + written
        self._device.truncate(self._descriptor, place)
        self._device.sync(self._descriptor)
        if self._read(start, len(tail)) != tail:
            raise OSError(errno.EIO, "what was written reads otherwise")

    def _read(self, start: int, size: int) -> bytes:
        parts: list[bytes] = []
        left = size
        while left:
            part = self._device.read(self._descriptor, start + size - left, left)
            if not part:
                break
            parts.append(part)
            left -= len(part)
        return b"".join(parts)


@contextmanager
def open_journal(path: Path, *, device: Device = DEVICE) -> Iterator[Journal]:
    """Open a log to write to it, and lock it; one that stays empty leaves no file behind.

    Raises
    ------
    OutputError
        It cannot be written, or somebody else is writing it.

    """
    target = Path(os.path.realpath(path))  # What a link points to is written, not the link.
    try:
        descriptor = os.open(target, _OPEN, 0o666)
    except (OSError, ValueError) as error:
        raise unwritten(path, error) from None
    try:
        journal = Journal(_locked(descriptor, path), path, descriptor, device)
        try:
            yield journal
        finally:
            _tidy(target, journal)
    finally:
        os.close(descriptor)


def _locked(descriptor: int, path: Path) -> bytes:
    """Lock a log and read it, once it is certain that it still goes by this name."""
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        what = message("This is not an ordinary file")
        refuse_to_write(path, what, message("Choose another name."))
    try:
        _lock(descriptor)
        still_there = os.path.samestat(path.stat(), status)
    except FileNotFoundError:
        still_there = False
    except OSError as error:
        if error.errno not in _BUSY:
            raise unwritten(path, error) from None
        still_there = False
    if not still_there:
        what = message("Somebody else is writing this file right now")
        refuse_to_write(path, what, message("Try again in a moment."))
    with os.fdopen(descriptor, "rb", closefd=False) as stream:
        content = read_at_most(stream, LARGEST_JOURNAL + 1)
    if len(content) > LARGEST_JOURNAL:
        what = message("The log has more than {limit} bytes", limit=LARGEST_JOURNAL)
        refuse_to_write(path, what, message("See what else was saved under its name."))
    return content


def _lock(descriptor: int) -> None:
    """Lock an open file without waiting; closing it, or ending in whatever way, unlocks it."""
    if sys.platform == "win32":
        # Nobody may read the bytes that are locked, so it is one that no log has.
        os.lseek(descriptor, 2**30, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        os.lseek(descriptor, 0, os.SEEK_SET)
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _tidy(target: Path, journal: Journal) -> None:
    if not journal.content:
        with suppress(OSError):  # Windows removes no file that is open; an empty log does no harm.
            target.unlink()
    DISK.sync_folder(str(target.parent))
