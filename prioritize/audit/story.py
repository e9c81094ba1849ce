"""Whether the log tells one story: known events with the right bodies, in the right order."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from prioritize.audit.chain import LOG, Log
from prioritize.audit.closing_rules import check_binding, check_later
from prioritize.audit.closing_types import SHOWN
from prioritize.audit.counting_types import CONFIGURED, CREATED, IMPORTED, PUBLISHED
from prioritize.audit.event import Event
from prioritize.audit.event_types import BODIES
from prioritize.audit.material import clean_name
from prioritize.audit.merkle import lines_of, roots_at
from prioritize.audit.past import Past
from prioritize.audit.printable import printable
from prioritize.audit.record_rules import check_projects, check_records
from prioritize.audit.rules import check_order
from prioritize.audit.sampling_rules import check_sampling
from prioritize.errors import Finding, Spot
from prioritize.text import message


__all__ = ["check_rules", "check_story"]

_ONCE: Final = {CREATED: "P01", CONFIGURED: "P02"}


def check_story(log: Log) -> Iterator[Finding]:
    """Find events that are unknown (B09), malformed (B06) or against the rules (P01 on, A01 on).

    The rules are checked only where every line could be read, as it would be guessing otherwise.
    """
    yield from _misnamed(log.events)
    malformed = list(_bodies(log.events))
    yield from malformed
    if not log.findings:
        yield from _counts(log.events)
        if not malformed:
            yield from check_rules(log)


def check_rules(log: Log) -> Iterator[Finding]:
    """Find events of known types that break a rule, each with its line."""
    past = Past()
    roots = roots_at(lines_of(log.content), set(_sizes_shown(log.events.values())))
    for number, event in log.events.items():
        findings = (
            *check_order(past, event),
            *check_projects(past, event),
            *check_records(past, event),
            *check_binding(past, event),
            *check_later(past, event, roots),
            *check_sampling(past, event),
        )
        for finding in findings:
            yield finding.at(Spot(LOG, row=number))
        past.take(event)


def _sizes_shown(events: Iterable[Event]) -> Iterator[int]:
    for event in events:
        size = event.body.get("size")
        if event.type == SHOWN and isinstance(size, int):
            yield size


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
    if types and types[0] != CREATED:
        yield Finding(message("{type} must come first", type=CREATED), Spot(LOG, row=1), code="P01")
    if PUBLISHED not in types:
        yield Finding(message("names no results"), Spot(LOG), code="P16")
