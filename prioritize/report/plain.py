"""Pages as plain text for a terminal of 80 columns."""

import textwrap
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, Final

from prioritize.report.block import Block, Heading, Paragraph, Points, Table, Verbatim
from prioritize.report.result_page import result_page
from prioritize.report.safe_text import safe_text, spoken
from prioritize.report.table import WIDTH, text_table
from prioritize.tally.listing import Lists
from prioritize.text import ENGLISH, Catalog


__all__ = ["plain_text", "result_text"]

_LINES: Final = {1: "=", 2: "-"}
_fill: Final = partial(textwrap.fill, width=WIDTH, break_on_hyphens=False)
_point: Final = partial(_fill, initial_indent="- ", subsequent_indent="  ")


def result_text(lists: Lists, *, language: str = "", catalog: Catalog = ENGLISH) -> str:
    """Write all the lists of a run for a terminal.

    Parameters
    ----------
    lists
        What was counted.
    language
        The language of names; where it is empty or a name lacks it, the first that has one.
    catalog
        The language of everything else.

    """
    return plain_text(result_page(lists, language, catalog), catalog)


def plain_text(blocks: Iterable[Block], catalog: Catalog = ENGLISH) -> str:
    """Write blocks as plain text, with a final end of line."""
    texts = [_WRITERS[type(block)](block, catalog) for block in blocks]
    return "\n\n".join(text for text in texts if text) + "\n"


def _heading(block: Heading, catalog: Catalog) -> str:
    text = _fill(spoken(block.text, catalog))
    longest = max(map(len, text.splitlines()), default=0)
    return f"{text}\n{_LINES[block.level] * longest}" if block.level in _LINES else text


def _paragraph(block: Paragraph, catalog: Catalog) -> str:
    return _fill(spoken(block.text, catalog))


def _points(block: Points, catalog: Catalog) -> str:
    return "\n".join(_point(spoken(text, catalog)) for text in block.texts)


def _table(block: Table, catalog: Catalog) -> str:
    return text_table(
        [spoken(column.heading, catalog) for column in block.columns],
        [[spoken(cell, catalog) for cell in row] for row in block.rows],
        align=[column.align for column in block.columns],
    )


def _verbatim(block: Verbatim, _catalog: Catalog) -> str:
    return "\n".join(safe_text(line) for line in block.lines)


_WRITERS: Final[Mapping[type, Callable[[Any, Catalog], str]]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Points: _points,
    Table: _table,
    Verbatim: _verbatim,
}
