"""The log: events one a line, each naming the SHA-256 of the line before it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from attrs import field, frozen

from prioritize.audit.canonical import Value
from prioritize.audit.event import START, VERSION, Actor, Event, parse_event
from prioritize.audit.merkle import lines_of
from prioritize.errors import AuditError, Finding, Spot
from prioritize.model.digest import sha256
from prioritize.text import message


__all__ = ["LOG", "Entry", "Log", "append", "head", "read_log"]

LOG: Final = "log.jsonl"
"""The name of the log in a bundle."""

_MOST_FINDINGS: Final = 100


@frozen
class Entry:
    """What is to be logged: the type of the event and its body."""

    type: str
    body: Mapping[str, Value]


@frozen
class Log:
    """A log as it was read.

    Attributes
    ----------
    events
        The events of the lines that could be read, by the number of the line from 1.
    findings
        What is wrong with lines and chain; empty when the log is whole.
    content
        The bytes that were read.

    """

    events: Mapping[int, Event]
    findings: tuple[Finding, ...] = ()
    content: bytes = field(default=b"", repr=False)


def append(log: bytes, entries: Iterable[Entry], *, at: str, actor: Actor) -> bytes:
    """Return the log with the entries at its end.

    Parameters
    ----------
    log
        The bytes so far; empty to begin one.
    entries
        What happened, in order.
    at
        The time claimed for all of them.
    actor
        Who says so.

    Raises
    ------
    AuditError
        The log breaks off in the middle of a line, or an entry has no canonical form.

    """
    if log and not log.endswith(b"\n"):
        raise AuditError(_torn(log.count(b"\n") + 1))
    seq, prev = log.count(b"\n"), head(log)
    lines = [log]
    for entry in entries:
        event = Event(seq, entry.type, at, actor, entry.body, prev)
        line = event.line()
        seq, prev = seq + 1, sha256(line)
        lines += [line, b"\n"]
    return b"".join(lines)


def head(log: bytes) -> str:
    """Return the SHA-256 of the last line: what the next event names, and what to write down.

    Whoever has noted it notices later when any line was changed.
    """
    return sha256(log.removesuffix(b"\n").rpartition(b"\n")[2]) if log else START


def read_log(log: bytes) -> Log:
    """Read and check a log: its lines, their numbers and the chain.

    Codes: B03 broken off, B04 to B06 and B10 as `parse_event`, B07 number, B08 chain, and B99
    when so much is wrong that reading stopped.
    """
    events: dict[int, Event] = {}
    findings: list[Finding] = []
    before = START
    for number, line in enumerate(lines_of(log), 1):
        try:
            event = parse_event(line)
        except AuditError as error:
            findings += [each.at(Spot(LOG, row=number)) for each in error.findings]
        else:
            events[number] = event
            findings += _links(event, number, before)
        before = sha256(line)
        if len(findings) >= _MOST_FINDINGS:
            what = message("So much is wrong that reading stopped here")
            findings.append(Finding(what, Spot(LOG, row=number), code="B99"))
            break
    if log and not log.endswith(b"\n"):
        findings.append(_torn(log.count(b"\n") + 1))
    return Log(events, tuple(findings), log)


def _links(event: Event, number: int, before: str) -> Iterator[Finding]:
    spot = Spot(LOG, row=number)
    if event.v != VERSION:
        what = message("is of version {version}, not {known}", version=event.v, known=VERSION)
        yield Finding(what, spot, code="B06")
    if event.seq != number - 1:
        what = message(
            "has the number {seq}; {expected} comes here", seq=event.seq, expected=number - 1
        )
        yield Finding(what, spot, code="B07")
    if event.prev != before:
        what = message("does not name the line before it: that line was changed, moved or removed")
        yield Finding(what, spot, code="B08")


def _torn(number: int) -> Finding:
    what = message("The last line breaks off")
    return Finding(what, Spot(LOG, row=number), code="B03")
