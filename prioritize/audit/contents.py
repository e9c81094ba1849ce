"""Whether the files of a bundle are those that its log and its sums name, no more, no less."""

from collections.abc import Iterator, Mapping
from typing import Final

from attrs import frozen

from prioritize.audit.canonical import Value
from prioritize.audit.chain import LOG, Log
from prioritize.audit.checkpoint import NOTE, checkpoint_of, read_note
from prioritize.audit.commitment import DISCLOSURES, committed_in, read_disclosures
from prioritize.audit.counting_types import IMPORTED, PUBLISHED
from prioritize.audit.crate import crate
from prioritize.audit.event import Event
from prioritize.audit.layout import (
    BLOBS,
    CRATE,
    HEADER,
    INTERNAL,
    README,
    RESULTS,
    SUMS,
    audience_of,
    check_header,
    is_bundle_path,
    sum_line,
    sums,
)
from prioritize.audit.printable import printable
from prioritize.audit.readme import readme
from prioritize.errors import AuditError, Finding, Spot
from prioritize.model.digest import sha256
from prioritize.text import message


__all__ = ["check_contents"]


_EVERY: Final = (
    (HEADER, "B01"),
    (LOG, "B16"),
    (NOTE, "B11"),
    (README, "B16"),
    (CRATE, "B16"),
    (SUMS, "B19"),
)


@frozen
class _Named:
    """A file that an event names: its path in the bundle, and what it must be."""

    path: str
    digest: str
    size: Value
    spot: Spot


def check_contents(files: Mapping[str, bytes], log: Log) -> Iterator[Finding]:
    """Compare the files of a bundle with what its log and its sums say about them.

    Codes: B01 and B02 header, B11 no checkpoint, B12 the checkpoint or header of another log, B15
    something else than named, B16 missing, B17 a blob that nobody names, B18 what does not belong
    here, B19 sums, B20 a disclosure of what the log does not commit to.
    """
    last = max((row for row, each in log.events.items() if each.type == PUBLISHED), default=0)
    named = [
        each
        for number, event in log.events.items()
        if event.type != PUBLISHED or number == last
        for each in _names(event, number)
    ]
    yield from _fixed(files)
    yield from _checkpoint(files)
    yield from _disclosed(files, log)
    yield from _missing(files, named)
    paths = {each.path for each in named}
    for path, content in files.items():
        yield from _unnamed(path, content, paths)
    yield from _derived(files, log, paths)
    yield from _sums(files)


def _names(event: Event, number: int) -> Iterator[_Named]:
    spot = Spot(LOG, row=number)
    match event.body:
        case {"blob": str(blob), "bytes": size} if event.type == IMPORTED:
            yield _Named(BLOBS + blob, blob, size, spot)
        case {"files": list(published)} if event.type == PUBLISHED:
            for each in published:
                match each:
                    case {"name": str(name), "sha256": str(digest), "bytes": size}:
                        yield _Named(RESULTS + name, digest, size, spot)


def _fixed(files: Mapping[str, bytes]) -> Iterator[Finding]:
    """Check that the files are there which every bundle has."""
    for path, code in _EVERY:
        if path not in files:
            yield Finding(message("is missing"), Spot(path), code=code)
    if HEADER in files:
        yield from check_header(files[HEADER], files.get(LOG, b""))


def _checkpoint(files: Mapping[str, bytes]) -> Iterator[Finding]:
    """Compare the checkpoint with the log."""
    if NOTE not in files:
        return
    try:
        noted = read_note(files[NOTE])
    except AuditError as error:
        yield from error.findings
        return
    made = checkpoint_of(files.get(LOG, b""))
    if (noted.origin, noted.size, noted.root) != (made.origin, made.size, made.root):
        yield Finding(message("is the checkpoint of another log"), Spot(NOTE), code="B12")


def _disclosed(files: Mapping[str, bytes], log: Log) -> Iterator[Finding]:
    """Find disclosures of what the log does not commit to."""
    disclosures, findings = read_disclosures(files.get(DISCLOSURES, b""))
    yield from findings
    committed = {each for event in log.events.values() for each in committed_in(event.body)}
    for digest, disclosure in disclosures.items():
        if digest not in committed:
            what = message(
                "discloses {name}, to which the log does not commit",
                name=printable(disclosure.name),
            )
            yield Finding(what, Spot(DISCLOSURES), code="B20")


def _derived(files: Mapping[str, bytes], log: Log, paths: set[str]) -> Iterator[Finding]:
    """Compare what follows from the rest: the text for readers and the metadata."""
    audience = audience_of(files.get(HEADER, b"")) or INTERNAL
    if files.get(README, readme(audience)) != readme(audience):
        what = message("is not the text that goes with a bundle")
        yield Finding(what, Spot(README), code="B15")
    own = {HEADER, LOG, NOTE, README, *paths, *({DISCLOSURES} & files.keys())}
    if not log.findings and CRATE in files and files[CRATE] != crate(log, own):
        what = message("does not describe this bundle")
        yield Finding(what, Spot(CRATE), code="B15")


def _missing(files: Mapping[str, bytes], named: list[_Named]) -> Iterator[Finding]:
    for each in named:
        path = printable(each.path)
        if each.path not in files:
            yield Finding(
                message("names {path}, which is missing", path=path), each.spot, code="B16"
            )
        elif len(files[each.path]) != each.size or (
            each.path.startswith(RESULTS) and sha256(files[each.path]) != each.digest
        ):
            what = message("names {path}, which holds something else", path=path)
            yield Finding(what, each.spot, code="B15")


def _unnamed(path: str, content: bytes, named: set[str]) -> Iterator[Finding]:
    spot = Spot(printable(path))
    if not is_bundle_path(path):
        what = message("does not belong to the bundle")
        yield Finding(what, spot, message("Keep it somewhere else."), "B18")
        return
    if path.startswith(BLOBS) and path != BLOBS + sha256(content):
        yield Finding(message("does not hold what its name says"), spot, code="B15")
    if path.startswith((BLOBS, RESULTS)) and path not in named:
        code = "B17" if path.startswith(BLOBS) else "B18"
        yield Finding(message("is not named in the log"), spot, code=code)


def _sums(files: Mapping[str, bytes]) -> Iterator[Finding]:
    """Compare the sums; what does not belong to the bundle has been found already."""
    own = {path: content for path, content in files.items() if is_bundle_path(path)}
    if SUMS not in own or own[SUMS] == sums(own):
        return
    listed = set(own[SUMS].splitlines(keepends=True))
    changed = [
        path
        for path, content in own.items()
        if path != SUMS and sum_line(path, content) not in listed
    ]
    for path in changed:
        what = message("does not have the SHA-256 that {sums} lists", sums=SUMS)
        yield Finding(what, Spot(path), code="B19")
    if not changed:
        what = message("lists something else than the files here")
        yield Finding(what, Spot(SUMS), code="B19")
