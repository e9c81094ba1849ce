"""Events of the vote: projects and posters, ballots, sheets, hands, scores, marks on the map."""

from collections.abc import Mapping
from typing import Final

from prioritize.audit.merge_log import BODIES as MERGES
from prioritize.audit.schema import Check, digest, listed, nullable, record, text, whole
from prioritize.audit.vocabulary import (
    commitment,
    counts,
    either,
    entry_number,
    identifier,
    marks,
    pair,
    people,
    ratio,
    reason,
)


__all__ = [
    "ADDED",
    "BALLOT",
    "BATCH_CLOSED",
    "BATCH_OPENED",
    "HANDS",
    "LATE",
    "MARK",
    "PROJECT_AMENDED",
    "RECORDS",
    "RECUSED",
    "REVOTE",
    "ROLL",
    "SCORES",
    "SHEET",
    "SPLIT",
    "VOTING",
    "WITHDRAWN",
]

ADDED: Final = "project.added"
PROJECT_AMENDED: Final = "project.amended"
WITHDRAWN: Final = "project.withdrawn"
LATE: Final = "project.late"
SPLIT: Final = "posters.split"
ROLL: Final = "roll.committed"
BATCH_OPENED: Final = "batch.opened"
BATCH_CLOSED: Final = "batch.closed"
BALLOT: Final = "ballot.recorded"
SHEET: Final = "sheet.recorded"
HANDS: Final = "hands.counted"
SCORES: Final = "scores.recorded"
RECUSED: Final = "recusal.declared"
MARK: Final = "mark.placed"
REVOTE: Final = "revote.held"

_NAMES: Final = listed(pair(text, text))
_PROJECT: Final = {"project": identifier, "names": _NAMES, "cost": nullable(ratio)}
_WHERE: Final = {"community": nullable(identifier), "instrument": identifier}

RECORDS: Final[Mapping[str, tuple[str, ...]]] = {
    BALLOT: ("community", "instrument", "ballot", "entry"),
    SHEET: ("community", "instrument", "sheet", "entry"),
    HANDS: ("community", "instrument", "group", "round"),
    SCORES: ("reviewer", "project", "round"),
    MARK: ("mark",),
}
"""What is counted, with the fields by which one record of a type is told from another."""

VOTING: Final[Mapping[str, Check]] = {
    ADDED: record(**_PROJECT),
    PROJECT_AMENDED: record(**_PROJECT, reason=reason),
    WITHDRAWN: record(project=identifier, reason=reason),
    LATE: record(**_PROJECT, reason=reason),
    **MERGES,
    SPLIT: record(project=identifier, into=listed(identifier), who=text, why=reason),
    ROLL: record(eligible=nullable(whole), tokens=whole, root=nullable(digest)),
    BATCH_OPENED: record(batch=identifier),
    BATCH_CLOSED: record(
        batch=identifier, papers=whole, recorded=whole, spoiled=whole, blank=whole
    ),
    BALLOT: record(
        **_WHERE,
        ballot=identifier,
        batch=nullable(identifier),
        entry=entry_number,
        group=nullable(identifier),
        marks=marks,
        not_offered=listed(identifier),
        voter=nullable(commitment),
    ),
    SHEET: record(
        **_WHERE,
        sheet=identifier,
        entry=entry_number,
        group=nullable(identifier),
        dots=counts,
        ballots=nullable(whole),
        total=nullable(whole),
        note=text,
    ),
    HANDS: record(
        **_WHERE,
        group=nullable(identifier),
        round=whole,
        votes=counts,
        present=nullable(whole),
        tellers=people,
    ),
    SCORES: record(
        reviewer=identifier,
        project=identifier,
        round=whole,
        scores=listed(pair(identifier, nullable(ratio))),
        comment=nullable(commitment),
    ),
    RECUSED: record(reviewer=identifier, project=identifier, reason=reason),
    MARK: record(
        mark=identifier,
        community=nullable(identifier),
        place=either(_sd=digest, zone=identifier),
        problem=nullable(identifier),
        group=nullable(identifier),
    ),
    REVOTE: record(
        **_WHERE,
        projects=listed(identifier),
        votes=counts,
        tellers=people,
        reason=reason,
    ),
}
"""The types of events of the vote."""
