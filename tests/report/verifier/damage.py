"""Ways of damaging a bundle, none of which may pass, each with what only the program sees of it."""

import base64
from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from attrs import frozen

from prioritize.audit.layout import SUMS, sums
from prioritize.model.digest import sha256


__all__ = ["DAMAGES", "Damage"]

Files: TypeAlias = "Mapping[str, bytes]"
Damaged: TypeAlias = "Callable[[Files], dict[str, bytes]]"

LOG: Final = "log.jsonl"
NOTE: Final = "checkpoint.note"
RESULT: Final = "results/result.json"
TABLE: Final = "results/ranking.canonical.csv"


@frozen
class Damage:
    """A way of damaging a bundle, and the codes that need what the page does not do.

    It neither writes the description for archives again (B15), nor the other results (R03), nor
    the whole log (P16, and B06 of a file that is named twice).
    """

    make: Damaged
    beyond: frozenset[str] = frozenset()


def _with(path: str, content: bytes) -> Damaged:
    return lambda files: {**files, path: content}


def _without(path: str) -> Damaged:
    return lambda files: {name: each for name, each in files.items() if name != path}


def _in(path: str, old: bytes, new: bytes) -> Damaged:
    def replace(files: Files) -> dict[str, bytes]:
        assert old in files[path], (path, old)
        return {**files, path: files[path].replace(old, new, 1)}

    return replace


def _lines(choose: Callable[[list[bytes]], list[bytes]]) -> Damaged:
    return lambda files: {
        **files,
        LOG: b"".join(choose(files[LOG].splitlines(keepends=True))),
    }


def _summed(damaged: Damaged) -> Damaged:
    """Write the sums anew, as someone does who hopes that nobody looks further."""

    def make(files: Files) -> dict[str, bytes]:
        made = damaged(files)
        return {**made, SUMS: sums(made)}

    return make


def _cut(path: str, end: int) -> Damaged:
    return lambda files: {**files, path: files[path][:end]}


def _blob(files: Files, place: int) -> str:
    return [path for path in files if path.startswith("blobs/")][place]


def _flipped(files: Files) -> dict[str, bytes]:
    changed = bytearray(files[LOG])
    changed[len(changed) // 2] ^= 1
    return {**files, LOG: bytes(changed)}


def _blobs_swapped(files: Files) -> dict[str, bytes]:
    one, other = _blob(files, 0), _blob(files, 1)
    return {**files, one: files[other], other: files[one]}


def _votes_changed(files: Files) -> dict[str, bytes]:
    blob = _blob(files, -1)
    return {**files, blob: files[blob] + b"\n"}


def _note_signed(signature: bytes) -> Damaged:
    return lambda files: {**files, NOTE: files[NOTE] + "— x ".encode() + signature + b"\n"}


DAMAGES: Final[Mapping[str, Damage]] = {
    "a bit of the log": Damage(_flipped, frozenset({"P16", "R01", "R02"})),
    "a line gone": Damage(_lines(lambda lines: [*lines[:3], *lines[4:]])),
    "a line doubled": Damage(
        _lines(lambda lines: [*lines[:4], *lines[3:]]), frozenset({"B06", "P16"})
    ),
    "two lines swapped": Damage(
        _lines(lambda lines: [*lines[:3], lines[4], lines[3], *lines[5:]]), frozenset({"P17"})
    ),
    "the last event gone": Damage(_lines(lambda lines: lines[:-1]), frozenset({"B15"})),
    "an event appended": Damage(_lines(lambda lines: [*lines, lines[-1]]), frozenset({"P16"})),
    "a blank line": Damage(_lines(lambda lines: [*lines[:2], b"\n", *lines[2:]])),
    "the last line torn": Damage(_cut(LOG, -1)),
    "half a line": Damage(_cut(LOG, -40)),
    "CRLF": Damage(_lines(lambda lines: [each.replace(b"\n", b"\r\n") for each in lines])),
    "a byte order mark": Damage(_lines(lambda lines: [b"\xef\xbb\xbf", *lines])),
    "a space": Damage(_in(LOG, b'":', b'": ')),
    "a key twice": Damage(_in(LOG, b'"seq":0', b'"seq":0,"seq":0')),
    "a float": Damage(_in(LOG, b'"seq":1', b'"seq":1.0')),
    "2^53": Damage(_in(LOG, b'"seq":1', b'"seq":9007199254740993')),
    "an escape": Damage(_in(LOG, b'"operator"', b'"\\u006fperator"')),
    "an endless line": Damage(_lines(lambda lines: [b"a" * 2**21, *lines])),
    "very many lines": Damage(_lines(lambda _: [b"[]\n" * 10**4])),
    "deep nesting": Damage(_in(LOG, b"[", b"[" * 10**5)),
    "local time": Damage(_in(LOG, b'Z","body"', b'+04:30","body"')),
    "no such day": Damage(_in(LOG, b'"at":"20', b'"at":"2026-02-30T00:00:00Z","x":"')),
    "an unknown type": Damage(
        _in(LOG, b"result.published", b"result.applauded"), frozenset({"B15"})
    ),
    "a result that is none": Damage(_with(RESULT, b"{}")),
    "another result": Damage(_in(RESULT, b'"rank": 1', b'"rank": 2')),
    "another result and sums": Damage(_summed(_in(RESULT, b'"rank": 1', b'"rank": 2'))),
    "no table": Damage(_summed(_without(TABLE)), frozenset({"R03"})),
    "an empty table": Damage(_with(TABLE, b"")),
    "an empty table and sums": Damage(_summed(_with(TABLE, b""))),
    "no result": Damage(_summed(_without(RESULT))),
    "a result more": Damage(_summed(_with("results/more.csv", b"")), frozenset({"R03"})),
    "blobs swapped": Damage(_blobs_swapped),
    "votes changed": Damage(_votes_changed),
    "votes changed and sums": Damage(_summed(_votes_changed)),
    "a blob gone": Damage(lambda files: _without(_blob(files, 0))(files)),
    "a blob more": Damage(_summed(_with(f"blobs/{sha256(b'x')}", b"x"))),
    "a blob of another name": Damage(_summed(_with(f"blobs/{sha256(b'y')}", b"x"))),
    "a stray file": Damage(_with("report2.html", b"")),
    "a name that leads out": Damage(_with("results/../../x", b""), frozenset({"R03"})),
    "names that differ in case": Damage(lambda files: {**files, "LOG.jsonl": files[LOG]}),
    "another hash": Damage(_in("BUNDLE.json", b"256", b"1")),
    "another version": Damage(_in("BUNDLE.json", b":1}", b":0}")),
    "for nobody": Damage(_in("BUNDLE.json", b'"audience":"', b'"audience":"x'), frozenset({"B15"})),
    "another origin": Damage(_in("BUNDLE.json", b"prioritize/", b"prioritize/0")),
    "another note": Damage(_in(NOTE, b"prioritize/", b"other/")),
    "another size": Damage(_in(NOTE, b"\n", b"\n1")),
    "a note that is no text": Damage(_summed(_with(NOTE, b"\xff"))),
    "a note with a tail": Damage(_summed(lambda files: {**files, NOTE: files[NOTE] + b"hi\n"})),
    "another README": Damage(_with("README.txt", b"All is well.")),
    "another README and sums": Damage(_summed(_with("README.txt", b"All is well."))),
    "empty sums": Damage(_with(SUMS, b"")),
    "longer sums": Damage(lambda files: {**files, SUMS: files[SUMS] + b"\n"}),
    "a value disclosed": Damage(
        _summed(_with("disclosures.jsonl", b'{"name":"a","salt":"%s","value":"b"}\n' % (b"0" * 32)))
    ),
    "a disclosure torn": Damage(_summed(_with("disclosures.jsonl", b'{"name":"a"'))),
    **{
        f"no {path}": Damage(_without(path), frozenset({"B15"}))
        for path in (
            *("BUNDLE.json", NOTE, LOG, "README.txt", SUMS, "disclosures.jsonl"),
            "ro-crate-metadata.json",
        )
    },
}
"""Of any bundle with at least two blobs and five events."""

HARMLESS: Final[Mapping[str, Damaged]] = {
    "nothing": dict,
    "signed by a stranger": _summed(_note_signed(base64.b64encode(b"x" * 68))),
}
"""What is no damage."""
