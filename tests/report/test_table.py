"""Tables that fit a terminal."""

import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from prioritize.report.table import WIDTH, text_table


def test_numbers_stand_right_and_texts_left() -> None:
    table = text_table(["Place", "Project"], [["1", "road"], ["2–3", ""]], align=["right", "left"])

    assert table == "  Place  Project\n-------  ---------\n      1  road\n    2–3"


def test_a_table_without_rows_still_has_its_headings() -> None:
    assert text_table(["Place"], [], align=["right"]) == "Place\n-------"


def test_a_number_is_never_rewritten() -> None:
    assert "1e5" in text_table(["id"], [["1e5"], ["007"]], align=["left"])


@given(st.lists(st.tuples(st.text("аб ", max_size=90), st.text("12/", max_size=30)), max_size=3))
def test_no_line_is_longer_than_a_terminal(rows: list[tuple[str, str]]) -> None:
    table = text_table(["Project", "points"], rows, align=["left", "right"])

    assert max(map(len, table.splitlines())) <= WIDTH


def test_writing_json_loads_no_library_for_tables() -> None:
    code = "import sys, prioritize.report.plain; print('tabulate' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)

    assert run.stdout == "False\n"


def test_a_number_with_a_decimal_comma_stays_text() -> None:
    table = text_table(["Орун", "балл"], [["1", "0,475"]], align=["right", "right"])

    assert table.splitlines()[-1].split() == ["1", "0,475"]
