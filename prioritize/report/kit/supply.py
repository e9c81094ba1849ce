"""How much paper an evening needs: ballots with their numbers, and how many fit on a sheet."""

from collections.abc import Sequence
from math import ceil
from typing import Final, Literal, TypeAlias, TypeVar

from attrs import frozen

from prioritize.model.hall.rules import Rules
from prioritize.model.project import Names, Project


__all__ = [
    "MOST_BALLOTS",
    "Company",
    "Kit",
    "Votes",
    "ballots_needed",
    "circles_of",
    "in_sheets",
    "per_sheet",
    "serials",
]

Votes: TypeAlias = 'Literal["dots", "ranks"]'
"""What is written on a ballot."""

MOST_BALLOTS: Final = 2000
"""As many as a village can use, so that a slip of the finger does not fill the disk."""

_PEOPLE: Final = 50
"""For how many there is paper where nobody has said how many will come."""
_RESERVE: Final = 10
"""One ballot in so many is for those that are spoiled or for people who come late."""
_LEAST_RESERVE: Final = 5

_MOST_CIRCLES: Final = 5
_HEAD: Final = 28.0
_RULE: Final = 8
_LINE: Final = 3.7
_MARGIN: Final = 1.8
_CIRCLE: Final = 6.5
"""Heights in millimetres: of what stands around the projects, of the rule in one language, of lines
and what is around them, and of a row at least."""

_QUARTER: Final = 72
_HALF: Final = 169
"""Widths in millimetres of the code, the name and the circles, less the frame of a row."""
_TALL: Final = 132
_LETTER: Final = 2.1
_BESIDE: Final = 6
"""How wide a letter is, and a circle. A ballot that turns out taller makes the sheet longer."""

T = TypeVar("T")


@frozen
class Company:
    """A group of people with the color of its dots."""

    names: Names
    color: str = ""


@frozen
class Kit:
    """What the paper is printed from.

    Attributes
    ----------
    projects, groups
        Whom and what there is a line for; more lines are left for late posters.
    per_voter, cap
        Dots for each person, and the most on one project; `None` where it is not fixed yet.
    people, ballots
        How many are expected, and how many ballots there are, where that was asked for.
    rules, fingerprint
        The rules that are read aloud, and the text by which they are known again on the result.

    """

    title: Names = Names()
    kind: str = "real"
    date: str = ""
    place: str = ""
    community: str = ""
    projects: tuple[Project, ...] = ()
    groups: tuple[Company, ...] = ()
    votes: Votes = "dots"
    per_voter: int | None = None
    cap: int | None = None
    people: int | None = None
    ballots: int | None = None
    rules: Rules | None = None
    fingerprint: str = ""


def ballots_needed(kit: Kit, languages: Sequence[str]) -> int:
    """Say how many ballots are printed: what was asked for, or enough with a reserve.

    The reserve is one in ten, five at least, and fills the last sheet.

    Examples
    --------
    >>> [ballots_needed(Kit(people=number), ["ky"]) for number in (43, 200, None)]
    [48, 220, 56]
    >>> ballots_needed(Kit(people=43, ballots=10), ["ky"])
    10

    """
    if kit.ballots is not None:
        return kit.ballots
    people = min(kit.people or _PEOPLE, MOST_BALLOTS)
    size = per_sheet(kit, languages)
    return size * ceil((people + max(_LEAST_RESERVE, ceil(people / _RESERVE))) / size)


def serials(ballots: int) -> tuple[str, ...]:
    """Give ballots their numbers, with as many digits as the last one has, three at least.

    Examples
    --------
    >>> serials(2), serials(1000)[0]
    (('001', '002'), '0001')

    """
    width = max(3, len(str(ballots)))
    return tuple(f"{number:0{width}d}" for number in range(1, ballots + 1))


def in_sheets(things: Sequence[T], size: int) -> tuple[tuple[T, ...], ...]:
    """Put so many things on each sheet."""
    return tuple(tuple(things[start : start + size]) for start in range(0, len(things), size))


def per_sheet(kit: Kit, languages: Sequence[str]) -> Literal[1, 2, 4]:
    """Say how many ballots fit on a sheet of A4: four, two, or one where there are many projects.

    Examples
    --------
    >>> road = Project("P1", Names.of("A road"))
    >>> per_sheet(Kit(projects=(road,) * 8), ["ky"]), per_sheet(Kit(projects=(road,) * 40), ["ky"])
    (4, 1)

    """
    circles = circles_of(kit) or 1
    widths = [(width - _BESIDE * circles) / _LETTER for width in (_QUARTER, _HALF)]
    if _height(kit, languages, letters=widths[0]) <= _TALL:
        return 4
    return 2 if _height(kit, languages, letters=widths[1]) <= _TALL else 1


def circles_of(kit: Kit) -> int:
    """Say how many circles a project has on a ballot; none where a number is written instead.

    Examples
    --------
    >>> circles_of(Kit(per_voter=3, cap=1)), circles_of(Kit(per_voter=20))
    (1, 0)

    """
    most = kit.cap or kit.per_voter or 0
    return most if kit.votes == "dots" and most <= _MOST_CIRCLES else 0


def _height(kit: Kit, languages: Sequence[str], *, letters: float) -> float:
    """Estimate the height of a ballot in millimetres."""
    height = _HEAD + _RULE * len(languages)
    for project in kit.projects:
        names = {project.names.in_language(language) for language in languages}
        lines = sum(ceil(len(name) / letters) for name in names)
        height += max(_CIRCLE, _LINE * lines + _MARGIN)
    return height
