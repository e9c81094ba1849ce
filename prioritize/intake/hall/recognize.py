"""Which sheet of the template a page is: by its tag, else by its title in any language."""

from collections.abc import Iterable
from typing import Final

from attrs import frozen

from prioritize.intake.hall.page import Page
from prioritize.intake.hall.words import Words
from prioritize.model.hall.layout import HallLayout, HallSheet
from prioritize.model.hall.tag import HallTag, tag_in


__all__ = ["KnownPage", "recognized", "tag_of"]

_LOOK_AT_ROWS: Final = 10
_LOOK_AT_COLUMNS: Final = 6


@frozen
class KnownPage:
    """A page, and the sheet of the template that it is."""

    sheet: HallSheet
    page: Page
    tag: HallTag


def tag_of(page: Page) -> HallTag:
    """Return the tag that stands in one of the first cells; its parts are empty without one."""
    first = (
        text
        for (row, column), text in sorted(page.cells.items())
        if row <= _LOOK_AT_ROWS and column <= _LOOK_AT_COLUMNS
    )
    tags = (tag for text in first if (tag := tag_in(text)).sheet)
    return next(tags, HallTag("", ""))


def recognized(pages: Iterable[Page], layout: HallLayout) -> tuple[KnownPage, ...]:
    """Return the pages that are sheets of the template, in the order of the workbook.

    A sheet that was copied keeps the tag of the first; its own title then says what it is, where
    it says anything.
    """
    words = Words.of(layout.sheets)
    found = [(page, tag_of(page), words.find(page.title)) for page in pages]
    tagged = [tag.sheet for _, tag, _ in found]
    ids = {each.id for each in layout.sheets}
    result = []
    for page, tag, title in found:
        is_copy = tagged.count(tag.sheet) > 1 and title and title not in tagged
        id = title if is_copy or tag.sheet not in ids else tag.sheet
        if id:
            result.append(KnownPage(layout.sheet(id), page, tag))
    return tuple(result)
