"""The real disk, behind the questions of `prioritize.audit.env.Files`."""

import errno
import os
import shutil
import stat
from contextlib import suppress
from pathlib import Path
from typing import Final

from attrs import frozen

from prioritize.audit.env import Files, PathKind
from prioritize.ports.reading import read_at_most


__all__ = ["DISK"]

# Windows has neither; there, reading follows no links unless asked to, and never waits.
_READ: Final = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_BINARY", 0)
)
_KINDS: Final = (
    (stat.S_ISLNK, PathKind.LINK),
    (stat.S_ISREG, PathKind.FILE),
    (stat.S_ISDIR, PathKind.FOLDER),
)


@frozen
class _Disk:
    """The files of this computer; failures are Python's own."""

    def kind(self, path: str) -> PathKind:
        try:
            mode = os.lstat(path).st_mode
        except FileNotFoundError:
            return PathKind.NOTHING
        return next((kind for is_kind, kind in _KINDS if is_kind(mode)), PathKind.SPECIAL)

    def names(self, folder: str) -> tuple[str, ...]:
        return tuple(sorted(each.name for each in Path(folder).iterdir()))

    def read(self, path: str, *, limit: int) -> bytes:
        # Open first and look then: between the two, another file could take the place.
        descriptor = os.open(path, _READ)
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            raise OSError(errno.EINVAL, "not an ordinary file", path)
        with os.fdopen(descriptor, "rb") as stream:
            return read_at_most(stream, limit)

    def create(self, path: str, content: bytes) -> None:
        with Path(path).open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())

    def make_folder(self, path: str) -> None:
        Path(path).mkdir()

    def rename(self, source: str, target: str) -> None:
        Path(source).replace(target)

    def sync_folder(self, folder: str) -> None:
        # Windows does not open folders, and some network disks cannot sync them.
        with suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)

    def remove(self, path: str) -> None:
        if self.kind(path) is PathKind.FOLDER:
            shutil.rmtree(path)
        else:
            Path(path).unlink(missing_ok=True)


DISK: Final[Files] = _Disk()
"""The files of this computer."""
