"""Events of a count: what was read, by which rules, with which result."""

from collections.abc import Mapping
from typing import Final

from prioritize.audit.event import VERSION
from prioritize.audit.material import FORMS
from prioritize.audit.schema import (
    Check,
    anything_named,
    digest,
    exactly,
    listed,
    nullable,
    one_of,
    record,
    text,
    whole,
)
from prioritize.audit.vocabulary import commitment, identifier, reason


__all__ = [
    "AMENDED",
    "CONFIGURED",
    "COUNTING",
    "CREATED",
    "DECIDED",
    "FROZEN",
    "IMPORTED",
    "NOTED",
    "PUBLISHED",
    "RUN",
    "SEED",
]

CREATED: Final = "consultation.created"
CONFIGURED: Final = "config.set"
AMENDED: Final = "config.amended"
IMPORTED: Final = "file.imported"
FROZEN: Final = "ballots.frozen"
SEED: Final = "seed.drawn"
RUN: Final = "method.run"
PUBLISHED: Final = "result.published"
DECIDED: Final = "decision.recorded"
NOTED: Final = "note"

_FINDING: Final = record(
    code=text, what=commitment, file=text, sheet=text, row=whole, column=whole, field=text
)

COUNTING: Final[Mapping[str, Check]] = {
    CREATED: record(
        version=exactly(VERSION),
        form=one_of(*FORMS),
        source=text,
        title=text,
        tool=record(name=text, version=text),
    ),
    CONFIGURED: record(rules=digest, settings=anything_named),
    AMENDED: record(rules=digest, settings=anything_named, reason=reason),
    IMPORTED: record(name=text, blob=digest, bytes=whole, found=whole, findings=listed(_FINDING)),
    FROZEN: record(records=whole, digest=digest, files=digest),
    SEED: record(digits=text, how=text, who=text),
    RUN: record(
        community=nullable(text),
        instrument=nullable(text),
        level=nullable(text),
        view=nullable(text),
        method=text,
        version=whole,
        options=anything_named,
        tie_break=text,
        profile=digest,
        result=digest,
    ),
    PUBLISHED: record(files=listed(record(name=text, sha256=digest, bytes=whole))),
    DECIDED: record(project=identifier, decision=text, amount=nullable(text), reason=commitment),
    NOTED: record(text=text),
}
"""The types of events of a count, in the order in which they come."""
