"""What the minutes say about the count."""

from attrs import evolve

from prioritize.errors import Spot, finding
from prioritize.methods.dots.dots import Dots
from prioritize.model.consultation import MapEvidence
from prioritize.model.project import Names
from prioritize.model.shorthand import totals
from prioritize.tally.engine import run
from prioritize.tally.views import Voices, group_views
from prioritize.text import message
from tests.report.protocol.evening import MEETING, evening, wall_of
from tests.report.protocol.shown import section, shown


def test_every_list_stands_with_method_numbers_and_lead() -> None:
    title, method, table, lead, *_ = section("results", evening())

    assert shown(title) == [["Жаңы-Арык: gallery, projects"]]
    assert shown(method)[0][0].startswith("Method: Dot voting. Dots per person: 3")
    assert shown(table) == [
        ["Place", "Project", "dots"],
        ["1", "Canal (P1)", "17"],
        ["2", "Preschool (P2)", "14"],
        ["3", "Bridge (P3)", "7"],
    ]
    assert shown(lead)[0][0].startswith("Canal (P1) is first with 17 dots.")


def test_for_whom_the_list_speaks_is_said_where_it_is_known() -> None:
    *_, scope = section("results", evening())
    *_, last = section("results", evening(evolve(MEETING, adults=None)))

    assert shown(scope)[0][0].startswith(
        "This list shows what those at this meeting want: 55 people of 640 adult residents."
    )
    assert shown(last)[0][0].startswith("Canal (P1), Preschool (P2) share the first places")


def test_ties_are_told_with_the_revote_and_the_lot() -> None:
    title, told, _again, revote, counted, _drawn, lot = section("ties", evening())

    assert shown(title) == [["Жаңы-Арык: hands, projects"]]
    assert shown(told) == [["1st–2nd: equal. Canal (P1), Preschool (P2) share these places."]]
    assert shown(revote)[1:] == [["1", "Canal (P1)", "31"], ["1", "Preschool (P2)", "24"]]
    assert shown(counted) == [
        ["present: 55; against: 0; abstaining: 0; Counted by: Сынакова Гүлнара"]
    ]
    assert shown(lot)[1:] == [
        ["1", "Preschool (P2), Canal (P1)", "Мектеп окуучусу", "Күбө А, Күбө Б", "20:15"]
    ]


def test_a_map_stands_with_its_marks_and_has_neither_places_nor_ties() -> None:
    lists = evening()
    marks = (MapEvidence("P1", (), 7, None), MapEvidence("P2", (), 7, None))
    drawn = evolve(lists.listings[1], instrument="map", map_evidence=marks)
    lists = evolve(lists, listings=(drawn,), meeting=evolve(MEETING, revotes=(), lots=()))

    title, heading, table, evidence, _ = section("results", lists)
    (untied,) = section("ties", lists)

    assert shown(title) == [["Жаңы-Арык: map, projects"]]
    assert shown(heading) == [["What the map shows"]]
    assert shown(table)[1] == ["Canal (P1)", "0", "7", "unknown"]
    assert "it is not a vote" in shown(evidence)[0][0]
    assert shown(untied) == [["There were no ties."]]


def test_advice_to_clerks_stays_out_of_the_minutes_and_what_could_change_does_not() -> None:
    advice = message("Write 0 where nobody raised a hand.")
    effect = message("They could not change a place.")
    told = (
        finding(message("P3 was not put to the vote"), Spot("hall.xlsx", "Кол"), remedy=advice),
        finding(message("1 dot is missing"), remedy=effect, code="V01"),
    )

    _, remarks = section("not_counted", evolve(evening(), findings=told))

    assert [text for (text,) in shown(remarks)][:2] == [
        "sheet Кол: P3 was not put to the vote.",
        "1 dot is missing. They could not change a place.",
    ]


def test_how_many_of_a_single_group_voted_stays_out_of_the_minutes() -> None:
    """The group may be small, and small groups are joined everywhere else in the minutes."""
    few = finding(message("{own} of {group} voted", own=1, group="G3"), code="V22")
    more = finding(
        message("{there} people were present, and {came} came", there=9, came=8), code="V04"
    )

    _, remarks = section("not_counted", evolve(evening(), findings=(few, more)))

    assert [text for (text,) in shown(remarks)][:1] == ["9 people were present, and 8 came."]


def test_that_nothing_was_tied_is_said() -> None:
    lists = evening(None)

    (block,) = section("ties", evolve(lists, listings=lists.listings[:1]))

    assert shown(block) == [["There were no ties."]]


def test_findings_are_repeated_once_and_first_those_of_all_lists() -> None:
    lists = evening()
    wall = lists.listings[0]
    noted = evolve(lists, listings=(wall, wall), findings=wall.findings)

    nothing, remarks = section("not_counted", noted)

    assert shown(nothing) == [["No ballot was left out."]]
    assert shown(remarks) == [["60 dots were issued and 58 found."]]


def test_ids_that_are_no_codes_are_left_out_beside_a_name() -> None:
    """Nobody in a hall knows a project as `canal-repair`; the code on its poster everybody does."""
    name = Names.of({"en": "Canal"})
    lists = evolve(
        evening(), listings=(wall_of(("canal-repair", "P2", "x")),), names=(("canal-repair", name),)
    )

    _, _, table, *_ = section("results", lists)

    assert [row[1] for row in shown(table)] == ["Project", "Canal", "P2", "x"]


def test_what_has_a_section_of_its_own_is_not_told_twice() -> None:
    said = message("Two clerks agreed on {agreed} of {all} cells.", agreed=23, all=24)
    elsewhere = (
        finding(message("P2 and P3 were merged"), Spot("hall.xlsx", "Бириктирүү", 5)),
        finding(message("One clerk wrote 8"), Spot("hall.xlsx", "Дубалдагы чекиттер"), code="V06"),
        finding(said, Spot("hall.xlsx", "Дубалдагы чекиттер")),
        finding(message("Two dots are missing"), Spot("hall.xlsx", "Дубалдагы чекиттер")),
    )
    lists = evolve(evening(), findings=elsewhere)

    _, remarks = section("not_counted", lists)

    assert [text for (text,) in shown(remarks)] == [
        "sheet Дубалдагы чекиттер: Two dots are missing.",
        "60 dots were issued and 58 found.",
    ]


def test_a_difference_that_no_record_tells_is_a_remark() -> None:
    found = finding(message("The tellers differ"), code="V06")

    _, remarks = section("not_counted", evolve(evening(None), findings=(found,)))

    assert shown(remarks)[0] == ["The tellers differ."]


def test_what_groups_said_stands_below_the_list() -> None:
    lists = evening()
    votes = {"P1": [8, 8], "P2": [8, 4], "P3": [3, 3]}
    wall = totals(votes, groups=("G1", "G2"), voters=(20, 10))
    listing = evolve(lists.listings[0], result=run(Dots(per_voter=3), wall))
    views = group_views(listing, Voices(order=("G1", "G2"))).listings

    blocks = section("results", evolve(lists, listings=(listing,), views=views))

    found = [shown(each) for each in blocks]
    at = found.index([["By group"]])
    assert found[at + 1 : at + 4] == [
        [["What there is for each person (dots). People: Women 20, Men 10."]],
        [
            ["Place", "Project", "Women", "Men", "All", "Equal voice"],
            ["1", "Canal", "0.40", "0.80", "0.53", "1 (0.60)"],
            ["2", "Preschool", "0.40", "0.40", "0.40", "2 (0.40)"],
            ["3", "Bridge", "0.15", "0.30", "0.20", "3 (0.22)"],
        ],
        [["With an equal voice for every group the order stays the same."]],
    ]
