"""Results by group as pages: what every group wants, and what another voice would change."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from attrs import evolve

from prioritize.model.outcome import Outcome
from prioritize.report.block import Block, Column, Heading, Paragraph, Points, Table
from prioritize.report.group_names import groups_called
from prioritize.report.group_table import VOICES, by_group, short_names, told_apart, voice_sentences
from prioritize.report.listing_page import listing_title, method_message
from prioritize.report.markdown import markdown_text
from prioritize.report.naming import Naming, naming
from prioritize.report.plain import plain_text
from prioritize.report.result_page import page_head, rules_message
from prioritize.report.row import deciding_score, place_text, rows
from prioritize.report.template import in_turn, quoted
from prioritize.tally.group_lists import Grouped, GroupList
from prioritize.tally.listing import Lists
from prioritize.tally.result import Result, ranking_of
from prioritize.text import ENGLISH, Catalog, Message, counted, message


__all__ = ["groups_markdown", "groups_text"]


def groups_text(
    lists: Lists,
    groups: Sequence[Grouped],
    *,
    language: str = "",
    catalog: Catalog = ENGLISH,
) -> str:
    """Write results by group for a terminal.

    Parameters
    ----------
    lists
        What was counted.
    groups
        What groups said in each of the lists that know of groups.
    language, catalog
        The language of names and that of everything else.

    """
    return plain_text(_page(lists, groups, naming(lists, language, catalog)), catalog)


def groups_markdown(
    lists: Lists,
    groups: Sequence[Grouped],
    *,
    language: str = "",
    catalog: Catalog = ENGLISH,
) -> str:
    """Write results by group as Markdown; the parameters are those of `groups_text`."""
    return markdown_text(_page(lists, groups, naming(lists, language, catalog)), catalog)


def _page(lists: Lists, groups: Sequence[Grouped], names: Naming) -> Iterator[Block]:
    title = lists.title.in_language(names.language)
    # What reading found may tell about a few people; check and rank show it to whoever counts.
    bare = evolve(lists, findings=())
    yield from page_head(bare, quoted(title) if title else message("Results by group"), names)
    for each in groups:
        yield from _list(each, names.within(each.official))
    if lists.rules:
        yield Paragraph(rules_message(lists.rules))


def _list(told: Grouped, names: Naming) -> Iterator[Block]:
    yield Heading(listing_title(told.official, names), 2)
    facts = [method_message(told.official)]
    if told.own:
        facts.append(_people(told.own, names))
    yield Points(tuple(facts))
    if told.own:
        yield Paragraph(in_turn(_wishes(told, names)))
        yield _table(told, names)
    remarks = (*_remarks(told, names), *map(names.finding, told.findings))
    if remarks:
        yield Points(remarks)


def _people(own: Sequence[GroupList], names: Naming) -> Message:
    groups = tuple(
        message(
            "{group} {people}",
            group=groups_called(each.part.groups, names),
            people=each.part.people,
        )
        for each in own
    )
    return message("People whose votes count: {groups}.", groups=groups)


def _wishes(told: Grouped, names: Naming) -> Iterator[Message]:
    """Say what each group puts first, and what all of them do."""
    for each in told.own:
        first = _first(each.result)
        if first:
            yield counted(
                "{groups} put {projects} first.",
                "{groups} put {projects} first, equal.",
                number=len(first),
                groups=groups_called(each.part.groups, names),
                projects=names.listed(first),
            )
    first = _first(told.official.result)
    yield counted(
        "With one voice for every person {projects} is first.",
        "With one voice for every person {projects} share the first places.",
        number=len(first),
        projects=names.listed(first),
    )
    decisive = deciding_score(told.official.result)
    if decisive and by_group(told.views):
        yield message(
            "The table shows places, and in parentheses what there is for each person ({measure}).",
            measure=names.measure(decisive.measure),
        )


def _first(result: Result[Outcome] | None) -> tuple[str, ...]:
    return next(iter(ranking_of(result.outcome).tiers), ()) if result else ()


def _remarks(told: Grouped, names: Naming) -> Iterator[Message]:
    yield from voice_sentences(told.official, told.views, names)
    for each in told.own:
        if each.overlooked:
            yield counted(
                "{projects} is among the first three of {groups} and not of all.",
                "{projects} are among the first three of {groups} and not of all.",
                number=len(each.overlooked),
                projects=names.listed(each.overlooked),
                groups=groups_called(each.part.groups, names),
            )


def _table(told: Grouped, names: Naming) -> Table:
    """Lay out the place of each project by group, with votes per person where they add up."""
    found = rows(told.official.result)
    order = [row.project for row in found]
    per_head = {step.groups: dict(step.scores) for step in by_group(told.views)}
    columns = [(Column(message("Project")), [quoted(each) for each in short_names(order, names)])]
    for own in told.own:
        head = Column(groups_called(own.part.groups, names), "right")
        columns.append((head, _cells(own.result, per_head.get(own.part.groups, {}), order)))
    everybody = next((each.result for each in told.views if each.view == "per-head"), None)
    numbers = _scores(everybody) if everybody else {}
    head = Column(message("All"), "right")
    columns.append((head, _cells(told.official.result, numbers, order)))
    for view in told.views:
        if view.view in VOICES:
            numbers = _scores(view.result) if per_head else {}
            head = Column(VOICES[view.view], "right")
            columns.append((head, _cells(view.result, numbers, order)))
    cells = zip(*(cells for _, cells in columns), strict=True)
    return Table(tuple(head for head, _ in columns), tuple(cells))


def _scores(result: Result[Outcome]) -> Mapping[str, Fraction]:
    return dict(ranking_of(result.outcome).scores) if deciding_score(result) else {}


def _cells(
    result: Result[Outcome] | None, numbers: Mapping[str, Fraction], order: Sequence[str]
) -> list[Message]:
    """Write places, with votes per person in parentheses where there are any."""
    if result is None:
        return [message("undecided") for _ in order]
    places = {row.project: quoted(place_text(row)) for row in rows(result)}
    if not numbers:
        return [places[each] for each in order]
    written = told_apart(numbers, order)
    return [
        message("{place} ({score})", place=places[each], score=number)
        if each in numbers
        else quoted("")
        for each, number in zip(order, written, strict=True)
    ]
