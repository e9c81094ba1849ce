"""What differs between two bundles, as text and as JSON: ``prioritize/diff/1``."""

from collections.abc import Iterator, Sequence
from typing import Final

from prioritize.audit.difference import Change, Difference, Move
from prioritize.report.block import Block, Heading, Paragraph, Points
from prioritize.report.json_text import Json, json_bytes
from prioritize.report.plain import plain_text
from prioritize.text import ENGLISH, Catalog, Message, message


__all__ = ["diff_json", "diff_text"]

_LONGEST: Final = 120


def diff_text(difference: Difference, *, catalog: Catalog = ENGLISH) -> str:
    """Write what differs, the lists first, since they are what people ask about."""
    return plain_text(_page(difference), catalog)


def _page(difference: Difference) -> Iterator[Block]:
    if difference.is_empty:
        yield Paragraph(message("Both bundles say the same."))
    yield from _section(message("Lists"), tuple(_lists(difference)))
    yield from _section(message("What was recorded"), tuple(map(_change, difference.changes)))
    if difference.continues:
        yield Paragraph(message("The newer log is the older one with more at its end, or nothing."))
    else:
        yield Paragraph(message("The newer log was written anew; it does not continue the older."))


def _section(title: Message, points: tuple[Message, ...]) -> Iterator[Block]:
    if points:
        yield Heading(title, 2)
        yield Points(points)


def _lists(difference: Difference) -> Iterator[Message]:
    for place in difference.lists_added:
        yield message("{what}: only in the newer", what=_joined(place))
    for place in difference.lists_removed:
        yield message("{what}: only in the older", what=_joined(place))
    yield from map(_move, difference.moves)


def _move(move: Move) -> Message:
    about = {"list": _joined(move.list), "project": move.project}
    if move.before is None:
        return message("{list}: {project} is new, in place {after}", after=move.after or 0, **about)
    if move.after is None:
        return message(
            "{list}: {project} is gone; it was in place {before}", before=move.before, **about
        )
    return message(
        "{list}: {project} went from place {before} to {after}",
        before=move.before,
        after=move.after,
        **about,
    )


def _change(change: Change) -> Message:
    what = " ".join(part for part in (change.type, _joined(change.about)) if part)
    if change.how == "added":
        return message("{what}: only in the newer", what=what)
    if change.how == "removed":
        return message("{what}: only in the older", what=what)
    return message("{what}: another {fields}", what=what, fields=change.fields)


def _joined(parts: Sequence[str]) -> str:
    text = " · ".join(parts)
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def diff_json(difference: Difference, *, catalog: Catalog = ENGLISH) -> bytes:
    """Write the same for programs."""
    del catalog
    changes: list[Json] = [
        {
            "how": each.how,
            "type": each.type,
            "about": list(each.about),
            "fields": list(each.fields),
        }
        for each in difference.changes
    ]
    moves: list[Json] = [
        {
            "list": list(each.list),
            "project": each.project,
            "before": each.before,
            "after": each.after,
        }
        for each in difference.moves
    ]
    return json_bytes(
        {
            "schema": "prioritize/diff/1",
            "same": difference.is_empty,
            "continues": difference.continues,
            "lists_added": [list(each) for each in difference.lists_added],
            "lists_removed": [list(each) for each in difference.lists_removed],
            "moves": moves,
            "changes": changes,
        }
    )
