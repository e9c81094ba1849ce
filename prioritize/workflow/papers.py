"""The papers of an evening, written beside its workbook under names that tell counts apart."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from attrs import frozen

from prioritize.audit.bundle import Bundle
from prioritize.audit.env import Clock
from prioritize.audit.layout import BLOBS, RESULTS
from prioritize.audit.material import Material
from prioritize.errors import Finding
from prioritize.model.digest import canonical_json, sha256
from prioritize.ports.archive import read_zip, zip_bytes
from prioritize.ports.bundle_io import read_bundle
from prioritize.ports.keeping import keep, sealed
from prioritize.ports.limits import LIMITS
from prioritize.report.evening_page import Evening, Paper, PaperKind, findings_text
from prioritize.report.protocol.compose import compose
from prioritize.report.protocol.web import protocol_html
from prioritize.report.protocol.word import protocol_docx
from prioritize.report.public.occasion import occasion_at
from prioritize.report.public.write import public_html
from prioritize.report.voice import Voice
from prioritize.tally.listing import Lists
from prioritize.workflow.bundled import make_bundle, seal_of


__all__ = ["SUFFIXES", "Count", "Written", "beside", "write_papers"]

SUFFIXES: Final[Mapping[PaperKind, str]] = {
    "result": "result.html",
    "protocol-docx": "protocol.docx",
    "protocol-html": "protocol.html",
    "bundle": "bundle.zip",
    "findings": "findings.txt",
}
"""How the names of the papers end, by what they are."""
_MARK: Final = 8
_NAMED: Final = re.compile(
    r"([0-9a-f]{8})-(?:result|protocol|bundle|findings)(?:-[a-z]{2,3})*(?:-\d+)?\.\w+"
)


@frozen
class Count:
    """A workbook that was counted, with all that a person should look at."""

    workbook: Path
    material: Material
    lists: Lists
    findings: tuple[Finding, ...]

    @property
    def mark(self) -> str:
        """What sets the papers of this count apart from those of another one."""
        files = sorted((name, sha256(each)) for name, each in self.material.files.items())
        return sha256(canonical_json([files, dict(self.material.settings)]))[:_MARK]


@frozen
class Written:
    """The evening with its papers, and the page to show."""

    evening: Evening
    page: Path


def beside(workbook: Path, suffix: str) -> Path:
    """Return the path of a file that goes with a workbook."""
    return workbook.with_name(f"{workbook.stem}-{suffix}")


def write_papers(
    count: Count,
    *,
    voices: tuple[Voice, ...],
    minutes: tuple[Voice, ...],
    clock: Clock,
    asked: tuple[str, ...] = (),
) -> Written:
    """Write all papers, once all of them are made.

    Parameters
    ----------
    count
        What was counted.
    voices
        The languages of the page for everybody and of the findings.
    minutes
        The languages of the protocol, side by side.
    clock
        Says when the bundle is made.
    asked
        The languages that were asked for in place of the workbook's own; the papers are named
        after them and lie beside those in its own.

    Raises
    ------
    OutputError
        Something cannot be written.

    """
    made = _made(count, voices, minutes, clock)
    earlier = tuple(_earlier(count))
    kept = {
        kind: keep(
            beside(count.workbook, f"{count.mark}-{_in_languages(kind, asked)}"),
            made[kind],
            same=_same_count if kind == "bundle" else bytes.__eq__,
        )
        for kind in SUFFIXES
    }
    evening = Evening(
        workbook=count.workbook.name,
        lists=count.lists,
        papers=tuple(Paper(kind, each.path.name, each.state) for kind, each in kept.items()),
        earlier=earlier,
        noticed=len(count.findings),
        seal=seal_of(read_bundle(kept["bundle"].path)),
    )
    return Written(evening, kept["result"].path)


def _in_languages(kind: PaperKind, asked: tuple[str, ...]) -> str:
    """Return how the name of a paper ends; a bundle is the same in every language."""
    stem, dot, ending = SUFFIXES[kind].partition(".")
    return "-".join((stem, *(() if kind == "bundle" else asked))) + dot + ending


def _made(
    count: Count, voices: tuple[Voice, ...], minutes: tuple[Voice, ...], clock: Clock
) -> dict[PaperKind, bytes]:
    protocol = compose(count.lists, minutes)
    bundle = make_bundle(count.material, count.lists, clock=clock)
    names = dict(count.lists.names)
    findings = findings_text(count.findings, count.workbook.name, voices, names)
    return {
        "result": public_html(count.lists, occasion_at(count.lists), voices),
        "protocol-docx": protocol_docx(protocol),
        "protocol-html": protocol_html(protocol),
        "bundle": zip_bytes(bundle.files),
        "findings": sealed(findings),
    }


def _earlier(count: Count) -> Iterator[str]:
    """Name the papers of other counts of the same workbook."""
    prefix = f"{count.workbook.stem}-"
    for path in sorted(count.workbook.parent.iterdir()):
        found = _NAMED.fullmatch(path.name.removeprefix(prefix))
        if found and path.name.startswith(prefix) and found[1] != count.mark:
            yield path.name


def _same_count(old: bytes, new: bytes) -> bool:
    """Say whether two bundles hold the same count, made perhaps at another time."""
    return _counted(read_zip(old, LIMITS)) == _counted(read_zip(new, LIMITS))


def _counted(bundle: Bundle) -> dict[str, bytes] | None:
    """Return what of a bundle does not depend on when it was made; nothing of a damaged one."""
    if bundle.findings:
        return None
    return {name: each for name, each in bundle.files.items() if name.startswith((BLOBS, RESULTS))}
