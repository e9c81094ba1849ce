"""`prioritize groups` at the command line."""

import csv
import io
import json
from pathlib import Path

from click.testing import CliRunner, Result

from prioritize.cli import main
from tests.cli.shell import FIXTURES


BATKEN = str(FIXTURES / "batken")
HALL = str(FIXTURES / "hall" / "hall.xlsx")
BALLOTS = "voter,group,village,1,2\n" + "".join(
    f"{number},{group},{village},{first},{second}\n"
    for number, (group, village, first, second) in enumerate(
        [("women", "upper", "road", "well")] * 6 + [("men", "lower", "well", "road")] * 7
    )
)


def ran(*words: str) -> Result:
    run = CliRunner().invoke(main, ["groups", *words])
    assert (run.exit_code, run.stderr) == (0, "")
    return run


def ballots(folder: Path) -> str:
    path = folder / "votes.csv"
    path.write_text(BALLOTS, encoding="utf-8")
    return str(path)


def test_a_consultation_is_shown_by_group() -> None:
    text = ran(BATKEN, "--community", "sumbula", "--language", "en").stdout

    assert "Sumbula: gallery, directions" in text
    assert "Women put" in text
    assert "Equal voice" in text


def test_a_workbook_of_the_hall_is_shown_by_group_and_its_youth_is_protected() -> None:
    (wall,) = json.loads(ran(HALL, "--json").stdout)["lists"]

    assert [(each["groups"], each["people"]) for each in wall["groups"]] == [
        (["G1"], 9),
        (["G2", "G3"], 11),
    ]


def test_a_file_of_ballots_is_divided_by_its_column(tmp_path: Path) -> None:
    source = ballots(tmp_path)

    by_group = json.loads(ran(source, "-m", "borda", "--json").stdout)
    by_village = json.loads(ran(source, "-m", "borda", "--by", "group", "--json").stdout)

    assert by_group == by_village
    assert [each["groups"] for each in by_group["lists"][0]["groups"]] == [["men"], ["women"]]


def test_every_format_tells_the_same_places() -> None:
    one = ("--community", "kyshtut", "--instrument", "gallery")
    read = json.loads(ran(BATKEN, *one, "--json").stdout)["lists"][0]["views"]
    rows = csv.DictReader(
        io.StringIO(ran(BATKEN, *one, "--format", "csv").stdout.lstrip("\ufeff")), delimiter=";"
    )

    equal = [row for row in rows if row["view"] == "equal-voice"]
    places = [
        (str(tier["rank"]), project) for tier in read[2]["ranking"] for project in tier["projects"]
    ]
    assert [(row["place"], row["project"]) for row in equal] == places
    assert "| 4 (0" in ran(BATKEN, *one, "--format", "markdown").stdout


def test_without_groups_it_says_what_is_missing(tmp_path: Path) -> None:
    run = CliRunner().invoke(main, ["groups", ballots(tmp_path), "-m", "borda", "--by", "sex"])

    assert run.exit_code == 2
    assert "Nothing says who belongs to which group" in run.stderr
    assert "--by" in run.stderr


def test_the_help_says_that_small_groups_are_joined() -> None:
    text = ran("--help").stdout

    assert "fewer than 5 people" in " ".join(text.split())
    assert "--by COLUMN" in text
