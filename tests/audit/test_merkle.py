import hashlib
import json

from hypothesis import given
from hypothesis import strategies as st

from prioritize.audit.merkle import lines_of, root_of, roots_at
from tests.shared import shared_path


CONTENTS = st.lists(st.binary(max_size=3), max_size=40)


def naive_root(contents: list[bytes]) -> bytes:
    """Follow RFC 9162, section 2.1.1, to the letter."""
    if not contents:
        return hashlib.sha256().digest()
    if len(contents) == 1:
        return hashlib.sha256(b"\0" + contents[0]).digest()
    half = 1 << (len(contents) - 1).bit_length() - 1
    inside = naive_root(contents[:half]) + naive_root(contents[half:])
    return hashlib.sha256(b"\1" + inside).digest()


def test_the_published_roots_are_found() -> None:
    vectors = json.loads(shared_path("oracles", "audit.json").read_bytes())["merkle_rfc6962"]
    leaves = [bytes.fromhex(each) for each in vectors["leaves_hex"]]

    roots = [root_of(leaves[:size]).hex() for size in range(len(leaves) + 1)]

    assert roots == vectors["roots_hex"]


@given(CONTENTS)
def test_the_root_is_that_of_the_definition(contents: list[bytes]) -> None:
    assert root_of(contents) == naive_root(contents)


@given(CONTENTS)
def test_every_earlier_root_is_found_in_one_pass(contents: list[bytes]) -> None:
    sizes = range(len(contents) + 1)

    roots = roots_at(contents, [*sizes, len(contents) + 7])

    assert roots == {size: naive_root(contents[:size]) for size in sizes}


@given(CONTENTS)
def test_a_log_falls_into_its_lines(contents: list[bytes]) -> None:
    lines = [each.replace(b"\n", b"") for each in contents]

    assert list(lines_of(b"".join(line + b"\n" for line in lines))) == lines


def test_a_line_that_breaks_off_is_a_line() -> None:
    assert list(lines_of(b"one\ntwo")) == [b"one", b"two"]
