from fractions import Fraction

import pytest

from prioritize.errors import InputError
from prioritize.intake.toml_document import UnreadNumber, read_toml


def faults(content: bytes) -> list[str]:
    with pytest.raises(InputError) as caught:
        read_toml(content, "c.toml")
    return caught.value.render().splitlines()


def value(text: str) -> object:
    return read_toml(f"a = {text}".encode(), "c.toml").values["a"]


def test_numbers_with_a_point_are_exact() -> None:
    assert value("0.1") == Fraction(1, 10)
    assert value("1_000.5") == Fraction(2001, 2)
    assert value("[-0.25, 3]") == [Fraction(-1, 4), 3]


@pytest.mark.parametrize("text", ["nan", "-inf", "1e9999999", "1e6", "9999999999999999"])
def test_what_no_exact_number_can_be_made_of_is_kept_as_written(text: str) -> None:
    assert value(text) == UnreadNumber(text)


def test_a_number_of_thousands_of_digits_in_any_base_is_never_written_out() -> None:
    assert value("0x" + "f" * 5000) == UnreadNumber("a number of many digits")
    assert "row 2" in faults(b"b = 1\na = " + b"9" * 5000)[0]


def test_a_byte_order_mark_and_windows_line_ends_are_read() -> None:
    document = read_toml('\ufeffa = "ө"\r\nb = 1\r\n'.encode(), "c.toml")

    assert document.values == {"a": "ө", "b": 1}
    assert document.lines[("b",)] == 2


@pytest.mark.parametrize(
    "text, row",
    [
        ("a = 1\na = 2\n\n[b]\nc = 1", 2),
        ("[a]\nb = 1\n[a]", 3),
        ("b = 1\na = { x = 1, x = 2 }\n", 2),
        ("a.b = 1\na = 2", 2),
    ],
)
def test_a_key_given_twice_is_refused_with_its_line(text: str, row: int) -> None:
    (fault,) = faults(text.encode())

    assert fault.startswith(f"c.toml, row {row}: A key or a table is given twice")


def test_what_is_no_toml_is_refused_with_its_place() -> None:
    (fault,) = faults(b'kind = "real"\ntitle = Batken\n')

    assert fault.startswith("c.toml, row 2, column 9: This is not TOML")


@pytest.mark.parametrize(
    "content",
    [
        b"a = " + b"[" * 5000 + b"]" * 5000,
        b"a = " + b"[" * 20 + b"]" * 20,
        b".".join([b"a"] * 20) + b" = 1",
        b".".join([b"a"] * 100_000) + b" = 1",
        b"[" + b" . ".join([b'"a"'] * 100_000) + b"]",
    ],
)
def test_deep_nesting_is_refused_at_once(content: bytes) -> None:
    (fault,) = faults(content)

    assert "nested too deeply" in fault


@pytest.mark.parametrize(
    "content, what",
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (b"# a\n" * 1_100_000, "larger than 4 MiB"),
        ('a = "Сугат суу, таза суу"'.encode("cp1251"), "not UTF-8"),
        ('a = "Сугат суу"'.encode("utf-16"), "not UTF-8"),
        ('a = "К?йг?й"'.encode(), "Letters were lost"),
        (b'a = "\0"', "NUL"),
        (b"\x89PNG\r\n\x1a\n\xff\xff\xff\xff", ""),
    ],
)
def test_a_file_that_is_no_utf_8_text_is_refused(content: bytes, what: str) -> None:
    assert what in faults(content)[0]
