"""The XML inside workbooks, element by element; a document type declaration is refused.

A document type is the way to expand entities, and no honest workbook has one.
"""

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element, ParseError, XMLPullParser

from prioritize.errors import Finding, InputError, Spot, finding
from prioritize.text import message


__all__ = ["damaged", "tag_of", "xml_events"]

_CHUNK: Final = 2**16


def xml_events(content: bytes, spot: Spot) -> Iterator[tuple[str, Element]]:
    """Yield the start and the end of every element; of nothing, nothing.

    Raises
    ------
    InputError
        The XML is broken or declares a document type.

    """
    _refuse_doctype(content, spot)
    parser: XMLPullParser[Element] = XMLPullParser(("start", "end"))
    try:
        for at in range(0, len(content), _CHUNK):
            parser.feed(content[at : at + _CHUNK])
            yield from parser.read_events()  # type: ignore[misc]  # only elements are asked for
        if content:
            parser.close()
    except ParseError as error:
        raise InputError(damaged(spot)) from error


def damaged(spot: Spot) -> Finding:
    """Say that a workbook is damaged."""
    return finding(
        message("The workbook is damaged"),
        spot,
        remedy=message("Open it in a spreadsheet program and save it again."),
    )


def _refuse_doctype(content: bytes, spot: Spot) -> None:
    # A workbook's parts are UTF-8 or UTF-16; the zero bytes of the latter are left out.
    if b"<!DOCTYPE" in content.replace(b"\0", b"").upper():
        what = message("The workbook declares a document type, which no honest one does")
        raise InputError(finding(what, spot))


def tag_of(element: Element) -> str:
    """Return the name of an element without its namespace."""
    return element.tag.rpartition("}")[2]
