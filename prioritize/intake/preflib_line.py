"""One line of a PrefLib file, read with care: either a preference or what is wrong with it."""

import re
from collections.abc import Iterator
from typing import Final

from attrs import frozen

from prioritize.errors import Finding, InputError, Spot
from prioritize.intake.preflib_header import Header
from prioritize.model.number import whole
from prioritize.text import message


__all__ = ["Preference", "read_preference"]

_ITEM: Final = re.compile(r"\s*(?:\{([^{}]*)\}|([^,{}]*?))\s*(,|$)")
_STRICT: Final = ("soc", "soi")
_COMPLETE: Final = ("soc", "toc")
_FORM: Final = message("Write it like 3: 1,{{2,4}},5.")


@frozen
class Preference:
    """How many ballots say so, and the positions of the projects at each place, best first."""

    count: int
    places: tuple[tuple[int, ...], ...]


@frozen
class _Item:
    """What stands at one place, and the column where it begins."""

    numbers: tuple[str, ...]
    column: int


def read_preference(line: str, header: Header) -> Preference:
    """Read a line such as ``3: 1,{2,4},5``.

    Raises
    ------
    InputError
        With everything that is wrong with the line.

    """
    head, colon, tail = line.partition(":")
    if not colon:
        what = message("The line does not say how many ballots it stands for")
        raise InputError(Finding(what, remedy=_FORM))
    count = _count(head.strip())
    items = tuple(_items(tail, len(head) + 2))
    problems = list(_wrong_numbers(items, header)) or list(_misfits(items, header))
    if problems:
        raise InputError(problems)
    return Preference(count, tuple(tuple(int(each) - 1 for each in item.numbers) for item in items))


def _count(text: str) -> int:
    count = whole(text)
    if count < 1:
        what = message("A preference cannot stand for {count} ballots", count=count)
        raise InputError(Finding(what, Spot(column=1), message("Write a whole number from 1.")))
    return count


def _items(tail: str, column: int) -> Iterator[_Item]:
    at = 0
    closed = False
    while not closed:
        found = _ITEM.match(tail, at)
        if found is None:
            what = message(
                "The order cannot be read from here: {text}", text=tail[at:].strip()[:40]
            )
            raise InputError(Finding(what, Spot(column=column + at), _FORM))
        inside = found[1] if found[2] is None else found[2]
        numbers = tuple(each.strip() for each in inside.split(","))
        is_empty_class = found[2] is None and not inside.strip()
        yield _Item(() if is_empty_class else numbers, column + at)
        at = found.end()
        closed = not found[3]


def _wrong_numbers(items: tuple[_Item, ...], header: Header) -> Iterator[Finding]:
    most = len(header.projects)
    seen: set[int] = set()
    for item in items:
        for each in item.numbers:
            if not re.fullmatch(r"[0-9]{1,9}", each) or not 1 <= int(each) <= most:
                what = message("There is no alternative {number}", number=repr(each))
                remedy = message("The alternatives are numbered from 1 to {most}.", most=most)
                yield Finding(what, Spot(column=item.column), remedy, "V03")
            elif int(each) in seen:
                what = message("Alternative {number} stands twice in the order", number=int(each))
                yield Finding(what, Spot(column=item.column), code="V09")
            else:
                seen.add(int(each))


def _misfits(items: tuple[_Item, ...], header: Header) -> Iterator[Finding]:
    """Find what the kind of the file excludes."""
    kind = header.kind
    ranked = sum(len(item.numbers) for item in items)
    if header.categories and len(items) != header.categories:
        what = message(
            "There are {given} categories in the line, and {number} in the file",
            given=len(items),
            number=header.categories,
        )
        yield Finding(what, remedy=message("Write an empty category as {{}}."))
    if kind in _STRICT:
        tied = (item for item in items if len(item.numbers) > 1)
        for item in tied:
            what = message("The order is tied, and .{kind} files hold strict orders", kind=kind)
            yield Finding(what, Spot(column=item.column), message("Read it as .toi or .toc."))
    if kind in _COMPLETE and ranked < len(header.projects):
        what = message(
            "The order ranks {ranked} of {number} alternatives; .{kind} files hold complete ones",
            ranked=ranked,
            number=len(header.projects),
            kind=kind,
        )
        yield Finding(what, remedy=message("Read it as .soi or .toi."))
    if kind != "cat" and any(not item.numbers for item in items):
        yield Finding(message("The order has an empty place"), remedy=_FORM)
