"""Findings as blocks of a page, file by file."""

from collections.abc import Iterable, Iterator

from attrs import evolve

from prioritize.errors import Finding
from prioritize.report.block import Block, Heading, Paragraph, Points
from prioritize.report.naming import Naming
from prioritize.text import Message, message


__all__ = ["findings_page"]


def findings_page(title: Message, findings: Iterable[Finding], names: Naming) -> Iterator[Block]:
    """List findings once, under the file they stand in; those that stand in none come first."""
    by_file: dict[str, list[Finding]] = {"": []}
    for each in dict.fromkeys(findings):
        by_file.setdefault(each.spot.file, []).append(each)
    found = {file: group for file, group in by_file.items() if group}
    if found:
        yield Heading(title, 2)
    for file, group in found.items():
        if file:
            yield Paragraph(message("{file}:", file=file))
        yield Points(tuple(_without_file(each, names) for each in group))


def _without_file(finding: Finding, names: Naming) -> Message:
    return names.finding(evolve(finding, spot=evolve(finding.spot, file="")))
