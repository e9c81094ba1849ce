"""Before the vote, the same step that counts an evening makes its paper."""

from pathlib import Path

from prioritize.cli.catalog import catalog_for
from prioritize.report.prepared_page import prepared_text
from prioritize.report.voice import Voice
from prioritize.text import ENGLISH
from prioritize.workflow.evening import Faulty, Held, Ready, hold_evening
from tests.intake.hall.evening import Filled, an_evening
from tests.workflow.test_papers import Noon, names


def prepared(language: str = "ky") -> Filled:
    """Fill in a workbook as it is before anybody votes."""
    filled = an_evening(language)
    for code in ("P1", "P2", "P3"):
        filled.line("wall", code, votes=[None, None])
    for control in ("issued", "unused", "spoiled", "voters"):
        filled.control("wall", control, None, None)
    return filled


def hold(workbook: Path, filled: Filled) -> Held | Faulty | Ready:
    """Save the workbook and hold the evening."""
    workbook.write_bytes(filled.saved())
    return hold_evening(
        workbook, speak=lambda language: Voice(language, catalog_for(language)), clock=Noon()
    )


def ready(workbook: Path, filled: Filled) -> Ready:
    """Hold an evening at which nobody has voted yet."""
    result = hold(workbook, filled)
    assert isinstance(result, Ready), result
    return result


def test_the_paper_lies_beside_the_workbook_and_speaks_its_language(tmp_path: Path) -> None:
    result = ready(tmp_path / "жыйын.xlsx", prepared("ru"))

    assert result.language == "ru"
    assert names(tmp_path) == sorted([result.page.name, "жыйын.xlsx"])
    assert result.page.name.endswith("-kit.html")
    assert "Правила собрания" in result.page.read_text(encoding="utf-8")


def test_the_code_that_is_told_before_the_vote_is_that_of_the_result(tmp_path: Path) -> None:
    workbook = tmp_path / "жыйын.xlsx"

    before = ready(workbook, prepared())
    after = hold(workbook, an_evening())

    assert isinstance(after, Held)
    assert before.preparation.rules == after.evening.lists.rules
    assert after.evening.earlier == ()


def test_the_same_workbook_has_the_same_paper_and_another_one_its_own(tmp_path: Path) -> None:
    workbook = tmp_path / "жыйын.xlsx"

    first, again = ready(workbook, prepared()), ready(workbook, prepared())
    other = ready(workbook, prepared().field("dots_per_voter", 5))

    assert first == again
    assert first.page != other.page
    assert first.preparation.rules != other.preparation.rules


def test_what_was_to_be_mended_goes_when_it_is_mended(tmp_path: Path) -> None:
    workbook = tmp_path / "жыйын.xlsx"

    assert isinstance(hold(workbook, prepared().field("date", None)), Faulty)
    ready(workbook, prepared())

    assert not (tmp_path / "жыйын-faults.txt").exists()


def test_what_comes_next_is_told(tmp_path: Path) -> None:
    result = ready(tmp_path / "hall.xlsx", prepared("en"))

    text = prepared_text(result.preparation, Voice("en", ENGLISH))

    assert "Nobody has voted yet. Beside hall.xlsx there is now the paper" in text
    code = result.preparation.rules[:4]
    assert f"write their code on the flip chart: {code}" in text.replace("\n  ", " ")
