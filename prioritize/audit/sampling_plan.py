"""How many papers must be compared, fixed before any is drawn."""

from bisect import bisect_left
from collections.abc import Sequence
from fractions import Fraction
from typing import Final, Literal, TypeAlias

from attrs import field, frozen

from prioritize.audit.sampling_risk import Stack, anytime_risk, one_look_risk
from prioritize.errors import UsageError, finding
from prioritize.text import message


__all__ = [
    "Advice",
    "AnyTime",
    "Design",
    "OneLook",
    "Plan",
    "Swing",
    "advised",
    "papers_needed",
    "planned",
]

Advice: TypeAlias = Literal["by-hand", "twice", "twice-or-sample", "sample"]
"""What a group of a size does best: everything by hand, everything typed twice, or a sample."""

_ALL_TWICE: Final = 60
_EITHER: Final = 200
_BY_HAND: Final = 2
_HALF: Final = Fraction(1, 2)


@frozen
class OneLook:
    """A fixed number of papers, judged once; so many mismatches are planned for."""

    allowed: int = 0

    def risk(self, stack: Stack, papers: int, mismatches: int) -> Fraction:
        """Return the risk that is left; the number of papers was fixed before."""
        return one_look_risk(stack, papers, mismatches)


@frozen
class AnyTime:
    """Papers one by one, judged at any time; so many ballots are expected to be wrong."""

    expected: int

    def risk(self, stack: Stack, papers: int, mismatches: int) -> Fraction:
        """Return the risk that is left after the papers compared so far."""
        return anytime_risk(stack, self.expected, papers=papers, mismatches=mismatches)


Design: TypeAlias = OneLook | AnyTime
"""How a comparison is judged. It is chosen with the plan: one after the other would add risks."""


@frozen
class Swing:
    """How the number of wrong ballots was found: a difference, and what one ballot can move of it.

    With `difference` T and `swing` S, ⌈T / S⌉ ballots must be wrong before two projects can be
    equal. For dots the swing is twice the most that one person may give to one project, for marks
    2, for Borda with m projects 2 (m − 1).
    """

    difference: Fraction = field()
    swing: Fraction = field()

    @difference.validator
    @swing.validator
    def _check(self, _attribute: object, value: Fraction) -> None:
        if value <= 0:
            what = message("A difference and a swing are above 0, not {n}", n=value)
            remedy = message("Where a lot decided, compare every paper by hand.")
            raise UsageError(finding(what, remedy=remedy))

    @property
    def wrong(self) -> int:
        """How many ballots would have to be wrong, at least.

        Examples
        --------
        >>> Swing(Fraction(21), Fraction(10)).wrong
        3

        """
        return -(-self.difference // self.swing)


@frozen
class Plan:
    """What is fixed before the seed is thrown.

    Attributes
    ----------
    stack
        How many ballots there are, and how many would have to be wrong.
    limit
        The largest risk that is accepted.
    design
        How it will be judged.
    papers
        How many papers are compared first.
    name
        The name of the stack, where there are several.
    swing
        How `stack.wrong` was found, where it is told.

    """

    stack: Stack
    limit: Fraction
    design: Design
    papers: int
    name: str = ""
    swing: Swing | None = None


def planned(
    stack: Stack, *, limit: Fraction, design: Design, name: str = "", swing: Swing | None = None
) -> Plan:
    """Plan a comparison.

    Parameters
    ----------
    stack, design, name, swing
        As a `Plan` holds them.
    limit
        The largest risk that is accepted, above 0 and at most a half.

    Raises
    ------
    UsageError
        The risk is none, or so many mismatches cannot be planned for.

    Examples
    --------
    >>> planned(Stack(84, 3), limit=Fraction(1, 10), design=OneLook()).papers
    45

    """
    if not 0 < limit <= _HALF:
        what = message("A limit of risk lies above 0 and not above a half, not at {n}", n=limit)
        raise UsageError(finding(what, remedy=message("Usual are 10 % and 5 %.")))
    foreseen = design.expected if isinstance(design, AnyTime) else design.allowed
    if not 0 <= foreseen < stack.wrong:
        what = message(
            "{n} mismatches cannot be planned for where {wrong} wrong ballots change the result",
            n=foreseen,
            wrong=stack.wrong,
        )
        raise UsageError(finding(what))
    first = design.allowed if isinstance(design, OneLook) else 0
    papers = papers_needed(stack, design, limit=limit, mismatches=first)
    return Plan(stack, limit, design, papers or stack.ballots, name, swing)


def papers_needed(
    stack: Stack, design: Design, *, limit: Fraction, mismatches: int = 0
) -> int | None:
    """Return how many papers bring the risk to the limit, if no more mismatches are found.

    `None` where not even all of them do.

    Examples
    --------
    >>> papers_needed(Stack(240, 6), AnyTime(3), limit=Fraction(1, 10), mismatches=1)
    151

    """
    sizes: Sequence[int] = range(mismatches, stack.ballots + 1)
    # The risk falls with every paper that agrees.
    at = bisect_left(sizes, -limit, key=lambda papers: -design.risk(stack, papers, mismatches))
    return sizes[at] if at < len(sizes) else None


def advised(stack: Stack | int, papers: int | None = None) -> Advice:
    """Say what a group of this size does best.

    Parameters
    ----------
    stack
        The ballots, or only how many they are.
    papers
        How many would have to be compared, where that is known.

    Examples
    --------
    >>> advised(45), advised(Stack(84, 3), 45), advised(Stack(150, 12), 25), advised(600)
    ('twice', 'twice', 'twice-or-sample', 'sample')
    >>> advised(Stack(600, 2), 410)
    'by-hand'

    """
    ballots = stack.ballots if isinstance(stack, Stack) else stack
    if isinstance(stack, Stack) and stack.wrong <= _BY_HAND:
        return "by-hand"
    if ballots <= _ALL_TWICE:
        return "twice"
    if ballots > _EITHER:
        return "sample"
    return "twice" if papers is not None and 3 * papers >= ballots else "twice-or-sample"
