"""Everything that was decided about the votes, gathered from the sheets on which it stands."""

from typing import Final

from attrs import frozen

from prioritize.intake.hall.decided import read_lots, read_merges, read_revotes
from prioritize.intake.hall.ledger import Ledger
from prioritize.intake.hall.sheets import Sheets
from prioritize.intake.matching import Matcher
from prioritize.model.hall.evening import Decision, PlacedMerge
from prioritize.model.meeting import Lot, Revote


__all__ = ["Decisions", "read_decisions"]

_BEFORE: Final = "before"


@frozen
class Decisions:
    """Merges, and ties as people settled them: re-votes first, then lots."""

    merges: tuple[PlacedMerge, ...] = ()
    revotes: tuple[Revote, ...] = ()
    lots: tuple[Lot, ...] = ()
    decisions: tuple[Decision, ...] = ()

    @property
    def absorbed(self) -> frozenset[str]:
        """The posters that were merged into others."""
        return _absorbed(self.merges)

    @property
    def absorbed_before(self) -> frozenset[str]:
        """Those that were merged before the vote."""
        return _absorbed(tuple(each for each in self.merges if each.merge.when == _BEFORE))


def _absorbed(merges: tuple[PlacedMerge, ...]) -> frozenset[str]:
    return frozenset(id for each in merges for id in each.merge.projects if id != each.merge.into)


def read_decisions(sheets: Sheets, projects: Matcher, ledger: Ledger) -> Decisions:
    """Read the sheets of merges, re-votes and lots."""
    merges: tuple[PlacedMerge, ...] = ()
    revotes: tuple[tuple[Revote, Decision], ...] = ()
    lots: tuple[tuple[Lot, Decision], ...] = ()
    if (table := sheets.tables.get("merges")) is not None:
        with ledger.sheet(table.page.title) as faults:
            merges = read_merges(table, projects, faults)
    if (table := sheets.tables.get("revote")) is not None:
        with ledger.sheet(table.page.title) as faults:
            revotes = read_revotes(table, projects, faults)
    if (table := sheets.tables.get("lot")) is not None:
        with ledger.sheet(table.page.title) as faults:
            lots = read_lots(table, projects, faults)
    return Decisions(
        merges,
        tuple(each for each, _ in revotes),
        tuple(each for each, _ in lots),
        (*(decision for _, decision in revotes), *(decision for _, decision in lots)),
    )
