"""The minutes as values: sections of blocks, each text in all the languages of the document."""

from typing import Literal, TypeAlias

from attrs import frozen

from prioritize.report.voice import Said


__all__ = [
    "Block",
    "Entries",
    "Grid",
    "GridColumn",
    "Heading",
    "Items",
    "Lines",
    "Prose",
    "Protocol",
    "ProtocolSection",
    "Signature",
    "Signatures",
]


@frozen
class Heading:
    """A heading within a section."""

    text: Said


@frozen
class Prose:
    """A paragraph, its languages side by side."""

    text: Said


@frozen
class Items:
    """Texts of equal standing, each with its languages side by side."""

    texts: tuple[Said, ...]
    is_numbered: bool = False


@frozen
class Entries:
    """Labels, each with the values that are known for it."""

    rows: tuple[tuple[Said, tuple[Said, ...]], ...]


@frozen
class GridColumn:
    """A column of a table; of several languages where `language` is empty."""

    heading: Said
    align: Literal["left", "right"] = "left"
    language: str = ""


@frozen
class Grid:
    """A table whose numbers stand once.

    A cell holds a text in every language of the document, or one that is the same in all of them.
    """

    columns: tuple[GridColumn, ...]
    rows: tuple[tuple[Said, ...], ...]


@frozen
class Lines:
    """Lines to write on by hand."""

    number: int
    is_numbered: bool = False


@frozen
class Signature:
    """A line to sign on: as what one signs, and the name, empty where it is not known."""

    role: Said
    name: str = ""


@frozen
class Signatures:
    """Lines to sign on, with the words below them for the signature and the name."""

    lines: tuple[Signature, ...]
    signature: Said
    name: Said


Block: TypeAlias = "Heading | Prose | Items | Entries | Grid | Lines | Signatures"


@frozen
class ProtocolSection:
    """A section; its title is empty where it has none."""

    title: Said
    blocks: tuple[Block, ...]


@frozen
class Protocol:
    """The minutes.

    Attributes
    ----------
    languages
        The codes of the languages; a text has a part for each of them, in this order.
    title, subtitle
        That of the document, and that of the meeting.
    footer
        What stands below every page.
    page
        The number of a page, with ``{page}`` and ``{pages}`` still to be filled in.
    blank
        A line to write on.
    training, watermark
        What is said of a training, and what is written across its pages; empty for a real meeting.

    """

    languages: tuple[str, ...]
    title: Said
    subtitle: Said
    sections: tuple[ProtocolSection, ...]
    footer: Said
    page: Said
    blank: str
    training: Said = ()
    watermark: Said = ()
