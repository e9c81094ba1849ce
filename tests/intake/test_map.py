"""Tests of reading maps; the G and J rows are those of the corpus of bad inputs.

Long because every row of the corpus about GeoJSON has its test here.
"""

import json
from collections.abc import Mapping, Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.model.consultation import Collected, MapEvidence
from prioritize.model.profile import ApprovalProfile
from prioritize.model.totals import TotalsColumn, TotalsProfile
from tests.intake.faulty import findings_of, lines_of
from tests.intake.village import (
    KYSHTUT,
    SUMBULA,
    a_consultation,
    an_input,
    codes,
    read,
    read_all,
    told,
)


TABLE = """\
Көйгөй;Кеңдик;Узундук;Катышуучу
Бала бакча;39,9000;71,3000;k1
Бала бакча;39.9005;71.3005;k2
Сугат суу;39°54'12"N;71°18'0"E;k2
Сугат суу;39.95;71.40;k2
"""

MAP = an_input("map", method="approval")


def feature(
    position: Sequence[float | str], label: str = "Сугат суу", **more: object
) -> Mapping[str, object]:
    """Make a feature with one point."""
    geometry = {"type": "Point", "coordinates": position}
    return {"type": "Feature", "geometry": geometry, "properties": {"көйгөй": label, **more}}


def collection(*features: Mapping[str, object], **more: object) -> str:
    """Make a GeoJSON document."""
    return json.dumps({"type": "FeatureCollection", "features": features, **more})


def shape(kind: str, coordinates: object) -> str:
    """Make a document of one feature with another geometry than a point."""
    geometry = {"type": kind, "coordinates": coordinates}
    return collection({"type": "Feature", "geometry": geometry, "properties": {"code": "tap"}})


def evidence(collected: Collected, project: str) -> MapEvidence:
    """Return what the map shows for a project."""
    return next(each for each in collected.map_evidence if each.project == project)


def marks(collected: Collected) -> dict[str, int]:
    """Return the number of marks of the projects that have any."""
    return {each.project: each.marks for each in collected.map_evidence if each.marks}


def test_a_table_of_marks_becomes_people_and_places() -> None:
    collected = read(TABLE, MAP)

    profile = collected.profile
    assert isinstance(profile, ApprovalProfile)
    assert profile.approved.tolist() == [[True, True], [False, True], [False] * 2, [False] * 2]
    assert collected.participants == frozenset({"k1", "k2"})
    assert [
        (each.project, len(each.places), each.marks, each.participants)
        for each in collected.map_evidence
    ] == [("preschool", 1, 2, 2), ("irrigation", 2, 2, 1), ("tap", 0, 0, 0), ("sport", 0, 0, 0)]
    assert told(collected) == []


def test_marks_of_unknown_people_are_totals() -> None:
    collected = read(TABLE.replace(";k1", ";"), MAP)

    assert isinstance(collected.profile, TotalsProfile)
    assert collected.profile.votes.tolist() == [[2], [2], [0], [0]]
    assert collected.participants is None
    assert evidence(collected, "preschool").participants is None
    assert evidence(collected, "irrigation").participants == 1


def test_people_are_totals_for_a_method_that_counts_no_marks() -> None:
    profile = read(TABLE, an_input("map", method="borda")).profile

    assert isinstance(profile, TotalsProfile)
    assert (profile.votes.tolist(), profile.columns) == (
        [[2], [1], [0], [0]],
        (TotalsColumn("", 2),),
    )


def test_the_distance_between_marks_of_one_place_can_be_set() -> None:
    wide = read(TABLE, an_input("map", method="approval", reading=[("distance", "20000")]))

    assert len(evidence(wide, "irrigation").places) == 1


def test_a_distance_that_is_none_is_a_fault() -> None:
    input = an_input("map", method="approval", reading=[("distance", "near")])

    assert "distance" in lines_of(lambda: read(TABLE, input))[0]


@pytest.mark.parametrize(
    "heading",
    [
        "place,_place_latitude,_place_longitude",
        "place,g-place-Latitude,g-place-Longitude",
        "place,Where.lat,Where.lon",
        "place,Y,X",
        "place,Широта,Долгота",
    ],
)
def test_the_columns_of_other_tools_are_known(heading: str) -> None:
    assert marks(read(f"{heading}\nsport,39.9,71.3\n", MAP)) == {"sport": 1}


def test_both_numbers_in_one_cell_are_a_place() -> None:
    content = "Көйгөй;Көйгөйдүн орду\nСугат суу;39.90 71.30 1450 4.9\n"

    assert marks(read(content, MAP)) == {"irrigation": 1}


def test_what_is_marked_is_known_by_what_the_column_holds() -> None:
    assert marks(read("q7,lat,lon\nsport,39.9,71.3\n", MAP)) == {"sport": 1}


def test_columns_can_be_declared() -> None:
    input = an_input(
        "map",
        method="approval",
        columns=[("name", "Эмне"), ("latitude", "c1"), ("longitude", "c2"), ("participant", "Ким")],
    )

    collected = read("Ким;Эмне;c1;c2\nk7;Спорт;39.9;71.3\n", input)

    assert (marks(collected), collected.participants) == ({"sport": 1}, frozenset({"k7"}))


@pytest.mark.parametrize("content", ["a,b\nsport,1\n", "lat,lon\n39.9,71.3\n"])
def test_a_table_without_places_or_names_is_refused(content: str) -> None:
    assert lines_of(lambda: read(content, MAP))


def test_geojson_is_read_with_its_people() -> None:
    collected = read(
        collection(
            feature([71.3, 39.9], participant="k1"),
            feature([71.3, 39.9], "preschool", participant="k2"),
        ),
        MAP,
    )

    assert marks(collected) == {"preschool": 1, "irrigation": 1}
    assert collected.participants == frozenset({"k1", "k2"})


def test_a_list_of_collections_is_read_j09() -> None:
    document = json.loads(collection(feature([71.3, 39.9])))

    assert marks(read(json.dumps([document, document]), MAP)) == {"irrigation": 2}


def test_what_is_marked_is_known_by_a_value_under_any_name() -> None:
    point = {"type": "Point", "coordinates": [71.3, 39.9]}
    document = collection(
        {"type": "Feature", "geometry": point, "properties": {"q": "Спорт", "_id": 7}}
    )

    assert marks(read(document, MAP)) == {"sport": 1}


def test_a_latitude_above_90_is_swapped_and_refused_g01() -> None:
    (finding,) = findings_of(lambda: read(collection(feature([39.9, 171.3])), MAP))

    assert (finding.code, finding.spot.field) == ("V18", "features[0]")


def test_a_mark_that_lies_inside_when_swapped_is_counted_without_its_place_g02() -> None:
    collected = read(collection(feature([39.9, 71.3]), feature([71.3, 39.9])), MAP)

    shown = evidence(collected, "irrigation")
    assert (shown.marks, len(shown.places)) == (2, 1)
    assert codes(collected) == ["V18"]


def test_a_mark_outside_the_village_is_told() -> None:
    collected = read(TABLE.replace("39.95", "41.95"), MAP)

    assert told(collected) == [
        "[V20] votes.csv, row 5: The mark lies outside kyshtut. Check the place, or the community."
    ]
    assert len(evidence(collected, "irrigation").places) == 2


@pytest.mark.parametrize("name", ["urn:ogc:def:crs:EPSG::32642", "EPSG:3857"])
def test_metres_are_no_degrees_g03(name: str) -> None:
    document = collection(feature([371_300, 4_412_345]), crs={"properties": {"name": name}})

    assert "another system than degrees" in lines_of(lambda: read(document, MAP))[0]


@pytest.mark.parametrize("name", ["urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326"])
def test_a_system_in_degrees_is_fine_g03(name: str) -> None:
    document = collection(feature([71.3, 39.9]), crs={"properties": {"name": name}})

    assert told(read(document, MAP)) == []


def test_an_open_edge_is_a_fault_g04() -> None:
    ring = [[71.3, 39.9], [71.4, 39.9], [71.4, 39.95]]

    assert "not closed" in lines_of(lambda: read(shape("Polygon", [ring]), MAP))[0]


@pytest.mark.parametrize(
    "kind, coordinates",
    [
        ("LineString", [[71.2, 39.85], [71.4, 39.95]]),
        ("MultiLineString", [[[71.2, 39.85], [71.4, 39.95]]]),
        ("Polygon", [[[71.2, 39.85], [71.4, 39.85], [71.4, 39.95], [71.2, 39.95], [71.2, 39.85]]]),
        ("MultiPolygon", [[[[71.2, 39.85], [71.4, 39.85], [71.3, 40], [71.2, 39.85]]]]),
    ],
)
def test_of_lines_and_areas_the_middle_is_taken_and_told(kind: str, coordinates: object) -> None:
    collected = read(shape(kind, coordinates), MAP)

    (place,) = evidence(collected, "tap").places
    assert place.center
    assert place.center.latitude == Fraction("39.9")
    assert "middle" in told(collected)[0]


def test_several_points_are_several_marks() -> None:
    assert marks(read(shape("MultiPoint", [[71.3, 39.9], [71.4, 39.9]]), MAP)) == {"tap": 2}


@pytest.mark.parametrize("geometry", [None, {"type": "Point", "coordinates": []}])
def test_a_feature_without_a_place_is_left_out_and_told_g06(geometry: object) -> None:
    empty = {"type": "Feature", "geometry": geometry, "properties": {"code": "tap"}}

    collected = read(collection(empty, feature([71.3, 39.9])), MAP)

    assert marks(collected) == {"irrigation": 1}
    assert "features[0]: The feature has no place" in told(collected)[0]


def test_the_parts_of_a_collection_are_marks_of_their_own_g07() -> None:
    parts = [{"type": "Point", "coordinates": [71.3, 39.9]}] * 2
    geometry = {"type": "GeometryCollection", "geometries": parts}
    document = collection({"type": "Feature", "geometry": geometry, "properties": {"code": "tap"}})

    collected = read(document, MAP)

    assert marks(collected) == {"tap": 2}
    assert "separate marks" in told(collected)[0]


@pytest.mark.parametrize("more", [[1450.0], [1450.0, 4.9]])
def test_heights_are_left_out_g09(more: list[float]) -> None:
    assert marks(read(collection(feature([71.3, 39.9, *more])), MAP)) == {"irrigation": 1}


def test_an_id_on_two_features_is_a_fault_g10() -> None:
    twin = {**feature([71.3, 39.9]), "id": 7}

    assert (
        "The id 7 stands on several features"
        in lines_of(lambda: read(collection(twin, twin), MAP))[0]
    )


def test_a_file_beyond_the_limit_is_not_read_g11_j14() -> None:
    content = b"[" + bytes(200 * 2**20)

    assert "larger than 200 MB" in lines_of(lambda: read(content, MAP))[0]


@pytest.mark.parametrize(
    "content",
    [
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><kml>&a;</kml>',
        '<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><kml>&c;</kml>',
        '<!DOCTYPE x SYSTEM "x.dtd"><gpx/>',
        "<?xml version='1.0'?><kml><NetworkLink/></kml>",
    ],
    ids=["g12", "g13", "g14", "g15"],
)
def test_xml_is_refused_and_never_looked_into(content: str) -> None:
    (line,) = lines_of(lambda: read(content, MAP))

    assert "Save the layer as GeoJSON" in line


def test_a_script_in_a_text_is_a_text_g16() -> None:
    document = collection(feature([71.3, 39.9], description="<script>alert(1)</script>"))

    assert marks(read(document, MAP)) == {"irrigation": 1}


@pytest.mark.parametrize(
    "content, part",
    [
        ('{"type": "FeatureCollection", "type": "Feature"}', "stands twice"),
        ('{"type": "FeatureCollection", "features": [NaN]}', "NaN is no number"),
        ('{"a": [Infinity]}', "Infinity is no number"),
        ("[" * 100_000, "nested too deeply"),
        ('["\\ud800"]', "half of a character"),
        ('{"type": "FeatureCollection",}', "not JSON"),
        ('{"type": "Feature"', "not JSON"),
        ("{} {}", "not JSON"),
        ('{"type": "Topology"}', "no GeoJSON"),
        ('{"type": "FeatureCollection", "features": {}}', "no GeoJSON"),
        ('{"type": "FeatureCollection", "features": ["a"]}', "no GeoJSON"),
        (collection(feature(["1e400", "1"])), "no number of degrees"),
        (collection(feature(["9" * 5000, "1"])), "no number of degrees"),
        (shape("Point", {"x": 1}), "list of numbers"),
        (shape("LineString", [1, 2]), "longitude and a latitude"),
        (shape("Circle", [1, 2]), "no kind of geometry"),
        (shape("LineString", [[71, "x"], [71, 40]]), "no number of degrees"),
    ],
    ids=[
        *("j01", "j02", "j02-inf", "j05", "j06", "j08", "j12", "j13", "j09", "j11", "j11-text"),
        *("j03", "j04", "point", "line", "kind", "corner"),
    ],
)  # fmt: skip
def test_what_is_no_geojson_is_refused(content: str, part: str) -> None:
    assert part in "\n".join(lines_of(lambda: read(content, MAP)))


def test_a_mark_before_the_document_is_fine_j07() -> None:
    assert marks(read("\ufeff" + collection(feature([71.3, 39.9])), MAP)) == {"irrigation": 1}


def test_numbers_in_quotes_are_numbers_j10() -> None:
    assert marks(read(collection(feature(["71.3", "39.9"])), MAP)) == {"irrigation": 1}


def test_a_mark_for_something_unknown_is_a_fault() -> None:
    (finding,) = findings_of(lambda: read(TABLE.replace("Сугат суу;39.95", "Сугат;39.95"), MAP))

    assert (finding.code, finding.spot.row, finding.spot.column) == ("V03", 5, 1)


def test_a_mark_that_says_nothing_is_left_out_and_told() -> None:
    collected = read(TABLE.replace("Сугат суу;39.95", ";39.95"), MAP)

    assert marks(collected) == {"preschool": 2, "irrigation": 1}
    assert "does not say what it marks" in told(collected)[0]


def test_a_map_without_marks_is_refused() -> None:
    assert "no marks" in lines_of(lambda: read(collection(), MAP))[0]


def test_all_faults_of_a_map_are_told_at_once() -> None:
    content = TABLE.replace("39,9000", "north").replace("71.40", "east")

    assert [each.spot.row for each in findings_of(lambda: read(content, MAP))] == [2, 5]


def test_a_coarse_place_is_told() -> None:
    content = "code,lat,lon,accuracy\nsport,39.9,71.3,80\ntap,39.9,71.4,4.9\n"

    assert codes(read(content, MAP)) == ["V19"]


def test_marks_for_everything_on_one_spot_were_taken_in_the_hall() -> None:
    rows = "".join(f"{each},39.9,71.3\n" for each in ("preschool", "sport", "tap"))

    collected = read(f"code,lat,lon\n{rows}tap,39.91,71.31\n", MAP)

    assert codes(collected) == ["V19"]


def test_one_file_of_several_villages_is_read_village_by_village() -> None:
    input = an_input("map", method="approval")
    consultation = a_consultation(input, communities=(KYSHTUT, SUMBULA))
    content = "Айыл аймагы,code,lat,lon\nКыштут,sport,39.9,71.3\nСумбула,tap,39.9,71.3\n"

    assert [(each.community, marks(each)) for each in read_all(content, input, consultation)] == [
        ("kyshtut", {"sport": 1}),
        ("sumbula", {"tap": 1}),
    ]


def test_a_mark_of_no_village_is_a_fault() -> None:
    input = an_input("map", method="approval")
    consultation = a_consultation(input, communities=(KYSHTUT, SUMBULA))

    assert any(
        "which community" in line for line in lines_of(lambda: read_all(TABLE, input, consultation))
    )


@given(
    st.lists(st.sampled_from(["preschool", "irrigation", "tap", "sport"]), min_size=1, max_size=12)
)
def test_every_mark_is_counted_once(labels: Sequence[str]) -> None:
    document = collection(*(feature([71.3, 39.9], label) for label in labels))

    profile = read(document, MAP).profile

    assert isinstance(profile, TotalsProfile)
    assert profile.votes.sum() == len(labels)
