"""How cells look: what is to be filled in is yellow and unlocked, everything else is not."""

from typing import Final, TypeAlias

from attrs import field, frozen
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook


__all__ = ["FONT", "Styles"]

Properties: TypeAlias = "dict[str, object]"

FONT: Final = {"font_name": "Arial", "font_size": 10}
"""A font that has the Kyrgyz letters on every computer."""

_ROLES: Final[dict[str, Properties]] = {
    "tag": {"font_size": 7, "font_color": "#8C8C8C"},
    "title": {"bold": True, "font_size": 14},
    "hint": {"text_wrap": True, "valign": "top", "font_color": "#404040"},
    "private": {"text_wrap": True, "valign": "top", "bold": True, "font_color": "#9C0006"},
    "section": {"bold": True, "font_size": 12, "valign": "bottom"},
    "field": {"border": 1, "bg_color": "#E2EBDC", "text_wrap": True, "valign": "top"},
    "heading": {
        "border": 1,
        "bg_color": "#E2EBDC",
        "bold": True,
        "text_wrap": True,
        "align": "center",
        "valign": "vcenter",
    },
    "spelled": {"border": 1, "bg_color": "#F2F6EF", "text_wrap": True, "align": "center"},
    "turned": {"border": 1, "bg_color": "#F2F6EF", "text_wrap": True, "rotation": 90},
    "label": {"border": 1, "bg_color": "#E8E8E8", "bold": True},
    "locked": {"border": 1, "bg_color": "#F2F2F2", "valign": "top"},
    "sum": {"border": 1, "bg_color": "#E8E8E8", "bold": True},
    "input": {"border": 1, "bg_color": "#FFF7CC", "locked": False, "valign": "top"},
    "required": {"border": 1, "bg_color": "#FFE08A", "locked": False, "valign": "top"},
}
# As text, so that no spreadsheet makes a date of 1-2 or takes the zeros from 007.
_TEXT: Final[Properties] = {"num_format": "@", "text_wrap": True}
_KINDS: Final[dict[str, Properties]] = {
    "number": {"num_format": "0"},
    "decimal": {},
    "amount": {"num_format": "#,##0"},
    "date": {"num_format": "dd.mm.yyyy", "align": "left"},
    "code": {"num_format": "@", "align": "center"},
    "codes": {"num_format": "@", "align": "center"},
    "group": {"num_format": "@", "align": "center"},
    "serial": {"num_format": "@", "align": "center"},
}


@frozen
class Styles:
    """The formats of one workbook, each made once."""

    book: Workbook
    _made: dict[tuple[str, str], Format] = field(factory=dict, eq=False)

    def of(self, role: str, kind: str = "") -> Format:
        """Return the format of a role, for cells to fill in with that of their kind."""
        key = (role, kind)
        if key not in self._made:
            shown = _KINDS.get(kind, _TEXT) if kind else {}
            self._made[key] = self.book.add_format({**FONT, **_ROLES[role], **shown})
        return self._made[key]

    def alarm(self) -> Format:
        """Return the color that a cell takes while something about it needs a second look."""
        key = ("alarm", "")
        if key not in self._made:
            self._made[key] = self.book.add_format({"bg_color": "#F8A870"})
        return self._made[key]
