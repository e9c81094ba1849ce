"""The lines of metadata at the head of a PrefLib file."""

import re
from collections.abc import Mapping
from pathlib import PurePath
from typing import Final

from attrs import frozen

from prioritize.errors import Spot
from prioritize.intake.faults import Faults
from prioritize.model.number import whole
from prioritize.model.project import Names, Project
from prioritize.text import message


__all__ = ["KINDS", "Header", "read_header"]

KINDS: Final = ("soc", "soi", "toc", "toi", "cat")
"""Strict or tied orders, complete or incomplete, and categories."""

_MOST_PROJECTS: Final = 100_000
_NUMBERED: Final = re.compile(r"(ALTERNATIVE|CATEGORY) NAME\s+(\S+)")
_EXPECTED: Final = ("TITLE", "DATA TYPE", "NUMBER ALTERNATIVES", "NUMBER VOTERS")


@frozen
class Header:
    """What the metadata say.

    `length` is the number of characters of the header and `rows` that of its lines. `voters` and
    `lines` are how many ballots and how many lines follow, where that is said; `categories` is 0
    for orders.
    """

    kind: str
    title: Names
    projects: tuple[Project, ...]
    categories: int
    voters: int | None
    lines: int | None
    length: int
    rows: int


@frozen
class _Line:
    value: str
    row: int


def read_header(text: str, faults: Faults, *, kind: str = "") -> Header:
    """Read the metadata; what is wrong with them is recorded.

    Parameters
    ----------
    text
        The whole file.
    kind
        One of `KINDS`, where it is known; otherwise the file's name or its DATA TYPE says it.

    """
    length, rows, metadata = _metadata(text, faults)
    values = {key: each.value for key, each in metadata.items()}
    missing = tuple(key for key in _EXPECTED if not values.get(key))
    if missing:
        faults.odd(message("Metadata are missing: {keys}", keys=missing))
    kind = _kind(values.get("DATA TYPE", ""), faults, kind=kind)
    unique = "NUMBER UNIQUE PREFERENCES" if kind == "cat" else "NUMBER UNIQUE ORDERS"
    return Header(
        kind,
        Names.of(values.get("TITLE") or PurePath(faults.name).stem),
        _projects(metadata, text[length:], faults),
        _categories(metadata, faults) if kind == "cat" else 0,
        _number(metadata, "NUMBER VOTERS", faults),
        _number(metadata, unique, faults),
        length,
        rows,
    )


def _metadata(text: str, faults: Faults) -> tuple[int, int, dict[str, _Line]]:
    """Read lines as long as they are blank or begin with ``#``."""
    metadata: dict[str, _Line] = {}
    start = row = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line = text[start:end].strip()
        if line and not line.startswith("#"):
            break
        start, row = end + 1, row + 1
        key, colon, value = line.removeprefix("#").partition(":")
        key = " ".join(key.upper().split())
        if not colon:
            continue
        if key in metadata:
            faults.fault(message("{key} is given twice", key=key[:60]), Spot(row=row))
        metadata[key] = _Line(value.strip(), row)
    return min(start, len(text)), row, metadata


def _kind(said: str, faults: Faults, *, kind: str) -> str:
    said = said.lower()
    ending = PurePath(faults.name).suffix.lower().removeprefix(".")
    kind = kind or (ending if ending in KINDS else said)
    if kind not in KINDS:
        faults.fault(
            message("It is not said what kind of preferences these are"),
            remedy=message("Name the kind: {kinds}.", kinds=KINDS),
        )
    elif said and said != kind:
        what = message(
            "DATA TYPE says {said}, and the file is read as {kind}", said=said, kind=kind
        )
        faults.odd(what)
    return kind


def _number(metadata: Mapping[str, _Line], key: str, faults: Faults) -> int | None:
    line = metadata.get(key)
    if line is None or not line.value:
        return None
    with faults.gather(Spot(row=line.row, field=key)):
        number = whole(line.value)
        if number >= 0:
            return number
        faults.fault(message("{key} is below 0", key=key), Spot(row=line.row))
    return None


def _projects(metadata: Mapping[str, _Line], ballots: str, faults: Faults) -> tuple[Project, ...]:
    names = _named(metadata, "ALTERNATIVE", faults)
    said = _number(metadata, "NUMBER ALTERNATIVES", faults)
    number = said or len(names) or _largest(ballots)
    if not 1 <= number <= _MOST_PROJECTS:
        faults.fault(
            message("The number of alternatives must be from 1 to {most}", most=_MOST_PROJECTS)
        )
        return ()
    if names and said is not None and len(names) != said:
        faults.fault(
            message(
                "{said} alternatives are announced and {named} are named",
                said=said,
                named=len(names),
            ),
            remedy=message("NUMBER ALTERNATIVES must be the number of lines ALTERNATIVE NAME."),
        )
    elif names and set(names) != set(range(1, number + 1)):
        faults.fault(
            message("The names of alternatives are not numbered from 1 to {number}", number=number)
        )
    elif not names:
        faults.odd(message("The alternatives have no names"))
    repeated = len(set(names.values())) < len(names)
    if repeated:
        faults.odd(message("Two alternatives have the same name"))
    return tuple(
        Project(str(each), Names.of(names[each]) if names.get(each) else Names())
        for each in range(1, number + 1)
    )


def _largest(ballots: str) -> int:
    """Find the largest number that stands after a colon, a comma or a brace."""
    return max(map(int, re.findall(r"[:,{]\s*([0-9]{1,9})", ballots)), default=0)


def _categories(metadata: Mapping[str, _Line], faults: Faults) -> int:
    names = _named(metadata, "CATEGORY", faults)
    number = _number(metadata, "NUMBER CATEGORIES", faults) or len(names)
    if not 1 <= number <= 1000:
        faults.fault(
            message("The number of categories is not said"),
            remedy=message("Add the line “# NUMBER CATEGORIES: 2” with the right number."),
        )
        return 1
    if names and len(names) != number:
        what = message(
            "{said} categories are announced and {named} are named", said=number, named=len(names)
        )
        faults.fault(what)
    return number


def _named(metadata: Mapping[str, _Line], sort: str, faults: Faults) -> dict[int, str]:
    names: dict[int, str] = {}
    for key, line in metadata.items():
        found = _NUMBERED.fullmatch(key)
        if found is None or found[1] != sort:
            continue
        if not re.fullmatch(r"0*[1-9][0-9]{0,8}", found[2]):
            faults.fault(message("{key} has no number from 1", key=key), Spot(row=line.row))
        else:
            names[int(found[2])] = line.value
    return names
