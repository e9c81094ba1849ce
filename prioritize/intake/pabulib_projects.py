"""The PROJECTS table of a Pabulib file."""

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from prioritize.errors import Spot
from prioritize.intake.faults import Faults
from prioritize.intake.pabulib_meta import Meta
from prioritize.intake.pabulib_sections import Section
from prioritize.model.number import exact
from prioritize.model.project import Location, Names, Project
from prioritize.text import message


__all__ = ["read_projects"]

_LONGEST_ID: Final = 200
_DEGREES: Final = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{1,30})?")


def read_projects(section: Section, meta: Meta, faults: Faults) -> tuple[Project, ...]:
    """Read the table; what is wrong with it is recorded.

    Projects keep the order of the file. What the file says about votes and about who was
    selected is not read here.
    """
    missing = tuple(each for each in ("project_id", "cost") if each not in section.headings)
    if missing:
        faults.refuse(message("PROJECTS has no column {headings}", headings=missing))
    if not section.rows:
        faults.fault(message("PROJECTS names no project"))
    first: dict[str, int] = {}
    projects = []
    for line, row in zip(section.lines, section.rows, strict=True):
        cells = {
            heading: cell.strip() for heading, cell in zip(section.headings, line, strict=True)
        }
        id = cells.get("project_id", "")
        _check_id(id, row, first, faults)
        first.setdefault(id, row)
        projects.append(_project(cells, row, meta, faults))
    return tuple(projects)


def _check_id(id: str, row: int, first: Mapping[str, int], faults: Faults) -> None:
    if id in first:
        what = message(
            "The project id {id} stands already in row {first}", id=repr(id), first=first[id]
        )
        faults.fault(what, Spot(row=row))
    if not id or len(id) > _LONGEST_ID or "," in id:
        faults.fault(
            message("This is no project id: {id}", id=repr(id[:60])),
            Spot(row=row),
            remedy=message("An id has from 1 to {most} characters and no comma.", most=_LONGEST_ID),
        )


def _project(cells: Mapping[str, str], row: int, meta: Meta, faults: Faults) -> Project:
    name = cells.get("name", "")
    return Project(
        cells.get("project_id", ""),
        meta.named(name) if name else Names(),
        _cost(cells.get("cost", ""), row, meta, faults),
        location=_location(cells, row, faults),
        categories=_categories(cells),
        neighborhood=_word(cells.get("neighborhood", "")),
    )


def _cost(said: str, row: int, meta: Meta, faults: Faults) -> Fraction | None:
    with faults.gather(Spot(row=row, field="cost")):
        cost = exact(said)
        if cost < 0:
            faults.fault(message("The cost is below 0: {said}", said=said), Spot(row=row))
        if 0 < meta.budget < cost:
            what = message("The project costs more than the budget: {said}", said=said)
            faults.odd(what, Spot(row=row))
        return cost
    return None


def _location(cells: Mapping[str, str], row: int, faults: Faults) -> Location | None:
    latitude, longitude = cells.get("latitude", ""), cells.get("longitude", "")
    if not latitude and not longitude:
        return None
    if _DEGREES.fullmatch(latitude) and _DEGREES.fullmatch(longitude):
        place = Location(Fraction(latitude), Fraction(longitude))
        if abs(place.latitude) <= 90 and abs(place.longitude) <= 180:
            return place
    what = message("The coordinates are no place: {pair}", pair=(latitude, longitude))
    faults.odd(what, Spot(row=row))
    return None


def _categories(cells: Mapping[str, str]) -> tuple[str, ...]:
    """Gather the categories and whom the project is for."""
    listed = (cells.get(each, "") for each in ("category", "target", "beneficiaries"))
    parts = (part.strip() for text in listed for part in text.split(","))
    return tuple(each for each in dict.fromkeys(map(_word, parts)) if each)


def _word(said: str) -> str:
    return "" if said == "None" else said
