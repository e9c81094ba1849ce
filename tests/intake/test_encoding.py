"""Tests of decoding; C04 to C08 are rows of the corpus of bad inputs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.intake.encoding import decode
from tests.intake.faulty import findings_of, lines_of


KYRGYZ = "Код;Көйгөй;Аялдар\nP1;Бала бакча;14\nP2;Ичүүчү суу, өзөн, жаңы жол;6\n"
RUSSIAN = "Код;Проблема;Женщины\nP1;Детский сад;14\nP2;Поливная вода;6\n"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig"])
def test_utf_8_is_accepted_in_silence_with_a_mark_or_without_c04(codec: str) -> None:
    decoded = decode(KYRGYZ.encode(codec), "tally.csv")

    assert (decoded.text, decoded.findings) == (KYRGYZ, ())


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_accepted_and_told_c05(codec: str) -> None:
    decoded = decode(KYRGYZ.encode(codec), "tally.csv")

    assert decoded.text.removeprefix("\ufeff") == KYRGYZ
    assert [each.render() for each in decoded.findings] == [
        "tally.csv: The file was read as UTF-16"
    ]


@pytest.mark.parametrize("codec", ["kz1048", "ptcp154"])
def test_code_pages_with_kyrgyz_letters_are_told_apart(codec: str) -> None:
    assert decode(KYRGYZ.encode(codec), "tally.csv").text == KYRGYZ


@pytest.mark.parametrize("codec", ["cp1251", "cp866", "mac_cyrillic", "kz1048", "ptcp154"])
def test_russian_is_read_from_every_code_page(codec: str) -> None:
    decoded = decode(RUSSIAN.encode(codec), "tally.csv")

    assert decoded.text == RUSSIAN
    assert len(decoded.findings) == 1


@pytest.mark.parametrize(
    "content",
    [
        "café,naïve\n1,2\n".encode("cp1252"),
        "مشروع المياه,مدرسة\nأولوية,2\n".encode("cp1256"),
    ],
)
def test_an_encoding_that_cannot_be_told_is_asked_about_c06(content: bytes) -> None:
    (line,) = lines_of(lambda: decode(content, "tally.csv"))

    assert "The encoding of the file cannot be told" in line
    assert "CSV UTF-8" in line


def test_bad_bytes_in_a_file_of_utf_8_are_placed_c07() -> None:
    content = ("Сугат суу;1\n" * 899).encode() + b"\xff\xfe;2\n"

    (finding,) = findings_of(lambda: decode(content, "tally.csv"))

    assert finding.spot.row == 900


@pytest.mark.parametrize("content", [b"a,b\n1\x00,2\n", b"\xc3\xa9a\x00\n"])
def test_a_nul_character_is_no_text_c08(content: bytes) -> None:
    (line,) = lines_of(lambda: decode(content, "tally.csv"))

    assert "NUL" in line


def test_a_mark_of_utf_16_before_something_else_is_a_fault() -> None:
    (line,) = lines_of(lambda: decode(b"\xff\xfea", "tally.csv"))

    assert "UTF-16" in line


@pytest.mark.parametrize(
    "text",
    ["Көйгөй;К?йг?й\n", "КӨЙГӨЙ;К?ЙГ?Й\n", "бер\ufffdү\n"],
)
def test_letters_lost_as_question_marks_stop_the_reading(text: str) -> None:
    (finding,) = findings_of(lambda: decode(text.encode(), "tally.csv"))

    assert (finding.code, finding.spot.row) == ("V12", 1)


def test_a_file_saved_by_an_office_in_windows_1251_has_lost_its_letters() -> None:
    (*_, finding) = findings_of(lambda: decode(KYRGYZ.encode("cp1251", "replace"), "tally.csv"))

    assert finding.code == "V12"


@pytest.mark.parametrize("text", ["Эмне керек?\n", "Суу барбы?Жок\n", "a?b;is it?\n"])
def test_a_question_is_no_lost_letter(text: str) -> None:
    assert decode(text.encode(), "tally.csv").text == text


@given(st.text(alphabet="абвөүңABC ;,\n«№", min_size=1))
def test_whatever_is_written_in_utf_8_comes_back(text: str) -> None:
    assert decode(text.encode(), "tally.csv").text == text
