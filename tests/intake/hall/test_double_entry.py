"""The same sheet typed twice: every difference by its cell, settled with who and why."""

import pytest

from prioritize.errors import InputError
from prioritize.intake.hall.against import compare_halls
from tests.intake.hall.evening import told_of, votes_of
from tests.intake.hall.typed import changed, collected, faults, record_bytes


FIRST = {
    "C6": "8",
    "D6": "5",
    "C7": "6",
    "D7": "4",
    "C8": "1",
    "D8": "2",
    "C31": "27",
    "D31": "18",
    "C32": "12",
    "D32": "7",
    "C33": "0",
    "D33": "0",
    "C35": "9",
    "D35": "6",
}
AGREED = {
    "A5": "Дубалдагы чекиттер",
    "B5": "C7",
    "C5": "6",
    "D5": "7",
    "E5": "6",
    "F5": "Бакыт",
    "G5": "Сүрөттө 6",
}


def test_two_entries_that_agree_are_told_with_their_number() -> None:
    hall = changed({"wall_2": FIRST})

    (line,) = (each for each in told_of(hall.collected[0].findings) if "clerk" in each)
    assert line == "sheet Дубалдагы чекиттер: Two clerks typed it, and 14 of 14 cells agree"
    assert hall.meeting.agreement[0].instrument == "wall"
    assert str(hall.meeting.agreement[0].said) == "Two clerks typed it, and 14 of 14 cells agree"


def test_one_entry_is_allowed_and_told() -> None:
    findings = collected("wall", {}).findings

    assert told_of(findings)[0] == (
        "sheet Дубалдагы чекиттер: One clerk typed it, and nobody checked it"
    )


def test_every_open_difference_is_a_fault_with_both_values() -> None:
    told = faults({"wall_2": FIRST | {"C7": "7", "D8": "сунушталган эмес"}})

    first, second = (line.removeprefix("[V06] sheet Дубалдагы чекиттер, ") for line in told)
    assert first.startswith(
        "cell C7, G1: One clerk wrote 6, the other 7 (Дубалдагы чекиттер, 2-жазуу, C7). Look at"
    )
    assert second.startswith("cell D8, G2: One clerk wrote 2, the other сунушталган эмес (")


@pytest.mark.parametrize(
    "place",
    [
        {"A5": "Дубалдагы чекиттер", "B5": "C7"},
        {"A5": "Точки на стене", "B5": "с7"},
        {"A5": "wall", "B5": "$C$7"},
        {"A5": "Дубалдагы чекиттер, 2-жазуу", "B5": "C 7"},
    ],
)
def test_what_was_agreed_on_stands_and_is_in_the_minutes(place: dict[str, str]) -> None:
    agreed = AGREED | place | {"E5": "7"}

    hall = changed({"wall_2": FIRST | {"C7": "7"}, "differences": agreed})

    assert votes_of(hall.collected[0])["P2"] == (7, 4)
    (difference,) = hall.meeting.differences
    assert (difference.where, difference.first, difference.second, difference.agreed) == (
        "Дубалдагы чекиттер, C7",
        "6",
        "7",
        "7",
    )
    assert (difference.who, difference.why) == ("Бакыт", "Сүрөттө 6")
    (line,) = (each for each in told_of(hall.collected[0].findings) if "V06" in each)
    assert line.endswith("(Дубалдагы чекиттер, 2-жазуу, C7); 7 was agreed")


def test_an_agreement_without_who_and_why_is_told() -> None:
    agreed = {name: text for name, text in AGREED.items() if name not in {"F5", "G5"}}

    findings = collected("wall", {"wall_2": FIRST | {"C7": "7"}, "differences": agreed}).findings

    assert any("Write down who decided, and why" in each for each in told_of(findings))


def test_a_line_of_differences_that_names_no_cell_is_a_fault() -> None:
    told = faults({"differences": {"A5": "Дубал", "B5": "жетинчи", "E5": "7"}})

    assert told[0].startswith("sheet Айырмалар, cell A5, Барак: There is no sheet 'Дубал'")
    assert told[1] == (
        "sheet Айырмалар, cell B5, Уяча: 'жетинчи' is the name of no cell. Write it like C7."
    )


def test_numbers_written_otherwise_are_no_differences() -> None:
    second = FIRST | {"C6": "8,0", "D7": " 4", "C8": "1.0"}

    assert votes_of(collected("wall", {"wall_2": second}))["P1"] == (8, 5)


def test_what_the_second_clerk_left_blank_was_not_typed_twice() -> None:
    second = {name: text for name, text in FIRST.items() if name != "D8"}

    told = told_of(collected("wall", {"wall_2": second}).findings)

    assert any("1 cell was typed by one clerk only" in each for each in told)
    assert any("13 of 13 cells agree" in each for each in told)


def test_only_a_second_entry_is_counted_and_told() -> None:
    gone = dict.fromkeys(FIRST, "")

    wall = collected("wall", {"wall": gone, "wall_2": FIRST})

    assert votes_of(wall)["P1"] == (8, 5)
    assert "Only the second entry is filled in" in told_of(wall.findings)[0]


def test_two_entries_by_one_person_are_told() -> None:
    clerks = {"wall": {"C36": "Гүлнара"}, "wall_2": FIRST | {"C36": "гүлнара"}}

    told = told_of(collected("wall", clerks).findings)

    assert any("Both entries were typed by the same person" in each for each in told)


BALLOTS = {
    "A9": "1",
    "B9": "G1",
    "C9": "1",
    "D9": "1",
    "A10": "2",
    "B10": "G2",
    "C10": "1",
}


def test_ballots_are_compared_by_their_numbers_in_whatever_order() -> None:
    second = {
        "A9": "002",
        "B9": "Эркектер",
        "C9": "x",
        "A10": "1",
        "B10": "G1",
        "C10": "1",
        "D10": "1",
        "E10": "0",
    }

    told = told_of(collected("ballots", {"ballots": BALLOTS, "ballots_2": second}).findings)

    assert told[0].endswith("Two clerks typed it, and 5 of 5 cells agree")


def test_a_blank_on_a_ballot_is_an_answer_that_may_differ() -> None:
    second = BALLOTS | {"D9": "", "E9": "1"}

    told = faults({"ballots": BALLOTS, "ballots_2": second})

    assert [line.split(":")[0] for line in told] == [
        "[V06] sheet Чекит бюллетендери, cell D9, P2",
        "[V06] sheet Чекит бюллетендери, cell E9, P3",
    ]


def test_a_ballot_of_the_second_entry_only_is_a_fault_and_one_of_the_first_is_told() -> None:
    second = {"A9": "1", "B9": "G1", "C9": "1", "D9": "1"}
    more = {**second, "A10": "3", "C10": "1"}

    (line,) = faults({"ballots": BALLOTS, "ballots_2": more})
    told = told_of(collected("ballots", {"ballots": BALLOTS, "ballots_2": second}).findings)

    assert "3 stands in the second entry only" in line
    assert any("1 line was typed by one clerk only: 2" in each for each in told)


def test_ranks_are_compared_place_by_place() -> None:
    ranks = {"A9": "1", "C9": "P1", "D9": "P2"}

    told = faults({"ranks": ranks, "ranks_2": ranks | {"D9": "P3"}})

    assert [line.split(":")[0] for line in told] == ["[V06] sheet Орун бюллетендери, cell D9, 2"]


def test_two_workbooks_of_one_evening_are_compared_sheet_by_sheet() -> None:
    hands = {"hands": {"C5": "32", "D5": "32"}}

    same = compare_halls(record_bytes(hands), record_bytes(hands))
    other = compare_halls(
        record_bytes(hands),
        record_bytes({"hands": {"C5": "32", "D5": "31"}, "meeting": {"B11": "Мектеп"}}),
    )

    assert same.refused == ()
    assert [line for line in told_of(same.noticed) if "Кол көтөрүү" in line] == [
        "sheet Кол көтөрүү: The two workbooks agree in 2 of 2 cells"
    ]
    (line,) = told_of(other.refused)
    assert line.startswith(
        "[V06] sheet Кол көтөрүү, cell D5, 2-санакчы: One clerk wrote 32, the other 31"
        " (Кол көтөрүү, D5). Look at the paper"
    )


def test_a_difference_between_two_workbooks_is_settled_on_the_first_one() -> None:
    agreed = AGREED | {"E5": "6"}

    found = compare_halls(
        record_bytes({"differences": agreed}), record_bytes({"wall": {"C7": "7"}})
    )

    assert found.refused == ()
    assert any("6 was agreed" in each for each in told_of(found.noticed))


def test_workbooks_without_a_common_sheet_cannot_be_compared() -> None:
    empty = {
        "wall": dict.fromkeys(FIRST, ""),
        "meeting": dict.fromkeys([f"B{row}" for row in range(5, 50)], ""),
        "projects": dict.fromkeys(["B5", "B6", "B7", "F5", "F6", "F7"], ""),
        "groups": dict.fromkeys(["B5", "B6", "F5", "F6"], ""),
    }

    found = compare_halls(record_bytes({}), record_bytes(empty))

    assert "no sheet in common" in told_of(found.refused)[0]


def test_a_record_that_is_none_is_refused() -> None:
    with pytest.raises(InputError):
        compare_halls(b"{}", b"{}")
