"""How much of a bundle is read before it is called too large."""

from typing import Final

from attrs import frozen


__all__ = ["LIMITS", "Limits"]


@frozen
class Limits:
    """Limits on what a bundle may hold: files, bytes of one file, bytes altogether."""

    entries: int = 10_000
    file: int = 512 * 2**20
    total: int = 2 * 2**30


LIMITS: Final = Limits()
"""Enough for a bundle of a large city, and little enough for a cheap laptop."""
