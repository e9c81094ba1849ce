"""What the minutes say about the meeting itself: who came, about what, and how people voted."""

from collections.abc import Iterator
from typing import Final, TypeAlias

from prioritize.model.consultation import CASTS
from prioritize.model.meeting import Cast, Present
from prioritize.report.isolate import outside
from prioritize.report.protocol.desk import Desk
from prioritize.report.protocol.document import (
    Block,
    Entries,
    Grid,
    Items,
    Lines,
    Prose,
    Signature,
    Signatures,
)
from prioritize.report.voice import Said, once
from prioritize.tally.small_groups import SMALLEST, joined
from prioritize.text import Message, message


__all__ = ["Blocks", "agenda", "attachments", "cast", "entries", "present", "signatures"]

Blocks: TypeAlias = "tuple[Block, ...] | None"
"""What stands in place of a block; nothing where there is nothing to tell, `None` where that is
not known."""

_AGENDA_LINES: Final = 3
_COMMISSION_LINES: Final = 3


def entries(desk: Desk, fields: tuple[str, ...]) -> Block:
    """List fields, each with what is known of it or a line to write on."""
    rows = ((desk.word(field), tuple(_values(desk, field))) for field in fields)
    return Entries(tuple(rows))


def _values(desk: Desk, field: str) -> Iterator[Said]:
    if field == "commission" and desk.meeting.commission:
        yield from (desk.written(each) for each in desk.meeting.commission)
        return
    fact = desk.facts.get(field)
    if fact is None:
        yield desk.blank
        return
    text = fact if isinstance(fact, Message) else message("{fact}", fact=fact)
    yield once(desk.repeat(text))


def present(desk: Desk) -> Blocks:
    """Say how many people of each group were present, small groups joined with others."""
    found = desk.meeting.present
    if not found:
        return None
    columns = (desk.column("group"), desk.column("people", "right"))
    counts = tuple((each.group, each.people or 0) for each in found)
    everybody = (desk.word("everybody"), _everybody(desk))
    if desk.people is None:
        unsure = ((_groups(desk, (each,)), desk.blank) for each in found)
        return (Grid(columns, (*unsure, everybody)),)
    if len(found) == 1 or desk.people < SMALLEST:
        return (Grid(columns, (everybody,)),)
    parts = joined(counts)
    groups = {each.group: each for each in found}
    rows = tuple(
        (_groups(desk, tuple(groups[id] for id in ids)), (str(people),)) for ids, people in parts
    )
    explained = (Prose(desk.word("joined")),) if len(parts) < len(found) else ()
    return (Grid(columns, (*rows, everybody)), *explained)


def _everybody(desk: Desk) -> Said:
    if desk.people is None:
        return desk.blank
    return (str(desk.people),) if desk.people >= SMALLEST else desk.word("few")


def _groups(desk: Desk, groups: tuple[Present, ...]) -> Said:
    return once(
        tuple(
            ", ".join(_group(desk, each, voice.language) for each in groups)
            for voice in desk.voices
        )
    )


def _group(desk: Desk, present: Present, language: str) -> str:
    names = present.names if present.names.texts else dict(desk.lists.names).get(present.group)
    return outside((names and names.in_language(language)) or present.group)


def agenda(desk: Desk) -> Blocks:
    """List what the meeting was about, or leave lines for it."""
    items = tuple(desk.written(each) for each in desk.meeting.agenda)
    return (Items(items, is_numbered=True) if items else Lines(_AGENDA_LINES, is_numbered=True),)


def cast(desk: Desk) -> Blocks:
    """Say for each instrument how people voted, who counted, and which numbers check the votes."""
    told = (each for each in desk.meeting.cast if each.how or each.tellers or each.controls)
    found = tuple(told) or tuple(_cast_of_lists(desk))
    if not found:
        return None
    columns = [desk.column("instrument"), desk.column("how"), desk.column("tellers")]
    if any(each.controls for each in found):
        columns.append(desk.column("controls"))
    rows = (_cast_row(desk, each) for each in found)
    return (Grid(tuple(columns), tuple(row[: len(columns)] for row in rows)),)


def _cast_of_lists(desk: Desk) -> Iterator[Cast]:
    seen: set[tuple[str, str]] = set()
    for each in desk.lists.listings:
        key = (each.instrument, each.cast)
        if all(key) and key not in seen:
            seen.add(key)
            yield Cast(*key)


def _cast_row(desk: Desk, cast: Cast) -> tuple[Said, ...]:
    (instrument,) = desk.tell(lambda names: (message("{name}", name=names.place(cast.instrument)),))
    how = desk.word(cast.how) if cast.how in CASTS else desk.written(cast.how)
    return once(instrument), how, desk.listed(cast.tellers), _controls(desk, cast)


def _controls(desk: Desk, cast: Cast) -> Said:
    words = dict(desk.template.words)
    numbers = [
        tuple(f"{word}: {number}" for word in desk.word(id))
        for id, number in cast.controls
        if id in words
    ]
    return tuple("; ".join(each) for each in zip(*numbers, strict=True)) or desk.blank


def attachments(desk: Desk) -> Blocks:
    """List what is attached."""
    items = tuple(desk.written(each) for each in desk.meeting.attachments)
    return (Items(items, is_numbered=True),) if items else None


def signatures(desk: Desk) -> Blocks:
    """Leave a line for everyone who signs; whose name is not known writes it too."""
    meeting = desk.meeting
    commission = meeting.commission or ("",) * _COMMISSION_LINES
    people = (
        ("chair", meeting.chair),
        ("secretary", meeting.secretary),
        *(("member", name) for name in commission),
        ("council", ""),
    )
    lines = tuple(Signature(desk.word(role), outside(name)) for role, name in people)
    return (Signatures(lines, desk.word("signature"), desk.word("name")),)
