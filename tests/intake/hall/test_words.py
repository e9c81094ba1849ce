"""Everything on the template is known by all its words, and by what is left of them."""

import pytest

from prioritize.intake.hall.headings import find_headings
from prioritize.intake.hall.page import Page, typed
from prioritize.intake.hall.posters import NO_CODES
from prioritize.intake.hall.reference import Box, box_in, cell_in
from prioritize.intake.hall.words import Words
from prioritize.model.hall.layout import LANGUAGES, HallSheet
from prioritize.model.hall.load import hall_layout


LAYOUT = hall_layout()
each_language = pytest.mark.parametrize("language", LANGUAGES)
each_sheet = pytest.mark.parametrize(
    "sheet", LAYOUT.sheets, ids=[each.id for each in LAYOUT.sheets]
)


@each_language
@each_sheet
def test_columns_controls_and_fields_are_known_by_every_name(
    language: str, sheet: HallSheet
) -> None:
    for things in (sheet.columns, sheet.controls, sheet.fields):
        words = Words.of(things)
        for each in things:
            assert words.find(each.id) == each.id
            assert words.find(each.names.in_language(language)) == each.id
            assert words.find(f"  {each.names.in_language(language).upper()} ") == each.id
            for alias in getattr(each, "aliases", ()):
                assert words.find(alias) == each.id


@each_language
def test_sheets_and_choices_are_known_by_every_name(language: str) -> None:
    sheets = Words.of(LAYOUT.sheets)
    choices = {id: Words.of(values) for id, values in LAYOUT.lists}

    assert [sheets.find(each.names.in_language(language)) for each in LAYOUT.sheets] == [
        each.id for each in LAYOUT.sheets
    ]
    for id, values in LAYOUT.lists:
        found = [choices[id].find(each.names.in_language(language)) for each in values]
        assert found == [each.id for each in values]


@each_sheet
def test_a_sheet_is_known_by_the_words_of_earlier_workbooks(sheet: HallSheet) -> None:
    words = Words.of(LAYOUT.sheets)

    assert {words.find(each) for each in sheet.aliases} <= {sheet.id}


def test_a_workbook_that_calls_ballots_sheets_of_paper_is_still_read() -> None:
    sheets, columns = Words.of(LAYOUT.sheets), Words.of(LAYOUT.sheet("ballots").columns)

    assert sheets.find("Чекит баракчалары") == "ballots"
    assert columns.find("Баракча №") == "serial"


def test_words_in_parentheses_may_be_left_out_where_that_is_clear() -> None:
    controls = Words.of(LAYOUT.sheet("wall").controls)
    columns = Words.of(LAYOUT.sheet("projects").columns)

    assert controls.find("Санаган") == "tellers"
    assert columns.find("Аталышы") == ""


def test_a_word_that_lost_letters_is_known_where_one_thing_fits() -> None:
    fields = Words.of(LAYOUT.sheet("meeting").fields)

    assert fields.find("К?н?") == "date"
    assert fields.find("?") == fields.find("????") == ""


def test_two_headings_at_least_make_a_row_of_headings() -> None:
    one = Page("t", {(1, 1): "Код", (3, 1): "Код", (3, 2): "Багыты", (4, 1): "P1"})

    found = find_headings(one, LAYOUT.sheet("projects"), NO_CODES)

    assert (found.row, [each.column.id for each in found.columns]) == (3, ["code", "direction"])
    assert find_headings(Page("t", {(1, 1): "Код"}), LAYOUT.sheet("projects"), NO_CODES).row == 0


def test_what_is_typed_is_cleaned_and_what_no_text_may_hold_is_a_lost_letter() -> None:
    assert typed(" P3\nP7\t\u00a0P8 ") == "P3 P7 P8"
    assert typed("a\x01b") == "a\ufffdb"


def test_cells_and_ranges_are_read_as_people_write_them() -> None:
    assert [cell_in(each) for each in ("a1", "$B$12", "С7", "AB 3", "7C", "", "A0")] == [
        (1, 1),
        (12, 2),
        (7, 3),
        (3, 28),
        None,
        None,
        None,
    ]
    assert box_in("A1:B2") == Box(1, 1, 2, 2)
    assert box_in("A1") is None
