"""What a consultation may say that a heading of a file means, by instrument."""

from collections.abc import Iterable, Mapping
from typing import Final

from prioritize.errors import closest, finding
from prioritize.intake.toml_table import Item, PlacedFaults
from prioritize.model.consultation import Input
from prioritize.text import message


__all__ = ["MEANINGS", "check_columns"]

_TALLY: Final = (
    *("code", "name", "votes", "total", "issued", "unused", "spoiled", "voters"),
    *("present", "abstaining", "ballot", "participant", "group", "community"),
)

MEANINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "map": ("code", "name", "latitude", "longitude", "participant", "community"),
    "gallery": _TALLY,
    "hands": _TALLY,
    "questionnaire": ("choices", "ranking", "key", "participant", "group", "community"),
    "ballots": (),
    "scores": (
        *("code", "name", "reviewer", "criterion", "score", "reason", "community"),
        *("round", "time"),
    ),
}
"""The meanings that the reader of an instrument looks for."""


def check_columns(item: Item[Input], criteria: Iterable[str], faults: PlacedFaults) -> None:
    """Report meanings that the reader of the input's instrument does not look for.

    The columns of a questionnaire may also be places (``1``, ``2`` …), those of a score sheet
    criteria.
    """
    instrument = item.value.instrument
    known = MEANINGS.get(instrument, ())
    if instrument == "scores":
        known = (*known, *criteria)
    for name, _ in item.value.columns:
        is_place = instrument == "questionnaire" and name.isascii() and name.isdigit()
        if instrument and name not in known and not is_place:
            what = message("No column of this instrument means this")
            remedy = closest(name, known)
            if remedy is None and known:
                remedy = message("Known are {names}.", names=known)
            faults.add((*item.path, "columns", name), finding(what, remedy=remedy))
