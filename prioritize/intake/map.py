"""The community map: where people put their marks, and for what.

A map is GeoJSON, or a table with a column for what is marked and one or two for the place.
`Input.columns` names columns or properties by these meanings: ``code`` or ``name`` (what is
marked), ``latitude``, ``longitude``, ``participant``, ``community``. `Input.reading` may set
``distance``, the metres between two marks of one place.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Final

import attrs
import numpy as np
from attrs import frozen

from prioritize.errors import Finding, InputError, Spot
from prioritize.intake.cells import number_in
from prioritize.intake.coordinates import degrees_in
from prioritize.intake.faults import Faults
from prioritize.intake.geojson import marks_in_geojson
from prioritize.intake.marks import Mark, marks_in_table
from prioritize.intake.places import NEAR, Placed, places_of
from prioritize.intake.scope import Scope
from prioritize.intake.table import find_table, read_input_grid
from prioritize.model.consultation import Collected, Consultation, Input, MapEvidence
from prioritize.model.electorate import Electorate
from prioritize.model.number import exact
from prioritize.model.profile import ApprovalProfile, Profile
from prioritize.model.project import Location, Project
from prioritize.model.totals import TotalsColumn, TotalsProfile
from prioritize.registry import load
from prioritize.text import message


__all__ = ["read_map"]

_COARSE: Final = 50
_HALL: Final = 3


@frozen
class _Seen:
    """A mark whose project and place are known; `is_doubtful` places are not shown."""

    project: str
    community: str
    placed: Placed
    is_doubtful: bool


def read_map(content: bytes, input: Input, consultation: Consultation) -> tuple[Collected, ...]:
    """Read the marks of a map.

    Parameters
    ----------
    content
        The file of the input.
    input, consultation
        What the consultation declares about it.

    Returns
    -------
    tuple of Collected
        One for each community, with the evidence for each project. Where all participants are
        known each of them counts once for a project; else the marks are counted.

    Raises
    ------
    InputError
        With every fault of the file.

    """
    faults = Faults(input.file)
    scope = Scope.of(input, consultation)
    near = _near(input, faults)
    read = list(_read(content, scope, faults))
    marks = [seen for each in read for seen in _seen(each, scope, faults)]
    faults.stop()
    if not marks:
        faults.refuse(message("The map has no marks"))
    _remark_hall(marks, faults)
    communities = dict.fromkeys(each.community for each in marks)
    collected = [
        _collected([mark for mark in marks if mark.community == each], scope, near)
        for each in communities
    ]
    return tuple(attrs.evolve(each, findings=faults.accepted) for each in collected)


def _near(input: Input, faults: Faults) -> Fraction:
    wanted = dict(input.reading).get("distance", NEAR)
    try:
        near = exact(wanted)
    except InputError as error:
        faults.add(attrs.evolve(error.findings[0], spot=Spot(field="distance")))
        near = Fraction(NEAR)
    return near


def _read(content: bytes, scope: Scope, faults: Faults) -> Iterator[Mark]:
    first = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if first in {b"{", b"["}:
        return marks_in_geojson(content, scope, faults)
    if first == b"<":
        # It is not looked into, so that nothing in it is expanded or fetched.
        faults.refuse(
            message("KML, GPX and other XML are not read"),
            remedy=message("Save the layer as GeoJSON, or its points as CSV."),
        )
    grid = read_input_grid(content, scope.input, faults)
    table = find_table(grid, scope.input, scope.projects.knows, faults)
    return marks_in_table(table, scope, faults)


def _seen(mark: Mark, scope: Scope, faults: Faults) -> Iterator[_Seen]:
    """Yield the mark if it can be used, and record what is wrong or odd about it."""
    if not mark.label:
        faults.odd(message("The mark does not say what it marks and was left out"), mark.spot)
        return
    project = scope.projects.read(mark.label, mark.label_spot, faults)
    community = _community(mark, scope, faults)
    scope.check_open(project, community, mark.label_spot, faults)
    place = _place(mark, faults)
    if not project or place is None or scope.input.community not in {"", community}:
        return
    if mark.accuracy and _is_coarse(mark.accuracy):
        what = message("The place is only known to {accuracy} m", accuracy=mark.accuracy)
        faults.odd(what, mark.spot, code="V19")
    doubt = _doubt(place, community, scope)
    if doubt is not None:
        faults.accept(doubt.at(mark.spot))
    placed = Placed(place, mark.participant)
    yield _Seen(project, community, placed, is_doubtful=doubt is not None and doubt.code == "V18")


def _community(mark: Mark, scope: Scope, faults: Faults) -> str:
    if mark.community:
        return scope.communities.read(mark.community, mark.spot, faults)
    if not scope.only_community:
        faults.fault(message("Nothing says which community the mark belongs to"), mark.spot)
    return scope.only_community


def _place(mark: Mark, faults: Faults) -> Location | None:
    latitude, longitude = degrees_in(mark.latitude), degrees_in(mark.longitude)
    for each in (latitude, longitude):
        if isinstance(each, Finding):
            faults.add(each.at(mark.spot))
    if isinstance(latitude, Finding) or isinstance(longitude, Finding):
        return None
    if abs(latitude) > 90:
        faults.fault(
            message("No latitude is above 90"),
            mark.spot,
            remedy=message("Latitude and longitude are swapped: exchange them."),
            code="V18",
        )
        return None
    return Location(latitude, longitude)


def _is_coarse(accuracy: str) -> bool:
    metres = number_in(accuracy)
    return not isinstance(metres, Finding) and metres.value > _COARSE


def _doubt(place: Location, community: str, scope: Scope) -> Finding | None:
    """Say that a mark lies outside its community, and whether swapping would bring it inside."""
    area = next(
        (each.area for each in scope.consultation.communities if each.id == community), None
    )
    if area is None or _lies_in(place, area):
        return None
    if _lies_in(Location(place.longitude, place.latitude), area):
        return Finding(
            message("Latitude and longitude seem swapped"),
            remedy=message("The mark was counted, its place is not shown. Exchange the two."),
            code="V18",
        )
    what = message("The mark lies outside {community}", community=community)
    return Finding(what, remedy=message("Check the place, or the community."), code="V20")


def _lies_in(place: Location, area: tuple[Fraction, Fraction, Fraction, Fraction]) -> bool:
    south, west, north, east = area
    return south <= place.latitude <= north and west <= place.longitude <= east


def _remark_hall(marks: Sequence[_Seen], faults: Faults) -> None:
    """Remark a spot with marks for several projects: they were taken where people sat."""
    projects: dict[Location, set[str]] = {}
    for each in marks:
        projects.setdefault(each.placed.place, set()).add(each.project)
    often = Counter(each.placed.place for each in marks)
    for place, ids in projects.items():
        if len(ids) >= _HALL and 2 * often[place] > len(marks):
            what = message(
                "{marks} marks for {projects} things lie on one and the same spot",
                marks=often[place],
                projects=len(ids),
            )
            remedy = message("They were probably taken in the hall and not on the ground.")
            faults.odd(what, remedy=remedy, code="V19")


def _collected(marks: Sequence[_Seen], scope: Scope, near: Fraction) -> Collected:
    community = marks[0].community
    options = tuple(each for each in scope.options if scope.is_open_to(each, community))
    people = {mark.placed.participant for mark in marks}
    by_project = {
        option.id: [mark for mark in marks if mark.project == option.id] for option in options
    }
    return Collected(
        scope.input,
        community,
        _profile(options, by_project.values(), sorted(people), scope),
        None if "" in people else frozenset(people),
        tuple(_evidence(id, own, near) for id, own in by_project.items()),
    )


def _profile(
    options: tuple[Project, ...],
    marks: Iterable[Sequence[_Seen]],
    people: Sequence[str],
    scope: Scope,
) -> Profile:
    if people[0] == "":
        counts = np.array([[len(own)] for own in marks], np.int64)
        return TotalsProfile(options, (TotalsColumn(),), counts)
    who = [{mark.placed.participant for mark in own} for own in marks]
    if ApprovalProfile in load(scope.input.method).info.kinds:
        marked = np.array([[each in own for each in people] for own in who], np.bool_)
        return ApprovalProfile(options, Electorate(np.ones(len(people), np.int64)), marked)
    counts = np.array([[len(own)] for own in who], np.int64)
    return TotalsProfile(options, (TotalsColumn(voters=len(people)),), counts)


def _evidence(id: str, marks: Sequence[_Seen], near: Fraction) -> MapEvidence:
    people = {mark.placed.participant for mark in marks}
    shown = [mark.placed for mark in marks if not mark.is_doubtful]
    return MapEvidence(
        id,
        places_of(shown, near=near),
        len(marks),
        None if "" in people else len(people),
    )
