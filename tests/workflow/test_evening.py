"""One evening from workbook to papers, or to the list of what has to be mended first."""

from pathlib import Path

import pytest

from prioritize.cli.catalog import catalog_for
from prioritize.errors import InputError, UnresolvedTieError
from prioritize.model.meeting import Merge
from prioritize.report.voice import Voice
from prioritize.workflow.evening import Faulty, Held, Ready, hold_evening
from prioritize.workflow.merge import merge_posters
from prioritize.workflow.verified import verify_path
from tests.intake.hall.evening import Filled, an_evening
from tests.ports.breaking import tree
from tests.workflow.test_papers import Noon, names


def voice(language: str) -> Voice:
    """Speak a language."""
    return Voice(language, catalog_for(language))


def written(folder: Path, filled: Filled) -> Path:
    """Write a workbook."""
    path = folder / "жыйын.xlsx"
    path.write_bytes(filled.saved())
    return path


def hold(workbook: Path, *languages: str) -> Held | Faulty | Ready:
    """Hold the evening."""
    return hold_evening(workbook, speak=voice, clock=Noon(), languages=languages)


def held(workbook: Path, *languages: str) -> Held:
    """Hold an evening that can be counted."""
    result = hold(workbook, *languages)
    assert isinstance(result, Held), result
    return result


def faulty(workbook: Path, *languages: str) -> Faulty:
    """Hold an evening that has to be mended."""
    result = hold(workbook, *languages)
    assert isinstance(result, Faulty), result
    return result


def paper(result: Held, kind: str) -> str:
    """Read one of the papers."""
    name = next(each.name for each in result.evening.papers if each.kind == kind)
    return result.page.with_name(name).read_bytes().decode("utf-8-sig")


@pytest.mark.parametrize("language, word", [("ky", '<html lang="ky"'), ("ru", '<html lang="ru"')])
def test_the_papers_speak_the_language_of_the_workbook(
    tmp_path: Path, language: str, word: str
) -> None:
    result = held(written(tmp_path, an_evening(language)))

    assert result.language == language
    assert word in paper(result, "result")


def test_the_minutes_are_in_both_languages_of_the_country(tmp_path: Path) -> None:
    result = held(written(tmp_path, an_evening("ru")))

    minutes = paper(result, "protocol-html")
    assert "Протокол собрания" in minutes
    assert "Жыйындын протоколу" in minutes


def test_another_language_is_that_of_everything(tmp_path: Path) -> None:
    result = held(written(tmp_path, an_evening("en")), "en")

    assert result.language == "en"
    assert "Протокол" not in paper(result, "protocol-html")
    assert "To be looked at" in paper(result, "findings")


def test_the_bundle_is_verified_and_knows_no_participant(tmp_path: Path) -> None:
    filled = an_evening(papers=("participants",)).add(
        "participants", name="Үлгүева Айнура", phone="+996 000 00 00 01"
    )
    workbook = written(tmp_path, filled)

    held(workbook)

    (bundle,) = tmp_path.glob("*-bundle.zip")
    assert verify_path(bundle).findings == ()
    assert "Айнура".encode() not in bundle.read_bytes()


def test_a_merge_of_the_log_is_another_count(tmp_path: Path) -> None:
    workbook = written(tmp_path, an_evening())
    first = held(workbook)
    merge_posters(workbook, Merge(("P2", "P3"), "P2", why="x"), clock=Noon())

    second = held(workbook)

    assert second.page != first.page
    assert second.evening.earlier == tuple(sorted(each.name for each in first.evening.papers))
    assert second.evening.lists.listings[0].result.outcome != (
        first.evening.lists.listings[0].result.outcome
    )


def test_faults_are_listed_beside_the_workbook_in_its_language(tmp_path: Path) -> None:
    workbook = written(tmp_path, an_evening("ru").line("wall", "P1", votes=["много", 5]))

    result = faulty(workbook)

    assert result.page == tmp_path / "жыйын-faults.txt"
    assert names(tmp_path) == ["жыйын-faults.txt", "жыйын.xlsx"]
    text = result.page.read_bytes().decode("utf-8-sig")
    assert "«Точки на стене»" in text
    assert "много" in text
    assert isinstance(result.error, InputError)


def test_the_list_of_faults_goes_when_nothing_is_left_to_mend(tmp_path: Path) -> None:
    faulty(written(tmp_path, an_evening().line("wall", "P1", votes=["көп", 5])))
    faulty(written(tmp_path, an_evening().line("wall", "P2", votes=["көп", 5])))
    assert names(tmp_path) == ["жыйын-faults.txt", "жыйын.xlsx"]

    held(written(tmp_path, an_evening()))

    assert "жыйын-faults.txt" not in names(tmp_path)
    assert len(names(tmp_path)) == 6


def test_a_file_that_cannot_be_opened_is_told_in_both_languages(tmp_path: Path) -> None:
    workbook = tmp_path / "жыйын.xlsx"
    workbook.write_bytes("бул таблица эмес".encode())

    text = faulty(workbook).page.read_bytes().decode("utf-8-sig")

    assert text.count("жыйын.xlsx\r\n==========\r\n") == 2


def test_a_table_that_is_no_workbook_of_the_hall_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "votes.csv"
    path.write_bytes(b"code;women\nroad;9\n")

    assert "no workbook of the hall" in str(faulty(path).error)


def test_a_tie_that_stops_the_count_is_to_be_settled(tmp_path: Path) -> None:
    filled = an_evening().field("tie_rule", "санак токтойт").line("wall", "P2", votes=[8, 5])

    result = faulty(written(tmp_path, filled))

    assert isinstance(result.error, UnresolvedTieError)
    assert "P1, P2" in result.page.read_bytes().decode("utf-8-sig")


@pytest.mark.parametrize("mark", ["~$жыйын.xlsx", ".~lock.жыйын.xlsx#"])
def test_a_workbook_that_is_open_elsewhere_is_noticed(tmp_path: Path, mark: str) -> None:
    workbook = written(tmp_path, an_evening())
    before = held(workbook, "en").evening.noticed
    (tmp_path / mark).touch()

    result = held(workbook, "en")

    assert result.evening.noticed == before + 1
    assert "open in another program" in paper(result, "findings")


def test_a_log_that_lost_its_workbook_is_noticed(tmp_path: Path) -> None:
    """Whoever renames the workbook leaves the merges behind."""
    workbook = written(tmp_path, an_evening())
    merge_posters(workbook, Merge(("P2", "P3"), "P2", why="x"), clock=Noon())
    renamed = workbook.rename(tmp_path / "жыйын акыркы.xlsx")

    found = paper(held(renamed, "en"), "findings")

    assert "This is the log of жыйын.xlsx, which is not here" in found


def test_a_workbook_with_a_password_is_not_called_a_stranger(tmp_path: Path) -> None:
    path = tmp_path / "жыйын.xlsx"
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    path.write_bytes(locked)

    (found,) = faulty(path).error.findings

    assert str(found.what) == "The workbook is protected by a password"


def test_what_a_merge_did_is_told_once(tmp_path: Path) -> None:
    workbook = written(tmp_path, an_evening())
    merge_posters(workbook, Merge(("P2", "P3"), "P2", why="x"), clock=Noon())

    assert paper(held(workbook, "en"), "findings").count("counts as Бакча (P2)") == 1


def test_nothing_that_was_typed_runs_in_a_page(tmp_path: Path) -> None:
    workbook = written(tmp_path, an_evening())
    hostile = "<script>alert(1)</script> \u202e<img src=x onerror=alert(1)>"
    merge_posters(workbook, Merge(("P2", "P3"), "P2", why=hostile, who=hostile), clock=Noon())

    result = held(workbook)

    for kind in ("result", "protocol-html"):
        page = paper(result, kind)
        assert "<script" not in page
        assert "<img" not in page
        assert "\u202e" not in page


def test_where_there_is_no_workbook_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        hold(tmp_path / "жыйын.xlsx")
    with pytest.raises(InputError, match="folder"):
        hold(tmp_path)
    assert tree(tmp_path) == {}
