"""Kinds of options that say what else must hold where money is given to projects."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final, TypeAlias

from attrs import evolve

from prioritize.errors import Finding, InputError
from prioritize.model.number import exact
from prioritize.model.option import Kind
from prioritize.text import Message, message, number_text


__all__ = ["Amounts", "ProjectLists", "amounts", "project_amounts", "project_lists"]

ProjectLists: TypeAlias = "tuple[tuple[str, ...], ...]"
Amounts: TypeAlias = "tuple[tuple[str, Fraction], ...]"

_LISTS: Final = message("ids of projects with commas between, such as a,b")
_AMOUNTS: Final = message("a name, an equals sign and an amount, such as water=1000")


def project_lists(*examples: ProjectLists) -> Kind[ProjectLists]:
    """Take lists of at least two projects, their ids with commas between, one list each time.

    Examples
    --------
    >>> project_lists().parse(["road, bridge", "well,pump,pipe"])
    (('road', 'bridge'), ('well', 'pump', 'pipe'))

    """

    def parse(value: object) -> ProjectLists:
        return tuple(_ids(text) for text in _texts(value, _LISTS))

    def renamed(value: ProjectLists, names: Mapping[str, str]) -> ProjectLists:
        return tuple(tuple(names.get(each, each) for each in ids) for ids in value)

    return Kind(
        parse,
        lambda value: [",".join(ids) for ids in value],
        _LISTS,
        repeatable=True,
        examples=((), *examples),
        names_projects=True,
        renamed=renamed,
    )


def amounts() -> Kind[Amounts]:
    """Take amounts of money by name, each written ``name=amount``, one each time.

    Examples
    --------
    >>> amounts().parse("Green = 52000")
    (('Green', Fraction(52000, 1)),)

    """

    def parse(value: object) -> Amounts:
        return tuple(_amount(text) for text in _texts(value, _AMOUNTS))

    return Kind(
        parse,
        lambda value: [f"{name}={number_text(amount)}" for name, amount in value],
        _AMOUNTS,
        repeatable=True,
        examples=((),),
    )


def project_amounts(*examples: Amounts) -> Kind[Amounts]:
    """Take amounts of money as `amounts` does, whose names are ids of projects."""

    def renamed(value: Amounts, names: Mapping[str, str]) -> Amounts:
        return tuple((names.get(name, name), amount) for name, amount in value)

    return evolve(amounts(), names_projects=True, renamed=renamed, examples=((), *examples))


def _texts(value: object, says: Message) -> Sequence[str]:
    """Take one text or several."""
    texts = [value] if isinstance(value, str) else value
    if isinstance(texts, (list, tuple)) and all(isinstance(each, str) for each in texts):
        return texts
    raise _must_be(says, value)


def _must_be(says: Message, value: object) -> InputError:
    return InputError(
        Finding(message("must be {kind}, not {value}", kind=says, value=repr(str(value))))
    )


def _ids(text: str) -> tuple[str, ...]:
    ids = tuple(part.strip() for part in text.split(","))
    if "" in ids or len(ids) < 2:
        raise _must_be(_LISTS, text)
    return ids


def _amount(text: str) -> tuple[str, Fraction]:
    name, equals, said = (part.strip() for part in text.rpartition("="))
    if not equals or not name:
        raise _must_be(_AMOUNTS, text)
    amount = exact(said)
    if amount < 0:
        raise InputError(Finding(message("The amount for {name} is below 0", name=name)))
    return name, amount
