"""Tests of joining marks that lie close together."""

from collections.abc import Sequence
from fractions import Fraction
from math import asin, cos, radians, sin, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.intake.places import Placed, join_places, places_of
from prioritize.model.consultation import MapPlace
from prioritize.model.project import Location


def at(latitude: str, longitude: str, participant: str = "") -> Placed:
    """Put a mark on the ground."""
    return Placed(Location(Fraction(latitude), Fraction(longitude)), participant)


def metres(one: Location, other: Location) -> float:
    """Measure along the ground by the haversine formula, as a check of another kind."""
    north, east = (
        radians(float(other.latitude - one.latitude)),
        radians(float(other.longitude - one.longitude)),
    )
    flat = cos(radians(float(one.latitude))) * cos(radians(float(other.latitude)))
    return 2 * 6_371_008.8 * asin(sqrt(sin(north / 2) ** 2 + flat * sin(east / 2) ** 2))


def test_marks_within_150_metres_are_one_place() -> None:
    near = [at("39.9000", "71.3000"), at("39.9013", "71.3000"), at("39.9040", "71.3000")]

    places = places_of(near)

    assert [each.marks for each in places] == [2, 1]
    assert places[0].center == Location(Fraction("39.90065"), Fraction("71.3"))


def test_a_chain_of_near_marks_is_one_place() -> None:
    chain = [at(f"39.90{step}", "71.3") for step in ("00", "10", "20", "30")]

    assert [each.marks for each in places_of(chain)] == [4]
    assert [each.marks for each in places_of(chain, near=Fraction(100))] == [1, 1, 1, 1]


def test_the_distance_runs_along_the_ground_also_to_the_east() -> None:
    """At 40° north a degree of longitude is a quarter shorter than one of latitude."""
    east = [at("39.9", "71.3000"), at("39.9", "71.3017")]

    assert 140 < metres(east[0].place, east[1].place) < 150
    assert len(places_of(east)) == 1


def test_people_are_counted_once_at_a_place_where_all_are_known() -> None:
    marks = [at("39.9", "71.3", "a"), at("39.9", "71.3", "b"), at("39.9", "71.3", "a")]

    assert [each.participants for each in places_of(marks)] == [2]
    assert [each.participants for each in places_of([*marks, at("39.9", "71.3")])] == [None]


def test_no_marks_are_no_places() -> None:
    assert (places_of([]), join_places([], near=Fraction(150))) == ((), ())


def test_places_of_several_projects_are_joined_by_their_centers() -> None:
    here, there = Location(Fraction("39.9"), Fraction("71.3")), Location(Fraction(40), Fraction(71))
    near = Location(Fraction("39.9012"), Fraction("71.3"))

    joined = join_places(
        [MapPlace(here, 2, 2), MapPlace(near, 1, 1), MapPlace(there, 4, 3)], near=Fraction(150)
    )

    assert joined == (
        MapPlace(there, 4, 3),
        MapPlace(Location(Fraction("39.9004"), Fraction("71.3")), 3, None),
    )


@pytest.mark.parametrize("number", [1, 50])
def test_marks_on_the_same_spot_are_one_place(number: int) -> None:
    assert [each.marks for each in places_of([at("39.9", "71.3")] * number)] == [number]


def test_places_on_a_flip_chart_stay_apart() -> None:
    chart = [MapPlace(None, 2, None), MapPlace(None, 5, None)]

    joined = join_places([*chart, MapPlace(at("39.9", "71.3").place, 3, 3)], near=Fraction(150))

    assert [each.marks for each in joined] == [5, 3, 2]
    assert join_places(chart, near=Fraction(150)) == tuple(reversed(chart))


spots = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=1, max_size=8)


@given(spots)
def test_places_are_the_parts_of_the_graph_of_near_marks(steps: Sequence[tuple[int, int]]) -> None:
    """The naive reference joins groups as long as any two of them have near marks."""
    marks = [
        at(
            str(Fraction("39.9") + Fraction(north, 10_000)),
            str(Fraction("71.3") + Fraction(east, 10_000)),
        )
        for north, east in steps
    ]
    groups = [[mark] for mark in marks]
    joined = True
    while joined:
        joined = False
        for one in groups:
            for other in groups:
                if one is not other and any(
                    metres(a.place, b.place) < 150 for a in one for b in other
                ):
                    one.extend(other)
                    groups.remove(other)
                    joined = True
                    break
            if joined:
                break

    assert sorted(each.marks for each in places_of(marks)) == sorted(map(len, groups))
