"""The scenario folders are whole: rules that read, files that exist, a word on where it is from."""

from pathlib import Path

import pytest

from prioritize.intake.consultation import read_consultation
from prioritize.model.consultation import Consultation


FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
SCENARIOS = sorted(path.parent for path in FIXTURES.glob("*/consultation.toml"))
NAMES = [path.name for path in SCENARIOS]


def consultation_of(folder: Path) -> Consultation:
    return read_consultation((folder / "consultation.toml").read_bytes(), "consultation.toml")


def test_the_scenarios_are_there() -> None:
    assert {"batken", "cycle", "hands", "tie"} <= set(NAMES)


@pytest.mark.parametrize("folder", SCENARIOS, ids=NAMES)
def test_a_scenario_reads_and_has_the_files_that_it_names(folder: Path) -> None:
    consultation = consultation_of(folder)

    named = {each.file for each in consultation.inputs}
    present = {each.relative_to(folder).as_posix() for each in folder.glob("inputs/*")}
    assert named == present


@pytest.mark.parametrize("folder", SCENARIOS, ids=NAMES)
def test_a_scenario_says_where_it_is_from(folder: Path) -> None:
    text = (folder / "README.md").read_text(encoding="utf-8")

    assert "invented" in text
    assert "no real person is named" in text
    assert "License: Apache-2.0" in text


@pytest.mark.parametrize("folder", SCENARIOS, ids=NAMES)
def test_invented_votes_are_never_called_real(folder: Path) -> None:
    consultation = consultation_of(folder)

    assert consultation.kind == "training"
    assert "ойдон чыгарылган" in consultation.title.in_language("ky")


def test_batken_asks_five_municipalities_with_three_instruments() -> None:
    consultation = consultation_of(FIXTURES / "batken")

    ids = [each.id for each in consultation.communities]
    assert ids == ["kyshtut", "suu-bashy", "toguz-bulak", "sumbula", "ken-talaa"]
    assert {each.instrument for each in consultation.inputs} == {"map", "gallery", "questionnaire"}
    things = (consultation.communities, consultation.directions, consultation.projects)
    names = [each.names for part in things for each in part]
    assert {tuple(language for language, _ in each.texts) for each in names} == {("en", "ky", "ru")}


def test_every_direction_of_batken_has_a_project_under_it() -> None:
    consultation = consultation_of(FIXTURES / "batken")

    assert {each.direction for each in consultation.projects} == {
        each.id for each in consultation.directions
    }
