"""The merges that stand in the log beside a workbook."""

from collections.abc import Iterator

from prioritize.audit.material import Material
from prioritize.audit.merge_log import SUFFIX, read_merges
from prioritize.errors import Spot
from prioritize.model.hall.evening import PlacedMerge


__all__ = ["logged_merges"]


def logged_merges(material: Material) -> tuple[PlacedMerge, ...]:
    """Return the merges of the log that stand; those that were undone are left out.

    Raises
    ------
    InputError
        The log was changed by hand.

    """
    logs = (name for name in sorted(material.files) if name.endswith(SUFFIX))
    return tuple(placed for name in logs for placed in _standing(name, material.files[name]))


def _standing(name: str, log: bytes) -> Iterator[PlacedMerge]:
    for each in read_merges(log, name):
        if not each.undone:
            yield PlacedMerge(each.merge, Spot(name, row=each.number + 1))
