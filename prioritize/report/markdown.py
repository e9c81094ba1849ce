"""Pages as Markdown, every text from outside escaped."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from prioritize.report.block import Block, Heading, Paragraph, Points, Table, Verbatim
from prioritize.report.result_page import result_page
from prioritize.report.safe_text import safe_text, spoken
from prioritize.tally.listing import Lists
from prioritize.text import ENGLISH, Catalog


__all__ = ["escaped", "markdown_text", "result_markdown"]

_SPECIAL: Final = re.compile(r"[\\`*_{}\[\]<>#|~$&!@]")
_ADDRESS: Final = re.compile(r"\b(https?|ftp|mailto|xmpp)(?=:)|\b(www)(?=\.)", re.IGNORECASE)
_START: Final = re.compile(r"^([-+=]|[0-9]+(?=[.)]))")


def result_markdown(lists: Lists, *, language: str = "", catalog: Catalog = ENGLISH) -> str:
    """Write all the lists of a run as Markdown; the parameters are those of `result_text`."""
    return markdown_text(result_page(lists, language, catalog), catalog)


def markdown_text(blocks: Iterable[Block], catalog: Catalog = ENGLISH) -> str:
    """Write blocks as Markdown, with a final end of line."""
    texts = [_WRITERS[type(block)](block, catalog) for block in blocks]
    return "\n\n".join(text for text in texts if text) + "\n"


def escaped(text: str) -> str:
    r"""Write a safe text so that Markdown shows it as it is.

    Examples
    --------
    >>> print(escaped("a|b <script> 1*2"))
    a\|b \<script\> 1\*2

    """
    marked = _SPECIAL.sub(r"\\\g<0>", text)
    broken = _ADDRESS.sub(r"\g<0>\\", marked)
    return _START.sub(_unlisted, broken)


def _unlisted(found: "re.Match[str]") -> str:
    """Keep the start of a line from becoming a list or a rule."""
    start = found.group()
    return f"{start}\\" if start[0].isdigit() else f"\\{start}"


def _heading(block: Heading, catalog: Catalog) -> str:
    return f"{'#' * block.level} {escaped(spoken(block.text, catalog))}"


def _paragraph(block: Paragraph, catalog: Catalog) -> str:
    return escaped(spoken(block.text, catalog))


def _points(block: Points, catalog: Catalog) -> str:
    return "\n".join(f"- {escaped(spoken(text, catalog))}" for text in block.texts)


def _table(block: Table, catalog: Catalog) -> str:
    head = _row([escaped(spoken(column.heading, catalog)) for column in block.columns])
    rule = _row(["---:" if column.align == "right" else "---" for column in block.columns])
    body = [_row([escaped(spoken(cell, catalog)) for cell in row]) for row in block.rows]
    return "\n".join([head, rule, *body])


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _verbatim(block: Verbatim, _catalog: Catalog) -> str:
    return "\n".join(safe_text(line) for line in block.lines)


_WRITERS: Final[Mapping[type, Callable[[Any, Catalog], str]]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Points: _points,
    Table: _table,
    Verbatim: _verbatim,
}
