"""One door for every format, by the name's ending, by the content, or as the user says."""

import io
import json

import openpyxl
import pytest

from prioritize.intake.elections import FORMATS, read_election
from tests.intake.faulty import lines_of


BLT = '2 1\n3 2 1 0\n0\n"Road"\n"Well"\n"Village"\n'
PREFLIB = "# NUMBER ALTERNATIVES: 2\n3: 2,1\n"
PABULIB = (
    "META\nkey;value\nbudget;9\nvote_type;approval\nPROJECTS\nproject_id;cost\na;5\n"
    "VOTES\nvoter_id;vote\n1;a\n"
)
CSV = "1,2\nb,a\n"
JSON = json.dumps(
    {
        "schema": "prioritize/ballots/1",
        "kind": "approval",
        "projects": ["a"],
        "ballots": [{"approve": ["a"]}],
    }
)
TEXTS = {"blt": BLT, "toi": PREFLIB, "soc": PREFLIB, "pb": PABULIB, "csv": CSV, "json": JSON}


def workbook() -> bytes:
    book = openpyxl.Workbook()
    for row in (("1", "2"), ("b", "a")):
        book.active.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


@pytest.mark.parametrize("ending", TEXTS)
def test_the_ending_says_the_format(ending: str) -> None:
    election = read_election(TEXTS[ending].encode(), f"VOTES.{ending.upper()}")

    assert election.profile.projects


@pytest.mark.parametrize("ending", TEXTS)
def test_the_user_may_say_the_format(ending: str) -> None:
    election = read_election(TEXTS[ending].encode(), "-", input_format=ending)

    assert election.profile == read_election(TEXTS[ending].encode(), f"v.{ending}").profile


@pytest.mark.parametrize("ending", ["blt", "pb", "csv", "json"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_without_a_known_ending_the_content_says_the_format(ending: str, mark: str) -> None:
    election = read_election(f"{mark}{TEXTS[ending]}".encode(), "votes.txt")

    assert election.profile == read_election(TEXTS[ending].encode(), f"v.{ending}").profile


def test_preflib_is_known_by_its_metadata() -> None:
    text = "# FILE NAME: 1.toi\n# DATA TYPE: toi\n" + PREFLIB

    assert read_election(text.encode(), "download").profile.kind == "ranked"


def test_a_workbook_is_known_by_its_ending_or_content() -> None:
    assert read_election(workbook(), "hall.xlsx").profile.kind == "ranked"
    assert read_election(workbook(), "download").profile.kind == "ranked"


def test_a_layout_makes_a_table() -> None:
    assert read_election(b"# layout: ranks\na,b\n1,2\n", "votes.txt").profile.kind == "ranked"


@pytest.mark.parametrize(
    "content", [b"", b"hello", b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n", b"\0\0\0", b"\xff\xfe\xfd"]
)
def test_what_is_no_file_of_ballots_is_refused_with_its_name(content: bytes) -> None:
    lines = lines_of(lambda: read_election(content, "votes.dat"))

    assert all("votes.dat" in line for line in lines)


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize(
    "content",
    [b"", b"\n \n", b"%PDF-1.7\n%\xe2\xe3", b"\x1f\x8b\x08\0\0", b"a\0b;1\n", b"\xff\xd8\xff"],
)
def test_every_reader_refuses_other_files(content: bytes, ending: str) -> None:
    lines = lines_of(lambda: read_election(content, f"votes.{ending}"))

    assert all(f"votes.{ending}" in line for line in lines)


def test_an_unknown_format_is_refused_with_a_proposal() -> None:
    (line,) = lines_of(lambda: read_election(b"", "v", input_format="preflib"))
    (near,) = lines_of(lambda: read_election(b"", "v", input_format="bltt"))

    assert "soc, soi, toc, toi, cat, pb, blt" in line
    assert "Did you mean blt?" in near


@pytest.mark.parametrize(
    "ending, text",
    [
        ("blt", BLT.replace("Road", "К?йг?й")),
        ("pb", PABULIB.replace("key;value", "key;value\ndescription;бер?? к?йг?й")),
        ("toi", "# TITLE: К?йг?й\n" + PREFLIB),
        ("csv", CSV.replace("b", "к?йг?й")),
        ("json", JSON.replace('"a"', '"к?йг?й"')),
    ],
)
def test_kyrgyz_letters_that_became_question_marks_are_refused(ending: str, text: str) -> None:
    assert "V12" in lines_of(lambda: read_election(text.encode(), f"v.{ending}"))[0]
