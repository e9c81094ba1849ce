"""Every way of editing a bundle from outside is found out."""

import random
from itertools import islice

import pytest
from attrs import evolve

from prioritize.audit.bundle import Bundle
from prioritize.audit.verify import verify
from prioritize.errors import Finding
from prioritize.model.digest import sha256
from prioritize.text import message
from tests.audit.sample import BUNDLE, recompute, with_file, with_new_sums, without_file


LOG = BUNDLE.files["log.jsonl"]
LINES = LOG.splitlines(keepends=True)
BLOBS = [path for path in BUNDLE.files if path.startswith("blobs/")]


def with_lines(*lines: bytes) -> Bundle:
    """Put another log into the bundle."""
    return with_file("log.jsonl", b"".join(lines))


def with_text(old: str, new: str) -> Bundle:
    """Replace text of the log once."""
    assert old.encode() in LOG
    return with_file("log.jsonl", LOG.replace(old.encode(), new.encode(), 1))


def with_flipped_bit() -> Bundle:
    """Flip the lowest bit in the middle of the log."""
    changed = bytearray(LOG)
    changed[len(LOG) // 2] ^= 1
    return with_file("log.jsonl", bytes(changed))


def with_swapped_blobs() -> Bundle:
    """Exchange the contents of two blobs."""
    first, second = BLOBS[:2]
    return with_file(first, BUNDLE.files[second], with_file(second, BUNDLE.files[first]))


@pytest.mark.parametrize(
    "bundle, wanted",
    [
        pytest.param(with_flipped_bit(), {"B19"}, id="1 a bit of the log flipped"),
        pytest.param(with_text('"cap":1', '"cap":2'), {"B08", "B19", "P17"}, id="2 a mark changed"),
        pytest.param(with_lines(*LINES[:3], *LINES[4:]), {"B07", "B08", "B19"}, id="3 a line gone"),
        pytest.param(
            with_lines(*LINES[:4], *LINES[3:]), {"B07", "B08", "B19"}, id="4 a line doubled"
        ),
        pytest.param(
            with_lines(*LINES[:3], LINES[4], LINES[3], *LINES[5:]),
            {"B07", "B08", "B19"},
            id="5 two lines swapped",
        ),
        pytest.param(with_lines(*LINES[:-1]), {"P16", "B18", "B19"}, id="6 the last event gone"),
        pytest.param(with_file("log.jsonl", LOG[:-1]), {"B03", "B19"}, id="7 the last line torn"),
        pytest.param(
            with_lines(*LINES, LINES[-1]), {"B07", "B08", "B19"}, id="8 an event appended"
        ),
        pytest.param(
            with_file("log.jsonl", LOG.replace(b"\n", b"\r\n")), {"B05", "B19"}, id="9 CRLF"
        ),
        pytest.param(
            with_lines(b"\xef\xbb\xbf", *LINES), {"B04", "B19"}, id="10 a byte order mark"
        ),
        pytest.param(with_text('":', '": '), {"B05", "B08", "B19"}, id="11 a space in the JSON"),
        pytest.param(with_text('"seq":0', '"seq":0,"seq":0'), {"B04", "B19"}, id="12 a key twice"),
        pytest.param(with_text('"cap":1', '"cap":1.0'), {"B04", "B19"}, id="13 a float"),
        pytest.param(
            with_text('"gallery"', '"\\u0067allery"'), {"B05", "B08", "B19"}, id="14 an escape"
        ),
        pytest.param(with_lines(*LINES[:2], b"\n", *LINES[2:]), {"B04", "B19"}, id="15 blank line"),
        pytest.param(
            with_file("results/result.json", b"{}"), {"R02", "B15", "B19"}, id="16 result.json"
        ),
        pytest.param(
            with_file("results/ranking.csv", b""), {"R03", "B15", "B19"}, id="17 ranking.csv"
        ),
        pytest.param(
            with_new_sums(with_file("results/ranking.csv", b"")),
            {"R03", "B15"},
            id="18 ranking.csv and the sums",
        ),
        pytest.param(with_swapped_blobs(), {"R01", "B15", "B19"}, id="19 blobs swapped"),
        pytest.param(without_file(BLOBS[0]), {"R01", "B16", "B19"}, id="20 a blob gone"),
        pytest.param(
            with_new_sums(with_file("blobs/" + sha256(b"x"), b"x")), {"B17"}, id="21 a blob more"
        ),
        pytest.param(with_file("report2.html", b""), {"B18"}, id="22 a stray file"),
        pytest.param(
            evolve(without_file(BLOBS[0]), findings=(Finding(message("is a link"), code="B14"),)),
            {"B14", "B16", "B19", "R01"},
            id="23 a blob is a link",
        ),
        pytest.param(
            with_file("BUNDLE.json", BUNDLE.files["BUNDLE.json"].replace(b"256", b"1")),
            {"B02", "B19"},
            id="28 another hash",
        ),
        pytest.param(
            with_file("BUNDLE.json", BUNDLE.files["BUNDLE.json"].replace(b":1", b":0")),
            {"B02", "B19"},
            id="29 another version",
        ),
        pytest.param(
            with_text("result.published", "result.applauded"), {"B09", "B19"}, id="56 unknown type"
        ),
        pytest.param(with_text("Ө", "О\u0308"), {"B05", "B19"}, id="57 another Unicode form"),
        pytest.param(with_lines(b"a" * 2**21, *LINES), {"B04", "B19"}, id="64 an endless line"),
        pytest.param(with_lines(b"[]\n" * 10**5), {"B06", "B99"}, id="65 very many events"),
        pytest.param(with_text("[", "[" * 10**5), {"B04", "B19"}, id="66 deep nesting"),
        pytest.param(with_text('"seats":null', '"seats":9007199254740993'), {"B04"}, id="94 2^53"),
        pytest.param(with_text("09:07:12Z", "13:37:12+04:30"), {"B10", "B19"}, id="95 local time"),
        pytest.param(with_text("07:12Z", "07:60Z"), {"B10", "B19"}, id="96 leap second"),
        pytest.param(with_file("README.txt", b"All is well."), {"B15", "B19"}, id="the README"),
        pytest.param(with_file("SHA256SUMS", b""), {"B19"}, id="empty sums"),
        pytest.param(
            with_file("SHA256SUMS", BUNDLE.files["SHA256SUMS"] + b"\n"), {"B19"}, id="longer sums"
        ),
        pytest.param(
            with_new_sums(with_file("results/more.csv", b"")), {"B18", "R03"}, id="a result more"
        ),
        pytest.param(
            with_new_sums(without_file("results/ranking.csv")), {"B16", "R03"}, id="a result less"
        ),
        pytest.param(
            with_new_sums(without_file("results/result.json")), {"B16", "R02"}, id="no result"
        ),
        pytest.param(with_file("\udcff\x1b[2J", b""), {"B18"}, id="a name that is no text"),
        pytest.param(with_file("results/../../x", b""), {"B18"}, id="a name that leads out"),
        pytest.param(with_file("LOG.jsonl", LOG), {"B18"}, id="names that differ in case"),
        *(
            pytest.param(without_file(path), {code}, id=f"no {path}")
            for path, code in [
                ("BUNDLE.json", "B01"),
                ("checkpoint.note", "B11"),
                ("ro-crate-metadata.json", "B16"),
                ("log.jsonl", "B16"),
                ("README.txt", "B16"),
                ("SHA256SUMS", "B19"),
            ]
        ),
        pytest.param(Bundle({}), {"B01", "B16", "B19", "R01"}, id="nothing at all"),
    ],
)
def test_a_broken_bundle_is_found_out(bundle: Bundle, wanted: set[str]) -> None:
    found = verify(bundle, recompute=recompute)

    assert wanted <= {finding.code for finding in found}
    assert all(finding.remedy and finding.render().isprintable() for finding in found)


def random_edit(chance: random.Random) -> Bundle:
    """Change, insert or delete a byte of one of the files."""
    path = chance.choice(sorted(BUNDLE.files))
    content = BUNDLE.files[path]
    place = chance.randrange(len(content))
    byte = bytes([chance.randrange(256)])
    kept = chance.choice([place, place + 1])
    inserted = chance.choice([b"", byte]) if kept > place else byte
    return with_file(path, content[:place] + inserted + content[kept:])


def undetected(count: int, chance: random.Random) -> list[Bundle]:
    """Verify that many random edits and return those that pass."""
    edits = (edit for edit in iter(lambda: random_edit(chance), None) if edit != BUNDLE)
    return [edit for edit in islice(edits, count) if not verify(edit, recompute=recompute)]


def test_two_thousand_random_edits_are_all_found() -> None:
    assert undetected(2_000, random.Random(2026)) == []  # noqa: S311  # repeatable, not secret


@pytest.mark.campaign
def test_two_hundred_thousand_random_edits_are_all_found() -> None:
    assert undetected(200_000, random.Random()) == []  # noqa: S311  # new ones each time
