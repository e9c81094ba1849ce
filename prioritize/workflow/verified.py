"""Verify bundles where they lie: how far each holds, and what differs between two."""

from collections.abc import Sequence
from pathlib import Path

from attrs import evolve, field, frozen

from prioritize.audit.bundle import Bundle
from prioritize.audit.chain import LOG, read_log
from prioritize.audit.checkpoint import NOTE, checkpoint_of
from prioritize.audit.difference import Difference, compare_bundles
from prioritize.audit.history import check_history
from prioritize.audit.layout import HEADER, audience_of
from prioritize.audit.material import Material, Recount
from prioritize.audit.merkle import lines_of
from prioritize.audit.record import tool_of
from prioritize.audit.recounted import Levels, Recounted, levels_of
from prioritize.audit.sampling_told import comparisons_in
from prioritize.audit.signed_note import check_signed, read_key
from prioritize.audit.verify import check_integrity, verify
from prioritize.errors import AuditError, Finding
from prioritize.ports.bundle_io import read_bundle
from prioritize.workflow.bundled import TOOL, recount, seal_of
from prioritize.workflow.progress import Progress, silent


__all__ = ["Kept", "Verified", "compare_paths", "verify_path"]


@frozen
class Kept:
    """A checkpoint that was kept outside: what the file is called, and what it holds."""

    name: str
    content: bytes = field(repr=False)


@frozen
class Verified:
    """What verifying came to: what was found, how far it came, what could be counted again."""

    findings: tuple[Finding, ...]
    levels: Levels
    recounted: Recounted | None = None


def verify_path(
    path: Path,
    *,
    against: Kept | None = None,
    keys: Sequence[str] = (),
    progress: Progress = silent,
) -> Verified:
    """Check a bundle and count it again; no findings means that all is well.

    Parameters
    ----------
    path
        The folder or the archive.
    against
        An earlier checkpoint, of which the log has to be a continuation.
    keys
        Keys with which the checkpoint has to be signed.
    progress
        Is told how far counting is.

    Raises
    ------
    AuditError
        One of the keys is none.

    """
    known = tuple(map(read_key, keys))
    bundle = read_bundle(path)
    counted: list[Recounted] = []

    def recompute(material: Material) -> Recount:
        again = recount(material, progress=progress)
        counted.append(_recounted(bundle, material, again))
        return again

    log = bundle.files.get(LOG, b"")
    findings = verify(bundle, recompute=recompute)
    history = tuple(check_history(log, against.content, name=against.name)) if against else None
    note = bundle.files.get(NOTE, b"")
    signed = [found for key in known for found in check_signed(note, key, name=NOTE)]
    first = next(lines_of(log), b"")
    tool = tool_of(read_log(first + b"\n").events.values())
    levels = levels_of(
        findings,
        is_counted=bool(counted),
        is_same_version=tool == TOOL,
        history=history,
        signed=signed if known else None,
    )
    told = counted[-1] if counted else None
    if told and levels.integrity:
        told = evolve(told, comparisons=comparisons_in(read_log(log).events.values()))
    return Verified((*findings, *(history or ()), *signed), levels, told)


def _recounted(bundle: Bundle, material: Material, again: Recount) -> Recounted:
    return Recounted(
        title=again.title,
        files=len(material.files),
        lists=len(again.runs),
        rules=again.rules,
        seal=seal_of(bundle),
        audience=audience_of(bundle.files.get(HEADER, b"")),
        checkpoint=checkpoint_of(bundle.files.get(LOG, b"")),
    )


def compare_paths(old: Path, new: Path) -> Difference:
    """Say what differs between two bundles.

    Raises
    ------
    AuditError
        One of them does not hold together.

    """
    bundles = tuple(map(read_bundle, (old, new)))
    findings = [
        evolve(each, spot=evolve(each.spot, file=f"{path}: {each.spot.file}"))
        for path, bundle in zip((old, new), bundles, strict=True)
        for each in check_integrity(bundle)
    ]
    if findings:
        raise AuditError(findings)
    return compare_bundles(*bundles)
