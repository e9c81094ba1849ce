"""The blocks that pages are made of, in several languages at once."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from prioritize.report import block
from prioritize.report.naming import Naming
from prioritize.report.protocol.desk import Desk
from prioritize.report.protocol.document import Block, Grid, GridColumn, Heading, Items, Prose
from prioritize.report.voice import Said, once
from prioritize.tally.listing import Listing
from prioritize.text import Message


__all__ = ["side_by_side"]


def side_by_side(
    desk: Desk, listing: Listing, make: Callable[[Listing, Naming], Iterator[block.Block]]
) -> Iterator[Block]:
    """Make a page about a list in every language, and put its blocks together one by one."""
    pages = [tuple(make(listing, names)) for names in desk.named(listing)]
    for together in zip(*pages, strict=True):
        yield _WRITERS[type(together[0])](desk, together)


def _say(desk: Desk, texts: tuple[Message, ...]) -> Said:
    return tuple(voice.say(text) for voice, text in zip(desk.voices, texts, strict=True))


def _heading(desk: Desk, blocks: tuple[block.Heading, ...]) -> Block:
    return Heading(_say(desk, tuple(each.text for each in blocks)))


def _paragraph(desk: Desk, blocks: tuple[block.Paragraph, ...]) -> Block:
    return Prose(_say(desk, tuple(each.text for each in blocks)))


def _points(desk: Desk, blocks: tuple[block.Points, ...]) -> Block:
    texts = zip(*(each.texts for each in blocks), strict=True)
    return Items(tuple(_say(desk, each) for each in texts))


def _table(desk: Desk, blocks: tuple[block.Table, ...]) -> Block:
    columns: list[GridColumn] = []
    cells: list[tuple[Said, ...]] = []
    for index, heads in enumerate(zip(*(each.columns for each in blocks), strict=True)):
        heading = _say(desk, tuple(each.heading for each in heads))
        rows = zip(*(each.rows for each in blocks), strict=True)
        texts = [_say(desk, tuple(row[index] for row in voices)) for voices in rows]
        for column, found in _columns(desk, GridColumn(heading, heads[0].align), texts):
            columns.append(column)
            cells.append(found)
    return Grid(tuple(columns), tuple(zip(*cells, strict=True)))


def _columns(
    desk: Desk, column: GridColumn, texts: list[Said]
) -> Iterator[tuple[GridColumn, tuple[Said, ...]]]:
    """Give a column of numbers, or one that is the same in every language, once; others in each."""
    if column.align == "right" or all(len(once(text)) == 1 for text in texts):
        yield column, tuple(once(text) for text in texts)
        return
    for number, voice in enumerate(desk.voices):
        heading = (column.heading[number],)
        own = GridColumn(heading, column.align, voice.language)
        yield own, tuple((text[number],) for text in texts)


_WRITERS: Final[Mapping[type, Callable[[Desk, Any], Block]]] = {
    block.Heading: _heading,
    block.Paragraph: _paragraph,
    block.Points: _points,
    block.Table: _table,
}
