"""Marks on a map as GeoJSON lists them: a collection of features, or a list of collections."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final, TypeAlias

from prioritize.errors import Finding, InputError, Spot
from prioritize.intake.coordinates import degrees_in
from prioritize.intake.faults import Faults
from prioritize.intake.json_strict import Json, read_json_as_typed
from prioritize.intake.marks import Mark
from prioritize.intake.scope import Scope
from prioritize.intake.spelling import fold
from prioritize.intake.vocabulary import meaning
from prioritize.text import message


__all__ = ["marks_in_geojson"]

_MOST_BYTES: Final = 200 * 2**20
_MOST_CORNERS: Final = 1_000_000
_DEGREES: Final = ("crs84", "4326", "wgs84", "wgs 84")
_DEPTHS: Final = {
    "Point": 0,
    "MultiPoint": 1,
    "LineString": 1,
    "MultiLineString": 2,
    "Polygon": 2,
    "MultiPolygon": 3,
}

Position: TypeAlias = "tuple[str, str]"
Feature: TypeAlias = "Mapping[str, Json]"


def marks_in_geojson(content: bytes, scope: Scope, faults: Faults) -> Iterator[Mark]:
    """Read the marks of a GeoJSON document.

    A point is one mark and several points are several. Of a line or an area the middle of its
    corners is taken, and that is said. Heights are left out; features without a place are told.

    Raises
    ------
    InputError
        The document is no GeoJSON.

    """
    if len(content) > _MOST_BYTES:
        faults.refuse(message("The file is larger than {most} MB", most=_MOST_BYTES // 2**20))
    features = list(_features(read_json_as_typed(content, faults).value, "", faults))
    often = Counter(str(each["id"]) for _, each in features if each.get("id") is not None)
    for id in (id for id, number in often.items() if number > 1):
        faults.fault(message("The id {id} stands on several features", id=id))
    corners = 0
    for path, feature in features:
        spot = Spot(faults.name, field=path)
        for longitude, latitude in _places(feature.get("geometry"), spot, faults):
            corners += 1
            yield _mark(feature, (longitude, latitude), spot, scope)
        if corners > _MOST_CORNERS:
            faults.refuse(message("There are more than {most} marks", most=_MOST_CORNERS))


def _features(document: Json, path: str, faults: Faults) -> Iterator[tuple[str, Feature]]:
    """Yield every feature with the path to it."""
    if isinstance(document, list):
        for number, each in enumerate(document):
            yield from _features(each, f"{path}[{number}]", faults)
        return
    kind = document.get("type") if isinstance(document, dict) else None
    if isinstance(document, dict) and kind == "Feature":
        yield path, document
    elif isinstance(document, dict) and kind == "FeatureCollection":
        _check_system(document, faults)
        start = f"{path}.features" if path else "features"
        features = document.get("features")
        yield from _features(features if isinstance(features, list) else None, start, faults)
    else:
        what = message("This is no GeoJSON collection of features")
        faults.fault(what, Spot(faults.name, field=path))


def _check_system(document: Feature, faults: Faults) -> None:
    """Refuse coordinates in metres: an old member says what system they are in."""
    system = str(document.get("crs") or "crs84").casefold()
    if not any(each in system for each in _DEGREES):
        faults.fault(
            message("The coordinates are in another system than degrees"),
            Spot(faults.name, field="crs"),
            remedy=message("Save the layer again in WGS 84 (EPSG:4326)."),
        )


def _places(geometry: Json, spot: Spot, faults: Faults) -> Iterator[Position]:
    """Yield the position of every mark in a geometry."""
    if not isinstance(geometry, dict):
        faults.odd(message("The feature has no place and was left out"), spot)
        return
    if geometry.get("type") == "GeometryCollection":
        faults.odd(message("The parts of the feature were read as separate marks"), spot)
        parts = geometry.get("geometries")
        for part in parts if isinstance(parts, list) else ():
            yield from _places(part, spot, faults)
        return
    kind = str(geometry.get("type"))
    if kind not in _DEPTHS:
        faults.fault(message("There is no kind of geometry {kind}", kind=repr(kind)), spot)
        return
    try:
        lines = list(_lines(geometry.get("coordinates"), _DEPTHS[kind]))
    except InputError as error:
        for each in error.findings:
            faults.add(each.at(spot))
        return
    yield from _marked(kind, [line for line in lines if line], spot, faults)


def _marked(
    kind: str, lines: Sequence[Sequence[Position]], spot: Spot, faults: Faults
) -> Iterator[Position]:
    if not lines:
        faults.odd(message("The feature has no place and was left out"), spot)
    elif kind in {"Point", "MultiPoint"}:
        yield from (position for line in lines for position in line)
    else:
        is_area = kind.endswith("Polygon")
        if is_area and any(line[0] != line[-1] for line in lines):
            faults.fault(message("The edge of the area is not closed"), spot)
        faults.odd(message("The middle of a line or an area was taken as the mark"), spot)
        corners = [each for line in lines for each in (line[1:] if is_area else line)]
        yield from _middle(corners, spot, faults)


def _middle(corners: Sequence[Position], spot: Spot, faults: Faults) -> Iterator[Position]:
    sums = [Fraction(0), Fraction(0)]
    for corner in corners:
        for axis, text in enumerate(corner):
            degrees = degrees_in(text)
            if isinstance(degrees, Finding):
                faults.add(degrees.at(spot))
                return
            sums[axis] += degrees
    means = [each / len(corners) for each in sums]
    longitude, latitude = (
        format(Decimal(each.numerator) / each.denominator, ".7f") for each in means
    )
    yield longitude, latitude


def _lines(coordinates: Json, depth: int) -> Iterator[list[Position]]:
    """Yield the lines of positions inside coordinates nested to a depth."""
    if not isinstance(coordinates, list):
        raise InputError(message("Coordinates must be a list of numbers"))
    if depth > 1:
        for each in coordinates:
            yield from _lines(each, depth - 1)
    elif depth == 1:
        yield [_position(each) for each in coordinates]
    elif coordinates:
        yield [_position(coordinates)]


def _position(coordinates: Json) -> Position:
    numbers = coordinates if isinstance(coordinates, list) else []
    if len(numbers) < 2 or not all(isinstance(each, str) for each in numbers):
        raise InputError(message("A position is a longitude and a latitude"))
    return str(numbers[0]), str(numbers[1])


def _mark(feature: Feature, position: Position, spot: Spot, scope: Scope) -> Mark:
    longitude, latitude = position
    properties = feature.get("properties")
    told = {
        key: str(value).strip()
        for key, value in (properties.items() if isinstance(properties, dict) else ())
        if isinstance(value, (str, bool))
    }
    return Mark(
        _label(told, scope),
        latitude,
        longitude,
        spot,
        _told(told, "participant", scope),
        _told(told, "community", scope),
        _told(told, "accuracy", scope),
    )


def _label(told: Mapping[str, str], scope: Scope) -> str:
    """Return what is marked: by the name of the property, or by a value that is an option."""
    named = _told(told, "code", scope) or _told(told, "name", scope)
    if scope.projects.knows(named):
        return named
    known = [text for text in told.values() if scope.projects.knows(text)]
    return known[0] if len(known) == 1 else named


def _told(told: Mapping[str, str], wanted: str, scope: Scope) -> str:
    heading = scope.heading_of(wanted)
    for key, text in told.items():
        if text and (fold(key) == fold(heading) if heading else meaning(key) == wanted):
            return text
    return ""
