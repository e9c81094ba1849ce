"""Merges of the log beside a workbook, put after those of the workbook."""

from prioritize.errors import Spot
from prioritize.intake.hall.logged import gone_into, put_after
from prioritize.model.hall.evening import PlacedMerge
from prioritize.model.meeting import Merge


CODES = ("P1", "P2", "P3", "P4")


def sheet(*projects: str, into: str) -> PlacedMerge:
    """Merge on the sheet."""
    return PlacedMerge(Merge(projects, into), Spot("hall.xlsx", "Бириктирүү", 5, 1))


def log(*projects: str, into: str) -> PlacedMerge:
    """Merge in the log."""
    return PlacedMerge(Merge(projects, into), Spot("hall.xlsx.log.jsonl", row=1))


def test_they_follow_those_of_the_workbook() -> None:
    first, second = sheet("P1", "P2", into="P1"), log("P3", "P4", into="P3")

    found = put_after([first], [second], CODES)

    assert (found.merges, found.told, found.faults) == ((first, second), [], [])


def test_a_merged_poster_may_be_merged_further() -> None:
    first, second = sheet("P1", "P2", into="P1"), log("P1", "P3", into="P3")

    assert put_after([first], [second], CODES).merges == (first, second)


def test_what_the_workbook_says_already_is_told_and_left_out() -> None:
    first = sheet("P1", "P2", into="P1")

    found = put_after([first], [log("P2", "P1", into="P1")], CODES)

    assert found.merges == (first,)
    assert "says already" in str(found.told[0].what)
    assert found.told[0].spot.file == "hall.xlsx.log.jsonl"


def test_what_contradicts_the_workbook_is_a_fault() -> None:
    """A poster that went elsewhere, and one merged into a poster that is gone."""
    first = sheet("P1", "P2", into="P1")

    elsewhere = put_after([first], [log("P2", "P3", into="P3")], CODES)
    after = put_after([first], [log("P3", "P2", into="P2")], CODES)

    assert elsewhere.merges == after.merges == (first,)
    assert [str(each.what) for each in (*elsewhere.faults, *after.faults)] == [
        "Already merged into P1: P2",
        "Already merged into P1: P2",
    ]


def test_posters_that_are_not_there_any_more_are_told() -> None:
    found = put_after([], [log("P8", "P1", into="P1")], CODES)

    assert found.merges == ()
    assert "merging them changes nothing" in str(found.told[0].what)


def test_where_a_poster_went_is_known() -> None:
    merges = [Merge(("P1", "P2"), "P1"), Merge(("P1", "P3"), "P3")]

    assert gone_into(merges) == {"P2": "P1", "P1": "P3"}
