"""An evening becomes its lists: posters merged, votes counted, ties settled as people did."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attrs import evolve, frozen

from prioritize.intake.hall.merge import Merged, merged
from prioritize.model.hall.evening import Hall, PlacedMerge
from prioritize.model.meeting import Merge
from prioritize.model.project import Names
from prioritize.tally.listing import Lists
from prioritize.tally.ties import SHARE, TieBreak, parse_tie_break
from prioritize.workflow.consultation_lists import names_of, rank_collected
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
    into = _kept_under(decided)
    names = _joint_names(dict(names_of(hall.consultation)), into)
    parts = tuple(_renamed(merged(each, decided), names) for each in hall.collected)
    refuses = rule.rule == _REFUSE
    settling = Settling(renamed(hall.decisions, into), refuses)
    asked = evolve(request, tie_break=str(SHARE if refuses else rule))
    collected = (each.collected for each in parts)
    lists = rank_collected(hall.consultation, asked, collected, settle=settling)
    known = {**dict(lists.names), **names}
    return _Counted(evolve(lists, names=tuple(known.items())), parts, settling)


def _joint_names(names: Mapping[str, Names], into: Mapping[str, str]) -> dict[str, Names]:
    """Give posters that others were merged into the names that those have in other languages.

    Every list calls such a poster the same, whichever of the posters it holds.
    """
    joint: dict[str, dict[str, str]] = {}
    for member, id in into.items():
        texts = joint.setdefault(id, dict(names.get(id, Names()).texts))
        for language, text in names.get(member, Names()).texts:
            texts.setdefault(language, text)
    return {id: Names.of(texts) for id, texts in joint.items() if texts}


def _renamed(part: Merged, names: Mapping[str, Names]) -> Merged:
    profile: Any = part.collected.profile  # of any kind
    projects = tuple(
        evolve(each, names=names.get(each.id, each.names)) for each in profile.projects
    )
    collected = evolve(part.collected, profile=evolve(profile, projects=projects))
    return evolve(part, collected=collected)
