"""The codes of posters and groups, by which columns and rows of the other sheets are known."""

from collections.abc import Iterable, Mapping
from typing import Final

from attrs import field, frozen

from prioritize.intake.hall.lay_out import lay_out
from prioritize.intake.hall.recognize import KnownPage
from prioritize.intake.hall.table import Codes, HallTable
from prioritize.intake.spelling import fold
from prioritize.model.hall.load import hall_layout


__all__ = ["NO_CODES", "SheetCodes", "find_codes"]

_NAMES: Final = ("code", "name_ky", "name_ru", "name_en")


@frozen
class SheetCodes:
    """All words for posters and for groups, spare codes too, folded, with the code they mean."""

    projects: Mapping[str, str] = field(factory=dict)
    groups: Mapping[str, str] = field(factory=dict)

    def is_project(self, text: str) -> bool:
        """Say whether a text is the code or the name of a poster."""
        return fold(text) in self.projects

    def is_group(self, text: str) -> bool:
        """Say whether a text is the code or the name of a group."""
        return fold(text) in self.groups

    def group(self, text: str) -> str:
        """Return the code of the group that a text means, or nothing."""
        return self.groups.get(fold(text), "")


NO_CODES: Final[Codes] = SheetCodes()


def find_codes(pages: Iterable[KnownPage], file: str) -> SheetCodes:
    """Gather the codes from their own sheets; the template's stand in where there are none."""
    layout = hall_layout()
    found = {each.sheet.id: each for each in pages}
    projects, groups = (
        _words_on(found.get(id), file) or {fold(code): code for code in codes}
        for id, codes in (("projects", layout.project_codes), ("groups", layout.group_codes))
    )
    return SheetCodes(projects, groups)


def _words_on(known: KnownPage | None, file: str) -> dict[str, str]:
    return _words(lay_out(known.page, known.sheet, NO_CODES, file=file)) if known else {}


def _words(table: HallTable) -> dict[str, str]:
    taken = {*table.notes, *(each.row for each in table.controls)}
    words: dict[str, str] = {}
    for row in table.page.rows:
        if row > table.header and row not in taken:
            code, *names = (table.cell(row, id).text for id in _NAMES)
            for text in (code, *names) if code else ():
                words.setdefault(fold(text), code)
    words.pop("", None)
    return words
