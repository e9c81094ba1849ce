"""Tests of tally sheets and shows of hands.

Long because a sheet comes upright or on its side, with controls of many kinds, or as hands.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.model.consultation import Collected, Group
from prioritize.model.project import Project
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
from tests.intake.workbooks import workbook


TALLY = """\
Код;Көйгөй;Аялдар;Жаштар;Эркектер
P1;Бала бакча;14;9;11
P2;Сугат суу;6;4;19
P3;Таза суу;5;0;2
P4;Спорт;0;7;3
"""


def sheet(collected: Collected) -> TotalsProfile:
    """Return the totals that were read."""
    assert isinstance(collected.profile, TotalsProfile)
    return collected.profile


def column(collected: Collected, group: str) -> TotalsColumn:
    """Return what a sheet says about a group."""
    return next(each for each in sheet(collected).columns if each.group == group)


def test_a_tally_sheet_is_projects_by_groups() -> None:
    collected = read(TALLY, an_input())

    profile = sheet(collected)
    assert [each.id for each in profile.projects] == ["preschool", "irrigation", "tap", "sport"]
    assert [each.group for each in profile.columns] == ["women", "youth", "men"]
    assert profile.votes.tolist() == [[14, 9, 11], [6, 4, 19], [5, 0, 2], [0, 7, 3]]
    assert profile.offered.all()
    assert (collected.community, collected.participants, told(collected)) == ("kyshtut", None, [])


def test_a_sheet_on_its_side_is_the_same_sheet() -> None:
    lines = [line.split(";")[1:] for line in TALLY.splitlines()]
    turned = "\n".join(";".join(line) for line in zip(*lines, strict=True))

    assert sheet(read(turned.replace("Көйгөй", "Топ"), an_input())) == sheet(
        read(TALLY, an_input())
    )


def test_a_workbook_with_a_title_is_the_same_sheet() -> None:
    rows = [line.split(";") for line in TALLY.splitlines()]
    numbers = [[int(each) if each.isdigit() else each for each in row] for row in rows]
    content = workbook([["Көйгөйлөр галереясы"], [], *numbers])

    assert sheet(read(content, an_input(file="votes.xlsx"))) == sheet(read(TALLY, an_input()))


def test_controls_are_no_projects_and_no_groups_c25() -> None:
    """The sheet is the one that a hall really uses, with spoiled dots in a column of their own."""
    collected = read(
        "Код;Көйгөй;Аялдар;Жаштар;Эркектер;Жараксыз;Бардыгы\n"
        "P1;Бала бакча;14;9;11;1;34\n"
        ";Сугат суу;6;4;19;0;29\n"
        ";Таза суу;0;0;0;0;0\n"
        ";Спорт;0;0;0;0;0\n"
        "Бардыгы;;20;13;30;1;63\n"
        "Берилген чекит;;23;15;37;;\n"
        "Колдонулбаган;;3;2;6;;\n"
        "Катышуучулар;;12;5;15;;\n",
        an_input(),
    )

    assert sheet(collected).votes.tolist() == [[14, 9, 11], [6, 4, 19], [0, 0, 0], [0, 0, 0]]
    assert column(collected, "men") == TotalsColumn("men", 15, 37, 6, None, Fraction(30))
    assert told(collected) == []


@pytest.mark.parametrize(
    "word", ["Бардыгы", "Жалпы", "Жыйынтык", "Итого", "Всего:", "TOTAL", "Всего голосов"]
)
def test_a_total_is_checked_in_every_language_c25(word: str) -> None:
    right = read(f"{TALLY}{word};;25;20;35\n", an_input())
    wrong = read(f"{TALLY}{word};;25;21;35\n", an_input())

    assert (codes(right), codes(wrong)) == ([], ["V07"])
    (line,) = told(wrong)
    assert "row 6, column 4, Жаштар: The total is 21, the votes add up to 20" in line


def test_a_column_of_totals_is_checked_too() -> None:
    content = "Проблема;Женщины;Мужчины;Итого\nДетский сад;3;4;7\nСпорт;1;1;3\n"
    projects = a_consultation().projects

    collected = read(content, an_input(), a_consultation(projects=(projects[0], projects[3])))

    assert codes(collected) == ["V07"]
    assert sheet(collected).votes.tolist() == [[3, 4], [1, 1]]


def test_a_total_alone_is_the_votes() -> None:
    collected = read("Проект;Итого\npreschool;3\nirrigation;2\ntap;1\nsport;0\n", an_input())

    assert sheet(collected).votes.tolist() == [[3], [2], [1], [0]]


@pytest.mark.parametrize(
    "issued, unused, spoiled, told_as",
    [
        (64, 1, 0, None),
        (65, 1, 1, None),
        (65, 1, 0, "1 dot was issued and is missing. They could not change any place."),
        (70, 1, 0, "6 dots were issued and are missing. They could not change the first place,"),
        (99, 0, 0, "36 dots were issued and are missing. They could change the first place."),
        (62, 0, 0, "There is 1 dot more than was issued. They could not change any place."),
    ],
)  # fmt: skip
def test_dots_that_do_not_add_up_warn_and_say_what_they_could_change(
    issued: int, unused: int, spoiled: int, told_as: str | None
) -> None:
    collected = read(
        "Проблема;Голоса\nДетский сад;40\nСугат суу;12\nТаза суу;8\nСпорт;3\n"
        f"Выдано;{issued}\nНе использовано;{unused}\nИспорчено;{spoiled}\n",
        an_input(),
    )

    assert sheet(collected).votes.sum() == 63
    assert codes(collected) == ([] if told_as is None else ["V01"])
    assert (told_as or "") in "".join(told(collected))


def test_missing_dots_are_told_for_each_group() -> None:
    collected = read(f"{TALLY}Берилген чекит;;25;30;36\n", an_input())

    assert [line[:48] for line in told(collected)] == [
        "[V01] 10 dots of youth were issued and are missi",
        "[V01] 1 dot of men was issued and is missing. Th",
    ]


def test_a_blank_is_told_and_counted_as_no_votes() -> None:
    collected = read(TALLY.replace("0;7;3", ";7;3"), an_input())

    assert sheet(collected).votes[3].tolist() == [0, 7, 3]
    assert sheet(collected).offered.all()
    (line,) = told(collected)
    assert line.startswith("[V17] votes.csv, row 5, column 3, Аялдар: Nothing is written down")
    assert "“not offered”" in line


@pytest.mark.parametrize("mark", ["—", "not offered", "сунушталган эмес", "Не предлагалось"])
def test_what_was_not_offered_is_no_zero(mark: str) -> None:
    collected = read(TALLY.replace("0;7;3", f"{mark};7;3"), an_input())

    assert sheet(collected).offered.tolist()[3] == [False, True, True]
    assert "not offered" in told(collected)[0]


def test_what_was_offered_to_nobody_is_left_out() -> None:
    collected = read(TALLY.replace("0;7;3", "—;—;—"), an_input())

    assert [each.id for each in sheet(collected).projects] == ["preschool", "irrigation", "tap"]
    assert any("offered to nobody" in line for line in told(collected))


def test_a_group_without_numbers_is_left_out_and_told() -> None:
    content = "Проблема;Женщины;Мужчины\nДетский сад;3;\nСугат суу;1;\nТаза суу;1;\nСпорт;0;\n"

    collected = read(content, an_input())

    assert [each.group for each in sheet(collected).columns] == ["women"]
    assert codes(collected) == ["V17"]


def test_a_sheet_without_any_number_is_refused_c50() -> None:
    content = "Проблема;Женщины\nДетский сад;\nСугат суу;-\nТаза суу;\nСпорт;н/д\n"

    assert any("holds no votes" in line for line in lines_of(lambda: read(content, an_input())))


def test_all_faults_of_a_sheet_are_told_at_once() -> None:
    content = TALLY.replace("14", "1O").replace("Спорт", "Спарт").replace(";7;", ";2.5;")

    findings = findings_of(lambda: read(content, an_input()))

    assert [(each.code, each.spot.row, each.spot.column) for each in findings] == [
        ("", 2, 3),
        ("V03", 5, 2),
        ("", 5, 4),
    ]


@pytest.mark.parametrize(
    "cell, code", [("-3", ""), ("02.мар", "V16"), ("50%", ""), ("1,000", "V15")]
)
def test_a_cell_that_is_no_count_stops_the_reading(cell: str, code: str) -> None:
    (finding,) = findings_of(lambda: read(TALLY.replace("14", cell), an_input()))

    assert (finding.code, finding.spot.row, finding.spot.column) == (code, 2, 3)


def test_a_project_without_a_row_is_a_fault_c21() -> None:
    content = "\n".join(TALLY.splitlines()[:-1])

    (finding,) = findings_of(lambda: read(content, an_input()))

    assert (finding.code, "sport has no place in the file" in str(finding.what)) == ("V03", True)


def test_a_shared_project_without_a_row_was_not_offered_where_there_are_several_villages() -> None:
    input = an_input(community="kyshtut")
    consultation = a_consultation(input, communities=(KYSHTUT, SUMBULA))

    collected = read("\n".join(TALLY.splitlines()[:-1]), input, consultation)

    assert len(sheet(collected).projects) == 3
    assert "sport is not in the file of kyshtut" in told(collected)[0]


def test_a_project_of_another_village_is_unknown_here() -> None:
    projects = (*a_consultation().projects, Project("bridge", community="sumbula"))
    input = an_input(community="kyshtut")
    consultation = a_consultation(input, communities=(KYSHTUT, SUMBULA), projects=projects)

    findings = findings_of(lambda: read(f"{TALLY}bridge;;1;1;1\n", input, consultation))

    assert [each.code for each in findings] == ["V03"]


def test_a_project_named_twice_is_a_fault() -> None:
    assert any(
        "preschool has a line already" in line
        for line in lines_of(lambda: read(f"{TALLY};Детский сад;1;1;1\n", an_input()))
    )


def test_a_code_and_a_name_that_disagree_are_a_fault() -> None:
    content = TALLY.replace("P2;Сугат суу", "sport;Сугат суу")

    assert any(
        "mean different things" in line for line in lines_of(lambda: read(content, an_input()))
    )


def test_an_unknown_group_is_a_fault_and_a_note_is_left_out_c22() -> None:
    unknown = TALLY.replace("Жаштар", "Карылар")
    noted = "\n".join(
        f"{line};{note}"
        for line, note in zip(TALLY.splitlines(), ["Ой", "a", "", "", ""], strict=True)
    )

    (finding,) = findings_of(lambda: read(unknown, an_input()))

    assert finding.code == "V03"
    assert told(read(noted, an_input())) == [
        "votes.csv, row 1, column 6, Ой: The column Ой was left out"
    ]


def test_headings_are_groups_where_none_are_declared() -> None:
    collected = read(TALLY, an_input(), a_consultation(groups=()))

    assert [each.group for each in sheet(collected).columns] == ["Аялдар", "Жаштар", "Эркектер"]


def test_two_columns_of_one_group_are_a_fault() -> None:
    content = TALLY.replace("Жаштар", "Женщины")

    assert any("Several columns" in line for line in lines_of(lambda: read(content, an_input())))


def test_a_signature_below_the_table_is_left_out_and_told() -> None:
    collected = read(f"{TALLY}\nЭсептөө комиссиясы: А. Б.;;;;\n", an_input())

    assert "A line without votes was left out" in told(collected)[0]


def test_numbers_that_belong_to_nothing_are_a_fault() -> None:
    assert any(
        "names nothing" in line for line in lines_of(lambda: read(f"{TALLY};;1;2;3\n", an_input()))
    )


def test_hands_are_one_column_with_the_people_who_were_there() -> None:
    collected = read(
        "Долбоор;Кол көтөргөндөр\nБала бакча;32\nСугат суу;27\nТаза суу;0\nСпорт;0\n"
        "Катышкандар;60\nКалыс калгандар;1\n",
        an_input(method="plurality"),
    )

    assert sheet(collected).votes.tolist() == [[32], [27], [0], [0]]
    assert sheet(collected).columns == (TotalsColumn("", 59),)
    assert told(collected) == []


def test_people_beside_every_vote_are_compared_with_the_hands() -> None:
    collected = read(
        "Project,Hands,Present,Abstaining\npreschool,32,40,3\nirrigation,39,40,3\ntap,0,40,0\nsport,0,40,0\n",
        an_input(method="approval"),
    )

    assert sheet(collected).columns == (TotalsColumn("", 40),)
    assert told(collected) == ["[V04] irrigation: more hands (42) than people present (40)"]


def test_more_people_who_hold_back_than_were_there_are_a_fault() -> None:
    content = "Проект;Руки\npreschool;3\nirrigation;2\ntap;0\nsport;0\nПрисутствует;5\nКалыс;6\n"

    assert [each.code for each in findings_of(lambda: read(content, an_input()))] == ["V04"]


def test_more_people_than_live_there_are_told() -> None:
    collected = read(f"{TALLY}Катышуучулар;;1500;900;600\n", an_input())

    assert told(collected) == ["[V04] 3000 people voted, and 2900 live there"]


def test_one_file_of_several_villages_is_read_village_by_village() -> None:
    input = an_input()
    consultation = a_consultation(input, communities=(KYSHTUT, SUMBULA))
    content = (
        "Айыл аймагы;Көйгөй;Добуш\nКыштут;Бала бакча;3\nКыштут;Спорт;4\n"
        "Сумбула;Бала бакча;5\nСумбула;Спорт;6\nИтого;;19\n"
    )

    kyshtut, sumbula = read_all(content, input, consultation)

    assert (kyshtut.community, sheet(kyshtut).votes.tolist()) == ("kyshtut", [[3], [4]])
    assert (sumbula.community, sheet(sumbula).votes.tolist()) == ("sumbula", [[5], [6]])
    assert codes(sumbula) == ["V07"]


def test_a_blank_village_is_asked_about_c24() -> None:
    input = an_input()
    consultation = a_consultation(input, communities=(KYSHTUT, SUMBULA))
    content = "Айыл аймагы;Көйгөй;Добуш\nКыштут;Бала бакча;3\n;Спорт;4\n"

    assert any(
        "community is blank" in line
        for line in lines_of(lambda: read_all(content, input, consultation))
    )


def test_nothing_that_says_the_village_is_a_fault() -> None:
    input = an_input()
    consultation = a_consultation(input, communities=(KYSHTUT, SUMBULA))

    assert any(
        "which community" in line for line in lines_of(lambda: read_all(TALLY, input, consultation))
    )


def test_rows_of_other_villages_are_left_out_where_one_is_declared() -> None:
    input = an_input(community="sumbula")
    consultation = a_consultation(input, communities=(KYSHTUT, SUMBULA))
    content = "Айыл аймагы;Көйгөй;Добуш\nКыштут;Бала бакча;3\nСумбула;Спорт;4\n"

    (collected,) = read_all(content, input, consultation)

    assert (collected.community, sheet(collected).votes.tolist()) == ("sumbula", [[4]])
    assert any("Rows of other communities" in line for line in told(collected))


counts = st.lists(st.lists(st.integers(0, 99), min_size=3, max_size=3), min_size=4, max_size=4)


@given(counts, st.permutations(range(4)), st.permutations(range(3)))
def test_the_order_of_rows_and_columns_does_not_matter(
    votes: Sequence[Sequence[int]], rows: Sequence[int], columns: Sequence[int]
) -> None:
    ids, groups = ["preschool", "irrigation", "tap", "sport"], ["women", "youth", "men"]
    table: Mapping[str, Mapping[str, int]] = {
        id: dict(zip(groups, line, strict=True)) for id, line in zip(ids, votes, strict=True)
    }
    lines = [["Код", *(groups[column] for column in columns)]]
    lines += [[ids[row], *(str(table[ids[row]][groups[each]]) for each in columns)] for row in rows]
    consultation = a_consultation(groups=tuple(Group(each) for each in groups))

    profile = sheet(read("\n".join(";".join(line) for line in lines), an_input(), consultation))

    assert {
        project.id: dict(zip((each.group for each in profile.columns), line.tolist(), strict=True))
        for project, line in zip(profile.projects, profile.votes, strict=True)
    } == table
