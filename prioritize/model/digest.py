"""The fingerprint of what is counted, independent of the order of ballots and projects."""

import hashlib
import json
from collections.abc import Sequence
from math import gcd
from typing import Any

import numpy as np
from numpy.typing import NDArray

from prioritize.model.electorate import Electorate
from prioritize.model.project import Project


__all__ = ["canonical_json", "digest", "sha256"]


def canonical_json(value: object) -> bytes:
    """Write strings, integers, booleans, lists and objects as the one byte form of RFC 8785.

    Keys must be ASCII; there are no floats, so the standard library's writer gives these bytes.
    """
    return json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    ).encode()


def sha256(content: bytes) -> str:
    """Return the SHA-256 of bytes in lower-case hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def digest(
    kind: str,
    projects: Sequence[Project],
    layers: Sequence[NDArray[Any]],
    *,
    electorate: Electorate,
    facts: Sequence[str] = (),
) -> str:
    """Return the digest of a profile.

    Parameters
    ----------
    kind
        The kind of profile.
    projects
        The m projects, in the order of the rows.
    layers
        Matrices of integers with one column per ballot. A layer with m rows follows its projects;
        any other (marks by rank) is taken as it is.
    electorate
        Weights and counts of the columns; equal columns are merged.
    facts
        Whatever else decides, as text.

    """
    ids = [project.id for project in projects]
    by_id = sorted(range(len(ids)), key=ids.__getitem__)
    rows = [
        layer[by_id] if kind != "paper" and layer.shape[0] == len(ids) else layer
        for layer in layers
    ]
    columns = np.ascontiguousarray(np.concatenate(rows, axis=0).T.astype(_width(rows)))
    table, weights, counts = _merged(columns, electorate)
    measure = gcd(*weights) or 1
    head = {
        "counts": counts,
        "facts": list(facts),
        "ids": [ids[index] for index in by_id],
        "kind": kind,
        "rows": columns.shape[1],
        "unit": str(electorate.unit * measure if any(weights) else 1),
        "width": columns.dtype.itemsize,
        "weights": [weight // measure for weight in weights],
    }
    found = hashlib.sha256(b"profile/v1\0")
    # One after the other: joined, the ballots would lie in memory once more.
    found.update(canonical_json(head))
    found.update(b"\0")
    found.update(table.data)
    return found.hexdigest()


def _width(layers: Sequence[NDArray[Any]]) -> str:
    """Choose the narrowest integers that hold every value, whatever the reader used."""
    largest = max(
        (int(abs(each.astype(np.int64)).max()) for each in layers if each.size), default=0
    )
    return next(f">i{size}" for size in (1, 2, 4, 8) if largest < 2 ** (8 * size - 1))


def _merged(
    columns: NDArray[Any], electorate: Electorate
) -> tuple[NDArray[np.uint8], list[int], list[int]]:
    """Sort the ballots by their bytes and merge equal ones."""
    if not columns.size:
        return (
            np.zeros(0, np.uint8),
            [int(electorate.weights.sum())],
            [int(electorate.counts.sum())],
        )
    keys = columns.view(np.dtype((np.void, columns.dtype.itemsize * columns.shape[1]))).ravel()
    distinct, inverse = np.unique(keys, return_inverse=True)
    weights = np.zeros(distinct.size, dtype=np.int64)
    counts = np.zeros(distinct.size, dtype=np.int64)
    np.add.at(weights, inverse, electorate.weights)
    np.add.at(counts, inverse, electorate.counts)
    return distinct.view(np.uint8), weights.tolist(), counts.tolist()
