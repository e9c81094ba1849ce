"""What the lines and columns of a tally sheet are: projects, groups of people, or controls.

Controls say how many dots were issued, came back or were spoiled, how many people voted, and what
everything adds up to; they are never votes. A sheet may also lie on its side.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeAlias

import attrs
from attrs import frozen

from prioritize.errors import Spot
from prioritize.intake.faults import Faults
from prioritize.intake.matching import Match
from prioritize.intake.scope import Scope
from prioritize.intake.spelling import fold
from prioritize.intake.table import Table
from prioritize.intake.vocabulary import CONTROLS, meaning
from prioritize.text import message


__all__ = ["Cell", "Layout", "Line", "Lines", "lay_out", "read_lines", "turned", "upright"]

_BESIDE: Final = frozenset(("number", "share", "rank", "note"))
_LABELS: Final = ("code", "name")


@frozen
class Cell:
    """The text of a cell and where it stands."""

    text: str
    spot: Spot


Lines: TypeAlias = "tuple[tuple[Cell, ...], ...]"


def upright(table: Table) -> Lines:
    """Return the headings and the rows of a sheet whose rows are projects."""
    width = range(len(table.headings))
    return tuple(
        tuple(Cell(table.cell(row, column), table.spot(row, column)) for column in width)
        for row in (table.header, *table.rows)
    )


def turned(table: Table) -> Lines:
    """Return a sheet whose columns are projects as if its rows were."""
    return tuple(zip(*upright(table), strict=True))


@frozen
class Layout:
    """Which columns of a sheet hold labels, votes, controls and the community.

    `votes` are (column, group) pairs; `controls` are columns by what they mean.
    """

    labels: tuple[int, ...]
    votes: tuple[tuple[int, str], ...]
    controls: Mapping[str, int]
    community: int = -1


@frozen
class Line:
    """One line of a sheet: a project, or a control named by what it means."""

    cells: tuple[Cell, ...]
    community: str
    project: str = ""
    control: str = ""


def lay_out(lines: Lines, scope: Scope, faults: Faults) -> Layout:
    """Find out what every column of a sheet is; columns that hold no numbers are left out."""
    heads = lines[0]
    meant = [_meaning(head.text, scope) for head in heads]
    labels = _labels(lines, meant, scope)
    votes = tuple(_votes(lines, meant, labels, scope=scope, faults=faults))
    for group, often in Counter(group for _, group in votes).items():
        if often > 1:
            faults.fault(message("Several columns hold the votes of {group}", group=group or "-"))
    controls = {each: column for column, each in enumerate(meant) if each in CONTROLS}
    if not votes and "total" in controls:
        votes = ((controls.pop("total"), ""),)
    if not votes:
        faults.fault(message("No column holds votes"), Spot(row=heads[0].spot.row))
    community = meant.index("community") if "community" in meant else -1
    if community < 0 and not scope.only_community:
        faults.fault(message("Nothing says which community the votes belong to"), heads[0].spot)
    return Layout(labels, votes, controls, community)


def _meaning(heading: str, scope: Scope) -> str:
    declared = {fold(text): name for name, text in scope.input.columns}
    if fold(heading) in declared:
        return declared[fold(heading)]
    return "group" if scope.groups.knows(heading) else meaning(heading)


def _labels(lines: Lines, meant: Sequence[str], scope: Scope) -> tuple[int, ...]:
    """Return the columns that name projects, by their headings or else by what they hold."""
    known = [
        sum(scope.projects.knows(line[column].text) for line in lines[1:])
        for column in range(len(meant))
    ]
    labels = tuple(column for column, each in enumerate(meant) if each in _LABELS)
    if any(known[column] for column in labels) or not any(known):
        return labels
    return (known.index(max(known)),)


def _votes(
    lines: Lines, meant: Sequence[str], labels: Sequence[int], *, scope: Scope, faults: Faults
) -> Iterator[tuple[int, str]]:
    for column, head in enumerate(lines[0]):
        if column in labels or meant[column] in {*CONTROLS, *_BESIDE, *_LABELS, "community"}:
            continue
        if meant[column] == "votes":
            yield column, ""
        elif meant[column] == "group" or any(line[column].text[:1].isdigit() for line in lines[1:]):
            yield column, _group(head, scope, faults)
        elif head.text:
            faults.odd(message("The column {name} was left out", name=head.text), head.spot)


def _group(head: Cell, scope: Scope, faults: Faults) -> str:
    """Return the group of a column; where none are declared, its heading is the group."""
    if scope.groups.ids:
        return scope.groups.read(head.text, head.spot, faults)
    if not head.text:
        faults.fault(message("A column of numbers has no heading"), head.spot)
    return head.text


def read_lines(lines: Lines, layout: Layout, scope: Scope, faults: Faults) -> tuple[Line, ...]:
    """Find out what every line below the headings is; what names nothing known is a fault."""
    read: list[Line] = []
    seen: set[Line] = set()
    strangers = 0
    for cells in lines[1:]:
        labels = _label_cells(cells, layout)
        if not _is_told(cells, labels, layout, scope=scope, faults=faults):
            continue
        control = _control(labels, scope)
        community = _community(cells, layout, scope, faults, control)
        if scope.input.community and community not in {"", scope.input.community}:
            strangers += 1
            continue
        line = Line(cells, community, "" if control else _project(labels, scope, faults), control)
        scope.check_open(line.project, community, labels[0].spot, faults)
        key = attrs.evolve(line, cells=())
        if (line.project or control) and key in seen:
            what = message("{name} has a line already", name=line.project or labels[0].text)
            faults.fault(what, labels[0].spot)
        seen.add(key)
        read.append(line)
    if strangers:
        faults.odd(message("Rows of other communities were left out: {number}", number=strangers))
    return tuple(read)


def _label_cells(cells: Sequence[Cell], layout: Layout) -> list[Cell]:
    """Return the cells that name a line; people also write "Total" into the first column."""
    labels = [cells[column] for column in layout.labels if cells[column].text]
    if layout.community >= 0 and meaning(cells[layout.community].text) in CONTROLS:
        return [*labels, cells[layout.community]]
    return labels


def _is_told(
    cells: Sequence[Cell], labels: Sequence[Cell], layout: Layout, *, scope: Scope, faults: Faults
) -> bool:
    """Say whether a line is one of the table's; a line of text alone is remarked and left out."""
    columns = (*(column for column, _ in layout.votes), *layout.controls.values())
    has_votes = any(cells[column].text for column in columns)
    if not labels:
        if has_votes:
            faults.fault(message("The line holds numbers and names nothing"), cells[0].spot)
        return False
    is_known = bool(_control(labels, scope)) or any(
        scope.projects.knows(label.text) for label in labels
    )
    if not has_votes and not is_known:
        text = labels[0].text
        faults.odd(message("A line without votes was left out: {text}", text=text), labels[0].spot)
    return has_votes or is_known


def _control(labels: Sequence[Cell], scope: Scope) -> str:
    if any(scope.projects.knows(label.text) for label in labels):
        return ""
    return next((found for label in labels if (found := meaning(label.text)) in CONTROLS), "")


def _community(
    cells: Sequence[Cell], layout: Layout, scope: Scope, faults: Faults, control: str
) -> str:
    cell = cells[layout.community] if layout.community >= 0 else None
    if cell is not None and cell.text and meaning(cell.text) not in CONTROLS:
        return scope.communities.read(cell.text, cell.spot, faults)
    if not scope.only_community and not control and cell is not None:
        faults.fault(
            message("The community is blank"),
            cell.spot,
            remedy=message("Write it in every row; a sheet may merge cells, a table may not."),
        )
    return scope.only_community


def _project(labels: Sequence[Cell], scope: Scope, faults: Faults) -> str:
    """Return the project that a line names by code, by name, or by both."""
    matches = [scope.projects.match(label.text) for label in labels]
    found = {match.id for match in matches if isinstance(match, Match)}
    if len(found) > 1:
        what = message(
            "The code and the name mean different things: {ids}", ids=tuple(sorted(found))
        )
        faults.fault(what, labels[0].spot)
        return ""
    known = [
        label for label, match in zip(labels, matches, strict=True) if isinstance(match, Match)
    ]
    return [scope.projects.read(label.text, label.spot, faults) for label in known or labels[-1:]][
        -1
    ]
