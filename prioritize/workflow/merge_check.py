"""Whether posters can be merged, or a merge undone, or what stands in the way."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from attrs import evolve, frozen

from prioritize.audit.material import Material
from prioritize.audit.merge_log import SUFFIX, LoggedMerge
from prioritize.errors import Finding, InputError, Spot, finding
from prioritize.intake.hall.prepared import read_prepared
from prioritize.intake.hall.read import NOBODY_VOTED
from prioritize.intake.matching import Match, Matcher, Named
from prioritize.intake.spelling import fold
from prioritize.model.consultation import Consultation
from prioritize.model.hall.evening import Hall, PlacedMerge
from prioritize.model.meeting import Merge
from prioritize.model.project import Names, Project
from prioritize.ports.source import read_source
from prioritize.text import Message, message
from prioritize.workflow.hall_log import logged_merges
from prioritize.workflow.source import open_material


__all__ = ["Posters", "checked_merge", "posters_of", "standing_merge"]

_BEFORE: Final = "before"
_AFTER: Final = "after"


@frozen
class Posters:
    """What can be merged, and what was merged already.

    Attributes
    ----------
    file
        The name of the workbook.
    names
        The posters by code, those that were merged away too.
    merges
        The merges of workbook and log that stand.
    has_votes
        Whether anybody has voted yet.

    """

    file: str
    names: tuple[tuple[str, Names], ...]
    merges: tuple[PlacedMerge, ...] = ()
    has_votes: bool = True

    def code(self, text: str) -> str | Finding:
        """Return the code of the poster that a text names."""
        things = (Project(code, names) for code, names in self.names)
        found = Matcher.of(message("project"), things).match(text)
        return found.id if isinstance(found, Match) else found.at(Spot(self.file))


def posters_of(material: Material, workbook: Path) -> Posters:
    """Return the posters of a workbook, whether or not anybody has voted.

    Raises
    ------
    InputError
        The workbook has faults; all of them.

    """
    try:
        hall, _ = open_material(material)
    except InputError as error:
        if {each.what for each in error.findings} != {NOBODY_VOTED}:
            raise
        prepared = read_prepared(read_source(workbook), workbook.name)
        names = ((each.code, each.names) for each in prepared.posters if each.names.texts)
        return Posters(workbook.name, tuple(names), logged_merges(material), has_votes=False)
    assert isinstance(hall, Hall)  # noqa: S101  # the material of a workbook is opened as one
    return Posters(workbook.name, _named(hall.consultation), hall.merges)


def _named(consultation: Consultation) -> tuple[tuple[str, Names], ...]:
    """Name what was voted on, at the level of the votes."""
    things: dict[str, tuple[Named, ...]] = {
        "problem": consultation.problems,
        "direction": consultation.directions,
        "project": consultation.projects,
    }
    return tuple((each.id, each.names) for each in things[consultation.inputs[0].level])


def checked_merge(wish: Merge, posters: Posters) -> Merge:
    """Return a merge in which posters go by their codes.

    Raises
    ------
    InputError
        A poster is not known, is merged into itself, or was merged into another already.

    """
    found = [posters.code(each) for each in (*wish.projects, wish.into)]
    unknown = [each for each in found if isinstance(each, Finding)]
    if unknown:
        raise InputError(dict.fromkeys(unknown))
    *codes, into = (each for each in found if isinstance(each, str))
    projects = tuple(dict.fromkeys((*codes, into)))
    if len(projects) < 2:
        what = message("{code} cannot be merged into itself", code=into)
        remedy = message("Name the posters that are about the same thing, such as P3 P7.")
        raise InputError(finding(what, Spot(posters.file), remedy=remedy))
    gone = tuple(_merged_already(projects, posters.merges))
    if gone:
        raise InputError(gone)
    if not posters.has_votes and wish.when == _AFTER:
        raise InputError(finding(NOBODY_VOTED, Spot(posters.file)))
    when = wish.when or (_AFTER if posters.has_votes else _BEFORE)
    return evolve(wish, projects=projects, into=into, when=when)


def _merged_already(projects: Sequence[str], merges: Iterable[PlacedMerge]) -> Iterator[Finding]:
    """Find the posters that were merged into another already, and say where that stands."""
    for placed in merges:
        into = placed.merge.into
        for code in projects:
            if code in placed.merge.projects and code != into:
                what = message("{code} was merged into {into} already", code=code, into=into)
                yield finding(what, placed.spot, remedy=_way_back(placed))


def _way_back(placed: PlacedMerge) -> Message:
    if placed.spot.file.endswith(SUFFIX):
        return message("Undo that first, with --undo.")
    return message("Take the line out of the workbook first, or name the project it became.")


def standing_merge(merges: Iterable[LoggedMerge], wish: Merge, workbook: Path) -> LoggedMerge:
    """Find the merge to be undone: the last that stands, of the posters named if there are any.

    Raises
    ------
    InputError
        There is none.

    """
    standing = [each for each in merges if not each.undone]
    named = {*wish.projects, *((wish.into,) if wish.into else ())}
    asked = set(map(fold, named))
    meant = [each for each in standing if asked <= set(map(fold, each.merge.projects))]
    if meant:
        return meant[-1]
    if standing:
        known = tuple(
            message("{codes} into {into}", codes=each.merge.projects, into=each.merge.into)
            for each in standing
        )
        what = message("No merge of {codes} stands in the log", codes=tuple(sorted(named)))
        remedy = message("Those that stand: {merges}.", merges=known)
    else:
        what = message("No merge stands in the log of this workbook")
        remedy = message("A merge on a sheet of the workbook is undone by taking its line out.")
    raise InputError(finding(what, Spot(workbook.name + SUFFIX), remedy=remedy))
