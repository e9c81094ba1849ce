"""Ballots as they stand on paper, read by declared rules into places.

A rank may be left empty, hold several marks, or name a project again. What that means is not
nature's but the rules': they say which marks count, and for what reason a ballot ends where it
does. The order of the checks at every rank decides too: first the empty ranks before it, then
repeated projects, then several marks.
"""

from typing import Any, Final

import numpy as np
from attrs import define, field, frozen
from numpy.typing import NDArray

from prioritize.errors import InputError
from prioritize.model.electorate import same_array
from prioritize.model.option import Kind, Stored, whole_number
from prioritize.model.profile import OVERVOTE, SKIPPED, PaperProfile, RankedProfile
from prioritize.tally.positional import blocks, shared_places, tied_ballots
from prioritize.text import message


__all__ = [
    "CAUSES",
    "DUPLICATES",
    "OVERVOTES",
    "Reading",
    "Rules",
    "read",
    "skipped_ranks",
]

OVERVOTES: Final = ("exhaust", "skip", "exhaust-if-multiple-continuing", "tie", "split")
"""What several marks at one rank may mean."""

DUPLICATES: Final = ("exhaust", "skip")
"""What it may mean that a ballot names a project again."""

CAUSES: Final = ("choices", "overvote", "skipped", "duplicate")
"""Why a ballot ends: no choices are left, several marks, too many empty ranks, a repetition."""
_CHOICES, _OVERVOTE, _SKIPPED, _DUPLICATE = range(len(CAUSES))


def skipped_ranks() -> Kind[int | None]:
    """Take how many empty ranks in a row are passed over; ``unlimited`` is `None`."""
    limited = whole_number()

    def parse(value: object) -> int | None:
        try:
            return None if value in (None, "unlimited") else limited.parse(value)
        except InputError as error:
            what = message("must be a whole number from 0, or unlimited: {value}", value=str(value))
            raise InputError(what) from error

    def store(value: int | None) -> Stored:
        return "unlimited" if value is None else value

    says = message("a whole number from 0, or unlimited")
    return Kind(parse, store, says, examples=(None, 0, 1))


@frozen
class Rules:
    """What the irregular marks of a paper ballot mean.

    Attributes
    ----------
    overvote
        One of `OVERVOTES`. ``exhaust``: the ballot ends. ``skip``: the rank is passed over. The
        others leave the projects tied, and the count deals with it.
    max_skipped
        How many empty ranks in a row are passed over before a mark; more end the ballot. `None`:
        any number. Empty ranks after the last mark are no reason: the choices have run out.
    duplicate
        One of `DUPLICATES`. ``exhaust``: the ballot ends. ``skip``: the first mark counts.

    """

    overvote: str = "exhaust"
    max_skipped: int | None = None
    duplicate: str = "skip"


@frozen
class Reading:
    """What counts on n ballots.

    Attributes
    ----------
    places
        (m, n) integers: the place of project i on ballot j, 0 where it has none; projects on one
        place are tied there.
    ends
        n integers: the position in `CAUSES` of the reason why the ballot ends after its last place.

    """

    places: NDArray[Any] = field(eq=same_array)
    ends: NDArray[np.uint8] = field(eq=same_array)


def read(profile: RankedProfile | PaperProfile, rules: Rules) -> Reading:
    """Read ballots by the rules, rank by rank.

    A place that projects share on a ranked ballot counts as several marks at one rank; such
    ballots have no empty ranks and name no project again.

    Examples
    --------
    >>> from prioritize.model.shorthand import paper
    >>> reading = read(paper("a - b", "b=c a", "c c a"), Rules(max_skipped=0))
    >>> reading.places.tolist()
    [[1, 0, 3], [0, 0, 0], [0, 0, 1]]
    >>> [CAUSES[end] for end in reading.ends]
    ['skipped', 'overvote', 'choices']

    """
    if isinstance(profile, PaperProfile):
        return _read_paper(profile, rules)
    return _read_places(profile.places, rules.overvote)


def _read_places(places: NDArray[Any], overvote: str) -> Reading:
    ends = np.zeros(places.shape[1], np.uint8)
    tied = np.flatnonzero(tied_ballots(places))
    if not tied.size or overvote not in ("exhaust", "skip"):
        return Reading(places, ends)
    mended = places.copy()
    for block in blocks(len(tied)):
        columns = tied[block]
        mended[:, columns] = _without_ties(places[:, columns], overvote)
    if overvote == "exhaust":
        ends[tied] = _OVERVOTE
    return Reading(mended, ends)


def _without_ties(places: NDArray[Any], overvote: str) -> NDArray[Any]:
    """Leave out the shared places of some ballots, or all from the first shared one on."""
    shared = shared_places(places)
    if overvote == "skip":
        return np.where(shared, 0, places)
    first = np.where(shared, places, np.iinfo(places.dtype).max).min(axis=0)
    return np.where(places < first, places, 0)


def _read_paper(profile: PaperProfile, rules: Rules) -> Reading:
    """Read all ballots at once, one rank after the other."""
    reader = _Reader.start(rules, len(profile.projects), profile.marks.shape[1])
    for rank, marks in enumerate(profile.marks, 1):
        reader.read_rank(rank, marks, profile.overvotes)
    return Reading(reader.places, reader.ends)


@define
class _Reader:
    """Where the reading of all ballots has come to: one rank after the other.

    `open` are the ballots that have not ended, `empty` counts the empty ranks just before, `seen`
    holds which projects a ballot has named, counted or not.
    """

    rules: Rules
    places: NDArray[np.int16]
    ends: NDArray[np.uint8]
    open: NDArray[np.bool_]
    empty: NDArray[np.int32]
    seen: NDArray[np.bool_]

    @classmethod
    def start(cls, rules: Rules, projects: int, ballots: int) -> "_Reader":
        """Begin before the first rank."""
        return cls(
            rules,
            np.zeros((projects, ballots), np.int16),
            np.zeros(ballots, np.uint8),
            np.ones(ballots, np.bool_),
            np.zeros(ballots, np.int32),
            np.zeros((projects, ballots), np.bool_),
        )

    def end(self, ballots: NDArray[np.bool_], cause: int) -> None:
        """End some ballots here."""
        self.ends[ballots] = cause
        self.open &= ~ballots

    def read_rank(
        self, rank: int, marks: NDArray[np.int32], overvotes: tuple[tuple[int, ...], ...]
    ) -> None:
        """Read one rank of every ballot that has not ended."""
        marked = marks != SKIPPED
        if self.rules.max_skipped is not None:
            self.end(self.open & marked & (self.empty > self.rules.max_skipped), _SKIPPED)
        self.empty = np.where(marked, 0, self.empty + 1)
        single = np.flatnonzero(self.open & (marks >= 0))
        self._mark(rank, marks[single], single)
        several = self.open & (marks <= OVERVOTE)
        for mark in np.unique(marks[several]).tolist():
            self._several(rank, overvotes[OVERVOTE - mark], several & (marks == mark))

    def _mark(self, rank: int, projects: NDArray[np.int32], ballots: NDArray[np.intp]) -> None:
        """Take in one mark on each of some ballots."""
        if self.rules.duplicate == "exhaust":
            repeated = self.seen[projects, ballots]
            self.ends[ballots[repeated]] = _DUPLICATE
            self.open[ballots[repeated]] = False
            projects, ballots = projects[~repeated], ballots[~repeated]
        self.seen[projects, ballots] = True
        new = self.places[projects, ballots] == 0
        self.places[projects[new], ballots[new]] = rank

    def _several(self, rank: int, projects: tuple[int, ...], ballots: NDArray[np.bool_]) -> None:
        """Take in the same marks at one rank of some ballots."""
        rows = list(projects)
        if self.rules.duplicate == "exhaust":
            repeated = ballots & self.seen[rows].any(axis=0)
            self.end(repeated, _DUPLICATE)
            ballots = ballots & ~repeated
            self.seen[rows] |= ballots
        if self.rules.overvote == "skip":
            return
        if self.rules.overvote == "exhaust" or not rows:
            self.end(ballots, _OVERVOTE)
            return
        for row in rows:
            self.places[row, ballots & (self.places[row] == 0)] = rank
