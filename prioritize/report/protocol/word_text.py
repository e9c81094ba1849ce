"""Texts in a document, marked with their language for whoever checks the spelling."""

from collections.abc import Iterable
from typing import Final

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from prioritize.report.isolate import unmarked
from prioritize.report.voice import Said, once


__all__ = ["joined_text", "write", "write_cell", "write_joined"]

_TAGS: Final = {"ky": "ky-KG", "ru": "ru-RU", "en": "en-US"}
_SIDES: Final = {"left": WD_ALIGN_PARAGRAPH.LEFT, "right": WD_ALIGN_PARAGRAPH.RIGHT}


def write(paragraph: Paragraph, text: str, language: str = "") -> None:
    """Add a text to a paragraph."""
    run = paragraph.add_run(unmarked(text))
    if language in _TAGS:
        mark = OxmlElement("w:lang")
        mark.set(qn("w:val"), _TAGS[language])
        run._r.get_or_add_rPr().append(mark)  # noqa: SLF001  # the library has no word for it


def write_joined(paragraph: Paragraph, texts: Said, languages: Iterable[str]) -> None:
    """Add a text in every language to one paragraph, with strokes between them."""
    pairs = zip(once(texts), languages, strict=False)
    for number, (text, language) in enumerate(pairs):
        if number:
            paragraph.add_run(" / ")
        write(paragraph, text, language)


def joined_text(texts: Said) -> str:
    """Write a text in every language as one, without its marks."""
    return " / ".join(unmarked(text) for text in once(texts) if text)


def write_cell(
    cell: _Cell, texts: Said, languages: tuple[str, ...], *, style: str, align: str = "left"
) -> None:
    """Add a text to a cell in every language, one below another; once where it is the same."""
    shown = once(texts)
    for number, text in enumerate(shown):
        paragraph = cell.paragraphs[-1]
        if paragraph.runs:
            paragraph = cell.add_paragraph()
        paragraph.style = style
        paragraph.alignment = _SIDES[align]
        write(paragraph, text, languages[number] if len(shown) == len(languages) else "")
