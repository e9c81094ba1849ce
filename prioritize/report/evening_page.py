"""What a person is told when an evening has been counted, or has to be mended first."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final, Literal

from attrs import frozen

from prioritize.errors import Finding
from prioritize.model.project import Names
from prioritize.report.block import Block, Column, Heading, Paragraph, Points, Table
from prioritize.report.findings_page import findings_page
from prioritize.report.headline import headline, told_decision
from prioritize.report.listing_page import listing_title
from prioritize.report.naming import Naming, naming
from prioritize.report.plain import plain_text
from prioritize.report.result_page import grouped
from prioritize.report.template import in_turn, quoted
from prioritize.report.tie_sentence import tie_decisions
from prioritize.report.voice import Voice
from prioritize.tally.listing import Lists
from prioritize.tally.result import ranking_of
from prioritize.text import Message, counted, message


__all__ = ["Evening", "Paper", "PaperKind", "evening_text", "faults_text", "findings_text"]

PaperKind = Literal["result", "protocol-docx", "protocol-html", "bundle", "findings"]

_PURPOSES: Final[Mapping[PaperKind, Message]] = {
    "result": message("the result for everybody: print it and hang it up"),
    "protocol-docx": message("the protocol: read it, print it, have it signed"),
    "protocol-html": message("the same protocol, to be read without Word"),
    "bundle": message("the file to send: with it anybody can count again"),
    "findings": message("what the program noticed"),
}


@frozen
class Paper:
    """One file that lies beside the workbook now, and how it came there.

    `state` is ``same`` where it lay there already, and ``numbered`` where a file of its name had
    been changed and stays.
    """

    kind: PaperKind
    name: str
    state: Literal["written", "same", "numbered"] = "written"


@frozen
class Evening:
    """What became of a workbook.

    Attributes
    ----------
    workbook
        The name of its file.
    lists
        What was counted.
    papers
        What lies beside it now.
    earlier
        Files of earlier counts that lie there too.
    noticed
        How many findings a person should look at.
    seal
        The seal of the bundle, to be noted where others see it.

    """

    workbook: str
    lists: Lists
    papers: tuple[Paper, ...]
    earlier: tuple[str, ...] = ()
    noticed: int = 0
    seal: str = ""


def evening_text(evening: Evening, voice: Voice) -> str:
    """Say who is first, which files there are, and what comes next."""
    return plain_text(_evening(evening, voice), voice.catalog)


def _evening(evening: Evening, voice: Voice) -> Iterator[Block]:
    lists = evening.lists
    title = lists.title.in_language(voice.language)
    yield Heading(quoted(title) if title else quoted(evening.workbook), 1)
    if lists.kind == "training":
        yield Paragraph(message("TRAINING: votes made up for practice. These are no results."))
    yield from _leaders(lists, voice)
    yield Heading(message("Beside {workbook} there is now", workbook=evening.workbook), 2)
    columns = (Column(message("File")), Column(message("What it is")))
    yield Table(
        columns, tuple((quoted(each.name), _PURPOSES[each.kind]) for each in evening.papers)
    )
    remarks = tuple(_remarks(evening))
    if remarks:
        yield Points(remarks)
    yield Heading(message("What to do next"), 2)
    yield Points(tuple(_next(evening)))


def _leaders(lists: Lists, voice: Voice) -> Iterator[Block]:
    """Say of every list who leads it."""
    names = naming(lists, voice.language, voice.catalog)
    for each in lists.listings:
        own = names.within(each)
        told = told_decision(each)
        lead = (*headline(each, own), *tie_decisions(each.result, own, told=told))
        if lead:
            yield Paragraph(
                message("{list}: {lead}", list=listing_title(each, own), lead=in_turn(lead))
            )


def _remarks(evening: Evening) -> Iterator[Message]:
    for each in evening.papers:
        if each.state == "numbered":
            yield message(
                "Another file had this name, perhaps because somebody changed it. It stays; the new"
                " one is {name}.",
                name=each.name,
            )
    if all(each.state == "same" for each in evening.papers):
        yield message("All of them were there already, and nothing has changed since.")
    if evening.earlier:
        yield message(
            "These files are of an earlier count; do not send them: {names}.", names=evening.earlier
        )


def _next(evening: Evening) -> Iterator[Message]:
    if evening.noticed:
        yield counted(
            "The program noticed {number} thing. Read it first.",
            "The program noticed {number} things. Read them first.",
            number=evening.noticed,
        )
    if any(_is_shared(tiers) for tiers in _tiers(evening.lists)):
        yield message(
            "Some places are shared. To settle them, vote again among the tied, write it down on"
            " the sheet for re-votes, and drop the workbook once more."
        )
    yield message("Read the places aloud, and let people ask why.")
    yield message("Have the protocol signed by all who are named in it.")
    yield message("Send the file that ends with .zip. No names and telephones are in it.")
    if evening.seal:
        yield message(
            "Note where others see it, on the flip chart or in a photo: {seal}",
            seal=grouped(evening.seal),
        )


def _tiers(lists: Lists) -> Iterator[Sequence[tuple[str, ...]]]:
    for each in lists.listings:
        if not each.map_evidence:
            yield ranking_of(each.result.outcome).tiers


def _is_shared(tiers: Sequence[tuple[str, ...]]) -> bool:
    return any(len(tier) > 1 for tier in tiers)


def faults_text(findings: Sequence[Finding], workbook: str, voices: Sequence[Voice]) -> str:
    """Write what has to be mended, in one language after another."""
    return "\n".join(plain_text(_faults(findings, workbook, each), each.catalog) for each in voices)


def _faults(findings: Sequence[Finding], workbook: str, voice: Voice) -> Iterator[Block]:
    number = len(set(findings))
    yield Heading(quoted(workbook), 1)
    yield Paragraph(
        counted(
            "{number} thing has to be mended before this can be counted.",
            "{number} things have to be mended before this can be counted.",
            number=number,
        )
    )
    yield from findings_page(message("To be mended"), findings, Naming({}, catalog=voice.catalog))
    yield Heading(message("What to do next"), 2)
    yield Points(
        (
            message("Mend it in the workbook, save it, and close it."),
            message("Then drop the workbook once more."),
        )
    )


def findings_text(
    findings: Sequence[Finding],
    workbook: str,
    voices: Sequence[Voice],
    names: Mapping[str, Names] = MappingProxyType({}),
) -> str:
    """Write what a person should look at, in one language after another.

    Parameters
    ----------
    findings, workbook
        What was found in which file.
    voices
        The languages.
    names
        Names by id, of whatever findings speak of.

    """
    pages = ((_findings(findings, workbook, _naming(each, names)), each) for each in voices)
    return "\n".join(plain_text(page, voice.catalog) for page, voice in pages)


def _naming(voice: Voice, names: Mapping[str, Names]) -> Naming:
    return Naming(names, voice.language, catalog=voice.catalog)


def _findings(findings: Sequence[Finding], workbook: str, names: Naming) -> Iterator[Block]:
    yield Heading(quoted(workbook), 1)
    if not findings:
        yield Paragraph(message("Nothing was found."))
    yield from findings_page(message("To be looked at"), findings, names)
