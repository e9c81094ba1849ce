"""The log of merges beside a workbook: which posters were made one, with what effect, and undone.

It is a log like that of a bundle, with two types of events. Nothing in it is ever changed: a merge
that was undone stays, and what undid it comes after it.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from attrs import evolve, frozen

from prioritize.audit.canonical import Value
from prioritize.audit.chain import Entry, head, read_log
from prioritize.audit.event import Event, parse_event
from prioritize.audit.printable import printable
from prioritize.audit.schema import Check, listed, one_of, record, text, whole
from prioritize.audit.vocabulary import ratio
from prioritize.errors import AuditError, Finding, InputError, Spot
from prioritize.model.meeting import Merge, MergeEffect
from prioritize.text import message, number_text


__all__ = [
    "BODIES",
    "MERGED",
    "SUFFIX",
    "UNDONE",
    "LoggedMerge",
    "complete_lines",
    "merged_entry",
    "read_merges",
    "undone_entry",
]

SUFFIX: Final = ".log.jsonl"
"""What the name of the log adds to that of the file it belongs to."""
MERGED: Final = "posters.merged"
UNDONE: Final = "merge.undone"

_TIERS: Final = listed(listed(text))
_EFFECT: Final = record(
    instrument=text,
    before=_TIERS,
    after=_TIERS,
    possible=listed(record(project=text, lowest=ratio, highest=ratio)),
)
_MERGE: Final = {
    "projects": listed(text),
    "into": text,
    "when": one_of("", "before", "after"),
    "who": text,
    "why": text,
    "effects": listed(_EFFECT),
}
BODIES: Final[Mapping[str, Check]] = {
    MERGED: record(**_MERGE),
    UNDONE: record(**_MERGE, merge=whole),
}
"""The types of events of merging and the form of their bodies."""


@frozen
class LoggedMerge:
    """A merge by the number of its event, and whether a later event undid it."""

    number: int
    merge: Merge
    undone: bool = False


def merged_entry(merge: Merge) -> Entry:
    """Return what the log says of a merge."""
    return Entry(MERGED, _body(merge))


def undone_entry(number: int, merge: Merge) -> Entry:
    """Return what the log says when a merge is undone.

    Parameters
    ----------
    number
        The event that is undone.
    merge
        The same merge with what undoing it did, by whom and why.

    """
    return Entry(UNDONE, {**_body(merge), "merge": number})


def complete_lines(log: bytes) -> bytes:
    """Return a log without a line that broke off, or with the end that its last line lacks.

    A line is told to be written only once it is on the disk with its end. So what broke off was
    never told, while an editor may have taken the end of a whole line away.
    """
    if not log or log.endswith(b"\n"):
        return log
    whole_, _, tail = log.rpartition(b"\n")
    before = whole_ + b"\n" if whole_ else b""
    try:
        fits = parse_event(tail).prev == head(before)
    except AuditError:
        fits = False
    return log + b"\n" if fits else before


def read_merges(log: bytes, name: str) -> tuple[LoggedMerge, ...]:
    """Read the merges of a log whose lines are complete, in the order in which they were decided.

    Parameters
    ----------
    log
        What `complete_lines` returned.
    name
        The name of the log, for what is found wrong with it.

    Raises
    ------
    InputError
        The log was changed, or is none.

    """
    read = read_log(log)
    findings = [evolve(each, spot=evolve(each.spot, file=name)) for each in read.findings]
    merges: dict[int, LoggedMerge] = {}
    for row, event in read.events.items():
        findings += (each.at(Spot(name, row=row)) for each in _taken(event, merges))
    if findings:
        remedy = message("Bring the log back from a copy; nothing in it may be changed by hand.")
        raise InputError([evolve(each, remedy=each.remedy or remedy) for each in findings])
    return tuple(merges.values())


def _taken(event: Event, merges: dict[int, LoggedMerge]) -> tuple[Finding, ...]:
    """Add what an event says to the merges, or say why it cannot be."""
    if event.type not in BODIES:
        what = message("The type of event {type} is unknown", type=printable(event.type))
        return (Finding(what, code="B09"),)
    findings = tuple(BODIES[event.type](event.body, "body"))
    if findings:
        return findings
    if event.type == MERGED:
        merges[event.seq] = LoggedMerge(event.seq, _merge(event))
        return ()
    undone = event.body["merge"]
    found = merges.get(undone) if isinstance(undone, int) else None
    if found is None or found.undone:
        what = message("undoes event {number}, which is no merge that stands", number=str(undone))
        return (Finding(what, code="B06"),)
    merges[found.number] = evolve(found, undone=True)
    return ()


def _body(merge: Merge) -> dict[str, Value]:
    return {
        "projects": merge.projects,
        "into": merge.into,
        "when": merge.when,
        "who": merge.who,
        "why": merge.why,
        "effects": [_effect_record(each) for each in merge.effects],
    }


def _effect_record(effect: MergeEffect) -> dict[str, Value]:
    return {
        "instrument": effect.instrument,
        "before": effect.before,
        "after": effect.after,
        "possible": [
            {"project": id, "lowest": number_text(lowest), "highest": number_text(highest)}
            for id, lowest, highest in effect.possible
        ],
    }


def _merge(event: Event) -> Merge:
    """Return the merge of an event whose body has been checked."""
    body = event.body
    return Merge(
        projects=_texts(body["projects"]),
        into=str(body["into"]),
        when=str(body["when"]),
        time=event.at,
        why=str(body["why"]),
        who=str(body["who"]),
        effects=tuple(map(_effect, _records(body["effects"]))),
    )


def _effect(stored: Mapping[str, Value]) -> MergeEffect:
    return MergeEffect(
        instrument=str(stored["instrument"]),
        before=_tiers(stored["before"]),
        after=_tiers(stored["after"]),
        possible=tuple(
            (str(each["project"]), Fraction(str(each["lowest"])), Fraction(str(each["highest"])))
            for each in _records(stored["possible"])
        ),
    )


def _tiers(value: Value) -> tuple[tuple[str, ...], ...]:
    return tuple(map(_texts, value)) if isinstance(value, list) else ()


def _texts(value: Value) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()


def _records(value: Value) -> tuple[dict[str, Value], ...]:
    return (
        tuple(each for each in value if isinstance(each, dict)) if isinstance(value, list) else ()
    )
