"""What counting again comes to, compared with what the bundle says."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from attrs import evolve

from prioritize.audit.canonical import Value, write_canonical
from prioritize.audit.chain import LOG, Entry
from prioritize.audit.commitment import COMMITTED, Disclosure
from prioritize.audit.counting_types import (
    AMENDED,
    CONFIGURED,
    CREATED,
    DECIDED,
    FROZEN,
    IMPORTED,
    PUBLISHED,
    RUN,
)
from prioritize.audit.event import Event
from prioritize.audit.layout import RESULTS
from prioritize.audit.printable import printable
from prioritize.errors import Finding, Spot
from prioritize.text import message


__all__ = ["compare_entries", "compare_results", "plainly"]

_MAIN_RESULT: Final = "result.json"
_COMPARED: Final = (CREATED, CONFIGURED, IMPORTED, RUN, DECIDED, PUBLISHED)


def plainly(_: str, value: str) -> dict[str, Value]:
    """Put a value where the log has only a commitment to it, so that the two can be compared."""
    return {COMMITTED: value}


def compare_entries(
    events: Mapping[int, Event],
    expected: Sequence[Entry],
    disclosures: Mapping[str, Disclosure],
) -> Iterator[Finding]:
    """Compare the last count that the log tells with the entries of the recount.

    What the log only commits to is compared where the bundle still discloses it. Codes: P16 other
    events, P17 other inputs or rules, R01 another result of a run.
    """
    logged = list(_last_count(events))
    wanted = [entry for entry in expected if entry.type in _COMPARED]
    if [event.type for _, event in logged] != [entry.type for entry in wanted]:
        what = message(
            "has {found} events; counting again makes {expected} or others",
            found=len(logged),
            expected=len(wanted),
        )
        yield Finding(what, Spot(LOG), code="P16")
        return
    for (number, event), entry in zip(logged, wanted, strict=True):
        fields = _different(event.body, entry.body, disclosures)
        if fields and event.type != PUBLISHED:
            only_result = event.type == RUN and fields == ("result",)
            what = message(
                "{type}: counting again gives another {fields}", type=event.type, fields=fields
            )
            yield Finding(what, Spot(LOG, row=number), code="R01" if only_result else "P17")


def _last_count(events: Mapping[int, Event]) -> Iterator[tuple[int, Event]]:
    """Give what the last count went by: rules as amended, all files, what followed the freeze."""
    frozen = max((row for row, event in events.items() if event.type == FROZEN), default=0)
    amended = [event for event in events.values() if event.type == AMENDED]
    for row, event in events.items():
        if event.type == CONFIGURED and amended:
            body = {name: amended[-1].body.get(name) for name in ("rules", "settings")}
            yield row, evolve(event, body=body)
        elif event.type in _COMPARED and (
            row > frozen or event.type not in (RUN, DECIDED, PUBLISHED)
        ):
            yield row, event


def _different(
    body: Mapping[str, Value], expected: Mapping[str, Value], shown: Mapping[str, Disclosure]
) -> tuple[str, ...]:
    """Name the fields that are written differently."""
    names = sorted(body.keys() | expected.keys())
    return tuple(name for name in names if not _same(body.get(name), expected.get(name), shown))


def _same(found: Value, expected: Value, shown: Mapping[str, Disclosure]) -> bool:
    """Compare as written, since for Python true is 1; what is committed as it is disclosed."""
    if isinstance(found, dict) and isinstance(expected, dict):
        digest = found.get(COMMITTED)
        if isinstance(digest, str):
            return digest not in shown or expected == {COMMITTED: shown[digest].value}
        return found.keys() == expected.keys() and all(
            _same(found[name], expected[name], shown) for name in found
        )
    if isinstance(found, list) and isinstance(expected, list):
        return len(found) == len(expected) and all(
            _same(one, other, shown) for one, other in zip(found, expected, strict=True)
        )
    return write_canonical(found) == write_canonical(expected)


def compare_results(files: Mapping[str, bytes], expected: Mapping[str, bytes]) -> Iterator[Finding]:
    """Compare the files of results byte for byte.

    Codes: R02 ``result.json`` differs, R03 another file differs.
    """
    found = {path.removeprefix(RESULTS) for path in files if path.startswith(RESULTS)}
    for name in sorted(found | expected.keys()):
        path = RESULTS + name
        code = "R02" if name == _MAIN_RESULT else "R03"
        spot = Spot(printable(path))
        if name not in expected:
            yield Finding(message("Counting again makes no such file"), spot, code=code)
        elif path not in files:
            yield Finding(message("Counting again makes this file; it is missing"), spot, code=code)
        elif files[path] != expected[name]:
            yield Finding(message("Counting again gives something else"), spot, code=code)
