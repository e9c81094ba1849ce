"""Minutes written as lists of texts, for tests to look at."""

from collections.abc import Iterator

from prioritize.report.isolate import unmarked
from prioritize.report.protocol.compose import compose
from prioritize.report.protocol.document import (
    Block,
    Entries,
    Grid,
    GridColumn,
    Heading,
    Items,
    Prose,
    Protocol,
)
from prioritize.report.protocol.template_file import protocol_template
from prioritize.report.voice import Said
from prioritize.tally.listing import Lists
from tests.report.protocol.evening import ENGLISH_VOICES


BLANK = protocol_template().blank


def section(id: str, lists: Lists) -> tuple[Block, ...]:
    """Compose the minutes in English and return the blocks of one section."""
    ids = [each.id for each in protocol_template().sections]
    return compose(lists, ENGLISH_VOICES).sections[ids.index(id)].blocks


def shown(block: Block) -> list[list[str]]:
    """Write a table, headings first, or whatever else a block says, line by line."""
    if isinstance(block, Grid):
        heads = [plain(each.heading) for each in block.columns]
        return [heads, *([plain(cell) for cell in row] for row in block.rows)]
    if isinstance(block, Entries):
        return [[plain(label), *map(plain, values)] for label, values in block.rows]
    if isinstance(block, Items):
        return [[plain(text)] for text in block.texts]
    assert isinstance(block, Heading | Prose)
    return [[plain(block.text)]]


def plain(text: Said) -> str:
    """Write a text in all its languages without marks."""
    return " / ".join(map(unmarked, text))


def every_text(protocol: Protocol) -> Iterator[str]:
    """List every text that the minutes hold, whatever block it is in."""
    yield from (*protocol.title, *protocol.subtitle)
    for part in protocol.sections:
        yield from part.title
        for block in part.blocks:
            yield from _texts(block)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, GridColumn):
        yield from value.heading
    else:
        for each in getattr(type(value), "__attrs_attrs__", ()):
            yield from _texts(getattr(value, each.name))
