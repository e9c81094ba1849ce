"""What the page says of a bundle, and what the program says of it."""

import base64
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from attrs import frozen

from prioritize.audit.bundle import Bundle
from prioritize.audit.verify import verify
from prioritize.workflow.bundled import recount
from tests.driven import Driven


__all__ = ["Told", "chosen", "program_codes", "told_of"]

Files: TypeAlias = "Mapping[str, bytes]"


@frozen
class Told:
    """What the page says of one bundle: why it says nothing, or what it found and counted."""

    why: str
    findings: tuple[tuple[str, str], ...]
    states: tuple[str, ...]
    facts: dict[str, Any]

    @property
    def codes(self) -> set[str]:
        """The codes of what was found."""
        return {code for code, _ in self.findings}


def chosen(driven: Driven, field: str, path: Path) -> Told:
    """Choose a folder or an archive in a field, as a person does, and wait for the verdict."""
    driven.ask("document.body.dataset.state = ''")
    driven.choose(field, path)
    driven.wait("document.body.dataset.state === 'done'")
    return _told(json.loads(str(driven.ask("JSON.stringify(state.report)"))))


def told_of(driven: Driven, bundles: Iterable[Files]) -> list[Told]:
    """Have the page check many bundles at one go, without choosing them from the disk."""
    given = json.dumps([{path: _written(content) for path, content in b.items()} for b in bundles])
    answers = driven.ask(
        f"""JSON.stringify({given}.map((files) => checkBundle(new Map(
            Object.entries(files).map(([path, text]) =>
                [path, Uint8Array.from(atob(text), (each) => each.charCodeAt(0))])))))"""
    )
    return [_told(each) for each in json.loads(str(answers))]


def program_codes(files: Files) -> set[str]:
    """Return the codes of what the program finds."""
    return {finding.code for finding in verify(Bundle(files), recompute=recount)}


def _written(content: bytes) -> str:
    return base64.b64encode(content).decode()


def _told(report: dict[str, Any]) -> Told:
    return Told(
        report.get("why", ""),
        tuple((each["code"], each["place"]) for each in report["findings"]),
        tuple(each["state"] for each in report["lists"]),
        report["facts"],
    )
