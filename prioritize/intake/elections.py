"""One door for files of ballots: the name's ending, or the content, says which reader reads it."""

import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import PurePath
from typing import Final, TypeAlias

from prioritize.errors import Finding, InputError, Spot, closest
from prioritize.intake.ballots_json import read_ballots_json
from prioritize.intake.blt import read_blt
from prioritize.intake.content import decoded_text
from prioritize.intake.faults import Faults
from prioritize.intake.pabulib import read_pabulib
from prioritize.intake.preflib import read_preflib
from prioritize.intake.preflib_header import KINDS
from prioritize.intake.ranked_table import read_ranked_table
from prioritize.model.election import Election
from prioritize.text import message


__all__ = ["FORMATS", "read_election"]

Reader: TypeAlias = "Callable[[bytes, str], Election]"

_TABLES: Final = ("csv", "tsv", "xlsx", "xlsm", "xlsb", "xls", "ods")
_READERS: Final[Mapping[str, Reader]] = {
    **{kind: partial(read_preflib, kind=kind) for kind in KINDS},
    "pb": read_pabulib,
    "blt": read_blt,
    **dict.fromkeys(_TABLES, read_ranked_table),
    "json": read_ballots_json,
}
FORMATS: Final = tuple(_READERS)
"""The formats, named as the endings of their files."""

_SIGNS: Final[tuple[tuple[re.Pattern[bytes], Reader], ...]] = (
    (re.compile(rb"\s*[{\[]"), read_ballots_json),
    (re.compile(rb"META[ \t;]*\r?\n"), read_pabulib),
    (re.compile(rb"#[^\n]*layout", re.IGNORECASE), read_ranked_table),
    (re.compile(rb"#[ \t]*[A-Z ]+(?:[0-9]+)?:"), read_preflib),
    (re.compile(rb"\s*[0-9]+[ \t]+[0-9]+[ \t]*(?:#[^\n]*)?\r?\n"), read_blt),
    (re.compile(rb"PK\x03\x04|\xd0\xcf\x11\xe0|[^\n]*[;,\t][^\n]*\n"), read_ranked_table),
)
_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"


def read_election(content: bytes, name: str, *, input_format: str = "") -> Election:
    r"""Read a file of ballots, whatever its format.

    Parameters
    ----------
    content, name
        The file, and the name that it goes by in messages. The ending of the name says the
        format; where it is none of `FORMATS`, the content does.
    input_format
        One of `FORMATS`, where the name does not say it or is wrong.

    Raises
    ------
    InputError
        The format cannot be told, or its reader finds faults.

    Examples
    --------
    >>> read_election(b'2 1\n1 2 0\n0\n"A"\n"B"\n"Hall"\n', "votes.txt").seats
    1

    """
    reader = _reader(content, name, input_format)
    try:
        return reader(content, name)
    except InputError as error:
        raise InputError([each.at(Spot(name)) for each in error.findings]) from error


def _reader(content: bytes, name: str, input_format: str) -> Reader:
    wanted = input_format.lower().removeprefix(".")
    if wanted:
        if wanted in _READERS:
            return _READERS[wanted]
        what = message("There is no input format {format}", format=repr(input_format))
        remedy = closest(wanted, FORMATS) or message("The formats are {formats}.", formats=FORMATS)
        raise InputError(Finding(what, remedy=remedy))
    ending = PurePath(name).suffix.lower().removeprefix(".")
    if ending in _READERS:
        return _READERS[ending]
    head = content.removeprefix(_BYTE_ORDER_MARK)
    return next((reader for sign, reader in _SIGNS if sign.match(head)), _unknown)


def _unknown(content: bytes, name: str) -> Election:
    """Say of a file of no known format what may be wrong with it."""
    faults = Faults(name)
    decoded_text(content, faults)
    faults.refuse(
        message("The format of the ballots cannot be told"),
        remedy=message("Name it with --input-format: {formats}.", formats=FORMATS),
    )
