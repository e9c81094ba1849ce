"""The JSON of maps: no key twice, no NaN, one document, and every number kept as it was typed.

Programs write coordinates with all the decimals of a float, far more than any other number here
may have, so that numbers stay text until it is known which of them are coordinates.
"""

import json
from collections.abc import Sequence
from typing import Final, NoReturn, TypeAlias

from prioritize.errors import InputError, Spot, finding
from prioritize.intake.encoding import decode
from prioritize.text import Message, message


__all__ = ["Json", "read_map_json"]

_MOST_BYTES: Final = 200 * 2**20

Json: TypeAlias = "str | bool | list[Json] | dict[str, Json] | None"


def read_map_json(content: bytes, name: str) -> Json:
    """Read one JSON document; numbers stay text, so that nothing is rounded or overflows.

    Raises
    ------
    InputError
        The content is no JSON, has a key twice, values outside of JSON, or more than it can nest.

    Examples
    --------
    >>> read_map_json(b'{"a": [1, 0.10, "x", null]}', "a.json")
    {'a': ['1', '0.10', 'x', None]}

    """
    if len(content) > _MOST_BYTES:
        what = message("The file is larger than {most} MB", most=_MOST_BYTES // 2**20)
        raise _refused(what, name)
    decoder = json.JSONDecoder(
        object_pairs_hook=lambda pairs: _object(pairs, name),
        parse_int=str,
        parse_float=str,
        parse_constant=lambda constant: _refuse_constant(constant, name),
    )
    text = decode(content, name).text
    try:
        document: Json = decoder.decode(text)
        # What cannot be written again cannot be shown either: half of a character.
        json.dumps(document, ensure_ascii=False).encode()
    except json.JSONDecodeError as error:
        what = message("This is no JSON: {reason}", reason=error.msg)
        spot = Spot(name, row=error.lineno, column=error.colno)
        raise InputError(finding(what, spot)) from error
    except RecursionError as error:
        raise _refused(message("The document is nested too deeply"), name) from error
    except UnicodeEncodeError as error:
        raise _refused(message("The document holds half of a character"), name) from error
    return document


def _object(pairs: Sequence[tuple[str, Json]], name: str) -> dict[str, Json]:
    values = dict(pairs)
    if len(values) < len(pairs):
        keys = [key for key, _ in pairs]
        repeated = next(key for key in keys if keys.count(key) > 1)
        raise _refused(message("The key {key} stands twice", key=repr(repeated)), name)
    return values


def _refuse_constant(constant: str, name: str) -> NoReturn:
    raise _refused(message("{constant} is no number", constant=constant), name)


def _refused(what: Message, name: str) -> InputError:
    return InputError(finding(what, Spot(name)))
