"""How a long run tells how far it is."""

from collections.abc import Callable
from typing import TypeAlias


__all__ = ["Progress", "silent"]

Progress: TypeAlias = "Callable[[int, int], None]"
"""Told after each part how many of how many parts are done."""


def silent(_done: int, _total: int, /) -> None:
    """Tell nobody."""
