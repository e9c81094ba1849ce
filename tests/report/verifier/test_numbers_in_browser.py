"""The page reckons by itself: digests, stretched keys, exact numbers, strict JSON."""

import hashlib
import json
import random
import zlib
from fractions import Fraction

import pytest

from prioritize.audit.checkpoint import flip_chart_code
from tests.driven import Driven


def test_digests_and_checksums_are_those_of_everybody(driven: Driven) -> None:
    sizes = [*range(150), 1000, 4095, 4096, 100_003]

    mine = driven.ask(
        f"{sizes}.map((size) => Uint8Array.from({{ length: size }}, (_, i) => (i * 7) & 255))"
        ".map((bytes) => [digestOf(bytes), crc32(bytes)])"
    )

    made = [bytes((i * 7) & 255 for i in range(size)) for size in sizes]
    assert mine == [[hashlib.sha256(each).hexdigest(), zlib.crc32(each)] for each in made]


@pytest.mark.parametrize("seed", [b"", b"root"])
def test_the_code_of_a_root_is_that_of_the_program(driven: Driven, seed: bytes) -> None:
    root = hashlib.sha256(seed).digest()

    assert driven.ask(f"flipChartCode(Uint8Array.from({list(root)}))") == flip_chart_code(root)


def test_what_is_no_strict_json_is_refused(driven: Driven) -> None:
    texts = [
        *('{"a":1,"a":2}', "[1.0]", "[1e3]", "[01]", "[+1]", "[9007199254740992]", "[NaN]"),
        *('{"a":1,}', "[1,]", "[1", "", "nul", '"\\x"', '"\t"', "[1] 2", "'a'", '{"a" 1}'),
        *('{"__proto__":1,"__proto__":2}', "[" * 33 + "]" * 33, "[" * 100_000),
    ]

    taken = driven.ask(
        f"{json.dumps(texts)}.filter((text) => {{ try {{ readJson(text); return true; }}"
        " catch (error) { return error.name !== 'SyntaxError'; } })"
    )

    assert taken == []


def test_a_hidden_member_is_a_member_like_any_other(driven: Driven) -> None:
    text = json.dumps('{"__proto__":{"form":"ballots"},"constructor":1}')

    assert driven.ask(f"Object.keys(readJson({text})).join()") == "__proto__,constructor"
    assert driven.ask(f"readJson({text}).form === undefined") is True


def test_numbers_are_exact_and_none_is_too_long(driven: Driven) -> None:
    chance = random.Random(2026)  # noqa: S311  # repeatable, not secret
    pairs = [(chance.randrange(-99, 99), chance.randrange(1, 99)) for _ in range(50)]

    sums = driven.ask(
        f"{[list(each) for each in pairs]}.map(([n, d]) => written(times("
        "plus(ratio(BigInt(n), BigInt(d)), number('1/3')), number('-0.5'))))"
    )

    assert sums == [str((Fraction(n, d) + Fraction(1, 3)) * Fraction(-1, 2)) for n, d in pairs]
    for text in ("1" * 16, "1/0", "--1", "1e9", "", "½", "1/2/3"):
        thrown = f"(() => {{ try {{ number('{text}'); }} catch {{ return 'no'; }} }})()"
        assert driven.ask(thrown) == "no"
