"""Bundles of a run: what counting came to is written, and counted again by whoever verifies."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from attrs import evolve, field, frozen

from prioritize import __version__, registry
from prioritize.audit.bundle import Bundle, Stamp, build_bundle
from prioritize.audit.chain import LOG, read_log
from prioritize.audit.checkpoint import NOTE, checkpoint_of
from prioritize.audit.difference import Difference, compare_bundles
from prioritize.audit.entry import Tool
from prioritize.audit.env import Clock
from prioritize.audit.history import check_history
from prioritize.audit.layout import HEADER, PUBLIC, SUMS, audience_of
from prioritize.audit.material import PUBLISHED, WORKBOOK, Decided, Imported, Material, Recount, Run
from prioritize.audit.record import tool_of
from prioritize.audit.recounted import Levels, Recounted, levels_of
from prioritize.audit.signed_note import check_signed, read_key
from prioritize.audit.verify import bundled_material, check_integrity, verify
from prioritize.errors import AuditError, Finding, UsageError
from prioritize.model.consultation import Decision
from prioritize.model.digest import canonical_json, sha256
from prioritize.ports.bundle_io import Existing, is_bundle, read_bundle, write_bundle
from prioritize.ports.chance import new_salt
from prioritize.report.csv_table import canonical_csv
from prioritize.report.json_result import result_json
from prioritize.tally.listing import Listing, Lists
from prioritize.text import message, number_text
from prioritize.workflow.progress import Progress, silent
from prioritize.workflow.public import published_material, stated_lists
from prioritize.workflow.rank import rank
from prioritize.workflow.request import Request


__all__ = [
    "Kept",
    "Verified",
    "compare_paths",
    "is_bundle",
    "make_bundle",
    "make_public_bundle",
    "material_of_bundle",
    "recount",
    "save_bundle",
    "save_public_bundle",
    "seal_of",
    "verify_path",
]

RESULT: Final = "result.json"
TABLE: Final = "ranking.canonical.csv"
STATED: Final = "stated.json"

_TOOL: Final = Tool("prioritize", __version__)


def material_of_bundle(path: Path, request: Request) -> Material:
    """Return what a bundle counted, with its own settings unless others are asked for.

    Raises
    ------
    AuditError
        The bundle does not hang together.

    """
    material = bundled_material(read_bundle(path))
    given = {
        name: value for name, value in request.settings().items() if value not in (None, "", ())
    }
    return evolve(material, settings={**material.settings, **given}) if given else material


def save_bundle(
    path: Path, material: Material, lists: Lists, *, clock: Clock, existing: Existing
) -> str:
    """Write the bundle of lists that were counted from the material, and return its seal.

    Raises
    ------
    UsageError
        The lists are what-ifs; a bundle holds what was declared.
    OutputError
        Something lies there already, or writing fails.

    """
    bundle = make_bundle(material, lists, clock=clock)
    write_bundle(path, bundle, existing=existing)
    return seal_of(bundle)


def save_public_bundle(path: Path, lists: Lists, *, clock: Clock, existing: Existing) -> str:
    """Write the bundle that may be published of lists, and return its seal.

    Raises
    ------
    UsageError
        The lists are what-ifs; a bundle holds what was declared.
    OutputError
        Something lies there already, or writing fails.

    """
    bundle = make_public_bundle(lists, clock=clock)
    write_bundle(path, bundle, existing=existing)
    return seal_of(bundle)


def make_bundle(material: Material, lists: Lists, *, clock: Clock) -> Bundle:
    """Return the bundle of lists that were counted from the material.

    Raises
    ------
    UsageError
        The lists are what-ifs; a bundle holds what was declared.

    """
    _check_declared(lists)
    return build_bundle(material, _recount(material, lists), stamp=_stamp(clock))


def make_public_bundle(lists: Lists, *, clock: Clock) -> Bundle:
    """Return the bundle that may be published of lists: no voter, no serial, no time, no few.

    Raises
    ------
    UsageError
        The lists are what-ifs; a bundle holds what was declared.

    """
    _check_declared(lists)
    material = published_material(lists)
    return build_bundle(material, recount(material), stamp=_stamp(clock), audience=PUBLIC)


def _check_declared(lists: Lists) -> None:
    if any(each.what_if for each in lists.listings):
        what = message("A what-if is not written into a bundle")
        remedy = message("Leave out --method and --budget, or declare them in the consultation.")
        raise UsageError(Finding(what, remedy=remedy))


def _stamp(clock: Clock) -> Stamp:
    return Stamp(clock.now(), _TOOL, new_salt)


def seal_of(bundle: Bundle) -> str:
    """Return the seal of a bundle: the SHA-256 of its ``SHA256SUMS``.

    Noted outside, it shows later that this is still the same bundle.
    """
    return sha256(bundle.files.get(SUMS, b""))


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
    tool = tool_of(read_log(log).events.values())
    levels = levels_of(
        findings,
        is_counted=bool(counted),
        is_same_version=tool == _TOOL,
        history=history,
        signed=signed if known else None,
    )
    return Verified(
        (*findings, *(history or ()), *signed), levels, counted[-1] if counted else None
    )


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


def recount(material: Material, *, progress: Progress = silent) -> Recount:
    """Count material, and return all that a bundle records of it."""
    return _recount(material, rank(material, progress=progress))


def _recount(material: Material, lists: Lists) -> Recount:
    result = result_json(lists)
    records = json.loads(result)["lists"]
    results = {RESULT: result, TABLE: canonical_csv(lists)}
    if material.form == PUBLISHED:
        results[STATED] = stated_lists(material)
    return Recount(
        title=lists.title.in_language("en") or material.source,
        rules=lists.rules,
        imported=tuple(_imported(material, lists)),
        runs=tuple(
            _run(each, sha256(canonical_json(record)))
            for each, record in zip(lists.all, records, strict=True)
        ),
        results=results,
        decisions=tuple(_decided(each) for each in lists.decisions),
    )


def _decided(decision: Decision) -> Decided:
    amount = None if decision.amount is None else number_text(decision.amount)
    return Decided(decision.project, decision.decided, amount, decision.reason)


def _imported(material: Material, lists: Lists) -> Iterator[Imported]:
    noticed = [finding for each in lists.listings for finding in each.findings]
    found = dict.fromkeys((*lists.findings, *noticed))
    for name in sorted(material.files):
        own = (each for each in found if _imported_from(each, material) == name)
        yield Imported(name, tuple(own))


def _imported_from(found: Finding, material: Material) -> str:
    """Name the file that a finding is about; a workbook goes by the name of what was kept of it."""
    file = found.spot.file
    is_workbook = material.form == WORKBOOK and file and file not in material.files
    return material.source if is_workbook else file


def _run(listing: Listing, result: str) -> Run:
    return Run(
        community=listing.community or None,
        instrument=listing.instrument or None,
        level=listing.level or None,
        view=listing.view or None,
        method=listing.method.info.id,
        version=listing.method.info.version,
        options=registry.stored_options(listing.method),
        tie_break=str(listing.result.tie_break),
        profile=listing.result.profile_digest,
        result=result,
    )
