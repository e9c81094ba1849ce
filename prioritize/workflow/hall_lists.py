"""An evening becomes its lists: posters merged, votes counted, ties settled as people did."""

from collections.abc import Iterable, Mapping, Sequence

from attrs import evolve, frozen

from prioritize.intake.hall.merge import Merged, merged
from prioritize.model.hall.evening import Hall, PlacedMerge
from prioritize.model.meeting import Merge
from prioritize.tally.listing import Lists
from prioritize.tally.ties import SHARE, TieBreak, parse_tie_break
from prioritize.workflow.consultation_lists import rank_collected
from prioritize.workflow.hall_merges import Unmerged, told_merges
from prioritize.workflow.hall_settle import Settling, renamed
from prioritize.workflow.request import Request
from prioritize.workflow.sealed import evening_fingerprint


__all__ = ["rank_hall"]

_REFUSE = "refuse"


@frozen
class _Counted:
    lists: Lists
    parts: tuple[Merged, ...]
    settling: Settling


def rank_hall(hall: Hall, request: Request) -> Lists:
    """Count every sheet of votes, and say what was merged and settled.

    Raises
    ------
    InputError
        Something cannot be counted.
    UnresolvedTieError
        The rule is to stop at a tie, and nobody has settled one.

    """
    rule = parse_tie_break(request.tie_break or hall.consultation.tie_break)
    counted = _counted(hall, request, rule, hall.merges)
    # A tie that a merge settled must not stop the count that shows what the merge did.
    lenient = SHARE if rule.rule == _REFUSE else rule
    unmerged = (
        Unmerged(each, _counted(hall, request, lenient, _others(hall.merges, each)).lists)
        for each in hall.merges
    )
    lists, merges = told_merges(counted.lists, unmerged, counted.parts)
    is_whole = not (request.method or request.without)
    idle = tuple(counted.settling.idle()) if is_whole else ()
    return evolve(
        lists,
        rules=evening_fingerprint(hall.rules, request),
        findings=(*hall.findings, *idle),
        meeting=evolve(hall.meeting, merges=merges),
    )


def _others(merges: Sequence[PlacedMerge], one: PlacedMerge) -> tuple[PlacedMerge, ...]:
    return tuple(each for each in merges if each is not one)


def _kept_under(merges: Iterable[Merge]) -> Mapping[str, str]:
    """Return the code that each merged poster counts under, after all merges."""
    into: dict[str, str] = {}
    for merge in merges:
        moved = (id for id, code in into.items() if code in merge.projects)
        into.update(dict.fromkeys((*moved, *merge.projects), merge.into))
    return into


def _counted(
    hall: Hall, request: Request, rule: TieBreak, merges: Sequence[PlacedMerge]
) -> _Counted:
    """Count with some of the merges.

    Where a tie stops the count, that is said only after what people decided was applied.
    """
    decided = [each.merge for each in merges]
    parts = tuple(merged(each, decided) for each in hall.collected)
    into = _kept_under(decided)
    refuses = rule.rule == _REFUSE
    settling = Settling(renamed(hall.decisions, into), refuses)
    asked = evolve(request, tie_break=str(SHARE if refuses else rule))
    collected = (each.collected for each in parts)
    lists = rank_collected(hall.consultation, asked, collected, settle=settling)
    return _Counted(lists, parts, settling)
