"""JSON from outside: one document, no key twice, no number that is none, exact decimals.

Programs write coordinates with all the decimals of a float, far more than any other number here
may have, so in the JSON of maps numbers stay text until it is known which of them are coordinates.
"""

import codecs
import json
import re
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from sys import intern
from typing import Final, NoReturn, TypeAlias

import attrs
from attrs import frozen

from prioritize.errors import Finding, InputError, Spot
from prioritize.intake.content import decoded_text
from prioritize.intake.faults import Faults
from prioritize.intake.json_walk import Place, walk
from prioritize.model.number import exact
from prioritize.text import Message, message


__all__ = ["Json", "JsonDocument", "read_json", "read_json_as_typed"]

Json: TypeAlias = "str | int | Fraction | bool | list[Json] | dict[str, Json] | None"

_DEEPEST: Final = 100
_LONGEST_STRING: Final = 100_000
_HALF: Final = re.compile("[\ud800-\udfff]")
_MAY_BE_HALF: Final = re.compile(r"\\u[dD][89a-fA-F]")
_LONG_STRING: Final = re.compile(f'"[^"]{{{_LONGEST_STRING}}}')
_EXPONENT: Final = re.compile(r"-?[0-9.]+[eE][+-]?[0-9]+")
_CONSTANTS: Final = ("NaN", "Infinity", "-Infinity")


@frozen
class _Numbers:
    """What becomes of numbers with and without a point, and which of them nobody may write."""

    whole: Callable[[str], Json]
    decimal: Callable[[str], Json]
    is_refused: Callable[[str], object]


@frozen
class JsonDocument:
    """A document and its text, by which findings are given their rows."""

    value: Json
    text: str

    def located(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Give findings that name a path the row and column of it, or of what is around it."""
        told = tuple(findings)
        wanted = {path for each in told if not each.spot.row for path in _around(each.spot.field)}
        places: dict[str, Place] = {}
        for place in walk(self.text) if wanted else ():
            if place.path in wanted and not place.is_key:
                places.setdefault(place.path, place)
        return tuple(_with_row(each, places) for each in told)


def _around(path: str) -> list[str]:
    """Return a path and the paths of all that is around it, the innermost first."""
    ends = [found.start() for found in re.finditer(r"[.\[]", path)]
    return [path, *(path[:end] for end in reversed(ends))] if path else []


def _with_row(found: Finding, places: Mapping[str, Place]) -> Finding:
    known = (places[path] for path in _around(found.spot.field) if path in places)
    place = next(known, None)
    if place is None or found.spot.row:
        return found
    return attrs.evolve(found, spot=attrs.evolve(found.spot, row=place.row, column=place.column))


class _NotStrictError(Exception):
    """Something that the standard library accepts and JSON between people should not hold."""


def read_json(content: bytes, faults: Faults) -> JsonDocument:
    """Read one document; numbers with a point become exact fractions.

    Raises
    ------
    InputError
        The content is no JSON, is cut off, goes on after its end, has a key twice in one object,
        nests too deeply, or holds ``NaN``, ``Infinity``, a number with an exponent or with more
        than 15 digits before its point, half of a surrogate pair, or a string as long as a book.

    """
    return _read(content, _EXACT, faults)


def read_json_as_typed(content: bytes, faults: Faults) -> JsonDocument:
    """Read one document in which numbers stay text, so that nothing is rounded or overflows.

    Raises
    ------
    InputError
        As `read_json` does; numbers may have any length and an exponent.

    Examples
    --------
    >>> read_json_as_typed(b'{"a": [1, 0.10, "x", null]}', Faults("a.json")).value
    {'a': ['1', '0.10', 'x', None]}

    """
    return _read(content, _AS_TYPED, faults)


def _read(content: bytes, numbers: _Numbers, faults: Faults) -> JsonDocument:
    if content.startswith(codecs.BOM_UTF8):
        faults.odd(message("The file begins with a byte order mark, which JSON has not"))
    text = decoded_text(content, faults)
    try:
        value: Json = json.loads(
            text,
            object_pairs_hook=_object,
            parse_int=numbers.whole,
            parse_float=numbers.decimal,
            parse_constant=_refuse,
        )
    except json.JSONDecodeError as error:
        faults.refuse(
            message("This is not JSON: {reason}", reason=error.msg),
            Spot(row=error.lineno, column=error.colno),
            remedy=message("JSON has no comments, no single quotes and no comma before a bracket."),
        )
    except (_NotStrictError, RecursionError, ValueError):
        _tell(text, numbers, faults)
        faults.stop()
        faults.refuse(message("The document cannot be read"))
    if _MAY_BE_HALF.search(text) or _LONG_STRING.search(text):
        _tell(text, numbers, faults)
    faults.stop()
    return JsonDocument(value, text)


def _object(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    values = dict(pairs)
    if len(values) < len(pairs):
        raise _NotStrictError
    for each in values.values():
        if isinstance(each, list):
            # Equal texts become one: twenty million single ones would take a gigabyte.
            each[:] = [intern(one) if isinstance(one, str) else one for one in each]
    return values


def _decimal(text: str) -> Fraction:
    try:
        return exact(text)
    except InputError as error:
        raise _NotStrictError from error


def _refuse(_constant: str) -> NoReturn:
    raise _NotStrictError


def _tell(text: str, numbers: _Numbers, faults: Faults) -> None:
    """Record everything that is not strict, with its place."""
    for place in walk(text):
        what = _problem(place, numbers)
        if what is not None:
            field = place.path if len(place.path) < 200 else ""
            faults.fault(what, Spot("", "", place.row, place.column, field))
        if place.depth > _DEEPEST:
            return


def _problem(place: Place, numbers: _Numbers) -> Message | None:
    text = place.text
    what = None
    if place.depth > _DEEPEST:
        what = message("The document is nested too deeply")
    elif place.is_repeated:
        what = message("The key {key} stands twice in one object", key=text[:60])
    elif text in _CONSTANTS:
        what = message("{text} is no number", text=text)
    elif numbers.is_refused(text):
        what = message("The number {text} has an exponent or too many digits", text=text[:40])
    elif text.startswith('"') and len(text) > _LONGEST_STRING:
        what = message("The string has more than {most} characters", most=_LONGEST_STRING)
    elif text.startswith('"') and _MAY_BE_HALF.search(text) and _HALF.search(json.loads(text)):
        what = message("The string holds half of a character")
    return what


def _is_inexact(text: str) -> bool:
    whole, _, decimals = text.lstrip("-").partition(".")
    is_too_long = whole.isdecimal() and (len(whole) > 15 or len(decimals) > 12)
    return bool(_EXPONENT.fullmatch(text)) or is_too_long


_EXACT: Final = _Numbers(int, _decimal, _is_inexact)
_AS_TYPED: Final = _Numbers(str, str, lambda _: False)
