"""One event of the log: what happened, who says so, and the line before it."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Final

from attrs import frozen

from prioritize.audit.canonical import Value, read_canonical, write_canonical
from prioritize.audit.schema import anything_named, digest, record, text, whole
from prioritize.errors import AuditError, Finding, Spot
from prioritize.model.digest import sha256
from prioritize.text import message


__all__ = ["LONGEST_LINE", "OPERATOR", "START", "VERSION", "Actor", "Event", "parse_event"]

VERSION: Final = 1
"""The version of the log. What it says of a log holds for ever; a change of form is version 2."""
START: Final = "0" * 64
"""What the first event names as the line before it."""
LONGEST_LINE: Final = 2**20
"""How many bytes a line may have, its end not counted."""

_TIME: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)
_FIELDS: Final = record(
    seq=whole,
    type=text,
    at=text,
    actor=record(id=text, role=text),
    body=anything_named,
    prev=digest,
    v=whole,
)


@frozen
class Actor:
    """Who says that it happened: an id that need not be a name, and the role."""

    id: str
    role: str


OPERATOR: Final = Actor("operator", "operator")
"""Whoever ran the program; its user's name is nobody's business."""


@frozen
class Event:
    """One line of the log.

    Attributes
    ----------
    seq
        The event's place in the log, from 0.
    type
        What happened, such as ``method.run``.
    at
        The time that the computer claims: UTC, in seconds, ``2026-03-14T09:07:12Z``. The order of
        events is proved by the chain; times are not.
    actor
        Who says so.
    body
        What the type needs, of the values that `write_canonical` allows.
    prev
        SHA-256 of the bytes of the line before, without its end; 64 zeros in the first.
    v
        The version of the log.

    """

    seq: int
    type: str
    at: str
    actor: Actor
    body: Mapping[str, Value]
    prev: str
    v: int = VERSION

    def line(self) -> bytes:
        """Write the event as its line in the log, without the end of the line.

        Raises
        ------
        AuditError
            The body has no canonical form, or the line would be longer than `LONGEST_LINE`.

        """
        line = write_canonical(
            {
                "seq": self.seq,
                "type": self.type,
                "at": self.at,
                "actor": {"id": self.actor.id, "role": self.actor.role},
                "body": dict(self.body),
                "prev": self.prev,
                "v": self.v,
            }
        )
        if len(line) > LONGEST_LINE:
            what = message("An event of the type {type} is too long for the log", type=self.type)
            raise AuditError(Finding(what))
        return line

    def digest(self) -> str:
        """Return what the next event names as `prev`."""
        return sha256(self.line())


def parse_event(line: bytes) -> Event:
    """Read an event from its line.

    Raises
    ------
    AuditError
        The line is too long or no strict JSON (B04), not canonical (B05), not of the form of an
        event (B06), or its time is none (B10).

    """
    if len(line) > LONGEST_LINE:
        what = message("is longer than {bytes} bytes", bytes=LONGEST_LINE)
        raise AuditError(Finding(what, code="B04"))
    value = read_canonical(line)
    event = _event(value)
    if event is None:
        what = message("must be a time like 2026-03-14T09:07:12Z")
        no_time = Finding(what, Spot(field="at"), code="B10")
        raise AuditError(tuple(_FIELDS(value, "")) or no_time)
    return event


def _event(value: Value) -> Event | None:
    """Return the event, or nothing where the value is none; what is wrong is sought only then."""
    match value:
        case {
            "seq": int(seq),
            "type": str(type_),
            "at": str(at),
            "actor": {"id": str(id_), "role": str(role)},
            "body": dict(body),
            "prev": str(prev),
            "v": int(version),
            **rest,
        } if not rest and _is_time(at) and not next(_FIELDS(value, ""), None):
            return Event(seq, type_, at, Actor(id_, role), body, prev, version)
    return None


def _is_time(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return bool(_TIME.fullmatch(text))
