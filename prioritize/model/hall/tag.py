"""The tag in the first cell of every sheet of the hall's workbook: which version, which sheet."""

import re
from typing import Final

from attrs import frozen


__all__ = ["HallTag", "tag_in"]

_TAG: Final = re.compile(r"(prioritize/hall/\S+)\s+(\S+)")


@frozen
class HallTag:
    """The version of the template and the id of the sheet, as the first cell says."""

    template: str
    sheet: str


def tag_in(text: str) -> HallTag:
    """Read the tag of a sheet; both of its parts are empty where the text is none.

    Examples
    --------
    >>> tag_in("prioritize/hall/1 wall")
    HallTag(template='prioritize/hall/1', sheet='wall')
    >>> tag_in("Код")
    HallTag(template='', sheet='')

    """
    found = _TAG.fullmatch(text.strip())
    return HallTag(found[1], found[2]) if found else HallTag("", "")
