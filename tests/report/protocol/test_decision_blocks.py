"""What the minutes say about decisions made in the hall."""

from prioritize.model.meeting import Meeting
from prioritize.report.protocol.document import (
    Lines,
)
from tests.report.protocol.evening import evening
from tests.report.protocol.shown import section, shown


def test_merges_stand_with_the_list_before_and_after() -> None:
    table, title, effect, ranges = section("merges", evening())

    assert shown(table)[1:] == [
        [
            "Preschool (P2), Bridge (P3)",
            "P2",
            "after the vote, 19:40",
            "Жыйын, бир добуштан",
            "Экөө тең бир көпүрө жөнүндө",
        ]
    ]
    assert shown(title) == [["gallery"]]
    assert shown(effect) == [
        ["Project", "Before the merge", "After the merge"],
        ["Canal (P1)", "1", "1"],
        ["Preschool (P2)", "2–3", "2"],
        ["Bridge (P3)", "2–3", "–"],
    ]
    assert shown(ranges) == [
        [
            (
                "Preschool (P2): one person may have voted for several of the merged posters."
                " Counting everybody once, it stands for 7 to 11 dots."
            )
        ]
    ]


def test_corrections_and_differences_stand_cell_by_cell() -> None:
    agreement, differences = section("entry", evening())
    (corrections,) = section("corrections", evening())

    assert shown(agreement) == [["Gallery: Two clerks agreed on 23 of 24 cells."]]
    assert shown(differences)[1:] == [
        ["Дубалдагы чекиттер, C7", "8", "9", "8", "Үлгүев Бакыт", "Сүрөттө 8 чекит"]
    ]
    assert shown(corrections)[1:] == [
        ["Топтор, F5", "21", "22", "Примерова Анна", "Бир аял 18:20да келди"]
    ]


def test_a_record_without_merges_and_corrections_says_that_there_were_none() -> None:
    lists = evening(Meeting())

    assert shown(section("merges", lists)[0]) == [["No posters were merged."]]
    assert shown(section("corrections", lists)[0]) == [["There were no corrections."]]
    assert [shown(each) for each in section("entry", lists)] == [
        [["Each sheet was typed by one person."]],
        [["No differences were recorded."]],
    ]


def test_without_a_record_nobody_knows_and_lines_are_left() -> None:
    lists = evening(None)

    assert section("merges", lists) == (Lines(2),)
    assert section("corrections", lists) == (Lines(2),)
    assert section("entry", lists) == (Lines(2), Lines(2))
    assert section("attachments", lists)[0] == Lines(2)
    assert section("present", lists) == (Lines(2),)
