"""What the fields of a record must look like: small checks that combine into larger ones.

A check takes a value and its path and yields what is wrong with it. Values come from
`read_canonical`, so objects are dictionaries and lists are lists.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final, TypeAlias

from prioritize.audit.canonical import Value
from prioritize.audit.printable import printable
from prioritize.errors import Finding, Spot
from prioritize.text import Message, message


__all__ = [
    "Check",
    "anything_named",
    "digest",
    "exactly",
    "listed",
    "nullable",
    "one_of",
    "record",
    "text",
    "whole",
]

Check: TypeAlias = "Callable[[Value, str], Iterator[Finding]]"

_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_SCHEMA: Final = "B06"


def _wanted(what: Message, value: object, path: str) -> Finding:
    shown = printable(repr(value), limit=60)
    wrong = message("must be {what}, not {value}", what=what, value=shown)
    return Finding(wrong, Spot(field=path), code=_SCHEMA)


def anything_named(value: Value, path: str) -> Iterator[Finding]:
    """Accept an object with whatever fields."""
    if not isinstance(value, dict):
        yield _wanted(message("an object"), value, path)


def text(value: Value, path: str) -> Iterator[Finding]:
    """Accept text, the empty one too."""
    if not isinstance(value, str):
        yield _wanted(message("text"), value, path)


def whole(value: Value, path: str) -> Iterator[Finding]:
    """Accept whole numbers from 0."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        yield _wanted(message("a whole number from 0"), value, path)


def digest(value: Value, path: str) -> Iterator[Finding]:
    """Accept a SHA-256 in lower-case hexadecimal."""
    if not (isinstance(value, str) and _DIGEST.fullmatch(value)):
        yield _wanted(message("a SHA-256 in lower-case hexadecimal"), value, path)


def exactly(expected: str | int) -> Check:
    """Accept one value."""

    def check(value: Value, path: str) -> Iterator[Finding]:
        if isinstance(value, bool) or value != expected:
            yield _wanted(message("{value}", value=expected), value, path)

    return check


def one_of(*names: str) -> Check:
    """Accept one of the names."""

    def check(value: Value, path: str) -> Iterator[Finding]:
        if value not in names:
            yield _wanted(message("one of {names}", names=names), value, path)

    return check


def nullable(inner: Check) -> Check:
    """Accept null and whatever the inner check accepts."""

    def check(value: Value, path: str) -> Iterator[Finding]:
        return iter(()) if value is None else inner(value, path)

    return check


def listed(inner: Check) -> Check:
    """Accept a list of values that the inner check accepts."""

    def check(value: Value, path: str) -> Iterator[Finding]:
        if not isinstance(value, list):
            yield _wanted(message("a list"), value, path)
            return
        for index, part in enumerate(value):
            yield from inner(part, f"{path}[{index}]")

    return check


def record(**fields: Check) -> Check:
    """Accept an object with exactly these fields."""

    def check(value: Value, path: str) -> Iterator[Finding]:
        if not isinstance(value, dict):
            yield _wanted(message("an object"), value, path)
            return
        yield from _unlike(value, fields, path)
        for name, inner in fields.items():
            if name in value:
                yield from inner(value[name], f"{path}.{name}" if path else name)

    return check


def _unlike(
    value: Mapping[str, Value], fields: Mapping[str, Check], path: str
) -> Iterator[Finding]:
    missing = tuple(sorted(fields.keys() - value.keys()))
    unknown = tuple(sorted(value.keys() - fields.keys()))
    if missing:
        what = message("lacks {fields}", fields=missing)
        yield Finding(what, Spot(field=path), code=_SCHEMA)
    if unknown:
        what = message("has the unknown {fields}", fields=unknown)
        yield Finding(what, Spot(field=path), code=_SCHEMA)
