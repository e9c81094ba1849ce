"""What the digits thrown in public for a lot or a sample must be.

A seed is good when nobody could know it before everything that it decides was fixed. That it was
thrown afterwards only witnesses can say; what shows in the digits themselves is refused here.
"""

import re
from datetime import UTC, datetime
from typing import Final

from attrs import frozen

from prioritize.audit.printable import printable
from prioritize.errors import Finding, UsageError, finding
from prioritize.text import Message, message


__all__ = ["DIGITS", "Thrown", "check_digits", "thrown"]

DIGITS: Final = 20
"""How many digits a seed has at least."""

_KINDS: Final = 3
_TIME: Final = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?", re.ASCII)
_REMEDY: Final = message(
    "Throw ten-sided dice, or draw numbered tokens and put each back, in public and after"
    " everything is frozen; write down every digit in its order."
)


@frozen
class Thrown:
    """When all that a seed decides was frozen, and when the seed was thrown; empty if not told."""

    frozen: str = ""
    thrown: str = ""

    @property
    def is_told(self) -> bool:
        """Whether both times are known."""
        return bool(self.frozen and self.thrown)


def check_digits(seed: str) -> None:
    """Refuse a seed that cannot have come from dice, or that could be tried out.

    Parameters
    ----------
    seed
        The digits in the order in which they were thrown.

    Raises
    ------
    UsageError
        There are fewer than 20 digits or something else than digits, fewer than three kinds of
        them, or one block again and again, as where they count up. Twenty dice would show such
        digits less often than once in ten million throws.

    Examples
    --------
    >>> check_digits("83920175564410928377")
    >>> try:
    ...     check_digits("12341234123412341234")
    ... except UsageError as error:
    ...     print(error.findings[0].what)
    The seed repeats 1234 again and again

    """
    problem = _problem(seed)
    if problem is not None:
        raise UsageError(Finding(problem, remedy=_REMEDY))


def _problem(seed: str) -> Message | None:
    if not (seed.isascii() and seed.isdigit()):
        shown = printable(repr(seed), limit=60)
        return message("The seed holds something else than digits: {seed}", seed=shown)
    if len(seed) < DIGITS:
        return message(
            "The seed has {given} digits, and at least {n} are needed", given=len(seed), n=DIGITS
        )
    block = next(each for each in range(1, len(seed) + 1) if _repeats(seed, each))
    if block <= len(seed) // 2:
        return message("The seed repeats {block} again and again", block=seed[:block])
    if len(set(seed)) < _KINDS:
        return message("The seed has fewer than {n} different digits", n=_KINDS)
    return None


def _repeats(seed: str, length: int) -> bool:
    return all(one == other for one, other in zip(seed, seed[length:], strict=False))


def thrown(frozen: str, thrown: str) -> Thrown:
    """Refuse a seed that was thrown before everything was frozen.

    Parameters
    ----------
    frozen, thrown
        Times such as ``2026-03-14T15:20`` or ``2026-03-14T09:20Z``, both with a time zone or both
        without; empty where they are not told.

    Raises
    ------
    UsageError
        A time cannot be read, only one of them has a zone, or the seed came first.

    """
    times = [_time(each) for each in (frozen, thrown) if each]
    if len(times) == 2:  # both are told
        first, second = times
        if (first.tzinfo is None) != (second.tzinfo is None):
            what = message("Only one of two times has a time zone")
            raise UsageError(finding(what, remedy=message("Write both alike.")))
        if second <= first:
            raise UsageError(Finding(message("The seed was thrown too early"), remedy=_AGAIN))
    return Thrown(frozen, thrown)


_AGAIN: Final = message("Throw again, now that everything is frozen, and say why in the minutes.")


def _time(text: str) -> datetime:
    try:
        if _TIME.fullmatch(text):
            time = datetime.fromisoformat(text)
            return time if time.tzinfo is None else time.astimezone(UTC)
    except ValueError:
        pass
    shown = printable(repr(text), limit=60)
    what = message("{text} is no time, such as 2026-03-14T15:20", text=shown)
    raise UsageError(finding(what))
