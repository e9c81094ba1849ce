"""Options of a count for seats that contradict each other."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final, Protocol

from prioritize.errors import Finding, OptionError
from prioritize.text import message


__all__ = ["KEEPING", "SeatOptions", "refuse_clashes"]

KEEPING: Final = ("meek", "warren")
"""The rules by which the elected keep a part of every vote, and all votes are shared out anew."""


class SeatOptions(Protocol):
    """The options that can contradict each other."""

    @property
    def seats(self) -> int:
        """How many are elected."""
        ...

    @property
    def mode(self) -> str:
        """How seats are filled."""
        ...

    @property
    def threshold_percent(self) -> Fraction | None:
        """The percentage that all who are elected need."""
        ...

    @property
    def transfer(self) -> str:
        """How surpluses move on."""
        ...

    @property
    def batch(self) -> bool:
        """Whether several leave together."""
        ...

    @property
    def run_to_two(self) -> bool:
        """Whether a seat is filled only when two are left."""
        ...

    @property
    def overvote(self) -> str:
        """What several marks at one rank do."""
        ...


def refuse_clashes(options: SeatOptions) -> None:
    """Refuse options that contradict each other.

    Raises
    ------
    OptionError
        They do; all contradictions are named at once.

    """
    findings = [*_of_percentages(options), *_of_several_marks(options), *_of_rounds(options)]
    if findings:
        raise OptionError(findings)


def _of_percentages(options: SeatOptions) -> Iterator[Finding]:
    percent = options.threshold_percent
    if options.mode == "bottoms-up-percent" and not percent:
        what = message("mode={mode} needs threshold_percent", mode=options.mode)
        yield Finding(what, remedy=message("Say what percentage of the votes all need."))
    if percent is not None and percent > 100:
        yield Finding(message("Nobody can have {percent} percent of the votes", percent=percent))


def _of_several_marks(options: SeatOptions) -> Iterator[Finding]:
    what = message("No batch is safe with overvote={overvote}", overvote=options.overvote)
    ends = options.overvote == "exhaust-if-multiple-continuing"
    if options.batch and ends:
        yield Finding(what, remedy=message("Leave out batch."))
    if options.mode != "quota":
        return
    if options.overvote == "tie":
        what = message("A ballot that counts whole for several has no part to move on as a surplus")
        yield Finding(what, remedy=message("Use overvote=split, or another mode."))
    if ends and options.transfer in KEEPING:
        what = message(
            "With transfer={transfer} no ballot ends for good", transfer=options.transfer
        )
        yield Finding(what, remedy=message("Use overvote=exhaust, skip or split."))


def _of_rounds(options: SeatOptions) -> Iterator[Finding]:
    by_quota = options.mode == "quota"
    if options.batch and by_quota and options.transfer == "scottish":
        what = message("No batch is safe with transfer=scottish: earlier rounds decide its ties")
        yield Finding(what, remedy=message("Leave out batch, or use another transfer."))
    if options.run_to_two and (options.seats > 1 if by_quota else options.mode != "sequential"):
        what = message("run_to_two is for a single seat, or for mode=sequential")
        yield Finding(what, remedy=message("Leave out run_to_two."))
