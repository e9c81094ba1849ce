"""The blocks of the minutes in a document, languages side by side."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from docx.document import Document
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER

from prioritize.report.isolate import unmarked
from prioritize.report.protocol.document import (
    Entries,
    Grid,
    Heading,
    Items,
    Lines,
    Prose,
    Protocol,
    Signatures,
)
from prioritize.report.protocol.word_page import CELL, HEADING, LABEL, PART, SMALL, TEXT_WIDTH
from prioritize.report.protocol.word_table import (
    PLAIN,
    add_row,
    add_table,
    close_table,
    keep_together,
    repeat_row,
    underline,
)
from prioritize.report.protocol.word_text import write, write_cell, write_joined
from prioritize.report.voice import Said, once


__all__ = ["write_body"]

_LABELS: Final = (3, 4)
_SIGNING: Final = (5, 4, 5)
_CHARACTERS: Final = 95
"""How many fit on a line of a table."""
_BOLD: Final = 130
"""How wide bold letters are, in percent of the others."""
_MARGIN: Final = 3
_WIDEST: Final = 34


def write_body(document: Document, protocol: Protocol) -> None:
    """Write all sections."""
    for section in protocol.sections:
        if any(section.title):
            heading = document.add_paragraph(style=HEADING)
            write_joined(heading, section.title, protocol.languages)
        for block in section.blocks:
            _WRITERS[type(block)](document, protocol, block)


def _heading(document: Document, protocol: Protocol, block: Heading) -> None:
    write_joined(document.add_paragraph(style=PART), block.text, protocol.languages)


def _prose(document: Document, protocol: Protocol, block: Prose) -> None:
    _beside(document, protocol, [("", block.text)])


def _items(document: Document, protocol: Protocol, block: Items) -> None:
    marks = (
        f"{number}. " if block.is_numbered else "– " for number, _ in enumerate(block.texts, 1)
    )
    _beside(document, protocol, list(zip(marks, block.texts, strict=True)))


def _beside(document: Document, protocol: Protocol, texts: list[tuple[str, Said]]) -> None:
    """Write texts with the languages side by side, or once where they are the same in all."""
    if all(len(once(text)) == 1 for _, text in texts):
        for mark, text in texts:
            write(document.add_paragraph(mark), text[0])
        return
    table = add_table(document, len(protocol.languages), style=PLAIN)
    for mark, text in texts:
        cells = add_row(table).cells
        for cell, part, language in zip(cells, text, protocol.languages, strict=True):
            cell.paragraphs[0].add_run(mark)
            write(cell.paragraphs[0], part, language)
    close_table(document, table, (1,) * len(protocol.languages))


def _entries(document: Document, protocol: Protocol, block: Entries) -> None:
    table = add_table(document, 2, style=PLAIN)
    for label, values in block.rows:
        left, right = add_row(table).cells
        write_joined(left.paragraphs[0], label, protocol.languages)
        for value in values:
            write_cell(right, value, protocol.languages, style="Normal")
    close_table(document, table, _LABELS)


def _grid(document: Document, protocol: Protocol, block: Grid) -> None:
    table = add_table(document, len(block.columns))
    head = add_row(table)
    repeat_row(head)
    for cell, column in zip(head.cells, block.columns, strict=True):
        languages = (column.language,) if column.language else protocol.languages
        write_cell(cell, column.heading, languages, style=LABEL, align=column.align)
    for row in block.rows:
        for cell, column, text in zip(add_row(table).cells, block.columns, row, strict=True):
            languages = (column.language,) if column.language else protocol.languages
            write_cell(cell, text, languages, style=CELL, align=column.align)
    close_table(document, table, tuple(_shares(block)))


def _shares(block: Grid) -> Iterator[int]:
    """Share the width so that no word is cut, and what is left goes to the long texts."""
    words, texts = zip(
        *(_lengths(block, index) for index in range(len(block.columns))), strict=True
    )
    left = max(_CHARACTERS - sum(words), 0)
    wishes = [max(min(text, _WIDEST) - word, 0) for word, text in zip(words, texts, strict=True)]
    for word, wish in zip(words, wishes, strict=True):
        yield 100 * word + 100 * left * wish // max(sum(wishes), 1)


def _lengths(block: Grid, index: int) -> tuple[int, int]:
    """Measure the longest word and the longest text of a column, in characters."""
    heads = [unmarked(text) for text in block.columns[index].heading]
    cells = [unmarked(text) for row in block.rows for text in row[index]]
    bold = [_BOLD * len(word) // 100 for text in heads for word in text.split()]
    words = [len(word) for text in cells for word in text.split()]
    longest = max((*bold, *words), default=0)
    return min(longest + _MARGIN, _WIDEST), max(map(len, cells), default=0) + _MARGIN


def _lines(document: Document, _protocol: Protocol, block: Lines) -> None:
    for number in range(1, block.number + 1):
        line = document.add_paragraph(f"{number}. \t" if block.is_numbered else "\t")
        stops = line.paragraph_format.tab_stops
        stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)


def _signatures(document: Document, protocol: Protocol, block: Signatures) -> None:
    table = add_table(document, len(_SIGNING), style=PLAIN)
    for line in block.lines:
        role, hand, name = add_row(table).cells
        write_cell(role, line.role, protocol.languages, style="Normal")
        write(name.paragraphs[0], line.name)
        for cell in (hand, name):
            underline(cell)
            cell.vertical_alignment = WD_ALIGN_VERTICAL.BOTTOM
        _, below_hand, below_name = add_row(table).cells
        write_joined(below_hand.paragraphs[0], block.signature, protocol.languages)
        write_joined(below_name.paragraphs[0], block.name, protocol.languages)
        for cell in (below_hand, below_name):
            cell.paragraphs[0].style = SMALL
    keep_together(table)
    close_table(document, table, _SIGNING)


_WRITERS: Final[Mapping[type, Callable[[Document, Protocol, Any], None]]] = {
    Entries: _entries,
    Grid: _grid,
    Heading: _heading,
    Items: _items,
    Lines: _lines,
    Prose: _prose,
    Signatures: _signatures,
}
