"""Ids of projects that come from outside: opaque text, but text that people can tell apart."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Final

from prioritize.errors import Spot
from prioritize.intake.faults import Faults
from prioritize.intake.spelling import mixed_words
from prioritize.text import message


__all__ = ["check_id", "check_typed_ids"]

_LONGEST: Final = 200
_FORBIDDEN: Final = re.compile("[\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def check_id(text: str, spot: Spot, faults: Faults) -> str:
    """Return the id in composed letters and without outer blanks; record what no id can be."""
    id = unicodedata.normalize("NFC", text).strip()
    if id != text and unicodedata.normalize("NFC", text) != text:
        faults.odd(message("Letters written in parts were read as one letter: {id}", id=id), spot)
    if not id or len(id) > _LONGEST or _FORBIDDEN.search(id):
        faults.fault(
            message("This is no id of a project: {id}", id=ascii(id[:60])),
            spot,
            remedy=message(
                "An id has from 1 to {most} characters, all of which can be seen.", most=_LONGEST
            ),
        )
    return id


def check_typed_ids(first: Mapping[str, Spot], faults: Faults) -> None:
    """Check ids that people typed into cells, given where each stands first.

    Two ids that differ only in case or blanks are a fault, because they may be one project; a
    word that mixes Latin and Cyrillic letters is told.
    """
    spellings: dict[str, str] = {}
    for id, spot in first.items():
        check_id(id, spot, faults)
        other = spellings.setdefault("".join(id.casefold().split()), id)
        if other != id:
            faults.fault(
                message("{id} is also written {other}", id=repr(id), other=repr(other)),
                spot,
                remedy=message("Write every project in one way."),
                code="V14",
            )
        for word in mixed_words(id):
            what = message("The word {word} mixes Latin and Cyrillic letters", word=repr(word))
            faults.odd(what, spot, code="V13")
