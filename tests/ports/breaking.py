"""A disk that breaks at a chosen moment, and a way to see that nothing changed."""

import errno
import os
from pathlib import Path

from attrs import define

from prioritize.audit.env import Files, PathKind
from prioritize.ports.disk import DISK


@define
class BreakingDisk:
    """The real disk, on which one of the changes fails: the first, the second …

    A file that cannot be created is left half-written, as on a full disk. A file whose name ends
    as `unreadable` says cannot be read.
    """

    fails_at: int = 0
    changes: int = 0
    unreadable: str = ""
    disk: Files = DISK

    def kind(self, path: str) -> PathKind:
        return self.disk.kind(path)

    def names(self, folder: str) -> tuple[str, ...]:
        return self.disk.names(folder)

    def read(self, path: str, *, limit: int) -> bytes:
        if self.unreadable and path.endswith(self.unreadable):
            raise OSError(errno.EIO, os.strerror(errno.EIO), path)
        return self.disk.read(path, limit=limit)

    def create(self, path: str, content: bytes) -> None:
        if self._breaks():
            Path(path).write_bytes(content[: len(content) // 2])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)
        self.disk.create(path, content)

    def make_folder(self, path: str) -> None:
        if self._breaks():
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
        self.disk.make_folder(path)

    def rename(self, source: str, target: str) -> None:
        if self._breaks():
            raise OSError(errno.EIO, os.strerror(errno.EIO), source)
        self.disk.rename(source, target)

    def sync_folder(self, folder: str) -> None:
        self.disk.sync_folder(folder)

    def remove(self, path: str) -> None:
        self.disk.remove(path)

    def _breaks(self) -> bool:
        self.changes += 1
        return self.changes == self.fails_at


def tree(folder: Path) -> dict[str, bytes]:
    """Return everything that lies in a folder, hidden things too."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b""
        for path in sorted(folder.rglob("*"))
    }
