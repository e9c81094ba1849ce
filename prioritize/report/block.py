"""The blocks that pages are made of, before they are written as plain text, Markdown or else."""

from typing import Literal, TypeAlias

from attrs import frozen

from prioritize.text import Message


__all__ = ["Block", "Column", "Heading", "Paragraph", "Points", "Table", "Verbatim"]


@frozen
class Heading:
    """A heading: 1 for the page, 2 for a list, 3 for a part of it."""

    text: Message
    level: int


@frozen
class Paragraph:
    """One or more sentences that belong together."""

    text: Message


@frozen
class Points:
    """Sentences of equal standing, one below the other."""

    texts: tuple[Message, ...]


@frozen
class Column:
    """A column of a table: its heading, and on which side its cells stand."""

    heading: Message
    align: Literal["left", "right"] = "left"


@frozen
class Table:
    """Rows of cells under headings."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Message, ...], ...]


@frozen
class Verbatim:
    """Text written by a person as Markdown, such as the card of a method."""

    text: str

    @property
    def lines(self) -> list[str]:
        """The lines, however they end."""
        return self.text.strip().replace("\r\n", "\n").split("\n")


Block: TypeAlias = "Heading | Paragraph | Points | Table | Verbatim"
