"""Paper is printed from the workbook as it is prepared."""

import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from prioritize.errors import InputError, OutputError
from prioritize.intake.hall.prepared import read_prepared
from prioritize.ports.placing import Existing
from prioritize.report.kit.supply import Company
from prioritize.report.voice import Voice
from prioritize.report.workbook.hall import hall_workbook
from prioritize.text import ENGLISH
from prioritize.workflow.kit import KitWish, kit_of, new_kit
from prioritize.workflow.material import gather
from prioritize.workflow.rank import rank
from prioritize.workflow.request import Request


HALL = Path(__file__).resolve().parent.parent.parent / "fixtures" / "hall" / "hall.xlsx"
Edit = Callable[[Worksheet, Worksheet, Worksheet], None]


def speak(language: str) -> Voice:
    """Speak a language whose catalog is English."""
    return Voice(language, ENGLISH)


def fill(meeting: Worksheet, label: str, value: str | int) -> None:
    """Type a value beside its name on the sheet of the meeting."""
    (row,) = (each for each in range(1, 60) if meeting.cell(each, 1).value == label)
    meeting.cell(row, 2, value)


def workbook(edit: Edit) -> bytes:
    """Type into an empty workbook as a clerk does before the meeting."""
    book = openpyxl.load_workbook(io.BytesIO(hall_workbook("ru")))
    meeting = book["Собрание"]
    fill(meeting, "Вид собрания", "настоящее")
    fill(meeting, "Дата", "20.01.2025")
    fill(meeting, "Айылный аймак или село", "Кыштут")
    edit(meeting, book["Проекты"], book["Группы"])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def nothing_more(_meeting: Worksheet, _projects: Worksheet, _groups: Worksheet) -> None:
    """Leave the rest empty."""


def two_posters(meeting: Worksheet, projects: Worksheet, groups: Worksheet) -> None:
    """Name two posters, withdraw one of three, and expect twelve women."""
    for row, name in ((5, "Дорога"), (6, "Вода"), (7, "Мост")):
        projects.cell(row, 3, name)
    projects.cell(6, 8, "да")
    groups.cell(5, 3, "Женщины")
    groups.cell(5, 6, 12)
    fill(meeting, "Точек на одного человека", 3)


def test_everything_of_the_evening_stands_on_the_paper() -> None:
    kit = kit_of(read_prepared(HALL.read_bytes(), HALL.name))

    assert [each.id for each in kit.projects] == [f"P{number}" for number in range(1, 9)]
    assert (kit.kind, kit.votes, kit.per_voter, kit.cap, kit.people) == (
        "training",
        "dots",
        3,
        1,
        55,
    )
    assert [each.color for each in kit.groups] == ["кызыл", "көк", "жашыл"]
    assert (kit.date, kit.community) == ("2025-02-14", "Жаңы-Арык")


def test_the_paper_carries_the_code_of_the_result() -> None:
    printed = kit_of(read_prepared(HALL.read_bytes(), HALL.name)).fingerprint

    assert printed == rank(gather(str(HALL), Request())).rules


def test_a_prepared_workbook_needs_no_votes() -> None:
    kit = kit_of(read_prepared(workbook(two_posters), "hall.xlsx"))

    assert [each.id for each in kit.projects] == ["P1", "P3"]
    assert [(each.names.in_language("ru"), each.color) for each in kit.groups] == [("Женщины", "")]
    assert isinstance(kit.groups[0], Company)
    assert (kit.votes, kit.people) == ("dots", 12)


def test_posters_that_nobody_has_named_yet_get_their_codes() -> None:
    kit = kit_of(read_prepared(workbook(nothing_more), "hall.xlsx"))

    assert [each.id for each in kit.projects] == [f"P{number}" for number in range(1, 9)]
    assert {each.names.texts for each in kit.projects} == {()}
    assert (kit.votes, kit.people, kit.groups) == ("ranks", None, ())


def test_an_empty_workbook_says_what_it_needs(tmp_path: Path) -> None:
    path = tmp_path / "hall.xlsx"
    path.write_bytes(hall_workbook("ru"))

    with pytest.raises(InputError) as caught:
        new_kit(tmp_path / "kit", path, speak=speak)

    assert len(caught.value.findings) == 3
    assert "sheet Собрание, cell B9, Дата" in caught.value.render()


def test_the_paper_goes_into_a_folder_or_under_its_own_name(tmp_path: Path) -> None:
    (inside,) = new_kit(tmp_path / "kit", HALL, speak=speak)
    (named,) = new_kit(tmp_path / "paper.html", HALL, speak=speak)

    assert inside == tmp_path / "kit" / "kit.html"
    assert inside.read_bytes() == named.read_bytes()


def test_languages_are_those_of_the_meeting_unless_asked_for_others(tmp_path: Path) -> None:
    (both,) = new_kit(tmp_path / "both.html", HALL, speak=speak)
    (one,) = new_kit(tmp_path / "ru.html", HALL, speak=speak, wish=KitWish(languages=("ru",)))

    assert "Добуш бюллетени" in both.read_text(encoding="utf-8")
    assert "Бюллетень" in both.read_text(encoding="utf-8")
    assert "Добуш бюллетени" not in one.read_text(encoding="utf-8")


def test_as_many_ballots_are_printed_as_were_asked_for(tmp_path: Path) -> None:
    wish = KitWish(ballots=3)

    (path,) = new_kit(tmp_path / "kit.html", HALL, speak=speak, wish=wish)

    assert path.read_text(encoding="utf-8").count('<div class="ballot">') == 3


def test_nobody_on_the_private_list_is_on_the_paper(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(HALL, read_only=True)
    people = list(book["Катышуучулар (купуя)"].iter_rows(min_row=5, values_only=True))
    names = {str(row[1]) for row in people if row[1]}
    phones = {str(row[6]) for row in people if row[6]}

    (path,) = new_kit(tmp_path / "kit.html", HALL, speak=speak)

    text = path.read_text(encoding="utf-8")
    assert len(names) > 3
    assert [each for each in (*names, *phones) if each in text] == []


def test_what_is_there_is_not_overwritten_without_force(tmp_path: Path) -> None:
    folder = tmp_path / "kit"
    new_kit(folder, HALL, speak=speak)

    with pytest.raises(OutputError):
        new_kit(folder, HALL, speak=speak)
    assert new_kit(folder, HALL, speak=speak, existing=Existing.REPLACE)


@pytest.mark.parametrize("content", [b"", b"code;name\nP1;x\n"])
def test_another_file_is_no_workbook_of_the_hall(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.xlsx"
    path.write_bytes(content)

    with pytest.raises(InputError, match="no workbook of the hall"):
        new_kit(tmp_path / "kit", path, speak=speak)


@pytest.mark.parametrize(
    "content, why", [(b"PK\x03\x04", "cut off"), (b"\xd0\xcf\x11\xe0", "cannot be read")]
)
def test_a_workbook_that_cannot_be_opened_is_not_called_a_stranger(
    tmp_path: Path, content: bytes, why: str
) -> None:
    path = tmp_path / "hall.xlsx"
    path.write_bytes(content)

    with pytest.raises(InputError, match=why):
        new_kit(tmp_path / "kit", path, speak=speak)
