"""What may be typed into the cells of the hall's workbook, as rules that a spreadsheet checks."""

import datetime as dt
from collections.abc import Iterable
from typing import Final, TypeAlias

from attrs import frozen
from xlsxwriter.utility import xl_rowcol_to_cell

from prioritize.model.hall.layout import LANGUAGES, HallColumn, HallField, HallLayout
from prioritize.report.workbook.formula import GROUP_CODES, PROJECT_CODES


__all__ = ["Validation", "Validator"]

Validation: TypeAlias = "dict[str, object]"
"""The options of one rule, as XlsxWriter takes them; empty where anything may be typed."""

_FIRST_DAY: Final = dt.date(2000, 1, 1)
_NOT_OFFERED: Final = "—"


@frozen
class Validator:
    """Makes the rules, with words in one language."""

    layout: HallLayout
    language: str

    def of_column(self, column: HallColumn, row: int, position: int) -> Validation:
        """Return the rule for the cells of a column whose first stands at a row and a position."""
        if column.votes and column.kind == "number":
            return self._votes(xl_rowcol_to_cell(row, position))
        return self._of(column.kind, column.choices)

    def of_field(self, field: HallField) -> Validation:
        """Return the rule for the value of a field."""
        return self._of(field.kind, field.choices)

    def of_control(self) -> Validation:
        """Return the rule for the number in a control row."""
        return self._of("number", "")

    def _of(self, kind: str, choices: str) -> Validation:
        if kind == "codes":
            # Several codes in one cell are right too, so the list only helps.
            return {"validate": "list", "source": f"={PROJECT_CODES}", "show_error": False}
        rules: dict[str, Validation] = {
            "number": {"validate": "integer", "criteria": ">=", "value": 0},
            "decimal": {"validate": "decimal", "criteria": ">=", "value": 0},
            "amount": {"validate": "decimal", "criteria": ">=", "value": 0},
            "date": {"validate": "date", "criteria": ">=", "value": _FIRST_DAY},
            "code": {"validate": "list", "source": f"={PROJECT_CODES}"},
            "group": {"validate": "list", "source": f"={GROUP_CODES}"},
        }
        if kind == "choice":
            names = (each.names for each in self.layout.choices(choices))
            rules[kind] = _listed(each.in_language(self.language) for each in names)
        if kind == "sheet":
            sheets = (self.layout.sheet(each).names for each in self.layout.corrected)
            rules[kind] = _listed(each.in_language(self.language) for each in sheets)
        return {**rules[kind], **self._warning(kind)} if kind in rules else {}

    def _votes(self, cell: str) -> Validation:
        words = [self.layout.not_offered.in_language(each) for each in LANGUAGES]
        said = ",".join(f'{cell}="{word}"' for word in (_NOT_OFFERED, *words))
        whole = f"IF(ISNUMBER({cell}),AND({cell}>=0,{cell}=INT({cell})),OR({said}))"
        return {"validate": "custom", "value": f"={whole}", **self._warning("votes")}

    def _warning(self, kind: str) -> Validation:
        """Stop at a wrong number; ask about anything else, which a person may know better."""
        return {
            "error_type": "stop" if kind in {"number", "votes", "choice"} else "warning",
            "error_title": self.layout.warning("title").in_language(self.language),
            "error_message": self.layout.warning(kind).in_language(self.language),
        }


def _listed(texts: Iterable[str]) -> Validation:
    return {"validate": "list", "source": list(texts)}
