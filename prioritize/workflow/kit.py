"""The paper for an evening, made from its workbook before anybody votes."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from attrs import evolve, frozen

from prioritize.errors import InputError, Spot, finding
from prioritize.intake.hall.lists import HallGroup, Poster
from prioritize.intake.hall.prepared import Prepared, read_prepared
from prioritize.intake.hall.sniff import check_opens, is_hall
from prioritize.model.project import Project
from prioritize.ports.output import write_output
from prioritize.ports.placing import Existing
from prioritize.ports.source import read_source
from prioritize.report.kit.supply import Company, Kit
from prioritize.report.kit.web import kit_html
from prioritize.report.voice import Voice
from prioritize.text import message
from prioritize.workflow.new import write_folder
from prioritize.workflow.request import Request
from prioritize.workflow.sealed import evening_fingerprint


__all__ = ["KIT_FILE", "KitWish", "kit_of", "kit_page", "new_kit"]

KIT_FILE: Final = "kit.html"
_LANGUAGES: Final = ("ky", "ru")
_PAGE: Final = ".html"
_UNNAMED: Final = 8
"""For how many posters there is a line where nobody has named any."""


@frozen
class KitWish:
    """What can be asked for beside the workbook.

    Attributes
    ----------
    languages
        The languages side by side; where there are none, those of the meeting.
    ballots
        How many ballots; where it is not said, enough for those present with a reserve.

    """

    languages: tuple[str, ...] = ()
    ballots: int | None = None


def new_kit(
    path: Path,
    workbook: Path,
    *,
    speak: Callable[[str], Voice],
    wish: KitWish = KitWish(),
    existing: Existing = Existing.KEEP,
) -> tuple[Path, ...]:
    """Write the paper and return where it is.

    Parameters
    ----------
    path
        A folder, or the name of a page that ends with .html.
    workbook
        The workbook of the hall, in which meeting and posters are filled in.
    speak
        Gives the voice of a language.
    wish
        What was asked for beside the workbook.
    existing
        What becomes of what is there already.

    Raises
    ------
    InputError
        The file is no workbook of the hall, or lacks what the paper needs.
    OutputError
        The paper cannot be written.

    """
    page = kit_page(workbook, speak=speak, wish=wish)
    if path.suffix.lower() == _PAGE:
        write_output(path, page, existing=existing)
        return (path,)
    return write_folder(path, {KIT_FILE: page}, existing=existing)


def kit_page(workbook: Path, *, speak: Callable[[str], Voice], wish: KitWish = KitWish()) -> bytes:
    """Make the paper as one page.

    Raises
    ------
    InputError
        The file is no workbook of the hall, or lacks what the paper needs.

    """
    content = read_source(workbook)
    if not is_hall(content):
        check_opens(content, workbook.name)
        what = message("This is no workbook of the hall")
        remedy = message("Make one: {command}", command="prioritize new hall.xlsx --template hall")
        raise InputError(finding(what, Spot(workbook.name), remedy=remedy))
    prepared = read_prepared(content, workbook.name)
    spoken = wish.languages or prepared.meeting.languages or _LANGUAGES
    kit = evolve(kit_of(prepared), ballots=wish.ballots)
    return kit_html(kit, tuple(map(speak, spoken)))


def kit_of(prepared: Prepared) -> Kit:
    """Gather from a workbook what the paper says."""
    meeting, rules = prepared.meeting, prepared.rules
    present = sum(each.present or 0 for each in prepared.groups)
    return Kit(
        title=rules.title,
        kind=rules.kind,
        date=meeting.date,
        place=meeting.place,
        community=meeting.community,
        projects=_projects(prepared.posters),
        groups=tuple(map(_company, filter(_is_named, prepared.groups))),
        votes="dots" if rules.dots_per_voter else "ranks",
        per_voter=rules.dots_per_voter,
        cap=rules.cap,
        people=max(present, prepared.registered) or None,
        rules=rules,
        fingerprint=evening_fingerprint(rules, Request()),
    )


def _projects(posters: tuple[Poster, ...]) -> tuple[Project, ...]:
    """Return the posters that take part, or the first codes where none has a name yet."""
    present = [each for each in posters if not each.is_withdrawn]
    named = [each for each in present if each.names.texts] or present[:_UNNAMED]
    return tuple(Project(each.code, each.names) for each in named)


def _is_named(group: HallGroup) -> bool:
    return bool(group.names.texts)


def _company(group: HallGroup) -> Company:
    return Company(group.names, group.color)
