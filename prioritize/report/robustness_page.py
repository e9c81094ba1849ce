"""How sure the lists of a committee are, as pages."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from prioritize.report.block import Block, Column, Heading, Paragraph, Points, Table
from prioritize.report.listing_page import listing_title, method_message
from prioritize.report.markdown import markdown_text
from prioritize.report.naming import Naming, naming
from prioritize.report.numbers import decimal_message, decimal_text
from prioritize.report.plain import plain_text
from prioritize.report.result_page import page_head, rules_message
from prioritize.report.template import quoted
from prioritize.tally.listing import Lists
from prioritize.tally.robustness import Interval, LeftOut, Robustness, Sureness
from prioritize.text import ENGLISH, Catalog, Message, counted, message


__all__ = ["robustness_markdown", "robustness_text"]

_FREQUENCY: Final = {
    "always": message("always"),
    "sometimes": message("sometimes"),
    "never": message("never"),
}
_BESIDE: Final = {
    "medians": message("Medians in the place of means"),
    "calibrated": message("Severity of the reviewers taken out"),
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
    yield _left_out(found, names)
    if found.calibrations:
        yield Heading(message("Scores freed of the severity of the reviewers"), 3)
        yield _calibrations(found, names)
    yield Heading(message("The reviewers"), 3)
    yield _reviewers(found)
    yield Points((*_agreement(found), *map(names.finding, found.findings)))


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


def _left_out(found: Robustness, names: Naming) -> Table:
    rows = [
        (_left(each, names), *_moved(each.entering, each.leaving, names), _tau(each.tau))
        if each.is_counted
        else (_left(each, names), message("cannot be counted"), quoted(""), quoted(""))
        for each in found.left_out
    ]
    rows += [
        (_BESIDE[each.name], *_moved(each.entering, each.leaving, names), _tau(each.tau))
        for each in found.beside
    ]
    return Table(
        (
            Column(message("Instead")),
            Column(message("Comes in")),
            Column(message("Goes out")),
            Column(message("Agreement"), "right"),
        ),
        tuple(rows),
    )


def _left(each: LeftOut, names: Naming) -> Message:
    if each.kind == "criterion":
        return message("Without {criterion}", criterion=names.measure(each.id))
    return message("Without {reviewer}", reviewer=each.id)


def _moved(
    entering: tuple[str, ...], leaving: tuple[str, ...], names: Naming
) -> tuple[Message, Message]:
    return (
        message("{projects}", projects=names.listed(entering)) if entering else quoted("–"),
        message("{projects}", projects=names.listed(leaving)) if leaving else quoted("–"),
    )


def _tau(tau: str | None) -> Message:
    return quoted("–") if tau is None else decimal_message(tau)


def _calibrations(found: Robustness, names: Naming) -> Table:
    return Table(
        (
            Column(message("Project")),
            Column(message("Raw"), "right"),
            Column(message("Centered"), "right"),
            Column(message("Additive"), "right"),
            Column(message("Shrunken"), "right"),
            Column(message("Standardized"), "right"),
        ),
        tuple(
            (
                quoted(names.project(each.project)),
                *map(_number, (each.raw, each.centered, each.additive, each.shrunken)),
                _number(each.standardized),
            )
            for each in sorted(found.calibrations, key=lambda each: (-each.raw, each.project))
        ),
    )


def _reviewers(found: Robustness) -> Table:
    return Table(
        (
            Column(message("Reviewer")),
            Column(message("Reviews"), "right"),
            Column(message("Mean"), "right"),
            Column(message("Severity"), "right"),
        ),
        tuple(
            (
                quoted(each.id),
                quoted(str(each.projects)),
                _number(each.mean),
                _number(each.severity),
            )
            for each in found.reviewers
        ),
    )


def _number(value: Fraction | None) -> Message:
    return quoted("–") if value is None else decimal_message(decimal_text(value, 2))


def _agreement(found: Robustness) -> Iterator[Message]:
    yield message(
        "A reviewer below 0 is more severe than the others on the same projects, above 0 milder."
    )
    own = found.agreement
    yield message(
        "Agreement of one reviewer with the others, ICC(2,1): {single}; of the mean of all,"
        " ICC(2,k): {mean}; of the orders, Kendall's W: {w}; with blanks, Krippendorff's α: {a}.",
        single=_number(own.single),
        mean=_number(own.mean),
        w=_number(own.concordance),
        a=_number(own.alpha),
    )
