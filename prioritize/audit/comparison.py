"""What counting again comes to, compared with what the bundle says."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from prioritize.audit.canonical import Value, write_canonical
from prioritize.audit.chain import LOG, Entry
from prioritize.audit.entry import PUBLISHED, RUN
from prioritize.audit.event import Event
from prioritize.audit.layout import RESULTS
from prioritize.audit.printable import printable
from prioritize.errors import Finding, Spot
from prioritize.text import message


__all__ = ["compare_entries", "compare_results"]

_MAIN_RESULT: Final = "result.json"


def compare_entries(
    logged: Sequence[tuple[int, Event]], expected: Sequence[Entry]
) -> Iterator[Finding]:
    """Compare the events of the log, notes left out, with the entries of the recount.

    Codes: P16 other events, P17 other inputs or rules, R01 another result of a run.
    """
    if [event.type for _, event in logged] != [entry.type for entry in expected]:
        what = message(
            "has {found} events; counting again makes {expected} or others",
            found=len(logged),
            expected=len(expected),
        )
        yield Finding(what, Spot(LOG), code="P16")
        return
    for (number, event), entry in zip(logged, expected, strict=True):
        fields = _different(event.body, entry.body)
        if fields and event.type != PUBLISHED:
            only_result = event.type == RUN and fields == ("result",)
            what = message(
                "{type}: counting again gives another {fields}", type=event.type, fields=fields
            )
            yield Finding(what, Spot(LOG, row=number), code="R01" if only_result else "P17")


def _different(body: Mapping[str, Value], expected: Mapping[str, Value]) -> tuple[str, ...]:
    """Name the fields that are written differently; for Python, true and 1 would be the same."""
    names = sorted(body.keys() | expected.keys())
    return tuple(
        name
        for name in names
        if write_canonical(body.get(name)) != write_canonical(expected.get(name))
    )


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
