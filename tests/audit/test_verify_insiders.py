"""An insider edits the log and makes everything fit again: chain, tree, sums, metadata.

Whatever would change the outcome is found by counting again or by the rules; whatever was shown
to somebody before is found against the note. What is left is named here, as on the page.
"""

import copy
import random
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

import pytest

from prioritize.audit.bundle import Bundle, with_log
from prioritize.audit.canonical import Value
from prioritize.audit.chain import Entry, append, read_log
from prioritize.audit.event import OPERATOR
from prioritize.audit.history import check_history
from prioritize.audit.layout import BLOBS, INTERNAL, RESULTS
from prioritize.audit.verify import verify
from prioritize.model.digest import canonical_json, sha256
from tests.audit.sample import BUNDLE, STAMP, recompute, with_file


Events: TypeAlias = "list[dict[str, Any]]"
Place: TypeAlias = "tuple[str | int, ...]"

EVENTS: Events = [
    {"type": event.type, "body": dict(event.body)}
    for event in read_log(BUNDLE.files["log.jsonl"]).events.values()
]
BEYOND = {"note", "tool", "settings", "_sd"}
"""What can be rewritten consistently: remarks, the program's name, wishes without effect, and
values of which only a commitment is left."""


def fitted(events: Events, **files: bytes) -> Bundle:
    """Make a whole bundle of events, with other files in the place of some."""
    own = {
        path: content
        for path, content in BUNDLE.files.items()
        if path.startswith((BLOBS, RESULTS, "disclosures"))
    }
    entries = [Entry(each["type"], each["body"]) for each in events]
    log = append(b"", entries, at=STAMP.at, actor=OPERATOR)
    return with_log({**own, **files}, log, audience=INTERNAL)


def found(bundle: Bundle) -> set[str]:
    """Return the codes of what is found."""
    return {finding.code for finding in verify(bundle, recompute=recompute)}


def edited(change: Callable[[Events], object]) -> Bundle:
    """Change events and make everything fit."""
    events = copy.deepcopy(EVENTS)
    change(events)
    return fitted(events)


def first(events: Events, type_: str) -> dict[str, Any]:
    """Return the body of the first event of a type."""
    body: dict[str, Any] = next(each["body"] for each in events if each["type"] == type_)
    return body


def lie(events: Events) -> dict[str, bytes]:
    """Publish another result, with the hashes that it has."""
    result = BUNDLE.files["results/result.json"].replace(b"road=12", b"road=99")
    for each in first(events, "result.published")["files"]:
        if each["name"] == "result.json":
            each.update(sha256=sha256(result), bytes=len(result))
    return {"results/result.json": result}


def test_an_honest_rebuild_passes() -> None:
    assert found(fitted(EVENTS)) == set()


def test_39_a_result_that_lies_is_found_however_well_it_fits() -> None:
    events = copy.deepcopy(EVENTS)
    files = lie(events)
    first(events, "method.run")["result"] = sha256(canonical_json(["road=99", "school=5"]))

    assert found(fitted(events, **files)) == {"R01", "R02"}


@pytest.mark.parametrize(
    "change, wanted",
    [
        (lambda events: events.pop(0), {"P01", "R01"}),
        (lambda events: first(events, "config.set").update(rules="0" * 64), {"P17"}),
        (lambda events: first(events, "method.run").update(version=2), {"P17"}),
        (lambda events: first(events, "method.run").update(method="borda"), {"P17"}),
        (lambda events: first(events, "method.run").update(tie_break="lottery:1"), {"P15", "P17"}),
        (lambda events: first(events, "ballots.frozen").update(records=7), {"P11"}),
        (lambda events: first(events, "ballots.frozen").update(files="0" * 64), {"P11"}),
        (lambda events: first(events, "file.imported").update(bytes=1), {"P17"}),
        (
            lambda events: events.insert(
                4, {"type": "seed.drawn", "body": {"digits": "7" * 20, "how": "", "who": ""}}
            ),
            {"P15"},
        ),
        (lambda events: events.insert(9, dict(events[2])), {"B06", "P04", "P16"}),
    ],
    ids=[
        "no beginning",
        "55 other rules",
        "87 another version",
        "another method",
        "lots without a seed",
        "other votes frozen",
        "other files frozen",
        "another size",
        "40 an early seed",
        "43 a file after the freeze",
    ],
)
def test_what_an_insider_changes_is_found(
    change: Callable[[Events], object], wanted: set[str]
) -> None:
    assert found(edited(change)) >= wanted


@pytest.mark.parametrize(
    "path, old, new, wanted",
    [
        ("checkpoint.note", b"\n10\n", b"\n9\n", {"B12", "B19"}),
        ("checkpoint.note", b"prioritize/", b"other/", {"B12", "B19"}),
        ("checkpoint.note", b"\n\n", b"\n\n" + "— a b\n".encode() * 9, {"B11", "B19"}),
        ("BUNDLE.json", b'"origin":"prioritize/', b'"origin":"other/', {"B12", "B19"}),
        ("BUNDLE.json", b"internal", b"public", {"B15", "B19"}),
        ("disclosures.jsonl", b"finding", b"voter", {"B19", "B20"}),
        ("disclosures.jsonl", b"5a5a", b"5b5b", {"B19", "B20"}),
        ("ro-crate-metadata.json", b"operator", b"somebody", {"B15", "B19"}),
    ],
    ids=[
        "27 another size",
        "26 another round",
        "67 signatures that are none",
        "30 another origin",
        "another audience",
        "31 another name",
        "another salt",
        "91 another author",
    ],
)
def test_what_follows_from_the_log_is_compared_with_it(
    path: str, old: bytes, new: bytes, wanted: set[str]
) -> None:
    changed = BUNDLE.files[path].replace(old, new)
    assert changed != BUNDLE.files[path]

    assert found(with_file(path, changed)) == wanted


@pytest.mark.parametrize(
    "change",
    [
        lambda events: first(events, "note").update(text="The count took all night."),
        lambda events: first(events, "consultation.created")["tool"].update(version="9"),
        lambda events: events.pop(8),
        lambda events: events.insert(1, dict(events[8])),
    ],
    ids=["37 another remark", "88 another program", "36 an event gone", "38 an event more"],
)
def test_what_fits_is_found_only_against_a_note_that_was_kept(
    change: Callable[[Events], object],
) -> None:
    """As it must be: no check of the bundle alone can know. The note knows."""
    bundle = edited(change)

    history = check_history(
        bundle.files["log.jsonl"], BUNDLE.files["checkpoint.note"], name="kept.note"
    )

    assert found(bundle) == set()
    assert [each.code for each in history] == ["B13"]


def places(value: Value, path: Place = ()) -> Iterator[Place]:
    """Give the path of every value inside a body."""
    if path:
        yield path
    if isinstance(value, dict):
        for name, part in value.items():
            yield from places(part, (*path, name))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from places(part, (*path, index))


def other(value: Value, chance: random.Random) -> Value:
    """Return something else of the same kind, or of another."""
    if isinstance(value, bool) or value is None:
        odd: list[Value] = ["x", 7, not value]
        return chance.choice(odd)
    if isinstance(value, int):
        return value + chance.choice([-1, 1, 1000])
    if isinstance(value, str):
        place = chance.randrange(len(value) + 1)
        letter = chance.choice("0123456789abcdef")
        changed = value[:place] + letter + value[place + 1 :]
        return changed if changed != value else value + letter
    if isinstance(value, dict):
        return {**value, "more": 1}
    return list(value)[1:] or ["x"]


def edit(events: Events, chance: random.Random) -> Place:
    """Change a value, or the order of events, and say where."""
    number = chance.randrange(len(events))
    how = chance.randrange(6)
    if how == 0:
        return (events.pop(number)["type"],)
    if how == 1:
        events.insert(number, copy.deepcopy(events[number]))
        return (events[number]["type"],)
    body = events[number]["body"]
    inside = list(places(body))
    if not inside:
        body["more"] = 1
        return (events[number]["type"], "more")
    place = chance.choice(inside)
    part = body
    for name in place[:-1]:
        part = part[name]
    part[place[-1]] = other(part[place[-1]], chance)
    return (events[number]["type"], *place)


def undetected(count: int, chance: random.Random) -> Iterator[Place]:
    """Make that many edits that fit, and give those that are not found and could be."""
    for _ in range(count):
        events = copy.deepcopy(EVENTS)
        place = edit(events, chance)
        if not set(place) & BEYOND and not found(fitted(events)):
            yield place


def test_five_hundred_edits_that_fit_are_all_found() -> None:
    assert list(undetected(500, random.Random(2026))) == []  # noqa: S311  # repeatable, not secret


@pytest.mark.campaign
def test_twenty_thousand_edits_that_fit_are_all_found() -> None:
    assert list(undetected(20_000, random.Random())) == []  # noqa: S311  # new ones each time
