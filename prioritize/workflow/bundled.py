"""Bundles of a run: what counting came to is written, and counted again by whoever verifies."""

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

from attrs import evolve

from prioritize import __version__, registry
from prioritize.audit.bundle import Bundle, Stamp, build_bundle
from prioritize.audit.entry import Tool
from prioritize.audit.env import Clock
from prioritize.audit.layout import PUBLIC, SUMS
from prioritize.audit.material import PUBLISHED, WORKBOOK, Decided, Imported, Material, Recount, Run
from prioritize.audit.verify import bundled_material
from prioritize.errors import Finding, UsageError
from prioritize.model.consultation import Decision
from prioritize.model.digest import canonical_json, sha256
from prioritize.ports.bundle_io import Existing, is_bundle, read_bundle, write_bundle
from prioritize.ports.chance import new_salt
from prioritize.report.csv_table import canonical_csv
from prioritize.report.json_result import result_json
from prioritize.tally.listing import Listing, Lists
from prioritize.text import message, number_text
from prioritize.workflow.audit_margin import typed_stacks
from prioritize.workflow.progress import Progress, silent
from prioritize.workflow.public import published_material, stated_lists
from prioritize.workflow.rank import rank
from prioritize.workflow.request import Request


__all__ = [
    "TOOL",
    "is_bundle",
    "make_bundle",
    "make_public_bundle",
    "material_of_bundle",
    "recount",
    "save_bundle",
    "save_public_bundle",
    "seal_of",
]

RESULT: Final = "result.json"
TABLE: Final = "ranking.canonical.csv"
STATED: Final = "stated.json"

TOOL: Final = Tool("prioritize", __version__)
"""This program."""


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
    return Stamp(clock.now(), TOOL, new_salt)


def seal_of(bundle: Bundle) -> str:
    """Return the seal of a bundle: the SHA-256 of its ``SHA256SUMS``.

    Noted outside, it shows later that this is still the same bundle.
    """
    return sha256(bundle.files.get(SUMS, b""))


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
        stacks=partial(typed_stacks, lists),
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
