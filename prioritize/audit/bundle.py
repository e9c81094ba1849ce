"""A bundle: the files by which anyone can check a count, as values in memory."""

from collections.abc import Iterable, Iterator, Mapping

from attrs import field, frozen

from prioritize.audit.chain import LOG, Entry, append, read_log
from prioritize.audit.checkpoint import NOTE, checkpoint_of
from prioritize.audit.commitment import DISCLOSURES, Salt, write_disclosures
from prioritize.audit.crate import crate
from prioritize.audit.entry import Hiding, Tool, entries
from prioritize.audit.event import OPERATOR, Actor
from prioritize.audit.event_types import BODIES
from prioritize.audit.layout import (
    BLOBS,
    CRATE,
    HEADER,
    INTERNAL,
    README,
    RESULTS,
    SUMS,
    header,
    is_bundle_path,
    sums,
)
from prioritize.audit.material import Material, Recount, clean_name
from prioritize.audit.readme import readme
from prioritize.errors import AuditError, Finding, Spot
from prioritize.model.digest import sha256
from prioritize.text import message


__all__ = ["Bundle", "Stamp", "build_bundle", "with_log"]


@frozen
class Bundle:
    """The files of a bundle, and what was odd about them where they were read.

    Attributes
    ----------
    files
        Contents by path, with forward slashes.
    findings
        What cannot be held as a file: links, names twice in an archive, files too large.

    """

    files: Mapping[str, bytes] = field(repr=False)
    findings: tuple[Finding, ...] = ()


@frozen
class Stamp:
    """Who counted, when, and with what: the parts of a log that a recount does not repeat.

    `at` is what `Clock.now` returns; `salt` hides personal values.
    """

    at: str
    tool: Tool
    salt: Salt = field(repr=False)
    actor: Actor = OPERATOR


def build_bundle(
    material: Material,
    recount: Recount,
    *,
    stamp: Stamp,
    notes: Iterable[str] = (),
    audience: str = INTERNAL,
) -> Bundle:
    """Make the bundle of a count.

    Parameters
    ----------
    material
        What was counted.
    recount
        What counting came to.
    stamp
        Time, program and person.
    notes
        What else a reader of the log should know, in sentences.
    audience
        Who may see it.

    Raises
    ------
    AuditError
        Something cannot stand in a bundle: a name, a setting, a digest.

    """
    hiding = Hiding(stamp.salt)
    logged = entries(material, recount, tool=stamp.tool, hide=hiding, notes=notes)
    findings = (*_misnamed(material, recount), *_malformed(logged))
    if findings:
        raise AuditError(findings)
    log = append(b"", logged, at=stamp.at, actor=stamp.actor)
    files = {
        DISCLOSURES: write_disclosures(hiding.disclosures),
        **{BLOBS + sha256(content): content for content in material.files.values()},
        **{RESULTS + name: content for name, content in recount.results.items()},
    }
    return with_log(files, log, audience=audience)


def with_log(files: Mapping[str, bytes], log: bytes, *, audience: str) -> Bundle:
    """Make a bundle of a log and the files that it names: all that follows from them is added."""
    whole = {
        **files,
        HEADER: header(log, audience=audience),
        LOG: log,
        NOTE: checkpoint_of(log).text(),
        README: readme(audience),
    }
    named = (path for path in whole if path not in (CRATE, SUMS))
    whole[CRATE] = crate(read_log(log), named)
    return Bundle(dict(sorted({**whole, SUMS: sums(whole)}.items())))


def _misnamed(material: Material, recount: Recount) -> Iterator[Finding]:
    for name in material.files:
        if name != clean_name(name):
            yield Finding(message("{name} cannot name a file of a bundle", name=clean_name(name)))
    if material.source not in material.files:
        what = message("The main file {name} is not among the files", name=material.source)
        yield Finding(what)
    for imported in recount.imported:
        if imported.name not in material.files:
            what = message("The imported file {name} is not among the files", name=imported.name)
            yield Finding(what)
    for name in recount.results:
        if not is_bundle_path(RESULTS + name):
            what = message("{name} cannot name a file of results", name=clean_name(name))
            remedy = message("Use lower-case letters a to z, digits, dots, hyphens, underscores.")
            yield Finding(what, remedy=remedy)


def _malformed(logged: Iterable[Entry]) -> Iterator[Finding]:
    for entry in logged:
        for finding in BODIES[entry.type](dict(entry.body), ""):
            yield finding.at(Spot(file=entry.type))
