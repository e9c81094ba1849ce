"""What people decided after the count: re-votes and lots, merges, corrections, differences."""

from collections.abc import Mapping, Sequence
from typing import Final

from attrs import frozen

from prioritize.errors import Finding, closest
from prioritize.intake.cells import count_in
from prioritize.intake.faults import Faults
from prioritize.intake.hall import values
from prioritize.intake.hall.codes import read_codes
from prioritize.intake.hall.comparison import Agreed
from prioritize.intake.hall.hands import more_than_present, project_in
from prioritize.intake.hall.page import Page
from prioritize.intake.hall.reference import cell_in
from prioritize.intake.hall.table import HallTable
from prioritize.intake.hall.tellers import Show, read_show
from prioritize.intake.hall.wall import torn_cells
from prioritize.intake.hall.words import Words
from prioritize.intake.matching import Matcher
from prioritize.intake.spelling import fold
from prioritize.model.hall.evening import Decision, PlacedMerge
from prioritize.model.hall.load import hall_layout
from prioritize.model.meeting import Correction, Lot, Merge, Revote
from prioritize.text import message


__all__ = [
    "SheetNames",
    "read_corrections",
    "read_differences",
    "read_lots",
    "read_merges",
    "read_revotes",
]

_BY_HANDS: Final = "plurality"


@frozen
class SheetNames:
    """Knows the sheets of a workbook by their titles, and by the names of the template."""

    pages: Mapping[str, Page]

    def find(self, text: str) -> str:
        """Return the id of the sheet that a text names, or nothing."""
        titles = {fold(page.title): id for id, page in self.pages.items()}
        return titles.get(fold(text)) or Words.of(hall_layout().sheets).find(text)

    def cell(self, table: HallTable, row: int, faults: Faults) -> tuple[str, int, int] | None:
        """Read which cell of which sheet a line is about; both must be written down."""
        sheet, cell = table.cell(row, "sheet"), table.cell(row, "cell")
        id, place = self.find(values.plain(sheet, faults)), cell_in(values.plain(cell, faults))
        if not id:
            what = message("There is no sheet {sheet}", sheet=repr(sheet.text[:60]))
            titles = tuple(page.title for page in self.pages.values())
            near = closest(sheet.text, titles)
            remedy = near or message("The sheets are {sheets}.", sheets=titles)
            faults.fault(what, sheet.spot, remedy=remedy)
        if place is None:
            what = message("{text} is the name of no cell", text=repr(cell.text[:20]))
            faults.fault(what, cell.spot, remedy=message("Write it like C7."))
        return (id, *place) if id and place else None


def read_differences(table: HallTable, sheets: SheetNames, faults: Faults) -> tuple[Agreed, ...]:
    """Read what was agreed on where two clerks differed."""
    found = []
    for row in table.rows:
        place = sheets.cell(table, row, faults)
        text = values.plain(table.cell(row, "agreed"), faults)
        who, why = (values.plain(table.cell(row, id), faults) for id in ("who", "why"))
        if place:
            spot = table.spot(row, table.position("agreed"))
            found.append(Agreed(*place, text, who, why, spot))
    return tuple(found)


def read_corrections(
    table: HallTable, sheets: SheetNames, faults: Faults
) -> tuple[Correction, ...]:
    """Read which cells were changed after the count, and tell each of them."""
    found = []
    for row in table.rows:
        place = sheets.cell(table, row, faults)
        was, now, who, why = (
            values.plain(table.cell(row, id), faults) for id in ("was", "is", "who", "why")
        )
        if not place:
            continue
        id, at = place[0], place[1:]
        cell = table.cell(row, "cell")
        title = sheets.pages[id].title if id in sheets.pages else table.cell(row, "sheet").text
        where = f"{title}, {cell.text}"
        found.append(Correction(where, was, now, why, who))
        what = message("{where}: {was} was corrected to {now}", where=where, was=was, now=now)
        remedy = None if who and why else message("Write down who changed it, and why.")
        faults.odd(what, cell.spot, remedy=remedy)
        current = sheets.pages[id].text(*at) if id in sheets.pages else ""
        if _plain(current) != _plain(now):
            what = message(
                "{where} holds {text}, and the correction says {now}",
                where=where,
                text=current or message("nothing"),
                now=now or message("nothing"),
            )
            faults.odd(what, cell.spot, remedy=message("Correct one of the two."))
    return tuple(found)


def _plain(text: str) -> str:
    read = count_in(text)
    return fold(text) if isinstance(read, Finding) else str(int(read.value))


def read_merges(table: HallTable, projects: Matcher, faults: Faults) -> tuple[PlacedMerge, ...]:
    """Read which posters were made one, when, by whom and why."""
    found = []
    for row in table.rows:
        cell = table.cell(row, "from")
        sources = read_codes(cell, projects, faults)
        into = table.cell(row, "into")
        kept = projects.read(into.text, into.spot, faults) if into.text else ""
        if not into.text:
            faults.fault(message("The code that stays is not written down"), into.spot)
        members = tuple(dict.fromkeys((*sources, *([kept] if kept else []))))
        if kept and len(members) < 2:
            what = message("A merge needs two codes at least")
            faults.fault(what, cell.spot, remedy=message("Write them like P3 P7."))
        when = values.choice(table.cell(row, "when"), "when", faults)
        who, why = (values.plain(table.cell(row, id), faults) for id in ("who", "why"))
        if not (when and who and why):
            what = message("The merge does not say when, why and by whom it was decided")
            faults.odd(what, cell.spot, remedy=message("Write it down for the minutes."))
        time = values.hour(table.cell(row, "time"), faults)
        found.append(PlacedMerge(Merge(members, kept, when, time, why, who), cell.spot))
    _check_merges(found, faults)
    return tuple(found)


def _check_merges(merges: Sequence[PlacedMerge], faults: Faults) -> None:
    """Refuse a code that is merged away twice, or that others are merged into afterwards."""
    gone: set[str] = set()
    for each in merges:
        again = sorted(gone.intersection(each.merge.projects))
        if again:
            what = message("{codes} were merged into another already", codes=tuple(again))
            faults.fault(what, each.spot)
        gone.update(set(each.merge.projects) - {each.merge.into})


def read_revotes(
    table: HallTable, projects: Matcher, faults: Faults
) -> tuple[tuple[Revote, Decision], ...]:
    """Read the rounds in which people voted again among the tied, in their order."""
    torn_cells(table, faults)
    found = []
    for number, rows in _rounds(table).items():
        controls = {
            each.id: each.row
            for each in table.controls
            if _round_of(table, each.row) in {number, 0}
        }
        show = read_show(
            table,
            rows,
            controls,
            project_of=lambda row: project_in(table, row, projects, faults),
            faults=faults,
        )
        if show.votes:
            found.append(_revote(number, show, table, rows[0]))
            for each in more_than_present(show, _BY_HANDS, table, controls.get("present", 0)):
                faults.accept(each)
    return tuple(found)


def _rounds(table: HallTable) -> dict[int, list[int]]:
    rounds: dict[int, list[int]] = {}
    for row in table.rows:
        rounds.setdefault(_round_of(table, row) or 1, []).append(row)
    return dict(sorted(rounds.items()))


def _round_of(table: HallTable, row: int) -> int:
    """Return the round of a row; on a sheet without rounds it is the only one."""
    read = count_in(table.cell(row, "round").text)
    return 0 if isinstance(read, Finding) else int(read.value)


def _revote(number: int, show: Show, table: HallTable, row: int) -> tuple[Revote, Decision]:
    votes = tuple(show.votes.items())
    revote = Revote(
        number, votes, show.present, show.against, show.abstaining, tellers=show.tellers
    )
    by_hands: dict[int, list[str]] = {}
    for project, hands in votes:
        by_hands.setdefault(hands, []).append(project)
    tiers = tuple(tuple(sorted(by_hands[hands])) for hands in sorted(by_hands, reverse=True))
    spot = table.spot(row, table.position("code"))
    return revote, Decision(tiers, "revote", votes, show.tellers, spot)


def read_lots(
    table: HallTable, projects: Matcher, faults: Faults
) -> tuple[tuple[Lot, Decision], ...]:
    """Read the lots that were drawn before witnesses, in their order."""
    found = []
    for row in table.rows:
        cell = table.cell(row, "drawn")
        drawn = read_codes(cell, projects, faults)
        if len(set(drawn)) < len(drawn) or len(drawn) < 2:
            what = message("The order drawn must name every tied project once")
            faults.fault(
                what, cell.spot, remedy=message("Write it like P5 P2, the first drawn first.")
            )
        drew, saw, place = (
            values.plain(table.cell(row, id), faults) for id in ("drew", "saw", "place")
        )
        if not (drew and saw):
            what = message("The lot does not say who drew it and who saw it")
            faults.odd(what, cell.spot, remedy=message("Write it down for the minutes."))
        time = values.hour(table.cell(row, "time"), faults)
        lot = Lot(drawn, place, drew, values.several(saw), time)
        witnesses = (*([drew] if drew else []), *lot.saw)
        tiers = tuple((each,) for each in drawn)
        found.append((lot, Decision(tiers, "lot", (), witnesses, cell.spot)))
    return tuple(found)
