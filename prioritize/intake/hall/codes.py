"""Cells that list the codes of several posters: P3 P7, P3, P7, P3 = P7, p3 + p7."""

import re
from typing import Final

from prioritize.intake.faults import Faults
from prioritize.intake.lists import parts_in
from prioritize.intake.matching import Matcher
from prioritize.intake.tally_lines import Cell


__all__ = ["codes_in", "read_codes"]

_BETWEEN: Final = re.compile(r"[\s,;=+/&]+")


def codes_in(text: str, projects: Matcher) -> tuple[str, ...]:
    """Split a cell into what it lists; names may stand in it too, with commas between them.

    Examples
    --------
    >>> from prioritize.model.project import projects_of
    >>> from prioritize.text import message
    >>> projects = Matcher.of(message("project"), projects_of(["P3", "P7"]))
    >>> codes_in("p3 + p7", projects), codes_in("P3=P7", projects)
    (('p3', 'p7'), ('P3', 'P7'))

    """
    if projects.knows(text):
        return (text,)
    words = tuple(each for each in _BETWEEN.split(text) if each)
    if all(map(projects.knows, words)):
        return words
    parts = parts_in(text, projects)
    is_of_names = all(map(projects.knows, parts)) or not any(map(projects.knows, words))
    return parts if is_of_names else words


def read_codes(cell: Cell, projects: Matcher, faults: Faults) -> tuple[str, ...]:
    """Read the ids of the projects that a cell lists; what is unknown is a fault (V03)."""
    found = (projects.read(part, cell.spot, faults) for part in codes_in(cell.text, projects))
    return tuple(id for id in found if id)
