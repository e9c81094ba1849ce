"""What groups said about every project, beside its place in the official list."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Final, TypeAlias

from prioritize.report.block import Block, Column, Heading, Paragraph, Points, Table
from prioritize.report.group_names import groups_called
from prioritize.report.naming import Naming
from prioritize.report.numbers import decimal_message, decimal_text
from prioritize.report.row import deciding_score, place_text, rows
from prioritize.report.template import in_turn, quoted
from prioritize.tally.listing import Listing
from prioritize.tally.result import ranking_of
from prioritize.tally.small_groups import SMALLEST
from prioritize.tally.step import ByGroup
from prioritize.text import Message, counted, message, number_text


__all__ = ["VOICES", "by_group", "group_page", "short_names", "told_apart", "voice_sentences"]

_FEWEST, _MOST = 2, 6
_Cells: TypeAlias = "tuple[Column, list[Message]]"

VOICES: Final = {
    "equal-voice": message("Equal voice"),
    "weighted-voice": message("Declared voice"),
}
"""Headings of places with other voices, by view."""
_WITH: Final = {
    "equal-voice": message("With an equal voice for every group"),
    "weighted-voice": message("With the voices declared for the groups"),
}


def group_page(official: Listing, views: Sequence[Listing], names: Naming) -> Iterator[Block]:
    """Lay out what groups said: one table, and what another voice would change."""
    if not views:
        return
    yield Heading(message("By group"), 3)
    lead = tuple(_lead(official, views, names))
    if lead:
        yield Paragraph(in_turn(lead))
    yield _table(official, views, names)
    yield Points(tuple(voice_sentences(official, views, names)))


def by_group(views: Sequence[Listing]) -> tuple[ByGroup, ...]:
    """Return what every group has for each of its people, where that is known."""
    steps = next((each.result.steps for each in views), ())
    return tuple(step for step in steps if isinstance(step, ByGroup))


def _table(official: Listing, views: Sequence[Listing], names: Naming) -> Table:
    """Lay out one row for each project, in the order of the official list.

    Numbers are rounded to two decimals, or to more where two of a column would look equal and are
    not. The places beside them are never rounded.
    """
    found = rows(official.result)
    order = [row.project for row in found]
    columns: list[_Cells] = [
        (Column(message("Place"), "right"), [quoted(place_text(row)) for row in found]),
        (Column(message("Project")), [quoted(each) for each in short_names(order, names)]),
    ]
    steps = by_group(views)
    for step in steps:
        head = Column(groups_called(step.groups, names), "right")
        columns.append((head, told_apart(dict(step.scores), order)))
    columns.extend(_view(each, order, has_numbers=bool(steps)) for each in views)
    cells = zip(*(cells for _, cells in columns), strict=True)
    return Table(tuple(head for head, _ in columns), tuple(cells))


def short_names(order: Sequence[str], names: Naming) -> Iterator[str]:
    """Leave ids out beside names: the official list has them just above."""
    often = Counter(names.name(each) for each in order)
    for each in order:
        yield names.name(each) if often[names.name(each)] == 1 else names.project(each)


def _view(listing: Listing, order: Sequence[str], *, has_numbers: bool) -> _Cells:
    scores = dict(ranking_of(listing.result.outcome).scores)
    numbers = told_apart(scores, order) if has_numbers else []
    if listing.view == "per-head":
        return Column(message("All"), "right"), numbers
    places = {row.project: place_text(row) for row in rows(listing.result)}
    cells = [quoted(places[each]) for each in order]
    if numbers:
        cells = [
            message("{place} ({score})", place=place, score=number)
            for place, number in zip(cells, numbers, strict=True)
        ]
    return Column(VOICES[listing.view], "right"), cells


def told_apart(scores: Mapping[str, Fraction], order: Sequence[str]) -> list[Message]:
    """Write numbers with as few decimals as tell apart what is not equal."""
    written = {number: quoted(number_text(number)) for number in scores.values()}
    for digits in range(_MOST, _FEWEST - 1, -1):
        texts = {number: decimal_text(number, digits) for number in written}
        if len(set(texts.values())) == len(texts):
            written = {number: decimal_message(text) for number, text in texts.items()}
    return [written[scores[each]] if each in scores else quoted("") for each in order]


def _lead(official: Listing, views: Sequence[Listing], names: Naming) -> Iterator[Message]:
    """Say what the numbers are, and how many people are behind them."""
    decisive = deciding_score(official.result)
    steps = by_group(views)
    if decisive is None or not steps:
        return
    people = tuple(
        message("{group} {people}", group=groups_called(step.groups, names), people=step.people)
        for step in steps
    )
    yield message(
        "What there is for each person ({measure}). People: {groups}.",
        measure=names.measure(decisive.measure),
        groups=people,
    )


def voice_sentences(
    official: Listing, views: Sequence[Listing], names: Naming
) -> Iterator[Message]:
    """Say what other voices of the groups would change, and which groups were joined."""
    for each in views:
        if each.view in _WITH:
            yield _change(official, each, names)
    joined = tuple(
        groups_called(step.groups, names) for step in by_group(views) if len(step.groups) > 1
    )
    if joined:
        yield message(
            "Groups of fewer than {number} people are joined with others, to protect people:"
            " {groups}.",
            number=SMALLEST,
            groups=joined,
        )


def _change(official: Listing, view: Listing, names: Naming) -> Message:
    voice = _WITH[view.view]
    ranking = ranking_of(view.result.outcome)
    if view.changes_first:
        first = next(iter(ranking.tiers), ())
        return counted(
            "{voice} {projects} would be first.",
            "{voice} {projects} would share the first places.",
            number=len(first),
            voice=voice,
            projects=names.listed(first),
        )
    if ranking.tiers == ranking_of(official.result.outcome).tiers:
        return message("{voice} the order stays the same.", voice=voice)
    return message("{voice} the first place stays the same, and others change.", voice=voice)
