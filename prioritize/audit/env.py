"""What the edge of the program gives to the rest: time and files, as questions with answers.

The real ones are in `prioritize.ports`; tests hand in others, which fail where a disk may fail.
"""

from enum import Enum
from typing import Protocol

from attrs import frozen


__all__ = ["Clock", "Env", "Files", "PathKind"]


class Clock(Protocol):
    """Knows what time it is."""

    def now(self) -> str:
        """Return the time in UTC and whole seconds: ``2026-03-14T09:07:12Z``."""
        ...


class PathKind(Enum):
    """What lies at a path."""

    NOTHING = "nothing"
    FILE = "file"
    FOLDER = "folder"
    LINK = "link"
    SPECIAL = "special"
    """A pipe, a device, a socket."""


class Files(Protocol):
    """Knows the disk; every failure is an `OSError`."""

    def kind(self, path: str) -> PathKind:
        """Say what lies at the path, links not followed."""
        ...

    def names(self, folder: str) -> tuple[str, ...]:
        """List what a folder holds, sorted."""
        ...

    def read(self, path: str, *, limit: int) -> bytes:
        """Return what an ordinary file holds, links not followed, but no byte beyond the limit."""
        ...

    def create(self, path: str, content: bytes) -> None:
        """Write a file that does not exist yet, and see to it that it is on the disk."""
        ...

    def make_folder(self, path: str) -> None:
        """Make a folder that does not exist yet."""
        ...

    def rename(self, source: str, target: str) -> None:
        """Move a file or a folder in one step; a file takes the place of another."""
        ...

    def sync_folder(self, folder: str) -> None:
        """See to it that the names in a folder are on the disk."""
        ...

    def remove(self, path: str) -> None:
        """Remove a file, a link, or a folder with all that it holds."""
        ...


@frozen
class Env:
    """The world outside, as far as the program may touch it."""

    clock: Clock
    files: Files
