"""Bad workbooks: every fault at once, each with its sheet and cell, and nothing lost.

Long because every fault that people make in a workbook has its test here.
"""

import io
import zipfile

import pytest

from prioritize.errors import InputError, cell_name
from prioritize.intake.hall.page import UNCALCULATED
from prioritize.intake.hall.read import read_hall
from prioritize.intake.hall.record import RECORD_NAME, read_record
from prioritize.intake.hall.reference import Box
from tests.intake.faulty import lines_of
from tests.intake.hall.evening import an_evening, lines_of_hall, told_of
from tests.intake.hall.typed import base, changed, collected, faults, title_of
from tests.intake.workbooks import with_parts


VOTERS = "sheet Дубалдагы чекиттер, cell C35, G1"


def test_faults_of_all_sheets_are_told_at_once_in_their_order() -> None:
    told = faults(
        {
            "meeting": {"B8": "", "B9": "жакында"},
            "projects": {"F5": "көп"},
            "wall": {"C6": "сегиз", "D7": "4,5"},
            "hands": {"C5": "3", "D5": "2"},
        }
    )

    assert [line.split(":")[0] for line in told] == [
        "sheet Долбоорлор, cell F5, Баасы",
        "sheet Жыйын, cell B8, Жыйындын түрү",
        "[V16] sheet Жыйын, cell B9, Күнү",
        "[V06] sheet Кол көтөрүү, cell E5, Макулдашылган сан",
        "sheet Дубалдагы чекиттер, cell C6, G1",
        "sheet Дубалдагы чекиттер, cell D7, G2",
    ]


def test_a_choice_that_is_none_is_a_fault_with_what_there_is() -> None:
    (line,) = faults({"meeting": {"B36": "чүчүкулак"}})

    assert line == (
        "sheet Жыйын, cell B36, Добуштар тең болсо: 'чүчүкулак' is none of the choices."
        " Write one of: орунду бөлүшөт, санак токтойт."
    )


def test_dots_need_a_written_allowance() -> None:
    (line,) = faults({"meeting": {"B38": ""}})

    assert line.startswith("sheet Жыйын, cell B38, Бир адамга берилген чекит: It is not written")


def test_the_same_code_twice_and_a_name_without_a_code_are_faults() -> None:
    told = faults({"projects": {"A8": "p1", "B8": "Жарык", "A9": "", "B9": "Жол"}})

    assert told == [
        (
            "[V05] sheet Долбоорлор, cell A8, Код: The code 'p1' stands in row 5 already."
            " Every poster and every group has a code of its own."
        ),
        (
            "[V03] sheet Долбоорлор, cell A9, Код: The line has a name and no code."
            " Give it a code of its own."
        ),
    ]


def test_votes_for_an_unknown_code_and_for_an_unknown_group_are_faults() -> None:
    told = faults({"wall": {"A9": "P77", "C9": "3", "J5": "Балдар", "J6": "4"}})

    assert "There is no group 'Балдар'" in told[0]
    (line,) = faults({"wall": {"A9": "P77", "C9": "3"}})
    assert line.startswith(
        "[V03] sheet Дубалдагы чекиттер, cell A9, Код: There is no project 'P77'"
    )


def test_a_project_whose_line_was_deleted_is_a_fault() -> None:
    (line,) = faults({"wall": {"A8": "", "B8": "", "C8": "", "D8": ""}})

    assert line.startswith("[V03] sheet Дубалдагы чекиттер: Көпүрө (P3) has no place")


def test_faults_call_posters_and_groups_by_name_in_the_language_of_the_workbook() -> None:
    filled = an_evening("ru")
    filled.line("projects", "P1", name_ru="Канал").line("groups", "G1", name_ru="Женщины")
    filled.line("hands", "P1", teller_1=9, teller_2=8)
    filled.page("wall").cell(5, 5).value = "G1"
    filled.page("wall").cell(6, 5).value = 1

    hands, wall = lines_of_hall(filled)

    assert "The tellers counted 9 and 8 hands for Канал (P1)" in hands
    assert "Several columns hold the votes of Женщины (G1)" in wall


def test_the_same_group_over_two_columns_is_a_fault() -> None:
    (line,) = faults({"wall": {"E5": "G1", "E6": "1"}})

    assert "Several columns hold the votes of Аялдар (G1)" in line


def test_a_heading_over_two_columns_is_a_fault_with_its_cell() -> None:
    told = faults({"projects": {"I4": "Баасы", "I5": "7"}})

    assert told == [
        (
            "sheet Долбоорлор, cell I4: The heading stands over an earlier column too."
            " Keep one of the two columns."
        )
    ]


def test_a_column_of_numbers_without_a_heading_is_a_fault() -> None:
    (line,) = faults({"wall": {"J6": "4"}})

    assert line == "sheet Дубалдагы чекиттер, cell J5: A column of numbers has no heading"


def test_merged_cells_among_the_votes_are_a_fault() -> None:
    (line,) = faults({}, merged={"wall": Box(6, 3, 7, 3)})

    assert line == (
        "sheet Дубалдагы чекиттер, cell C6, G1: Cells are merged, so it is not clear what the"
        " cells below belong to. Take the merging off and fill every cell."
    )


def test_a_formula_among_the_votes_that_was_never_calculated_is_a_fault() -> None:
    told = faults({"wall": {"C6": UNCALCULATED, "D6": "#REF!"}})

    assert told[0].startswith(
        "sheet Дубалдагы чекиттер, cell C6, G1: The formula was never calculated."
    )
    assert told[1] == "sheet Дубалдагы чекиттер, cell D6, G2: The cell holds an error: #REF!"


def test_errors_in_what_the_template_calculates_do_no_harm() -> None:
    helpers = {"B6": "#N/A", "I6": "#REF!", "C30": UNCALCULATED, "I30": "#VALUE!", "C34": "#REF!"}

    assert collected("wall", {"wall": helpers}).profile == collected("wall", {}).profile


def test_a_sheet_that_lost_its_headings_is_a_fault_and_an_empty_one_is_told() -> None:
    gone = {f"{column}5": "" for column in "ABCDEFGHI"}
    nothing = dict.fromkeys(("A4", "B4", "C4", "D4", "E4", "A5", "A6", "A7", "A8", "A9", "B5"), "")

    (line,) = (each for each in faults({"wall": gone}) if "headings" in each)
    told = told_of(changed({"lot": nothing}).findings)

    assert line.startswith("sheet Дубалдагы чекиттер: The headings of the sheet are gone")
    assert told == ["sheet Чүчүкулак: The sheet is empty"]


def cleared(id: str) -> dict[str, str]:
    """Take everything but its tag from a sheet."""
    page = next(each for each in base().pages if each.title == title_of(id))
    return {cell_name(*at): "" for at in page.cells if at != (1, 1)}


def test_without_posters_nobody_knows_what_people_voted_on() -> None:
    assert faults({"projects": cleared("projects")}) == [
        "sheet Долбоорлор: The sheet is empty, so nobody knows what people voted on"
    ]


def test_groups_that_voted_need_no_line_of_their_own() -> None:
    hall = changed({"groups": cleared("groups")})

    assert [each.id for each in hall.consultation.groups] == ["G1", "G2"]
    assert told_of(hall.findings) == ["sheet Топтор: The sheet is empty"]


def test_a_sheet_of_another_version_is_refused_with_its_tag() -> None:
    (line,) = (
        each
        for each in faults({"wall": {"A1": "prioritize/hall/2 wall"}})
        if "prioritize/hall/2" in each
    )

    assert line.startswith(
        "sheet Дубалдагы чекиттер, cell A1: The sheet is of the template prioritize/hall/2,"
        " and this program reads prioritize/hall/1."
    )


def test_a_copied_sheet_is_a_fault_unless_its_title_says_what_it_is() -> None:
    copied = an_evening()
    copied.book.copy_worksheet(copied.page("wall")).title = "Дубал (2)"
    second = an_evening()
    del second.book["Дубалдагы чекиттер, 2-жазуу"]
    second.book.copy_worksheet(second.page("wall")).title = "Дубалдагы чекиттер, 2-жазуу"

    lines = lines_of(copied.read)
    hall = second.read()

    assert "Two sheets are the same: Дубалдагы чекиттер and Дубал (2)" in lines[0]
    assert any("Two clerks typed it" in each for each in told_of(hall.collected[0].findings))


def test_a_workbook_without_posters_or_meeting_names_what_is_missing() -> None:
    filled = an_evening()
    del filled.book["Долбоорлор"]
    del filled.book["Жыйын"]

    assert [line.split(": ")[1] for line in lines_of(filled.read)] == [
        "The sheet Жыйын is not there. Copy it from an empty workbook of the hall.",
        "The sheet Долбоорлор is not there. Copy it from an empty workbook of the hall.",
    ]


def test_letters_lost_in_an_old_code_page_are_a_fault_with_a_repair() -> None:
    told = faults({"projects": {"B7": "К?п?р?", "C7": "Көпүрө"}, "groups": {"B5": "?зг?ч?"}})

    assert told[0].startswith(
        "[V12] The letters ө, ү and ң became question marks where somebody saved this."
    )
    assert "save as .xlsx" in told[0]
    assert told[1:] == [
        "[V12] sheet Долбоорлор, cell B7: Letters were lost in 'К?п?р?'. Did you mean Көпүрө?",
        (
            "[V12] sheet Топтор, cell B5: Letters were lost in '?зг?ч?'."
            " Type the letters again: ө, ү and ң were lost."
        ),
    ]


def test_letters_lost_in_a_note_are_only_told() -> None:
    told = told_of(changed({"hands": {"C5": "3", "G5": "К?п?р? керек"}}).findings)

    assert told[1].startswith("[V12] sheet Кол көтөрүү, cell G5: Letters were lost")


def test_a_sheet_that_lost_its_letters_everywhere_is_named_once() -> None:
    names = {f"B{row}": f"К?п?р? {row}" for row in range(5, 16)}

    _cause, sheet = faults({"projects": names})

    assert sheet == ("[V12] sheet Долбоорлор, cell B5: Letters were lost in 11 cells of this sheet")


def test_names_that_mix_two_alphabets_are_told() -> None:
    told = told_of(changed({"projects": {"B7": "Kөпүpө"}, "groups": {"B5": "Aялдар"}}).findings)

    assert [line.split(". ")[0] for line in told[:2]] == [
        (
            "[V13] sheet Долбоорлор, cell B7, Аталышы (кыргызча): The word 'Kөпүpө' mixes Latin"
            " and Cyrillic letters"
        ),
        (
            "[V13] sheet Топтор, cell B5, Аталышы (кыргызча): The word 'Aялдар' mixes Latin and"
            " Cyrillic letters"
        ),
    ]


@pytest.mark.parametrize(
    "typed",
    ["14.02.2025", "14 февраля 2025 г.", "14 Февраль 2025", "2025-ж., 14-февраль", "14-фев. 2025"],
)
def test_a_date_may_be_written_with_the_name_of_the_month(typed: str) -> None:
    assert changed({"meeting": {"B9": typed}}).meeting.date == "2025-02-14"


@pytest.mark.parametrize("typed", ["14 жакында 2025", "32 мая 2025", "февраль 2025", "14 февраля"])
def test_another_date_is_none(typed: str) -> None:
    (line,) = faults({"meeting": {"B9": typed}})

    assert line.startswith("[V16] sheet Жыйын, cell B9, Күнү")


@pytest.mark.parametrize(
    "women, men, told",
    [
        ("9", "6", []),
        ("6", "9", ["wall: G1 were 6 of the 15 people who voted, and 12 of the 22 who came"]),
        ("9", "3", ["wall: G2 were 3 of the 12 people who voted, and 10 of the 22 who came"]),
        ("9", "", []),
    ],
)
def test_a_group_with_a_smaller_part_in_the_vote_than_in_the_hall_is_told(
    women: str, men: str, told: list[str]
) -> None:
    findings = changed({"wall": {"C35": women, "D35": men}}).findings

    found = [each for each in findings if each.code == "V22"]
    assert [str(each.what) for each in found] == told


def test_on_ballots_it_is_known_who_voted_for_that_too() -> None:
    ballots = {f"A{row}": str(row) for row in range(9, 13)}
    groups = {f"B{row}": "G1" for row in range(9, 13)} | {"B12": "G2"}
    dots = {f"C{row}": "1" for row in range(9, 13)}

    findings = changed({"ballots": ballots | groups | dots}).findings

    (found,) = (each for each in findings if each.code == "V22")
    assert str(found.what).startswith("ballots: G2 were 1 of the 4 people who voted")


def test_two_posters_of_one_name_are_told() -> None:
    told = told_of(changed({"projects": {"B7": "арык"}}).findings)

    assert told[0].startswith("[V14] sheet Долбоорлор, cell A7, Код: P1 and P3 have the same name")


def test_more_voters_than_came_and_another_number_on_the_list_of_participants_are_told() -> None:
    people = {
        f"{column}{row}": text for row in (5, 6) for column, text in (("B", "А"), ("D", "G1"))
    }

    told = told_of(changed({"wall": {"C35": "13"}, "participants": people}).findings)

    assert told[:3] == [
        (
            "[V04] sheet Топтор, cell F5, Катышты: The list of participants has 2 people of G1,"
            " here it says 12"
        ),
        (
            "[V04] sheet Топтор, cell F6, Катышты: The list of participants has 0 people of G2,"
            " here it says 10"
        ),
        "[V04] sheet Топтор, cell F5, Катышты: wall: 13 people of G1 voted, and 12 came",
    ]


def test_dots_beyond_the_allowance_of_a_group_are_told_to_whoever_checks() -> None:
    hall = changed({"wall": {"C35": "4"}})

    dots, cap = (line.removeprefix(f"[V02] {VOTERS}: ") for line in told_of(hall.beyond))
    assert dots == "15 dots were found, and 4 people had 12. They are counted as they are."
    assert cap.startswith("One project has 8 dots, and 4 people could give it 4.")


def test_missing_dots_are_told_with_what_they_could_change_and_never_block() -> None:
    told = told_of(collected("wall", {"wall": {"C31": "28"}}).findings)

    (line,) = (each for each in told if "V01" in each)
    assert line == (
        "[V01] sheet Дубалдагы чекиттер, row 31: 1 dot of G1 was issued and is missing."
        " They could not change any place."
    )


def test_weights_and_budgets_that_do_not_hold_together_are_faults() -> None:
    hands = {"C5": "3", "D5": "3"}

    (missing,) = faults({"meeting": {"B45": "1"}, "hands": hands})
    (zero,) = faults({"meeting": {"B45": "0"}})
    several = faults({"meeting": {"B48": "500"}, "hands": hands, "projects": {"F6": ""}})

    assert missing.startswith(
        "sheet Жыйын, cell B44, Салмагы: кол көтөрүү: The weight of hands is missing"
    )
    assert zero == "sheet Жыйын, cell B45, Салмагы: дубалдагы чекиттер: No weight is above 0"
    assert "There are several lists, and it is not said which one is funded" in " ".join(several)
    assert "Бакча (P2) has no cost, which the budget needs" in " ".join(several)


def test_a_workbook_with_macros_is_read_and_they_are_never_run() -> None:
    content = with_parts(an_evening().saved(), {"xl/vbaProject.bin": b"macro"})

    (line,) = told_of(read_hall(content, "hall.xlsm").findings)
    assert line == "hall.xlsm: The macros of the workbook were not run"


def test_a_workbook_protected_by_a_password_is_named_so() -> None:
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")

    with pytest.raises(InputError, match="protected by a password"):
        read_hall(content, "hall.xlsx")


def test_a_file_that_is_cut_off_is_refused() -> None:
    content = an_evening().saved()

    with pytest.raises(InputError, match="cut off"):
        read_hall(content[: len(content) // 2], "hall.xlsx")


@pytest.mark.parametrize(
    "record",
    [
        b"",
        b"{}",
        b'{"schema":"prioritize/hall-record/2"}',
        (
            b'{"file":"a","registered":[],"remarks":[],"schema":"prioritize/hall-record/1","sheets":['
            b'{"cells":[["7","x"]],"id":"wall","merged":[],"title":"t"}]}'
        ),
        (
            b'{"file":"a","registered":[],"remarks":[{"column":0,"kind":"joke","row":0,"sheet":""}],'
            b'"schema":"prioritize/hall-record/1","sheets":[]}'
        ),
    ],
)
def test_what_is_no_record_is_refused_by_its_name(record: bytes) -> None:
    with pytest.raises(InputError) as caught:
        read_record(record)

    assert {each.spot.file for each in caught.value.findings} == {RECORD_NAME}


def test_a_workbook_that_is_a_zip_of_something_else_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("prioritize/hall/1 wall", "x")

    with pytest.raises(InputError):
        read_hall(buffer.getvalue(), "hall.xlsx")
