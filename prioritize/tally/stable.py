"""Stable voting: who wins a set of projects, told from who wins the set without one of them."""

from collections.abc import Sequence
from itertools import permutations
from typing import Final, Literal

import numpy as np
from attrs import define, field
from numpy.typing import NDArray

from prioritize.errors import Finding, InputError
from prioritize.tally.chain import strongest
from prioritize.text import message


__all__ = ["CONTENDERS_LIMIT", "SETS_LIMIT", "Contest"]

SETS_LIMIT: Final = 30_000
"""How many sets of projects are looked at at most: a second or two, of large ones some more."""

CONTENDERS_LIMIT: Final = 100
"""Larger sets are looked at only where at first sight one project wins."""


@define
class Contest:
    """Finds winners among sets of projects, looking at every set once.

    Sets are numbers whose bits are the positions of the projects.

    Attributes
    ----------
    margins
        (m, m): how many more put project i above project j than j above i.
    variant
        ``stable``: only projects that are undefeated in split cycle can win. ``simple``: any can.
    limit
        How many sets are looked at at most.

    """

    margins: NDArray[np.int64]
    variant: Literal["stable", "simple"]
    limit: int = SETS_LIMIT
    _known: dict[int, int] = field(factory=dict, init=False)
    _able: dict[int, int] = field(factory=dict, init=False)
    _groups: Sequence[Sequence[tuple[int, int]]] = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Sort all matches by their margin, the largest first, equal ones together."""
        groups: dict[int, list[tuple[int, int]]] = {}
        for match in permutations(range(len(self.margins)), 2):
            groups.setdefault(int(self.margins[match]), []).append(match)
        self._groups = [groups[margin] for margin in sorted(groups, reverse=True)]

    def winners(self, left: int) -> int:
        """Return the winners of a set.

        Raises
        ------
        InputError
            There are too many sets to look at, or too many projects in one.

        """
        if left not in self._known:
            if len(self._known) >= self.limit:
                raise InputError(_too_many(self.limit))
            self._known[left] = self._found(left)
        return self._known[left]

    def _found(self, left: int) -> int:
        able = self.contenders(left)
        if able.bit_count() <= 1 or self.all_level(left):
            return able
        if left.bit_count() > CONTENDERS_LIMIT:
            raise InputError(_too_large(able.bit_count(), left.bit_count()))
        won = 0
        for one, _ in self._decisive(left, able):
            won |= 1 << one
        return won

    def matches(self, left: int) -> list[tuple[int, int]]:
        """Return the clearest matches in which the first project also wins without the other.

        They decide. Their margin may be below 0.
        """
        return self._decisive(left, self.contenders(left))

    def _decisive(self, left: int, able: int) -> list[tuple[int, int]]:
        """Go through the matches by their margin; some undefeated project always wins one."""
        won = (
            [
                (one, other)
                for one, other in group
                if able >> one & 1
                and left >> other & 1
                and self.winners(left & ~(1 << other)) >> one & 1
            ]
            for group in self._groups
        )
        return next(filter(None, won))

    def contenders(self, left: int) -> int:
        """Return the projects of a set that can win it at first sight.

        A project that beats all others is the only one: without any of the others it still beats
        the rest, so of all matches only its own, which are won, decide.
        """
        if left not in self._able:
            self._able[left] = self._able_at_first(left)
        return self._able[left]

    def _able_at_first(self, left: int) -> int:
        members = [each for each in range(len(self.margins)) if left >> each & 1]
        inside = self.margins[np.ix_(members, members)]
        wins = np.maximum(inside, 0)
        able = (wins > 0).sum(axis=1) == len(members) - 1
        if not able.any():
            standing = (wins > strongest(wins).T).any(axis=0)
            able = ~standing if self.variant == "stable" else np.ones(len(members), np.bool_)
        return sum(1 << each for each, can in zip(members, able.tolist(), strict=True) if can)

    def all_level(self, left: int) -> bool:
        """Say whether nobody in a set beats anybody, so that all of them win."""
        members = [each for each in range(len(self.margins)) if left >> each & 1]
        return not self.margins[np.ix_(members, members)].any()


def _too_many(limit: int) -> Finding:
    return Finding(
        message("Stable voting would have to look at more than {n} sets of projects", n=limit),
        remedy=_REMEDY,
    )


def _too_large(able: int, projects: int) -> Finding:
    return Finding(
        message(
            "Of {projects} projects {able} could win, and stable voting looks at no more than"
            " {most} projects unless one wins at first sight",
            projects=projects,
            able=able,
            most=CONTENDERS_LIMIT,
        ),
        remedy=_REMEDY,
    )


_REMEDY: Final = message("Count by split-cycle or ranked-pairs, or rank fewer projects.")
