"""What a count puts into the log, in order."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, TypeAlias

from attrs import define, field, frozen

from prioritize.audit.canonical import Value
from prioritize.audit.chain import Entry
from prioritize.audit.closing_rules import seed_in
from prioritize.audit.commitment import Disclosure, Salt
from prioritize.audit.counting_types import (
    CONFIGURED,
    CREATED,
    DECIDED,
    FROZEN,
    IMPORTED,
    NOTED,
    PUBLISHED,
    RUN,
    SEED,
)
from prioritize.audit.event import VERSION
from prioritize.audit.material import Decided, Imported, Material, Recount, Run
from prioritize.audit.past import Past
from prioritize.audit.printable import printable
from prioritize.errors import Finding
from prioritize.model.digest import sha256


__all__ = ["Hide", "Hiding", "Tool", "entries"]

_MOST_FINDINGS: Final = 500
_LONGEST_FINDING: Final = 500
_HOW: Final = "named in the rules or with the count; when it was drawn is not known here"

Hide: TypeAlias = "Callable[[str, str], Mapping[str, Value]]"
"""Gives what stands in the log for a personal value, by the value's name and itself."""


@frozen
class Tool:
    """The program that counted."""

    name: str
    version: str


@define
class Hiding:
    """Commits to personal values, and keeps what discloses them."""

    salt: Salt
    disclosures: dict[str, Disclosure] = field(factory=dict)

    def __call__(self, name: str, value: str) -> dict[str, Value]:
        """Return what stands in the log for the value."""
        disclosure = Disclosure(self.salt(), name, value)
        self.disclosures[disclosure.digest()] = disclosure
        return disclosure.committed()


def entries(
    material: Material, recount: Recount, *, tool: Tool, hide: Hide, notes: Iterable[str] = ()
) -> tuple[Entry, ...]:
    """Return what the log of a count says, in order; equal counts give equal entries."""
    return tuple(_entries(material, recount, tool, hide, notes))


def _entries(
    material: Material, recount: Recount, tool: Tool, hide: Hide, notes: Iterable[str]
) -> Iterator[Entry]:
    yield Entry(CREATED, _created(material, recount, tool))
    yield Entry(CONFIGURED, {"rules": recount.rules, "settings": dict(material.settings)})
    imported = {each.name: each for each in recount.imported}
    past = Past()
    for name, content in sorted(material.files.items()):
        entry = _imported(imported.get(name, Imported(name)), content, hide)
        past.files.append([name, str(entry.body["blob"])])
        yield entry
    yield Entry(FROZEN, past.frozen())
    for seed in dict.fromkeys(_seeds(recount.runs)):
        yield Entry(SEED, {"digits": seed, "how": _HOW, "who": ""})
    for run in recount.runs:
        yield _run(run)
    for decided in recount.decisions:
        yield _decided(decided, hide)
    for note in notes:
        yield Entry(NOTED, {"text": printable(note, limit=_LONGEST_FINDING)})
    yield _published(recount.results)


def _created(material: Material, recount: Recount, tool: Tool) -> dict[str, Value]:
    return {
        "version": VERSION,
        "form": material.form,
        "source": material.source,
        "title": printable(recount.title),
        "tool": {"name": tool.name, "version": tool.version},
    }


def _imported(imported: Imported, content: bytes, hide: Hide) -> Entry:
    body: dict[str, Value] = {
        "name": imported.name,
        "blob": sha256(content),
        "bytes": len(content),
        "found": len(imported.findings),
        "findings": [_finding(each, hide) for each in imported.findings[:_MOST_FINDINGS]],
    }
    return Entry(IMPORTED, body)


def _finding(finding: Finding, hide: Hide) -> dict[str, Value]:
    """Record a finding; what it says may quote a person's cell, so it is only committed to."""
    spot = finding.spot
    return {
        "code": finding.code,
        "what": hide("finding", printable(str(finding.what), limit=_LONGEST_FINDING)),
        "file": printable(spot.file),
        "sheet": printable(spot.sheet),
        "row": spot.row,
        "column": spot.column,
        "field": printable(spot.field),
    }


def _seeds(runs: Iterable[Run]) -> Iterator[str]:
    found = (seed_in(run.tie_break) for run in runs)
    return (seed for seed in found if seed is not None)


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


def _decided(decided: Decided, hide: Hide) -> Entry:
    body: dict[str, Value] = {
        "project": decided.project,
        "decision": decided.decision,
        "amount": decided.amount,
        "reason": hide("reason", printable(decided.reason, limit=_LONGEST_FINDING)),
    }
    return Entry(DECIDED, body)


def _published(results: Mapping[str, bytes]) -> Entry:
    files: list[Value] = [
        {"name": name, "sha256": sha256(content), "bytes": len(content)}
        for name, content in sorted(results.items())
    ]
    return Entry(PUBLISHED, {"files": files})
