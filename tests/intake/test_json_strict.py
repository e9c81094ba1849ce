"""JSON that is not strict is refused with its row and column; J01 to J15 are rows of the corpus."""

from fractions import Fraction

import pytest

from prioritize.errors import Spot
from prioritize.intake.faults import Faults
from prioritize.intake.json_strict import Json, read_json
from prioritize.text import message
from tests.intake.faulty import findings_of, lines_of


def read(text: str | bytes) -> Json:
    faults = Faults("votes.json")
    return read_json(text if isinstance(text, bytes) else text.encode(), faults).value


def spot(text: str | bytes) -> tuple[int, int]:
    """Return the row and column of the only fault."""
    (found,) = findings_of(lambda: read(text))
    return found.spot.row, found.spot.column


def test_numbers_stay_exact() -> None:
    assert read('{"a": [1, -2, 0.10, 1.5], "b": null, "c": true}') == {
        "a": [1, -2, Fraction(1, 10), Fraction(3, 2)],
        "b": None,
        "c": True,
    }


def test_j01_a_key_twice_is_refused_wherever_it_stands() -> None:
    found = findings_of(lambda: read('{"a": 1,\n "b": {"c": 1, "c": 2},\n "a": 3}'))

    assert [(each.spot.row, each.spot.column) for each in found] == [(2, 16), (3, 2)]


def test_j01_an_escaped_key_is_the_same_key() -> None:
    assert spot('{"a": 1, "\\u0061": 2}') == (1, 10)


@pytest.mark.parametrize("text", ["NaN", "Infinity", "-Infinity"])
def test_j02_what_is_no_number_is_refused(text: str) -> None:
    assert spot(f"[1,\n {text}]") == (2, 2)


def test_j02_what_follows_need_not_be_sound() -> None:
    assert spot('{"a": NaN, x: 1}') == (1, 7)


@pytest.mark.parametrize("text", ["1e400", "1E5", "1e9999999", "0.5e-3", "0.1234567890123"])
def test_j03_exponents_and_too_many_digits_are_refused(text: str) -> None:
    assert spot(f'{{"a":\n{text}}}') == (2, 1)


def test_j04_an_integer_of_5000_digits_is_refused() -> None:
    assert spot(f"[{'1' * 5000}]") == (1, 2)


@pytest.mark.parametrize("text", ["[" * 100_000, "[" * 100_000 + "]" * 100_000, '{"a":' * 20_000])
def test_j05_deep_nesting_is_refused(text: str) -> None:
    assert "nested too deeply" in lines_of(lambda: read(text))[0]


@pytest.mark.parametrize("text", ["\\ud800", "\\udc00", "a\\uD83Db"])
def test_j06_half_of_a_character_is_refused(text: str) -> None:
    assert spot(f'["a", "{text}"]') == (1, 7)


def test_j06_a_whole_pair_is_a_character() -> None:
    assert read('["\\ud83d\\ude00"]') == ["\N{GRINNING FACE}"]


def test_j07_a_byte_order_mark_is_told() -> None:
    faults = Faults("votes.json")

    document = read_json("\ufeff[1]".encode(), faults)

    assert document.value == [1]
    assert len(faults.accepted) == 1


@pytest.mark.parametrize(
    "text, place",
    [("[1,]", (1, 4)), ("[1 // one\n]", (1, 4)), ("{'a': 1}", (1, 2)), ("[01]", (1, 3))],
)
def test_j08_what_only_looks_like_json_is_refused(text: str, place: tuple[int, int]) -> None:
    assert spot(text) == place


@pytest.mark.parametrize("text", ['{"a": 1', "[1", '["a', "{"])
def test_j12_a_document_that_is_cut_off_is_refused(text: str) -> None:
    assert "not JSON" in lines_of(lambda: read(text))[0]


def test_j13_two_documents_are_refused() -> None:
    assert spot("[1]\n[2]") == (2, 1)


def test_j14_a_huge_string_is_refused() -> None:
    assert spot(f'["{"x" * 100_001}"]') == (1, 2)


def test_j15_no_key_is_special() -> None:
    assert read('{"__proto__": {"constructor": 1}}') == {"__proto__": {"constructor": 1}}


@pytest.mark.parametrize("content", [b"", b" \n", b"%PDF-1.7", b"\x1f\x8b\x08", b"[1\0]", b"\xff["])
def test_other_files_are_refused(content: bytes) -> None:
    assert lines_of(lambda: read(content))[0].startswith("votes.json")


def test_findings_are_given_the_row_of_their_path_or_of_what_is_around_it() -> None:
    faults = Faults("votes.json")
    document = read_json(b'{"a": [1,\n {"b.c": 2}]}', faults)
    for path in ("a[1].b.c", "a[7]"):
        faults.odd(message("Odd"), Spot(field=path))

    located = document.located(faults.accepted)

    assert [(each.spot.row, each.spot.column) for each in located] == [(2, 10), (1, 7)]
