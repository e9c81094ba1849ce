"""A tally for tests of what records and never chooses."""

from collections.abc import Hashable

from prioritize.tally.step import Chosen
from prioritize.tally.tally import Tally


__all__ = ["recorder"]


def _refuse(tied: tuple[str, ...], purpose: str, state: Hashable) -> Chosen:
    raise AssertionError(tied, purpose, state)


def recorder() -> Tally:
    """Make a tally that fails when it is asked to choose."""
    return Tally(_refuse)
