"""The evening in `fixtures/hall` is the one that its script makes, and holds what it says."""

import subprocess
import sys
import zipfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import canonicalize

import pytest

from prioritize.intake.cells import is_not_offered
from prioritize.intake.grid import read_grid
from prioritize.model.hall.load import hall_layout
from prioritize.report.workbook.plan import plan_sheet


ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "fixtures" / "hall"
LAYOUT = hall_layout()


@cache
def rows_of(sheet_id: str) -> Mapping[str, tuple[str, ...]]:
    """Return the rows of a sheet of the evening by their codes and the ids of their controls."""
    sheet = LAYOUT.sheet(sheet_id)
    title = sheet.names.in_language("ky")
    grid = read_grid((FOLDER / "hall.xlsx").read_bytes(), "hall.xlsx", sheet=title)
    label = plan_sheet(LAYOUT, sheet).label if sheet.columns else 0
    ids = {each.names.in_language("ky"): each.id for each in sheet.controls}
    rows: dict[str, tuple[str, ...]] = {}
    for row in grid.rows:
        rows.setdefault(ids.get(row[label], row[label]), row)
    return rows


def parts_of(path: Path) -> dict[str, bytes]:
    """Return the parts of a workbook, whatever compressed them and spelled their XML."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return {
        name: canonicalize(part).encode() if name.endswith((".xml", ".rels", ".vml")) else part
        for name, part in parts.items()
    }


def test_the_script_makes_the_workbook_again(tmp_path: Path) -> None:
    """Where it does not: python tools/hall_fixture.py fixtures/hall/hall.xlsx."""
    made = tmp_path / "hall.xlsx"
    script = ROOT / "tools" / "hall_fixture.py"

    subprocess.run([sys.executable, str(script), str(made)], check=True, cwd=ROOT)

    assert parts_of(made) == parts_of(FOLDER / "hall.xlsx")


def test_the_evening_says_where_it_is_from() -> None:
    text = (FOLDER / "README.md").read_text(encoding="utf-8")

    assert "invented" in text
    assert "no real person is named" in text
    assert "License: Apache-2.0" in text


def test_the_evening_is_never_called_real() -> None:
    meeting = rows_of("meeting")

    assert meeting["Жыйындын түрү"][1] == "окуу машыгуусу"
    assert "ойдон чыгарылган" in meeting["Жыйындын аталышы (кыргызча)"][1]


def test_sixty_dots_were_issued_and_fifty_eight_found() -> None:
    wall = rows_of("wall")

    cells = [cell for code in LAYOUT.project_codes[:8] for cell in wall[code][2:5]]
    found = [int(cell) for cell in cells if cell.isdecimal()]

    assert sum(found) == 58
    assert wall["total"][2:5] == ("26", "23", "9")
    assert [wall[id][-1] for id in ("total", "issued", "difference")] == ["58", "60", "2"]


def test_the_late_poster_was_not_offered_to_the_first_group() -> None:
    late = rows_of("wall")["P8"]

    assert [is_not_offered(cell) for cell in late[2:5]] == [True, False, False]
    assert rows_of("projects")["P8"][6].startswith("18:50")


def test_the_second_teller_differs_by_one_and_it_was_settled() -> None:
    hands = rows_of("hands")

    assert [hands[code][2:5] for code in ("P1", "P2", "P3")] == [
        ("27", "27", ""),
        ("27", "26", "27"),
        ("0", "0", ""),
    ]
    assert hands["P2"][5:] == ("Үлгүев Бакыт", "Үн чыгарып кайра саналды")
    assert [hands[id][2] for id in ("present", "abstaining")] == ["55", "1"]


def test_the_tie_was_voted_on_again() -> None:
    revote = rows_of("revote")

    assert [revote[code][3:5] for code in ("P1", "P2")] == [("31", "31"), ("24", "24")]


def test_the_clerks_differ_in_the_one_cell_that_was_settled() -> None:
    first, second = rows_of("wall"), rows_of("wall_2")

    differing = [code for code in LAYOUT.project_codes if first[code] != second[code]]

    (settled,) = (
        row for row in rows_of("differences").values() if row[1:5] == ("C7", "8", "9", "8")
    )
    assert differing == ["P2"]
    assert (first["P2"][2], second["P2"][2]) == ("8", "9")
    assert settled[0] == LAYOUT.sheet("wall").names.in_language("ky")


def test_two_posters_with_names_in_two_languages_were_merged() -> None:
    merges = rows_of("merges")

    assert merges["P3 P7"][1:3] == ("P3", "добуш берүүдөн кийин")
    assert rows_of("projects")["P3"][1:3] == ("Тегирмендин жанындагы көпүрө", "")
    assert rows_of("projects")["P7"][1:3] == ("", "Мост у мельницы")


def test_groups_add_up_to_those_who_raised_hands() -> None:
    present = {code: int(rows_of("groups")[code][5]) for code in ("G1", "G2", "G3")}
    registered = [row for label, row in rows_of("participants").items() if label.isdecimal()]

    assert sum(present.values()) == 55
    assert sum(bool(row[1]) for row in registered) == 55
    assert min(present.values()) < 5


@pytest.mark.parametrize("sheet_id", ["ballots", "ranks", "ballots_2", "ranks_2"])
def test_sheets_that_nobody_used_are_empty(sheet_id: str) -> None:
    heading = LAYOUT.sheet(sheet_id).columns[0].names.in_language("ky")

    labels = list(rows_of(sheet_id))

    assert labels[-1] == heading
