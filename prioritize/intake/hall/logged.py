"""Merges of the log beside a workbook, put after those that stand in the workbook."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from attrs import field, frozen

from prioritize.errors import Finding, finding
from prioritize.model.hall.evening import PlacedMerge
from prioritize.model.meeting import Merge
from prioritize.text import message


__all__ = ["Logged", "gone_into", "put_after"]


@frozen
class Logged:
    """The merges of workbook and log together, and what does not fit.

    `told` names merges of the log that change nothing; `faults` those that contradict another.
    """

    merges: tuple[PlacedMerge, ...]
    told: list[Finding] = field(factory=list)
    faults: list[Finding] = field(factory=list)


def put_after(
    written: Sequence[PlacedMerge], logged: Iterable[PlacedMerge], codes: Collection[str]
) -> Logged:
    """Put the merges of a log after those of the workbook.

    Parameters
    ----------
    written
        The merges of the workbook's own sheet.
    logged
        Those of the log that stand.
    codes
        The posters that took part.

    """
    merges = list(written)
    told: list[Finding] = []
    faults: list[Finding] = []
    for each in logged:
        gone = gone_into(placed.merge for placed in merges)
        away = set(each.merge.projects) - {each.merge.into}
        if all(gone.get(id) == each.merge.into for id in away):
            told.append(_twice(each))
        elif gone.keys() & {*each.merge.projects, each.merge.into}:
            faults.append(_contradicts(each, gone))
        elif not away & set(codes):
            told.append(_unknown(each))
        else:
            merges.append(each)
    return Logged(tuple(merges), told, faults)


def gone_into(merges: Iterable[Merge]) -> Mapping[str, str]:
    """Return the posters that were merged away, with what each was merged into."""
    return {id: merge.into for merge in merges for id in merge.projects if id != merge.into}


def _twice(placed: PlacedMerge) -> Finding:
    what = message(
        "The workbook says already that {codes} were merged", codes=placed.merge.projects
    )
    return finding(what, placed.spot)


def _contradicts(placed: PlacedMerge, gone: Mapping[str, str]) -> Finding:
    merge = placed.merge
    codes = tuple(sorted(gone.keys() & {*merge.projects, merge.into}))
    what = message(
        "Already merged into {others}: {codes}",
        codes=codes,
        others=tuple(dict.fromkeys(gone[id] for id in codes)),
    )
    remedy = message("Take one of the two back: a line of the sheet, or this with merge --undo.")
    return finding(what, placed.spot, remedy=remedy)


def _unknown(placed: PlacedMerge) -> Finding:
    what = message(
        "No list holds {codes}, so merging them changes nothing", codes=placed.merge.projects
    )
    return finding(what, placed.spot)
