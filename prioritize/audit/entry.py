"""The events of version 0: what a count puts into the log, and what their bodies must hold."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from attrs import frozen

from prioritize.audit.canonical import Value
from prioritize.audit.chain import Entry
from prioritize.audit.event import VERSION
from prioritize.audit.material import FORMS, Imported, Material, Recount, Run
from prioritize.audit.printable import printable
from prioritize.audit.schema import (
    Check,
    anything_named,
    digest,
    exactly,
    listed,
    nullable,
    one_of,
    record,
    text,
    whole,
)
from prioritize.errors import Finding
from prioritize.model.digest import sha256


__all__ = [
    "BODIES",
    "CONFIGURED",
    "CREATED",
    "IMPORTED",
    "NOTED",
    "PUBLISHED",
    "RUN",
    "Tool",
    "entries",
]

CREATED: Final = "consultation.created"
CONFIGURED: Final = "config.set"
IMPORTED: Final = "file.imported"
RUN: Final = "method.run"
PUBLISHED: Final = "result.published"
NOTED: Final = "note"

_MOST_FINDINGS: Final = 500
_LONGEST_FINDING: Final = 500

_FINDING: Final = record(
    code=text, what=text, file=text, sheet=text, row=whole, column=whole, field=text
)

BODIES: Final[Mapping[str, Check]] = {
    CREATED: record(
        version=exactly(VERSION),
        form=one_of(*FORMS),
        source=text,
        title=text,
        tool=record(name=text, version=text),
    ),
    CONFIGURED: record(rules=digest, settings=anything_named),
    IMPORTED: record(
        name=text,
        blob=digest,
        bytes=whole,
        found=whole,
        findings=listed(_FINDING),
    ),
    RUN: record(
        community=nullable(text),
        instrument=nullable(text),
        level=nullable(text),
        view=nullable(text),
        method=text,
        version=whole,
        options=anything_named,
        tie_break=text,
        profile=digest,
        result=digest,
    ),
    PUBLISHED: record(files=listed(record(name=text, sha256=digest, bytes=whole))),
    NOTED: record(text=text),
}
"""The known types of events in the order in which they come, and the form of their bodies."""


@frozen
class Tool:
    """The program that counted."""

    name: str
    version: str


def entries(
    material: Material, recount: Recount, *, tool: Tool, notes: Iterable[str] = ()
) -> tuple[Entry, ...]:
    """Return what the log of a count says, in order; equal counts give equal entries."""
    return tuple(_entries(material, recount, tool, notes))


def _entries(
    material: Material, recount: Recount, tool: Tool, notes: Iterable[str]
) -> Iterator[Entry]:
    created: dict[str, Value] = {
        "version": VERSION,
        "form": material.form,
        "source": material.source,
        "title": printable(recount.title),
        "tool": {"name": tool.name, "version": tool.version},
    }
    yield Entry(CREATED, created)
    yield Entry(CONFIGURED, {"rules": recount.rules, "settings": dict(material.settings)})
    imported = {each.name: each for each in recount.imported}
    for name, content in sorted(material.files.items()):
        yield _imported(imported.get(name, Imported(name)), content)
    for run in recount.runs:
        yield _run(run)
    for note in notes:
        yield Entry(NOTED, {"text": printable(note, limit=_LONGEST_FINDING)})
    yield _published(recount.results)


def _imported(imported: Imported, content: bytes) -> Entry:
    body: dict[str, Value] = {
        "name": imported.name,
        "blob": sha256(content),
        "bytes": len(content),
        "found": len(imported.findings),
        "findings": [_finding(each) for each in imported.findings[:_MOST_FINDINGS]],
    }
    return Entry(IMPORTED, body)


def _finding(finding: Finding) -> dict[str, Value]:
    spot = finding.spot
    return {
        "code": finding.code,
        "what": printable(str(finding.what), limit=_LONGEST_FINDING),
        "file": printable(spot.file),
        "sheet": printable(spot.sheet),
        "row": spot.row,
        "column": spot.column,
        "field": printable(spot.field),
    }


def _run(run: Run) -> Entry:
    body: dict[str, Value] = {
        "community": run.community,
        "instrument": run.instrument,
        "level": run.level,
        "view": run.view,
        "method": run.method,
        "version": run.version,
        "options": dict(run.options),
        "tie_break": run.tie_break,
        "profile": run.profile,
        "result": run.result,
    }
    return Entry(RUN, body)


def _published(results: Mapping[str, bytes]) -> Entry:
    files: list[Value] = [
        {"name": name, "sha256": sha256(content), "bytes": len(content)}
        for name, content in sorted(results.items())
    ]
    return Entry(PUBLISHED, {"files": files})
