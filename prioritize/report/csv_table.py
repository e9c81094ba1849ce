"""Ranked lists as CSV: one that opens in a spreadsheet, and one of stable bytes for bundles."""

from collections.abc import Iterable, Iterator
from typing import Final

from prioritize.report.group_names import groups_called
from prioritize.report.naming import Naming, naming
from prioritize.report.numbers import number_writer
from prioritize.report.row import Row, chosen, deciding_score, rows, side_scores
from prioritize.report.safe_text import spoken
from prioritize.report.spreadsheet import (
    csv_text,
    decimal_cell,
    exact_cell,
    spreadsheet_csv,
    text_cell,
)
from prioritize.report.stage_sentence import excluded_from, excluded_reason
from prioritize.report.template import word
from prioritize.tally.listing import Listing, Lists
from prioritize.tally.result import ranking_of
from prioritize.tally.step import ByGroup, Scores
from prioritize.text import ENGLISH, Catalog, Message, message, render


__all__ = ["canonical_csv", "result_csv"]

_HEADINGS: Final = (
    message("community"),
    message("instrument"),
    message("level"),
    message("view"),
    message("method"),
    message("place"),
    message("to place"),
    message("project"),
    message("name"),
    message("score"),
    message("exact score"),
    message("measure"),
    message("cost"),
    message("what happened"),
    message("note"),
)
_PER_HEAD: Final = "per head"
_CANONICAL: Final = (
    "community",
    "instrument",
    "level",
    "view",
    "method",
    "rank",
    "project",
    "score",
    "selected",
)


def result_csv(lists: Lists, *, language: str = "", catalog: Catalog = ENGLISH) -> bytes:
    """Write all the lists of a run as one table for a spreadsheet.

    It opens in an Excel set to Russian: UTF-8 with a byte order mark, semicolons, decimal commas.
    Text that a spreadsheet would take for a formula, a date or another number stands behind an
    apostrophe. Scores stand as decimals, rounded to six, and beside them exactly. Projects that
    share the places 2 to 3 have both the place 2; those that did not pass the stages of a rule
    stand below them without a place, with what stopped them. Numbers that decide nothing, such as
    people beside dots, scores by criterion or votes per person of a group, have the last columns.

    Parameters
    ----------
    lists
        What was counted.
    language
        The language of names; where it is empty or a name lacks it, the first that has one.
    catalog
        The language of headings and words.

    """
    names = naming(lists, language, catalog)
    sides = _side_measures(lists, names)
    head = [*(spoken(each, catalog) for each in _HEADINGS), *sides.values()]
    body = (
        [*cells, *beside]
        for each in lists.all
        for cells, beside in zip(
            _rows(each, names.within(each), lists.kind),
            _beside(each, sides, names),
            strict=True,
        )
    )
    return spreadsheet_csv([head, *body])


def canonical_csv(lists: Lists) -> bytes:
    """Write all the lists of a run as bare UTF-8 CSV with commas and LF, for programs.

    Ids and exact numbers stand as they are, nothing is translated and nothing is guarded, so the
    file is named ``.canonical.csv`` and not meant for a spreadsheet. `selected` is ``yes``,
    ``no`` or ``undecided``, empty where the method chooses nobody.
    """
    body = (row for each in lists.all for row in _canonical_rows(each))
    return csv_text([_CANONICAL, *body], delimiter=",", line_end="\n").encode()


def _rows(listing: Listing, names: Naming, kind: str) -> Iterator[list[str]]:
    decisive = deciding_score(listing.result)
    place = [_place(id, names) for id in (listing.community, listing.instrument)]
    words = [_word(each, names) for each in (listing.level, listing.view)]
    measure = _word(decisive.measure, names) if decisive else ""
    note = _note(listing, kind, names)
    for row in rows(listing.result):
        yield [
            *place,
            *words,
            text_cell(listing.method.info.id),
            str(row.first),
            str(row.last),
            text_cell(row.project),
            text_cell(names.name(row.project)),
            decimal_cell(row.score),
            exact_cell(row.score),
            measure if row.score is not None else "",
            decimal_cell(row.cost),
            _text(row.fate, names) if row.fate else "",
            note,
        ]
    costs = {each.id: each.cost for each in listing.result.profile.projects}
    for id, step in excluded_from(listing.result.steps).items():
        why = _text(excluded_reason(step, names), names)
        who = (text_cell(id), text_cell(names.name(id)))
        method = text_cell(listing.method.info.id)
        yield [*place, *words, method, "", "", *who, "", "", "", decimal_cell(costs[id]), why, note]


def _side_measures(lists: Lists, names: Naming) -> dict[str, str]:
    """Name every number that stands beside the score of some list, in the order of the lists."""
    return {
        id: heading for each in lists.all for id, heading, _ in _sides(each, names.within(each))
    }


def _sides(listing: Listing, names: Naming) -> Iterator[tuple[str, str, Scores]]:
    """Yield what stands beside the score: an id of its own, its heading, the numbers."""
    for step in side_scores(listing.result):
        yield step.measure, _text(names.measure(step.measure), names), step.scores
    for each in listing.result.steps:
        if isinstance(each, ByGroup):
            per_head = message("{groups}, per head", groups=groups_called(each.groups, names))
            yield "\n".join((_PER_HEAD, *each.groups)), _text(per_head, names), each.scores


def _beside(listing: Listing, measures: Iterable[str], names: Naming) -> Iterator[list[str]]:
    sides = {id: dict(scores) for id, _, scores in _sides(listing, names)}
    ranked = (row.project for row in rows(listing.result))
    for project in (*ranked, *excluded_from(listing.result.steps)):
        yield [decimal_cell(sides.get(each, {}).get(project)) for each in measures]


def _place(id: str, names: Naming) -> str:
    return text_cell(names.name(id)) if names.name(id) else _word(id, names)


def _word(text: str, names: Naming) -> str:
    return _text(word(text), names) if text else ""


def _text(text: Message, names: Naming) -> str:
    return text_cell(render(text, names.catalog))


def _note(listing: Listing, kind: str, names: Naming) -> str:
    """Mark what must not be taken for a result, row by row, since rows are copied elsewhere."""
    notes = [
        text
        for holds, text in (
            (kind == "training", message("TRAINING, no result")),
            (listing.what_if, message("what if")),
        )
        if holds
    ]
    return "; ".join(_text(each, names) for each in notes)


def _canonical_rows(listing: Listing) -> Iterator[list[str]]:
    result = listing.result
    number = number_writer(listing.method)
    scores = {project: number(score) for project, score in ranking_of(result.outcome).scores}
    for row in rows(result):
        yield [
            listing.community,
            listing.instrument,
            listing.level,
            listing.view,
            listing.method.info.id,
            str(row.first),
            row.project,
            scores.get(row.project, ""),
            _selected(listing, row),
        ]


def _selected(listing: Listing, row: Row) -> str:
    picked = chosen(listing.result.outcome)
    if picked is None:
        return ""
    if row.project in listing.result.undecided:
        return "undecided"
    return "yes" if row.project in picked else "no"
