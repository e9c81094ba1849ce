"""The publicly verifiable random selection of RFC 3797.

Everybody numbers the pool before public numbers are known, and the numbers decide who is chosen.
The rule: of each choice, the MD5 of its number, the key and its number again, each number in two
bytes, is divided by how many are left; the remainder counts down the list of those left.

D. Eastlake 3rd (2004). Publicly Verifiable Nominations Committee (NomCom) Random Selection.
RFC 3797.
"""

import hashlib
import re
from collections.abc import Iterable
from typing import Final

from attrs import frozen

from prioritize.audit.printable import printable
from prioritize.errors import UsageError, finding
from prioritize.text import message


__all__ = ["MOST", "Choice", "key_of", "select", "sources_in"]

MOST: Final = 2**16
"""How many choices can be told apart by their number in two bytes."""

_SOURCES: Final = re.compile(r"\d+(,\d+)*(/\d+(,\d+)*)*/?", re.ASCII)


@frozen
class Choice:
    """One choice, with everything that is needed to repeat it.

    Attributes
    ----------
    number
        How many choices came before it.
    digest
        The MD5 in 32 hexadecimal digits, of which the value is divided by `left`.
    left
        How many were left to choose from.
    position
        Which of those left is chosen, from 1.
    chosen
        Its number in the whole pool, from 1.

    """

    number: int
    digest: str
    left: int
    position: int
    chosen: int


def sources_in(text: str) -> tuple[tuple[int, ...], ...]:
    """Read public numbers as they are typed: those of a source by commas, sources by slashes.

    Raises
    ------
    UsageError
        There is something else than whole numbers.

    Examples
    --------
    >>> sources_in("9319/2,5,12,8,10")
    ((9319,), (2, 5, 12, 8, 10))

    """
    if not _SOURCES.fullmatch(text):
        shown = printable(repr(text), limit=60)
        what = message("{text} does not say which numbers came from which source", text=shown)
        raise UsageError(finding(what, remedy=message("Write them like 9319/2,5,8,10,12.")))
    parts = text.removesuffix("/").split("/")
    return tuple(tuple(int(each) for each in part.split(",")) for part in parts)


def key_of(sources: Iterable[Iterable[int]]) -> str:
    """Make the key of public numbers, in the one form that the RFC gives them.

    Each number stands without leading zeros and with a point after it, the numbers of one source
    in rising order and with a slash after them.

    Examples
    --------
    >>> key_of([[9319], [2, 5, 12, 8, 10], [9, 18, 26, 34, 41, 45]])
    '9319./2.5.8.10.12./9.18.26.34.41.45./'

    """
    return "".join("".join(f"{each}." for each in sorted(source)) + "/" for source in sources)


def select(key: str, *, pool: int, draws: int) -> tuple[Choice, ...]:
    """Choose so many of a numbered pool.

    Parameters
    ----------
    key
        What `key_of` made of public numbers.
    pool
        How many are on the list; they are numbered from 1.
    draws
        How many are chosen, at most the whole pool.

    Examples
    --------
    The worked example of the RFC, its section 6: of 25, ten are chosen.

    >>> key = "9319./2.5.8.10.12./9.18.26.34.41.45./"
    >>> first, second, *_ = chosen = select(key, pool=25, draws=10)
    >>> [each.chosen for each in chosen]
    [17, 7, 2, 16, 25, 23, 8, 24, 19, 13]
    >>> first.digest.upper(), second.digest.upper()
    ('990DD0A5692A029A98B5E01AA28F3459', '3691E55CB63FCC37914430B2F70B5EC6')
    >>> int(first.digest, 16) % 25 + 1
    17

    """
    left = list(range(1, pool + 1))
    return tuple(_choice(key, number, left) for number in range(draws))


def _choice(key: str, number: int, left: list[int]) -> Choice:
    digest = _digest(key, number)
    at = int(digest, 16) % len(left)
    return Choice(number, digest, len(left), at + 1, left.pop(at))


def _digest(key: str, number: int) -> str:
    around = number.to_bytes(2, "big")
    content = around + key.encode("ascii") + around
    # The RFC prescribes MD5; nothing here rests on collisions being hard to find.
    return hashlib.md5(content, usedforsecurity=False).hexdigest()
