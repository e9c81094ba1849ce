"""The scoring workbook of a committee, ready to be filled in, the same bytes every time."""

import datetime as dt
import io
from collections.abc import Sequence
from typing import Final

from attrs import frozen
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from prioritize.model.committee.layout import (
    CommitteeTemplate,
    Word,
    committee_template,
    committee_words,
)
from prioritize.report.workbook.style import FONT, Styles


__all__ = ["CommitteeSize", "committee_workbook"]

_MADE: Final = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)
"""A date that says nothing, so that the template is the same file on every day."""
_HEAD: Final = 3
"""Tag, title and hint stand above the headings of every sheet."""
_MORE_CRITERIA: Final = 5
_NOTHING: Final = " "
_FREE: Final = {"format_columns": True, "format_rows": True, "insert_rows": True}
_WIDTHS: Final = {"code": 8, "name": 44, "applicant": 26, "cost": 16, "person": 32}
_WIDTHS_ELSE: Final = 15
_WIDE: Final = frozenset({"note", "reason", "paragraph"})
_KINDS: Final = {"cost": "amount", "amount": "amount", "weight": "decimal", "code": "code"}
_LISTS: Final = {
    "direction": ("benefit", "cost"),
    "kind": ("expert-scale", "boolean"),
    "state": ("recused", "absent"),
    "decided": ("funded", "reserve", "rejected"),
    "on_overflow": ("stop", "skip"),
    "normalisation": ("scale", "none"),
    "training": ("yes", "no"),
}
_COLUMNS: Final = {
    "criteria": (
        *("code", "name", "weight", "lowest", "highest", "least"),
        *("direction", "kind", "decimals", "paragraph"),
    ),
    "applications": ("code", "name", "applicant", "cost"),
    "reviewers": ("code", "person"),
    "decisions": ("code", "decided", "amount", "reason"),
}


@frozen
class CommitteeSize:
    """How many applications and reviewers a workbook has room for."""

    applications: int = 40
    reviewers: int = 7


@frozen
class _Desk:
    """What every sheet needs: the workbook, its looks, its words, its language, its size."""

    book: Workbook
    styles: Styles
    template: CommitteeTemplate
    language: str
    size: CommitteeSize

    def say(self, word: Word) -> str:
        return word.names.in_language(self.language)

    def column(self, id: str) -> str:
        return self.say(committee_words().column(id))

    def choice(self, id: str) -> str:
        return self.say(committee_words().choice(id))


def committee_workbook(template: str, language: str, size: CommitteeSize) -> bytes:
    """Write the workbook from a template, in one of the languages of the layout.

    Returns
    -------
    bytes
        An .xlsx file without macros and passwords. Codes are locked against being overwritten by
        accident, cells to fill in are yellow and take only what they may hold.

    """
    buffer = io.BytesIO()
    settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = Workbook(buffer, {**settings, "default_format_properties": dict(FONT)})
    desk = _Desk(book, Styles(book), committee_template(template), language, size)
    title = desk.template.names.in_language(language)
    tag = committee_words().template
    book.set_properties({"title": title, "comments": tag, "created": _MADE})
    _write_rules(desk)
    _write_criteria(desk)
    _write_applications(desk)
    _write_reviewers(desk)
    for number in range(1, size.reviewers + 1):
        _write_scores(desk, f"R{number}")
    _write_decisions(desk)
    book.close()
    return buffer.getvalue()


def _sheet(desk: _Desk, id: str, widths: Sequence[int], *, title: str = "") -> Worksheet:
    """Add a sheet with its tag, title and hint."""
    word = committee_words().sheet(id)
    name = title or desk.say(word)
    page = desk.book.add_worksheet(name)
    for column, width in enumerate(widths):
        page.set_column(column, column, width)
    tag = f"{committee_words().template} {id}{f' {title}' if title else ''}"
    page.write_string(0, 0, tag, desk.styles.of("tag"))
    page.write_string(
        1, 0, desk.say(word) + (f": {title}" if title else ""), desk.styles.of("title")
    )
    hint, style = word.hint.in_language(desk.language), "private" if id == "reviewers" else "hint"
    page.merge_range(2, 0, 2, max(1, len(widths) - 1), hint, desk.styles.of(style))
    page.set_row(2, 15 * (1 + len(hint) // max(40, sum(widths))))
    page.protect("", _FREE)
    page.hide_gridlines(2)
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    if sum(widths) > 95:
        page.set_landscape()
    if id == "reviewers":
        page.set_tab_color("#C00000")
    return page


def _widths(ids: Sequence[str]) -> list[int]:
    return [40 if each in _WIDE else _WIDTHS.get(each, _WIDTHS_ELSE) for each in ids]


def _headings(desk: _Desk, page: Worksheet, texts: Sequence[str]) -> None:
    for column, text in enumerate(texts):
        page.write_string(_HEAD, column, text, desk.styles.of("heading"))
    page.set_row(_HEAD, 45)
    page.freeze_panes(_HEAD + 1, min(2, len(texts) - 1))
    page.repeat_rows(_HEAD)


def _listed(desk: _Desk, page: Worksheet, at: tuple[int, int, int, int], list_id: str) -> None:
    words = [desk.choice(each) for each in _LISTS[list_id]]
    page.data_validation(*at, {"validate": "list", "source": words})


def _write_rules(desk: _Desk) -> None:
    page = _sheet(desk, "rules", (38, 60))
    template = desk.template
    ties = {each.id: each.names.in_language(desk.language) for each in template.criteria}
    values = {
        "title": template.names.in_language(desk.language),
        "currency": "KGS",
        "on_overflow": desk.choice(template.on_overflow),
        "minimum_reviews": template.minimum_reviews,
        "quorum": template.quorum,
        "total": template.total,
        "ties": ", ".join(ties.get(each, desk.column("cost")) for each in template.ties),
        "normalisation": desk.choice(template.normalisation),
        "rule": template.source,
        "training": desk.choice("no"),
    }
    for row, field in enumerate(committee_words().fields, _HEAD):
        role = "required" if field.id in {"title", "budget"} else "input"
        page.write_string(row, 0, desk.say(field), desk.styles.of("field"))
        kind = "amount" if field.id == "budget" else "text"
        page.write(row, 1, values.get(field.id, ""), desk.styles.of(role, kind))
        if field.id in _LISTS:
            _listed(desk, page, (row, 1, row, 1), field.id)


def _write_criteria(desk: _Desk) -> None:
    ids = _COLUMNS["criteria"]
    page = _sheet(desk, "criteria", _widths(ids))
    _headings(desk, page, [desk.column(each) for each in ids])
    rows = len(desk.template.criteria) + _MORE_CRITERIA
    for row in range(rows):
        known = desk.template.criteria[row] if row < len(desk.template.criteria) else None
        at = _HEAD + 1 + row
        page.write_string(at, 0, f"K{row + 1}", desk.styles.of("locked"))
        values = {
            "name": known.names.in_language(desk.language) if known else "",
            "weight": known.weight if known else "",
            "lowest": known.lowest if known else "",
            "highest": known.highest if known else "",
            "least": known.least if known else "",
            "direction": desk.choice(known.direction) if known else "",
            "kind": desk.choice(known.kind) if known else "",
            "decimals": known.decimals if known else "",
        }
        for column, id in enumerate(ids[1:], 1):
            page.write(at, column, values.get(id, ""), desk.styles.of("input", "text"))
    for id in ("direction", "kind"):
        column = ids.index(id)
        _listed(desk, page, (_HEAD + 1, column, _HEAD + rows, column), id)


def _write_table(desk: _Desk, id: str, codes: Sequence[str]) -> None:
    ids = _COLUMNS[id]
    page = _sheet(desk, id, _widths(ids))
    _headings(desk, page, [desk.column(each) for each in ids])
    for row, code in enumerate(codes, _HEAD + 1):
        page.write_string(row, 0, code, desk.styles.of("locked"))
        for column, each in enumerate(ids[1:], 1):
            page.write_blank(row, column, None, desk.styles.of("input", _KINDS.get(each, "text")))
    for column, each in enumerate(ids):
        at = (_HEAD + 1, column, _HEAD + len(codes), column)
        if each in _LISTS:
            _listed(desk, page, at, each)
        elif _KINDS.get(each) == "amount":
            page.data_validation(*at, {"validate": "decimal", "criteria": ">=", "value": 0})


def _codes(desk: _Desk) -> list[str]:
    return [f"a{number:02d}" for number in range(1, desk.size.applications + 1)]


def _write_applications(desk: _Desk) -> None:
    _write_table(desk, "applications", _codes(desk))


def _write_reviewers(desk: _Desk) -> None:
    _write_table(desk, "reviewers", [f"R{n}" for n in range(1, desk.size.reviewers + 1)])


def _write_decisions(desk: _Desk) -> None:
    _write_table(desk, "decisions", _codes(desk))


def _write_scores(desk: _Desk, reviewer: str) -> None:
    """Write the sheet of one reviewer; names come from the sheets before it."""
    criteria = desk.template.criteria
    width = len(criteria) + _MORE_CRITERIA
    page = _sheet(desk, "scores", [8, 44, *[11] * width, 16, 30], title=reviewer)
    page.write_string(_HEAD, 0, desk.column("code"), desk.styles.of("heading"))
    page.write_string(_HEAD, 1, desk.column("name"), desk.styles.of("heading"))
    sheet = desk.say(committee_words().sheet("criteria"))
    for number in range(width):
        cell = f"'{sheet}'!{xl_rowcol_to_cell(_HEAD + 1 + number, 1)}"
        known = (
            criteria[number].names.in_language(desk.language)
            if number < len(criteria)
            else _NOTHING
        )
        page.write_formula(
            _HEAD, 2 + number, f'=IF({cell}="","",{cell})', desk.styles.of("heading"), known
        )
    page.write_string(_HEAD, 2 + width, desk.column("state"), desk.styles.of("heading"))
    page.write_string(_HEAD, 3 + width, desk.column("note"), desk.styles.of("heading"))
    page.set_row(_HEAD, 60)
    page.freeze_panes(_HEAD + 1, 2)
    page.repeat_rows(_HEAD)
    names = desk.say(committee_words().sheet("applications"))
    for row, code in enumerate(_codes(desk), _HEAD + 1):
        page.write_string(row, 0, code, desk.styles.of("locked"))
        cell = f"'{names}'!{xl_rowcol_to_cell(row, 1)}"
        look = desk.styles.of("locked")
        page.write_formula(row, 1, f'=IF({cell}="","",{cell})', look, _NOTHING)
        for column in range(2, 4 + width):
            page.write_blank(row, column, None, desk.styles.of("input", "text"))
    _check_scores(desk, page, width)
    last = _HEAD + desk.size.applications
    _listed(desk, page, (_HEAD + 1, 2 + width, last, 2 + width), "state")
    page.set_column(2 + len(criteria), 1 + width, 11, None, {"hidden": True})


def _check_scores(desk: _Desk, page: Worksheet, width: int) -> None:
    """Let every score cell take only what lies on the scale of its criterion, or a word for it."""
    sheet = desk.say(committee_words().sheet("criteria"))
    ids = _COLUMNS["criteria"]
    last = _HEAD + desk.size.applications
    for number in range(width):
        row = _HEAD + 1 + number
        low, high = (
            f"'{sheet}'!{xl_rowcol_to_cell(row, ids.index(id), row_abs=True, col_abs=True)}"
            for id in ("lowest", "highest")
        )
        cell = xl_rowcol_to_cell(_HEAD + 1, 2 + number)
        inside = f"AND(VALUE({cell})>=VALUE({low}),VALUE({cell})<=VALUE({high}))"
        rule = {
            "validate": "custom",
            "value": f"=IF(ISERROR(VALUE({cell})),TRUE,{inside})",
            "error_type": "stop",
            "error_title": desk.say(committee_words().sheet("criteria")),
            "error_message": f"{desk.column('lowest')} – {desk.column('highest')}",
        }
        page.data_validation(_HEAD + 1, 2 + number, last, 2 + number, rule)
