"""Every sheet of votes with its reader."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final, TypeAlias

from attrs import evolve, frozen

from prioritize.errors import Finding
from prioritize.intake.faults import Faults
from prioritize.intake.hall import values
from prioritize.intake.hall.flip_chart import read_flip_chart
from prioritize.intake.hall.hands import read_hands
from prioritize.intake.hall.merge import with_effects
from prioritize.intake.hall.papers import over_full, read_dot_papers, read_rank_papers
from prioritize.intake.hall.table import HallTable
from prioritize.intake.hall.tellers import Show
from prioritize.intake.hall.typed import Typed
from prioritize.intake.hall.wall import beyond_allowance, read_wall
from prioritize.intake.scope import Scope
from prioritize.model.consultation import Collected
from prioritize.model.meeting import Cast
from prioritize.model.totals import TotalsProfile
from prioritize.model.withdraw import without
from prioritize.text import message


__all__ = ["Instrument", "read_instrument"]

Reader: TypeAlias = "Callable[[HallTable, Scope, Faults], Collected]"

_READERS: Final[Mapping[str, Reader]] = {
    "wall": read_wall,
    "ballots": read_dot_papers,
    "ranks": read_rank_papers,
    "map": read_flip_chart,
}
_CONTROLS: Final = ("present", "against", "abstaining", "issued", "unused", "spoiled", "voters")


@frozen
class Instrument:
    """What one instrument collected, and what the minutes need to know of it."""

    collected: Collected
    cast: Cast
    show: Show | None = None
    beyond: tuple[Finding, ...] = ()


def read_instrument(
    id: str, typed: Typed, scope: Scope, *, withdrawn: frozenset[str], faults: Faults
) -> Instrument:
    """Read a sheet of votes.

    Parameters
    ----------
    id
        The instrument.
    typed
        The sheet as it is counted.
    scope
        What its cells may mean.
    withdrawn
        The posters that were taken down; what they were given is not counted.
    faults
        Takes what is wrong.

    Raises
    ------
    InputError
        With every fault of the sheet.

    """
    table, show = typed.table, None
    if id == "hands":
        hands = read_hands(table, scope, faults)
        collected, show = hands.collected, hands.show
    else:
        collected = _READERS[id](table, scope, faults)
    beyond = tuple(_beyond(id, table, collected, scope))
    collected = evolve(collected, findings=(*typed.findings, *collected.findings))
    cast = Cast(id, scope.input.cast, _tellers(typed, show), tuple(_controls(table, show)))
    return Instrument(_without(collected, withdrawn, table), cast, show, beyond)


def _beyond(id: str, table: HallTable, collected: Collected, scope: Scope) -> Iterator[Finding]:
    options = dict(scope.input.options)
    per_voter, cap = options.get("per_voter"), options.get("cap")
    if not isinstance(per_voter, int):
        return
    most = cap if isinstance(cap, int) else None
    if id == "ballots":
        yield from over_full(table, scope, per_voter=per_voter, cap=most)
    elif isinstance(collected.profile, TotalsProfile):
        yield from beyond_allowance(table, collected.profile, scope, per_voter=per_voter, cap=most)


def _without(collected: Collected, withdrawn: frozenset[str], table: HallTable) -> Collected:
    """Leave out what was taken down, and say so."""
    gone = tuple(each.id for each in collected.profile.projects if each.id in withdrawn)
    if not gone:
        return collected
    what = message("{ids} were withdrawn; what was given to them is not counted", ids=gone)
    return with_effects(
        evolve(
            collected,
            profile=without(collected.profile, gone),
            map_evidence=tuple(e for e in collected.map_evidence if e.project not in gone),
            findings=(*collected.findings, Finding(what, table.spot())),
        )
    )


def _tellers(typed: Typed, show: Show | None) -> tuple[str, ...]:
    names = (name for text in typed.clerks for name in values.several(text))
    return show.tellers if show is not None else tuple(dict.fromkeys(names))


def _controls(table: HallTable, show: Show | None) -> Iterator[tuple[str, int]]:
    """Yield the numbers that check the votes, over all columns."""
    if show is not None:
        yield from show.controls.items()
        return
    label = table.position(table.sheet.label_column)
    columns = [each.position for each in table.columns if each.column.fill != "sum"]
    for id in _CONTROLS:
        numbers = [
            number
            for row in table.control_rows(id)
            for column in columns
            if column > label
            and (number := values.count(table.at(row, column), Faults(""))) is not None
        ]
        if numbers:
            yield id, sum(numbers)
