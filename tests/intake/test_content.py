"""What clean text is made of, and what is no text at all."""

import gzip

import pytest

from prioritize.intake.content import clean_text
from prioritize.intake.faults import Faults
from tests.intake.faulty import lines_of


def clean(content: bytes) -> tuple[str, list[str]]:
    faults = Faults("votes.blt")
    text = clean_text(content, faults)
    faults.stop()
    return text, [each.render() for each in faults.accepted]


@pytest.mark.parametrize("content", [b"", b"  \n\t\n", b"\r\n"])
def test_an_empty_file_is_refused(content: bytes) -> None:
    assert lines_of(lambda: clean(content))[0].startswith("votes.blt: The file is empty")


@pytest.mark.parametrize(
    "content, kind",
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (gzip.compress(b"1 1", mtime=0), "gzip"),
        (b"PK\x03\x04...", "zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Microsoft Office"),
    ],
)
def test_another_kind_of_file_is_named(content: bytes, kind: str) -> None:
    (line,) = lines_of(lambda: clean(content))

    assert line.startswith(f"votes.blt: This is a {kind} file under another name")


def test_line_ends_become_one_and_a_byte_order_mark_goes() -> None:
    assert clean("\ufeffа\r\nб\rв\n".encode())[0] == "а\nб\nв\n"


def test_letters_in_parts_are_joined_and_told() -> None:
    text, found = clean("1\nК\u043e\u0438\u0306гой\n".encode())

    assert text == "1\nКойгой\n"
    assert found == [
        "votes.blt, row 2: Letters written in parts, such as и and ˘ for й, were read as one letter"
    ]


def test_hidden_characters_and_wide_spaces_are_told_with_their_place() -> None:
    text, found = clean("ab\nc\u200bd\u00a0e".encode())

    assert text == "ab\ncd e"
    assert found == [
        "votes.blt, row 2, column 2: A character that cannot be seen was taken out",
        "votes.blt, row 2, column 4: A space of special width was read as a plain space",
    ]


def test_of_many_alike_the_first_ten_are_listed() -> None:
    found = clean(("a\u00a0b\n" * 25).encode())[1]

    assert len(found) == 11
    assert found[-1] == (
        "votes.blt: And 15 more like this: A space of special width was read as a plain space"
    )


@pytest.mark.parametrize("sign", ["\x07", "\x1b", "\u202e", "\u2066", "\x7f"])
def test_characters_that_change_how_text_is_shown_are_refused(sign: str) -> None:
    (line,) = lines_of(lambda: clean(f"a\nb{sign}c".encode()))

    assert line.startswith("votes.blt, row 2, column 2: A character that changes")


@pytest.mark.parametrize("sign", ["\ufffd", "\x89"])
def test_a_letter_that_was_damaged_before_is_told(sign: str) -> None:
    text, found = clean(f"1 1\nGary O{sign}RORKE\n".encode())

    assert text == "1 1\nGary O\ufffdRORKE\n"
    assert found == ["votes.blt, row 2, column 7: A letter was damaged before the file came here"]


def test_nul_bytes_are_refused() -> None:
    assert "NUL" in lines_of(lambda: clean(b"4 2\n1 \0 0\n\xff"))[0]


def test_kyrgyz_letters_that_became_question_marks_are_refused() -> None:
    (line,) = lines_of(lambda: clean('1 1\n"К?йг?й"\n'.encode()))

    assert line.startswith("[V12] votes.blt, row 2: Letters were lost")


def test_bytes_of_another_encoding_among_utf_8_are_refused() -> None:
    mixed = "Сугат суу\nБала бакча\n".encode() + "Ücret\n".encode("cp1252")

    assert "row 3" in lines_of(lambda: clean(mixed))[0]


def test_an_unknown_encoding_is_asked_about() -> None:
    assert "encoding" in lines_of(lambda: clean("Dvůr králové žluťoučký\n".encode("cp1250")))[0]


def test_cyrillic_code_pages_are_read_and_told() -> None:
    text, found = clean("Сугат суу, бала бакча, жол\n".encode("cp1251"))

    assert text == "Сугат суу, бала бакча, жол\n"
    assert found == ["votes.blt: The file was read as Windows-1251"]
