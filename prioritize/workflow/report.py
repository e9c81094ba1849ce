"""Reports: a source is counted, and what came out is written as a file to print."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path, PurePath
from typing import Final, TypeAlias

from attrs import evolve, frozen

from prioritize.audit.material import CONSULTATION, Material
from prioritize.errors import Spot, UsageError, finding
from prioritize.intake.consultation import read_consultation
from prioritize.model.meeting import Meeting
from prioritize.ports.source import read_source
from prioritize.report.letters.letter import cases
from prioritize.report.letters.write import letters_html
from prioritize.report.protocol.compose import compose
from prioritize.report.protocol.document import Protocol
from prioritize.report.protocol.template import ProtocolTemplate
from prioritize.report.protocol.template_file import own_template
from prioritize.report.protocol.web import protocol_html
from prioritize.report.protocol.word import protocol_docx
from prioritize.report.public.occasion import Occasion, occasion_at
from prioritize.report.public.write import public_html
from prioritize.report.voice import Voice
from prioritize.tally.listing import Lists
from prioritize.text import Message, message
from prioritize.workflow.progress import Progress, silent
from prioritize.workflow.rank import rank


__all__ = ["Reported", "Speak", "Writer", "report", "worded", "writer_for"]

_USUAL: Final[Mapping[str, str]] = {"html": "public", "docx": "protocol"}
_FIRST: Final = ("ky", "ru", "en")

Speak: TypeAlias = "Callable[[str], Voice]"
"""Gives the voice of a language by its code."""


@frozen
class Reported:
    """What a report is made of."""

    lists: Lists
    occasion: Occasion
    voices: tuple[Voice, ...]
    template: ProtocolTemplate | None = None

    @property
    def protocol(self) -> Protocol:
        """The minutes, by our own template or by that of a municipality."""
        date = self.occasion.date
        return compose(self.lists, self.voices, date=date, template=self.template)


Writer: TypeAlias = "Callable[[Reported], bytes]"


def _public_html(made: Reported) -> bytes:
    return public_html(made.lists, made.occasion, made.voices)


def _protocol_html(made: Reported) -> bytes:
    return protocol_html(made.protocol)


def _protocol_docx(made: Reported) -> bytes:
    return protocol_docx(made.protocol)


def _letters_html(made: Reported) -> bytes:
    if not any(cases(made.lists)):
        what = message("There are no scores of reviewers to write letters about")
        raise UsageError(finding(what))
    return letters_html(made.lists, made.voices)


_WRITERS: Final[Mapping[tuple[str, str], Writer]] = {
    ("public", "html"): _public_html,
    ("protocol", "html"): _protocol_html,
    ("protocol", "docx"): _protocol_docx,
    ("letters", "html"): _letters_html,
}
"""What can be written, by kind and by the ending of the file."""


def writer_for(file: str, kind: str = "") -> Writer:
    """Find what writes a file, before anything is counted.

    Parameters
    ----------
    file
        The name of the file, whose ending says how it is written.
    kind
        What it is for, such as ``public``; where it is empty, what files of this ending mostly
        are for.

    Raises
    ------
    UsageError
        Such a report cannot be written.

    """
    ending = PurePath(file).suffix.lower().removeprefix(".")
    wanted = kind or _USUAL.get(ending, "")
    writer = _WRITERS.get((wanted, ending))
    if writer is None:
        raise UsageError(finding(_refusal(wanted, ending), Spot(file), remedy=_remedy(wanted)))
    return writer


def worded(writer: Writer, template: str) -> Writer:
    """Let minutes follow the template of a municipality.

    Parameters
    ----------
    writer
        What writes them, as `writer_for` finds it.
    template
        The path of the template.

    Raises
    ------
    UsageError
        Something else than minutes is written.
    InputError
        The template cannot be read.

    """
    if writer not in {_protocol_html, _protocol_docx}:
        what = message("Only the minutes have a template")
        remedy = message("Add --kind protocol, or leave the template out.")
        raise UsageError(finding(what, Spot(template), remedy=remedy))
    path = Path(template)
    own = own_template(read_source(path), path.name)
    return lambda made: writer(evolve(made, template=own))


def _refusal(kind: str, ending: str) -> Message:
    if not kind:
        return message("The name of the file does not say what to write")
    if not ending:
        return message("The name of the file has no ending, which says how the report is written")
    return message("The {kind} report cannot be written as .{ending}", kind=kind, ending=ending)


def _remedy(kind: str) -> Message:
    able = tuple(f".{ending}" for known, ending in _WRITERS if known == kind)
    if able:
        return message("Choose a name that ends with {endings}.", endings=able)
    every = tuple(f"--kind {known}: .{ending}" for known, ending in _WRITERS)
    return message("What there is: {reports}.", reports=every)


def report(
    material: Material,
    writer: Writer,
    *,
    speak: Speak,
    languages: Sequence[str] = (),
    progress: Progress = silent,
) -> bytes:
    """Count a source and write a report of it.

    Parameters
    ----------
    material
        What is counted.
    writer
        What writes the report, as `writer_for` finds it.
    speak
        Gives the voice of a language.
    languages
        Those of the report; where there are none, those that the meeting or the title speaks.
    progress
        Told after every list how many of how many are done.

    Raises
    ------
    UsageError
        There is no such list.
    PrioritizeError
        Something cannot be read, counted or written.

    """
    lists = rank(material, progress=progress)
    if not lists.listings:
        raise UsageError(finding(message("There is no list to report, as asked for")))
    spoken = tuple(languages) or _languages_of(lists)
    return writer(Reported(lists, _occasion(material, lists), tuple(map(speak, spoken))))


def _languages_of(lists: Lists) -> tuple[str, ...]:
    named = dict(lists.title.texts)
    first = next((each for each in _FIRST if named.get(each)), "en")
    return (lists.meeting or Meeting()).languages or (first,)


def _occasion(material: Material, lists: Lists) -> Occasion:
    """Find out when people were asked, and how many there are."""
    if material.form != CONSULTATION:
        return occasion_at(lists)
    consultation = read_consultation(material.read(material.source), material.source)
    adults = ((each.id, each.adults) for each in consultation.communities)
    return occasion_at(
        lists,
        date=consultation.date,
        adults=tuple((community, number) for community, number in adults if number is not None),
    )
