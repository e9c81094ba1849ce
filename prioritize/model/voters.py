"""Attributes of those who cast ballots: group, community, channel, and whatever a file adds."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from attrs import field, frozen


__all__ = ["VoterTable"]

Columns: TypeAlias = "Mapping[str, tuple[str, ...]]"


@frozen
class VoterTable:
    """Columns of text, one entry per ballot of the profile, read when first asked for.

    Large ballot files carry attributes that counting never looks at; the reader hands over a
    function instead of the columns.
    """

    names: tuple[str, ...]
    _load: Callable[[], Columns] = field(eq=False, repr=False)

    @classmethod
    def of(cls, columns: Columns) -> "VoterTable":
        """Make a table from columns that are already there."""
        return cls(tuple(columns), lambda: columns)

    def column(self, name: str) -> tuple[str, ...]:
        """Return one column; a `KeyError` says that there is none of this name."""
        return self._load()[name]
