"""Rules for what is recorded and mended: once each, by two people, for projects that there are."""

from collections.abc import Iterator

from prioritize.audit.canonical import Value
from prioritize.audit.closing_types import CORRECTED, RECONCILED, VOIDED
from prioritize.audit.event import Event
from prioritize.audit.merge_log import UNDONE
from prioritize.audit.past import Held, Past, mended, seqs_of, texts_of
from prioritize.audit.printable import printable
from prioritize.audit.voting_types import (
    ADDED,
    LATE,
    PROJECT_AMENDED,
    RECORDS,
    SHEET,
    SPLIT,
    WITHDRAWN,
)
from prioritize.errors import Finding
from prioritize.text import message


__all__ = ["check_projects", "check_records"]


def check_projects(past: Past, event: Event) -> Iterator[Finding]:
    """Find projects that are there twice or not at all, and merges that do not stand."""
    id = event.body.get("project")
    shown = printable(str(id))
    if event.type in (ADDED, LATE) and id in past.projects:
        yield Finding(message("There is a project {id} already", id=shown), code="P03")
    if event.type in (PROJECT_AMENDED, WITHDRAWN, SPLIT) and id not in past.projects:
        yield Finding(message("There is no project {id}", id=shown), code="P03")
    if event.type == UNDONE and event.body.get("merge") not in past.merges:
        what = message("undoes a merge that does not stand")
        yield Finding(what, code="P09")


def check_records(past: Past, event: Event) -> Iterator[Finding]:
    """Find records that cannot be counted (P05, P07, P08, P10, P13) or mended (P09)."""
    if event.type in (CORRECTED, RECONCILED, VOIDED):
        yield from _mending(past, event)
        record = mended(event)
        if record is not None:
            yield from _valid(past, record)
    elif event.type in RECORDS:
        record = Held(event.seq, event.type, event.body, event.actor.id)
        yield from _twice(past, record)
        yield from _valid(past, record)


def _twice(past: Past, record: Held) -> Iterator[Finding]:
    earlier = past.keys.get(record.key())
    if earlier is not None:
        what = message("was recorded already, by event {number}", number=str(earlier))
        yield Finding(what, code="P07")
    elif "entry" in record.body and record.actor in past.entered.get(record.paper(), ()):
        what = message(
            "{who} typed this paper already; the second entry needs somebody else",
            who=printable(record.actor),
        )
        yield Finding(what, code="P08")


def _mending(past: Past, event: Event) -> Iterator[Finding]:
    seqs = seqs_of(event)
    gone = [past.held[seq] for seq in seqs if seq in past.held]
    if not seqs or len(gone) < len(set(seqs)) or len(seqs) > len(set(seqs)):
        what = message("must supersede records that stand, and each once")
        yield Finding(what, code="P09")
    if event.body.get("reason") == "other" and not str(event.body.get("note")).strip():
        yield Finding(message("must say in its note what the other reason is"), code="P09")
    record = mended(event)
    if record is not None and any(each.paper() != record.paper() for each in gone):
        yield Finding(message("puts another paper in the place of the one it mends"), code="P09")


def _valid(past: Past, record: Held) -> Iterator[Finding]:
    named = dict.fromkeys(_projects(record))
    unknown = tuple(printable(id) for id in named if id not in past.projects)
    if past.has_projects and unknown:
        yield Finding(message("votes for {ids}, no project here", ids=unknown), code="P05")
    body = record.body
    if (body.get("reviewer"), body.get("project")) in past.recused:
        yield Finding(message("is a score by somebody who stood back"), code="P05")
    absent = tuple(sorted(set(texts_of(body.get("not_offered"))) - past.late))
    if absent:
        what = message("was not offered {ids}, no late posters", ids=tuple(map(printable, absent)))
        yield Finding(what, code="P05")
    yield from _on_paper(past, record)


def _on_paper(past: Past, record: Held) -> Iterator[Finding]:
    """Compare a record with the batch it belongs to and with the total on its sheet."""
    body = record.body
    batch = body.get("batch")
    if isinstance(batch, str) and not past.batches.get(batch):
        what = message("belongs to the batch {batch}, which is not open", batch=printable(batch))
        yield Finding(what, code="P13")
    is_explained = str(body.get("note")).strip()
    adds_up = _adds_up(body.get("dots"), body.get("total"))
    if record.type == SHEET and not adds_up and not is_explained:
        what = message("does not add up to its own total, and no note says why")
        yield Finding(what, code="P10")


def _projects(record: Held) -> Iterator[str]:
    """Give the ids of the projects that a record names."""
    marks = record.body.get("marks")
    for part in marks.values() if isinstance(marks, dict) else ():
        for each in part if isinstance(part, list) else ():
            is_pair = isinstance(marks, dict) and not {"dots", "scores"}.isdisjoint(marks)
            yield from texts_of(each[0] if is_pair and isinstance(each, list) else each)
    for name in ("dots", "votes"):
        pairs = record.body.get(name)
        for each in pairs if isinstance(pairs, list) else ():
            yield from texts_of(each[0] if isinstance(each, list) else None)
    if "reviewer" in record.body:
        yield str(record.body["project"])


def _adds_up(dots: Value, total: Value) -> bool:
    if not isinstance(dots, list) or total is None:
        return True
    counts = [each[1] for each in dots if isinstance(each, list)]
    return sum(each for each in counts if isinstance(each, int)) == total
