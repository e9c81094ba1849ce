"""The pages on lots and on comparing papers show what the program prints."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from prioritize.audit.sampling_plan import advised
from prioritize.audit.sampling_risk import Stack
from tests.cli.transcript import Terminal, recorded_again
from tests.golden import Golden


FOLDER = Path(__file__).resolve().parents[2] / "docs" / "how-to"
PAGES = ("draw-a-lot.md", "audit-the-typing.md")


@pytest.mark.parametrize("name", PAGES)
def test_every_command_prints_what_the_page_shows(
    name: str, tmp_path: Path, golden: Golden
) -> None:
    page = (FOLDER / name).read_text(encoding="utf-8")

    golden.check(FOLDER / name, recorded_again(page, Terminal(tmp_path)))


@pytest.mark.parametrize("name", PAGES)
def test_the_pages_that_it_leads_to_are_there(name: str) -> None:
    links = re.findall(r"\]\(([^)#]+)", (FOLDER / name).read_text(encoding="utf-8"))

    assert links
    assert [each for each in links if not (FOLDER / each).exists()] == []


def test_the_advice_is_that_of_the_program() -> None:
    page = (FOLDER / "audit-the-typing.md").read_text(encoding="utf-8")

    assert "| up to 60 | type everything twice" in page
    assert "| 61 to 200 | type everything twice; or" in page
    assert [advised(each) for each in (60, 61, 200, 201)] == [
        "twice",
        "twice-or-sample",
        "twice-or-sample",
        "sample",
    ]
    assert advised(Stack(500, 2)) == "by-hand"


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="there is no program for such sums")
def test_the_lines_for_another_computer_give_the_same_order() -> None:
    page = (FOLDER / "draw-a-lot.md").read_text(encoding="utf-8")
    (lines,) = re.findall(r"^```text\n(for .*?)^```", page, re.MULTILINE | re.DOTALL)

    run = subprocess.run(
        [shutil.which("bash") or "bash", "-c", lines],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )

    assert [line.split()[1] for line in run.stdout.splitlines()] == ["well", "road", "school"]


def test_the_example_of_the_rfc_is_on_the_page() -> None:
    page = (FOLDER / "draw-a-lot.md").read_text(encoding="utf-8")

    assert "990dd0a5692a029a98b5e01aa28f3459" in page
    assert int("990dd0a5692a029a98b5e01aa28f3459", 16) % 25 == 16
    assert "Drawn, 10 of 25: 17, 7, 2, 16, 25, 23, 8, 24, 19, 13.\n" in page
