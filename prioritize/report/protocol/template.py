"""The template of the minutes: its sections and its words."""

from typing import Final

from attrs import frozen

from prioritize.model.project import Names


__all__ = ["BLOCKS", "FACTS", "FIELDS", "HEADS", "Part", "ProtocolTemplate", "Section"]

BLOCKS: Final = frozenset(
    {
        "agenda",
        "agreement",
        "attachments",
        "cast",
        "corrections",
        "differences",
        "lots",
        "merges",
        "not_counted",
        "present",
        "remarks",
        "results",
        "revotes",
        "signatures",
        "ties",
    }
)
"""What a part of a section can be filled with."""
FIELDS: Final = frozenset(
    {
        "chair",
        "commission",
        "community",
        "date",
        "legal_basis",
        "opened",
        "place",
        "rules_fixed",
        "secretary",
    }
)
"""What a part can list, with a label before it."""
FACTS: Final = frozenset(
    {*FIELDS, "adults", "blank", "number", "present", "rules", "rules_in_full", "title"}
)
"""What the texts of a template can be filled in with."""
HEADS: Final = ("title", "training", "watermark", "footer", "page")
"""The words that belong to no section."""


@frozen
class Part:
    """A part of a section: of text, fields, block and lines one is given.

    Attributes
    ----------
    needs
        The facts without which a text is left out.
    empty
        What stands in place of a block that has nothing to tell.
    lines, numbered
        How many lines there are to write on, and whether they are numbered.

    """

    text: Names = Names()
    needs: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    block: str = ""
    empty: Names = Names()
    lines: int = 0
    numbered: bool = False


@frozen
class Section:
    """A section with its parts, one below another."""

    id: str
    title: Names
    parts: tuple[Part, ...]


@frozen
class ProtocolTemplate:
    """What the minutes are made of.

    Attributes
    ----------
    blank
        A line to write on, where something is not known.
    heads
        The words of `HEADS` by id: the title, what is said of a training and what is written
        across its pages, what stands below every page, and the number of a page.
    words
        Labels and headings by id.

    """

    blank: str
    heads: tuple[tuple[str, Names], ...]
    sections: tuple[Section, ...]
    words: tuple[tuple[str, Names], ...]

    def head(self, id: str) -> Names:
        """Return the words of one of `HEADS`."""
        return dict(self.heads)[id]

    def word(self, id: str) -> Names:
        """Return a label or a heading."""
        return dict(self.words)[id]
