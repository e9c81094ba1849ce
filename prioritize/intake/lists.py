"""Cells that list several options."""

import re
from collections.abc import Iterator
from typing import Final

from prioritize.errors import Spot
from prioritize.intake.faults import Faults
from prioritize.intake.matching import Matcher


__all__ = ["listed_options", "parts_in"]

_OTHER: Final = frozenset(("other", "другое", "башка", "башкалар"))
_BETWEEN: Final = re.compile(r"\s*[;|\n>]\s*")


def parts_in(text: str, options: Matcher) -> tuple[str, ...]:
    """Split a cell into what it lists.

    Ids may stand with blanks between them; names need a separator, because a name may hold
    blanks. Where commas separate, the longest name is taken, because a name may hold commas. An
    answer outside the list ("other") is left out.

    Examples
    --------
    >>> from prioritize.model.project import Names, Project
    >>> from prioritize.text import message
    >>> water = Project("water", Names.of("Water, for fields"))
    >>> options = Matcher.of(message("project"), [water, Project("road")])
    >>> parts_in("road water", options)
    ('road', 'water')
    >>> parts_in("Water, for fields, road", options)
    ('Water, for fields', 'road')

    """
    words = text.split()
    known = {*options.ids, *_OTHER}
    if all(word in known for word in words):
        parts = words
    else:
        parts = [each for each in _BETWEEN.split(text) if each]
        if len(parts) == 1 and not options.knows(text):
            parts = list(_by_commas(text, options))
    return tuple(part for part in parts if part.casefold() not in _OTHER)


def _by_commas(text: str, options: Matcher) -> Iterator[str]:
    parts = text.split(",")
    at = 0
    while at < len(parts):
        known = (
            end
            for end in range(len(parts), at, -1)
            if options.knows(",".join(parts[at:end]).strip())
        )
        end = next(known, at + 1)
        yield ",".join(parts[at:end]).strip()
        at = end


def listed_options(text: str, spot: Spot, options: Matcher, faults: Faults) -> tuple[str, ...]:
    """Read the ids of the options that a cell lists; what is unknown is a fault."""
    return tuple(id for part in parts_in(text, options) if (id := options.read(part, spot, faults)))
