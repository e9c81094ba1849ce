"""Gather what a run needs: the main file and every file that it names."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, TypeAlias

from attrs import evolve

from prioritize.audit.material import CONSULTATION, WORKBOOK, Material, clean_name
from prioritize.audit.merge_log import SUFFIX, complete_lines
from prioritize.errors import Finding, InputError, PrioritizeError, Spot, UsageError
from prioritize.intake.committee.read import read_committee
from prioritize.intake.committee.sniff import is_committee
from prioritize.intake.committee.write import SCORES, committee_rules, committee_scores
from prioritize.intake.consultation import read_consultation
from prioritize.intake.hall.public import public_hall
from prioritize.intake.hall.record import RECORD_NAME
from prioritize.intake.hall.sniff import is_hall
from prioritize.model.consultation import Consultation
from prioritize.ports.source import read_source
from prioritize.text import message
from prioritize.workflow.bundled import is_bundle, material_of_bundle
from prioritize.workflow.request import Request


__all__ = ["CONSULTATION_FILE", "STDIN", "Reader", "gather"]

CONSULTATION_FILE: Final = "consultation.toml"
"""The name of a consultation in its folder."""
STDIN: Final = "-"
"""The source that stands for standard input."""

_WORKBOOKS: Final = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")

Reader: TypeAlias = "Callable[[Path], bytes]"
"""Gives the content of a file or raises `InputError`."""


def gather(
    source: str,
    request: Request,
    *,
    read: Reader = read_source,
    stdin: Callable[[], bytes] | None = None,
) -> Material:
    """Read the main file and all the files that it names.

    Parameters
    ----------
    source
        A consultation, a folder that holds one, a workbook of the hall, a bundle, a file of
        ballots, or ``-``.
    request
        What was asked for beyond the files.
    read
        Gives the content of a file.
    stdin
        Gives what standard input holds.

    Raises
    ------
    InputError
        Files are missing or cannot be read; all of them are named.
    UsageError
        Standard input was named without saying how to read it.

    """
    request = _with_order(request, read)
    if source == STDIN:
        return _from_stdin(request, stdin)
    path = Path(source)
    if is_bundle(path):
        return material_of_bundle(path, request)
    if path.is_dir():
        path /= CONSULTATION_FILE
    content = read(path)
    name = clean_name(path.name)
    if path.suffix.lower() in _WORKBOOKS and is_hall(content):
        return _from_workbook(content, path, request, read)
    if path.suffix.lower() in _WORKBOOKS and is_committee(content):
        return _from_committee(content, path, request)
    if path.suffix.lower() != ".toml":
        return Material("ballots", name, {name: content}, request.settings())
    consultation = read_consultation(content, path.name)
    files = {name: content, **_inputs(consultation, path, read)}
    return Material(CONSULTATION, name, files, request.settings())


def _with_order(request: Request, read: Reader) -> Request:
    """Replace ``order:@FILE`` by the ids that the file lists, one a line."""
    if not request.tie_break.startswith("order:@"):
        return request
    path = request.tie_break.removeprefix("order:@")
    try:
        lines = read(Path(path)).decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        what = message("The order of projects is not in UTF-8")
        raise InputError(Finding(what, Spot(path))) from error
    ids = [line.strip() for line in lines if line.strip()]
    return evolve(request, tie_break=f"order:{','.join(ids)}")


def _from_stdin(request: Request, stdin: Callable[[], bytes] | None) -> Material:
    if not request.input_format or stdin is None:
        raise UsageError(
            Finding(
                message("Standard input does not say what it holds"),
                remedy=message("Name the format, such as --input-format toi."),
            )
        )
    name = f"stdin.{request.input_format.lstrip('.')}"
    return Material("ballots", name, {name: stdin()}, request.settings())


def _from_workbook(content: bytes, path: Path, request: Request, read: Reader) -> Material:
    """Keep of a workbook what may leave the laptop, and the log of decisions beside it."""
    files = {RECORD_NAME: public_hall(content, path.name)}
    log = path.with_name(path.name + SUFFIX)
    if log.exists():
        files[clean_name(log.name)] = complete_lines(read(log))
    return Material(WORKBOOK, RECORD_NAME, files, request.settings())


def _from_committee(content: bytes, path: Path, request: Request) -> Material:
    """Keep of a committee's workbook its rules and scores, as a consultation."""
    read = read_committee(content, path.name)
    files = {CONSULTATION_FILE: committee_rules(read), SCORES: committee_scores(read)}
    return Material(CONSULTATION, CONSULTATION_FILE, files, request.settings())


def _inputs(consultation: Consultation, path: Path, read: Reader) -> dict[str, bytes]:
    """Read every file that the inputs name, or name all that cannot be read."""
    files: dict[str, bytes] = {}
    findings: list[Finding] = []
    for file, spot in _named_files(consultation, path.name):
        try:
            files[clean_name(file)] = read(path.parent / file)
        except PrioritizeError as error:
            findings.extend(
                evolve(each, spot=evolve(spot, field=f"{spot.field} = {file!r}"))
                for each in error.findings
            )
    if findings:
        raise InputError(findings)
    return files


def _named_files(consultation: Consultation, name: str) -> Iterator[tuple[str, Spot]]:
    seen: set[str] = set()
    for index, each in enumerate(consultation.inputs):
        if each.file not in seen:
            seen.add(each.file)
            yield each.file, Spot(name, field=f"inputs[{index}].file")
