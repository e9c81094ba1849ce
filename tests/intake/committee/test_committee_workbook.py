"""The scoring workbook of a committee: read back, with every fault by sheet and cell."""

from fractions import Fraction
from typing import Final

import pytest

from prioritize.errors import InputError
from prioritize.intake.committee.read import read_committee
from prioritize.intake.committee.sniff import is_committee, language_of_committee
from prioritize.intake.committee.write import committee_rules, committee_scores
from prioritize.intake.consultation import read_consultation
from prioritize.model.committee.layout import LANGUAGES, TEMPLATES
from prioritize.model.consultation import Decision
from prioritize.report.workbook.committee import CommitteeSize, committee_workbook
from tests.intake.committee.filling import APPLICATIONS, Typed, filled, small


_HEADINGS: Final = ("Код", "Аталышы", "Көйгөйдүн маанилүүлүгү", "Абалы")


def _faults(changes: Typed) -> list[str]:
    with pytest.raises(InputError) as error:
        read_committee(small(changes), "c.xlsx")
    return [each.render() for each in error.value.findings]


def test_scores_are_read_with_the_reasons_of_blanks() -> None:
    read = read_committee(small(), "c.xlsx")

    assert [each.id for each in read.applications] == ["a01", "a02", "a03"]
    assert read.scores == (
        ("R1", "a01", ("5", "4", "3", "4", "4")),
        ("R1", "a02", ("3",) * 5),
        ("R1", "a03", ("recused",) * 5),
        ("R2", "a01", ("4",) * 5),
        ("R2", "a02", ("2",) * 5),
        ("R2", "a03", ("1", "1", "1", "1", "2")),
    )


def test_rules_become_those_of_a_consultation() -> None:
    read = read_committee(small(), "c.xlsx")

    consultation = read_consultation(committee_rules(read), "consultation.toml")

    (scores,) = consultation.inputs
    assert consultation.kind == "training"
    assert scores.stages is not None
    assert (scores.stages.minimum_reviews, scores.stages.ties) == (1, ("k1", "k2", "cost"))
    assert consultation.budget is not None
    assert dict(consultation.budget.amounts) == {"contest": Fraction(1000)}
    assert committee_scores(read).decode().splitlines()[0] == "reviewer;code;k1;k2;k3;k4;k5"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", TEMPLATES)
def test_every_template_is_read_in_every_language(template: str, language: str) -> None:
    content = committee_workbook(template, language, CommitteeSize(2, 1))

    assert is_committee(content)
    assert language_of_committee(content) == language
    with pytest.raises(InputError) as error:
        read_committee(content, "c.xlsx")
    assert {str(each.what) for each in error.value.findings} == {"There are no applications"}


def test_the_template_is_the_same_file_every_time() -> None:
    first, second = (committee_workbook("nih", "ru", CommitteeSize()) for _ in range(2))

    assert first == second


@pytest.mark.parametrize(
    "sheet, cell, value, fault",
    [
        ("R1", "C5", 6, "c.xlsx, sheet R1, cell C5: 6 is outside of the scale from 1 to 5"),
        ("R1", "C5", "жакшы", "c.xlsx, sheet R1, cell C5"),
        ("R1", "C7", 3, "c.xlsx, sheet R1, cell C7: There is a score, and the row says четтетилди"),
        ("R1", "M5", "эмне", "c.xlsx, sheet R1, cell M5: 'эмне' is none of the choices"),
        ("R2", "A5", "a09", "The application 'a09' is not on the sheet of applications"),
        ("R2", "A6", "a01", "c.xlsx, sheet R2, cell A6: The application a01 stands here twice"),
        ("Арыздар", "A6", "a01", "The code a01 stands in row 5 already"),
        ("Арыздар", "D5", "көп", "c.xlsx, sheet Арыздар, cell D5"),
        ("Критерийлер", "C5", "", "The criterion Көйгөйдүн маанилүүлүгү has no weight"),
        ("Критерийлер", "C5", -1, "c.xlsx, sheet Критерийлер, cell C5: The weight is below 0"),
        ("Критерийлер", "E5", 1, "The scale ends at 1, not above 1"),
        ("Критерийлер", "B6", "Көйгөйдүн маанилүүлүгү", "A criterion of this name stands in row 5"),
        ("Эрежелер", "B10", "3/2", "c.xlsx, sheet Эрежелер, cell B10: must be a part from 0 to 1"),
        ("Эрежелер", "B12", "Акча", "c.xlsx, sheet Эрежелер, cell B12: 'Акча' is no criterion"),
    ],
)
def test_a_fault_names_its_cell(sheet: str, cell: str, value: object, fault: str) -> None:
    assert any(fault in each for each in _faults({sheet: {cell: value}}))


@pytest.mark.parametrize(
    "sheet, cells, fault",
    [
        (
            "R1",
            {"C4": "Маани"},
            "c.xlsx, sheet R1, row 4: There is no column for the criterion Көйгөйдүн маанилүүлүгү",
        ),
        ("R1", {"C4": "Маани"}, "cell C4: 'Маани' is no criterion, and numbers stand below it"),
        ("R1", {"D4": "Көйгөйдүн маанилүүлүгү"}, "cell D4: Two columns are headed 'Көйгөйдүн"),
        ("R1", {"Q5": "3,5"}, "sheet R1, cell Q4: '' is no criterion, and numbers stand below"),
        ("R1", {"A5": "а01"}, "letters that are not Latin, though they look alike"),
        ("R1", {"M5": "эмне"}, "Write one of: 'четтетилди', 'келген жок'."),
        ("Эрежелер", {"A9": "Канча баа"}, "cell A9: 'Канча баа' is none of the rules"),
        ("Критерийлер", {"B5": ""}, "cell B5: A criterion with a weight has no name"),
        ("Арыздар", {"B6": "КӨПҮРӨ"}, "cell B6: An application of this name stands in row 5"),
        ("Чечим", {"A6": "a01", "B5": "каржыланат", "B6": "резервде"}, "decided on in row 5"),
        ("Чечим", {"B5": "fundd"}, "Write one of: 'каржыланат', 'резервде', 'четке кагылды'."),
    ],
)
def test_nothing_typed_is_passed_over(sheet: str, cells: dict[str, object], fault: str) -> None:
    assert any(fault in each for each in _faults({sheet: cells}))


def test_a_sheet_of_scores_without_its_tag_is_missed() -> None:
    columns = {f"{letter}4": text for letter, text in zip("ABCM", _HEADINGS, strict=True)}

    (fault,) = _faults({"Асан": {**columns, "A5": "a01", "C5": 4}})

    assert fault == (
        "c.xlsx, sheet Асан: The sheet Асан holds scores and is none of the workbook's. "
        "Copy cell A1 of another sheet of scores into its cell A1."
    )


def test_a_sheet_for_notes_is_let_be() -> None:
    read = read_committee(small({"Sheet1": {"A1": "Эсеп", "B2": 42}}), "c.xlsx")

    assert {reviewer for reviewer, _, _ in read.scores} == {"R1", "R2"}


def test_scores_are_not_read_from_merged_cells() -> None:
    with pytest.raises(InputError) as error:
        read_committee(small(merged={"R1": "C5:C6"}), "c.xlsx")

    (found,) = error.value.findings
    assert found.render() == (
        "c.xlsx, sheet R1, cell C5: Scores are in merged cells. "
        "Unmerge them and write each score into its own cell."
    )


def test_a_row_of_sums_is_told_once() -> None:
    (fault,) = _faults({"Арыздар": {"A8": "", "D8": 1500}})

    assert fault == (
        "c.xlsx, sheet Арыздар, cell A8: '' is no code of Latin letters and digits. "
        "Write one like a07."
    )


def test_all_faults_are_told_at_once() -> None:
    found = _faults({"R1": {"C5": 9, "D5": 9}, "Эрежелер": {"B9": 0}})

    assert len(found) == 3


def test_yes_and_no_are_read_where_a_criterion_asks_for_them() -> None:
    typed: Typed = {
        "Критерии": {"H5": "да или нет"},
        "Заявки": dict(APPLICATIONS),
        "R1": {"C5": "да", "C6": "нет", "C7": 1},
    }

    read = read_committee(filled("nih", "ru", typed, reviewers=1), "c.xlsx")

    assert [cells for _, _, cells in read.scores] == [("1",), ("0",), ("1",)]


def test_what_was_decided_is_kept_apart() -> None:
    read = read_committee(
        small({"Чечим": {"B5": "каржыланат", "C5": 550, "D5": "Акча аз"}}), "c.xlsx"
    )

    consultation = read_consultation(committee_rules(read), "consultation.toml")

    (decided,) = consultation.decisions
    assert decided == Decision("a01", "funded", Fraction(550), "Акча аз")
