"""The same sheet typed twice: what is said about every cell in which two clerks differ."""

from collections.abc import Iterable, Iterator
from typing import Final

from prioritize.errors import Finding, Spot, cell_name, finding
from prioritize.intake.hall.comparison import Comparison, Differing
from prioritize.intake.hall.entries import Entry
from prioritize.model.meeting import Difference
from prioritize.text import Message, counted, message


__all__ = ["agreement", "difference_finding", "minuted", "one_sided", "only_in_second"]

_MOST_NAMED: Final = 10


def difference_finding(differing: Differing) -> Finding:
    """Say what the two entries hold (V06), and what was agreed on or is still to be."""
    first, second = (each.cell.text if each else "" for each in (differing.first, differing.second))
    facts: dict[str, str | Message] = {
        "first": first or message("nothing"),
        "second": second or message("nothing"),
        "where": _where(differing.second, differing.spot.file),
    }
    agreed = differing.agreed
    if agreed is None:
        what = message("One clerk wrote {first}, the other {second} ({where})", **facts)
        remedy = message("Look at the paper and write the right one on the sheet of differences.")
        return Finding(what, differing.spot, remedy, "V06")
    what = message(
        "One clerk wrote {first}, the other {second} ({where}); {agreed} was agreed",
        agreed=agreed.text,
        **facts,
    )
    incomplete = message("Write down who decided, and why.")
    told = agreed.who and agreed.why
    return Finding(what, differing.spot, None if told else incomplete, "V06")


def _where(entry: Entry | None, file: str) -> str:
    """Return the place of the second entry, with its file where that is another one."""
    if entry is None:
        return "–"
    spot = entry.cell.spot
    parts = (spot.file if spot.file != file else "", spot.sheet, cell_name(spot.row, spot.column))
    return ", ".join(part for part in parts if part)


def minuted(differing: Iterable[Differing]) -> Iterator[Difference]:
    """Yield the differences that were settled, as the minutes tell them."""
    for each in differing:
        if each.agreed is not None:
            yield Difference(
                f"{each.spot.sheet}, {cell_name(each.spot.row, each.spot.column)}",
                each.first.cell.text if each.first else "",
                each.second.cell.text if each.second else "",
                each.agreed.text,
                each.agreed.why,
                each.agreed.who,
            )


def one_sided(comparison: Comparison, sheet: str) -> Iterator[Finding]:
    """Tell of lines and cells that only one clerk typed."""
    if comparison.only_first:
        what = counted(
            "{number} line was typed by one clerk only: {lines}",
            "{number} lines were typed by one clerk only: {lines}",
            number=len(comparison.only_first),
            lines=comparison.only_first[:_MOST_NAMED],
        )
        yield Finding(what, Spot(sheet=sheet))
    if comparison.untyped:
        what = counted(
            "{number} cell was typed by one clerk only",
            "{number} cells were typed by one clerk only",
            number=comparison.untyped,
        )
        yield Finding(what, Spot(sheet=sheet))


def only_in_second(comparison: Comparison) -> Iterator[Finding]:
    """Tell of lines that would not be counted, because the first clerk did not type them (V06)."""
    for each in comparison.only_second:
        if not each.is_control:
            what = message("{line} stands in the second entry only", line=each.line)
            remedy = message("Look at the paper, and type it into the first sheet too.")
            yield finding(what, each.cell.spot, remedy=remedy, code="V06")


def agreement(comparison: Comparison) -> Message:
    """Say how far the two clerks agreed."""
    return message(
        "Two clerks typed it, and {agreeing} of {cells} cells agree",
        agreeing=comparison.agreeing,
        cells=comparison.cells,
    )
