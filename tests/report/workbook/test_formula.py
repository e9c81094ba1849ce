"""Formulas say in the words of every spreadsheet what they add up and look up."""

from prioritize.model.hall.load import hall_layout
from prioritize.report.workbook.formula import difference, name_of, table_range
from prioritize.report.workbook.plan import plan_sheet


LAYOUT = hall_layout()


def test_a_name_is_looked_up_in_the_language_first_and_then_in_the_others() -> None:
    """Columns 2, 3 and 4 of the table hold the names in Kyrgyz, Russian and English."""
    orders = {
        language: [part.split(",")[0] for part in name_of("A5", "t", language).split("A5,t,")[1:]]
        for language in ("ky", "ru", "en")
    }

    assert orders == {
        "ky": ["2", "2", "3", "3", "4"],
        "ru": ["3", "3", "2", "2", "4"],
        "en": ["4", "4", "2", "2", "3"],
    }


def test_a_difference_is_blank_until_the_dots_were_counted_out() -> None:
    formula = difference(plan_sheet(LAYOUT, LAYOUT.sheet("wall")), 3)

    assert formula == '=IF(D31="","",N(D31)-N(D30)-N(D32)-N(D33))'


def test_a_range_names_its_sheet_in_quotes() -> None:
    """Titles hold blanks and commas."""
    cells = table_range(LAYOUT, "ru", "groups", width=4)

    assert cells == "='Группы'!$A$5:$D$10"
