"""The plain form of a line of ballots: which characters mean what, and what stands beside what."""

from typing import Final

import numpy as np
from attrs import frozen
from numpy.typing import NDArray


__all__ = ["CLOSE", "COLON", "DIGIT", "END", "KINDS", "NEXT", "OPEN", "SAME", "Grammar"]

DIGIT: Final = 1
NEXT: Final = 2
"""What follows stands one place lower, unless this is inside braces."""
SAME: Final = 3
"""What follows shares the place."""
OPEN: Final = 4
CLOSE: Final = 5
COLON: Final = 6
"""Stands once in a line, after the number of ballots."""
END: Final = 7
KINDS: Final = 8
"""How many kinds there are, with that of characters which no line may hold."""


@frozen
class Grammar:
    """The plain form of a line: how many ballots, then the numbers of projects, first to last.

    Attributes
    ----------
    signs
        The kind of each character, digits and the end of the line apart.
    pairs
        Which kinds may stand beside each other.
    after_count
        The kind that follows the number of ballots.
    closing_zeros
        How many numbers 0 close a line: 0 or 1.

    """

    signs: tuple[tuple[str, int], ...]
    pairs: tuple[tuple[int, int], ...]
    after_count: int
    closing_zeros: int = 0

    @property
    def kinds(self) -> NDArray[np.uint8]:
        """The kind of each of the 256 bytes; 0 is none."""
        kinds = np.zeros(256, dtype=np.uint8)
        kinds[ord("0") : ord("9") + 1] = DIGIT
        kinds[ord("\n")] = END
        for sign, kind in self.signs:
            kinds[ord(sign)] = kind
        return kinds

    @property
    def plain(self) -> int:
        """The only sign in lines of the commonest form, as a byte; 0 where they hold others."""
        is_plain = self.after_count == NEXT and self.closing_zeros
        return next((ord(sign) for sign, kind in self.signs if is_plain and kind == NEXT), 0)

    @property
    def refused(self) -> NDArray[np.bool_]:
        """Which pairs of kinds may not stand beside each other, by 8 × first + second."""
        refused = np.ones(KINDS * KINDS, dtype=np.bool_)
        for before, after in self.pairs:
            refused[before * KINDS + after] = False
        return refused
