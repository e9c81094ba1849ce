"""One evening in the hall: a workbook is checked and counted, and its papers lie beside it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from attrs import frozen

from prioritize.audit.env import Clock
from prioritize.audit.material import WORKBOOK, Material
from prioritize.audit.merge_log import SUFFIX
from prioritize.errors import Finding, InputError, PrioritizeError, Spot, finding
from prioritize.intake.hall.read import NOBODY_VOTED
from prioritize.intake.hall.sniff import check_opens
from prioritize.model.digest import sha256
from prioritize.model.hall.evening import Hall
from prioritize.model.meeting import Meeting
from prioritize.ports.keeping import keep, remove_own, renew, sealed
from prioritize.ports.source import read_source
from prioritize.report.evening_page import Evening, faults_text
from prioritize.report.prepared_page import Preparation
from prioritize.text import message
from prioritize.workflow.check import Checked, check
from prioritize.workflow.hall_language import language_of_titles
from prioritize.workflow.kit import KIT_FILE, KitWish, kit_page
from prioritize.workflow.material import gather
from prioritize.workflow.papers import Count, beside, write_papers
from prioritize.workflow.rank import rank
from prioritize.workflow.report import Speak
from prioritize.workflow.request import Request
from prioritize.workflow.sealed import fingerprint_before
from prioritize.workflow.source import open_material


__all__ = ["Faulty", "Held", "Ready", "hold_evening"]

_COUNTRY: Final[tuple[str, ...]] = ("ky", "ru")
_MARK: Final = 8


@frozen
class Held:
    """An evening that was counted: its papers, the language to speak of them, the page to show."""

    evening: Evening
    language: str
    page: Path


@frozen
class Faulty:
    """A workbook that has to be mended first: why, and where that is written down."""

    error: PrioritizeError
    language: str
    page: Path


@frozen
class Ready:
    """A workbook in which nobody has voted yet, and the paper for the evening beside it."""

    preparation: Preparation
    language: str
    page: Path


def hold_evening(
    workbook: Path, *, speak: Speak, clock: Clock, languages: tuple[str, ...] = ()
) -> Held | Faulty | Ready:
    """Check and count a workbook, and write beside it what the evening needs.

    Where nobody has voted yet, that is the paper for the vote.

    Parameters
    ----------
    workbook
        The workbook of the hall; it is read and never written.
    speak
        Gives the voice of a language.
    clock
        Says when the bundle is made.
    languages
        Those of everything; where there are none, those of the workbook, and the minutes in both
        languages of the country.

    Raises
    ------
    InputError
        There is no such file.
    OutputError
        Nothing can be written beside the workbook.

    """
    read_source(workbook)
    faults = beside(workbook, "faults.txt")
    spoken = languages or _COUNTRY
    try:
        material = gather(str(workbook), Request())
        spoken = languages or _spoken(material)
        count = _counted(workbook, material)
    except PrioritizeError as error:
        if {each.what for each in error.findings} != {NOBODY_VOTED}:
            text = faults_text(error.findings, workbook.name, tuple(map(speak, spoken)))
            return Faulty(error, spoken[0], renew(faults, sealed(text)).path)
        remove_own(faults)
        return _ready(workbook, speak, KitWish(languages), spoken[0])
    remove_own(faults)
    meeting = count.lists.meeting or Meeting()
    spoken = languages or meeting.languages or spoken
    voices = tuple(map(speak, spoken))
    minutes = tuple(map(speak, languages or _languages_of_minutes(spoken)))
    written = write_papers(count, voices=voices, minutes=minutes, clock=clock, asked=languages)
    return Held(written.evening, spoken[0], written.page)


def _ready(workbook: Path, speak: Speak, wish: KitWish, language: str) -> Ready:
    """Write the paper for the evening, under a name that tells it from earlier ones."""
    content = kit_page(workbook, speak=speak, wish=wish)
    paper = keep(beside(workbook, f"{sha256(content)[:_MARK]}-{KIT_FILE}"), content).path
    rules = fingerprint_before(gather(str(workbook), Request()))
    return Ready(Preparation(workbook.name, paper.name, rules), language, paper)


def _languages_of_minutes(spoken: tuple[str, ...]) -> tuple[str, ...]:
    """Minutes are kept in both languages of the country, unless the hall speaks another one."""
    return _COUNTRY if set(spoken) <= set(_COUNTRY) else spoken


def _spoken(material: Material) -> tuple[str, ...]:
    found = language_of_titles(material)
    return (found,) if found else _COUNTRY


def _counted(workbook: Path, material: Material) -> Count:
    """Count a workbook, once nothing in it has to be mended."""
    if material.form != WORKBOOK:
        check_opens(read_source(workbook), workbook.name)
        what = message("This is no workbook of the hall")
        remedy = message("Use the template, or count it with prioritize rank.")
        raise InputError(finding(what, Spot(workbook.name), remedy=remedy))
    checked = check(material)
    if checked.refused:
        raise InputError(checked.refused)
    lists = rank(material)
    findings = [*_beside(workbook), *_noticed(checked, material), *lists.findings]
    for each in lists.listings:
        findings += (*each.findings, *each.result.notices)
    return Count(workbook, material, lists, tuple(dict.fromkeys(findings)))


def _noticed(checked: Checked, material: Material) -> Iterator[Finding]:
    """Yield what checking noticed, but for merges, of which the lists tell more."""
    hall = open_material(material)[0]
    merges = {each.spot for each in hall.merges} if isinstance(hall, Hall) else set()
    yield from (each for each in checked.noticed if each.spot not in merges)


def _beside(workbook: Path) -> Iterator[Finding]:
    """Notice what lies beside a workbook and says that something may be missing in it."""
    # Spreadsheet programs leave such a mark beside a workbook that is open in them.
    marks = (f"~${workbook.name}", f".~lock.{workbook.name}#")
    if any(workbook.with_name(mark).exists() for mark in marks):
        what = message("The workbook is open in another program")
        remedy = message("Only what was saved was counted. Save it, close it, and count once more.")
        yield finding(what, Spot(workbook.name), remedy=remedy)
    for log in sorted(workbook.parent.glob(f"*{SUFFIX}")):
        name = log.name.removesuffix(SUFFIX)
        if not log.with_name(name).exists():
            what = message("This is the log of {workbook}, which is not here", workbook=name)
            remedy = message("If the workbook got another name, give the log the same one.")
            yield finding(what, Spot(log.name), remedy=remedy)
