"""The Merkle tree of RFC 9162 over the lines of a log: one number that fixes all of them.

Leaves and nodes are hashed with different prefixes, so no node can be passed off as a leaf. The
root of the first n lines stays what it was however many lines follow.
"""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final


__all__ = ["EMPTY", "leaf_of", "lines_of", "root_of", "roots_at"]

EMPTY: Final = hashlib.sha256().digest()
"""The root of no leaves."""

_LEAF: Final = b"\0"
_NODE: Final = b"\1"


def root_of(contents: Iterable[bytes]) -> bytes:
    r"""Return the root over leaves with these contents, in order.

    Examples
    --------
    >>> root_of([b"", b"\0"]).hex()[:16]
    'fac54203e7cc696c'

    """
    whole: list[bytes] = []
    for number, content in enumerate(contents, 1):
        _grow(whole, content, number)
    return _peak(whole) if whole else EMPTY


def roots_at(contents: Iterable[bytes], sizes: Collection[int]) -> dict[int, bytes]:
    """Return the roots over the first leaves, for each of these sizes that is reached."""
    roots = {0: EMPTY} if 0 in sizes else {}
    whole: list[bytes] = []
    last = max(sizes, default=0)
    for number, content in enumerate(contents, 1):
        if number > last:
            break
        _grow(whole, content, number)
        if number in sizes:
            roots[number] = _peak(whole)
    return roots


def _grow(whole: list[bytes], content: bytes, number: int) -> None:
    """Add a leaf to the roots of full subtrees, of which the largest comes first."""
    root, left = leaf_of(content), number
    while left % 2 == 0:
        root, left = _node(whole.pop(), root), left // 2
    whole.append(root)


def _peak(whole: Sequence[bytes]) -> bytes:
    """Join full subtrees, the smallest first."""
    root = whole[-1]
    for each in reversed(whole[:-1]):
        root = _node(each, root)
    return root


def leaf_of(content: bytes) -> bytes:
    """Return the hash of one leaf."""
    return hashlib.sha256(_LEAF + content).digest()


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(_NODE + left + right).digest()


def lines_of(log: bytes) -> Iterator[bytes]:
    """Give the lines of a log without their ends and without holding a second copy of it."""
    start = 0
    while start < len(log):
        end = log.find(b"\n", start)
        end = len(log) if end < 0 else end
        yield log[start:end]
        start = end + 1
