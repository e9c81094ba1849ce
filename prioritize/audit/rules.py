"""When an event may come: the order of a consultation, from its posters to its last objection."""

from collections.abc import Iterator
from typing import Final

from prioritize.audit.closing_types import (
    ANSWERED,
    CLOSED,
    CORRECTED,
    FILED,
    RECONCILED,
    REDACTED,
    VOIDED,
)
from prioritize.audit.counting_types import (
    AMENDED,
    CONFIGURED,
    FROZEN,
    IMPORTED,
    NOTED,
    PUBLISHED,
    RUN,
    SEED,
)
from prioritize.audit.event import Event
from prioritize.audit.past import Past
from prioritize.audit.sampling_types import PLANNED
from prioritize.audit.voting_types import (
    ADDED,
    BATCH_CLOSED,
    BATCH_OPENED,
    LATE,
    PROJECT_AMENDED,
    RECORDS,
    RECUSED,
    ROLL,
    WITHDRAWN,
)
from prioritize.errors import Finding
from prioritize.text import message


__all__ = ["check_order"]

_BEFORE_RECORDS: Final = {
    CONFIGURED: "P02",
    ADDED: "P03",
    PROJECT_AMENDED: "P03",
    ROLL: "P03",
}
_BEFORE_FREEZE: Final = {
    AMENDED: "P02",
    LATE: "P03",
    WITHDRAWN: "P03",
    IMPORTED: "P04",
    RECUSED: "P04",
    BATCH_OPENED: "P04",
    BATCH_CLOSED: "P04",
    **dict.fromkeys(RECORDS, "P04"),
    **dict.fromkeys((CORRECTED, RECONCILED, VOIDED), "P04"),
    **_BEFORE_RECORDS,
}
_AFTER: Final = {
    SEED: (FROZEN, "P15"),
    RUN: (FROZEN, "P16"),
    PUBLISHED: (FROZEN, "P16"),
    PLANNED: (FROZEN, "P16"),
    AMENDED: (CONFIGURED, "P02"),
}
_AFTER_CLOSING: Final = (FILED, ANSWERED, REDACTED, NOTED)
_UPHELD: Final = "objection-upheld"


def check_order(past: Past, event: Event) -> Iterator[Finding]:
    """Find an event that comes too early or too late (P02, P03, P04, P15, P16)."""
    type_ = event.type
    if past.types[CLOSED] and type_ not in _AFTER_CLOSING:
        yield Finding(message("{type} comes after the end", type=type_), code="P16")
    if type_ in _BEFORE_RECORDS and (past.has_records or past.types[IMPORTED]):
        what = message("{type} comes after the first votes", type=type_)
        yield Finding(what, code=_BEFORE_RECORDS[type_])
    elif type_ in _BEFORE_FREEZE and past.types[FROZEN] and not _is_upheld(event):
        what = message("{type} comes after the votes were frozen", type=type_)
        yield Finding(what, code=_BEFORE_FREEZE[type_])
    if type_ in _AFTER:
        first, code = _AFTER[type_]
        if not past.types[first]:
            what = message("{type} comes before {first}", type=type_, first=first)
            yield Finding(what, code=code)
    if type_ in (RUN, PUBLISHED) and past.types[FROZEN] and past.mended_since_freeze:
        what = message("{type} follows a correction that was not frozen", type=type_)
        yield Finding(what, code="P16")


def _is_upheld(event: Event) -> bool:
    """Whether the event mends a record because an objection was right: the one way back."""
    return event.body.get("reason") == _UPHELD
