"""Where the values of a JSON text stand, which the standard library's reader does not tell."""

import json
import re
from collections.abc import Iterator
from typing import Final

import attrs
from attrs import frozen


__all__ = ["Place", "walk"]

_TOKEN: Final = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+|"', re.DOTALL)


@frozen
class Place:
    """A key or a value: its path such as ``ballots[2].marks``, its text, and where it begins.

    `depth` is how many lists and objects it lies in; row and column count from 1.
    """

    path: str
    text: str
    depth: int
    row: int
    column: int
    is_key: bool = False
    is_repeated: bool = False


@attrs.define
class _Container:
    path: str
    is_list: bool
    index: int = 0
    key: str | None = None
    keys: set[str] = attrs.field(factory=set)

    @property
    def inner(self) -> str:
        if self.is_list:
            return f"{self.path}[{self.index}]"
        return f"{self.path}.{self.key}" if self.path else str(self.key)


def walk(document: str) -> Iterator[Place]:
    r"""Yield every key and value of a document, which need not be sound to its end.

    Examples
    --------
    >>> [(place.path, place.row) for place in walk('{"a": [1,\n2]}')]
    [('', 1), ('a', 1), ('a', 1), ('a[0]', 1), ('a[1]', 2)]

    """
    around: list[_Container] = []
    row, start, line = 1, 0, 0
    for found in _TOKEN.finditer(document):
        text = found[0]
        row += document.count("\n", start, found.start())
        line = document.rfind("\n", start, found.start()) + 1 or line
        start = found.start()
        column = start - line + 1
        inside = around[-1] if around else None
        if text in ("}", "]"):
            around = around[:-1]
        elif text == ",":
            if inside:
                inside.index, inside.key = inside.index + 1, None
        elif inside and not inside.is_list and inside.key is None:
            inside.key = _key(text)
            repeated = inside.key in inside.keys
            inside.keys.add(inside.key)
            yield Place(
                inside.inner, text, len(around), row, column, is_key=True, is_repeated=repeated
            )
        elif text != ":":
            path = inside.inner if inside else ""
            yield Place(path, text, len(around), row, column)
            if text in ("{", "["):
                around.append(_Container(path, text == "["))


def _key(text: str) -> str:
    """Return what a key means, escapes included; what is no string means itself."""
    try:
        return str(json.loads(text))
    except ValueError:
        return text
