"""The material of a run, read into what it means: a consultation or an election."""

from collections.abc import Iterator
from typing import TypeAlias

from attrs import evolve

from prioritize.audit.material import CONSULTATION, WORKBOOK, Material
from prioritize.errors import Finding, InputError, PrioritizeError, Spot, UsageError, closest
from prioritize.intake.consultation import read_consultation
from prioritize.intake.elections import read_election
from prioritize.intake.hall.read import read_public_hall
from prioritize.intake.instruments import collect
from prioritize.model.consultation import COMBINED, Collected, Consultation, Input
from prioritize.model.election import Election
from prioritize.model.hall.evening import Hall
from prioritize.text import Message, message
from prioritize.workflow.hall_log import logged_merges
from prioritize.workflow.request import Request, request_from


__all__ = ["Source", "collected", "open_material", "wanted_inputs"]

Source: TypeAlias = "Consultation | Election | Hall"


def open_material(material: Material) -> tuple[Source, Request]:
    """Read the main file of a material, and the request that goes with it.

    Raises
    ------
    InputError
        The file does not hold together.

    """
    request = request_from(material.settings)
    content = material.read(material.source)
    if material.form == CONSULTATION:
        return read_consultation(content, material.source), request
    if material.form == WORKBOOK:
        return read_public_hall(content, logged_merges(material)), request
    return read_election(content, material.source, input_format=request.input_format), request


def wanted_inputs(consultation: Consultation, request: Request) -> tuple[Input, ...]:
    """Return the inputs that a request is about.

    Raises
    ------
    UsageError
        The consultation has no such community or instrument.

    """
    communities = [each.id for each in consultation.communities]
    instruments = list(dict.fromkeys(each.id for each in consultation.inputs))
    _known(request.community, communities, message("community"))
    _known(request.instrument, [*instruments, COMBINED], message("instrument"))
    return tuple(
        each
        for each in consultation.inputs
        if each.community in ("", request.community) or not request.community
    )


def _known(asked: str, known: list[str], what: Message) -> None:
    if asked and asked not in known:
        text = message("There is no {what} {id}", what=what, id=repr(asked))
        raise UsageError(Finding(text, remedy=closest(asked, known)))


def _placed(part: Collected, file: str) -> Collected:
    """Say of every finding in which file it was made."""
    return evolve(part, findings=tuple(each.at(Spot(file=file)) for each in part.findings))


def collected(
    consultation: Consultation, inputs: tuple[Input, ...], material: Material
) -> Iterator[tuple[Collected, ...]]:
    """Read the inputs one after another; what is wrong in all of them is raised at the end.

    Raises
    ------
    InputError
        Inputs cannot be read; the findings of all of them together.

    """
    findings: list[Finding] = []
    for each in inputs:
        try:
            parts = collect(material.read(each.file), each, consultation)
            yield tuple(_placed(part, each.file) for part in parts)
        except PrioritizeError as error:
            findings.extend(finding.at(Spot(file=each.file)) for finding in error.findings)
    if findings:
        raise InputError(findings)
