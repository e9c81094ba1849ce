"""The gallery of problems: dots on a wall, or hands raised, in whatever way they were counted.

A sheet with groups as columns and projects as rows (or lying on its side) is a tally. A sheet with
projects as columns and one row for each ballot holds ballots. Both may also be written down with
one number to a row. Columns are known by the words that
sheets use and by the names of projects and groups; `Input.columns` names others by these meanings:
``code``, ``name``, ``votes``, ``total``, ``issued``, ``unused``, ``spoiled``, ``voters``,
``present``, ``abstaining``, ``ballot``, ``participant``, ``group``, ``community``.
"""

from collections import Counter

from prioritize.intake.dot_ballots import option_columns, read_dot_ballots
from prioritize.intake.faults import Faults
from prioritize.intake.long_sheet import is_long, long_ballots, long_lines
from prioritize.intake.reconcile import reconcile
from prioritize.intake.scope import Scope
from prioritize.intake.table import Table, find_table, read_input_grid
from prioritize.intake.tally_lines import Lines, turned, upright
from prioritize.intake.tally_sheet import read_tally
from prioritize.intake.vocabulary import CONTROLS, meaning
from prioritize.model.consultation import Collected, Consultation, Input


__all__ = ["read_gallery"]


def read_gallery(content: bytes, input: Input, consultation: Consultation) -> tuple[Collected, ...]:
    """Read what a gallery, or a show of hands, collected.

    Parameters
    ----------
    content
        The file of the input: text with columns, or a workbook.
    input, consultation
        What the consultation declares about it.

    Returns
    -------
    tuple of Collected
        One for each community: a `TotalsProfile` from a tally, a `DotProfile` from ballots.

    Raises
    ------
    InputError
        With every fault of the file.

    """
    faults = Faults(input.file)
    scope = Scope.of(input, consultation)
    grid = read_input_grid(content, input, faults)
    table = find_table(
        grid, input, lambda text: scope.groups.knows(text) or scope.projects.knows(text), faults
    )
    if is_long(table):
        is_tally = table.column("ballot") < 0
        collected = (
            _totals(long_lines(table, faults), scope, faults)
            if is_tally
            else long_ballots(table, scope, faults)
        )
    elif not _has_projects_across(table, scope):
        collected = _totals(upright(table), scope, faults)
    elif _is_tally(table, scope):
        collected = _totals(turned(table), scope, faults)
    else:
        collected = read_dot_ballots(table, scope, faults)
    return tuple(
        Collected(
            each.input,
            each.community,
            each.profile,
            each.participants,
            findings=(*each.findings, *faults.accepted),
        )
        for each in collected
    )


def _has_projects_across(table: Table, scope: Scope) -> bool:
    """Say whether the headings name more projects than any column does."""
    across = len(option_columns(table, scope, Faults("")))
    down = max(
        sum(scope.projects.knows(table.cell(row, column)) for row in table.rows)
        for column in range(len(table.headings))
    )
    return across > down


def _is_tally(table: Table, scope: Scope) -> bool:
    """Say whether the rows are groups or controls, each once, and not ballots."""
    if table.column("ballot", "participant") >= 0:
        return False
    labels = [next((cell for cell in table.grid.rows[row] if cell), "") for row in table.rows]
    groups = [text for text in labels if scope.groups.knows(text)]
    controls = [text for text in labels if meaning(text) in {*CONTROLS, "votes"}]
    return len(groups) + len(controls) == len(labels) and max(Counter(labels).values()) == 1


def _totals(lines: Lines, scope: Scope, faults: Faults) -> tuple[Collected, ...]:
    return tuple(
        Collected(
            scope.input,
            community,
            tally.profile,
            findings=tuple(reconcile(tally, community, scope)),
        )
        for community, tally in read_tally(lines, scope, faults).items()
    )
