"""The one byte form of a record: a strict part of RFC 8785.

Allowed are objects, lists, strings, booleans, null and whole numbers. Keys are ASCII, so the
standard library's writer sorts them as the RFC does; there are no floats, so no way of writing a
number can differ. The reader accepts exactly the bytes that the writer makes.
"""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NoReturn, TypeAlias

from prioritize.audit.printable import printable
from prioritize.errors import AuditError, Finding, Spot
from prioritize.model.digest import canonical_json
from prioritize.text import Message, message


__all__ = ["DEEPEST", "LARGEST", "Value", "read_canonical", "write_canonical"]

Value: TypeAlias = "bool | int | str | Sequence[Value] | Mapping[str, Value] | None"
"""What a record may hold; lists are lists or tuples, objects are dictionaries."""

LARGEST: Final = 2**53 - 1
"""The largest whole number that every reader of JSON keeps exact."""
DEEPEST: Final = 32
"""How many lists and objects may lie inside one another."""

_NOT_STRICT: Final = "B04"
_NOT_CANONICAL: Final = "B05"
_KEY: Final = re.compile(r"[a-z0-9_.-]+")
_FORBIDDEN: Final = re.compile(r"[\x00-\x1f\ud800-\udfff]")
_LONGEST_NUMBER: Final = 17


def write_canonical(value: Value) -> bytes:
    """Write a value as its canonical bytes, without an end of line.

    Raises
    ------
    AuditError
        The value holds something that has no canonical form; every such place is named.

    Examples
    --------
    >>> write_canonical({"seq": 0, "body": {"names": ["Сугат суу", None]}}).decode()
    '{"body":{"names":["Сугат суу",null]},"seq":0}'

    """
    _check(value)
    return canonical_json(value)


def read_canonical(content: bytes) -> Value:
    """Read canonical bytes, and nothing else.

    Raises
    ------
    AuditError
        The bytes are no strict JSON of the allowed kind (B04), or another way of writing the same
        value (B05).

    Examples
    --------
    >>> read_canonical(b'{"a":1}')
    {'a': 1}
    >>> read_canonical(b'{"a":1.0}')
    Traceback (most recent call last):
    prioritize.errors.AuditError: [B04] 1.0 is no whole number

    """
    value = _loaded(content)
    _check(value)
    if canonical_json(value) != content:
        what = message("is not written in the canonical form")
        raise AuditError(Finding(what, code=_NOT_CANONICAL))
    return value


def _loaded(content: bytes) -> Value:
    try:
        value: Value = _DECODER.decode(content.decode())
    except UnicodeDecodeError as error:
        _refuse(message("is not UTF-8 from byte {byte}", byte=error.start + 1))
    except RecursionError:
        _refuse(message("is nested too deeply"))
    except ValueError as error:
        _refuse(message("is not strict JSON: {reason}", reason=printable(str(error))))
    return value


def _refuse(what: Message) -> NoReturn:
    raise AuditError(Finding(what, code=_NOT_STRICT)) from None


def _whole(digits: str) -> int:
    if len(digits) > _LONGEST_NUMBER:
        _refuse(message("{number} is too large", number=printable(digits, limit=20)))
    return int(digits)


def _no_number(digits: str) -> NoReturn:
    _refuse(message("{number} is no whole number", number=printable(digits, limit=20)))


def _unique(pairs: list[tuple[str, Value]]) -> dict[str, Value]:
    value: dict[str, Value] = {}
    for key, part in pairs:
        if key in value:
            _refuse(message("the key {key} stands twice", key=printable(repr(key))))
        value[key] = part
    return value


_DECODER: Final = json.JSONDecoder(
    object_pairs_hook=_unique,
    parse_float=_no_number,
    parse_int=_whole,
    parse_constant=_no_number,
)


def _check(value: Value) -> None:
    """Refuse what has no canonical form; a log is long, so what is wrong is sought only then."""
    if not _fits(value, 0):
        raise AuditError(tuple(_faults(value)))


def _fits(value: object, depth: int) -> bool:
    if isinstance(value, str):
        return not _FORBIDDEN.search(value) and (
            value.isascii() or unicodedata.is_normalized("NFC", value)
        )
    if isinstance(value, int):
        return -LARGEST <= value <= LARGEST
    if isinstance(value, dict):
        return depth < DEEPEST and all(
            isinstance(key, str) and _KEY.fullmatch(key) and _fits(part, depth + 1)
            for key, part in value.items()
        )
    if isinstance(value, (list, tuple)):
        return depth < DEEPEST and all(_fits(part, depth + 1) for part in value)
    return value is None


def _faults(value: object, path: str = "", depth: int = 0) -> Iterator[Finding]:
    """Find what has no canonical form, each with its path."""
    if isinstance(value, str):
        yield from _faults_of_text(value, path)
    elif isinstance(value, int):
        if abs(value) > LARGEST:
            yield _fault(message("the number is too large"), path)
    elif isinstance(value, (list, tuple, dict)):
        if depth == DEEPEST:
            yield _fault(message("is nested too deeply"), path)
        else:
            yield from _faults_inside(value, path, depth + 1)
    elif value is not None:
        kind = type(value).__name__
        yield _fault(message("a record cannot hold a {kind}", kind=kind), path)


def _faults_inside(
    value: list[object] | tuple[object, ...] | dict[object, object], path: str, depth: int
) -> Iterator[Finding]:
    if not isinstance(value, dict):
        for index, part in enumerate(value):
            yield from _faults(part, f"{path}[{index}]", depth)
        return
    for key, part in value.items():
        if not (isinstance(key, str) and _KEY.fullmatch(key)):
            shown = printable(repr(key))
            yield _fault(message("{key} cannot be the key of a record", key=shown), path)
        else:
            yield from _faults(part, f"{path}.{key}" if path else key, depth)


def _faults_of_text(text: str, path: str) -> Iterator[Finding]:
    if _FORBIDDEN.search(text):
        what = message("the text {text} holds control characters", text=printable(text))
    elif not unicodedata.is_normalized("NFC", text):
        what = message("the text {text} is not in Unicode's form NFC", text=printable(text))
    else:
        return
    yield Finding(what, Spot(field=path), code=_NOT_CANONICAL)


def _fault(what: Message, path: str) -> Finding:
    return Finding(what, Spot(field=path), code=_NOT_STRICT)
