"""The document as a file: put together, without a date or a name of who made it."""

import datetime as dt
import io
import zipfile
from typing import Final

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from prioritize.report.protocol.document import Protocol
from prioritize.report.protocol.word_blocks import write_body
from prioritize.report.protocol.word_page import SPACE, STYLES, set_up
from prioritize.report.protocol.word_text import joined_text, write
from prioritize.report.voice import once


__all__ = ["word_document"]

_MADE: Final = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)
"""A date that says nothing, so that the same minutes are the same file on every day."""
_UNUSED: Final = {
    RELATIONSHIP_TYPE.CUSTOM_XML,
    RELATIONSHIP_TYPE.NUMBERING,
    RELATIONSHIP_TYPE.THUMBNAIL,
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
}
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)


def word_document(protocol: Protocol) -> bytes:
    """Write the minutes; needs python-docx."""
    document = _empty_document()
    set_up(document, protocol)
    for texts in (protocol.title, protocol.subtitle):
        for text, language in zip(once(texts), protocol.languages, strict=False):
            heading = document.add_paragraph(style="Title")
            heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
            write(heading, text, language)
    document.add_paragraph(style=SPACE)
    write_body(document, protocol)
    _set_properties(document, protocol)
    buffer = io.BytesIO()
    document.save(buffer)
    return _timeless(buffer.getvalue())


def _empty_document() -> Document:
    """Open the library's own document without the styles, the picture and the names in it."""
    document = docx.Document()
    for rels in (document.part.package.rels, document.part.rels):
        for id in [id for id, each in rels.items() if each.reltype in _UNUSED]:
            rels.pop(id)
    for style in list(document.styles):
        if style.name not in STYLES:
            style.delete()
    for link in list(document.styles.element.iter(qn("w:link"))):
        link.getparent().remove(link)
    return document


def _set_properties(document: Document, protocol: Protocol) -> None:
    about = document.core_properties
    about.title = joined_text(protocol.title)
    about.author = about.comments = about.last_modified_by = ""
    about.created = about.modified = _MADE
    about.language = ",".join(protocol.languages)


def _timeless(content: bytes) -> bytes:
    """Pack the parts again without times, and unpressed, since presses differ between machines."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as packed,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive,
    ):
        for name in packed.namelist():
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), packed.read(name))
    return buffer.getvalue()
