"""The one way JSON is written: stable bytes that a person can read."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

from prioritize.report.safe_text import HIDDEN


__all__ = ["Json", "json_bytes"]

Json: TypeAlias = "bool | int | str | Sequence[Json] | Mapping[str, Json] | None"
"""What our JSON holds: no floats, because numbers that decide are text."""

_WIDTH: Final = 100
_LEAST: Final = len("0, ")
"""So much space a part of a list or an object takes at least."""
_encoded: Final = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def json_bytes(value: Json) -> bytes:
    r"""Write a value as UTF-8 with a final newline.

    What fits on a line stands on one; a longer list or object has one part per line, indented by
    one space. Keys keep the order they are given in. Characters that cannot be seen are escaped,
    so that the text is safe on a terminal and still means the same.

    Examples
    --------
    >>> json_bytes({"rank": 1, "projects": ["a"], "score": "7/2"})
    b'{"rank": 1, "projects": ["a"], "score": "7/2"}\n'

    """
    return f"{_written(value, 0)}\n".encode()


def _written(value: Json, depth: int, before: str = "") -> str:
    if value is None or isinstance(value, (str, int)) or len(value) * _LEAST <= _WIDTH:
        line = f"{before}{_on_one_line(value)}"
        if len(line) + depth <= _WIDTH or isinstance(value, (str, int)) or not value:
            return line
    inner = depth + 1
    if isinstance(value, Mapping):
        parts = [_written(part, inner, f"{_on_one_line(key)}: ") for key, part in value.items()]
        return before + _block("{}", parts, inner)
    return before + _block("[]", [_written(part, inner) for part in value], inner)


def _block(brackets: str, parts: Sequence[str], depth: int) -> str:
    before = "\n" + " " * depth
    return f"{brackets[0]}{before}{f',{before}'.join(parts)}{before[:-1]}{brackets[1]}"


def _on_one_line(value: Json) -> str:
    return HIDDEN.sub(_escaped, _encoded(value))


def _escaped(found: "re.Match[str]") -> str:
    return json.dumps(found.group())[1:-1]
