import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.audit.material import clean_name
from prioritize.errors import InputError
from tests.audit.sample import MATERIAL


@pytest.mark.parametrize(
    "name, cleaned",
    [
        ("inputs/Кыштут.csv", "inputs/Кыштут.csv"),
        ("inputs\\a.csv", "inputs/a.csv"),
        ("./inputs//a.csv", "inputs/a.csv"),
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("и\u0306.csv", "\u0439.csv"),
        ("a\x00\x1b[2J\n.csv", "a_u0000_u001b[2J_u000a.csv"),
        ("ы" * 300, "ы" * 300),
        ("..", "unnamed"),
        ("", "unnamed"),
    ],
)
def test_a_name_is_relative_and_plain(name: str, cleaned: str) -> None:
    assert clean_name(name) == cleaned


@given(st.text())
def test_a_clean_name_stays_as_it_is_and_leads_nowhere_else(name: str) -> None:
    cleaned = clean_name(name)

    assert clean_name(cleaned) == cleaned
    assert not {"", ".", ".."} & set(cleaned.split("/"))


def test_a_file_is_found_by_the_name_that_the_consultation_uses() -> None:
    assert MATERIAL.read("./inputs\\sumbula.csv") == MATERIAL.files["inputs/sumbula.csv"]


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(InputError, match=r"holds no file inputs/b\.csv"):
        MATERIAL.read("inputs/b.csv")
