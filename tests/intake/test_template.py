from prioritize.intake.consultation import read_consultation
from prioritize.intake.template import starter_files


def test_the_starter_is_a_consultation_with_the_files_that_it_names() -> None:
    files = starter_files()

    consultation = read_consultation(files["consultation.toml"], "consultation.toml")

    assert {each.file for each in consultation.inputs} == {
        name for name in files if name.startswith("inputs/")
    }


def test_the_starter_is_no_real_consultation_yet() -> None:
    consultation = read_consultation(starter_files()["consultation.toml"], "consultation.toml")

    assert consultation.kind == "training"


def test_the_starter_shows_every_part_that_a_list_may_need() -> None:
    consultation = read_consultation(starter_files()["consultation.toml"], "consultation.toml")

    assert consultation.combination
    assert consultation.budget
    assert consultation.groups


def test_the_starter_greets_in_three_languages() -> None:
    text = starter_files()["README.md"].decode()

    assert [line for line in text.splitlines() if line.startswith("## ")] == [
        "## Кыргызча",
        "## По-русски",
        "## In English",
    ]
