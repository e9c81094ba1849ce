"""What the minutes say about the meeting, and what they leave to be written by hand."""

from attrs import evolve

from prioritize.model.meeting import Meeting, Present
from prioritize.report.isolate import unmarked
from prioritize.report.protocol.compose import compose
from prioritize.report.protocol.document import (
    Items,
    Lines,
    Signatures,
)
from tests.report.protocol.evening import ENGLISH_VOICES, MEETING, evening
from tests.report.protocol.shown import BLANK, plain, section, shown


def test_the_head_tells_where_when_and_who() -> None:
    (block,) = section("about", evening())

    assert shown(block) == [
        ["Municipality or village", "Жаңы-Арык"],
        ["Venue", "Маданият үйү"],
        ["Date", "February 14, 2025"],
        ["Opened at", "18:00"],
        ["Legal basis", "Жыйындын чечими"],
        ["Chair", "Үлгүев Бакыт"],
        ["Secretary", "Примерова Анна"],
        ["Counting commission", "Сынакова Гүлнара", "Мисалов Эрмек"],
    ]


def test_a_date_that_is_none_stands_as_it_was_typed() -> None:
    (block,) = section("about", evening(evolve(MEETING, date="14-февраль")))

    assert ["Date", "14-февраль"] in shown(block)


def test_what_nobody_recorded_is_a_line_to_write_on() -> None:
    (block,) = section("about", evening(None))

    assert shown(block) == [
        ["Municipality or village", "Жаңы-Арык"],
        *(
            [label, BLANK]
            for label in ("Venue", "Date", "Opened at", "Legal basis", "Chair", "Secretary")
        ),
        ["Counting commission", BLANK],
    ]


def test_without_a_meeting_the_date_is_that_of_the_consultation() -> None:
    protocol = compose(evening(None), ENGLISH_VOICES, date="2024-01-20")

    assert ["Date", "January 20, 2024"] in shown(protocol.sections[0].blocks[0])


def test_lists_of_several_communities_name_none_in_the_head() -> None:
    lists = evening(None)
    two = evolve(lists, listings=(lists.listings[0], evolve(lists.listings[1], community="b")))

    (block,) = section("about", two)

    assert ["Municipality or village", BLANK] in shown(block)


def present(*people: int | None) -> list[list[str]]:
    """Show what the minutes say of groups of so many people."""
    groups = (Present(f"G{number}", each) for number, each in enumerate(people, 1))
    return shown(section("present", evening(Meeting(present=tuple(groups))))[0])


def test_a_small_group_is_joined_with_the_next_larger_one() -> None:
    table, explained = section("present", evening())

    assert shown(table) == [
        ["Group", "People"],
        ["Men", "29"],
        ["Women, Youth", "26"],
        ["Total", "55"],
    ]
    assert shown(explained) == [
        ["To protect people, groups of fewer than 5 are joined with others."]
    ]


def test_groups_that_are_large_enough_stand_apart() -> None:
    assert present(7, 5)[1:] == [["Women", "7"], ["Men", "5"], ["Total", "12"]]


def test_with_a_number_missing_all_are_written_by_hand() -> None:
    """Whoever knows the others and the total knows the missing one."""
    assert present(7, None)[1:] == [["Women", BLANK], ["Men", BLANK], ["Total", BLANK]]


def test_of_very_few_people_no_number_is_given() -> None:
    assert present(2, 2)[1:] == [["Total", "fewer than 5"]]
    assert present(4)[1:] == [["Total", "fewer than 5"]]


def test_a_meeting_without_groups_has_one_number() -> None:
    assert present(43)[1:] == [["Total", "43"]]


def test_the_agenda_is_numbered_or_left_open() -> None:
    (known,) = section("agenda", evening())
    (open_,) = section("agenda", evening(None))

    assert known == Items(
        (("\u2068Айылдын артыкчылыктарын тандоо\u2069",), ("\u2068Натыйжаны билдирүү\u2069",)),
        is_numbered=True,
    )
    assert open_ == Lines(3, is_numbered=True)


def test_the_rules_stand_with_their_hour_and_their_code() -> None:
    fixed, proof, cast = section("rules", evening())

    assert shown(fixed)[0][0].startswith(
        "The rules were fixed at 18:10. Their code is 0123 4567 89ab cdef."
    )
    assert shown(proof)[0][0].endswith(f"It was written: {BLANK}")
    assert shown(cast) == [
        ["How people voted", "In the open or in secret", "Counted by", "Control numbers"],
        ["gallery", "dots that others could see", "Сынакова Гүлнара", "issued: 60; unused: 0"],
        ["hands", "in the open", "Сынакова Гүлнара, Мисалов Эрмек", "present: 55"],
    ]


def test_without_a_meeting_the_lists_say_how_people_voted() -> None:
    *_, cast = section("rules", evening(None))

    assert shown(cast)[1:] == [
        ["gallery", "dots that others could see", BLANK],
        ["hands", "in the open", BLANK],
    ]


def test_everyone_who_signs_has_a_line() -> None:
    (known,) = section("signatures", evening())
    (unknown,) = section("signatures", evening(None))

    assert isinstance(known, Signatures)
    assert [(plain(each.role), unmarked(each.name)) for each in known.lines] == [
        ("Chair", "Үлгүев Бакыт"),
        ("Secretary", "Примерова Анна"),
        ("Member of the counting commission", "Сынакова Гүлнара"),
        ("Member of the counting commission", "Мисалов Эрмек"),
        ("Representative of the local council", ""),
    ]
    assert isinstance(unknown, Signatures)
    assert [each.name for each in unknown.lines] == [""] * 6
