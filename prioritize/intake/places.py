"""Marks that lie close together are one place on the ground."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from math import pi, sin
from typing import TYPE_CHECKING, Final

import numpy as np
from attrs import frozen

from prioritize.model.consultation import MapPlace
from prioritize.model.project import Location


if TYPE_CHECKING:
    from numpy.typing import NDArray


__all__ = ["NEAR", "Placed", "join_places", "places_of"]

NEAR: Final = 150
"""Metres between two marks of one place, unless the input says otherwise."""
_EARTH: Final = 6_371_008.8
_DIGITS: Final = 6


@frozen
class Placed:
    """A mark at its place, with a key of who put it there where that is known."""

    place: Location
    participant: str = ""


def places_of(marks: Sequence[Placed], *, near: Fraction = Fraction(NEAR)) -> tuple[MapPlace, ...]:
    """Join marks into places: two belong together when a chain of near marks links them.

    Parameters
    ----------
    marks
        The marks of one project.
    near
        How far two neighbors in the chain may be apart, in metres along the ground.

    Returns
    -------
    tuple of MapPlace
        The place with most marks first; the center is the mean of its marks to a tenth of a metre.

    Notes
    -----
    Single linkage on the sphere. Distances are floats: they say what lies together and never
    order projects.

    Examples
    --------
    >>> here, there = Location(Fraction("39.9"), Fraction("71.3")), Location(40, 71)
    >>> [place.marks for place in places_of([Placed(here), Placed(here), Placed(there)])]
    [2, 1]

    """
    if not marks:
        return ()
    members: dict[int, list[Placed]] = {}
    for mark, label in zip(
        marks, _labels([each.place for each in marks], float(near)), strict=True
    ):
        members.setdefault(label, []).append(mark)
    return _in_order(_place(each) for each in members.values())


def join_places(places: Sequence[MapPlace], *, near: Fraction) -> tuple[MapPlace, ...]:
    """Join places of several projects whose centers lie near each other.

    How many people a joined place stands for is not known: the same may have marked both. Places
    whose center is not known stay apart.
    """
    located = [(each, each.center) for each in places if each.center is not None]
    apart = [each for each in places if each.center is None]
    if not located:
        return _in_order(apart)
    members: dict[int, list[tuple[MapPlace, Location]]] = {}
    labels = _labels([center for _, center in located], float(near))
    for each, label in zip(located, labels, strict=True):
        members.setdefault(label, []).append(each)
    return _in_order((*(_joined(each) for each in members.values()), *apart))


def _joined(places: Sequence[tuple[MapPlace, Location]]) -> MapPlace:
    if len(places) == 1:
        return places[0][0]
    marks = sum(each.marks for each, _ in places)
    latitude = sum((center.latitude * each.marks for each, center in places), Fraction(0))
    longitude = sum((center.longitude * each.marks for each, center in places), Fraction(0))
    center = Location(round(latitude / marks, _DIGITS), round(longitude / marks, _DIGITS))
    return MapPlace(center, marks, None)


def _in_order(places: Iterable[MapPlace]) -> tuple[MapPlace, ...]:
    return tuple(sorted(places, key=lambda each: (-each.marks, _order(each.center))))


def _order(place: Location | None) -> tuple[Fraction, Fraction]:
    return (place.latitude, place.longitude) if place else (Fraction(0), Fraction(0))


def _labels(spots: Sequence[Location], near: float) -> Iterator[int]:
    """Give marks of one place the same number; those on the very same spot are looked at once."""
    from scipy.sparse import coo_array  # noqa: PLC0415  # only a map with marks needs it
    from scipy.sparse.csgraph import connected_components  # noqa: PLC0415  # as above
    from scipy.spatial import cKDTree  # noqa: PLC0415  # as above

    on_sphere = np.array([_on_sphere(each) for each in spots])
    distinct, which = np.unique(on_sphere, axis=0, return_inverse=True)
    chord = 2 * sin(min(near / _EARTH, pi) / 2)
    pairs = cKDTree(distinct).query_pairs(chord, output_type="ndarray")
    size = len(distinct)
    links = coo_array((np.ones(len(pairs), np.int8), (pairs[:, 0], pairs[:, 1])), (size, size))
    _, labels = connected_components(links, directed=False)
    return iter(labels[which.ravel()].tolist())


def _on_sphere(place: Location) -> "NDArray[np.float64]":
    latitude, longitude = np.radians([float(place.latitude), float(place.longitude)])
    flat = np.cos(latitude)
    return np.array([flat * np.cos(longitude), flat * np.sin(longitude), np.sin(latitude)])


def _place(marks: Sequence[Placed]) -> MapPlace:
    people = {mark.participant for mark in marks}
    center = Location(
        _mean([mark.place.latitude for mark in marks]),
        _mean([mark.place.longitude for mark in marks]),
    )
    return MapPlace(center, len(marks), None if "" in people else len(people))


def _mean(values: Sequence[Fraction]) -> Fraction:
    return round(sum(values, Fraction(0)) / len(values), _DIGITS)
