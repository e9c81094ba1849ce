"""How sure the lists of a committee are, as pages."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from prioritize.report.block import Block, Column, Heading, Paragraph, Points, Table
from prioritize.report.left_out_table import left_out_table
from prioritize.report.listing_page import listing_title, method_message
from prioritize.report.markdown import markdown_text
from prioritize.report.naming import Naming, naming
from prioritize.report.numbers import decimal_message, decimal_text
from prioritize.report.plain import plain_text
from prioritize.report.result_page import page_head, rules_message
from prioritize.report.reviewers_page import (
    agreement_messages,
    calibration_table,
    reviewer_table,
)
from prioritize.report.template import quoted
from prioritize.tally.listing import Lists
from prioritize.tally.robustness import Interval, Robustness, Sureness
from prioritize.text import ENGLISH, Catalog, Message, counted, message


__all__ = ["robustness_markdown", "robustness_text"]

_FREQUENCY: Final = {
    "always": message("always"),
    "sometimes": message("sometimes"),
    "never": message("never"),
}


def robustness_text(
    lists: Lists,
    found: Sequence[Robustness],
    *,
    language: str = "",
    catalog: Catalog = ENGLISH,
) -> str:
    """Write how sure lists are, for a terminal.

    Parameters
    ----------
    lists
        What was counted.
    found
        How sure each list of scores is.
    language, catalog
        The language of names and that of everything else.

    """
    return plain_text(_page(lists, found, naming(lists, language, catalog)), catalog)


def robustness_markdown(
    lists: Lists,
    found: Sequence[Robustness],
    *,
    language: str = "",
    catalog: Catalog = ENGLISH,
) -> str:
    """Write how sure lists are as Markdown; the parameters are those of `robustness_text`."""
    return markdown_text(_page(lists, found, naming(lists, language, catalog)), catalog)


def _page(lists: Lists, found: Sequence[Robustness], names: Naming) -> Iterator[Block]:
    title = lists.title.in_language(names.language)
    yield from page_head(lists, quoted(title) if title else message("How sure it is"), names)
    for each in found:
        yield from _list(each, names.within(each.listing))
    if lists.rules:
        yield Paragraph(rules_message(lists.rules))


def _list(found: Robustness, names: Naming) -> Iterator[Block]:
    yield Heading(listing_title(found.listing, names), 2)
    yield Points((method_message(found.listing), *_what(found)))
    yield Heading(message("How sure each place is"), 3)
    yield _projects(found, names)
    yield Points(tuple(_band(found, names)))
    if found.weights:
        yield Heading(message("How far one weight can move"), 3)
        yield _weights(found, names)
        yield from _swaps(found, names)
    yield Heading(message("One criterion or one reviewer less"), 3)
    yield left_out_table(found, names)
    if found.calibrations:
        yield Heading(message("Scores freed of the severity of the reviewers"), 3)
        yield calibration_table(found, names)
    yield Heading(message("The reviewers"), 3)
    yield reviewer_table(found)
    yield Points((*agreement_messages(found), *map(names.finding, found.findings)))


def _what(found: Robustness) -> Iterator[Message]:
    yield counted(
        "{number} panel was drawn from the reviewers, each of them again and again or not at all.",
        "{number} panels were drawn from the reviewers, each of them again and again or not at"
        " all.",
        number=found.draws,
    )
    if found.failed:
        yield counted(
            "{number} further panel could not be counted.",
            "{number} further panels could not be counted.",
            number=found.failed,
        )
    if found.weightings:
        yield counted(
            "{number} weighting was drawn, every one as likely as every other.",
            "{number} weightings were drawn, every one as likely as every other.",
            number=found.weightings,
        )


def _projects(found: Robustness, names: Naming) -> Table:
    chosen = message("Funded") if found.is_money else message("First")
    heads = [
        Column(message("Place"), "right"),
        Column(message("Project")),
        Column(chosen),
        Column(message("By drawn panels"), "right"),
        Column(message("Places"), "right"),
    ]
    if found.weightings:
        heads.append(Column(message("By all weightings"), "right"))
    return Table(tuple(heads), tuple(_row(each, found, names) for each in found.projects))


def _row(each: Sureness, found: Robustness, names: Naming) -> tuple[Message, ...]:
    low, high = each.wide
    cells = [
        quoted(str(each.place) if each.place else "–"),
        quoted(names.project(each.project)),
        message("yes") if each.is_chosen else message("no"),
        message(
            "{share}, {frequency}", share=_percent(each.drawn), frequency=_FREQUENCY[each.frequency]
        ),
        quoted(str(low) if low == high else f"{low}–{high}"),
    ]
    if found.weightings:
        cells.append(quoted("–") if each.weighted is None else _percent(each.weighted))
    return tuple(cells)


def _percent(share: Fraction) -> Message:
    return message("{number} %", number=decimal_message(decimal_text(100 * share, 0)))


def _band(found: Robustness, names: Naming) -> Iterator[Message]:
    if not found.band:
        yield message("No project is so near to the line that it cannot be told from others.")
        return
    yield counted(
        "Too near to the line to be told apart: {projects}. Half of its places reach across.",
        "Too near to the line to be told apart: {projects}. Half of their places reach across.",
        number=len(found.band),
        projects=names.listed(found.band),
    )


def _weights(found: Robustness, names: Naming) -> Table:
    return Table(
        (
            Column(message("Criterion")),
            Column(message("Weight"), "right"),
            Column(message("The first stays"), "right"),
            Column(message("The line stays"), "right"),
            Column(message("The order stays"), "right"),
        ),
        tuple(
            (
                names.measure(each.criterion),
                _percent(each.weight),
                *(_ends(part) for part in (each.first, each.line, each.order)),
            )
            for each in found.weights
        ),
    )


def _ends(interval: Interval) -> Message:
    low, high = (
        decimal_message(decimal_text(100 * each, 1)) for each in (interval.low, interval.high)
    )
    return message("{low}–{high} %", low=low, high=high)


def _swaps(found: Robustness, names: Naming) -> Iterator[Block]:
    possible = [each for each in found.swaps if each.is_possible and each.change]
    if not possible:
        return
    nearest = min(possible, key=lambda each: (abs(each.change), each.criterion))
    yield Paragraph(
        message(
            "{above} and {below} stand at the line. They would be equal with {change} of the"
            " weight of {criterion}, all other weights staying as they are.",
            above=names.project(nearest.above),
            below=names.project(nearest.below),
            change=_percent(1 + nearest.change),
            criterion=names.measure(nearest.criterion),
        )
    )
