"""Whether the log tells one story: known events with the right bodies, in the right order."""

from collections.abc import Iterator, Mapping
from typing import Final

from prioritize.audit.chain import LOG, Log
from prioritize.audit.entry import BODIES, CONFIGURED, CREATED, IMPORTED, NOTED, PUBLISHED
from prioritize.audit.event import Event
from prioritize.audit.material import clean_name
from prioritize.audit.printable import printable
from prioritize.errors import Finding, Spot
from prioritize.text import message


__all__ = ["check_story"]

_ONCE: Final = {CREATED: "P01", CONFIGURED: "P02", PUBLISHED: "P16"}
_ORDER: Final = tuple(type_ for type_ in BODIES if type_ != NOTED)


def check_story(log: Log) -> Iterator[Finding]:
    """Find events that are unknown (B09), malformed (B06) or out of order (P01, P02, P16).

    The order is checked only where every line could be read, as it would be guessing otherwise.
    """
    yield from _bodies(log.events)
    yield from _misnamed(log.events)
    if not log.findings:
        yield from _counts(log.events)
        yield from _order(log.events)


def _bodies(events: Mapping[int, Event]) -> Iterator[Finding]:
    for number, event in events.items():
        spot = Spot(LOG, row=number)
        if event.type not in BODIES:
            what = message("The type of event {type} is unknown", type=printable(event.type))
            yield Finding(what, spot, code="B09")
            continue
        for finding in BODIES[event.type](event.body, "body"):
            yield finding.at(spot)


def _misnamed(events: Mapping[int, Event]) -> Iterator[Finding]:
    """Check that every imported file goes by a name of its own that leads nowhere else."""
    seen: set[str] = set()
    for number, event in events.items():
        name = event.body.get("name")
        if event.type != IMPORTED or not isinstance(name, str):
            continue
        if name in seen or name != clean_name(name):
            what = message("{name} cannot name a file here", name=printable(name))
            yield Finding(what, Spot(LOG, row=number, field="body.name"), code="B06")
        seen.add(name)


def _counts(events: Mapping[int, Event]) -> Iterator[Finding]:
    types = [event.type for event in events.values()]
    for type_, code in _ONCE.items():
        if types.count(type_) != 1:
            what = message(
                "has {n} events {type}; there must be one", type=type_, n=types.count(type_)
            )
            yield Finding(what, Spot(LOG), code=code)


def _order(events: Mapping[int, Event]) -> Iterator[Finding]:
    before = 0
    for number, event in events.items():
        spot = Spot(LOG, row=number)
        if number == 1 and event.type != CREATED:
            yield Finding(message("{type} must come first", type=CREATED), spot, code="P01")
        place = _ORDER.index(event.type) if event.type in _ORDER else before
        if place < before:
            what = message("{type} comes too late", type=event.type)
            yield Finding(what, spot, code=_ONCE.get(event.type, "P16"))
        before = max(place, before)
