"""Which question of a form an input is about, and how its answers are read."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Final, TypeAlias, TypeVar

from attrs import frozen

from prioritize.intake.choices import (
    Answers,
    dots_in_columns,
    marks_in_columns,
    marks_in_list,
    scores_in_columns,
)
from prioritize.intake.faults import Faults
from prioritize.intake.questions import (
    OptionQuestion,
    PlaceQuestion,
    list_columns,
    option_questions,
    place_in,
    place_questions,
)
from prioritize.intake.rankings import Order, order_by_option, order_by_place, order_in_list
from prioritize.intake.scope import Scope
from prioritize.intake.spelling import fold
from prioritize.intake.table import Table
from prioritize.model.profile import (
    ApprovalProfile,
    DotProfile,
    PaperProfile,
    RankedProfile,
    ScoreProfile,
)
from prioritize.registry import load
from prioritize.text import message


__all__ = ["Asked", "MarksAsked", "OrderAsked", "asked_question"]

T = TypeVar("T")


@frozen
class MarksAsked:
    """A question about options one by one; `kind` is the class of profile it fills.

    `named` are the options that have a column; empty where every option could be listed.
    """

    kind: type
    read: Callable[[int], Answers]
    named: frozenset[str] = frozenset()


@frozen
class OrderAsked:
    """A question that puts options in order; `named` as in `MarksAsked`."""

    read: Callable[[int], Order]
    named: frozenset[str] = frozenset()


Asked: TypeAlias = "MarksAsked | OrderAsked"

_MARKS: Final = frozenset((ApprovalProfile, DotProfile, ScoreProfile))
_ORDERS: Final = frozenset((RankedProfile, PaperProfile))


def asked_question(table: Table, scope: Scope, faults: Faults) -> Asked:
    """Find the question that the input is about.

    What the consultation declares decides, else what the input's method counts.

    Raises
    ------
    InputError
        No question fits, or several do.

    """
    kinds = load(scope.input.method).info.kinds
    declares_order = bool(scope.heading_of("ranking")) or any(
        name.isdigit() for name, _ in scope.input.columns
    )
    wants_order = declares_order or (_ORDERS.intersection(kinds) and not _MARKS.intersection(kinds))
    asked: Asked | None = None
    if not wants_order:
        asked = _marks_asked(table, scope, faults)
    if asked is None and not scope.heading_of("choices"):
        asked = _order_asked(table, scope, faults)
    if asked is None:
        faults.refuse(
            message("No column holds answers about what is voted on"),
            table.spot(table.header),
            remedy=message("Name the question in the input's columns: choices or ranking."),
        )
    return asked


def _marks_asked(table: Table, scope: Scope, faults: Faults) -> MarksAsked | None:
    readers = {
        ApprovalProfile: partial(marks_in_columns, scope=scope, faults=faults),
        DotProfile: partial(dots_in_columns, faults=faults),
        ScoreProfile: partial(scores_in_columns, faults=faults),
    }
    heading = scope.heading_of("choices")
    questions = [
        each
        for each in option_questions(table, scope)
        if len(each.options) > 1 and _is_named(each.name, heading)
    ]
    if questions:
        question = _only(
            [each for each in questions if len(each.options) == len(questions[0].options)],
            [_shown(table, each.name, each.options) for each in questions],
            table,
            faults,
        )
        kind = _kind(table, question, scope)
        read = partial(readers[kind], table, question=question)
        return MarksAsked(kind, read, frozenset(question.options.values()))
    column = _listing_column(table, heading, scope, faults)
    if column < 0:
        return None
    read_list = partial(marks_in_list, table, column=column, scope=scope, faults=faults)
    return MarksAsked(ApprovalProfile, read_list)


def _kind(table: Table, question: OptionQuestion, scope: Scope) -> type:
    """Return what the columns of a question hold, among what the method counts."""
    kinds = [each for each in load(scope.input.method).info.kinds if each in _MARKS]
    if kinds[:1] == [DotProfile] and ApprovalProfile in kinds:
        cells = (table.cell(row, column) for row in table.rows for column in question.options)
        holds_numbers = any(each.isdigit() and each.lstrip("0") not in {"", "1"} for each in cells)
        return DotProfile if holds_numbers else ApprovalProfile
    return kinds[0] if kinds else ApprovalProfile


def _is_named(name: str, heading: str) -> bool:
    """Say whether a question is the declared one; groups of questions may stand before it."""
    return not heading or fold(name) == fold(heading) or fold(name).endswith(fold(heading))


def _listing_column(table: Table, heading: str, scope: Scope, faults: Faults) -> int:
    if heading:
        return table.column("choices")
    for least in (2, 1):
        columns = list_columns(table, scope, least=least)
        if columns:
            return _only(columns, [table.headings[each] for each in columns], table, faults)
    return -1


def _order_asked(table: Table, scope: Scope, faults: Faults) -> OrderAsked | None:
    heading = scope.heading_of("ranking")
    columns = [(table.column("ranking"), heading)] if table.column("ranking") >= 0 else []
    options = [
        each
        for each in option_questions(table, scope)
        if len(each.options) > 1 and _is_named(each.name, heading) and _holds_places(table, each)
    ]
    places = [
        each
        for each in place_questions(table)
        if _is_named(each.name, heading) and _holds_options(table, each, scope)
    ]
    if not heading:
        sums = {each.summary for each in option_questions(table, scope)}
        columns = [
            (each, table.headings[each])
            for each in list_columns(table, scope, least=2)
            if each not in sums
        ]
    if any(name.isdigit() for name, _ in table.meanings):
        options, columns = [], []
    found = [
        *(
            (_by_option(table, each, faults), _shown(table, each.name, each.options))
            for each in options
        ),
        *(
            (_by_place(table, each, scope, faults), _shown(table, each.name, each.places))
            for each in places
        ),
        *((_in_list(table, each, scope, faults), name) for each, name in columns),
    ]
    if not found:
        return None
    return _only([asked for asked, _ in found], [name for _, name in found], table, faults)


def _shown(table: Table, name: str, columns: Iterable[int]) -> str:
    return name or table.headings[min(columns)]


def _by_option(table: Table, question: OptionQuestion, faults: Faults) -> OrderAsked:
    read = partial(order_by_option, table, question=question, faults=faults)
    return OrderAsked(read, frozenset(question.options.values()))


def _by_place(table: Table, question: PlaceQuestion, scope: Scope, faults: Faults) -> OrderAsked:
    return OrderAsked(partial(order_by_place, table, question=question, scope=scope, faults=faults))


def _in_list(table: Table, column: int, scope: Scope, faults: Faults) -> OrderAsked:
    return OrderAsked(partial(order_in_list, table, column=column, scope=scope, faults=faults))


def _holds_places(table: Table, question: OptionQuestion) -> bool:
    cells = [table.cell(row, column) for row in table.rows for column in question.options]
    filled = [each for each in cells if each]
    return all(map(place_in, filled)) and any(place_in(each) > 1 for each in filled)


def _holds_options(table: Table, question: PlaceQuestion, scope: Scope) -> bool:
    return any(
        scope.projects.knows(table.cell(row, column))
        for row in table.rows
        for column in question.places
    )


def _only(found: Sequence[T], names: Sequence[str], table: Table, faults: Faults) -> T:
    """Return the only thing found; several are asked about and none is guessed."""
    if len(found) > 1:
        faults.refuse(
            message("Several questions could be meant: {names}", names=tuple(names)),
            table.spot(table.header),
            remedy=message("Name one in the input's columns: choices or ranking."),
        )
    return found[0]
