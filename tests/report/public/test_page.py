"""What stands on the sheet of a community."""

from attrs import evolve

from prioritize.model.consultation import MapEvidence
from prioritize.model.meeting import Meeting, Merge, Present
from prioritize.model.project import Names
from prioritize.report.public.occasion import occasion_at
from prioritize.report.public.page import pages
from tests.report.public.posters import (
    ENGLISH_VOICE,
    hands,
    in_community,
    lists_of,
    part,
    sheet,
    together,
    told,
    wall,
)


MEETING = Meeting(
    date="2025-02-14",
    place="School",
    community="Ak-Terek",
    adults=410,
    present=(Present("G1", 30), Present("G2", 25)),
)
WALL = wall({"P1": [5, 3], "P2": [2, 1]}, groups=("G1", "G2"), voters=(9, 8))


def test_the_head_says_what_where_and_when() -> None:
    page = sheet(hands(3, 2), meeting=MEETING)

    assert str(page.title) == "Village meeting"
    assert told(page.where) == ["Ak-Terek", "School", "February 14, 2025"]


def test_a_date_that_nobody_can_read_stands_as_it_was_typed() -> None:
    page = sheet(hands(3, 2), meeting=Meeting(date="last Friday"))

    assert told(page.where) == ["last Friday"]


def test_a_file_of_ballots_has_neither_title_nor_place() -> None:
    lists = evolve(lists_of(hands(3, 2)), title=Names())
    (page,) = pages(lists, occasion_at(lists), ENGLISH_VOICE)

    assert (str(page.title), page.where) == ("Ranked list", ())


def test_training_and_what_if_are_both_said() -> None:
    page = sheet(evolve(hands(3, 2), what_if=True), kind="training")

    assert told(page.warnings) == [
        "TRAINING: votes made up for practice. These are no results.",
        "What if: this is not by the rules of the consultation.",
    ]
    assert str(page.watermark) == "TRAINING"


def test_another_budget_is_a_what_if_too() -> None:
    funded = evolve(hands(3, 2), view="budget", what_if=True)

    assert told(sheet(hands(3, 2), funded).warnings) == [
        "What if: this is not by the rules of the consultation."
    ]


def test_a_real_result_has_no_warning() -> None:
    page = sheet(hands(3, 2))

    assert (page.warnings, page.watermark) == ((), None)


def test_those_present_are_the_ones_who_took_part() -> None:
    page = sheet(hands(3, 2), WALL, meeting=MEETING)

    assert part(page, "Who took part") == [
        "55 people took part: G1 30, G2 25.",
        "Gallery: 17 people voted.",
        (
            "This list shows what participants of this meeting want (55 people of about 410"
            " adults). It is not a survey of the whole municipality."
        ),
    ]


def test_without_them_every_instrument_says_who_took_part() -> None:
    page = sheet(hands(30, 22, present=55), WALL)

    assert part(page, "Who took part")[:2] == [
        "Hands raised: 55 people took part.",
        "Gallery: 17 people took part: G1 9, G2 8.",
    ]
    assert "at least 55 people" in part(page, "Who took part")[2]


def test_adults_are_those_of_the_community() -> None:
    lists = lists_of(in_community(hands(30, 22, present=55), "north"))
    occasion = occasion_at(lists, date="2025-01-02", adults=(("north", 900), ("south", 100)))

    (page,) = pages(lists, occasion, ENGLISH_VOICE)

    assert told(page.where) == ["north", "January 2, 2025"]
    assert "of about 900 adults" in part(page, "Who took part")[-1]


def test_it_is_said_how_it_was_counted_and_how_many_dots_there_were() -> None:
    page = sheet(WALL)

    assert part(page, "How it was counted") == [
        (
            "Everyone has the same number of dots and puts them beside projects. The project with"
            " the most dots is first."
        ),
        "Dots per person: 3, on one project at most 1.",
    ]


def test_a_combined_list_says_how_each_of_its_parts_was_cast() -> None:
    page = sheet(*together((WALL, 2), (hands(5, 3), 1)))

    counted = part(page, "How it was counted")

    assert counted[-2:] == [
        "Gallery: Everyone saw the dots of those before them.",
        "Hands raised: The votes were cast in the open.",
    ]
    assert any("of the weight on gallery" in text for text in counted)


def test_a_part_without_sentences_has_no_heading() -> None:
    assert part(sheet(hands(3, 2)), "What was not counted") == []


def test_the_map_stands_beside_the_votes() -> None:
    evidence = (MapEvidence("P2", (), 7, None), MapEvidence("P1", (), 0, None))
    page = sheet(WALL, evolve(WALL, instrument="map", map_evidence=evidence))

    assert part(page, "What the map shows") == [
        "Marked most often: Preschool with 7 marks.",
        "The map is evidence of where a need is; it is not a vote.",
    ]


def test_what_was_settled_has_a_heading_of_its_own() -> None:
    merge = Merge(("P1", "P2"), "P1", "after")
    page = sheet(hands(3, 2), meeting=evolve(MEETING, merges=(merge,)))

    assert part(page, "Merged, corrected, checked") == [
        "Irrigation (P1), Preschool (P2) were merged after the vote."
    ]


def test_names_that_look_alike_come_with_a_warning() -> None:
    twins = (("P1", Names.of({"en": "Canal"})), ("P2", Names.of({"en": "Сanal"})))
    lists = evolve(lists_of(hands(3, 2)), names=twins)

    (page,) = pages(lists, occasion_at(lists), ENGLISH_VOICE)

    assert part(page, "What was not counted") == [
        "Some names look alike: compare the codes beside them."
    ]
    assert [entry.code for entry in page.charts[0].entries] == ["P1", "P2"]


def test_every_community_has_a_sheet_of_its_own() -> None:
    lists = lists_of(in_community(hands(3, 2), "north"), in_community(hands(1, 2), "south"))

    found = pages(lists, occasion_at(lists), ENGLISH_VOICE)

    assert [told(page.where) for page in found] == [["north"], ["south"]]


def test_no_vote_of_a_single_group_stands_anywhere() -> None:
    """A group that agrees would be given away by its own votes, however large it is."""
    page = sheet(wall({"P1": [17, 0], "P2": [0, 8]}, groups=("G1", "G2"), voters=(17, 8)))

    texts = [str(each) for chart in page.charts for e in chart.entries for each in e.numbers]

    assert texts == ["17 dots", "8 dots"]
    assert not any("G1" in text for chart in page.charts for text in told(chart.why))
