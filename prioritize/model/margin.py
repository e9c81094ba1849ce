"""How far a result is from another one: how much would have to be wrong to change what."""

from typing import Literal, TypeAlias

from attrs import frozen


__all__ = ["Change", "Margin", "Unit"]

Change: TypeAlias = Literal["first", "funded", "pair"]
"""What would change: who is first, who gets money, or the order of two projects."""

Unit: TypeAlias = Literal["approvals", "ballots", "dots", "votes"]
"""What would have to be wrong: whole ballots, or single entries of a tally sheet."""


@frozen
class Margin:
    """The fewest ballots that would have to be different for something to change.

    A different ballot may say anything that a ballot can say, or be invalid; their number stays the
    same. On a tally sheet it is single dots or votes that are different: counted for another
    project, for none, or left out.

    Attributes
    ----------
    change
        ``first``: somebody else is first, or as far up; ``funded``: others get the money;
        ``pair``: `below` stands above `above`, or beside it.
    above, below
        Between whom that is decided. `below` is empty where it can be anyone.
    unit
        What is counted.
    tie
        With fewer than this many nothing changes; with so many the two can be level.
    reversal
        With fewer than this many the one cannot stand above the other; `None` where that is not
        known, or cannot be.
    exact
        Whether so many ballots are enough, where the right ones are different. Otherwise it is only
        proved that fewer are not.

    """

    change: Change
    above: str
    below: str
    unit: Unit
    tie: int
    reversal: int | None = None
    exact: bool = False
