"""Remove personal values from a bundle: the log still binds them, and nobody can read them."""

from collections.abc import Iterable, Mapping
from typing import Final

from prioritize.audit.bundle import with_log
from prioritize.audit.chain import LOG, Entry, append, read_log
from prioritize.audit.closing_types import REDACTED
from prioritize.audit.commitment import (
    DISCLOSURES,
    Disclosure,
    read_disclosures,
    write_disclosures,
)
from prioritize.audit.event import OPERATOR, Actor
from prioritize.audit.layout import BLOBS, HEADER, INTERNAL, RESULTS, audience_of
from prioritize.audit.printable import printable
from prioritize.errors import AuditError, Finding
from prioritize.text import message


__all__ = ["disclosed", "redact"]

_FEWEST: Final = 8
"""How many digits of a digest are enough to name it."""


def disclosed(files: Mapping[str, bytes]) -> Mapping[str, Disclosure]:
    """Return what a bundle still discloses, by the digests in its log.

    Raises
    ------
    AuditError
        The disclosures are malformed.

    """
    found, findings = read_disclosures(files.get(DISCLOSURES, b""))
    if findings:
        raise AuditError(findings)
    return found


def redact(
    files: Mapping[str, bytes],
    ids: Iterable[str],
    *,
    ground: str,
    at: str,
    actor: Actor = OPERATOR,
) -> Mapping[str, bytes]:
    """Remove disclosures from a bundle that holds, and log that they were removed.

    Parameters
    ----------
    files
        The files of the bundle.
    ids
        Digests of commitments, or at least their first 8 digits.
    ground
        Why they are removed.
    at
        What `Clock.now` returns.
    actor
        Who removes them.

    Returns
    -------
    mapping
        The files of the bundle without these values; it verifies as before, and its log continues
        the earlier one.

    Raises
    ------
    AuditError
        An id names nothing that is disclosed, or several; no ground is given; the log is broken.

    """
    shown = disclosed(files)
    gone = sorted({_named(id, shown) for id in ids})
    if not gone or not ground.strip():
        raise AuditError(message("A redaction needs what is removed, and why"))
    log = files.get(LOG, b"")
    findings = read_log(log).findings
    if findings:
        raise AuditError(findings)
    body = {"digests": gone, "ground": printable(ground.strip())}
    log = append(log, [Entry(REDACTED, body)], at=at, actor=actor)
    kept = {digest: each for digest, each in shown.items() if digest not in gone}
    content = {path: each for path, each in files.items() if path.startswith((BLOBS, RESULTS))}
    content[DISCLOSURES] = write_disclosures(kept)
    audience = audience_of(files.get(HEADER, b"")) or INTERNAL
    return with_log(content, log, audience=audience).files


def _named(id: str, shown: Mapping[str, Disclosure]) -> str:
    found = [digest for digest in shown if len(id) >= _FEWEST and digest.startswith(id)]
    if len(found) != 1:
        what = message("{id} names no value that this bundle discloses", id=printable(id))
        remedy = message(
            "Name the digest that stands in the log as _sd, or at least its first {n} digits.",
            n=_FEWEST,
        )
        raise AuditError(Finding(what, remedy=remedy))
    return found[0]
