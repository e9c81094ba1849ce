"""What may stand as a value in a consultation: texts, names, ids, numbers, dates, paths.

Each function takes a value as read from TOML and returns it in the model's form, or raises an
`InputError`.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Mapping
from fractions import Fraction
from pathlib import PurePosixPath, PureWindowsPath
from typing import Final, TypeVar

from prioritize.errors import Finding, InputError, Spot, finding
from prioritize.model.number import exact
from prioritize.model.option import Stored, choice, number
from prioritize.model.project import Location, Names
from prioritize.tally.ties import parse_tie_break
from prioritize.text import Fact, Message, message, number_text


__all__ = [
    "area",
    "choices",
    "currency",
    "date",
    "file_path",
    "identifier",
    "location",
    "names",
    "option_value",
    "positive",
    "text",
    "texts",
    "tie_rule",
]

T = TypeVar("T")

_LONGEST: Final = 300
_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}")
_CURRENCY: Final = re.compile(r"[A-Z]{3}")
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_KINDS: Final[Mapping[type, Message]] = {dict: message("a table"), list: message("a list")}
# Characters that turn the direction of writing can make a name read as another one.
_TURNS: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def _refusal(what: Message, remedy: Message | None = None, *, field: str = "") -> InputError:
    return InputError(finding(what, Spot(field=field), remedy=remedy))


def _must_be(kind: Message, value: object, remedy: Message | None = None) -> InputError:
    shown: Fact = _KINDS.get(type(value), repr(str(value)))
    return _refusal(message("must be {kind}, not {value}", kind=kind, value=shown), remedy)


def text(value: object) -> str:
    """Take text of one line that holds something, composed (NFC)."""
    if not isinstance(value, str):
        raise _must_be(message("text in quotes"), value)
    written = unicodedata.normalize("NFC", value.strip())
    if not written:
        raise _refusal(message("is empty"))
    if len(written) > _LONGEST:
        raise _refusal(message("is longer than {most} characters", most=_LONGEST))
    if any(each in _TURNS or unicodedata.category(each) == "Cc" for each in written):
        raise _refusal(
            message("holds a line break or another character that cannot be seen"),
            message("Type the text again by hand."),
        )
    return written


def texts(value: object) -> tuple[str, ...]:
    """Take a list of texts."""
    return _each(value, text)


def choices(*words: str) -> Callable[[object], tuple[str, ...]]:
    """Make the reader of a list of some of these words."""
    return lambda value: tuple(dict.fromkeys(_each(value, choice(*words).parse)))


def _each(value: object, read: Callable[[object], T]) -> tuple[T, ...]:
    if not isinstance(value, list):
        raise _must_be(message('a list such as ["a", "b"]'), value)
    taken: list[T] = []
    faults: list[Finding] = []
    for index, each in enumerate(value):
        try:
            taken.append(read(each))
        except InputError as error:
            faults.extend(fault.at(Spot(field=f"[{index}]")) for fault in error.findings)
    if faults:
        raise InputError(faults)
    return tuple(taken)


def identifier(value: object) -> str:
    """Take an id: small Latin letters, digits and single hyphens."""
    written = text(value)
    if not _ID.fullmatch(written) or len(written) > 200:
        raise _must_be(message("an id of small Latin letters, digits and hyphens"), written)
    return written


def names(value: object) -> Names:
    """Take a name: text, or texts by language such as ``{ ky = "…", ru = "…" }``."""
    if isinstance(value, str):
        return Names.of(text(value))
    if not isinstance(value, dict) or not value:
        kind = message('text, or texts by language such as {{ ky = "…", ru = "…" }}')
        raise _must_be(kind, value)
    taken: dict[str, str] = {}
    faults: list[Finding] = []
    for language, written in value.items():
        try:
            taken[_language(language)] = text(written)
        except InputError as error:
            faults.extend(each.at(Spot(field=language)) for each in error.findings)
    if faults:
        raise InputError(faults)
    return Names.of(taken)


def _language(value: str) -> str:
    if _LANGUAGE.fullmatch(value) and value != "kg":
        return value
    raise _refusal(
        message("{code} is no code of a language", code=repr(value)),
        message("Use ky for Kyrgyz, ru for Russian, en for English."),
    )


def positive(value: object) -> Fraction:
    """Take a number above 0."""
    taken = number(0).parse(value)
    if not taken:
        raise _must_be(message("a number above 0"), taken)
    return taken


def date(value: object) -> str:
    """Take a day, as a TOML date or as text, and return it as ``2024-01-20``."""
    if type(value) is dt.date:
        return value.isoformat()
    if isinstance(value, str) and _DATE.fullmatch(value):
        try:
            return dt.date.fromisoformat(value).isoformat()
        except ValueError:
            pass
    raise _must_be(message("a date such as 2024-01-20"), value)


def currency(value: object) -> str:
    """Take the three letters of a currency."""
    written = text(value)
    if not _CURRENCY.fullmatch(written):
        raise _must_be(message("the three letters of a currency, such as KGS"), written)
    return written


def file_path(value: object) -> str:
    """Take the path of a file inside the consultation's folder."""
    written = text(value)
    remedy = message("Name it from the folder of consultation.toml, such as inputs/gallery.csv.")
    if "\\" in written:
        raise _refusal(message("has a backslash"), message("Write / between folders."))
    path = PurePosixPath(written)
    if path.is_absolute() or PureWindowsPath(written).drive:
        raise _refusal(message("is the path of one computer"), remedy)
    if ".." in path.parts:
        raise _refusal(message("leads out of the folder of the consultation"), remedy)
    if path == PurePosixPath():
        raise _refusal(message("names no file"), remedy)
    return str(path)


def location(value: object) -> Location:
    """Take a place: ``{ latitude = 39.93, longitude = 70.99 }`` in degrees of WGS 84."""
    keys = ("latitude", "longitude")
    if not isinstance(value, dict) or set(value) != set(keys):
        raise _must_be(message("{{ latitude = …, longitude = … }}"), value)
    return Location(_degrees(value["latitude"], 90), _degrees(value["longitude"], 180))


def _degrees(value: object, most: int) -> Fraction:
    degrees = exact(value)
    if abs(degrees) > most:
        raise _must_be(message("degrees from -{most} to {most}", most=most), degrees)
    return degrees


def area(value: object) -> tuple[Fraction, Fraction, Fraction, Fraction]:
    """Take the four edges of an area in degrees: south, west, north, east."""
    edges = _each(value, exact)
    if len(edges) != 4:
        raise _must_be(message("[south, west, north, east]"), f"{len(edges)} numbers")
    south, west, north, east = edges
    for edge, most in ((south, 90), (north, 90), (west, 180), (east, 180)):
        _degrees(edge, most)
    if not (south < north and west < east):
        raise _refusal(
            message("has no extent"),
            message("Its order is [south, west, north, east]; south is below north."),
        )
    return south, west, north, east


def tie_rule(value: object) -> str:
    """Take a rule for ties in the form that the command line takes it."""
    return str(parse_tie_break(text(value)))


def option_value(value: object) -> Stored:
    """Take the value of an option as records hold it; what it means is the method's affair."""
    if isinstance(value, Fraction):
        return number_text(value)
    if isinstance(value, (bool, int)):
        return value
    if isinstance(value, str):
        return text(value)
    if isinstance(value, list):
        return list(texts(value))
    raise _must_be(message("a number, text, true, false or a list of texts"), value)
