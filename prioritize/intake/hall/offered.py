"""Who and what took part: posters with a name or votes, groups that came or voted."""

from collections.abc import Iterable, Iterator

from prioritize.errors import Finding, Spot, finding
from prioritize.intake.hall.codes import codes_in
from prioritize.intake.hall.lists import HallGroup, Poster
from prioritize.intake.hall.posters import SheetCodes
from prioritize.intake.hall.table import HallTable
from prioritize.intake.matching import Matcher
from prioritize.intake.spelling import fold
from prioritize.model.project import Names
from prioritize.text import message


__all__ = ["groups_that_took_part", "posters_that_took_part", "voted_for", "voting_groups"]


def posters_that_took_part(
    posters: Iterable[Poster], voted: frozenset[str]
) -> tuple[tuple[Poster, ...], tuple[Finding, ...]]:
    """Return the posters that are no spare codes, and tell which of them have no name."""
    part = tuple(each for each in posters if each.names.texts or each.code in voted)
    told = tuple(
        finding(message("{code} has votes and no name", code=each.code), each.spot)
        for each in part
        if not each.names.texts
    )
    return part, told


def groups_that_took_part(
    groups: Iterable[HallGroup], voting: frozenset[str]
) -> tuple[HallGroup, ...]:
    """Return the groups that came or voted; where nobody was told apart there are none."""
    listed = {each.code: each for each in groups}
    unlisted = (HallGroup(code, Names(), "", None, Spot()) for code in sorted(voting - set(listed)))
    every = (*listed.values(), *unlisted)
    part = tuple(each for each in every if each.is_declared or each.code in voting)
    is_one = len(part) == 1 and not (part[0].names.texts or part[0].color)
    return () if is_one else part


def voted_for(table: HallTable, codes: SheetCodes, projects: Matcher) -> Iterator[str]:
    """Yield the codes for which anything is written down on a sheet."""
    for each in table.votes:
        filled = [row for row in table.rows if table.page.text(row, each.position)]
        if each.column.each == "project" and filled:
            yield codes.projects.get(fold(each.heading), "")
        elif each.column.each == "place":
            for row in filled:
                listed = codes_in(table.page.text(row, each.position), projects)
                yield from (codes.projects.get(fold(part), "") for part in listed)
        else:
            for row in filled:
                yield codes.projects.get(fold(table.cell(row, "code").text), "")


def voting_groups(table: HallTable, codes: SheetCodes) -> Iterator[str]:
    """Yield the codes of the groups for which anything is written down on a sheet."""
    for each in table.votes:
        if each.column.each == "group" and any(
            table.page.text(row, each.position) for row in table.rows
        ):
            yield codes.group(each.heading)
    if table.position("group"):
        yield from (codes.group(table.cell(row, "group").text) for row in table.rows)
