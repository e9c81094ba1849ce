"""A TOML file becomes plain values with exact numbers and the lines they stand on."""

import re
import tomllib
from fractions import Fraction
from typing import Final

from attrs import frozen

from prioritize.errors import Finding, InputError, Spot, finding
from prioritize.intake.encoding import decode
from prioritize.intake.toml_lines import Lines, lines_of
from prioritize.model.number import LARGEST, exact
from prioritize.text import message


__all__ = ["TomlDocument", "UnreadNumber", "read_toml"]

_LARGEST_FILE: Final = 4 * 2**20
_DEEPEST: Final = 16
# The standard library takes minutes over a key of many thousand parts.
_LONG_KEY: Final = re.compile(r"(?<![\w\"'-])(?:[\w\"'-]+[ \t]*\.[ \t]*){64}")
_LONG_NUMBER: Final = re.compile(r"[0-9_]{4000}")
_POSITION: Final = re.compile(r" \((?:at line (\d+), column (\d+)|at end of document)\)$")
_TWICE: Final = ("Cannot overwrite", "Cannot declare", "Cannot mutate", "Duplicate")


@frozen
class TomlDocument:
    """The values of a file and the lines they stand on.

    Tables are dictionaries and numbers integers or `Fraction`; what looks like a number and is
    none that can be held exactly, such as ``nan``, is an `UnreadNumber`.
    """

    values: dict[str, object]
    lines: Lines


@frozen
class UnreadNumber:
    """A number as it is written, of which no exact number can be made."""

    text: str

    def __str__(self) -> str:
        """Return it as it is written."""
        return self.text


def read_toml(content: bytes, name: str) -> TomlDocument:
    """Read TOML without ever making a float.

    Raises
    ------
    InputError
        The file is no TOML in UTF-8, a key is given twice, or the file is too large or too deeply
        nested to be meant.

    """
    text = _text(content, name)
    parsed = _parsed(text, name)
    if _is_too_deep(parsed):
        raise InputError(_nested(Spot(name)))
    values = {key: _exact_values(value) for key, value in parsed.items()}
    return TomlDocument(values, lines_of(text))


def _text(content: bytes, name: str) -> str:
    if len(content) > _LARGEST_FILE:
        what = message("The file is larger than {size} MiB", size=_LARGEST_FILE // 2**20)
        raise InputError(finding(what, Spot(name)))
    decoded = decode(content, name)
    if decoded.findings:
        raise InputError(
            finding(
                message("The file is not UTF-8"),
                Spot(name),
                remedy=message("Save it again with the encoding UTF-8."),
            )
        )
    if not decoded.text.strip():
        raise InputError(
            finding(
                message("The file is empty"),
                Spot(name),
                remedy=message("`prioritize new DIR` makes a consultation to start from."),
            )
        )
    return decoded.text


def _parsed(text: str, name: str) -> dict[str, object]:
    long_key = _LONG_KEY.search(text)
    if long_key:
        raise InputError(_nested(Spot(name, row=_row(text, long_key.start()))))
    try:
        return tomllib.loads(text, parse_float=UnreadNumber)
    except tomllib.TOMLDecodeError as error:
        raise InputError(_unreadable(str(error), text, name)) from error
    except RecursionError as error:
        raise InputError(_nested(Spot(name))) from error
    except ValueError as error:
        # Python refuses to read thousands of digits, and does not say where.
        long_number = _LONG_NUMBER.search(text)
        row = _row(text, long_number.start()) if long_number else 0
        what = message("The number has too many digits")
        raise InputError(finding(what, Spot(name, row=row))) from error


def _row(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


def _unreadable(reason: str, text: str, name: str) -> Finding:
    place = _POSITION.search(reason)
    row = int(place[1]) if place and place[1] else _row(text, len(text.rstrip()))
    column = int(place[2]) if place and place[2] else 0
    said = _POSITION.sub("", reason)
    if said.startswith(_TWICE):
        return finding(
            message("A key or a table is given twice ({reason})", reason=said),
            Spot(name, row=row),
            remedy=message("Keep one of the two; a list of tables takes double brackets, [[…]]."),
        )
    return finding(
        message("This is not TOML: {reason}", reason=said),
        Spot(name, row=row, column=column),
        remedy=message('Texts stand in quotes: key = "text".'),
    )


def _nested(spot: Spot) -> Finding:
    return finding(message("The values are nested too deeply"), spot)


def _is_too_deep(values: dict[str, object]) -> bool:
    layer: list[object] = [values]
    for _ in range(_DEEPEST):
        layer = [inner for each in layer for inner in _inside(each)]
    return bool(layer)


def _inside(value: object) -> list[object]:
    if isinstance(value, dict):
        return list(value.values())
    return list(value) if isinstance(value, list) else []


def _exact_values(value: object) -> object:
    if isinstance(value, dict):
        return {key: _exact_values(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_exact_values(each) for each in value]
    if isinstance(value, UnreadNumber):
        return _exact_number(value)
    if isinstance(value, int) and abs(value) >= LARGEST:
        return UnreadNumber(str(value) if abs(value) < 10**30 else "a number of many digits")
    return value


def _exact_number(written: UnreadNumber) -> Fraction | UnreadNumber:
    try:
        return exact(written.text.replace("_", ""))
    except InputError:
        return written
