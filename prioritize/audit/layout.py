"""Which files a bundle has, under which names, and the ones that follow from the others."""

import re
from collections.abc import Mapping
from typing import Final

from prioritize.audit.canonical import Value, read_canonical, write_canonical
from prioritize.audit.chain import LOG
from prioritize.audit.checkpoint import NOTE, origin_of
from prioritize.audit.commitment import DISCLOSURES
from prioritize.audit.event import VERSION
from prioritize.errors import AuditError, Finding, Spot
from prioritize.model.digest import sha256
from prioritize.text import message


__all__ = [
    "BLOBS",
    "CRATE",
    "HEADER",
    "INTERNAL",
    "PUBLIC",
    "README",
    "RESULTS",
    "SUMS",
    "audience_of",
    "check_header",
    "header",
    "is_bundle_path",
    "sum_line",
    "sums",
]

HEADER: Final = "BUNDLE.json"
README: Final = "README.txt"
SUMS: Final = "SHA256SUMS"
CRATE: Final = "ro-crate-metadata.json"
BLOBS: Final = "blobs/"
RESULTS: Final = "results/"

_FIXED: Final = (HEADER, README, SUMS, LOG, NOTE, DISCLOSURES, CRATE)
_BLOB: Final = re.compile(r"blobs/[0-9a-f]{64}")
_RESULT: Final = re.compile(r"results(/[a-z0-9_-][a-z0-9._-]*)+")
_LONGEST: Final = 100
_HEADER: Final[Mapping[str, Value]] = {
    "c14n": "RFC8785",
    "format": "prioritize/bundle",
    "hash": "sha-256",
    "version": VERSION,
}
INTERNAL: Final = "internal"
PUBLIC: Final = "public"
_AUDIENCES: Final = (INTERNAL, PUBLIC)


def is_bundle_path(path: str) -> bool:
    """Say whether a bundle may hold a file of this name.

    Names are ASCII and, but for those that people look for, lower case, so that they mean the
    same on every disk.

    Examples
    --------
    >>> is_bundle_path("results/sumbula/ranking.csv"), is_bundle_path("results/../log.jsonl")
    (True, False)

    """
    known = path in _FIXED or _BLOB.fullmatch(path) or _RESULT.fullmatch(path)
    return bool(known) and len(path) <= _LONGEST


def header(log: bytes, *, audience: str) -> bytes:
    """Return what stands in ``BUNDLE.json``: for whom the bundle is, and which log it holds."""
    own = {**_HEADER, "audience": audience, "origin": origin_of(log)}
    return write_canonical(own) + b"\n"


def audience_of(content: bytes) -> str:
    """Return for whom a bundle is, as its header says; empty where it does not say it."""
    try:
        found = read_canonical(content.removesuffix(b"\n"))
    except AuditError:
        return ""
    audience = found.get("audience") if isinstance(found, dict) else None
    return audience if isinstance(audience, str) and audience in _AUDIENCES else ""


def check_header(content: bytes, log: bytes) -> tuple[Finding, ...]:
    """Find what is wrong with ``BUNDLE.json``.

    It is no header (B01), one of another version (B02), or that of another log (B12).
    """
    try:
        found = read_canonical(content.removesuffix(b"\n"))
    except AuditError as error:
        return tuple(Finding(each.what, Spot(HEADER), code="B01") for each in error.findings)
    if not isinstance(found, dict) or found.get("format") != _HEADER["format"]:
        return (Finding(message("is not the header of a bundle"), Spot(HEADER), code="B01"),)
    expected: dict[str, Value] = {**_HEADER, "audience": audience_of(content) or INTERNAL}
    fields = (expected.keys() | found.keys()) - {"origin"}
    other = tuple(
        sorted(
            name
            for name in fields
            if write_canonical(found.get(name)) != write_canonical(expected.get(name))
        )
    )
    if other:
        what = message("says something that this version does not know: {fields}", fields=other)
        remedy = message("Verify the bundle with the version of prioritize that made it.")
        return (Finding(what, Spot(HEADER), remedy, "B02"),)
    if content != header(log, audience=str(expected["audience"])):
        return (Finding(message("is the header of another log"), Spot(HEADER), code="B12"),)
    return ()


def sums(files: Mapping[str, bytes]) -> bytes:
    """Return ``SHA256SUMS`` for all files but itself, as ``sha256sum --check`` reads it."""
    return b"".join(sum_line(path, files[path]) for path in sorted(files) if path != SUMS)


def sum_line(path: str, content: bytes) -> bytes:
    r"""Return the line of ``SHA256SUMS`` for one file.

    Examples
    --------
    >>> sum_line("log.jsonl", b"")[56:]
    b'7852b855  log.jsonl\n'

    """
    return f"{sha256(content)}  {path}\n".encode()
