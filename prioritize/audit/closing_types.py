"""Events that mend, bind, contest and close: nothing before them is changed, all of it stays."""

from collections.abc import Iterator, Mapping
from typing import Final

from prioritize.audit.canonical import Value
from prioritize.audit.schema import (
    Check,
    anything_named,
    digest,
    listed,
    one_of,
    record,
    text,
    whole,
)
from prioritize.audit.vocabulary import commitment, identifier, reason
from prioritize.audit.voting_types import RECORDS, VOTING
from prioritize.errors import Finding


__all__ = [
    "ANSWERED",
    "CLOSED",
    "CLOSING",
    "CORRECTED",
    "FILED",
    "RECONCILED",
    "REDACTED",
    "SHOWN",
    "VOIDED",
]

CORRECTED: Final = "record.corrected"
RECONCILED: Final = "record.reconciled"
VOIDED: Final = "record.voided"
SHOWN: Final = "checkpoint.shown"
FILED: Final = "objection.filed"
ANSWERED: Final = "objection.answered"
REDACTED: Final = "redaction.applied"
CLOSED: Final = "consultation.closed"

_REASON: Final = one_of(
    "typo",
    "misread",
    "wrong-row",
    "duplicate-paper",
    "late-paper",
    "spoiled",
    "objection-upheld",
    "import-error",
    "other",
)
_MENDED: Final = {"supersedes": listed(whole), "reason": _REASON, "note": text}
_WITH_RECORD: Final = record(**_MENDED, type=one_of(*RECORDS), record=anything_named)


def _corrected(value: Value, path: str) -> Iterator[Finding]:
    """Accept a correction whose new record has the form of its type."""
    findings = tuple(_WITH_RECORD(value, path))
    yield from findings
    match value:
        case {"type": str(type_), "record": mended} if not findings:
            yield from VOTING[type_](mended, f"{path}.record" if path else "record")


CLOSING: Final[Mapping[str, Check]] = {
    CORRECTED: _corrected,
    RECONCILED: _corrected,
    VOIDED: record(**_MENDED),
    SHOWN: record(size=whole, root=digest, how=reason),
    FILED: record(objection=identifier, text=commitment),
    ANSWERED: record(objection=identifier, upheld=one_of("yes", "no"), answer=reason),
    REDACTED: record(digests=listed(digest), ground=reason),
    CLOSED: record(),
}
"""The types of events that come after the vote, or mend what was recorded."""
