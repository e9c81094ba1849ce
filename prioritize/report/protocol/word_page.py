"""The sheet of paper: its size and styles, and what stands on every page of the minutes."""

from string import Formatter
from typing import Final

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement, parse_xml
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from prioritize.report.protocol.document import Protocol
from prioritize.report.protocol.word_text import joined_text, write, write_joined


__all__ = ["CELL", "HEADING", "LABEL", "PART", "SMALL", "SPACE", "STYLES", "TEXT_WIDTH", "set_up"]

TEXT_WIDTH: Final = Mm(170)
HEADING: Final = "Heading 1"
PART: Final = "Heading 2"
CELL: Final = "Table Text"
LABEL: Final = "Table Label"
SMALL: Final = "Small Print"
SPACE: Final = "Between Tables"

_FONT: Final = "Times New Roman"
_SIZES: Final = {
    "Normal": 11,
    "Title": 14,
    HEADING: 12,
    PART: 11,
    CELL: 9.5,
    LABEL: 9.5,
    SMALL: 8,
    SPACE: 4,
}
"""In points."""
STYLES: Final = frozenset(
    {*_SIZES, "Default Paragraph Font", "No List", "Normal Table", "Table Grid"}
)
"""The styles that the minutes use."""
_BLACK: Final = RGBColor(0, 0, 0)
_VML: Final = "urn:schemas-microsoft-com:vml"
_FIELDS: Final = {"page": "PAGE", "pages": "NUMPAGES"}
_WATERMARK: Final = """
<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
     xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">
  <w:pict>
    <v:shapetype id="_x0000_t136" coordsize="1600,21600" o:spt="136" adj="10800"
                 path="m@7,0l@8,0m@5,21600l@6,21600e">
      <v:formulas>
        <v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/>
        <v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>
        <v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/>
        <v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/>
        <v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/>
      </v:formulas>
      <v:path textpathok="t" o:connecttype="rect"/>
      <v:textpath on="t" fitshape="t"/>
    </v:shapetype>
    <v:shape id="Watermark" type="#_x0000_t136" fillcolor="#d0d0d0" stroked="f"
             style="position:absolute;margin-left:0;margin-top:0;width:430pt;height:110pt;
rotation:315;z-index:-251658752;mso-position-horizontal:center;
mso-position-horizontal-relative:margin;mso-position-vertical:center;
mso-position-vertical-relative:margin">
      <v:fill opacity=".5"/>
      <v:textpath style="font-family:&quot;Times New Roman&quot;;font-size:1pt"/>
    </v:shape>
  </w:pict>
</w:r>
"""


def set_up(document: Document, protocol: Protocol) -> None:
    """Set the size of the paper, the styles, the foot of every page and the mark of a training."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(25), Mm(15)
    section.top_margin = section.bottom_margin = Mm(20)
    section.header_distance = section.footer_distance = Mm(9)
    _set_styles(document)
    _write_foot(section.footer.paragraphs[0], protocol)
    _write_page_number(section.footer.add_paragraph(style=SMALL), protocol)
    if protocol.training:
        head = section.header.paragraphs[0]
        head.style = SMALL
        head.alignment = WD_ALIGN_PARAGRAPH.CENTER
        write_joined(head, protocol.training, protocol.languages)
        _write_watermark(head, protocol)


def _set_styles(document: Document) -> None:
    for name, size in _SIZES.items():
        style = _bare_style(document, name)
        style.font.size = Pt(size)
        style.paragraph_format.space_after = Pt(3 if name == "Normal" else 0)
    for name in (CELL, LABEL):
        _style(document, name).paragraph_format.space_after = Pt(1.5)
    for name in ("Title", HEADING, PART, LABEL):
        _style(document, name).font.bold = True
    for name, before in ((HEADING, 12), (PART, 8)):
        style = _style(document, name)
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(3)
        style.paragraph_format.keep_with_next = True


def _style(document: Document, name: str) -> ParagraphStyle:
    styles = document.styles
    style = styles[name] if name in styles else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if not isinstance(style, ParagraphStyle):
        raise TypeError(name)
    return style


def _bare_style(document: Document, name: str) -> ParagraphStyle:
    """Return a style without the colors, lines and fonts that the library's own document has."""
    style = _style(document, name)
    for tag in ("w:pPr", "w:rPr"):
        for old in style.element.findall(qn(tag)):
            style.element.remove(old)
    style.font.name = _FONT
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("w:cs", "w:eastAsia"):
        fonts.set(qn(kind), _FONT)
    style.font.color.rgb = _BLACK
    style.paragraph_format.space_before = Pt(0)
    return style


def _write_foot(paragraph: Paragraph, protocol: Protocol) -> None:
    paragraph.style = SMALL
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    write_joined(paragraph, protocol.footer, protocol.languages)


def _write_page_number(paragraph: Paragraph, protocol: Protocol) -> None:
    """Write the number of the page in every language, for the word processor to fill in."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    pairs = zip(protocol.page, protocol.languages, strict=True)
    for number, (template, language) in enumerate(pairs):
        if number:
            paragraph.add_run(" / ")
        for literal, name, _, _ in Formatter().parse(template):
            write(paragraph, literal, language)
            if name:
                _add_field(paragraph, _FIELDS[name])


def _add_field(paragraph: Paragraph, code: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    paragraph._p.append(field)  # noqa: SLF001  # the library has no fields
    field.append(paragraph.add_run("1")._r)  # noqa: SLF001


def _write_watermark(paragraph: Paragraph, protocol: Protocol) -> None:
    """Write across the page that it is from a training, as word processors do it."""
    drawing = parse_xml(_WATERMARK)
    for path in drawing.iter(f"{{{_VML}}}textpath"):
        if path.get("style"):
            path.set("string", joined_text(protocol.watermark))
    paragraph._p.append(drawing)  # noqa: SLF001
