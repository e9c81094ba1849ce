"""How many projects are too many for methods whose work grows with the cube of their number."""

from collections.abc import Sized
from typing import Final

from prioritize.errors import InputError, finding
from prioritize.text import message


__all__ = ["MOST_PROJECTS", "require_few"]

MOST_PROJECTS: Final = 500
"""Up to this one count takes seconds, and following its ties a minute."""


def require_few(projects: Sized, method: str) -> None:
    """Refuse to begin a count that would take hours.

    Raises
    ------
    InputError
        There are more than `MOST_PROJECTS`.

    Examples
    --------
    >>> require_few(range(500), "coombs")

    """
    if len(projects) <= MOST_PROJECTS:
        return
    what = message(
        "{method} counts at most {most} projects, and there are {number}: it would take hours",
        method=method,
        most=MOST_PROJECTS,
        number=len(projects),
    )
    remedy = message("Count by borda, copeland, schulze or instant-runoff, or shorten the list.")
    raise InputError(finding(what, remedy=remedy))
