"""Options of methods: one definition gives validator, command line, documentation and record."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Generic, TypeAlias, TypeVar

from attrs import frozen

from prioritize.errors import Finding, InputError, closest
from prioritize.model.number import exact, whole
from prioritize.text import Message, message, number_text


__all__ = [
    "Kind",
    "OptionInfo",
    "Stored",
    "choice",
    "flag",
    "identifiers",
    "number",
    "optional",
    "whole_number",
]

T = TypeVar("T")

Stored: TypeAlias = "bool | int | str | list[str] | None"
"""How an option's value stands in JSON and in the audit record; exact numbers are text."""


@frozen
class Kind(Generic[T]):
    """What values an option takes.

    Attributes
    ----------
    parse
        Reads a value as typed on the command line, in TOML or in JSON; raises `InputError`.
    store
        Gives the value's form in records, from which `parse` reads it back.
    says
        What must be given, such as "a whole number from 1".
    examples
        Values that tests of methods try: the ends and something between.
    names_projects
        Whether the values name projects.
    renamed
        Gives a value with other ids for its projects, where it is more than a row of ids.

    """

    parse: Callable[[object], T]
    store: Callable[[T], Stored]
    says: Message
    repeatable: bool = False
    examples: tuple[T, ...] = ()
    names_projects: bool = False
    renamed: Callable[[T, Mapping[str, str]], T] | None = None


@frozen
class OptionInfo:
    """One option of a method: its name, kind, default and meaning."""

    name: str
    kind: Kind[object]
    help: Message
    required: bool
    default: object = None


def _refuse(kind_says: Message, value: object) -> InputError:
    what = message("must be {kind}, not {value}", kind=kind_says, value=repr(str(value)))
    return InputError(Finding(what))


def whole_number(minimum: int = 0, maximum: int | None = None) -> Kind[int]:
    """Take whole numbers between two ends, the ends included."""
    says = (
        message("a whole number from {low}", low=minimum)
        if maximum is None
        else message("a whole number from {low} to {high}", low=minimum, high=maximum)
    )

    def parse(value: object) -> int:
        try:
            parsed = whole(value)
        except InputError:
            raise _refuse(says, value) from None
        if parsed < minimum or (maximum is not None and parsed > maximum):
            raise _refuse(says, value)
        return parsed

    steps = (minimum, minimum + 1, minimum + 2)
    examples = tuple(each for each in steps if maximum is None or each <= maximum)
    return Kind(parse, lambda value: value, says, examples=examples)


def number(minimum: Fraction | int | None = None) -> Kind[Fraction]:
    """Take exact numbers, at least the minimum where one is given."""
    says = (
        message("a number")
        if minimum is None
        else message("a number from {low}", low=Fraction(minimum))
    )

    def parse(value: object) -> Fraction:
        try:
            parsed = exact(value)
        except InputError:
            raise _refuse(says, value) from None
        if minimum is not None and parsed < minimum:
            raise _refuse(says, value)
        return parsed

    low = Fraction(minimum or 0)
    examples = (low, low + 1, low + Fraction(5, 2), low + 7)
    return Kind(parse, number_text, says, examples=examples)


def choice(*names: str) -> Kind[str]:
    """Take one of the names."""
    says = message("one of {names}", names=names)

    def parse(value: object) -> str:
        if value in names:
            return str(value)
        what = message("must be {kind}, not {value}", kind=says, value=repr(str(value)))
        raise InputError(Finding(what, remedy=closest(str(value), names)))

    return Kind(parse, lambda value: value, says, examples=names)


def flag() -> Kind[bool]:
    """Take true or false."""
    says = message("true or false")

    def parse(value: object) -> bool:
        if isinstance(value, bool):
            return value
        if value in ("true", "false"):
            return value == "true"
        raise _refuse(says, value)

    return Kind(parse, lambda value: value, says, examples=(False, True))


def identifiers() -> Kind[tuple[str, ...]]:
    """Take the ids of projects, one each time the option is given."""
    says = message("ids of projects")

    def parse(value: object) -> tuple[str, ...]:
        if isinstance(value, str):
            return (value,)
        if isinstance(value, (list, tuple)) and all(isinstance(each, str) for each in value):
            return tuple(value)
        raise _refuse(says, value)

    examples: tuple[tuple[str, ...], ...] = ((), ("a",))
    return Kind(parse, list, says, repeatable=True, examples=examples, names_projects=True)


def optional(kind: Kind[T]) -> Kind[T | None]:
    """Take what the kind takes, or nothing at all; nothing is what leaving it out gives."""

    def store(value: T | None) -> Stored:
        return None if value is None else kind.store(value)

    def parse(value: object) -> T | None:
        return None if value is None else kind.parse(value)

    examples = (None, *kind.examples)
    return Kind(parse, store, kind.says, kind.repeatable, examples, kind.names_projects)
